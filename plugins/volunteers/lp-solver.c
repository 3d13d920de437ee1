/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The program linli-solver, at work on one roster. It is written to and read from on the main thread without waiting; what it answers is judged by the
 * rules before anybody sees it. Callbacks hold the solver; who frees it only lets go, and kills the program. */

#include "lp-solver.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LpSolver
{
  int n_refs;
  const LpRosterTask *task;
  LpSolverFunc func; /* NULL once it was freed */
  gpointer data;
  GSubprocess *process;
  GDataInputStream *answers;
  GCancellable *cancellable;
  LpRosterProblem *problem;
  LpSolverState state;
  LpRoster *best;
  LpRoster *reading; /* a roster of which some lines were read */
  guint n_left; /* lines of a roster that are still to come */
  gboolean has_value, has_bound;
  gint64 value, bound, reading_value;
  guint n_found;
  gboolean written, stops;
  GError *error;
};

static LpSolver *
lp_solver_ref (LpSolver *self)
{
  self->n_refs++;
  return self;
}

static void
lp_solver_unref (LpSolver *self)
{
  if (--self->n_refs > 0)
    return;
  g_clear_object (&self->process);
  g_clear_object (&self->answers);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->problem, lp_roster_problem_free);
  g_clear_pointer (&self->best, lp_roster_free);
  g_clear_pointer (&self->reading, lp_roster_free);
  g_clear_error (&self->error);
  g_free (self);
}

static void
lp_solver_tell (LpSolver *self)
{
  if (self->func != NULL)
    self->func (self, self->data);
}

static void
lp_solver_fail (LpSolver *self,
                GError   *error)
{
  if (self->state != LP_SOLVER_RUNNING)
    {
      g_error_free (error);
      return;
    }
  self->state = LP_SOLVER_FAILED;
  self->error = error;
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  lp_solver_tell (self);
}

static GError *
lp_solver_new_crash (void)
{
  return g_error_new (G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE, "%s",
                      _("The program that fills rosters ended before it had finished. Nothing of the roster was changed; try again, or take fewer days."));
}

static void
lp_solver_begin_roster (LpSolver   *self,
                        const char *line)
{
  g_clear_pointer (&self->reading, lp_roster_free);
  self->reading = lp_roster_copy (self->problem->fixed);
  self->reading_value = g_ascii_strtoll (line + strlen ("roster "), NULL, 10);
  self->n_left = self->problem->n_people;
}

static gboolean
lp_solver_end_roster (LpSolver  *self,
                      GError   **error)
{
  if (!lp_roster_answer_check (self->task, self->problem->fixed, self->reading, error))
    return FALSE;
  g_clear_pointer (&self->best, lp_roster_free);
  self->best = g_steal_pointer (&self->reading);
  self->value = self->reading_value;
  self->has_value = TRUE;
  self->n_found++;
  lp_solver_tell (self);
  return TRUE;
}

static void
lp_solver_end (LpSolver   *self,
               const char *line)
{
  self->state = strcmp (line, "end proved") == 0 ? LP_SOLVER_PROVED : LP_SOLVER_STOPPED;
  lp_solver_tell (self);
}

/* FALSE with an error. What is not known is passed over: a later program may say more. */
static gboolean
lp_solver_take_line (LpSolver    *self,
                     const char  *line,
                     GError     **error)
{
  if (self->reading != NULL && self->n_left > 0 && !g_str_has_prefix (line, "parts "))
    {
      if (!lp_roster_answer_take (self->task, self->reading, line, error))
        return FALSE;
      return --self->n_left > 0 || lp_solver_end_roster (self, error);
    }
  if (g_str_has_prefix (line, "roster "))
    {
      lp_solver_begin_roster (self, line);
      return self->problem->n_people > 0 || lp_solver_end_roster (self, error);
    }
  if (g_str_has_prefix (line, "bound "))
    {
      self->bound = g_ascii_strtoll (line + strlen ("bound "), NULL, 10);
      self->has_bound = TRUE;
      lp_solver_tell (self);
    }
  else if (g_str_has_prefix (line, "end "))
    lp_solver_end (self, line);
  return TRUE;
}

static void lp_solver_read (LpSolver *self);

