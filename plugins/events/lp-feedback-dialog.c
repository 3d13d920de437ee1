/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The feedback of an event: a stack of paper is typed by keys alone (score, words, Enter, the next), and what stands there is corrected or taken off.
 * Follows the file; freed with its window. */

#include "lp-feedback-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee.h"
#include "lp-event-store.h"
#include "lp-feedback-store.h"

#define SHOWN_MOST 300

typedef struct {
  LinliContext *context;
  gint64 event_id;
  gint64 corrected_id; /* the one that is being corrected; 0 for a new one */
  gint64 corrected_by; /* whose it was, and who was chosen for it */
  guint corrected_who;
  GPtrArray *guests;   /* of LpGuest, in the order of the choice after nobody */
  gboolean keeping;    /* one is on its way into the file */
  GtkWidget *window;
  GtkWidget *score;
  GtkWidget *words;
  GtkWidget *who;
  GtkWidget *how;
  GtkWidget *keep;
  GtkWidget *leave; /* back from correcting to a new one */
  GtkWidget *fault;
  GtkWidget *summary;
  GtkWidget *scores;
  GtkWidget *warning;
  GtkWidget *list;
} LpFeedbackDialog;

static void
lp_feedback_dialog_free (gpointer data)
{
  LpFeedbackDialog *self = data;

  g_object_unref (self->context);
  g_ptr_array_unref (self->guests);
  g_free (self);
}

static void
lp_feedback_dialog_complain (LpFeedbackDialog *self,
                             const char       *words,
                             GtkWidget        *where)
{
  gtk_label_set_text (GTK_LABEL (self->fault), words != NULL ? words : "");
  gtk_widget_set_visible (self->fault, words != NULL);
  if (where != NULL)
    gtk_widget_grab_focus (where);
}

/* Ready for the next slip. Who hands in the next one is another; the way in which it came is mostly the same. */
static void
lp_feedback_dialog_clear (LpFeedbackDialog *self)
{
  self->corrected_id = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->score), "");
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->who), 0);
  gtk_button_set_label (GTK_BUTTON (self->keep), C_("feedback", "_Note It"));
  gtk_widget_set_visible (self->leave, FALSE);
  lp_feedback_dialog_complain (self, NULL, self->score);
}

static void
lp_feedback_dialog_correct (LpFeedbackDialog *self,
                            const LpFeedback *feedback)
{
  g_autofree char *score = feedback->score > 0 ? g_strdup_printf ("%d", feedback->score) : g_strdup ("");
  const char * const *hows = lp_hows_get ();

  self->corrected_id = feedback->id;
  self->corrected_by = feedback->attendee_id;
  gtk_editable_set_text (GTK_EDITABLE (self->score), score);
  gtk_editable_set_text (GTK_EDITABLE (self->words), feedback->words != NULL ? feedback->words : "");
  linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->who), 0);
  for (guint i = 0; i < self->guests->len; i++)
    if (((LpGuest *) g_ptr_array_index (self->guests, i))->id == feedback->attendee_id)
      linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->who), i + 1);
  self->corrected_who = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->who));
  for (guint i = 0; hows[i] != NULL; i++)
    if (g_str_equal (hows[i], feedback->how))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->how), i);
  gtk_button_set_label (GTK_BUTTON (self->keep), C_("feedback", "_Keep the Correction"));
  gtk_widget_set_visible (self->leave, TRUE);
  lp_feedback_dialog_complain (self, NULL, self->words);
}

/* What was to be corrected while a reason was asked for. */
typedef struct {
  GtkWidget *window;
  LpFeedback *feedback;
} LpFeedbackAsked;

static void
lp_feedback_asked_free (gpointer data)
{
  LpFeedbackAsked *asked = data;

  g_object_unref (asked->window);
  lp_feedback_free (asked->feedback);
  g_free (asked);
}

