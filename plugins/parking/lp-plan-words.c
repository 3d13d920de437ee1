/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A plan in the words of those whom it concerns. */

#include "lp-plan.h"

#include <glib/gi18n-lib.h>

#include "lp-parking-codes.h"
#include "lp-walk-words.h"

static char *
lp_plan_dup_crossings (guint crossings)
{
  if (crossings == 0)
    return g_strdup (_("no main road to cross"));
  return crossings == 1 ? g_strdup (_("across one main road")) : g_strdup_printf (_("across %u main roads"), crossings);
}

static char *
lp_plan_dup_difference (int before_fen,
                        int fen)
{
  g_autofree char *yuan = lp_fen_to_text (ABS (before_fen >= 0 ? fen - before_fen : fen));

  if (before_fen < 0)
    return g_strdup_printf (_("%s yuan a month"), yuan);
  if (fen == before_fen)
    return g_strdup (_("at the same price"));
  return fen < before_fen ? g_strdup_printf (_("%s yuan a month cheaper"), yuan) : g_strdup_printf (_("%s yuan a month dearer"), yuan);
}

/**
 * lp_plan_dup_more:
 * @before_fen: fen a month before, or %LP_PLAN_UNKNOWN
 * @price: what it costs now
 *
 * Returns: (transfer full): the price against before, for people
 */
char *
lp_plan_dup_more (int         before_fen,
                  LpPlanPrice price)
{
  g_autofree char *words = NULL;

  if (price.fen < 0)
    return g_strdup (_("price not known"));
  words = lp_plan_dup_difference (before_fen, price.fen);
  /* Translators: a price. */
  return price.estimated ? g_strdup_printf (_("%s (estimated)"), words) : g_steal_pointer (&words);
}

static const char *
lp_plan_get_left (LpPlanCode code)
{
  switch (code)
    {
    case LP_PLAN_NOWHERE:
      return _("not known where one walks from");
    case LP_PLAN_NO_LOT:
      return _("no lot is counted");
    case LP_PLAN_TOO_FAR:
      return _("no lot within the longest walk");
    case LP_PLAN_NO_OUTSIDERS:
      return _("no lot within the walk admits outsiders");
    case LP_PLAN_NO_BAY:
      return _("no lot within the limits has such a bay");
    case LP_PLAN_CLOSED:
      return _("no lot within the walk is open all that time");
    case LP_PLAN_TOO_DEAR:
      return _("no lot within the walk at that price");
    case LP_PLAN_REFUSED:
      return _("the lots left were refused");
    case LP_PLAN_FULL:
      return _("others come first in the lots within the limits");
    case LP_PLAN_PIN:
      return _("the lot it is pinned to has no bay for it");
    case LP_PLAN_PLACED:
    default:
      g_assert_not_reached ();
    }
}

/**
 * lp_plan_dup_reason:
 * @answer: what became of a need
 * @need: the need
 * @lots: (array): the lots of the plan
 *
 * Says the way and what it costs against before; or why there is no place, and what is nearest beyond the limits.
 *
 * Returns: (transfer full): for people, in one line
 */
char *
lp_plan_dup_reason (const LpPlanAnswer *answer,
                    const LpPlanNeed   *need,
                    const LpPlanLot    *lots)
{
  g_autofree char *walk = NULL, *crossings = NULL, *price = NULL;

  if (answer->code != LP_PLAN_PLACED)
    {
      if (answer->nearest == LP_PLAN_NONE)
        return g_strdup (lp_plan_get_left (answer->code));
      walk = lp_walk_dup_words (&answer->nearest_way);
      /* Translators: why there is no place, a lot, the walk there. */
      return g_strdup_printf (_("%s; nearest beyond the limits: %s, %s"), lp_plan_get_left (answer->code), lots[answer->nearest].name, walk);
    }
  price = lp_plan_dup_more (need->before_fen, answer->price);
  if (answer->way.seconds < 0)
    return g_strdup (price);
  walk = lp_walk_dup_words (&answer->way);
  /* What is estimated knows of no roads. */
  crossings = lp_plan_dup_crossings (answer->way.crossings);
  return answer->way.estimated ? g_strdup_printf (_("%s, %s"), walk, price) : g_strdup_printf (_("%s, %s, %s"), crossings, walk, price);
}
