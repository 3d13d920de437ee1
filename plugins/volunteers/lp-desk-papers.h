/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the desk hands out of a week: its actions, for the class, and their section of its menu. */
void lp_desk_papers_install_actions (GtkWidgetClass *widget_class);
void lp_desk_papers_add_menu (GMenu *menu);

G_END_DECLS
