/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The community that strange bytes get into, and what people do with it. */

#include "community.h"

#include <glib/gstdio.h>

#include "fuzz.h"

#define N_HOUSEHOLDS 4
#define SEED 7

static GBytes *original;

static gboolean
rename_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction),
                                 "UPDATE person SET note = 'met' WHERE id = (SELECT min (id) FROM person);"
                                 "UPDATE building SET name = name || '-1' WHERE id = (SELECT min (id) FROM building);", error);
}

void
community_make (void)
{
  g_autofree char *path = g_build_filename (fuzz_get_folder (), "original.linli", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliContext) context = NULL;
  char *bytes;
  gsize size;

  linli_demo_create (path, N_HOUSEHOLDS, SEED, NULL, &error);
  g_assert_no_error (error);
  context = linli_context_open (path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  linli_store_act (linli_context_get_store (context), "names", rename_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  linli_context_close (context);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  original = g_bytes_new_take (bytes, size);
  g_unlink (path);
}

/* Returns: (transfer full): where a fresh copy lies */
char *
community_copy (void)
{
  static const char * const beside[] = { "community.linli-wal", "community.linli-shm", "community.linli-journal" };
  gsize size;
  const guint8 *data = g_bytes_get_data (original, &size);

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_build_filename (fuzz_get_folder (), beside[i], NULL);

      g_unlink (path);
    }
  return fuzz_write ("community.linli", data, size);
}

gint64
community_count (LinliContext *context,
                 const char   *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE deleted_at IS NULL", table);

  return linli_database_get_int64 (linli_context_get_database (context), -1, sql, NULL);
}

/* Looks at what there is: the map, the check, the search, the journal, a line of a note. */
void
community_use (LinliContext *context)
{
  static const char * const words[] = { "wang", "1-1-101", "139", "met" };
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) map_error = NULL;
  g_autoptr (GError) check_error = NULL;
  g_autoptr (GError) journal_error = NULL;
  g_autoptr (LinliMapSnapshot) snapshot = linli_map_loader_load (database, NULL, &map_error);
  g_autoptr (GPtrArray) findings = linli_check_file (database, NULL, NULL, &check_error);
  g_autoptr (GPtrArray) entries = linli_journal_list (database, 0, 20, &journal_error);

  fuzz_judge (snapshot != NULL, &map_error);
  fuzz_judge (findings != NULL, &check_error);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    g_assert_true (g_utf8_validate (linli_finding_get_message (g_ptr_array_index (findings, i)), -1, NULL));
  fuzz_judge (entries != NULL, &journal_error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) groups = linli_search_query (database, words[i], 10, LINLI_SEARCH_MASKED, &error);

      fuzz_judge (groups != NULL, &error);
    }
}

/* Something done, taken back, and done again. */
void
community_change (LinliContext *context)
{
  LinliStore *store = linli_context_get_store (context);
  g_autoptr (GError) act_error = NULL;
  g_autoptr (GError) undo_error = NULL;
  g_autoptr (GError) redo_error = NULL;

  fuzz_judge (linli_store_undo (store, NULL, &undo_error), &undo_error);
  fuzz_judge (linli_store_redo (store, NULL, &redo_error), &redo_error);
  fuzz_judge (linli_store_act (store, "names", rename_cb, NULL, NULL, &act_error), &act_error);
}
