/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The dialog in which rosters fill themselves: days and weights, the search with its best so far, the difference, and only then the roster. What it holds
 * is freed with its window; the search is killed with it. */

#include "lp-fill-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-roster-apply-store.h"
#include "lp-roster-explain.h"
#include "lp-roster-facts-store.h"
#include "lp-solver.h"

#define LP_MOST_LINES 400 /* shown; the figures count all */
#define LP_MOST_EMPTY 30

typedef struct {
  LinliContext *context;
  gint64 absent; /* card, 0: none */
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *first, *last, *reason; /* entries; @reason of a repair alone */
  GtkWidget *weights[LP_N_WEIGHTS];
  GtkWidget *start, *stop, *keep;
  GtkWidget *words; /* how far it is */
  GtkWidget *result; /* box */
  LpRosterFacts *facts;
  LpRosterTask task;
  LpSolver *solver;
  LpRosterDifference *difference;
} LpFillDialog;

static void
lp_fill_dialog_forget (LpFillDialog *self)
{
  g_clear_pointer (&self->solver, lp_solver_free);
  g_clear_pointer (&self->difference, lp_roster_difference_free);
  g_clear_pointer (&self->facts, lp_roster_facts_free);
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
lp_fill_dialog_clear_result (LpFillDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->result)) != NULL)
    gtk_box_remove (GTK_BOX (self->result), child);
}

static void
lp_fill_dialog_say (LpFillDialog *self,
                    const char   *words)
{
  gtk_label_set_text (GTK_LABEL (self->words), words);
}

static char *
lp_fill_dialog_dup_name (LpFillDialog *self,
                         guint         card)
{
  return linli_mask_name (lp_roster_card (self->facts, card)->name);
}

static char *
lp_fill_dialog_dup_change (LpFillDialog   *self,
                           const LpChange *change)
{
  g_autofree char *name = lp_fill_dialog_dup_name (self, change->card), *slot = lp_roster_slot_dup_words (self->facts, change->slot), *from = NULL;

  if (change->kind == LP_CHANGE_ADDED)
    return g_strdup_printf (C_("roster", "+ %s: %s"), slot, name);
  if (change->kind == LP_CHANGE_TAKEN_OFF)
    return g_strdup_printf (C_("roster", "− %s: %s is taken off"), slot, name);
  from = lp_roster_slot_dup_words (self->facts, change->from);
  return g_strdup_printf (C_("roster", "→ %s: %s, before %s"), slot, name, from);
}

static void
lp_fill_dialog_add_figures (LpFillDialog *self)
{
  const LpRosterFigures *b = &self->difference->before, *a = &self->difference->after;
  g_autofree char *least = lp_roster_dup_minutes (a->least_minutes), *most = lp_roster_dup_minutes (a->most_minutes);
  g_autofree char *least_before = lp_roster_dup_minutes (b->least_minutes), *most_before = lp_roster_dup_minutes (b->most_minutes);
  g_autofree char *filled = g_strdup_printf (C_("roster", "%u of %u (before %u)"), a->n_filled, a->n_places, b->n_filled);
  g_autofree char *missing = g_strdup_printf (C_("roster", "%u (before %u)"), a->n_short, b->n_short);
  g_autofree char *fair = g_strdup_printf (C_("roster", "%s to %s (before %s to %s)"), least, most, least_before, most_before);
  g_autofree char *wishes = g_strdup_printf (C_("roster", "%u gladly, %u only because it must be, of %u"), a->n_glad, a->n_unwilling, a->n_duties);
  GtkWidget *list = linli_plain_list_add (self->result, C_("roster", "Before and after"));

  gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new (C_("roster", "Places filled"), filled));
  gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new (C_("roster", "Places short of the minimum"), missing));
  gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new (C_("roster", "Hours a person, with the past months"), fair));
  gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new (C_("roster", "Wishes"), wishes));
}

