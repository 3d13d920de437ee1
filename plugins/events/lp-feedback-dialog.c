/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The feedback of an event: slips are typed one after the other, and what stands there is corrected or taken off. Read by a worker; widgets are made only
 * for what is seen. Follows the file; freed with its window. */

#include "lp-feedback-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-feedback-reading.h"
#include "lp-feedback-slip.h"

/* Which of it is shown; in the order of the choice, with the scores from the best one in between. */
enum { WHICH_ALL, WHICH_SCORED, WHICH_BEST, WHICH_UNSCORED = WHICH_BEST + LP_FEEDBACK_BEST };

typedef struct {
  LinliContext *context;
  gint64 event_id;
  GCancellable *reading;
  GListStore *items; /* of LpFeedbackItem */
  GtkFilter *filter; /* borrowed from the view */
  GtkWidget *window;
  GtkWidget *slip;
  GtkWidget *summary;
  GtkWidget *which;
  GtkWidget *scores;
  GtkWidget *warning;
  GtkWidget *scroller;
  GtkWidget *view;
} LpFeedbackDialog;

static void
lp_feedback_dialog_free (gpointer data)
{
  LpFeedbackDialog *self = data;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_object_unref (self->items);
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

/* What a button in the list is about. */
static LpFeedbackItem *
lp_feedback_dialog_get_item (GtkWidget *button)
{
  return gtk_list_item_get_item (GTK_LIST_ITEM (g_object_get_data (G_OBJECT (button), "item")));
}

/* Words that name people are shown in full for a reason alone. */
static void
lp_feedback_dialog_correct_cb (GtkWidget        *button,
                               LpFeedbackDialog *self)
{
  const LpFeedbackItem *item = lp_feedback_dialog_get_item (button);
  const LpFeedback *feedback = item->feedback;
  LpFeedbackAsked *asked;

  if (feedback->words == NULL || g_str_equal (item->shown, feedback->words) ||
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
  const LpFeedback *feedback = lp_feedback_dialog_get_item (button)->feedback;

  lp_feedback_slip_leave (LP_FEEDBACK_SLIP (self->slip), feedback->id);
  linli_act (self->window, self->context, C_("feedback", "Feedback taken off"), lp_feedback_remove, lp_feedback_copy (feedback), lp_feedback_free);
}

static void
lp_feedback_dialog_add_deed (GtkWidget        *row,
                             GtkListItem      *item,
                             const char       *label,
                             GCallback         clicked,
                             LpFeedbackDialog *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "item", item);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (row), button);
}

static void
lp_feedback_dialog_setup_cb (GtkSignalListItemFactory *factory,
                             GtkListItem              *item,
                             LpFeedbackDialog         *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  linli_plain_label_add (words, NULL, "body");
  linli_plain_label_add (words, NULL, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_box_append (GTK_BOX (row), words);
  lp_feedback_dialog_add_deed (row, item, C_("feedback", "Correct"), G_CALLBACK (lp_feedback_dialog_correct_cb), self);
  lp_feedback_dialog_add_deed (row, item, C_("feedback", "Take Off"), G_CALLBACK (lp_feedback_dialog_remove_cb), self);
  gtk_list_item_set_child (item, row);
}

static void
lp_feedback_dialog_bind_cb (GtkSignalListItemFactory *factory,
                            GtkListItem              *list_item)
{
  const LpFeedbackItem *item = gtk_list_item_get_item (list_item);
  const LpFeedback *feedback = item->feedback;
  GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_first_child (gtk_list_item_get_child (list_item)));
  g_autofree char *who = lp_feedback_dup_who (feedback->name, feedback->line);
  g_autofree char *score = feedback->score > 0 ? g_strdup_printf (ngettext ("%d point", "%d points", (gulong) feedback->score), feedback->score) : g_strdup (C_("feedback", "no score"));
  g_autofree char *aside = g_strjoin (" · ", score, who, lp_how_get_label (feedback->how),
                                      feedback->counts ? NULL : C_("feedback", "not counted: did not come or is off the list"), NULL);

  gtk_label_set_text (GTK_LABEL (label), item->shown != NULL ? item->shown : C_("feedback", "Only a score"));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)), aside);
}

