/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

G_BEGIN_DECLS

/* What can happen to a person or a household: a button with a menu, or NULL where nothing can. Its items activate the action
 * details.change (name of the change, id). */
GtkWidget *_linli_details_new_changes (LinliContext *context,
                                       const char   *kind,
                                       gint64        id);
void _linli_details_change (GtkWidget    *from,
                            LinliContext *context,
                            const char   *change,
                            gint64        id);

G_END_DECLS
