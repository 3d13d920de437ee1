/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-record-action.h"
#include "linli-selection.h"

G_BEGIN_DECLS

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
gboolean _linli_record_menu_is_key (guint           key,
                                    GdkModifierType state);

G_END_DECLS