static void
lp_feedback_dialog_revealed_cb (gpointer data)
{
  LpFeedbackAsked *asked = data;
  LpFeedbackDialog *self = g_object_get_data (G_OBJECT (asked->window), "feedback");

  if (self != NULL) /* not closed meanwhile */
    lp_feedback_dialog_correct (self, asked->feedback);
}

/* The names and telephones of people in it. */
static char *
lp_feedback_dialog_dup_masked (LpFeedbackDialog *self,
                               const LpFeedback *feedback)
{
  const char * const speaker[] = { feedback->name, NULL };
  g_autofree char *plain = linli_title_mask_words (linli_context_get_database (self->context), "matter", self->event_id, feedback->words);

  return linli_mask_words (plain, speaker);
}

/* Words that name people are shown in full for a reason alone. */
static void
lp_feedback_dialog_correct_cb (GtkWidget        *button,
                               LpFeedbackDialog *self)
{
  const LpFeedback *feedback = g_object_get_data (G_OBJECT (button), "feedback");
  g_autofree char *masked = lp_feedback_dialog_dup_masked (self, feedback);
  LpFeedbackAsked *asked;

  if (feedback->words == NULL || g_str_equal (masked, feedback->words) ||
      linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", self->event_id))
    {
      lp_feedback_dialog_correct (self, feedback);
      return;
    }
  asked = g_new0 (LpFeedbackAsked, 1);
  asked->window = g_object_ref (self->window);
  asked->feedback = lp_feedback_copy (feedback);
  linli_reveal_ask (self->window, self->context, "matter", self->event_id, lp_feedback_dialog_revealed_cb, asked, lp_feedback_asked_free);
}

static void
lp_feedback_dialog_remove_cb (GtkWidget        *button,
                              LpFeedbackDialog *self)
{
  const LpFeedback *feedback = g_object_get_data (G_OBJECT (button), "feedback");

  if (self->corrected_id == feedback->id)
    lp_feedback_dialog_clear (self);
  linli_act (self->window, self->context, C_("feedback", "Feedback taken off"), lp_feedback_remove, lp_feedback_copy (feedback), lp_feedback_free);
}

static void
lp_feedback_dialog_add_deed (GtkWidget        *row,
                             const LpFeedback *feedback,
                             const char       *label,
                             GCallback         clicked,
                             LpFeedbackDialog *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "feedback", lp_feedback_copy (feedback), lp_feedback_free);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* "Row 12, Zhang*": as the paper sheet has them. */
static char *
lp_feedback_dialog_dup_who (const char *name,
                            int         line)
{
  g_autofree char *masked = name != NULL ? linli_mask_name (name) : NULL, *row = lp_line_dup_label (line);

  if (masked == NULL)
    return g_strdup (C_("feedback", "no name"));
  return line > 0 ? g_strdup_printf (C_("feedback", "row %s, %s"), row, masked) : g_steal_pointer (&masked);
}

static void
lp_feedback_dialog_add_row (LpFeedbackDialog *self,
                            const LpFeedback *feedback)
{
  g_autofree char *words = lp_feedback_dialog_dup_masked (self, feedback), *who = lp_feedback_dialog_dup_who (feedback->name, feedback->line);
  g_autofree char *score = feedback->score > 0 ? g_strdup_printf (C_("feedback", "%d points"), feedback->score) : g_strdup (C_("feedback", "no score"));
  g_autofree char *aside = g_strjoin (" · ", score, who, lp_how_get_label (feedback->how),
                                      feedback->counts ? NULL : C_("feedback", "not counted: did not come or is off the list"), NULL);
  GtkWidget *row = linli_plain_row_new (feedback->words != NULL ? words : C_("feedback", "Only a score"), aside);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  lp_feedback_dialog_add_deed (row, feedback, C_("feedback", "Correct"), G_CALLBACK (lp_feedback_dialog_correct_cb), self);
  lp_feedback_dialog_add_deed (row, feedback, C_("feedback", "Take Off"), G_CALLBACK (lp_feedback_dialog_remove_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* How many of how many who came, and what is to be considered about that. */
static void
lp_feedback_dialog_sum (LpFeedbackDialog    *self,
                        const LpEvent       *event,
                        const LpFeedbackSum *sum)
{
  int n_came = lp_event_counts_get_total (&event->counts);
  g_autofree char *came = n_came == LP_UNCOUNTED ? g_strdup (C_("feedback", "who came is not noted")) : g_strdup_printf (C_("feedback", "%d came"), n_came);
  g_autofree char *words = g_strdup_printf (C_("feedback", "Feedback: %d, of them %d without a name · %s"), sum->n_all, sum->n_anonymous, came);
  g_autofree char *scores = lp_feedback_sum_dup_scores (sum), *mean = sum->n_scores > 0 ? lp_event_dup_scores (event) : NULL;
  g_autofree char *all = mean != NULL ? g_strdup_printf ("%s · %s", mean, scores) : NULL;
  g_autofree char *warning = lp_feedback_sum_dup_warning (sum, n_came);

  gtk_label_set_text (GTK_LABEL (self->summary), words);
  gtk_label_set_text (GTK_LABEL (self->scores), all != NULL ? all : "");
  gtk_widget_set_visible (self->scores, all != NULL);
  gtk_label_set_text (GTK_LABEL (self->warning), warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning, warning != NULL);
}

static void
lp_feedback_dialog_load (LpFeedbackDialog *self)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_EVENT_KIND);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpEvent) event = kind != NULL ? lp_event_load (database, kind, self->event_id, &error) : NULL;
  g_autoptr (GPtrArray) feedback = event != NULL ? lp_feedback_list_all (database, self->event_id, &error) : NULL;
  LpFeedbackSum sum;

  if (gtk_widget_get_focus_child (self->list) != NULL) /* it is not lost with the row */
    gtk_widget_grab_focus (self->score);
  linli_plain_list_clear (self->list);
  if (feedback == NULL || !lp_feedback_count (database, self->event_id, &sum, &error))
    {
      if (error != NULL)
        linli_trouble_add (self->list, C_("event", "The feedback could not be read"), error);
      return;
    }
  lp_feedback_dialog_sum (self, event, &sum);
  for (guint i = 0; i < MIN (feedback->len, SHOWN_MOST); i++)
    lp_feedback_dialog_add_row (self, g_ptr_array_index (feedback, i));
  if (sum.n_all > SHOWN_MOST)
    {
      g_autofree char *more = g_strdup_printf (C_("feedback", "%d earlier ones are counted and not shown"), sum.n_all - SHOWN_MOST);

      gtk_list_box_append (GTK_LIST_BOX (self->list), linli_plain_row_new (more, NULL));
    }
  gtk_widget_set_visible (self->list, feedback->len > 0);
}

static void
lp_feedback_dialog_store_cb (LinliStore   *store,
                             LinliChanges *changes,
                             GtkWidget    *window)
{
  static const char * const kinds[] = { LP_FEEDBACK_TABLE, LP_ATTENDEE_TABLE, LP_EVENT_TABLE, NULL };
  LpFeedbackDialog *self = g_object_get_data (G_OBJECT (window), "feedback");

  if (self != NULL && linli_changes_touches_any (changes, kinds))
    lp_feedback_dialog_load (self);
}

static void
lp_feedback_dialog_kept_cb (GObject      *store,
                            GAsyncResult *result,
                            gpointer      data)
{
  g_autoptr (GtkWidget) window = data;
  LpFeedbackDialog *self = g_object_get_data (G_OBJECT (window), "feedback");
  g_autoptr (GError) error = NULL;
  gboolean kept = linli_store_act_finish (LINLI_STORE (store), result, &error);
  g_autofree char *words = kept ? NULL : linli_act_dup_error (error);

  if (self == NULL) /* closed meanwhile */
    {
      if (!kept)
        linli_act_show_error (window, error);
      return;
    }
  self->keeping = FALSE;
  if (kept)
    lp_feedback_dialog_clear (self);
  else
    lp_feedback_dialog_complain (self, words, self->words);
}

/* What is typed; -1 for what is no score. */
static int
lp_feedback_dialog_read_score (LpFeedbackDialog *self)
{
  g_autofree char *text = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (self->score)), -1, G_NORMALIZE_ALL_COMPOSE);
  guint64 score;

  if (*g_strstrip (text) == '\0')
    return 0;
  return g_ascii_string_to_unsigned (text, 10, 1, LP_FEEDBACK_BEST, &score, NULL) ? (int) score : -1;
}

