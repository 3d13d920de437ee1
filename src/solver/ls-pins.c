/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What rules the pins break by themselves. They are kept all the same; it is only said. */

#include "ls-pins.h"

static gboolean
collides (const LsDraft *pins,
          int            person,
          int            slot)
{
  const LsDraftPerson *p = &pins->people[person];

  for (int i = 0; i < p->n_slots; i++)
    if (p->slots[i] != slot && ls_team_collide (pins->team, person, slot, p->slots[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_long_row (const LsDraft *pins,
                int            person,
                int            day)
{
  const LsHelper *helper = &pins->team->helpers[person];
  const int *counts = pins->people[person].day_counts;
  int first = day, last = day;

  while (first > 0 && counts[first - 1] > 0)
    first--;
  while (last + 1 < pins->team->n_days && counts[last + 1] > 0)
    last++;
  return last - first + 1 + (first == 0 ? helper->run_before : 0) > helper->most_run;
}

/* The word for the first rule that the pin of @person in @slot breaks, with the other pins or alone; NULL for none. @pins holds the pins alone. */
const char *
ls_pins_get_broken (const LsDraft *pins,
                    int            person,
                    int            slot)
{
  const LsTeam *team = pins->team;
  const LsHelper *helper = &team->helpers[person];
  const LsDraftPerson *p = &pins->people[person];
  const LsSlot *s = &team->slots[slot];

  if (team->marks[LS_PAIR (team, person, slot)] & LS_MARK_FORBIDDEN)
    return "forbidden";
  if (collides (pins, person, slot))
    return "collision";
  if (p->day_minutes[s->day] > helper->most_day)
    return "day";
  if (p->week_minutes[s->week] > helper->most_week)
    return "week";
  if (is_in_long_row (pins, person, s->day))
    return "row";
  if (s->night && p->nights > helper->most_nights)
    return "nights";
  return pins->slots[slot].n_people > s->most ? "most" : NULL;
}
