/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The feedback of an event: slips are typed one after the other, and what stands there is corrected or taken off. Follows the file; freed with its
 * window. */

#include "lp-feedback-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-event-store.h"
#include "lp-feedback-slip.h"

#define SHOWN_MOST 300

typedef struct {
  LinliContext *context;
  gint64 event_id;
  GtkWidget *window;
  GtkWidget *slip;
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
  g_free (self);
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
    lp_feedback_slip_correct (LP_FEEDBACK_SLIP (self->slip), asked->feedback);
}

/* Words that name people are shown in full for a reason alone. */
static void
lp_feedback_dialog_correct_cb (GtkWidget        *button,
                               LpFeedbackDialog *self)
{
  const LpFeedback *feedback = g_object_get_data (G_OBJECT (button), "feedback");
  g_autofree char *masked = lp_feedback_dup_words (linli_context_get_database (self->context), feedback);
  LpFeedbackAsked *asked;

  if (feedback->words == NULL || g_str_equal (masked, feedback->words) ||
      linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", self->event_id))
    {
      lp_feedback_slip_correct (LP_FEEDBACK_SLIP (self->slip), feedback);
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

  lp_feedback_slip_leave (LP_FEEDBACK_SLIP (self->slip), feedback->id);
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

static void
lp_feedback_dialog_add_row (LpFeedbackDialog *self,
                            const LpFeedback *feedback)
{
  g_autofree char *words = lp_feedback_dup_words (linli_context_get_database (self->context), feedback), *who = lp_feedback_dup_who (feedback->name, feedback->line);
  g_autofree char *score = feedback->score > 0 ? g_strdup_printf (C_("feedback", "%d points"), feedback->score) : g_strdup (C_("feedback", "no score"));
  g_autofree char *aside = g_strjoin (" · ", score, who, lp_how_get_label (feedback->how), NULL);
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
  g_autoptr (GPtrArray) feedback = event != NULL ? lp_feedback_list (database, self->event_id, &error) : NULL;
  LpFeedbackSum sum;

  if (gtk_widget_get_focus_child (self->list) != NULL) /* it is not lost with the row */
    gtk_widget_grab_focus (self->slip);
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
  gtk_widget_set_visible (self->list, sum.n_all > 0);
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
lp_feedback_dialog_new_content (LpFeedbackDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), self->slip);
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
  self->slip = lp_feedback_slip_new (GTK_WIDGET (gtk_widget_get_root (over)), context, event->id, guests);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, lp_feedback_dialog_new_content (self), 760, 620);
  g_object_set_data_full (G_OBJECT (self->window), "feedback", self, lp_feedback_dialog_free);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                                                                                           gtk_callback_action_new (lp_feedback_dialog_undo_cb, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE); /* before an entry takes the key for itself */
  gtk_widget_add_controller (self->window, keys);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_feedback_dialog_store_cb), self->window, 0);
  lp_feedback_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->slip);
}
