/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The dialog in which rosters fill themselves: days and weights, the search with its best so far, the difference, and only then the roster. The problem is
 * read and written down on a worker. What it holds is freed with its window; the search is killed with it. */

#include "lp-fill-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-dialog.h"
#include "lp-fill-result.h"
#include "lp-fill-task.h"
#include "lp-roster-apply-store.h"
#include "lp-roster-facts-store.h"
#include "lp-solver.h"

typedef struct {
  LinliContext *context;
  gboolean repair;
  gint64 absent; /* card, 0: none */
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *first, *last, *reason; /* entries; @reason of a repair alone */
  GtkWidget *weights[LP_N_WEIGHTS];
  GtkWidget *start, *stop, *keep;
  GtkWidget *words; /* how far it is */
  GtkWidget *result;
  GCancellable *reading; /* NULL but while the problem is made */
  LpFillTask *task;
  LpSolver *solver;
  LpRosterDifference *difference;
} LpFillDialog;

static void
lp_fill_dialog_forget (LpFillDialog *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->solver, lp_solver_free);
  g_clear_pointer (&self->difference, lp_roster_difference_free);
  g_clear_pointer (&self->task, lp_fill_task_free);
}

static void
lp_fill_dialog_free (gpointer data)
{
  LpFillDialog *self = data;

  lp_fill_dialog_forget (self);
  g_object_unref (self->context);
  g_free (self);
}

static void
lp_fill_dialog_say (LpFillDialog *self,
                    const char   *words)
{
  gtk_label_set_text (GTK_LABEL (self->words), words);
}

static void
lp_fill_dialog_set_busy (LpFillDialog *self,
                         gboolean      busy)
{
  gtk_widget_set_sensitive (self->start, !busy);
  gtk_widget_set_sensitive (self->stop, busy);
}

static void
lp_fill_dialog_show_result (LpFillDialog *self)
{
  const LpRoster *best = lp_solver_get_best (self->solver);
  g_autofree char *words = NULL;
  guint n;

  self->difference = lp_roster_difference_new (self->task->facts, self->task->facts->roster, best);
  n = self->difference->changes->len;
  if (n == 0)
    words = g_strdup (C_("roster", "Nothing is to be changed: the roster is as good as it can be"));
  else if (self->repair)
    words = g_strdup_printf (C_("roster", "Repaired. Changes: %u, people: %u; all else stays"), n, self->difference->n_people);
  else
    words = g_strdup_printf (lp_solver_get_state (self->solver) == LP_SOLVER_PROVED ? C_("roster", "No better roster exists. Changes: %u, people: %u")
                                                                                     : C_("roster", "The best that was found. Changes: %u, people: %u"),
                             n, self->difference->n_people);
  lp_fill_dialog_say (self, words);
  lp_fill_result_show (LP_FILL_RESULT (self->result), self->task->facts, best, self->difference, self->task->task.today);
  gtk_widget_set_sensitive (self->keep, n > 0);
  if (n > 0)
    gtk_widget_grab_focus (self->keep);
}

static void
lp_fill_dialog_show_progress (LpFillDialog *self)
{
  gint64 value = 0, bound = 0;
  LpRosterFigures figures;
  g_autofree char *words = NULL;

  if (lp_solver_get_best (self->solver) == NULL)
    return;
  lp_roster_figure (self->task->facts, lp_solver_get_best (self->solver), &figures);
  if (lp_solver_get_value (self->solver, &value) && lp_solver_get_bound (self->solver, &bound))
    words = g_strdup_printf (C_("roster", "Searching: %u of %u places filled; cost %.0f, at least %.0f"), figures.n_filled, figures.n_places,
                             value / 60.0, bound / 60.0);
  else
    words = g_strdup_printf (C_("roster", "Searching: %u of %u places filled"), figures.n_filled, figures.n_places);
  lp_fill_dialog_say (self, words);
}

static void
lp_fill_dialog_solver_cb (LpSolver *solver,
                          gpointer  data)
{
  LpFillDialog *self = data;
  LpSolverState state = lp_solver_get_state (solver);

  if (state == LP_SOLVER_RUNNING)
    {
      lp_fill_dialog_show_progress (self);
      return;
    }
  lp_fill_dialog_set_busy (self, FALSE);
  if (state == LP_SOLVER_FAILED)
    lp_fill_dialog_say (self, lp_solver_get_error (solver)->message);
  else if (lp_solver_get_best (solver) != NULL)
    lp_fill_dialog_show_result (self);
  else
    lp_fill_dialog_say (self, C_("roster", "Stopped before a roster was found"));
}

