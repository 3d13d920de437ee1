/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>
#include <linli-import.h>

G_BEGIN_DECLS

/* Which rows are listed. */
typedef enum {
  LINLI_IMPORT_SHOW_ALL,
  LINLI_IMPORT_SHOW_NEW,
  LINLI_IMPORT_SHOW_UPDATED,
  LINLI_IMPORT_SHOW_UNCHANGED,
  LINLI_IMPORT_SHOW_REFUSED,
  LINLI_IMPORT_SHOW_WARNED,
  LINLI_IMPORT_N_SHOWN,
} LinliImportShown;

#define LINLI_TYPE_IMPORT_ROW_ITEM (linli_import_row_item_get_type ())

/* One row as the list shows it; a copy, so that it outlives the check. */
G_DECLARE_FINAL_TYPE (LinliImportRowItem, linli_import_row_item, LINLI, IMPORT_ROW_ITEM, GObject)

struct _LinliImportRowItem {
  GObject parent_instance;
  guint sheet;
  guint row;
  LinliImportVerdict verdict;
  gboolean warned;
  char *sheet_name;
  char *name;    /* masked */
  char *reasons; /* what is wrong, "" if nothing is */
};

#define LINLI_TYPE_IMPORT_ROW_LIST (linli_import_row_list_get_type ())

/* The rows with a person of a checked import, filtered; items are made when they are looked at. */
G_DECLARE_FINAL_TYPE (LinliImportRowList, linli_import_row_list, LINLI, IMPORT_ROW_LIST, GObject)

LinliImportRowList *_linli_import_row_list_new (LinliImport *import);
void _linli_import_row_list_show (LinliImportRowList *self,
                                  LinliImportShown    shown);

G_END_DECLS