static void
lp_solver_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  LpSolver *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, &error);

  if (self->func != NULL && self->state == LP_SOLVER_RUNNING)
    {
      if (line == NULL)
        lp_solver_fail (self, error != NULL ? g_steal_pointer (&error) : lp_solver_new_crash ());
      else if (!lp_solver_take_line (self, line, &error))
        lp_solver_fail (self, g_steal_pointer (&error));
      else if (self->func != NULL && self->state == LP_SOLVER_RUNNING)
        lp_solver_read (self);
    }
  lp_solver_unref (self);
}

static void
lp_solver_read (LpSolver *self)
{
  g_data_input_stream_read_line_async (self->answers, G_PRIORITY_DEFAULT_IDLE, self->cancellable, lp_solver_read_cb, lp_solver_ref (self));
}

static void
lp_solver_close_input (LpSolver *self)
{
  g_output_stream_close_async (g_subprocess_get_stdin_pipe (self->process), G_PRIORITY_DEFAULT, NULL, NULL, NULL);
}

static void
lp_solver_written_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  LpSolver *self = user_data;
  g_autoptr (GError) error = NULL;

  self->written = TRUE;
  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      if (self->stops && self->func != NULL)
        lp_solver_close_input (self);
    }
  else if (self->func != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lp_solver_fail (self, lp_solver_new_crash ());
  lp_solver_unref (self);
}

static gboolean
lp_solver_spawn (LpSolver    *self,
                 const char  *program,
                 int          seed,
                 gint64       effort,
                 GError     **error)
{
  g_autofree char *path = program != NULL ? g_strdup (program) : linli_locale_dup_worker ("linli-solver");
  g_autofree char *seeds = g_strdup_printf ("--seed=%d", seed), *steps = g_strdup_printf ("--steps=%" G_GINT64_FORMAT, effort);

  if (!g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The program that fills rosters is missing (%s). Install Linli again; rosters can be made by hand meanwhile."), path);
      return FALSE;
    }
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, error, path,
                                    seeds, steps, "--watch", NULL);
  return self->process != NULL;
}

static gboolean
lp_solver_failed_cb (gpointer user_data)
{
  LpSolver *self = user_data;

  lp_solver_tell (self);
  return G_SOURCE_REMOVE;
}

LpSolver *
lp_solver_start (const LpRosterTask *task,
                 LpRosterProblem    *problem,
                 const char         *program,
                 int                 seed,
                 gint64              effort,
                 LpSolverFunc        func,
                 gpointer            data)
{
  LpSolver *self = g_new0 (LpSolver, 1);

  self->n_refs = 1;
  self->task = task;
  self->problem = problem;
  self->func = func;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  if (!lp_solver_spawn (self, program, seed, effort, &self->error))
    {
      self->state = LP_SOLVER_FAILED;
      g_idle_add_full (G_PRIORITY_DEFAULT, lp_solver_failed_cb, lp_solver_ref (self), (GDestroyNotify) lp_solver_unref);
      return self;
    }
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_output_stream_write_all_async (g_subprocess_get_stdin_pipe (self->process), problem->text, strlen (problem->text), G_PRIORITY_DEFAULT,
                                   self->cancellable, lp_solver_written_cb, lp_solver_ref (self));
  lp_solver_read (self);
  return self;
}

void
lp_solver_stop (LpSolver *self)
{
  if (self->state != LP_SOLVER_RUNNING || self->stops)
    return;
  self->stops = TRUE;
  if (self->written)
    lp_solver_close_input (self);
}

void
lp_solver_free (LpSolver *self)
{
  self->func = NULL;
  g_cancellable_cancel (self->cancellable);
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  lp_solver_unref (self);
}

LpSolverState
lp_solver_get_state (LpSolver *self)
{
  return self->state;
}

const LpRoster *
lp_solver_get_best (LpSolver *self)
{
  return self->best;
}

gboolean
lp_solver_get_value (LpSolver *self,
                     gint64   *value)
{
  *value = self->value;
  return self->has_value;
}

gboolean
lp_solver_get_bound (LpSolver *self,
                     gint64   *bound)
{
  *bound = self->bound;
  return self->has_bound;
}

guint
lp_solver_get_n_found (LpSolver *self)
{
  return self->n_found;
}

const GError *
lp_solver_get_error (LpSolver *self)
{
  return self->error;
}
