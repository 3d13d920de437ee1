/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-row-query.h"

G_BEGIN_DECLS

/* The ids of a list that is sorted by what an index holds, in several ways; see linli-row-load.c. Each is a SELECT of ids; all but
 * @order have the parameters of the query. */
typedef struct {
  GStrv found;         /* for each filter that an index knows: everybody who meets it, and who is not in the list as well */
  guint n_quick;       /* how many of them an index answers at once; the others are read from end to end, or somebody is looked at */
  char *order;         /* everybody in the file, sorted, without empty fields; who shows there not to be in the list may be left out */
  gboolean narrow;     /* whether it leaves out nearly all of those: it is worth the time to read it to its end */
  gboolean counts;     /* @order has no rows, but tells linli_count() an id as often as stands in the field, the same ids together */
  gboolean most_first; /* how then to sort */
  char *tail;          /* those in the list whose field is empty, by id */
  char *few;           /* those in the list of the ids in a JSON array, its last parameter, sorted */
  char *match;         /* everybody in the list, in any order */
} LinliRowStatements;

struct _LinliRowQuery {
  gatomicrefcount count;
  char *ids_sql; /* or NULL for a sorted list */
  LinliRowStatements sorted;
  char *rows_sql;
  GPtrArray *parameters;
  GStrv kinds;
};

/* Told once, on the thread that loads, when the first ids are known; the array may be kept. */
typedef void (*LinliFirstIdsFunc) (GArray   *ids,
                                   gpointer  data);

/* Takes the statements. */
LinliRowQuery *_linli_row_query_new_sorted (const LinliRowStatements *statements,
                                            GPtrArray                *parameters,
                                            const char               *rows_sql,
                                            const char * const       *kinds);
GArray *_linli_row_query_load_ids (LinliRowQuery      *self,
                                   LinliDatabase      *database,
                                   guint               n_first,
                                   LinliFirstIdsFunc   first,
                                   gpointer            data,
                                   GCancellable       *cancellable,
                                   GError            **error);
/* Ids as a JSON array. */
char *_linli_row_query_write_ids (const gint64 *ids,
                                  gsize         n_ids);

G_END_DECLS
