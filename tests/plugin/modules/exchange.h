/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* An import and an export that never come to their end by themselves, but do as they are told. */

static gboolean
wait_to_be_stopped (LinliWorkReport  *report,
                    GCancellable     *cancellable,
                    GError          **error)
{
  linli_work_report_set_progress (report, 1, 2);
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  return FALSE;
}

static gboolean
take_in (LinliTransaction  *transaction,
         const char        *path,
         LinliWorkReport   *report,
         GCancellable      *cancellable,
         GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO compound (id, name) VALUES (?, 'half')", "i",
                             linli_transaction_new_id (transaction)) &&
         wait_to_be_stopped (report, cancellable, error);
}

static gboolean
give_out (LinliDatabase    *reader,
          const char       *path,
          LinliWorkReport  *report,
          GCancellable     *cancellable,
          GError          **error)
{
  return g_file_set_contents (path, "half", -1, error) && wait_to_be_stopped (report, cancellable, error);
}
