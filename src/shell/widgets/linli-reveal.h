/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

/**
 * LinliRevealedFunc:
 * @data: what was passed with the question
 *
 * Called when a record has been revealed.
 */
typedef void (*LinliRevealedFunc) (gpointer data);

LINLI_EXPORT
void linli_reveal_ask (GtkWidget         *from,
                       LinliContext      *context,
                       const char        *kind,
                       gint64             id,
                       LinliRevealedFunc  func,
                       gpointer           data,
                       GDestroyNotify     destroy);

G_END_DECLS