static gboolean
lp_feedback_dialog_match (gpointer item,
                          gpointer data)
{
  LpFeedbackDialog *self = data;
  guint which = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));
  const LpFeedback *feedback = LP_FEEDBACK_ITEM (item)->feedback;
  int score = feedback->score;

  if (which == WHICH_ALL)
    return TRUE;
  /* A number opens those that it counts. */
  if (!feedback->counts)
    return FALSE;
  if (which == WHICH_SCORED || which == WHICH_UNSCORED)
    return (score > 0) == (which == WHICH_SCORED);
  return score == LP_FEEDBACK_BEST - (int) (which - WHICH_BEST);
}

static void
lp_feedback_dialog_which_cb (LpFeedbackDialog *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
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

/* Whether the row at a place shows the same. */
static gboolean
lp_feedback_dialog_has (LpFeedbackDialog     *self,
                        guint                 position,
                        const LpFeedbackItem *item)
{
  g_autoptr (LpFeedbackItem) shown = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const LpFeedback *old = shown->feedback, *new = item->feedback;

  return old->id == new->id && old->score == new->score && old->line == new->line && g_strcmp0 (old->words, new->words) == 0 &&
         g_strcmp0 (old->name, new->name) == 0 && g_strcmp0 (old->how, new->how) == 0 && g_strcmp0 (shown->shown, item->shown) == 0;
}

/* Only what differs is put anew: a long list stays where it was scrolled to. */
static void
lp_feedback_dialog_take_items (LpFeedbackDialog *self,
                               GPtrArray        *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items)), first = 0, same = 0;

  while (first < MIN (n, items->len) && lp_feedback_dialog_has (self, first, g_ptr_array_index (items, first)))
    first++;
  while (same < MIN (n, items->len) - first && lp_feedback_dialog_has (self, n - 1 - same, g_ptr_array_index (items, items->len - 1 - same)))
    same++;
  g_list_store_splice (self->items, first, n - first - same, items->pdata + first, items->len - first - same);
  gtk_widget_set_visible (self->scroller, items->len > 0);
}

static void
lp_feedback_dialog_read_cb (GObject      *window,
                            GAsyncResult *result,
                            gpointer      data)
{
  LpFeedbackDialog *self = g_object_get_data (window, "feedback");
  g_autoptr (GError) error = NULL;
  LpFeedbackReading *reading = lp_feedback_reading_finish (GTK_WIDGET (window), result, &error);

  if (error != NULL)
    linli_toast_show_error (self->window, C_("event", "The feedback could not be read"), error);
  if (reading == NULL)
    return;
  if (gtk_widget_get_focus_child (self->view) != NULL) /* it is not lost with the row */
    gtk_widget_grab_focus (self->slip);
  lp_feedback_dialog_sum (self, reading->event, &reading->sum);
  lp_feedback_slip_set_guests (LP_FEEDBACK_SLIP (self->slip), reading->guests);
  lp_feedback_dialog_take_items (self, reading->items);
  lp_feedback_reading_free (reading);
}

