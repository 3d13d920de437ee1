/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Expressions that several *-store.c share. They speak of the matter as m, its dwelling as d and what stands of it as s. No views: one
 * over the core's tables would be in the way when the core changes them. */

#pragma once

/* The tables that the expressions need. */
#define LP_HAZARD_FROM \
  " FROM matter m LEFT JOIN dwelling d ON d.id = m.dwelling_id LEFT JOIN dwelling_standing s ON s.dwelling_id = m.dwelling_id"

/* Which are hazards. */
#define LP_HAZARD_IS "m.kind = 'hazards' AND m.deleted_at IS NULL"

/* Which were open when the day ?2 had passed, whatever became of them since. */
#define LP_HAZARD_OPEN_AT_END "(m.closed_at IS NULL OR date (m.closed_at, 'localtime') > ?2)"

/* The group of the category: what stands before the dash. */
#define LP_HAZARD_GROUP \
  "CASE WHEN m.category IS NULL THEN '' WHEN instr (m.category, '-') = 0 THEN m.category ELSE substr (m.category, 1, instr (m.category, '-') - 1) END"

/* Where a danger comes back: gas, electricity and letting in the dwelling itself, all else on the stairs of its unit. Points on the map are
 * one spot here; how near they are is asked beside it. */
#define LP_HAZARD_SPOT \
  "CASE WHEN m.dwelling_id IS NOT NULL AND (m.category LIKE 'gas-%' OR m.category IN ('power', 'rental')) THEN 'dwelling:' || m.dwelling_id" \
  " WHEN d.unit_id IS NOT NULL THEN 'unit:' || d.unit_id" \
  " WHEN m.subject_kind IN ('unit', 'building', 'place') THEN m.subject_kind || ':' || m.subject_id" \
  " WHEN m.dwelling_id IS NOT NULL THEN 'dwelling:' || m.dwelling_id" \
  " WHEN m.x IS NOT NULL THEN 'point'" \
  " WHEN m.place_text <> '' THEN 'text:' || m.place_text END"

/* Where it is on the map: its own point, its dwelling's, the middle of what it is about, or of the building in which that is. */
#define LP_HAZARD_MIDDLE(axis, low, high) \
  "coalesce (m." axis ", s." axis "," \
  " CASE m.subject_kind WHEN 'unit' THEN (SELECT avg (t." axis ") FROM dwelling e JOIN dwelling_standing t ON t.dwelling_id = e.id WHERE e.unit_id = m.subject_id)" \
  " WHEN 'building' THEN (SELECT (" low " + " high ") / 2 FROM rtree_building_geom WHERE id = m.subject_id)" \
  " WHEN 'place' THEN (SELECT (" low " + " high ") / 2 FROM rtree_place_geom WHERE id = m.subject_id) END," \
  " (SELECT (" low " + " high ") / 2 FROM rtree_building_geom WHERE id = coalesce (d.building_id," \
  " CASE m.subject_kind WHEN 'unit' THEN (SELECT building_id FROM unit WHERE id = m.subject_id) END)))"
#define LP_HAZARD_X LP_HAZARD_MIDDLE ("x", "minx", "maxx")
#define LP_HAZARD_Y LP_HAZARD_MIDDLE ("y", "miny", "maxy")
