/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A list of residents that is taken over into a community, and taken back. The input is the rows; the head is known, so that they get further. */

#include <string.h>

#include "community.h"
#include "fuzz.h"

#define HEAD "小区,楼栋,单元,房号,姓名,身份证号,电话,与户主关系,居住状态,备注\n"

void
fuzz_set_up (void)
{
  community_make ();
}

static LinliTable *
read_list (const guint8 *data,
           gsize         size)
{
  g_autoptr (GByteArray) list = g_byte_array_new ();
  g_autofree char *path = NULL;

  g_byte_array_append (list, (const guint8 *) HEAD, strlen (HEAD));
  g_byte_array_append (list, data, size);
  path = fuzz_write ("list.csv", list->data, list->len);
  return linli_table_open (path, NULL, NULL);
}

static void
take_over (LinliContext *context,
           LinliImport  *import)
{
  static const char * const tables[] = { "person", "household", "dwelling", "building" };
  LinliStore *store = linli_context_get_store (context);
  gint64 before[G_N_ELEMENTS (tables)];
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = g_build_filename (fuzz_get_folder (), "refused.xlsx", NULL);
  LinliImportCounts counts;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    before[i] = community_count (context, tables[i]);
  fuzz_judge (linli_import_run (import, store, NULL, NULL, NULL, &error), &error);
  if (error != NULL)
    return;
  linli_import_get_counts (import, &counts);
  linli_import_write_refused (import, refused, &error);
  g_assert_no_error (error);
  community_use (context);
  if (linli_store_get_undo_title (store) != NULL && linli_store_undo (store, NULL, &error))
    for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
      g_assert_cmpint (community_count (context, tables[i]), ==, before[i]);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) table = read_list (data, size);
  g_autofree char *path = NULL;
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (LinliImport) import = NULL;

  if (table == NULL)
    return 0;
  path = community_copy ();
  context = linli_context_open (path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  import = linli_import_new (table, linli_context_get_database (context));
  fuzz_judge (linli_import_check (import, linli_context_get_database (context), NULL, NULL, NULL, &error), &error);
  if (error == NULL)
    take_over (context, import);
  linli_context_close (context);
  return 0;
}
