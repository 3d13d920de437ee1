/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reads the rows of many ids. An import gives its records ids in a row, and some of them to records of other kinds: such rows are
 * read in one go rather than looked up one by one. No state; belongs to the thread of the statement. */

#include "config.h"

#include "linli-id-scan-private.h"

/* Ids that are read in one go, and how many of them may be somebody else's between two of ours. */
#define MOST_IN_BLOCK 4096
#define WIDEST_GAP 16

/* How many of the ids, which ascend, lie so close together that everything from the first to the last of them is read in one go. */
gsize
_linli_id_scan_measure (const gint64 *ids,
                        gsize         n_ids)
{
  gsize n = 1;

  while (n < n_ids && n < MOST_IN_BLOCK && ids[n] - ids[n - 1] < WIDEST_GAP)
    n++;
  return n;
}

static gboolean
scan_block (LinliStatement   *statement,
            const gint64     *ids,
            gsize             n_ids,
            LinliIdScanFunc   func,
            gpointer          data,
            GError          **error)
{
  GError *local_error = NULL;
  gboolean any;

  linli_statement_bind_int64 (statement, 1, ids[0]);
  linli_statement_bind_int64 (statement, 2, ids[n_ids - 1]);
  any = linli_statement_step (statement, &local_error);
  for (gsize i = 0; i < n_ids; i++)
    {
      while (any && linli_statement_get_int64 (statement, 0) < ids[i])
        any = linli_statement_step (statement, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      if (!func (any && linli_statement_get_int64 (statement, 0) == ids[i] ? statement : NULL, ids[i], data, error))
        return FALSE;
    }
  return TRUE;
}

/* Calls @func for each of @ids, which ascend. @statement gives rows whose first column is the id, in ascending order, for the ids
 * from its first parameter to its second. */
gboolean
_linli_id_scan (LinliStatement   *statement,
                const gint64     *ids,
                gsize             n_ids,
                LinliIdScanFunc   func,
                gpointer          data,
                GError          **error)
{
  gboolean done = TRUE;

  for (gsize i = 0, n; done && i < n_ids; i += n)
    {
      n = _linli_id_scan_measure (ids + i, n_ids - i);
      done = scan_block (statement, ids + i, n, func, data, error);
      linli_statement_reset (statement);
    }
  return done;
}
