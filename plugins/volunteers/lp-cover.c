/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who could serve instead of somebody. */

#include "lp-cover.h"

#include <glib/gi18n-lib.h>

static gboolean
lp_cover_knows (const LpRosterFacts *facts,
                const LpRoster      *roster,
                guint                card,
                guint                post)
{
  const LpRosterCard *who = lp_roster_card (facts, card);
  const GArray *slots = lp_roster_get_slots (roster, card);

  for (guint i = 0; i < who->posts->len; i++)
    if (g_array_index (who->posts, LpRosterLiking, i).post == post)
      return TRUE;
  for (guint i = 0; i < slots->len; i++)
    if (lp_roster_slot (facts, g_array_index (slots, guint, i))->post == post)
      return TRUE;
  return FALSE;
}

static int
lp_cover_count_minutes (const LpRosterFacts *facts,
                        const LpRoster      *roster,
                        guint                card)
{
  const GArray *slots = lp_roster_get_slots (roster, card);
  int minutes = lp_roster_card (facts, card)->past_minutes;

  for (guint i = 0; i < slots->len; i++)
    {
      const LpRosterSlot *slot = lp_roster_slot (facts, g_array_index (slots, guint, i));

      if (slot->day >= facts->first_day) /* before is the past */
        minutes += slot->to - slot->from;
    }
  return minutes;
}

static int
lp_cover_compare (gconstpointer a,
                  gconstpointer b)
{
  const LpCover *x = a, *y = b;

  if (x->liking != y->liking)
    return x->liking > y->liking ? -1 : 1;
  if (x->own_grid != y->own_grid)
    return x->own_grid ? -1 : 1;
  if (x->minutes != y->minutes)
    return x->minutes < y->minutes ? -1 : 1;
  if (x->knows_post != y->knows_post)
    return x->knows_post ? -1 : 1;
  return x->card < y->card ? -1 : x->card > y->card;
}

GArray *
lp_cover_list (const LpRosterFacts *facts,
               const LpRoster      *roster,
               guint                slot)
{
  GArray *covers = g_array_new (FALSE, FALSE, sizeof (LpCover));
  const LpRosterSlot *where = lp_roster_slot (facts, slot);

  for (guint card = 0; card < facts->cards->len; card++)
    {
      LpCover cover = { card, 0, FALSE, FALSE, 0 };

      if (lp_roster_has (roster, card, slot) || lp_roster_judge (facts, roster, card, slot).rule != LP_RULE_KEPT)
        continue;
      cover.liking = lp_roster_get_liking (facts, card, slot);
      cover.own_grid = where->grid != 0 && lp_roster_card (facts, card)->grid == where->grid;
      cover.knows_post = lp_cover_knows (facts, roster, card, where->post);
      cover.minutes = lp_cover_count_minutes (facts, roster, card);
      g_array_append_val (covers, cover);
    }
  g_array_sort (covers, lp_cover_compare);
  return covers;
}

char *
lp_cover_dup_words (const LpCover *cover)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *minutes = lp_roster_dup_minutes (cover->minutes);

  if (cover->liking != 0)
    g_string_append_printf (text, "%s · ", cover->liking > 0 ? C_("roster", "gladly") : C_("roster", "only if it must be"));
  if (cover->own_grid)
    g_string_append_printf (text, "%s · ", C_("roster", "own grid"));
  if (cover->knows_post)
    g_string_append_printf (text, "%s · ", C_("roster", "knows the post"));
  g_string_append_printf (text, C_("roster", "%s of late"), minutes);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
