/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What falls out of the roster, a row for each duty, and what can be done about it. It is asked on a worker and follows the file while it is open: what
 * was covered is gone from it. What it holds is freed with its window. */

#include "lp-falls-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-changes-dialog.h"
#include "lp-cover-dialog.h"
#include "lp-desk-week.h"
#include "lp-dialog.h"
#include "lp-falls.h"
#include "lp-fill-dialog.h"
#include "lp-publish-store.h"
#include "lp-roster-facts-store.h"

/* What a worker is asked, and what it finds. */
typedef struct {
  int first_day, last_day, today;
  gint64 card_id; /* 0: everybody */
} LpFallsQuestion;

typedef struct {
  GPtrArray *falls; /* of LpFall */
  guint n_changes; /* in those weeks, that are to be told */
} LpFallsFound;

typedef struct {
  LinliContext *context;
  LpFallsQuestion question;
  gboolean shows; /* it is there, and not only if there is something to show */
  LpFallsFound *found;
  GCancellable *loading;
  GtkWidget *over;
  GtkWidget *window;
  GtkWidget *words;
  GtkWidget *list;
  GtkWidget *repair, *changes;
} LpFallsDialog;

static void
lp_falls_found_free (gpointer data)
{
  LpFallsFound *found = data;

  g_clear_pointer (&found->falls, g_ptr_array_unref);
  g_free (found);
}

static void
lp_falls_dialog_free (gpointer data)
{
  LpFallsDialog *self = data;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_signal_handlers_disconnect_by_data (linli_context_get_store (self->context), self);
  g_signal_handlers_disconnect_by_data (linli_context_get_privacy (self->context), self);
  g_clear_pointer (&self->found, lp_falls_found_free);
  g_object_unref (self->over);
  g_object_unref (self->context);
  g_free (self);
}

/* The whole weeks in which its days lie. */
static void
lp_falls_question_get_weeks (const LpFallsQuestion  *question,
                             char                  **first,
                             char                  **last)
{
  *first = lp_roster_day_to_text (lp_roster_week_of (question->first_day));
  *last = lp_roster_day_to_text (lp_roster_week_of (question->last_day) + LP_WEEK_DAYS - 1);
}

static gpointer
lp_falls_dialog_read (LinliDatabase  *reader,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  const LpFallsQuestion *question = data;
  g_autoptr (LpRosterFacts) facts = lp_roster_facts_load (reader, question->first_day, question->last_day, error);
  g_autofree char *first = NULL, *last = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  LpFallsFound *found;

  lp_falls_question_get_weeks (question, &first, &last);
  changes = facts != NULL ? lp_publish_list_changes (reader, first, last, error) : NULL;
  if (changes == NULL)
    return NULL;
  found = g_new0 (LpFallsFound, 1);
  found->falls = lp_falls_list (facts, question->today, question->card_id);
  found->n_changes = changes->len;
  return found;
}

static const LpFall *
lp_falls_dialog_get (LpFallsDialog *self,
                     guint          index)
{
  return g_ptr_array_index (self->found->falls, index);
}

static void
lp_falls_dialog_activated_cb (LpFallsDialog *self,
                              GtkListBoxRow *row)
{
  const LpFall *fall = lp_falls_dialog_get (self, (guint) gtk_list_box_row_get_index (row));

  lp_cover_dialog_show (self->window, self->context, fall->slot_id, fall->card_id, fall->reason);
}

static void
lp_falls_dialog_cover_cb (GtkWidget     *button,
                          LpFallsDialog *self)
{
  lp_falls_dialog_activated_cb (self, GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)));
}

static void
lp_falls_dialog_repair_cb (LpFallsDialog *self)
{
  const LpFall *first, *last;

  if (self->found == NULL || self->found->falls->len == 0)
    return;
  first = lp_falls_dialog_get (self, 0);
  last = lp_falls_dialog_get (self, self->found->falls->len - 1);
  lp_fill_dialog_show_repair (self->window, self->context, first->day, last->day, self->question.card_id, NULL);
}

static void
lp_falls_dialog_changes_cb (LpFallsDialog *self)
{
  g_autofree char *first = NULL, *last = NULL;

  lp_falls_question_get_weeks (&self->question, &first, &last);
  lp_changes_dialog_show (self->window, self->context, first, last);
}

static void
lp_falls_dialog_add (LpFallsDialog *self,
                     const LpFall  *fall)
{
  g_autofree char *name = lp_desk_dup_name (self->context, fall->person_id, fall->name);
  g_autofree char *words = g_strdup_printf ("%s · %s", name, fall->why), *label = NULL;
  GtkWidget *row = linli_plain_row_new (fall->slot, words), *cover = linli_button_new (C_("roster", "Find Cover…"), NULL);

  label = g_strdup_printf (C_("desk", "%s: %s"), C_("roster", "Find Cover…"), fall->slot);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cover), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (cover, GTK_ALIGN_CENTER);
  g_signal_connect (cover, "clicked", G_CALLBACK (lp_falls_dialog_cover_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), fall->published ? linli_chip_new (C_("desk", "Published"), LINLI_TONE_WARNING)
                                                                   : linli_chip_new (C_("desk", "Draft"), LINLI_TONE_NEUTRAL));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), cover);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
