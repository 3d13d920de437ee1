/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The module's only exported function, and the choice between the two kinds of workbook.
 *
 * Spreadsheets are not read through OGR although it has drivers for them. Tried with GDAL 3.6 on a sheet whose column mixes texts
 * and numbers: the column becomes text and the number 440524188001010014 arrives as the text "4.4052418800101E+17", so that a
 * spoilt identity number cannot be told from a mistyped one; a room kept as the number 101 with the format 0000 arrives as "101"
 * instead of "0101"; and merged cells, without which a header of two rows cannot be read, are not told at all. */

#include "config.h"

#include "linli-xlsx-edit.h"

static LinliTable *
linli_reader_open_table (const char    *path,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (LinliArchive) archive = linli_archive_open (path, error);
  g_autofree char *name = g_path_get_basename (path);

  if (archive == NULL)
    return NULL;
  if (linli_archive_has (archive, "[Content_Types].xml"))
    return linli_xlsx_read (archive, name, cancellable, error);
  if (linli_archive_has (archive, "content.xml"))
    return linli_ods_read (archive, name, cancellable, error);
  g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT, "this archive is neither an .xlsx nor an .ods workbook");
  return NULL;
}

const LinliReaderInterface *
linli_reader_get_interface (void)
{
  static const LinliReaderInterface interface = {
    .version = LINLI_READER_VERSION,
    .open_table = linli_reader_open_table,
    .edit_workbook = linli_xlsx_edit,
    .read_layout = linli_xlsx_read_layout,
    .open_features = linli_features_open,
    .close_features = linli_features_close,
    .get_n_layers = linli_features_get_n_layers,
    .describe_layer = linli_features_describe,
    .start_layer = linli_features_start,
    .next_feature = linli_features_next,
  };

  return &interface;
}
