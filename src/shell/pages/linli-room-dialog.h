/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

LINLI_EXPORT
void linli_room_dialog_show (GtkWidget    *from,
                             LinliContext *context,
                             gint64        building);

G_END_DECLS
