/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-import-features.h>

G_BEGIN_DECLS

/* A scrolled page of reports, one group a layer. */
GtkWidget *_linli_import_report_new (void);
void _linli_import_report_clear (GtkWidget *report);
void _linli_import_report_add (GtkWidget                *report,
                               const LinliFeatureReport *layer,
                               const char               *becomes);

G_END_DECLS
