/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Answers a problem of volunteers on standard output, one piece a line, for as long as it may search:
 *
 *     broken v3 s17 week                 a pin breaks a rule, and is kept: forbidden, collision, day, week, row, nights or most (too many in the slot)
 *     roster 5230 0.09                   a roster that costs this; seconds since the start
 *     parts minimum 3000 ideal 1800 …    what it costs, part by part: the parts of LsPart, always all in this order
 *     v0,s3,s20                          for each person, in their order: the slots in which they serve
 *     bound 5100 0.60                    no roster costs less
 *     end proved                         or `end stopped` */

#include "ls-team-print.h"

#include <stdio.h>

#include "ls-pins.h"

typedef struct {
  const LsTeam *team;
  gint64 start;
} Printer;

static void
print_roster (const LsTeam *team,
              const guint8 *there,
              double        seconds)
{
  gint64 parts[LS_N_PARTS];

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

static void
found_cb (const guint8 *there,
          gint64        bound,
          gpointer      user_data)
{
  Printer *self = user_data;
  double seconds = (double) (g_get_monotonic_time () - self->start) / G_USEC_PER_SEC;

  if (there)
    print_roster (self->team, there, seconds);
  else
    printf ("bound %" G_GINT64_FORMAT " %.2f\n", bound, seconds);
  fflush (stdout);
}

static void
print_broken_pins (const LsTeam *team)
{
  g_autoptr (LsDraft) pins = ls_draft_new (team);

  for (int p = 0; p < team->n_people; p++)
    for (int s = 0; s < team->n_slots; s++)
      {
        const char *rule = LS_IS_PINNED (team, p, s) ? ls_pins_get_broken (pins, p, s) : NULL;

        if (rule)
          printf ("broken %s %s %s\n", team->helpers[p].name, team->slots[s].name, rule);
      }
}

void
ls_team_print (const LsTeam   *team,
               const LsLimits *limits)
{
  Printer printer = { team, g_get_monotonic_time () };
  LsEnd end;

  print_broken_pins (team);
  end = ls_team_search (team, limits, found_cb, &printer);
  printf ("end %s\n", end == LS_END_PROVED ? "proved" : "stopped");
  fflush (stdout);
}
