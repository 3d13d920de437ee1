/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

#define LINLI_TYPE_BANNER (linli_banner_get_type ())

/**
 * LinliBanner:
 *
 * A line across the top of a page that stays until its reason is gone, with an optional button.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliBanner, linli_banner, LINLI, BANNER, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_banner_new (void);
LINLI_EXPORT
void linli_banner_show (LinliBanner *self,
                        const char  *text,
                        const char  *button,
                        const char  *action);
LINLI_EXPORT
void linli_banner_hide (LinliBanner *self);
LINLI_EXPORT
void linli_banner_show_first (LinliBanner *self,
                              guint        n_shown);

G_END_DECLS
