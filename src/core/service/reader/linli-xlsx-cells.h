/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-xlsx-formula.h"

G_BEGIN_DECLS

typedef struct _xmlNode xmlNode; /* libxml/tree.h */

guint64 linli_xlsx_get_row (xmlNode *row);
void linli_xlsx_set_row (xmlNode *row,
                         guint64  number);
xmlNode *linli_xlsx_find_row (xmlNode *data,
                              guint64  number);
void linli_xlsx_number_all (xmlNode *data);

gboolean linli_xlsx_read_place (xmlNode       *cell,
                                LinliXlsxCell *place);
void linli_xlsx_set_place (xmlNode *cell,
                           guint64  row,
                           guint    column);
guint linli_xlsx_get_column (xmlNode *cell);
xmlNode *linli_xlsx_find_cell (xmlNode *row,
                               guint    column);

gboolean linli_xlsx_is_shared (xmlNode *formula);
GHashTable *linli_xlsx_find_masters (xmlNode *data);
char *linli_xlsx_dup_formula (GHashTable *masters,
                              xmlNode    *cell,
                              gsize       longest);
gboolean linli_xlsx_set_formula (xmlNode    *formula,
                                 const char *text);
GArray *linli_xlsx_find_arrays (xmlNode  *data,
                                GError  **error);
gboolean linli_xlsx_is_calculated (GArray  *arrays,
                                   xmlNode *cell);

G_END_DECLS
