/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* An input that is no archive is the parts of one, each ended by a byte of 30, in the order of the names below; they are packed here, for an
 * archive changed at random fails its sums. */

#include "pack.h"

#include <string.h>
#include <zip.h>

#include "fuzz.h"

static const char * const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
                                      "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml", "content.xml", "mimetype",
                                      "xl/worksheets/_rels/sheet1.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/drawings/drawing1.xml" };

/* What a part is where the input leaves it empty. */
static const char * const usual[] = {
  [1] = "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' count='0' uniqueCount='0'/>",
  [2] = "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><fonts count='1'><font/></fonts><fills count='1'><fill/></fills>"
        "<borders count='1'><border/></borders><cellStyleXfs count='1'><xf/></cellStyleXfs><cellXfs count='1'><xf/></cellXfs></styleSheet>",
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

char *
pack_workbook (const guint8 *data,
               gsize         size)
{
  char *path;
  zip_t *zip;

  if (size > 2 && memcmp (data, "PK", 2) == 0)
    return fuzz_write ("list.xlsx", data, size);
  path = g_build_filename (fuzz_get_folder (), "list.xlsx", NULL);
  zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
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
