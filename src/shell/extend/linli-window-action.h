/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"

G_BEGIN_DECLS

/**
 * LinliWindowActionFunc:
 * @window: the window it was asked for in; dialogs go over it
 * @context: its document
 * @selection: what is chosen in it
 * @data: what was given to linli_window_action_new()
 *
 * Does what the user asked for, or opens a dialog for it. Must not wait.
 */
typedef void (*LinliWindowActionFunc) (GtkWidget      *window,
                                       LinliContext   *context,
                                       LinliSelection *selection,
                                       gpointer        data);

#define LINLI_TYPE_WINDOW_ACTION (linli_window_action_get_type ())

/**
 * LinliWindowAction:
 *
 * An extension: something that can be done from everywhere in the window. It stands in the menu, is found by its name in the search entry,
 * and may have keys of its own.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliWindowAction, linli_window_action, LINLI, WINDOW_ACTION, GObject)

LINLI_EXPORT
LinliWindowAction *linli_window_action_new (const char            *id,
                                            const char            *title,
                                            const char            *icon_name,
                                            LinliWindowActionFunc  func,
                                            gpointer               data);
LINLI_EXPORT
const char *linli_window_action_get_id (LinliWindowAction *self);
LINLI_EXPORT
const char *linli_window_action_get_title (LinliWindowAction *self);
LINLI_EXPORT
const char *linli_window_action_get_icon_name (LinliWindowAction *self);
LINLI_EXPORT
void linli_window_action_run (LinliWindowAction *self,
                              GtkWidget         *window,
                              LinliContext      *context,
                              LinliSelection    *selection);

G_END_DECLS
