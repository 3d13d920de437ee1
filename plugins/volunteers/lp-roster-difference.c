/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is different between two rosters, and how good each is. */

#include "lp-roster-difference.h"

static void
lp_roster_figure_slot (const LpRosterFacts *facts,
                       const LpRoster      *roster,
                       guint                slot,
                       LpRosterFigures     *figures)
{
  const GArray *cards = lp_roster_get_cards (roster, slot);
  int minimum = lp_roster_slot (facts, slot)->minimum, ideal = MAX (minimum, lp_roster_slot (facts, slot)->ideal), n = (int) cards->len;

  figures->n_places += (guint) ideal;
  figures->n_filled += (guint) MIN (ideal, n);
  figures->n_minimum += (guint) minimum;
  figures->n_short += (guint) MAX (0, minimum - n);
  figures->n_duties += cards->len;
  for (guint i = 0; i < cards->len; i++)
    {
      int liking = lp_roster_get_liking (facts, g_array_index (cards, guint, i), slot);

      figures->n_glad += liking > 0;
      figures->n_unwilling += liking < 0;
    }
}

static int
lp_roster_count_minutes (const LpRosterFacts *facts,
                         const LpRoster      *roster,
                         guint                card)
{
  const GArray *slots = lp_roster_get_slots (roster, card);
  int minutes = lp_roster_card (facts, card)->past_minutes;

  for (guint i = 0; i < slots->len; i++)
    if (lp_roster_facts_is_asked (facts, g_array_index (slots, guint, i)))
      minutes += lp_roster_slot (facts, g_array_index (slots, guint, i))->to - lp_roster_slot (facts, g_array_index (slots, guint, i))->from;
  return minutes;
}

void
lp_roster_figure (const LpRosterFacts *facts,
                  const LpRoster      *roster,
                  LpRosterFigures     *figures)
{
  gboolean first = TRUE;

  *figures = (LpRosterFigures) { 0 };
  for (guint slot = 0; slot < facts->slots->len; slot++)
    if (lp_roster_facts_is_asked (facts, slot))
      lp_roster_figure_slot (facts, roster, slot, figures);
  for (guint card = 0; card < facts->cards->len; card++)
    {
      int minutes;

      if (lp_roster_card (facts, card)->standing != LP_ROSTER_HERE || lp_roster_card (facts, card)->times->len == 0)
        continue;
      minutes = lp_roster_count_minutes (facts, roster, card);
      figures->least_minutes = first ? minutes : MIN (figures->least_minutes, minutes);
      figures->most_minutes = first ? minutes : MAX (figures->most_minutes, minutes);
      first = FALSE;
    }
}

/* Slots of @card in @a and not in @b, among those that were asked for. */
static GArray *
lp_roster_subtract (const LpRosterFacts *facts,
                    const LpRoster      *a,
                    const LpRoster      *b,
                    guint                card)
{
  const GArray *slots = lp_roster_get_slots (a, card);
  GArray *left = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < slots->len; i++)
    {
      guint slot = g_array_index (slots, guint, i);

      if (lp_roster_facts_is_asked (facts, slot) && !lp_roster_has (b, card, slot))
        g_array_append_val (left, slot);
    }
  return left;
}

/* The first of @gone on the same day, which is taken out of it. */
static guint
lp_roster_take_moved (const LpRosterFacts *facts,
                      GArray              *gone,
                      guint                slot)
{
  for (guint i = 0; i < gone->len; i++)
    {
      guint from = g_array_index (gone, guint, i);

      if (lp_roster_slot (facts, from)->day != lp_roster_slot (facts, slot)->day)
        continue;
      g_array_remove_index (gone, i);
      return from;
    }
  return LP_ROSTER_NONE;
}

static void
lp_roster_difference_add_card (LpRosterDifference  *self,
                               const LpRosterFacts *facts,
                               const LpRoster      *before,
                               const LpRoster      *after,
                               guint                card)
{
  g_autoptr (GArray) gone = lp_roster_subtract (facts, before, after, card), come = lp_roster_subtract (facts, after, before, card);

  self->n_people += gone->len > 0 || come->len > 0;
  for (guint i = 0; i < come->len; i++)
    {
      guint slot = g_array_index (come, guint, i), from = lp_roster_take_moved (facts, gone, slot);
      LpRosterChange change = { from != LP_ROSTER_NONE ? LP_ROSTER_MOVED : LP_ROSTER_ADDED, card, slot, from };

      g_array_append_val (self->changes, change);
    }
  for (guint i = 0; i < gone->len; i++)
    {
      LpRosterChange change = { LP_ROSTER_TAKEN_OFF, card, g_array_index (gone, guint, i), LP_ROSTER_NONE };

      g_array_append_val (self->changes, change);
    }
}

static int
lp_roster_change_compare (gconstpointer a,
                          gconstpointer b)
{
  const LpRosterChange *first = a, *second = b;

  if (first->slot != second->slot)
    return first->slot < second->slot ? -1 : 1;
  return first->card < second->card ? -1 : first->card > second->card;
}

LpRosterDifference *
lp_roster_difference_new (const LpRosterFacts *facts,
                          const LpRoster      *before,
                          const LpRoster      *after)
{
  LpRosterDifference *self = g_new0 (LpRosterDifference, 1);

  self->changes = g_array_new (FALSE, FALSE, sizeof (LpRosterChange));
  for (guint card = 0; card < facts->cards->len; card++)
    lp_roster_difference_add_card (self, facts, before, after, card);
  g_array_sort (self->changes, lp_roster_change_compare);
  lp_roster_figure (facts, before, &self->before);
  lp_roster_figure (facts, after, &self->after);
  return self;
}

void
lp_roster_difference_free (LpRosterDifference *self)
{
  g_array_unref (self->changes);
  g_free (self);
}
