/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A community's file that something happened to. The input is a list of damages: bytes changed where they lie, or a value of a table put in place of
 * another, which no rule of the schema has looked at. */

#include <sqlite3.h>
#include <string.h>

#include "community.h"
#include "fuzz.h"

#define MOST_DAMAGES 32

void
fuzz_set_up (void)
{
  community_make ();
}

static void
change_bytes (const char *path,
              FuzzInput  *input)
{
  g_autofree char *bytes = NULL;
  gsize size, length, at;
  const guint8 *piece;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  at = fuzz_input_take_number (input, 3) % (size + 1);
  piece = fuzz_input_take_piece (input, size - at, &length);
  memcpy (bytes + at, piece, length);
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static char *
dup_text (sqlite3    *handle,
          const char *sql,
          const char *name,
          guint       number)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  if (name != NULL)
    sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, name != NULL ? 2 : 1, number);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

static void
bind_value (sqlite3_stmt *statement,
            FuzzInput    *input)
{
  guint type = fuzz_input_take_number (input, 1) % 5;
  gsize size;
  const guint8 *piece = fuzz_input_take_piece (input, 255, &size);
  guint64 bits = 0;
  double number;

  memcpy (&bits, piece, MIN (size, sizeof bits));
  memcpy (&number, &bits, sizeof number);
  switch (type)
    {
    case 0:
      sqlite3_bind_null (statement, 1);
      break;
    case 1:
      sqlite3_bind_int64 (statement, 1, (gint64) bits);
      break;
    case 2:
      sqlite3_bind_double (statement, 1, number);
      break;
    case 3:
      sqlite3_bind_text (statement, 1, (const char *) piece, (int) size, SQLITE_TRANSIENT);
      break;
    default:
      sqlite3_bind_blob (statement, 1, size > 0 ? (const void *) piece : "", (int) size, SQLITE_TRANSIENT);
    }
}

static void
change_value (sqlite3   *handle,
              FuzzInput *input)
{
  g_autofree char *table = dup_text (handle, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
                                     " LIMIT 1 OFFSET ?1 % (SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%')",
                                     NULL, fuzz_input_take_number (input, 1));
  g_autofree char *column = table == NULL ? NULL : dup_text (handle, "SELECT name FROM pragma_table_info (?1) ORDER BY cid"
                                                             " LIMIT 1 OFFSET ?2 % (SELECT count(*) FROM pragma_table_info (?1))",
                                                             table, fuzz_input_take_number (input, 1));
  char *sql;
  sqlite3_stmt *statement = NULL;

  if (column == NULL)
    return;
  sql = sqlite3_mprintf ("UPDATE \"%w\" SET \"%w\" = ?1 WHERE rowid IN (SELECT rowid FROM \"%w\" LIMIT 1 OFFSET %u)", table, column, table,
                         fuzz_input_take_number (input, 1) % 16);
  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK)
    {
      bind_value (statement, input);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  sqlite3_free (sql);
}

static void
change_values (const char *path,
               FuzzInput  *input)
{
  sqlite3 *handle;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    {
      sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      sqlite3_exec (handle, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
      for (guint i = 0; i < 8 && input->left > 0 && input->data[0] % 2 == 1; i++)
        {
          fuzz_input_take_number (input, 1);
          change_value (handle, input);
        }
    }
  sqlite3_close (handle);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzInput input = { data, size };
  g_autofree char *path = community_copy ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliContext) context = NULL;

  for (guint i = 0; i < MOST_DAMAGES && input.left > 0; i++)
    if (input.data[0] % 2 == 1)
      change_values (path, &input);
    else
      {
        fuzz_input_take_number (&input, 1);
        change_bytes (path, &input);
      }
  context = linli_context_open (path, LINLI_STORE_NO_BACKUP, &error);
  fuzz_judge (context != NULL, &error);
  if (context == NULL)
    return 0;
  community_use (context);
  community_change (context);
  linli_context_close (context);
  return 0;
}
