/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

G_BEGIN_DECLS

/* What the paper and the workbook of such a table are called in the settings of the office. */
const char *_linli_households_print_get_kind (const LinliResidentFilter *filter);
/* Puts these rows on paper, with the columns of the filter; chosen says whether they were picked one by one. Asks first when there
 * are more than go on paper. */
void _linli_households_print (GtkWidget                 *over,
                              LinliContext              *context,
                              const LinliResidentFilter *filter,
                              GArray                    *ids,
                              gboolean                   chosen);

G_END_DECLS
