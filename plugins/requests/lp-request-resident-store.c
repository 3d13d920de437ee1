/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reading who asked, and what was heard from them since the last answer. On any connection, bounded. */

#include "lp-request-store.h"

static void
lp_request_resident_free (gpointer data)
{
  LpRequestResident *resident = data;

  g_free (resident->name);
  g_free (resident->phone);
  g_free (resident->called_at);
  g_free (resident->words);
  g_free (resident);
}

static gpointer
lp_request_resident_read (LinliStatement *row,
                          gpointer        unused)
{
  LpRequestResident *resident = g_new (LpRequestResident, 1);

  *resident = (LpRequestResident) {
    linli_statement_get_int64 (row, 0), linli_statement_get_int64 (row, 1), g_strdup (linli_statement_get_text (row, 2)),
    g_strdup (linli_statement_get_text (row, 3)), g_strdup (linli_statement_get_text (row, 4)), linli_statement_get_int64 (row, 5) != 0,
    linli_statement_get_int64 (row, 6) != 0, linli_statement_get_int64 (row, 7) != 0, g_strdup (linli_statement_get_text (row, 8)),
  };
  return resident;
}

GPtrArray *
lp_request_list_residents (LinliDatabase  *reader,
                           gint64          id,
                           GError        **error)
{
  return linli_rows_collect (
    linli_database_query (reader, error,
                          "SELECT a.id, a.person_id, a.name, coalesce (a.phone, p.phone), c.at, c.responded, c.solved, c.satisfied, c.words"
                          " FROM requests_resident a LEFT JOIN person p ON p.id = a.person_id LEFT JOIN requests_callback c ON c.id ="
                          " (SELECT b.id FROM requests_callback b WHERE b.resident_id = a.id AND b.matter_id = a.matter_id AND b.deleted_at IS NULL AND b.at >="
                          " coalesce ((SELECT max (t.at) FROM timeline t WHERE t.matter_id = a.matter_id AND t.to_state = 'answered' AND t.deleted_at IS NULL), '')"
                          " ORDER BY b.at DESC, b.id DESC LIMIT 1) WHERE a.matter_id = ? AND a.deleted_at IS NULL ORDER BY a.id LIMIT 200", "i", id),
    lp_request_resident_read, NULL, lp_request_resident_free, error);
}
