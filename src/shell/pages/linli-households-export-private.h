/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

G_BEGIN_DECLS

/* Writes the table with this filter as a spreadsheet: asks whether masked or in full, for a reason that is kept in the log, and where to. */
void _linli_households_export (GtkWidget                 *over,
                               LinliContext              *context,
                               const LinliResidentFilter *filter);

G_END_DECLS
