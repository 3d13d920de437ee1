/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* A request is repeated when the same category was asked for at the same place before, within so many days; from the so-and-so-manieth time on
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

/* SQL, for stores alone. The place of the matter m: its dwelling, else what it is about, else the words; one without any is alone. */
#define LP_REQUEST_PLACE_SQL \
  "CASE WHEN m.dwelling_id IS NOT NULL THEN 'dwelling ' || m.dwelling_id WHEN m.subject_kind IS NOT NULL THEN m.subject_kind || ' ' || m.subject_id" \
  " WHEN m.place_text <> '' THEN 'text ' || m.place_text ELSE 'matter ' || m.id END"
#define LP_REQUEST_SECOND_SQL(table) "CAST (strftime ('%s', " table ".opened_at) AS INTEGER)"
/* The how-manieth time each row is asked for, over rows with id, state, category, place, second. What was merged is at least the second. */
#define LP_REQUEST_NTH_SQL(days) \
  "max (count (*) OVER (PARTITION BY category, place ORDER BY second RANGE BETWEEN 86400 * " days " PRECEDING AND CURRENT ROW)" \
  " - count (*) OVER (PARTITION BY category, place, second) + row_number () OVER (PARTITION BY category, place, second ORDER BY id)," \
  " CASE state WHEN 'merged' THEN 2 ELSE 1 END)"
/* Those that came after the request m and were merged into it. */
#define LP_REQUEST_JOINED_SQL \
  "(SELECT count (*) FROM requests_request j JOIN matter o ON o.id = j.id WHERE j.merged_into = m.id AND j.deleted_at IS NULL AND o.state = 'merged'" \
  " AND o.deleted_at IS NULL AND (o.opened_at > m.opened_at OR (o.opened_at = m.opened_at AND o.id > m.id)))"
/* The how-manieth time the one request m is asked for: LP_REQUEST_NTH_SQL, asked with indexes. */
#define LP_REQUEST_BEFORE_SQL \
  "o.kind = 'requests' AND o.deleted_at IS NULL AND o.category IS m.category AND " LP_REQUEST_SECOND_SQL ("m") " - " LP_REQUEST_SECOND_SQL ("o") \
  " BETWEEN 0 AND 86400 * (SELECT repeated_days FROM requests_setting WHERE id = 1) AND (" LP_REQUEST_SECOND_SQL ("o") " < " LP_REQUEST_SECOND_SQL ("m") \
  " OR o.id < m.id))"
#define LP_REQUEST_ONE_NTH_SQL \
  "max (1 + CASE WHEN m.dwelling_id IS NOT NULL THEN (SELECT count (*) FROM matter o WHERE o.dwelling_id = m.dwelling_id AND " LP_REQUEST_BEFORE_SQL \
  " WHEN m.subject_kind IS NOT NULL THEN (SELECT count (*) FROM matter o WHERE o.subject_kind = m.subject_kind AND o.subject_id = m.subject_id" \
  " AND o.dwelling_id IS NULL AND " LP_REQUEST_BEFORE_SQL \
  " WHEN m.place_text <> '' THEN (SELECT count (*) FROM matter o WHERE o.place_text = m.place_text AND o.subject_kind IS NULL" \
  " AND o.dwelling_id IS NULL AND " LP_REQUEST_BEFORE_SQL " ELSE 0 END, CASE m.state WHEN 'merged' THEN 2 ELSE 1 END)"

G_END_DECLS
