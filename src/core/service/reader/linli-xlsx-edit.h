/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-reader-module.h"

G_BEGIN_DECLS

typedef struct _xmlNode xmlNode; /* libxml/tree.h */

/* Rows that are added to a sheet; numbers as the file has them, from 1. */
typedef struct {
  const char *sheet; /* its name */
  guint64 row; /* the row that they look like, and before which they come */
  guint64 n_rows; /* by which what stands below it goes down */
  guint64 n_own; /* by which it goes down itself: the same, but for one of its copies */
} LinliXlsxShift;

void linli_xlsx_shift_sheet (const LinliXlsxShift *shift,
                             xmlNode              *worksheet);
gboolean linli_xlsx_shift_formulas (const LinliXlsxShift *shift,
                                    xmlNode              *root,
                                    gboolean              own_sheet);
gboolean linli_xlsx_may_copy_row (const LinliXlsxShift *shift,
                                  xmlNode              *data);

void linli_xlsx_note_strings (xmlNode    *worksheet,
                              GHashTable *used);
gboolean linli_xlsx_blank_strings (xmlNode    *table,
                                   GHashTable *used);

gboolean linli_xlsx_edit (const char               *source,
                          const char               *target,
                          const LinliWorkbookEdit  *edit,
                          GCancellable             *cancellable,
                          GError                  **error);

gboolean linli_xlsx_read_layout (const char        *path,
                                 const char        *sheet,
                                 LinliSheetLayout  *layout,
                                 GCancellable      *cancellable,
                                 GError           **error);

G_END_DECLS
