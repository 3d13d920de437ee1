/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A workbook of Excel or of OpenDocument. What is read can be edited, and what was edited can be read. */

#include "fuzz.h"
#include "pack.h"
#include "read.h"

static void
edit (const char *path,
      LinliTable *table,
      guint       seed)
{
  const LinliWorkbookCell cells[] = {
    { seed % 5, seed / 5 % 4, LINLI_CELL_TEXT, "王小明 <&>" },
    { seed % 5 + 1, seed / 5 % 4, LINLI_CELL_NUMBER, "12.5" },
    { seed % 7, 3, LINLI_CELL_DATE, "2026-02-27" },
    { seed % 3, 1, LINLI_CELL_EMPTY, "" },
  };
  const LinliWorkbookEdit how = { linli_sheet_get_name (linli_table_get_sheet (table, 0)), cells, G_N_ELEMENTS (cells), seed % 5, seed / 5 % 4 };
  g_autofree char *target = g_build_filename (fuzz_get_folder (), "edited.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) edited = NULL;

  fuzz_judge (linli_workbook_edit (path, target, &how, NULL, &error), &error);
  if (error != NULL)
    return;
  edited = linli_table_open (target, NULL, &error);
  g_assert_no_error (error);
  read_table (edited);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *path = pack_workbook (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) table = linli_table_open (path, NULL, &error);

  fuzz_judge (table != NULL, &error);
  if (table == NULL)
    return 0;
  read_table (table);
  if (linli_table_get_n_sheets (table) > 0)
    edit (path, table, data != NULL && size > 0 ? data[size - 1] : 0);
  return 0;
}
