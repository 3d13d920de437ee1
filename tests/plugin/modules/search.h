/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Ways to answer what is typed, well and badly. Each module takes one. */

G_GNUC_UNUSED static gboolean
answer (LinliDatabase  *reader,
        const char     *text,
        guint           most,
        GPtrArray      *results,
        GCancellable   *cancellable,
        GError        **error)
{
  g_ptr_array_add (results, linli_search_result_new ("compound", 1, text, "found"));
  return TRUE;
}

G_GNUC_UNUSED static gboolean
answer_oddly (LinliDatabase  *reader,
              const char     *text,
              guint           most,
              GPtrArray      *results,
              GCancellable   *cancellable,
              GError        **error)
{
  g_ptr_array_add (results, linli_search_result_new ("compound", 1, "\377 not UTF-8", "\376"));
  g_ptr_array_add (results, linli_search_result_new ("of another time", 2, "unknown kind", NULL));
  g_ptr_array_add (results, NULL);
  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (results, linli_search_result_new ("compound", i, "one of many", NULL));
  return TRUE;
}

G_GNUC_UNUSED static gboolean
fail (LinliDatabase  *reader,
      const char     *text,
      guint           most,
      GPtrArray      *results,
      GCancellable   *cancellable,
      GError        **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "There is no catalogue");
  return FALSE;
}

/* Slow, but does as it is told. */
G_GNUC_UNUSED static gboolean
wait (LinliDatabase  *reader,
      const char     *text,
      guint           most,
      GPtrArray      *results,
      GCancellable   *cancellable,
      GError        **error)
{
  while (!g_str_equal (text, "quick") && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  return g_str_equal (text, "quick");
}

/* Does not look at the cancellable, and goes on after an interruption. */
G_GNUC_UNUSED static gboolean
ask_for_ever (LinliDatabase  *reader,
              const char     *text,
              guint           most,
              GPtrArray      *results,
              GCancellable   *cancellable,
              GError        **error)
{
  for (guint n_failed = 0; n_failed < 10;)
    if (linli_database_get_int64 (reader, -1, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000)"
                                              " SELECT count (*) FROM n", NULL) < 0)
      n_failed++;
  return FALSE;
}

/* In the middle of a query, so that it holds the file as well. */
G_GNUC_UNUSED static gboolean
never_return (LinliDatabase  *reader,
              const char     *text,
              guint           most,
              GPtrArray      *results,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr (LinliStatement) statement = linli_database_query (reader, error, "SELECT name FROM sqlite_schema", NULL);

  linli_statement_step (statement, error);
  for (;;)
    g_usleep (10000);
  return TRUE;
}