/* One list a day. */
static void
lp_fill_dialog_add_changes (LpFillDialog *self)
{
  GtkWidget *list = NULL;
  int day = -1;

  for (guint i = 0; i < self->difference->changes->len && i < LP_MOST_LINES; i++)
    {
      const LpChange *change = &g_array_index (self->difference->changes, LpChange, i);
      g_autofree char *words = lp_fill_dialog_dup_change (self, change);

      if (lp_roster_slot (self->facts, change->slot)->day != day)
        {
          g_autofree char *title = NULL;

          day = lp_roster_slot (self->facts, change->slot)->day;
          title = lp_roster_day_dup_words (day);
          linli_plain_label_add (self->result, title, "heading");
          list = linli_plain_list_add (self->result, title);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new (words, NULL));
    }
  if (self->difference->changes->len > LP_MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (C_("roster", "and %u more"), self->difference->changes->len - LP_MOST_LINES);

      linli_plain_label_add (self->result, more, "dim-label");
    }
}

/* Whether a slot that is asked for is not filled as far as it should be at best. */
static gboolean
lp_fill_dialog_is_short (LpFillDialog *self,
                         guint         slot)
{
  return lp_roster_facts_is_asked (self->facts, slot) && lp_roster_slot (self->facts, slot)->day >= self->task.today &&
         (int) lp_roster_get_cards (lp_solver_get_best (self->solver), slot)->len < lp_roster_slot (self->facts, slot)->ideal;
}

static void
lp_fill_dialog_add_reason (LpFillDialog *self,
                           GtkWidget    *list,
                           guint         slot)
{
  LpExplanation e;
  g_autofree char *title = lp_roster_slot_dup_words (self->facts, slot), *words = NULL, *fix = NULL, *both = NULL;
  GtkWidget *row;

  lp_roster_explain (self->facts, lp_solver_get_best (self->solver), slot, &e);
  words = lp_explanation_dup_words (self->facts, &e);
  fix = lp_explanation_dup_fix (self->facts, &e, TRUE);
  both = fix != NULL ? g_strdup_printf ("%s\n%s", words, fix) : g_strdup (words);
  row = linli_plain_row_new (title, both);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* What stays empty, and why. */
static void
lp_fill_dialog_add_empty (LpFillDialog *self)
{
  GtkWidget *list = NULL;
  guint n = 0;

  for (guint slot = 0; slot < self->facts->slots->len; slot++)
    {
      if (!lp_fill_dialog_is_short (self, slot))
        continue;
      if (n == 0)
        {
          linli_plain_label_add (self->result, C_("roster", "What stays empty"), "heading");
          list = linli_plain_list_add (self->result, C_("roster", "What stays empty"));
        }
      if (n++ < LP_MOST_EMPTY)
        lp_fill_dialog_add_reason (self, list, slot);
    }
  if (n > LP_MOST_EMPTY)
    {
      g_autofree char *more = g_strdup_printf (C_("roster", "and %u more"), n - LP_MOST_EMPTY);

      gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new (more, NULL));
    }
}

static void
lp_fill_dialog_show_result (LpFillDialog *self)
{
  g_autofree char *words = NULL;

  self->difference = lp_roster_difference_new (self->facts, self->facts->roster, lp_solver_get_best (self->solver));
  words = g_strdup_printf (lp_solver_get_state (self->solver) == LP_SOLVER_PROVED ? C_("roster", "No better roster exists. %u changes, %u people")
                                                                                   : C_("roster", "The best that was found. %u changes, %u people"),
                           self->difference->changes->len, self->difference->n_people);
  lp_fill_dialog_say (self, words);
  lp_fill_dialog_add_figures (self);
  lp_fill_dialog_add_changes (self);
  lp_fill_dialog_add_empty (self);
  gtk_widget_set_sensitive (self->keep, self->difference->changes->len > 0);
}

static void
lp_fill_dialog_solver_cb (LpSolver *solver,
                          gpointer  data)
{
  LpFillDialog *self = data;
  LpSolverState state = lp_solver_get_state (solver);
  gint64 value = 0, bound = 0;

  if (state == LP_SOLVER_RUNNING)
    {
      LpRosterFigures figures;
      g_autofree char *words = NULL;

      if (lp_solver_get_best (solver) == NULL)
        return;
      lp_roster_figure (self->facts, lp_solver_get_best (solver), &figures);
      if (lp_solver_get_value (solver, &value) && lp_solver_get_bound (solver, &bound))
        words = g_strdup_printf (C_("roster", "Searching: %u of %u places filled; cost %.0f, at least %.0f"), figures.n_filled, figures.n_places,
                                 value / 60.0, bound / 60.0);
      else
        words = g_strdup_printf (C_("roster", "Searching: %u of %u places filled"), figures.n_filled, figures.n_places);
      lp_fill_dialog_say (self, words);
      return;
    }
  gtk_widget_set_sensitive (self->start, TRUE);
  gtk_widget_set_sensitive (self->stop, FALSE);
  if (state == LP_SOLVER_FAILED)
    lp_fill_dialog_say (self, lp_solver_get_error (solver)->message);
  else if (lp_solver_get_best (solver) != NULL)
    lp_fill_dialog_show_result (self);
  else
    lp_fill_dialog_say (self, C_("roster", "Stopped before a roster was found"));
}

