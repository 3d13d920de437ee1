/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

LINLI_EXPORT
GtkWidget *linli_journal_window_new (LinliContext *context);

G_END_DECLS
