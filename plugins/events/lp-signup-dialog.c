/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A list pasted from a chat: on the left what was pasted, on the right whom it means. Residents are looked for on a worker; nothing is written before all
 * of it is taken in one action. Freed with its window. */

#include "lp-signup-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-signup-store.h"
#include "lp-silent-dialog.h"

typedef struct {
  LinliContext *context;
  LpEvent *event;
  GtkWidget *window;
  GtkWidget *text;
  GtkWidget *summary;
  GtkWidget *list;
  GtkWidget *take;
  GPtrArray *signups; /* (nullable): of LpSignup */
  GPtrArray *choices; /* of GtkDropDown beside them, borrowed; NULL where nobody is to be chosen */
  GPtrArray *winners; /* of GtkDropDown, borrowed: whether what is on the list already stays; NULL where there is no difference */
  GCancellable *reading;
} LpSignupDialog;

static void
lp_signup_dialog_free (gpointer data)
{
  LpSignupDialog *self = data;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->signups, g_ptr_array_unref);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->winners);
  lp_event_free (self->event);
  g_object_unref (self->context);
  g_free (self);
}

/* What a worker reads: the text, and the answer. */
typedef struct {
  char *text;
  gint64 event_id;
} LpSignupQuestion;

typedef struct {
  LpChain *chain;
  GPtrArray *signups;
} LpSignupAnswer;

static void
lp_signup_question_free (gpointer data)
{
  LpSignupQuestion *question = data;

  g_free (question->text);
  g_free (question);
}

static void
lp_signup_answer_free (gpointer data)
{
  LpSignupAnswer *answer = data;

  lp_chain_free (answer->chain);
  g_clear_pointer (&answer->signups, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
lp_signup_dialog_read (LinliDatabase  *reader,
                       gpointer        data,
                       GCancellable   *cancellable,
                       GError        **error)
{
  const LpSignupQuestion *question = data;
  LpSignupAnswer *answer = g_new0 (LpSignupAnswer, 1);

  answer->chain = lp_chain_parse (question->text);
  answer->signups = lp_signup_list (reader, answer->chain, question->event_id, error);
  if (answer->signups != NULL)
    return answer;
  lp_signup_answer_free (answer);
  return NULL;
}

static char *
lp_signup_dialog_dup_candidate (const LpSignupCandidate *candidate)
{
  g_autofree char *name = linli_mask_name (candidate->name), *address = candidate->address != NULL ? linli_mask_address (candidate->address) : NULL;
  g_autofree char *phone = candidate->phone != NULL ? linli_mask_phone (candidate->phone) : NULL;

  return g_strjoin (" ", name, address != NULL ? address : "", phone, NULL);
}

/* The residents it may mean. The one that is meant for certain is chosen at first; whoever is unsure stays as written until somebody confirms it. */
static GtkWidget *
lp_signup_dialog_new_choice (const LpSignup *signup)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autofree char *name = g_strdup_printf (C_("sign-up", "Resident meant by %s"), signup->name);
  g_auto (GStrv) words = NULL;
  GtkWidget *choice;

  g_strv_builder_add (labels, C_("sign-up", "as it is written"));
  for (guint i = 0; i < signup->candidates->len; i++)
    {
      g_autofree char *label = lp_signup_dialog_dup_candidate (g_ptr_array_index (signup->candidates, i));

      g_strv_builder_add (labels, label);
    }
  words = g_strv_builder_end (labels);
  choice = linli_drop_down_new ((const char * const *) words, name);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), lp_signup_is_certain (signup) ? 1 : 0);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 230, -1);
  return choice;
}

/* Below the entry: what was set by hand, or the places that they have, which stays at first. */
static GtkWidget *
lp_signup_dialog_add_winner (LpSignupDialog *self,
                             const LpSignup *signup)
{
  const char * const labels[] = { signup->outgrows ? C_("sign-up", "keep these places") : C_("sign-up", "keep what was set by hand"),
                                  signup->outgrows ? C_("sign-up", "all of them wait") : C_("sign-up", "as the list says"), NULL };
  g_autofree char *name = g_strdup_printf (C_("sign-up", "What holds for %s"), signup->name);
  GtkWidget *winner = linli_drop_down_new (labels, name), *row = linli_plain_row_new (signup->difference, NULL);

  gtk_widget_set_valign (winner, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), winner);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), winner);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return winner;
}