static int
lp_fill_dialog_today (void)
{
  LinliDate today;

  linli_date_today (&today);
  return (int) linli_date_to_day_number (&today);
}

/* The absence counts as one of the card, before it is entered. */
static void
lp_fill_dialog_set_task (LpFillDialog *self)
{
  guint card = self->absent != 0 ? lp_roster_facts_find_card (self->facts, self->absent) : LP_ROSTER_NONE;
  int first = MAX (self->facts->first_day, lp_fill_dialog_today ());
  LpRosterException away = { first, self->facts->last_day, 0, LP_ROSTER_DAY, FALSE, NULL };

  self->task = (LpRosterTask) { self->facts, lp_fill_dialog_today (), card != LP_ROSTER_NONE, card, first, self->facts->last_day };
  if (card == LP_ROSTER_NONE)
    return;
  away.reason = lp_roster_facts_keep (self->facts, gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  g_array_append_val (lp_roster_card (self->facts, card)->exceptions, away);
}

static gboolean
lp_fill_dialog_has_slots (LpFillDialog *self)
{
  for (guint slot = 0; slot < self->facts->slots->len; slot++)
    if (lp_roster_facts_is_asked (self->facts, slot) && lp_roster_slot (self->facts, slot)->day >= lp_fill_dialog_today ())
      return TRUE;
  return FALSE;
}

static void
lp_fill_dialog_start_cb (LpFillDialog *self)
{
  int first = lp_roster_day_from_text (gtk_editable_get_text (GTK_EDITABLE (self->first)));
  int last = lp_roster_day_from_text (gtk_editable_get_text (GTK_EDITABLE (self->last)));
  g_autoptr (GError) error = NULL;

  lp_fill_dialog_forget (self);
  lp_fill_dialog_clear_result (self);
  gtk_widget_set_sensitive (self->keep, FALSE);
  if (first == 0 || last == 0)
    {
      lp_fill_dialog_say (self, _("The day is not understood; write it as 2026-12-31"));
      gtk_widget_grab_focus (first == 0 ? self->first : self->last);
      return;
    }
  self->facts = lp_roster_facts_load (linli_context_get_database (self->context), first, last, &error);
  if (self->facts == NULL || !lp_fill_dialog_has_slots (self))
    {
      lp_fill_dialog_say (self, error != NULL ? error->message : C_("roster", "There are no slots from today on in these days; add some first"));
      return;
    }
  for (int i = 0; i < LP_N_WEIGHTS; i++)
    self->facts->setting.weights[i] = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->weights[i]));
  lp_fill_dialog_set_task (self);
  lp_fill_dialog_say (self, C_("roster", "Searching…"));
  gtk_widget_set_sensitive (self->start, FALSE);
  gtk_widget_set_sensitive (self->stop, TRUE);
  self->solver = lp_solver_start (&self->task, NULL, 1, LP_SOLVER_EFFORT, lp_fill_dialog_solver_cb, self);
}

static void
lp_fill_dialog_stop_cb (LpFillDialog *self)
{
  lp_solver_stop (self->solver);
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

  act->setting = self->facts->setting;
  act->plan = lp_roster_plan_new (self->facts, self->difference, *reason != '\0' ? reason : C_("roster", "The roster was filled anew"));
  if (self->task.absent != LP_ROSTER_NONE)
    act->plan->absence = (LpAbsence) { self->absent, self->task.first_absent, self->task.last_absent, *reason != '\0' ? g_strdup (reason) : NULL };
  linli_act_and_close (self->window, self->context, self->absent != 0 ? _("Roster repaired") : _("Roster filled"), lp_fill_act_run, act, lp_fill_act_free);
}

static GtkWidget *
lp_fill_dialog_add_entry (GtkWidget  *list,
                          const char *title,
                          const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new_for (title, entry));
  return entry;
}

