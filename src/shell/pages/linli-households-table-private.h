/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

#include "linli-selection.h"

G_BEGIN_DECLS

#define LINLI_TYPE_HOUSEHOLDS_TABLE (linli_households_table_get_type ())

/* The table: columns by the filter, rows by its query. Signals: "sorted" when a header was clicked, "chosen" when the
 * selection changed, "activated" with an id, "listed" when what was typed has been looked up. */
G_DECLARE_FINAL_TYPE (LinliHouseholdsTable, linli_households_table, LINLI, HOUSEHOLDS_TABLE, GtkWidget)

GtkWidget *_linli_households_table_new (LinliContext *context);
void _linli_households_table_set_filter (LinliHouseholdsTable      *self,
                                         const LinliResidentFilter *filter);
gboolean _linli_households_table_is_loading (LinliHouseholdsTable *self);
const char *_linli_households_table_get_sort (LinliHouseholdsTable *self,
                                              gboolean             *descending);
/* As a click on the header of that column: once more turns the order round. */
void _linli_households_table_sort_by (LinliHouseholdsTable *self,
                                      const char           *column);
GArray *_linli_households_table_dup_chosen (LinliHouseholdsTable *self,
                                            guint                 most);
void _linli_households_table_choose (LinliHouseholdsTable *self,
                                     gint64                id);
void _linli_households_table_mark (LinliHouseholdsTable *self,
                                   LinliSelection       *chosen);
LinliIdList *_linli_households_table_get_list (LinliHouseholdsTable *self);
gboolean _linli_households_table_choose_at (GtkWidget *table,
                                            double     x,
                                            double     y);

G_END_DECLS
