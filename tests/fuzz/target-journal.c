/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a file remembers of the last action, to take it back: the input stands in place of it. */

#include <sqlite3.h>

#include "community.h"
#include "fuzz.h"

void
fuzz_set_up (void)
{
  community_make ();
}

static void
write_chunk (const char   *path,
             const guint8 *data,
             gsize         size)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "UPDATE journal_chunk SET data = ? WHERE journal_id = (SELECT max (journal_id) FROM journal_chunk)",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, size > 0 ? (const void *) data : "", (int) size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_changes (handle), >, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *path = community_copy ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliContext) context = NULL;

  write_chunk (path, data, size);
  context = linli_context_open (path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  community_change (context);
  linli_context_close (context);
  return 0;
}