static void
lp_feedback_dialog_load (LpFeedbackDialog *self)
{
  lp_feedback_reading_start (self->window, self->context, self->event_id, &self->reading, lp_feedback_dialog_read_cb);
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

/* What is typed is undone by its entry; where nothing is, the window below undoes the last step, or does it again. */
static gboolean
lp_feedback_dialog_step_cb (GtkWidget *window,
                            GVariant  *action,
                            gpointer   unused)
{
  GtkWindow *below = gtk_window_get_transient_for (GTK_WINDOW (window));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (GTK_IS_EDITABLE (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0')
    return FALSE;
  return below != NULL && gtk_widget_activate_action (GTK_WIDGET (below), g_variant_get_string (action, NULL), NULL);
}

static GtkWidget *
lp_feedback_dialog_new_which (LpFeedbackDialog *self,
                              guint             which)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (labels, g_strdup (C_("feedback", "All of it")));
  g_ptr_array_add (labels, g_strdup (C_("feedback", "with a score")));
  for (int score = LP_FEEDBACK_BEST; score > 0; score--)
    g_ptr_array_add (labels, g_strdup_printf (ngettext ("%d point", "%d points", (gulong) score), score));
  g_ptr_array_add (labels, g_strdup (C_("feedback", "no score")));
  g_ptr_array_add (labels, NULL);
  self->which = linli_drop_down_new ((const char * const *) labels->pdata, C_("feedback", "Which feedback is shown"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->which), which);
  gtk_widget_set_valign (self->which, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (lp_feedback_dialog_which_cb), self);
  return self->which;
}

static GtkWidget *
lp_feedback_dialog_new_list (LpFeedbackDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = self->scroller = gtk_scrolled_window_new ();
  GListModel *filtered;

  g_signal_connect (factory, "setup", G_CALLBACK (lp_feedback_dialog_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (lp_feedback_dialog_bind_cb), NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (lp_feedback_dialog_match, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), self->filter));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (filtered)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("feedback", "Feedback"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_valign (scroller, GTK_ALIGN_START); /* a short list is no empty box */
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_visible (scroller, FALSE);
  return scroller;
}

static GtkWidget *
lp_feedback_dialog_new_content (LpFeedbackDialog *self,
                                guint             which)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_append (GTK_BOX (box), self->slip);
  self->summary = linli_plain_label_add (head, NULL, "heading");
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_box_append (GTK_BOX (head), lp_feedback_dialog_new_which (self, which));
  gtk_box_append (GTK_BOX (box), head);
  self->scores = linli_plain_label_add (box, NULL, "numeric");
  self->warning = linli_plain_label_add (box, NULL, linli_tone_get_css_class (LINLI_TONE_WARNING));
  gtk_box_append (GTK_BOX (box), lp_feedback_dialog_new_list (self));
  gtk_widget_add_css_class (box, "linli-dialog-body");
  return box;
}

static void
lp_feedback_dialog_open (GtkWidget     *over,
                         LinliContext  *context,
                         const LpEvent *event,
                         guint          which)
{
  static const struct {
    const char *keys;
    const char *action;
  } steps[] = { { "<Control>z", "win.undo" }, { "<Control><Shift>z", "win.redo" }, { "<Control>y", "win.redo" } };
  LpFeedbackDialog *self = g_new0 (LpFeedbackDialog, 1);
  g_autofree char *title = g_strdup_printf (C_("feedback", "Feedback: %s"), lp_event_get_shown (event));
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *below = GTK_WIDGET (gtk_widget_get_root (over));

  self->context = g_object_ref (context);
  self->event_id = event->id;
  self->items = g_list_store_new (LP_TYPE_FEEDBACK_ITEM);
  self->slip = lp_feedback_slip_new (below, context, event->id);
  self->window = linli_dialog_new (GTK_WINDOW (below), title, lp_feedback_dialog_new_content (self, which), 760, 620);
  g_object_set_data_full (G_OBJECT (self->window), "feedback", self, lp_feedback_dialog_free);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new_with_arguments (gtk_shortcut_trigger_parse_string (steps[i].keys),
                                                                           gtk_callback_action_new (lp_feedback_dialog_step_cb, NULL, NULL), "s", steps[i].action));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE); /* before an entry takes the key for itself */
  gtk_widget_add_controller (self->window, keys);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_feedback_dialog_store_cb), self->window, 0);
  lp_feedback_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (which == WHICH_ALL ? self->slip : self->which);
}

void
lp_feedback_dialog_show (GtkWidget     *over,
                         LinliContext  *context,
                         const LpEvent *event)
{
  lp_feedback_dialog_open (over, context, event, WHICH_ALL);
}

void
lp_feedback_dialog_show_scored (GtkWidget     *over,
                                LinliContext  *context,
                                const LpEvent *event,
                                int            score)
{
  lp_feedback_dialog_open (over, context, event, score > 0 ? WHICH_BEST + LP_FEEDBACK_BEST - (guint) score : WHICH_SCORED);
}
