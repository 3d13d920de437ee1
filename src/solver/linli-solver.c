/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The program `linli-solver`: reads a roster to be made from standard input (the format is in ls-problem.c), and writes what it finds to standard
 * output, one piece a line, for as long as it may search:
 *
 *     bound 1141 0.14               no roster costs less; seconds since the start
 *     roster 1146 0.20              a roster that costs this; a line for each person follows
 *     A,-,-,E,E,L,…                 the person, and for each day the shift or - for none
 *     end proved                    or `end stopped`, or `end impossible`: no roster keeps the rules
 *
 * It keeps nothing and may be killed at any time. It is a program of its own because GLPK ends the program when it meets an error, and for its licence. */

#include "config.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <unistd.h>

#include "ls-search.h"
#include "ls-team-search.h"

typedef struct {
  const LsProblem *problem;
  gint64 start;
  gint64 bound;
} Printer;

typedef struct {
  const LsTeam *team;
  gint64 start;
  gint64 bound;
} TeamPrinter;

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

/* What is said of a roster of volunteers, for its people in their order: who serves in which slots. */
static void
team_found_cb (const guint8 *there,
               gint64        bound,
               gpointer      user_data)
{
  TeamPrinter *self = user_data;
  const LsTeam *team = self->team;
  double seconds = (double) (g_get_monotonic_time () - self->start) / G_USEC_PER_SEC;
  gint64 parts[LS_N_PARTS];

  if (bound > self->bound)
    printf ("bound %" G_GINT64_FORMAT " %.2f\n", bound, seconds);
  self->bound = MAX (self->bound, bound);
  if (there)
    {
      printf ("roster %" G_GINT64_FORMAT " %.2f\nparts", ls_team_value (team, there, parts), seconds);
      for (int i = 0; i < LS_N_PARTS; i++)
        printf (" %s %" G_GINT64_FORMAT, ls_part_name ((LsPart) i), parts[i]);
      putchar ('\n');
      for (int p = 0; p < team->n_people; p++)
        {
          fputs (team->helpers[p].name, stdout);
          for (int s = 0; s < team->n_slots; s++)
            if (there[LS_PAIR (team, p, s)])
              printf (",%s", team->slots[s].name);
          putchar ('\n');
        }
    }
  fflush (stdout);
}

static gboolean
is_cancelled_cb (gpointer user_data)
{
  return FALSE;
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

int
main (int    argc,
      char **argv)
{
  double seconds = 60;
  int seed = 1;
  gint64 steps = 0;
  GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, "How long to search at most (60)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Another seed searches in another order (1)", "N" },
    { "steps", 0, 0, G_OPTION_ARG_INT64, &steps, "How many steps to search at most", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("< PROBLEM");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (LsProblem) problem = NULL;
  Printer printer = { NULL, g_get_monotonic_time (), G_MININT32 };
  LsEnd end;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !(text = read_all (&error)))
    {
      fprintf (stderr, "linli-solver: %s\n", error->message);
      return 2;
    }
  if (ls_team_says (text))
    {
      g_autoptr (LsTeam) team = ls_team_read (text, &error);
      LsLimits limits = { seconds, steps, (guint32) seed, is_cancelled_cb };
      TeamPrinter tp = { team, printer.start, G_MININT64 };
      if (!team)
        {
          fprintf (stderr, "linli-solver: %s\n", error->message);
          return 2;
        }
      end = ls_team_search (team, &limits, team_found_cb, &tp);
      printf ("end %s\n", end == LS_END_PROVED ? "proved" : "stopped");
      return 0;
    }
  if (!(problem = ls_problem_read (text, &error)))
    {
      fprintf (stderr, "linli-solver: %s\n", error->message);
      return 2;
    }
  printer.problem = problem;
  end = ls_search (problem, seconds, (guint32) seed, found_cb, &printer);
  printf ("end %s\n", end == LS_END_PROVED ? "proved" : end == LS_END_STOPPED ? "stopped" : "impossible");
  return 0;
}
