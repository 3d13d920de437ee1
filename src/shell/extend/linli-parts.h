/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

#include "linli-selection.h"

G_BEGIN_DECLS

LINLI_EXPORT
GtkWidget *linli_parts_new (LinliSelection *selection,
                            const char     *page);
LINLI_EXPORT
void linli_parts_add (GtkWidget  *parts,
                      GtkWidget  *part,
                      const char *name,
                      const char *title);
LINLI_EXPORT
void linli_parts_show (LinliSelection *selection,
                       const char     *page,
                       const char     *name);

G_END_DECLS