static void
lp_signup_dialog_add_row (LpSignupDialog *self,
                          const LpSignup *signup)
{
  g_autofree char *title = signup->people > 1 ? g_strdup_printf (C_("sign-up", "%s, %d people"), signup->name, signup->people) : g_strdup (signup->name);
  const char *why = lp_signup_is_certain (signup) ? C_("sign-up", "found") : signup->candidates->len == 0 ? C_("sign-up", "no resident found")
                    : signup->candidates->len == 1 ? C_("sign-up", "please check") : C_("sign-up", "several fit: choose");
  g_autoptr (GString) words = g_string_new (why);
  GtkWidget *row, *choice = signup->candidates->len > 0 ? lp_signup_dialog_new_choice (signup) : NULL;

  if (*signup->place != '\0')
    g_string_append_printf (words, " · %s", signup->place);
  if (!g_str_equal (signup->status, LP_STATUS_REGISTERED))
    g_string_append_printf (words, " · %s", lp_status_get_label (signup->status));
  if (signup->known)
    g_string_append (words, C_("sign-up", " · on the list already"));
  if (signup->unsure != NULL)
    g_string_append_printf (words, " · %s", signup->unsure);
  row = linli_plain_row_new (title, words->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (choice != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice); /* by keys the row opens it */
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->choices, choice);
  g_ptr_array_add (self->winners, signup->difference != NULL ? lp_signup_dialog_add_winner (self, signup) : NULL);
}

/* Everything that was no entry, that nothing is dropped in silence. */
static void
lp_signup_dialog_add_rest (LpSignupDialog *self,
                           const LpChain  *chain)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *title = NULL;
  guint n = 0;

  for (guint i = 0; i < chain->pieces->len; i++)
    {
      const LpChainPiece *piece = &g_array_index (chain->pieces, LpChainPiece, i);
      g_autofree char *words = g_strstrip (g_strndup (chain->text + piece->start, piece->length));

      if (piece->fate == LP_CHAIN_ENTRY || piece->fate == LP_CHAIN_BLANK || *words == '\0')
        continue;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), linli_plain_row_new (words, lp_chain_fate_get_label (piece->fate)));
      n++;
    }
  title = g_strdup_printf (C_("sign-up", "Taken for no sign-up: %u"), n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  if (n > 0)
    gtk_list_box_append (GTK_LIST_BOX (self->list), expander);
  else
    g_object_unref (g_object_ref_sink (expander));
}

static void
lp_signup_dialog_show_answer (LpSignupDialog *self,
                              LpSignupAnswer *answer)
{
  guint n_certain = 0, n_people = 0, n_different = 0, n_grown = 0;
  g_autoptr (GString) words = g_string_new (NULL);

  linli_plain_list_clear (self->list);
  g_ptr_array_set_size (self->choices, 0);
  g_ptr_array_set_size (self->winners, 0);
  g_clear_pointer (&self->signups, g_ptr_array_unref);
  self->signups = g_steal_pointer (&answer->signups);
  for (guint i = 0; i < self->signups->len; i++)
    {
      const LpSignup *signup = g_ptr_array_index (self->signups, i);

      n_certain += lp_signup_is_certain (signup);
      n_people += g_str_equal (signup->status, LP_STATUS_REGISTERED) ? signup->people : 0;
      n_different += signup->difference != NULL && !signup->outgrows;
      n_grown += signup->outgrows;
      lp_signup_dialog_add_row (self, signup);
    }
  lp_signup_dialog_add_rest (self, answer->chain);
  g_string_printf (words, C_("sign-up", "%u entries, %u people come; %u found for certain, %u to check"), self->signups->len, n_people, n_certain,
                   self->signups->len - n_certain);
  if (n_different > 0)
    g_string_append_printf (words, C_("sign-up", "; %u were set by hand otherwise"), n_different);
  if (n_grown > 0)
    g_string_append_printf (words, C_("sign-up", "; %u grew and have not enough places"), n_grown);
  gtk_label_set_text (GTK_LABEL (self->summary), words->str);
  gtk_widget_set_visible (self->list, TRUE);
  gtk_widget_set_sensitive (self->take, self->signups->len > 0);
}

static void
lp_signup_dialog_read_cb (GObject      *window,
                          GAsyncResult *result,
                          gpointer      data)
{
  LpSignupDialog *self = g_object_get_data (window, "signup");
  g_autoptr (GError) error = NULL;
  LpSignupAnswer *answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (self != NULL && gtk_widget_get_visible (GTK_WIDGET (window)) && g_task_get_cancellable (G_TASK (result)) == self->reading)
    {
      if (answer != NULL)
        lp_signup_dialog_show_answer (self, answer);
      else
        linli_act_show_error (self->window, error);
    }
  g_clear_pointer (&answer, lp_signup_answer_free);
}

static void
lp_signup_dialog_read_again_cb (LpSignupDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  LpSignupQuestion *question = g_new0 (LpSignupQuestion, 1);
  g_autoptr (GTask) task = NULL;

  g_object_get (buffer, "text", &question->text, NULL);
  question->event_id = self->event->id;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  task = g_task_new (self->window, self->reading, lp_signup_dialog_read_cb, NULL);
  g_task_set_task_data (task, question, lp_signup_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_signup_dialog_read, lp_signup_answer_free);
}

