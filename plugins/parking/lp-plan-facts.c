/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A plan and its lots in words and figures. What is not known says so. */

#include "lp-plan-facts.h"

#include <glib/gi18n-lib.h>

static const char *
lp_fact_unknown (void)
{
  return C_("parking", "not known");
}

static int
lp_fact_minutes (guint seconds)
{
  return (int) (seconds + 59) / 60;
}

const char *
lp_fact_get_title (LpFact fact)
{
  static const char * const titles[LP_FACT_N] = {
    NC_("parking", "Within the limits of"), NC_("parking", "Has bays for"), NC_("parking", "Proposed to"), NC_("parking", "Walk"),
    NC_("parking", "Main roads"), NC_("parking", "Price"), NC_("parking", "Free by day"), NC_("parking", "Free by night"), NC_("parking", "Hours"),
    NC_("parking", "Outsiders"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "parking", titles[fact]);
}

static const LpPlanLot *
lp_fact_get_lot (const LpPlan       *plan,
                 const LpPlanOption *option)
{
  return &g_array_index (plan->input->lots, LpPlanLot, option->lot);
}

static guint
lp_fact_count_proposed (const LpPlan       *plan,
                        const LpPlanOption *option)
{
  guint n = 0;

  for (guint i = 0; i < plan->input->needs->len; i++)
    n += lp_plan_get_answer (plan, i)->code == LP_PLAN_PLACED && lp_plan_get_answer (plan, i)->lot == (int) option->lot;
  return n;
}

static char *
lp_fact_dup_option_walk (const LpPlanOption *option)
{
  g_autofree char *words = NULL;

  if (option->n_walks == 0)
    return g_strdup (lp_fact_unknown ());
  words = g_strdup_printf (C_("parking", "%d minutes (%d to %d)"), lp_fact_minutes (option->mean_walk), lp_fact_minutes (option->least_walk),
                           lp_fact_minutes (option->most_walk));
  return option->estimated ? g_strdup_printf (_("%s (estimated)"), words) : g_steal_pointer (&words);
}

static char *
lp_fact_dup_option_crossings (const LpPlanOption *option)
{
  double mean = option->n_walks > 0 ? (double) option->crossings / option->n_walks : 0;

  if (option->n_walks == 0 || option->estimated)
    return g_strdup (lp_fact_unknown ());
  if (option->crossings == 0)
    return g_strdup (C_("parking", "none to cross"));
  return option->crossings % option->n_walks == 0 ? g_strdup_printf ("%.0f", mean) : g_strdup_printf (C_("parking", "%.1f on average"), mean);
}

static char *
lp_fact_dup_option_price (const LpPlan       *plan,
                          const LpPlanOption *option)
{
  const LpPlanLot *lot = lp_fact_get_lot (plan, option);
  LpPlanNeed usual = { .window = LP_PARK_ALL_DAY, .car = 1 };
  LpPlanPrice price = lp_plan_get_price (lot, &usual);
  g_autofree char *yuan = price.fen >= 0 ? lp_fen_to_text (price.fen) : NULL, *more = NULL;
  g_autofree char *first = yuan != NULL ? g_strdup_printf (_("%s yuan a month"), yuan) : g_strdup (lp_fact_unknown ());

  if (option->n_prices == 0)
    return g_steal_pointer (&first);
  more = lp_fen_to_text (ABS (option->more_fen) / option->n_prices);
  if (option->more_fen == 0)
    return g_strdup_printf (C_("parking", "%s; the same as before"), first);
  return g_strdup_printf (option->more_fen < 0 ? C_("parking", "%s; %s cheaper than before") : C_("parking", "%s; %s dearer than before"), first, more);
}

/* Plain bays and what else there is. */
static char *
lp_fact_dup_free (const LpPlan       *plan,
                  const LpPlanOption *option,
                  gboolean            by_night)
{
  const LpPlanLot *lot = lp_fact_get_lot (plan, option);
  const LpPlanPlace *place = g_ptr_array_index (plan->input->places, option->lot);
  const char *day = by_night ? place->night_counted_on : place->day_counted_on;
  g_autoptr (GString) words = g_string_new (NULL);

  for (LpPlanKind kind = 0; kind < LP_PLAN_N_KINDS; kind++)
    {
      int n = by_night ? lot->bays[kind].night : lot->bays[kind].day;

      if (!lot->bays[kind].known || n < 0)
        continue;
      g_string_append (words, words->len > 0 ? C_("list", ", ") : "");
      if (kind == LP_PLAN_PLAIN)
        g_string_append_printf (words, "%d", n);
      else
        g_string_append_printf (words, "%s %d", lp_bays_get_kind_label ((LpBaysKind) kind), n);
    }
  if (words->len == 0)
    return g_strdup (C_("parking", "not counted"));
  if (day != NULL)
    g_string_append_printf (words, C_("parking", " (counted on %s)"), day);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
lp_fact_dup (const LpPlan       *plan,
             const LpPlanOption *option,
             LpFact              fact)
{
  const LpPlanPlace *place = g_ptr_array_index (plan->input->places, option->lot);
  guint n = plan->input->needs->len;

  switch (fact)
    {
    case LP_FACT_WITHIN:
      return g_strdup_printf (C_("parking", "%u of %u"), option->n_within, n);
    case LP_FACT_FIT:
      return option->counted ? g_strdup_printf (C_("parking", "%u of %u"), option->n_fit, n) : g_strdup (C_("parking", "not counted"));
    case LP_FACT_PROPOSED:
      return g_strdup_printf (C_("parking", "%u of %u"), lp_fact_count_proposed (plan, option), n);
    case LP_FACT_WALK:
      return lp_fact_dup_option_walk (option);
    case LP_FACT_CROSSINGS:
      return lp_fact_dup_option_crossings (option);
    case LP_FACT_PRICE:
      return lp_fact_dup_option_price (plan, option);
    case LP_FACT_DAY:
    case LP_FACT_NIGHT:
      return lp_fact_dup_free (plan, option, fact == LP_FACT_NIGHT);
    case LP_FACT_HOURS:
      return g_strdup (place->hours != NULL ? place->hours : lp_fact_unknown ());
    case LP_FACT_OUTSIDERS:
      return g_strdup (lp_outsiders_get_label (place->outsiders));
    case LP_FACT_N:
    default:
      g_assert_not_reached ();
    }
}

char *
lp_fact_dup_line (const LpPlan       *plan,
                  const LpPlanOption *option)
{
  g_autofree char *walk = lp_fact_dup_option_walk (option);

  if (!option->counted)
    return g_strdup_printf (C_("parking", "not counted · walk %s"), walk);
  return g_strdup_printf (C_("parking", "within the limits of %u, bays for %u · walk %s"), option->n_within, option->n_fit, walk);
}

char *
lp_fact_dup_placed (const LpPlan *plan)
{
  guint before = 0, n = plan->input->needs->len;

  for (guint i = 0; i < n; i++)
    before += g_array_index (plan->input->needs, LpPlanNeed, i).current != 0;
  return g_strdup_printf (C_("parking", "%u of %u have a bay (now %u)"), plan->result->n_placed, n, before);
}

char *
lp_fact_dup_walk (const LpPlan *plan)
{
  int now = lp_fact_minutes (plan->result->mean_walk);

  if (plan->result->n_placed == 0)
    return g_strdup (C_("parking", "Walk: nobody is placed"));
  if (plan->n_before_walks == 0)
    return g_strdup_printf (ngettext ("Walk: %d minute on average", "Walk: %d minutes on average", (gulong) now), now);
  return g_strdup_printf (ngettext ("Walk: %d minute on average (before %d)", "Walk: %d minutes on average (before %d)", (gulong) now), now, lp_fact_minutes (plan->before_walk));
}

char *
lp_fact_dup_saved (const LpPlan *plan)
{
  g_autofree char *yuan = lp_fen_to_text (ABS (plan->result->saved_fen));

  if (plan->result->n_saved == 0)
    return g_strdup (C_("parking", "Price against before: not known"));
  return g_strdup_printf (plan->result->saved_fen >= 0 ? C_("parking", "Together %s yuan a month saved (%u of whom it is known)")
                                                       : C_("parking", "Together %s yuan a month more (%u of whom it is known)"),
                          yuan, plan->result->n_saved);
}

char *
lp_fact_dup_proof (const LpPlan *plan)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint nowhere = 0;

  if (plan->result->proved)
    g_string_append (words, C_("parking", "No better plan exists"));
  else
    g_string_append_printf (words, C_("parking", "Another plan could be better by %.0f minutes of walking all told at the most"), plan->result->gap / 60.0);
  if (plan->result->n_uncounted > 0)
    g_string_append_printf (words, ngettext (" · %u lot left out, its bays are not counted", " · %u lots left out, their bays are not counted", (gulong) plan->result->n_uncounted), plan->result->n_uncounted);
  for (guint i = 0; i < plan->input->lots->len; i++)
    nowhere += g_array_index (plan->input->lots, LpPlanLot, i).n_entrances == 0;
  if (nowhere > 0)
    g_string_append_printf (words, ngettext (" · %u lot left out, nobody knows where it is", " · %u lots left out, nobody knows where they are", (gulong) nowhere), nowhere);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
