/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

LINLI_EXPORT
void linli_categories_dialog_show (GtkWidget       *over,
                                   LinliContext    *context,
                                   LinliMatterKind *kind);

G_END_DECLS
