/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Messages and questions over a window. A question frees what it was given when it is answered, or closed without an answer. */

#include "config.h"

#include "linli-message.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  LinliAnswerFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GtkWidget *entry;
  char *text;
  gboolean answered;
} LinliQuestion;

static void
linli_question_free (LinliQuestion *question)
{
  if (question->destroy != NULL)
    question->destroy (question->data);
  g_free (question->text);
  g_free (question);
}

static void
linli_question_closed (gpointer  data,
                       GClosure *closure)
{
  LinliQuestion *question = data;

  if (!question->answered)
    linli_question_free (question);
}

static void
linli_question_answer_cb (gpointer data)
{
  LinliQuestion *question = data;

  question->func (question->text, question->data);
  linli_question_free (question);
}

static void
linli_question_response_cb (AdwMessageDialog *dialog,
                            const char       *response,
                            LinliQuestion    *question)
{
  if (g_strcmp0 (response, "accept") != 0 || question->answered)
    return;

  if (question->entry != NULL)
    question->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));
  /* Later, when the dialog is gone: the answer may close the window under it. */
  question->answered = TRUE;
  g_idle_add_once (linli_question_answer_cb, question);
}

static void
linli_question_text_changed_cb (GtkEditable      *entry,
                                AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "accept", *text != '\0');
}

static AdwMessageDialog *
linli_message_new (GtkWidget  *parent,
                   const char *heading,
                   const char *body)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  return ADW_MESSAGE_DIALOG (dialog);
}

static LinliQuestion *
linli_message_present_question (AdwMessageDialog *dialog,
                                const char       *accept,
                                LinliAnswerFunc   func,
                                gpointer          data,
                                GDestroyNotify    destroy)
{
  LinliQuestion *question = g_new0 (LinliQuestion, 1);

  question->func = func;
  question->data = data;
  question->destroy = destroy;

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (dialog, "accept", accept);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (linli_question_response_cb), question, linli_question_closed, 0);

  return question;
}

/**
 * linli_message_show:
 * @parent: (nullable): a widget of the window concerned
 * @heading: what happened, in a few words
 * @body: what was not lost, and what to do
 *
 * Tells the user something that must not be missed.
 */
void
linli_message_show (GtkWidget  *parent,
                    const char *heading,
                    const char *body)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (heading != NULL);

  dialog = linli_message_new (parent, heading, body);
  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  adw_message_dialog_set_close_response (dialog, "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * linli_message_ask:
 * @parent: (nullable): a widget of the window concerned
 * @heading: the question
 * @body: what follows from agreeing
 * @accept: label of the button that agrees, a verb, with a mnemonic
 * @destructive: whether agreeing loses something
 * @func: called when the user agrees
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Asks for agreement. Prefer to act and offer to undo it; ask only before what cannot be undone.
 */
void
linli_message_ask (GtkWidget       *parent,
                   const char      *heading,
                   const char      *body,
                   const char      *accept,
                   gboolean         destructive,
                   LinliAnswerFunc  func,
                   gpointer         data,
                   GDestroyNotify   destroy)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (heading != NULL && accept != NULL && func != NULL);

  dialog = linli_message_new (parent, heading, body);
  linli_message_present_question (dialog, accept, func, data, destroy);
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  if (destructive)
    adw_message_dialog_set_default_response (dialog, "cancel");
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * linli_message_ask_text:
 * @parent: (nullable): a widget of the window concerned
 * @heading: the question
 * @body: why it is asked
 * @prompt: what the entry expects; its accessible name
 * @accept: label of the button, a verb, with a mnemonic
 * @func: called with the text, which is not empty
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Asks for a line of text.
 */
void
linli_message_ask_text (GtkWidget       *parent,
                        const char      *heading,
                        const char      *body,
                        const char      *prompt,
                        const char      *accept,
                        LinliAnswerFunc  func,
                        gpointer         data,
                        GDestroyNotify   destroy)
{
  AdwMessageDialog *dialog;
  LinliQuestion *question;
  GtkWidget *entry;

  g_return_if_fail (heading != NULL && accept != NULL && func != NULL);

  dialog = linli_message_new (parent, heading, body);
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), prompt);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, prompt, -1);
  adw_message_dialog_set_extra_child (dialog, entry);

  question = linli_message_present_question (dialog, accept, func, data, destroy);
  question->entry = entry;
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "accept", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (linli_question_text_changed_cb), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