static void
lp_feedback_dialog_keep_cb (LpFeedbackDialog *self)
{
  guint who = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->who));
  g_autofree char *words = linli_form_dup_text (self->words);
  int score = lp_feedback_dialog_read_score (self);
  LpFeedback *feedback;

  if (self->keeping)
    return;
  if (score < 0 || (score == 0 && words == NULL))
    {
      lp_feedback_dialog_complain (self, C_("feedback", "A score is 1 to 5; without one some words are needed"), score < 0 ? self->score : self->words);
      return;
    }
  feedback = lp_feedback_new (self->event_id);
  feedback->id = self->corrected_id;
  feedback->score = score;
  feedback->words = g_steal_pointer (&words);
  if (self->corrected_id != 0 && who == self->corrected_who)
    feedback->attendee_id = self->corrected_by; /* who is not in the list of those who came stays too */
  else
    feedback->attendee_id = who > 0 && who <= self->guests->len ? ((LpGuest *) g_ptr_array_index (self->guests, who - 1))->id : 0;
  g_free (feedback->how);
  feedback->how = g_strdup (lp_hows_get ()[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->how))]);
  self->keeping = TRUE;
  linli_store_act_async (linli_context_get_store (self->context), self->corrected_id != 0 ? C_("feedback", "Feedback corrected") : C_("feedback", "Feedback noted"),
                         lp_feedback_keep, feedback, lp_feedback_free, NULL, lp_feedback_dialog_kept_cb, g_object_ref (self->window));
}

