/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The text of a week for the chat group, before it is copied: all that was told, or what changed since. Names are masked until a reason is given,
 * which is logged, for what is copied leaves the office. What it holds is freed with its window. */

#include "lp-chat-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-chat-text.h"
#include "lp-dialog.h"
#include "lp-publish-store.h"
#include "lp-week.h"

/* What a worker is asked, and what it finds. */
typedef struct {
  char *monday;
  gboolean changes; /* only what changed */
  gboolean plain; /* names in full */
} LpChatQuestion;

typedef struct {
  char *text;
  gboolean told; /* something of the week is published */
} LpChatFound;

typedef struct {
  LinliContext *context;
  GtkWidget *over, *window, *week, *changes, *names, *view, *state, *copy;
  GCancellable *loading;
  char *monday;
  gboolean plain; /* a reason was given */
  gboolean shown; /* the text was read once */
} LpChatDialog;

static void
lp_chat_dialog_free (gpointer data)
{
  LpChatDialog *self = data;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_weak_pointer (&self->over);
  g_signal_handlers_disconnect_by_data (linli_context_get_store (self->context), self);
  g_signal_handlers_disconnect_by_data (linli_context_get_privacy (self->context), self);
  g_object_unref (self->context);
  g_free (self->monday);
  g_free (self);
}

static void
lp_chat_question_free (gpointer data)
{
  LpChatQuestion *question = data;

  g_free (question->monday);
  g_free (question);
}

static void
lp_chat_found_free (gpointer data)
{
  LpChatFound *found = data;

  g_free (found->text);
  g_free (found);
}

static gpointer
lp_chat_dialog_read (LinliDatabase  *reader,
                     gpointer        data,
                     GCancellable   *cancellable,
                     GError        **error)
{
  const LpChatQuestion *question = data;
  g_autofree char *unit = linli_community_dup_name (reader), *sunday = lp_day_dup_after (question->monday, LP_WEEK_DAYS - 1);
  g_autoptr (GPtrArray) changes = question->changes ? lp_publish_list_changes (reader, question->monday, sunday, error) : NULL;
  LpDeskWeek *week = question->changes ? NULL : lp_desk_week_read (reader, question->monday, error);
  LpChatFound *found;

  if (week == NULL && changes == NULL)
    return NULL;
  found = g_new0 (LpChatFound, 1);
  found->told = week != NULL && lp_chat_week_is_told (week);
  found->text = week != NULL ? lp_chat_dup_week (week, unit, !question->plain) : lp_chat_dup_changes (changes, question->monday, unit, !question->plain);
  g_clear_pointer (&week, lp_desk_week_free);
  return found;
}

static void
lp_chat_dialog_loaded_cb (GObject      *window,
                          GAsyncResult *result,
                          gpointer      unused)
{
  const LpChatQuestion *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  LpChatFound *found = g_task_propagate_pointer (G_TASK (result), &error);
  LpChatDialog *self = g_object_get_data (window, "chat");

  if (self != NULL && found != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->state), question->changes ? C_("chat", "What changed since publishing and nobody was told yet.")
                          : found->told ? C_("chat", "What was published; drafts are left out.")
                          : C_("chat", "Nothing of this week is published: the text says that it is a draft."));
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), found->text, -1);
      gtk_widget_set_sensitive (self->copy, TRUE);
      if (!self->shown) /* Enter copies */
        gtk_widget_grab_focus (self->copy);
      self->shown = TRUE;
    }
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_message_show (self->window, _("The roster could not be read"), error->message);
  g_clear_pointer (&found, lp_chat_found_free);
}

/* Until it was read there is nothing to copy: names that were in full must not stay after that was taken back. */
static void
lp_chat_dialog_load (LpChatDialog *self)
{
  LpChatQuestion *question = g_new0 (LpChatQuestion, 1);
  g_autoptr (GTask) task = NULL;

  *question = (LpChatQuestion) { g_strdup (self->monday), gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->changes)), self->plain };
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "", -1);
  gtk_widget_set_sensitive (self->copy, FALSE);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self->window, self->loading, lp_chat_dialog_loaded_cb, NULL);
  g_task_set_task_data (task, question, lp_chat_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_chat_dialog_read, lp_chat_found_free);
}

static void
lp_chat_dialog_changed_cb (LinliStore   *store,
                           LinliChanges *changes,
                           LpChatDialog *self)
{
  static const char * const kinds[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, "person", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_chat_dialog_load (self);
}

/* When everything is masked, so is this. */
static void
lp_chat_dialog_privacy_cb (LpChatDialog *self)
{
  if (!self->plain || !linli_privacy_get_locked (linli_context_get_privacy (self->context)))
    return;
  self->plain = FALSE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->names), FALSE);
  lp_chat_dialog_load (self);
}

