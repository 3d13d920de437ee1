/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The program `linli-solver`: reads a roster to be made from standard input, and writes what it finds to standard output, one piece a line, for as long
 * as it may search. Of the shifts of a team (the format is in ls-problem.c):
 *
 *     bound 1141 0.14               no roster costs less; seconds since the start
 *     roster 1146 0.20              a roster that costs this; a line for each person follows
 *     A,-,-,E,E,L,…                 the person, and for each day the shift or - for none
 *     end proved                    or `end stopped`, or `end impossible`: no roster keeps the rules
 *
 * Of volunteers (the format is in ls-team-read.c) what ls-team-print.c says. It keeps nothing and may be killed at any time. It is a program of its own
 * because GLPK ends the program when it meets an error, and for its licence. */

#include "config.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <unistd.h>

#include "ls-search.h"
#include "ls-team-print.h"

typedef struct {
  const LsProblem *problem;
  gint64 start;
  gint64 bound;
} Printer;

static void
found_cb (LsPath  *roster,
          gint64   cost,
          gint64   bound,
          gpointer user_data)
{
  Printer *self = user_data;
  double seconds = (double) (g_get_monotonic_time () - self->start) / G_USEC_PER_SEC;

  if (bound > self->bound)
    printf ("bound %" G_GINT64_FORMAT " %.2f\n", bound, seconds);
  self->bound = MAX (self->bound, bound);
  if (roster)
    {
      printf ("roster %" G_GINT64_FORMAT " %.2f\n", cost, seconds);
      for (int p = 0; p < self->problem->n_people; p++)
        {
          fputs (self->problem->people[p].name, stdout);
          for (int d = 0; d < self->problem->n_days; d++)
            printf (",%s", roster[p][d] == LS_OFF ? "-" : self->problem->shifts[roster[p][d]].name);
          putchar ('\n');
        }
    }
  fflush (stdout);
}

static void
say_end (LsEnd end)
{
  printf ("end %s\n", end == LS_END_PROVED ? "proved" : end == LS_END_STOPPED ? "stopped" : "impossible");
  fflush (stdout);
}

static char *
read_all (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) text = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (text, input, G_OUTPUT_STREAM_SPLICE_NONE, NULL, error) < 0 ||
      !g_output_stream_write_all (text, "", 1, NULL, NULL, error) || !g_output_stream_close (text, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (text));
}

/* What there is until a line `end` has come, or all. */
static char *
read_to_end (void)
{
  GString *text = g_string_new (NULL);
  char piece[65536];
  gssize n;

  while ((n = read (STDIN_FILENO, piece, sizeof piece)) > 0)
    {
      g_string_append_len (text, piece, n);
      if (g_str_has_suffix (text->str, "\nend\n"))
        break;
    }
  return g_string_free (text, FALSE);
}

static gboolean
answer_shifts (const char     *text,
               const LsLimits *limits,
               gint64          start,
               GError        **error)
{
  g_autoptr (LsProblem) problem = ls_problem_read (text, error);
  Printer printer = { problem, start, G_MININT32 };

  if (!problem)
    return FALSE;
  say_end (ls_search (problem, limits->seconds, limits->seed, found_cb, &printer));
  return TRUE;
}

/* One problem after the other, each with all the time. */
static gboolean
answer_teams (const char     *text,
              const LsLimits *limits,
              GError        **error)
{
  int line = 0;

  do
    {
      g_autoptr (LsTeam) team = ls_team_read (&text, &line, error);

      if (!team)
        return FALSE;
      ls_team_print (team, limits);
    }
  while (*text);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  double seconds = 0;
  int seed = 1;
  gint64 steps = 0, start = g_get_monotonic_time ();
  gboolean watch = FALSE;
  GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, "How long to search at most (60, without steps)", "N" },
    { "steps", 0, 0, G_OPTION_ARG_INT64, &steps, "How much to search at most, however long it takes: volunteers alone", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Another seed searches in another order (1)", "N" },
    { "watch", 0, 0, G_OPTION_ARG_NONE, &watch, "Stop when standard input is closed: volunteers alone", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("< PROBLEM");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, &argc, &argv, &error) && (text = watch ? read_to_end () : read_all (&error)))
    {
      LsLimits limits = { seconds > 0 || steps > 0 ? seconds : 60, steps, (guint32) seed, watch };

      if (ls_team_says (text) ? answer_teams (text, &limits, &error) : answer_shifts (text, &limits, start, &error))
        return 0;
    }
  fprintf (stderr, "linli-solver: %s\n", error->message);
  return 2;
}