lp_falls_dialog_fill (LpFallsDialog *self)
{
  GPtrArray *falls = self->found->falls;
  GtkListBoxRow *first;
  g_autofree char *words = falls->len == 0 ? g_strdup (_("No duty falls out; somebody serves everywhere, or nobody had to"))
                           : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty falls out", "%u duties fall out", falls->len), falls->len);
  g_autofree char *changes = g_strdup_printf (C_("roster", "Changes to _Tell (%u)"), self->found->n_changes);
  gboolean focused = gtk_widget_get_focus_child (self->list) != NULL || gtk_window_get_focus (GTK_WINDOW (self->window)) == NULL;

  linli_plain_list_clear (self->list);
  for (guint i = 0; i < falls->len; i++)
    lp_falls_dialog_add (self, lp_falls_dialog_get (self, i));
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->list, falls->len > 0);
  gtk_widget_set_sensitive (self->repair, falls->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->changes), changes);
  gtk_widget_set_sensitive (self->changes, self->found->n_changes > 0);
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (focused)
    gtk_widget_grab_focus (first != NULL ? GTK_WIDGET (first) : self->changes);
}

/* A window that is not to be shown for nothing is only made to ask. */
static void
lp_falls_dialog_present (LpFallsDialog *self)
{
  if (self->shows)
    return;
  self->shows = TRUE;
  if (self->found->falls->len > 0)
    gtk_window_present (GTK_WINDOW (self->window));
  else
    {
      linli_toast_show (self->over, _("No duty falls out by that"));
      gtk_window_destroy (GTK_WINDOW (self->window));
    }
}

static void
lp_falls_dialog_loaded_cb (GObject      *window,
                           GAsyncResult *result,
                           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  LpFallsFound *found = g_task_propagate_pointer (G_TASK (result), &error);
  LpFallsDialog *self = g_object_get_data (window, "falls");

  if (found != NULL && self != NULL)
    {
      g_clear_pointer (&self->found, lp_falls_found_free);
      self->found = g_steal_pointer (&found);
      lp_falls_dialog_fill (self);
      lp_falls_dialog_present (self);
    }
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show_error (self->over, _("The roster could not be read"), error);
  g_clear_pointer (&found, lp_falls_found_free);
}

static void
lp_falls_dialog_load (LpFallsDialog *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self->window, self->loading, lp_falls_dialog_loaded_cb, NULL);
  g_task_set_task_data (task, g_memdup2 (&self->question, sizeof self->question), g_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_falls_dialog_read, lp_falls_found_free);
}

static void
lp_falls_dialog_changed_cb (LinliStore    *store,
                            LinliChanges  *changes,
                            LpFallsDialog *self)
{
  static const char * const kinds[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, LP_POST_TABLE, LP_CARD_TABLE, LP_EXCEPTION_TABLE, "person", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_falls_dialog_load (self);
}

static GtkWidget *
lp_falls_dialog_new_content (LpFallsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->words = linli_plain_label_add (box, "", "heading");
  self->list = linli_plain_list_add (inner, C_("roster", "Duties that fall out"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (lp_falls_dialog_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_box_append (GTK_BOX (box), scroller);
  self->changes = linli_button_new (C_("roster", "Changes to _Tell (%u)"), NULL);
  self->repair = linli_button_new (C_("roster", "_Repair All of Them…"), NULL);
  g_signal_connect_swapped (self->changes, "clicked", G_CALLBACK (lp_falls_dialog_changes_cb), self);
  g_signal_connect_swapped (self->repair, "clicked", G_CALLBACK (lp_falls_dialog_repair_cb), self);
  gtk_widget_set_halign (foot, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (foot), self->changes);
  gtk_box_append (GTK_BOX (foot), self->repair);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  return box;
}

static LpFallsDialog *
lp_falls_dialog_new (GtkWidget    *over,
                     LinliContext *context,
                     int           first_day,
                     int           last_day,
                     gint64        card_id)
{
  LpFallsDialog *self = g_new0 (LpFallsDialog, 1);
  LinliDate today;
  int now;

  linli_date_today (&today);
  now = (int) linli_date_to_day_number (&today);
  self->context = g_object_ref (context);
  self->over = GTK_WIDGET (g_object_ref (gtk_widget_get_root (over)));
  first_day = MAX (first_day, now); /* what was is for the attendance */
  last_day = CLAMP (last_day, first_day, first_day + LP_ROSTER_MOST_DAYS - 1);
  self->question = (LpFallsQuestion) { first_day, last_day, now, card_id };
  self->window = linli_dialog_new (GTK_WINDOW (self->over), C_("roster", "What Falls Out"), lp_falls_dialog_new_content (self), 680, -1);
  lp_dialog_own (self->window, "falls", self, lp_falls_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  g_signal_connect (linli_context_get_store (context), "changed", G_CALLBACK (lp_falls_dialog_changed_cb), self);
  g_signal_connect_swapped (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_falls_dialog_load), self);
  lp_falls_dialog_load (self);
  return self;
}

void
lp_falls_dialog_show (GtkWidget    *over,
                      LinliContext *context,
                      int           first_day,
                      int           last_day,
                      gint64        card_id)
{
  LpFallsDialog *self = lp_falls_dialog_new (over, context, first_day, last_day, card_id);

  self->shows = TRUE;
  gtk_window_present (GTK_WINDOW (self->window));
}

void
lp_falls_dialog_follow (GtkWidget    *over,
                        LinliContext *context,
                        int           first_day,
                        int           last_day,
                        gint64        card_id)
{
  lp_falls_dialog_new (over, context, first_day, last_day, card_id);
}
