/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

/* Pieces of statements about the households of a campaign. Parameters: ?1 its scope, ?2 today, ?3 its tag, ?4 only with gas, ?5 its id.
 * Aliases: s standing of the dwelling, d dwelling, h household, r how it stands in the campaign. */

/* Somebody lives there: who moved out or died is not counted, and is again when that was a mistake. A household of which nobody is
 * written down is one still. */
#define LP_HERE \
  "h.deleted_at IS NULL AND h.moved_out_on IS NULL AND (EXISTS (SELECT 1 FROM person p WHERE p.household_id = h.id AND p.deleted_at IS NULL" \
  " AND p.moved_out_on IS NULL AND p.deceased_on IS NULL) OR NOT EXISTS (SELECT 1 FROM person p WHERE p.household_id = h.id" \
  " AND p.deleted_at IS NULL))"

/* The dwellings of the scope. */
#define LP_PLACES \
  "WITH RECURSIVE area (id) AS (SELECT value FROM json_each (?1, '$.grid') UNION SELECT g.id FROM area a JOIN grid g ON g.parent_id = a.id" \
  " AND g.deleted_at IS NULL), place (dwelling) AS MATERIALIZED" \
  " (SELECT d.id FROM json_each (?1, '$.compound') j JOIN dwelling d ON d.compound_id = j.value" \
  " UNION SELECT d.id FROM json_each (?1, '$.compound') j JOIN building b ON b.compound_id = j.value JOIN dwelling d ON d.building_id = b.id" \
  " UNION SELECT d.id FROM json_each (?1, '$.building') j JOIN dwelling d ON d.building_id = j.value" \
  " UNION SELECT s.dwelling_id FROM area a JOIN dwelling_standing s ON s.grid_id = a.id" \
  " UNION SELECT value FROM json_each (?1, '$.dwelling')) "

#define LP_WITHIN "d.id IN (SELECT dwelling FROM place) AND "

#define LP_RESULT "LEFT JOIN visits_result r ON r.campaign_id = ?5 AND r.household_id = h.id AND r.deleted_at IS NULL "

#define LP_HOMES "CROSS JOIN dwelling d ON d.id = s.dwelling_id CROSS JOIN household h ON h.dwelling_id = d.id "
#define LP_FROM_ALL "FROM dwelling_standing s " LP_HOMES
#define LP_FROM_PLACES "FROM place CROSS JOIN dwelling_standing s ON s.dwelling_id = place.dwelling " LP_HOMES
#define LP_FROM_RESULTS \
  "FROM visits_result r CROSS JOIN household h ON h.id = r.household_id CROSS JOIN dwelling d ON d.id = h.dwelling_id" \
  " CROSS JOIN dwelling_standing s ON s.dwelling_id = d.id "

/* Of a known dwelling whether it is one of the campaign's. What is not known of its gas has to be looked at. */
#define LP_WANTED \
  "d.deleted_at IS NULL AND " LP_HERE \
  " AND (coalesce (?3, '') = '' OR EXISTS (SELECT 1 FROM person p JOIN tag t ON t.subject_kind = 'person' AND t.subject_id = p.id AND t.code = ?3" \
  " AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until > ?2) WHERE p.household_id = h.id AND p.deleted_at IS NULL" \
  " AND p.moved_out_on IS NULL AND p.deceased_on IS NULL) OR EXISTS (SELECT 1 FROM tag t WHERE t.subject_kind = 'household'" \
  " AND t.subject_id = h.id AND t.code = ?3 AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until > ?2)))" \
  " AND (NOT ?4 OR coalesce (d.has_gas, (SELECT b.has_gas FROM building b WHERE b.id = d.building_id), 1) <> 0)"
/* Twice in vain, and nothing was left at the door yet; in vain again after that. */
#define LP_NOTICE "r.stage = 0 AND r.attempts >= 2 AND r.notice_on IS NULL"
#define LP_REPORT "r.stage = 0 AND r.notice_on IS NOT NULL AND r.attempts > r.notice_attempts"
