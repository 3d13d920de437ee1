/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

#define LINLI_TYPE_EMPTY_PAGE (linli_empty_page_get_type ())

/**
 * LinliEmptyPage:
 *
 * Stands in for a page or list that holds nothing: says what belongs there and offers the first steps.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliEmptyPage, linli_empty_page, LINLI, EMPTY_PAGE, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_empty_page_new (const char *icon_name,
                                 const char *title,
                                 const char *description);
LINLI_EXPORT
void linli_empty_page_set_text (LinliEmptyPage *self,
                                const char     *title,
                                const char     *description);
LINLI_EXPORT
GtkWidget *linli_empty_page_add_step (LinliEmptyPage *self,
                                      const char     *label,
                                      const char     *action,
                                      gboolean        suggested);

G_END_DECLS