/* An entry as it is to be taken now. */
static LpAttendee *
lp_signup_dialog_dup_attendee (LpSignupDialog *self,
                               guint           i)
{
  const LpSignup *signup = g_ptr_array_index (self->signups, i);
  GtkWidget *choice = g_ptr_array_index (self->choices, i), *winner = g_ptr_array_index (self->winners, i);
  guint chosen = choice != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)) : 0;
  LpAttendee *attendee = lp_signup_dup_attendee (signup, self->event->id, chosen > 0
                           ? ((LpSignupCandidate *) g_ptr_array_index (signup->candidates, chosen - 1))->person_id : 0);

  attendee->list_wins = winner != NULL && gtk_drop_down_get_selected (GTK_DROP_DOWN (winner)) == 1;
  return attendee;
}

static void
lp_signup_dialog_take_cb (LpSignupDialog *self)
{
  GPtrArray *attendees = g_ptr_array_new_with_free_func (lp_attendee_free);

  for (guint i = 0; self->signups != NULL && i < self->signups->len; i++)
    g_ptr_array_add (attendees, lp_signup_dialog_dup_attendee (self, i));
  linli_act_and_close (self->window, self->context, C_("sign-up", "Sign-up list taken"), lp_attendee_take, attendees, (GDestroyNotify) g_ptr_array_unref);
}

/* Over what was read, which counts, too. */
static void
lp_signup_dialog_silent_cb (LpSignupDialog *self)
{
  GArray *persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *unsure = g_ptr_array_new_with_free_func (lp_attendee_free);

  for (guint i = 0; self->signups != NULL && i < self->signups->len; i++)
    {
      LpAttendee *attendee = lp_signup_dialog_dup_attendee (self, i);

      if (attendee->person_id == 0)
        {
          g_ptr_array_add (unsure, attendee);
          continue;
        }
      g_array_append_val (persons, attendee->person_id);
      lp_attendee_free (attendee);
    }
  lp_silent_dialog_show (self->window, self->context, self->event, persons, unsure);
}

static GtkWidget *
lp_signup_dialog_new_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
lp_signup_dialog_new_paste (LpSignupDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *read = gtk_button_new_with_mnemonic (C_("sign-up", "_Read the List"));

  linli_plain_label_add (box, C_("sign-up", "Paste the list from the chat group here"), "heading");
  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 10);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("sign-up", "The pasted list"), -1);
  gtk_widget_add_css_class (self->text, "card");
  gtk_widget_set_size_request (box, 320, -1);
  gtk_widget_set_hexpand (box, FALSE); /* what was read takes the room */
  gtk_box_append (GTK_BOX (box), lp_signup_dialog_new_scroller (self->text));
  linli_button_name_once (read);
  g_signal_connect_swapped (read, "clicked", G_CALLBACK (lp_signup_dialog_read_again_cb), self);
  gtk_box_append (GTK_BOX (box), read);
  return box;
}

static GtkWidget *
lp_signup_dialog_new_found (LpSignupDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *silent = gtk_button_new_with_mnemonic (C_("sign-up", "_Who Has Not Answered…"));

  self->summary = linli_plain_label_add (box, C_("sign-up", "Nothing is read yet"), "heading");
  self->list = linli_plain_list_add (rows, C_("sign-up", "Whom the list means"));
  gtk_widget_set_visible (self->list, FALSE);
  gtk_box_append (GTK_BOX (box), lp_signup_dialog_new_scroller (rows));
  linli_button_name_once (silent);
  gtk_widget_set_hexpand (silent, TRUE);
  gtk_widget_set_halign (silent, GTK_ALIGN_START);
  g_signal_connect_swapped (silent, "clicked", G_CALLBACK (lp_signup_dialog_silent_cb), self);
  self->take = gtk_button_new_with_mnemonic (C_("sign-up", "_Take All"));
  linli_button_name_once (self->take);
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_widget_set_sensitive (self->take, FALSE);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (lp_signup_dialog_take_cb), self);
  gtk_box_append (GTK_BOX (foot), silent);
  gtk_box_append (GTK_BOX (foot), self->take);
  gtk_box_append (GTK_BOX (box), foot);
  return box;
}

void
lp_signup_dialog_show (GtkWidget     *over,
                       LinliContext  *context,
                       const LpEvent *event)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  LpSignupDialog *self = g_new0 (LpSignupDialog, 1);

  self->context = g_object_ref (context);
  self->event = lp_event_copy (event);
  self->choices = g_ptr_array_new ();
  self->winners = g_ptr_array_new ();
  gtk_box_append (GTK_BOX (box), lp_signup_dialog_new_paste (self));
  gtk_box_append (GTK_BOX (box), lp_signup_dialog_new_found (self));
  gtk_widget_add_css_class (box, "linli-dialog-body");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("sign-up", "Paste a Sign-up List"), box, 980, 600);
  g_object_set_data_full (G_OBJECT (self->window), "signup", self, lp_signup_dialog_free);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->text);
}
