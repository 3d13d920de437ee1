/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Pieces of SQL that several stores of parking say in the same way; "u" is parking_use. */

#pragma once

/* A bay is kept for a car until an agreement is in force. */
#define LP_USE_IS_KEPT "u.since IS NULL AND u.ended_why IS NULL AND u.deleted_at IS NULL"

/* A car parks there today, or will from a later day on. */
#define LP_USE_IS_SET "u.since IS NOT NULL AND (u.until IS NULL OR u.until >= date ('now', 'localtime')) AND u.ended_why IS NULL AND u.deleted_at IS NULL"

/* A car parks there today. */
#define LP_USE_IS_CURRENT "u.since <= date ('now', 'localtime') AND " LP_USE_IS_SET

/* Where the household of a car lives; NULL where nobody knows. */
#define LP_USE_DWELLING \
  "coalesce ((SELECT n.dwelling_id FROM matter n WHERE n.id = u.need_id), (SELECT o.dwelling_id FROM household o WHERE o.id = u.household_id))"
#define LP_USE_COMPOUND \
  "(SELECT coalesce (d.compound_id, (SELECT b.compound_id FROM building b WHERE b.id = d.building_id)) FROM dwelling d WHERE d.id = " LP_USE_DWELLING ")"

/* Compound and building, without the room: what others have to know of where somebody lives. */
#define LP_USE_PLACE \
  "(SELECT coalesce (c.name, '') || coalesce (' ' || b.name, '') FROM dwelling d LEFT JOIN building b ON b.id = d.building_id" \
  " LEFT JOIN compound c ON c.id = coalesce (d.compound_id, b.compound_id) WHERE d.id = " LP_USE_DWELLING ")"
