/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-table.h"

G_BEGIN_DECLS

typedef enum {
  LINLI_TABLE_FORMAT_NONE,
  LINLI_TABLE_FORMAT_ZIP,
  LINLI_TABLE_FORMAT_TEXT,
} LinliTableFormat;

LinliTableFormat _linli_table_sniff (const char  *path,
                                     GError     **error);
gboolean _linli_table_is_protected (GInputStream *stream);
LinliTable *_linli_table_open_text (const char    *path,
                                    GCancellable  *cancellable,
                                    GError       **error);
LinliTable *_linli_table_open_zip (const char    *path,
                                   GCancellable  *cancellable,
                                   GError       **error);
void _linli_sheet_trim (LinliSheet *self);

G_END_DECLS