static void
lp_fill_dialog_ready_cb (GObject      *window,
                         GAsyncResult *result,
                         gpointer      data)
{
  g_autoptr (GError) error = NULL;
  LpFillTask *task = g_task_propagate_pointer (G_TASK (result), &error);
  LpFillDialog *self = g_object_get_data (window, "fill");

  if (task != NULL && self != NULL)
    {
      g_clear_object (&self->reading);
      self->task = g_steal_pointer (&task);
      self->solver = lp_solver_start (&self->task->task, g_steal_pointer (&self->task->problem), NULL, 1, self->task->effort,
                                      lp_fill_dialog_solver_cb, self);
    }
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = linli_act_dup_error (error);

      lp_fill_dialog_set_busy (self, FALSE);
      lp_fill_dialog_say (self, words);
    }
  g_clear_pointer (&task, lp_fill_task_free);
}

static int
lp_fill_dialog_today (void)
{
  LinliDate today;

  linli_date_today (&today);
  return (int) linli_date_to_day_number (&today);
}

static void
lp_fill_dialog_start_cb (LpFillDialog *self)
{
  int first = lp_roster_day_from_text (gtk_editable_get_text (GTK_EDITABLE (self->first)));
  int last = lp_roster_day_from_text (gtk_editable_get_text (GTK_EDITABLE (self->last)));
  LpFillQuestion question = { first, last, lp_fill_dialog_today (), self->repair, self->absent, { 0 } };
  g_autoptr (GTask) task = NULL;

  lp_fill_result_clear (LP_FILL_RESULT (self->result));
  lp_fill_dialog_forget (self);
  gtk_widget_set_sensitive (self->keep, FALSE);
  if (first == 0 || last == 0)
    {
      lp_fill_dialog_say (self, _("The day is not understood; write it as 2026-12-31"));
      gtk_widget_grab_focus (first == 0 ? self->first : self->last);
      return;
    }
  for (int i = 0; i < LP_N_WEIGHTS; i++)
    question.weights[i] = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->weights[i]));
  lp_fill_dialog_say (self, C_("roster", "Searching…"));
  lp_fill_dialog_set_busy (self, TRUE);
  self->reading = g_cancellable_new ();
  task = g_task_new (self->window, self->reading, lp_fill_dialog_ready_cb, NULL);
  g_task_set_task_data (task, g_memdup2 (&question, sizeof question), g_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_fill_task_read, lp_fill_task_free);
}

static void
lp_fill_dialog_stop_cb (LpFillDialog *self)
{
  if (self->solver != NULL)
    {
      lp_solver_stop (self->solver);
      return;
    }
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  lp_fill_dialog_set_busy (self, FALSE);
  lp_fill_dialog_say (self, C_("roster", "Stopped before a roster was found"));
}

typedef struct {
  LpRosterPlan *plan;
  LpRosterSetting setting;
} LpFillAct;

static void
lp_fill_act_free (gpointer data)
{
  LpFillAct *act = data;

  lp_roster_plan_free (act->plan);
  g_free (act);
}

/* The weights stay as they were when the roster was found. */
static gboolean
lp_fill_act_run (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpFillAct *act = data;

  return lp_roster_weights_save (transaction, &act->setting, error) && lp_roster_plan_apply (transaction, act->plan, error);
}

static void
lp_fill_dialog_keep_cb (LpFillDialog *self)
{
  LpFillAct *act = g_new0 (LpFillAct, 1);
  const char *reason = self->reason != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->reason)) : "";

  act->setting = self->task->facts->setting;
  act->plan = lp_roster_plan_new (self->task->facts, self->difference, *reason != '\0' ? reason : self->repair ? C_("roster", "The roster was changed because somebody is away")
                                : C_("roster", "The roster was filled anew"));
  linli_act_and_close (self->window, self->context, self->repair ? _("Roster repaired") : _("Roster filled"), lp_fill_act_run, act, lp_fill_act_free);
}

static GtkWidget *
lp_fill_dialog_add_entry (GtkWidget  *line,
                          const char *title,
                          const char *text,
                          int         width)
{
  GtkWidget *entry = gtk_entry_new (), *label = gtk_label_new (title);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  return entry;
}