static void
lp_fill_dialog_add_weights (LpFillDialog          *self,
                            GtkWidget             *box,
                            const LpRosterSetting *setting)
{
  static const char * const titles[LP_N_WEIGHTS] = {
    NC_("roster", "A place short of the minimum"), NC_("roster", "A place short of the ideal"), NC_("roster", "A wish"),
    NC_("roster", "An hour beside the equal share"), NC_("roster", "Another grid than the own"), NC_("roster", "Two days in a row"),
    NC_("roster", "A second weekend"), NC_("roster", "A pair that is apart"), NC_("roster", "A newcomer without an old hand"),
    NC_("roster", "A change of what people know"),
  };
  GtkWidget *expander = gtk_expander_new (C_("roster", "What counts how much")), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = linli_plain_list_add (inner, C_("roster", "What counts how much"));

  for (int i = 0; i < LP_N_WEIGHTS; i++)
    {
      self->weights[i] = gtk_spin_button_new_with_range (0, i == LP_WEIGHT_FAIR ? 1000 : LP_WEIGHT_MOST, 5);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->weights[i]), setting->weights[i]);
      gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new_for (g_dpgettext2 (GETTEXT_PACKAGE, "roster", titles[i]), self->weights[i]));
    }
  gtk_expander_set_child (GTK_EXPANDER (expander), inner);
  gtk_box_append (GTK_BOX (box), expander);
}

static GtkWidget *
lp_fill_dialog_add_button (GtkWidget    *box,
                           const char   *label,
                           GCallback     clicked,
                           LpFillDialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
lp_fill_dialog_new_content (LpFillDialog          *self,
                            int                    first_day,
                            int                    last_day,
                            const LpRosterSetting *setting)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *list = linli_plain_list_add (box, C_("roster", "Days")), *scroller;
  g_autofree char *first = lp_roster_day_to_text (first_day), *last = lp_roster_day_to_text (last_day);

  self->first = lp_fill_dialog_add_entry (list, C_("roster", "First day"), first);
  self->last = lp_fill_dialog_add_entry (list, C_("roster", "Last day"), last);
  if (self->absent != 0)
    self->reason = lp_fill_dialog_add_entry (list, C_("roster", "Why the volunteer falls out"), "");
  lp_fill_dialog_add_weights (self, box, setting);
  self->start = lp_fill_dialog_add_button (buttons, C_("roster", "_Start"), G_CALLBACK (lp_fill_dialog_start_cb), self);
  self->stop = lp_fill_dialog_add_button (buttons, C_("roster", "S_top"), G_CALLBACK (lp_fill_dialog_stop_cb), self);
  self->keep = lp_fill_dialog_add_button (buttons, C_("roster", "_Take Over"), G_CALLBACK (lp_fill_dialog_keep_cb), self);
  gtk_widget_add_css_class (self->keep, "suggested-action");
  gtk_widget_set_sensitive (self->stop, FALSE);
  gtk_widget_set_sensitive (self->keep, FALSE);
  gtk_box_append (GTK_BOX (box), buttons);
  self->words = linli_plain_label_add (box, C_("roster", "Nothing is changed before you take it over; what is pinned stays."), "body");
  self->result = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (box), self->result);
  scroller = linli_plain_scroller_new (box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

void
lp_fill_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     int           first_day,
                     int           last_day,
                     gint64        absent_card)
{
  g_autoptr (GError) error = NULL;
  LpRosterSetting setting;
  LpFillDialog *self;

  if (!lp_roster_setting_load (linli_context_get_database (context), &setting, &error))
    {
      linli_act_show_error (over, error);
      return;
    }
  self = g_new0 (LpFillDialog, 1);
  self->context = g_object_ref (context);
  self->absent = absent_card;
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), absent_card != 0 ? _("Repair the Roster") : _("Fill the Roster"),
                                   lp_fill_dialog_new_content (self, first_day, last_day, &setting), 760, 640);
  g_object_set_data_full (G_OBJECT (self->window), "fill", self, lp_fill_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->start);
}

void
lp_fill_dialog_ask (GtkWidget      *window,
                    LinliContext   *context,
                    LinliSelection *selection,
                    gpointer        data)
{
  int monday = lp_roster_week_of (lp_fill_dialog_today ()) + 7;

  lp_fill_dialog_show (window, context, monday, monday + 6, 0);
}
