/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* A request is repeated when the same category (“other” is none) was asked for at the same place before, within so many days; from the so-and-so-manieth time on
 * that is warned of and counted in the figures. Set by an office for its file. */
typedef struct {
  int days;
  int number;
} LpRequestRepeats;

/* What a new file begins with, and what may be set. */
#define LP_REQUEST_REPEATED_DAYS 90
#define LP_REQUEST_REPEATED_LEAST_DAYS 7
#define LP_REQUEST_REPEATED_MOST_DAYS 730
#define LP_REQUEST_REPEATED_LEAST 2
#define LP_REQUEST_REPEATED_MOST 20

gboolean lp_request_repeats_load (LinliDatabase     *reader,
                                  LpRequestRepeats  *repeats,
                                  GError           **error);
/* A LinliActionFunc with an LpRequestRepeats. */
gboolean lp_request_repeats_save (LinliTransaction  *transaction,
                                  gpointer           repeats,
                                  GError           **error);

/* SQL, for stores alone. A matter of no known category, or one that was split from another request, repeats nothing. */
#define LP_REQUEST_ALONE_SQL(table) \
  "(" table ".category IS NULL OR " table ".category = 'other' OR EXISTS (SELECT 1 FROM link l WHERE l.to_kind = 'matter' AND l.to_id = " table ".id" \
  " AND l.role = 'split' AND l.deleted_at IS NULL))"
/* The place of a matter: its dwelling, else what it is about, else the words; one without any is alone. */
#define LP_REQUEST_PLACE_SQL(table) \
  "CASE WHEN " LP_REQUEST_ALONE_SQL (table) " THEN 'matter ' || " table ".id WHEN " table ".dwelling_id IS NOT NULL THEN 'dwelling ' || " table \
  ".dwelling_id WHEN " table ".subject_kind IS NOT NULL THEN " table ".subject_kind || ' ' || " table ".subject_id WHEN " table \
  ".place_text <> '' THEN 'text ' || " table ".place_text ELSE 'matter ' || " table ".id END"
#define LP_REQUEST_SECOND_SQL(table) "CAST (strftime ('%s', " table ".opened_at) AS INTEGER)"
/* Whether the matter o came before the matter m. */
#define LP_REQUEST_EARLIER_SQL \
  "(" LP_REQUEST_SECOND_SQL ("o") " < " LP_REQUEST_SECOND_SQL ("m") " OR (" LP_REQUEST_SECOND_SQL ("o") " = " LP_REQUEST_SECOND_SQL ("m") " AND o.id < m.id))"
/* What the matter m is at least: the second time when it was merged into an earlier one. One that was merged into a later one was the first. */
#define LP_REQUEST_LEAST_SQL \
  "CASE WHEN m.state = 'merged' AND NOT EXISTS (SELECT 1 FROM requests_request j JOIN matter o ON o.id = j.merged_into WHERE j.id = m.id" \
  " AND j.deleted_at IS NULL AND NOT " LP_REQUEST_EARLIER_SQL ") THEN 2 ELSE 1 END"
/* The how-manieth time each row is asked for, over rows with id, category, place, second and least. */
#define LP_REQUEST_NTH_SQL(days) \
  "max (count (*) OVER (PARTITION BY category, place ORDER BY second RANGE BETWEEN 86400 * " days " PRECEDING AND CURRENT ROW)" \
  " - count (*) OVER (PARTITION BY category, place, second) + row_number () OVER (PARTITION BY category, place, second ORDER BY id), least)"
/* Begins a count, which is to be closed, of what was merged into m. */
#define LP_REQUEST_MERGED_SQL \
  "(SELECT count (*) FROM requests_request j JOIN matter o ON o.id = j.id WHERE j.merged_into = m.id AND j.deleted_at IS NULL AND o.state = 'merged'" \
  " AND o.deleted_at IS NULL"
/* Whether the earlier matter o is counted by LP_REQUEST_NTH_SQL for m. */
#define LP_REQUEST_COUNTED_SQL \
  "(o.category IS m.category AND " LP_REQUEST_PLACE_SQL ("o") " = " LP_REQUEST_PLACE_SQL ("m") " AND " LP_REQUEST_SECOND_SQL ("m") " - " \
  LP_REQUEST_SECOND_SQL ("o") " <= 86400 * (SELECT repeated_days FROM requests_setting WHERE id = 1))"
/* Those that came before the request m from elsewhere and were merged into it; and with those that came after it. */
#define LP_REQUEST_OLDER_SQL LP_REQUEST_MERGED_SQL " AND " LP_REQUEST_EARLIER_SQL " AND NOT " LP_REQUEST_COUNTED_SQL ")"
#define LP_REQUEST_JOINED_SQL LP_REQUEST_MERGED_SQL " AND NOT (" LP_REQUEST_EARLIER_SQL " AND " LP_REQUEST_COUNTED_SQL "))"
/* The how-manieth time the one request m is asked for: LP_REQUEST_NTH_SQL, asked with indexes. */
#define LP_REQUEST_BEFORE_SQL \
  "o.kind = 'requests' AND o.deleted_at IS NULL AND o.category = m.category AND NOT " LP_REQUEST_ALONE_SQL ("o") " AND " LP_REQUEST_SECOND_SQL ("m") " - " LP_REQUEST_SECOND_SQL ("o") \
  " BETWEEN 0 AND 86400 * (SELECT repeated_days FROM requests_setting WHERE id = 1) AND (" LP_REQUEST_SECOND_SQL ("o") " < " LP_REQUEST_SECOND_SQL ("m") \
  " OR o.id < m.id))"
#define LP_REQUEST_ONE_NTH_SQL \
  "max (1 + CASE WHEN " LP_REQUEST_ALONE_SQL ("m") " THEN 0 WHEN m.dwelling_id IS NOT NULL THEN (SELECT count (*) FROM matter o WHERE o.dwelling_id = m.dwelling_id AND " LP_REQUEST_BEFORE_SQL \
  " WHEN m.subject_kind IS NOT NULL THEN (SELECT count (*) FROM matter o WHERE o.subject_kind = m.subject_kind AND o.subject_id = m.subject_id" \
  " AND o.dwelling_id IS NULL AND " LP_REQUEST_BEFORE_SQL \
  " WHEN m.place_text <> '' THEN (SELECT count (*) FROM matter o WHERE o.place_text = m.place_text AND o.subject_kind IS NULL" \
  " AND o.dwelling_id IS NULL AND " LP_REQUEST_BEFORE_SQL " ELSE 0 END, " LP_REQUEST_LEAST_SQL ")"

G_END_DECLS
