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

static gint64
lp_cover_key (guint card,
              guint slot)
{
  return ((gint64) card << 32) | slot;
}

/* Set of who came where, in the days that were asked for and later. */
static GHashTable *
lp_cover_list_came (const LpRosterFacts *facts)
{
  GHashTable *came = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < facts->duties->len; i++)
    {
      const LpRosterDuty *duty = lp_roster_duty (facts, i);
      gint64 key = lp_cover_key (duty->card, duty->slot);

      if (!duty->planned && lp_roster_slot (facts, duty->slot)->day >= facts->first_day)
        g_hash_table_add (came, g_memdup2 (&key, sizeof key));
    }
  return came;
}

/* Of the days from the first that was asked for; before is the past. */
static void
lp_cover_count (const LpRosterFacts *facts,
                const LpRoster      *roster,
                LpCover             *cover,
                GHashTable          *came)
{
  const GArray *slots = lp_roster_get_slots (roster, cover->card);

  cover->served = lp_roster_card (facts, cover->card)->past_served;
  cover->planned = lp_roster_card (facts, cover->card)->past_minutes - cover->served;
  for (guint i = 0; i < slots->len; i++)
    {
      guint index = g_array_index (slots, guint, i);
      const LpRosterSlot *slot = lp_roster_slot (facts, index);
      gint64 key = lp_cover_key (cover->card, index);

      if (slot->day < facts->first_day)
        continue;
      if (g_hash_table_contains (came, &key))
        cover->served += slot->to - slot->from;
      else
        cover->planned += slot->to - slot->from;
    }
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
  if (x->served + x->planned != y->served + y->planned)
    return x->served + x->planned < y->served + y->planned ? -1 : 1;
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
  g_autoptr (GHashTable) came = lp_cover_list_came (facts);

  for (guint card = 0; card < facts->cards->len; card++)
    {
      LpCover cover = { card, 0, FALSE, FALSE, 0, 0 };

      if (lp_roster_has (roster, card, slot) || lp_roster_judge (facts, roster, card, slot).rule != LP_RULE_KEPT)
        continue;
      cover.liking = lp_roster_get_liking (facts, card, slot);
      cover.own_grid = where->grid != 0 && lp_roster_card (facts, card)->grid == where->grid;
      cover.knows_post = lp_cover_knows (facts, roster, card, where->post);
      lp_cover_count (facts, roster, &cover, came);
      g_array_append_val (covers, cover);
    }
  g_array_sort (covers, lp_cover_compare);
  return covers;
}

char *
lp_cover_dup_words (const LpCover *cover)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *served = lp_roster_dup_minutes (cover->served), *planned = lp_roster_dup_minutes (cover->planned);

  if (cover->liking != 0)
    g_string_append_printf (text, "%s · ", cover->liking > 0 ? C_("roster", "gladly") : C_("roster", "only if it must be"));
  if (cover->own_grid)
    g_string_append_printf (text, "%s · ", C_("roster", "own grid"));
  if (cover->knows_post)
    g_string_append_printf (text, "%s · ", C_("roster", "knows the post"));
  g_string_append_printf (text, C_("roster", "%s served of late, %s planned"), served, planned);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
