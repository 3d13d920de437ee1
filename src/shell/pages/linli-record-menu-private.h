/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-record-action.h"
#include "linli-selection.h"

G_BEGIN_DECLS

/* Chooses the record at a point of the widget, unless it is among those that are chosen; FALSE where there is none. */
typedef gboolean (*LinliRecordMenuChooseFunc) (GtkWidget *widget,
                                               double     x,
                                               double     y);

/* Gives a table or a sheet the menu: by the other mouse button, the Menu key and Shift+F10; and the keys of plugins' actions. */
void _linli_record_menu_attach (GtkWidget                 *widget,
                                LinliContext              *context,
                                LinliSelection            *selection,
                                LinliRecordMenuChooseFunc  choose);
/* Opens the menu over what is chosen, at a point of @widget. Nothing happens where nothing is chosen. */
void _linli_record_menu_popup (GtkWidget      *widget,
                               LinliContext   *context,
                               LinliSelection *selection,
                               double          x,
                               double          y);
/* The plugin's action for what is chosen that the key does. */
LinliRecordAction *_linli_record_menu_find_key (LinliContext    *context,
                                                LinliSelection  *selection,
                                                guint            key,
                                                GdkModifierType  state);
/* A line of a menu that stands for the action, with its key; what it does is to be connected. */
GtkWidget *_linli_record_menu_add_action (GtkWidget         *box,
                                          LinliRecordAction *action);
/* What stands on the key of the action, in words; NULL where it has none. */
char *_linli_record_menu_dup_key (LinliRecordAction *action);

G_END_DECLS
