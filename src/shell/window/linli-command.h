/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>
#include <linli-export.h>

G_BEGIN_DECLS

#define LINLI_TYPE_COMMAND (linli_command_get_type ())

/**
 * LinliCommand:
 *
 * Something that can be done from the search entry by its name: a page to turn to, an action.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliCommand, linli_command, LINLI, COMMAND, GObject)

LINLI_EXPORT
LinliCommand *linli_command_new (const char *title,
                                 const char *icon_name,
                                 const char *action,
                                 const char *accelerator);
LINLI_EXPORT
GListModel *linli_command_list (GListModel *pages,
                                GListModel *actions);
LINLI_EXPORT
const char *linli_command_get_title (LinliCommand *self);
LINLI_EXPORT
const char *linli_command_get_icon_name (LinliCommand *self);
LINLI_EXPORT
const char *linli_command_get_action (LinliCommand *self);
LINLI_EXPORT
const char *linli_command_get_accelerator (LinliCommand *self);
LINLI_EXPORT
gboolean linli_command_matches (LinliCommand *self,
                                const char   *query);

G_END_DECLS
