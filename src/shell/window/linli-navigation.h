/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

#define LINLI_TYPE_NAVIGATION (linli_navigation_get_type ())

/**
 * LinliNavigation:
 *
 * The column at the left: a row a page, with a live count of what waits there.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliNavigation, linli_navigation, LINLI, NAVIGATION, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_navigation_new (void);
LINLI_EXPORT
void linli_navigation_set_pages (LinliNavigation *self,
                                 GListModel      *pages);
LINLI_EXPORT
void linli_navigation_set_current (LinliNavigation *self,
                                   const char      *id);

G_END_DECLS
