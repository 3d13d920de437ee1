/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A workbook of Excel or of OpenDocument. An input that is no archive is the parts of one, each ended by a byte of 30, in the order of the names
 * below; they are packed here, for an archive changed at random fails its sums. What is read can be edited, and what was edited can be read. */

#include <string.h>
#include <zip.h>

#include "fuzz.h"
#include "read.h"

static const char * const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
                                      "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml", "content.xml", "mimetype" };

/* What a part is where the input leaves it empty. */
static const char * const usual[] = {
  [3] = "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r="
        "'http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets>"
        "<definedNames><definedName name='N'>S!$A$1:$B$2</definedName></definedNames></workbook>",
  [4] = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/>"
        "<Relationship Id='rId2' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings' Target='sharedStrings.xml'/>"
        "<Relationship Id='rId3' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles' Target='styles.xml'/>"
        "</Relationships>",
  [5] = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/>"
        "</Relationships>",
  [6] = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
};

static void
add_part (zip_t      *zip,
          const char *name,
          const void *data,
          gsize       size)
{
  zip_int64_t index = zip_file_add (zip, name, zip_source_buffer (zip, data, size, 0), ZIP_FL_ENC_UTF_8);

  g_assert_cmpint (index, >=, 0);
  zip_set_file_compression (zip, (zip_uint64_t) index, ZIP_CM_STORE, 0);
}

static char *
pack (const guint8 *data,
      gsize         size)
{
  char *path = g_build_filename (fuzz_get_folder (), "list.xlsx", NULL);
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  g_assert_nonnull (zip);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const guint8 *end = size > 0 ? memchr (data, 30, size) : NULL;
      gsize length = end != NULL ? (gsize) (end - data) : size;

      if (length > 0)
        add_part (zip, names[i], data, length);
      else if (i < G_N_ELEMENTS (usual) && usual[i] != NULL)
        add_part (zip, names[i], usual[i], strlen (usual[i]));
      size -= MIN (size, length + 1);
      data = end != NULL ? end + 1 : data + length;
    }
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

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
  g_autofree char *path = size > 2 && memcmp (data, "PK", 2) == 0 ? fuzz_write ("list.xlsx", data, size) : pack (data, size);
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