static void
lp_fill_dialog_add_weights (LpFillDialog          *self,
                            GtkWidget             *buttons,
                            GtkWidget             *box,
                            const LpRosterSetting *setting)
{
  static const char * const titles[LP_N_WEIGHTS] = {
    NC_("roster", "A place short of the minimum"), NC_("roster", "A place short of the ideal"), NC_("roster", "A wish"),
    NC_("roster", "An hour beside the equal share"), NC_("roster", "Another grid than the own"), NC_("roster", "Two days in a row"),
    NC_("roster", "A second weekend or holiday"), NC_("roster", "A pair that is apart"), NC_("roster", "A newcomer without an old hand"),
    NC_("roster", "A change of what people know"),
  };
  GtkWidget *shows = linli_button_new_toggle (C_("roster", "What Counts How Much")), *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (int i = 0; i < LP_N_WEIGHTS; i++)
    {
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "roster", titles[i]);
      GtkWidget *label = gtk_label_new (title);

      self->weights[i] = gtk_spin_button_new_with_range (0, i == LP_WEIGHT_FAIR ? 1000 : LP_WEIGHT_MOST, 5);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->weights[i]), setting->weights[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->weights[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (GTK_GRID (grid), label, i % 2 * 2, i / 2, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), self->weights[i], i % 2 * 2 + 1, i / 2, 1, 1);
    }
  gtk_grid_attach (GTK_GRID (grid), gtk_label_new (C_("roster", "The larger the number, the more it is avoided")), 0, LP_N_WEIGHTS, 4, 1);
  /* No GtkExpander: Tab over a closed one asks for the focus of a window that it has not (GTK 4.8). */
  g_object_bind_property (shows, "active", grid, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_prepend (GTK_BOX (buttons), shows);
  gtk_box_append (GTK_BOX (box), grid);
}

static GtkWidget *
lp_fill_dialog_add_button (GtkWidget    *box,
                           const char   *label,
                           GCallback     clicked,
                           LpFillDialog *self)
{
  GtkWidget *button = linli_button_new (label, NULL);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
lp_fill_dialog_new_content (LpFillDialog          *self,
                            int                    first_day,
                            int                    last_day,
                            const char            *reason,
                            const LpRosterSetting *setting)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *first = lp_roster_day_to_text (first_day), *last = lp_roster_day_to_text (last_day);

  self->first = lp_fill_dialog_add_entry (line, C_("roster", "First day"), first, 11);
  self->last = lp_fill_dialog_add_entry (line, C_("roster", "Last day"), last, 11);
  if (self->repair)
    self->reason = lp_fill_dialog_add_entry (line, C_("roster", "Reason that is told"), reason != NULL ? reason : "", 16);
  self->start = lp_fill_dialog_add_button (buttons, C_("roster", "_Start"), G_CALLBACK (lp_fill_dialog_start_cb), self);
  self->stop = lp_fill_dialog_add_button (buttons, C_("roster", "S_top"), G_CALLBACK (lp_fill_dialog_stop_cb), self);
  self->keep = lp_fill_dialog_add_button (buttons, C_("roster", "_Take Over"), G_CALLBACK (lp_fill_dialog_keep_cb), self);
  gtk_widget_add_css_class (self->keep, "suggested-action");
  gtk_widget_set_sensitive (self->stop, FALSE);
  gtk_widget_set_sensitive (self->keep, FALSE);
  gtk_widget_set_hexpand (buttons, TRUE);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), buttons);
  gtk_box_append (GTK_BOX (box), line);
  lp_fill_dialog_add_weights (self, buttons, box, setting);
  self->words = linli_plain_label_add (box, C_("roster", "Nothing is changed before you take it over; what is pinned stays."), "body");
  self->result = lp_fill_result_new (self->context);
  gtk_widget_set_vexpand (self->result, TRUE);
  gtk_box_append (GTK_BOX (box), self->result);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  return box;
}

static LpFillDialog *
lp_fill_dialog_new (GtkWidget    *over,
                    LinliContext *context,
                    int           first_day,
                    int           last_day,
                    gboolean      repair,
                    gint64        absent,
                    const char   *reason)
{
  g_autoptr (GError) error = NULL;
  LpRosterSetting setting;
  LpFillDialog *self;

  if (!lp_roster_setting_load (linli_context_get_database (context), &setting, &error))
    {
      linli_act_show_error (over, error);
      return NULL;
    }
  self = g_new0 (LpFillDialog, 1);
  self->context = g_object_ref (context);
  self->repair = repair;
  self->absent = absent;
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), repair ? _("Repair the Roster") : _("Fill the Roster"),
                                   lp_fill_dialog_new_content (self, first_day, last_day, reason, &setting), 980, 660);
  lp_dialog_own (self->window, "fill", self, lp_fill_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->start);
  return self;
}

void
lp_fill_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     int           first_day,
                     int           last_day)
{
  lp_fill_dialog_new (over, context, first_day, last_day, FALSE, 0, NULL);
}

void
lp_fill_dialog_show_repair (GtkWidget    *over,
                            LinliContext *context,
                            int           first_day,
                            int           last_day,
                            gint64        absent_card,
                            const char   *reason)
{
  LpFillDialog *self = lp_fill_dialog_new (over, context, first_day, last_day, TRUE, absent_card, reason);

  if (self != NULL)
    lp_fill_dialog_start_cb (self);
}

void
lp_fill_dialog_ask (GtkWidget      *window,
                    LinliContext   *context,
                    LinliSelection *selection,
                    gpointer        data)
{
  int monday = lp_roster_week_of (lp_fill_dialog_today ()) + 7;

  lp_fill_dialog_show (window, context, monday, monday + 6);
}
