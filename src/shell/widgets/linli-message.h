/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

/**
 * LinliAnswerFunc:
 * @text: (nullable): what was typed, for a question that asks for text
 * @data: what was passed with the question
 *
 * Called when the user agreed; not called otherwise.
 */
typedef void (*LinliAnswerFunc) (const char *text,
                                 gpointer    data);

LINLI_EXPORT
void linli_message_show (GtkWidget  *parent,
                         const char *heading,
                         const char *body);
LINLI_EXPORT
void linli_message_ask (GtkWidget       *parent,
                        const char      *heading,
                        const char      *body,
                        const char      *accept,
                        gboolean         destructive,
                        LinliAnswerFunc  func,
                        gpointer         data,
                        GDestroyNotify   destroy);
LINLI_EXPORT
void linli_message_ask_text (GtkWidget       *parent,
                             const char      *heading,
                             const char      *body,
                             const char      *prompt,
                             const char      *accept,
                             LinliAnswerFunc  func,
                             gpointer         data,
                             GDestroyNotify   destroy);

G_END_DECLS
