/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Pieces of SQL that several stores of parking say in the same way; "u" is parking_use. */

#pragma once

/* Neither ended nor given up. "until" is set when a use ends; who ended today is out. How long an agreement lets a car park, its row says. */
#define LP_USE_IS_OPEN "u.deleted_at IS NULL AND (u.until IS NULL OR u.until > date ('now', 'localtime'))"

/* A bay is kept for a car until an agreement is in force. */
#define LP_USE_IS_KEPT "u.since IS NULL AND " LP_USE_IS_OPEN

/* A car parks there today, or will from a later day on. */
#define LP_USE_IS_SET "u.since IS NOT NULL AND " LP_USE_IS_OPEN

/* A car parks there today. */
#define LP_USE_IS_CURRENT "u.since <= date ('now', 'localtime') AND " LP_USE_IS_OPEN

/* Where the household of a car lives; NULL where nobody knows. */
#define LP_USE_DWELLING \
  "coalesce ((SELECT n.dwelling_id FROM matter n WHERE n.id = u.need_id), (SELECT o.dwelling_id FROM household o WHERE o.id = u.household_id))"
#define LP_USE_COMPOUND \
  "(SELECT coalesce (d.compound_id, (SELECT b.compound_id FROM building b WHERE b.id = d.building_id)) FROM dwelling d WHERE d.id = " LP_USE_DWELLING ")"

/* Compound and building, without the room: what others have to know of where somebody lives. */
#define LP_USE_PLACE \
  "(SELECT coalesce (c.name, '') || coalesce (' ' || b.name, '') FROM dwelling d LEFT JOIN building b ON b.id = d.building_id" \
  " LEFT JOIN compound c ON c.id = coalesce (d.compound_id, b.compound_id) WHERE d.id = " LP_USE_DWELLING ")"

/* Its last day: that of its end, else of the agreement by which it parks there; NULL for none. */
#define LP_USE_LAST_DAY \
  "coalesce (u.until, (SELECT max (a.ends_on) FROM parking_agreement a JOIN matter f ON f.id = a.id WHERE a.lot_id = u.lot_id AND a.deleted_at IS NULL" \
  " AND f.deleted_at IS NULL AND f.state = '" LP_AGREEMENT_IN_FORCE "' AND a.guest_id = " LP_USE_COMPOUND "))"
