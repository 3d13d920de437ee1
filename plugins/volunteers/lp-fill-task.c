/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Facts are read and written down for the solver on a worker: a month of a large community takes longer than a frame. */

#include "lp-fill-task.h"

#include <glib/gi18n-lib.h>

#include "lp-roster-facts-store.h"
#include "lp-solver.h"

/* A week of a small community is done in a few seconds, a month of a large one in a minute; a repair starts from a roster that nearly fits. */
#define EFFORT_LEAST 600000
#define EFFORT_A_PLACE 20000
#define EFFORT_A_PLACE_REPAIRED 5000

void
lp_fill_task_free (gpointer data)
{
  LpFillTask *self = data;

  g_clear_pointer (&self->problem, lp_roster_problem_free);
  g_clear_pointer (&self->facts, lp_roster_facts_free);
  g_free (self);
}

/* How many people could serve from today on in the slots that are asked for. */
static gint64
lp_fill_task_count_places (LpFillTask *self)
{
  gint64 n = 0;

  for (guint slot = 0; slot < self->facts->slots->len; slot++)
    if (lp_roster_facts_is_asked (self->facts, slot) && lp_roster_slot (self->facts, slot)->day >= self->task.today)
      n += MAX (1, MAX (lp_roster_slot (self->facts, slot)->minimum, lp_roster_slot (self->facts, slot)->ideal));
  return n;
}

gpointer
lp_fill_task_read (LinliDatabase  *reader,
                   gpointer        data,
                   GCancellable   *cancellable,
                   GError        **error)
{
  const LpFillQuestion *question = data;
  LpFillTask *self = g_new0 (LpFillTask, 1);

  self->facts = lp_roster_facts_load (reader, question->first_day, question->last_day, error);
  if (self->facts != NULL)
    {
      guint absent = question->absent != 0 ? lp_roster_facts_find_card (self->facts, question->absent) : LP_ROSTER_NONE;

      for (int i = 0; i < LP_N_WEIGHTS; i++)
        self->facts->setting.weights[i] = question->weights[i];
      self->task = (LpRosterTask) { self->facts, question->today, question->repair, absent, question->first_day, question->last_day };
      self->effort = CLAMP (lp_fill_task_count_places (self) * (question->repair ? EFFORT_A_PLACE_REPAIRED : EFFORT_A_PLACE), EFFORT_LEAST, LP_SOLVER_EFFORT);
      if (lp_fill_task_count_places (self) > 0)
        {
          self->problem = lp_roster_problem_new (&self->task);
          return self;
        }
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
                           C_("roster", "There are no slots from today on in these days; add some first"));
    }
  lp_fill_task_free (self);
  return NULL;
}
