/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-xlsx-formula.h"

G_BEGIN_DECLS

typedef struct _xmlNode xmlNode; /* libxml/tree.h */

/* Rows that are added to a sheet; numbers as the file has them, from 1. */
typedef struct {
  const char *sheet; /* its name */
  guint64 row; /* the row that they look like, and before which they come */
  guint64 n_rows; /* by which it goes down, and what stands below it */
} LinliXlsxShift;

guint64 linli_xlsx_shift_row (const LinliXlsxShift *shift,
                              guint64               row);
void linli_xlsx_shift_sheet (const LinliXlsxShift *shift,
                             xmlNode              *worksheet);
gboolean linli_xlsx_shift_formulas (const LinliXlsxShift *shift,
                                    xmlNode              *root,
                                    gboolean              own_sheet);
void linli_xlsx_shift_inputs (const LinliXlsxShift *shift,
                              xmlNode              *formula);
char *linli_xlsx_grow_formula (const LinliXlsxShift *shift,
                               const char           *formula,
                               gboolean              is_own);

/* The row that is copied. */
gboolean linli_xlsx_may_copy_row (const LinliXlsxShift *shift,
                                  xmlNode              *data,
                                  GArray               *arrays);
xmlNode *linli_xlsx_copy_row (xmlNode *data,
                              xmlNode *row);
void linli_xlsx_add_copies (const LinliXlsxShift *shift,
                            xmlNode              *model,
                            xmlNode              *before);
char *linli_xlsx_fill_formula (const LinliXlsxShift *shift,
                               const char           *formula,
                               guint64               n_down);

/* The values of formulas; @arrays are those of linli_xlsx_find_arrays(). */
gboolean linli_xlsx_forget_values (xmlNode  *data,
                                   GArray   *arrays,
                                   gboolean  texts_only);
void linli_xlsx_show_counts (xmlNode    *data,
                             GArray     *arrays,
                             GHashTable *texts);

void linli_xlsx_note_strings (xmlNode    *worksheet,
                              GHashTable *used);
gboolean linli_xlsx_has_text (xmlNode *text);
GHashTable *linli_xlsx_find_texts (xmlNode *table);
gboolean linli_xlsx_blank_strings (xmlNode    *table,
                                   GHashTable *used);

gboolean linli_xlsx_edit (const char               *path,
                          const LinliWorkbookEdit  *edit,
                          GCancellable             *cancellable,
                          GError                  **error);

gboolean linli_xlsx_read_layout (const char        *path,
                                 const char        *sheet,
                                 LinliSheetLayout  *layout,
                                 GCancellable      *cancellable,
                                 GError           **error);

G_END_DECLS