/* The window is kept until the answer; what it showed may be gone by then. */
static void
lp_chat_dialog_reason_cb (const char *text,
                          gpointer    window)
{
  LpChatDialog *self = g_object_get_data (G_OBJECT (window), "chat");
  g_autofree char *reason = g_strdup_printf ("%s: %s", C_("chat", "Text for the Chat"), text);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  self->plain = linli_privacy_log (linli_context_get_store (self->context), "copy", reason, &error);
  if (error != NULL)
    linli_message_show (self->window, _("It could not be shown"), error->message);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->names), self->plain);
  lp_chat_dialog_load (self);
}

/* The box follows the answer, not the click. */
static void
lp_chat_dialog_names_cb (LpChatDialog *self)
{
  gboolean wanted = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->names));

  if (wanted == self->plain)
    return;
  if (!wanted)
    {
      self->plain = FALSE;
      lp_chat_dialog_load (self);
      return;
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->names), FALSE);
  if (linli_privacy_get_locked (linli_context_get_privacy (self->context)))
    linli_message_show (self->window, _("Everything is masked"), _("Unlock personal data first, then write the names in full."));
  else
    linli_message_ask_text (self->window, C_("chat", "Names in Full"), C_("chat", "Whose names leave the office, when and why is kept in the log."),
                            C_("chat", "Reason, such as: roster for the volunteers' group"), C_("chat", "_Write Them"), lp_chat_dialog_reason_cb,
                            g_object_ref (self->window), g_object_unref);
}

static void
lp_chat_dialog_copy_cb (LpChatDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter first, last;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &first, &last);
  text = gtk_text_buffer_get_text (buffer, &first, &last, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->over != NULL ? self->over : self->window), text);
  if (self->over != NULL)
    linli_toast_show (self->over, C_("chat", "Copied; paste it into the chat group"));
  gtk_window_close (GTK_WINDOW (self->window)); /* with all that it holds */
}

static GtkWidget *
lp_chat_dialog_new_bar (LpChatDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *ways = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->week = linli_button_new_toggle (C_("chat", "The _Week"));
  self->changes = linli_button_new_toggle (C_("chat", "Just the C_hanges"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->changes), GTK_TOGGLE_BUTTON (self->week));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->week), TRUE);
  g_signal_connect_swapped (self->changes, "toggled", G_CALLBACK (lp_chat_dialog_load), self);
  gtk_widget_add_css_class (ways, "linked");
  gtk_box_append (GTK_BOX (ways), self->week);
  gtk_box_append (GTK_BOX (ways), self->changes);
  self->names = gtk_check_button_new_with_mnemonic (C_("chat", "_Names in full"));
  g_signal_connect_swapped (self->names, "toggled", G_CALLBACK (lp_chat_dialog_names_cb), self);
  gtk_box_append (GTK_BOX (bar), ways);
  gtk_box_append (GTK_BOX (bar), self->names);
  return bar;
}

static GtkWidget *
lp_chat_dialog_new_text (LpChatDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("chat", "Text for the Chat"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

void
lp_chat_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     const char   *monday)
{
  LpChatDialog *self = g_new0 (LpChatDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->copy = linli_button_new (C_("chat", "_Copy"), NULL);
  self->context = g_object_ref (context);
  self->monday = g_strdup (monday);
  g_set_weak_pointer (&self->over, over);
  gtk_box_append (GTK_BOX (box), lp_chat_dialog_new_bar (self));
  self->state = linli_plain_label_add (box, "", "dim-label");
  gtk_box_append (GTK_BOX (box), lp_chat_dialog_new_text (self));
  gtk_widget_add_css_class (self->copy, "suggested-action");
  gtk_widget_set_halign (self->copy, GTK_ALIGN_END);
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (lp_chat_dialog_copy_cb), self);
  gtk_box_append (GTK_BOX (box), self->copy);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  gtk_widget_set_vexpand (box, TRUE);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("chat", "Text for the Chat"), box, 560, 620);
  lp_dialog_own (self->window, "chat", self, lp_chat_dialog_free);
  g_signal_connect (linli_context_get_store (context), "changed", G_CALLBACK (lp_chat_dialog_changed_cb), self);
  g_signal_connect_swapped (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_chat_dialog_privacy_cb), self);
  lp_chat_dialog_load (self);
  gtk_window_set_default_widget (GTK_WINDOW (self->window), self->copy);
  gtk_window_present (GTK_WINDOW (self->window));
}
