/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

void _linli_letterhead_dialog_show (GtkWidget    *over,
                                    LinliContext *context);

G_END_DECLS
