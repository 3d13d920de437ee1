/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"

G_BEGIN_DECLS

LINLI_EXPORT
void linli_duplicates_show (GtkWidget      *from,
                            LinliContext   *context,
                            LinliSelection *selection);
LINLI_EXPORT
GtkWidget *linli_duplicates_new_offer (LinliContext   *context,
                                       LinliSelection *selection,
                                       gint64          person);

G_END_DECLS