/* One key is a score; the words come next. What was wrong is being mended. */
static void
lp_feedback_dialog_scored_cb (LpFeedbackDialog *self)
{
  lp_feedback_dialog_complain (self, NULL, NULL);
  if (lp_feedback_dialog_read_score (self) > 0 && gtk_widget_get_focus_child (self->score) != NULL)
    gtk_widget_grab_focus (self->words);
}

/* What is typed is undone by its entry; where nothing is, the window below undoes the last step. */
static gboolean
lp_feedback_dialog_undo_cb (GtkWidget *window,
                            GVariant  *arguments,
                            gpointer   unused)
{
  GtkWindow *below = gtk_window_get_transient_for (GTK_WINDOW (window));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (GTK_IS_EDITABLE (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0')
    return FALSE;
  return below != NULL && gtk_widget_activate_action (GTK_WIDGET (below), "win.undo", NULL);
}

static GtkWidget *
lp_feedback_dialog_new_entry (const char *label,
                              int         width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

static GtkWidget *
lp_feedback_dialog_new_who (LpFeedbackDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, self->guests->len > 0 ? C_("feedback", "no name") : C_("feedback", "no name (who came is not noted)"));
  for (guint i = 0; i < self->guests->len; i++)
    {
      const LpGuest *guest = g_ptr_array_index (self->guests, i);
      g_autofree char *who = lp_feedback_dialog_dup_who (guest->name, guest->line);

      gtk_string_list_append (names, who);
    }
  return linli_name_chooser_new (C_("feedback", "Who of those who came"), names);
}

static GtkWidget *
lp_feedback_dialog_new_slip (LpFeedbackDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *said = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *aside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  const char *hows[8] = { NULL };

  for (guint i = 0; lp_hows_get ()[i] != NULL; i++)
    hows[i] = lp_how_get_label (lp_hows_get ()[i]);
  self->score = lp_feedback_dialog_new_entry (C_("feedback", "Score 1–5"), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->score), 9);
  self->words = lp_feedback_dialog_new_entry (C_("feedback", "Words"), 30);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->who = lp_feedback_dialog_new_who (self);
  gtk_widget_set_size_request (self->who, 200, -1);
  self->how = linli_drop_down_new (hows, C_("feedback", "How it came in"));
  self->leave = gtk_button_new_with_mnemonic (C_("feedback", "Do _Not Correct"));
  self->keep = gtk_button_new_with_mnemonic (C_("feedback", "_Note It"));
  gtk_widget_add_css_class (self->keep, "suggested-action");
  gtk_widget_set_hexpand (self->leave, TRUE);
  gtk_widget_set_halign (self->leave, GTK_ALIGN_END);
  gtk_widget_set_halign (self->keep, GTK_ALIGN_END);
  gtk_widget_set_hexpand (self->keep, TRUE);
  linli_button_name_once (self->leave);
  g_signal_connect_swapped (self->score, "changed", G_CALLBACK (lp_feedback_dialog_scored_cb), self);
  g_signal_connect_swapped (self->score, "activate", G_CALLBACK (lp_feedback_dialog_keep_cb), self);
  g_signal_connect_swapped (self->words, "activate", G_CALLBACK (lp_feedback_dialog_keep_cb), self);
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (lp_feedback_dialog_keep_cb), self);
  g_signal_connect_swapped (self->leave, "clicked", G_CALLBACK (lp_feedback_dialog_clear), self);
  gtk_box_append (GTK_BOX (said), self->score);
  gtk_box_append (GTK_BOX (said), self->words);
  gtk_box_append (GTK_BOX (aside), self->who);
  gtk_box_append (GTK_BOX (aside), self->how);
  gtk_box_append (GTK_BOX (aside), self->leave);
  gtk_box_append (GTK_BOX (aside), self->keep);
  gtk_box_append (GTK_BOX (box), said);
  gtk_box_append (GTK_BOX (box), aside);
  return box;
}

static GtkWidget *
lp_feedback_dialog_new_content (LpFeedbackDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), lp_feedback_dialog_new_slip (self));
  self->fault = linli_plain_label_add (box, NULL, "tone-error");
  gtk_widget_set_visible (self->fault, FALSE);
  self->summary = linli_plain_label_add (box, NULL, "heading");
  self->scores = linli_plain_label_add (box, NULL, "numeric");
  self->warning = linli_plain_label_add (box, NULL, linli_tone_get_css_class (LINLI_TONE_WARNING));
  self->list = linli_plain_list_add (rows, C_("feedback", "Feedback"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), rows);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  return box;
}

void
lp_feedback_dialog_show (GtkWidget     *over,
                         LinliContext  *context,
                         const LpEvent *event)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *guests = lp_guest_list (linli_context_get_database (context), event->id, &error);
  g_autofree char *title = g_strdup_printf (C_("feedback", "Feedback: %s"), lp_event_get_shown (event));
  GtkEventController *keys = gtk_shortcut_controller_new ();
  LpFeedbackDialog *self;

  if (guests == NULL)
    {
      linli_act_show_error (over, error);
      g_object_unref (keys);
      return;
    }
  self = g_new0 (LpFeedbackDialog, 1);
  self->context = g_object_ref (context);
  self->event_id = event->id;
  self->guests = guests;
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, lp_feedback_dialog_new_content (self), 760, 620);
  g_object_set_data_full (G_OBJECT (self->window), "feedback", self, lp_feedback_dialog_free);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                                                                                           gtk_callback_action_new (lp_feedback_dialog_undo_cb, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE); /* before an entry takes the key for itself */
  gtk_widget_add_controller (self->window, keys);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_feedback_dialog_store_cb), self->window, 0);
  lp_feedback_dialog_load (self);
  lp_feedback_dialog_clear (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->score);
}
