/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Rules, slots and minutes in the user's words. */

#include "lp-roster-rules.h"

#include <glib/gi18n-lib.h>

char *
lp_roster_dup_minutes (int minutes)
{
  if (minutes % 60 == 0)
    return g_strdup_printf (C_("roster", "%d h"), minutes / 60);
  if (minutes < 60)
    return g_strdup_printf (C_("roster", "%d min"), minutes);
  return g_strdup_printf (C_("roster", "%d h %d min"), minutes / 60, minutes % 60);
}

char *
lp_roster_hours_dup_words (int from,
                           int to)
{
  if (to > LP_ROSTER_DAY)
    return g_strdup_printf (C_("roster", "%02d:%02d–%02d:%02d on the next day"), from % LP_ROSTER_DAY / 60, from % 60, (to - LP_ROSTER_DAY) / 60, to % 60);
  return g_strdup_printf ("%02d:%02d–%02d:%02d", from / 60, from % 60, to / 60, to % 60);
}

static char *
lp_roster_minute_dup_short (int minute)
{
  minute %= LP_ROSTER_DAY;
  return minute % 60 == 0 ? g_strdup_printf ("%d", minute / 60) : g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
}

char *
lp_roster_hours_dup_short (int from,
                           int to)
{
  g_autofree char *start = lp_roster_minute_dup_short (from), *end = to == LP_ROSTER_DAY ? g_strdup ("24") : lp_roster_minute_dup_short (to);

  /* Translators: hours of the clock, as 8 or 8:30, from and to, in as little room as can be */
  return g_strdup_printf (C_("roster", "%s–%s h"), start, end);
}

const char *
lp_weekday_get_label (int weekday)
{
  static const char * const labels[] = { NC_("roster", "Mon"), NC_("roster", "Tue"), NC_("roster", "Wed"), NC_("roster", "Thu"),
                                         NC_("roster", "Fri"), NC_("roster", "Sat"), NC_("roster", "Sun") };

  g_assert (weekday >= 1 && weekday <= (int) G_N_ELEMENTS (labels));
  return g_dpgettext2 (GETTEXT_PACKAGE, "roster", labels[weekday - 1]);
}

char *
lp_roster_day_dup_words (int day)
{
  LinliDate date;
  GDate moment;
  char words[64];

  linli_date_from_day_number (day, &date);
  g_date_set_dmy (&moment, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  /* Translators: a day of a known year, beside its day of the week, for strftime; it has to be short */
  g_date_strftime (words, sizeof words, C_("desk", "%-d %b"), &moment);
  return g_strdup_printf ("%s %s", lp_weekday_get_label (lp_roster_weekday (day) + 1), words);
}

char *
lp_roster_shift_dup_words (const LpRosterFacts *facts,
                           guint                slot)
{
  const LpRosterSlot *where = lp_roster_slot (facts, slot);
  g_autofree char *hours = lp_roster_hours_dup_words (where->from, where->to);

  return g_strdup_printf ("%s %s", hours, lp_roster_post (facts, where->post)->name);
}

char *
lp_roster_slot_dup_words (const LpRosterFacts *facts,
                          guint                slot)
{
  g_autofree char *day = lp_roster_day_dup_words (lp_roster_slot (facts, slot)->day), *shift = lp_roster_shift_dup_words (facts, slot);
  const char *unusual = lp_roster_facts_get_day_words (facts, lp_roster_slot (facts, slot)->day);

  /* Translators: a day, what it is (a holiday, a weekend that is worked), hours and a post */
  if (unusual != NULL)
    return g_strdup_printf (C_("roster", "%s (%s) %s"), day, unusual, shift);
  return g_strdup_printf ("%s %s", day, shift);
}

static char *
lp_roster_gone_dup_words (const LpRosterCard *card)
{
  switch (card->standing)
    {
    case LP_ROSTER_DECEASED:
      return g_strdup (C_("roster", "has died"));
    case LP_ROSTER_MOVED_OUT:
      return g_strdup (C_("roster", "has moved out"));
    case LP_ROSTER_LEFT:
    case LP_ROSTER_HERE: /* leaves before that day */
    default:
      return g_strdup (C_("roster", "no longer is a volunteer"));
    }
}

static char *
lp_roster_age_dup_words (const LpVerdict *verdict)
{
  if (verdict->now <= verdict->limit) /* it is the card that says so, or the age is not known */
    return g_strdup (verdict->rule == LP_RULE_HEAT ? C_("roster", "may not serve in the heat") : C_("roster", "may not serve at heights"));
  return g_strdup_printf (verdict->rule == LP_RULE_HEAT ? C_("roster", "%d years old, in the heat up to %d")
                                                        : C_("roster", "%d years old, at heights up to %d"), verdict->now, verdict->limit);
}

static char *
lp_roster_minutes_dup_words (const LpVerdict *verdict)
{
  g_autofree char *limit = lp_roster_dup_minutes (verdict->limit), *now = lp_roster_dup_minutes (verdict->now), *then = lp_roster_dup_minutes (verdict->then);
  gboolean day = verdict->rule == LP_RULE_DAY;

  if (verdict->now >= verdict->limit)
    return g_strdup_printf (day ? C_("roster", "has %s this day already") : C_("roster", "has %s this week already"), now);
  return g_strdup_printf (day ? C_("roster", "would have %s this day, may have %s") : C_("roster", "would have %s this week, may have %s"), then, limit);
}

static char *
lp_roster_other_dup_words (const LpRosterFacts *facts,
                           const LpVerdict     *verdict)
{
  g_autofree char *other = lp_roster_slot_dup_words (facts, verdict->other), *rest = NULL, *least = NULL;

  if (verdict->rule == LP_RULE_OVERLAP)
    return g_strdup_printf (C_("roster", "overlaps with %s"), other);
  rest = lp_roster_dup_minutes (verdict->now);
  least = lp_roster_dup_minutes (verdict->limit);
  return g_strdup_printf (C_("roster", "only %s of rest beside %s, at least %s"), rest, other, least);
}

static char *
lp_roster_limit_dup_words (const LpVerdict *verdict)
{
  switch ((int) verdict->rule)
    {
    case LP_RULE_DAY:
    case LP_RULE_WEEK:
      return lp_roster_minutes_dup_words (verdict);
    case LP_RULE_RUN:
      return g_strdup_printf (C_("roster", "would serve %d days in a row, may serve %d"), verdict->then, verdict->limit);
    case LP_RULE_NIGHTS:
    default:
      return g_strdup_printf (C_("roster", "would have %d nights this month, may have %d"), verdict->then, verdict->limit);
    }
}

gboolean
lp_roster_verdict_is_unsure (const LpRosterFacts *facts,
                             guint                card,
                             LpRule               rule)
{
  static const guint unsure[LP_N_RULES] = {
    [LP_RULE_HEAT] = LP_UNSURE_HEAT, [LP_RULE_HEIGHTS] = LP_UNSURE_HEIGHTS, [LP_RULE_NIGHT] = LP_UNSURE_NIGHTS, [LP_RULE_DAY] = LP_UNSURE_DAY,
    [LP_RULE_WEEK] = LP_UNSURE_WEEK, [LP_RULE_RUN] = LP_UNSURE_RUN, [LP_RULE_NIGHTS] = LP_UNSURE_NIGHTS,
  };

  return (lp_roster_card (facts, card)->unsure & unsure[rule]) != 0;
}

static char *
lp_roster_rule_dup_words (const LpRosterFacts *facts,
                          guint                card,
                          const LpVerdict     *verdict)
{
  switch ((int) verdict->rule)
    {
    case LP_RULE_KEPT:
      return g_strdup (C_("roster", "can serve"));
    case LP_RULE_GONE:
      return lp_roster_gone_dup_words (lp_roster_card (facts, card));
    case LP_RULE_AWAY:
      if (verdict->now)
        return g_strdup (verdict->what);
      return verdict->what != NULL && !verdict->personal ? g_strdup_printf (C_("roster", "is away: %s"), verdict->what) : g_strdup (C_("roster", "is away"));
    case LP_RULE_NO_TIMES:
      return g_strdup (C_("roster", "nobody knows when there is time"));
    case LP_RULE_NOT_THEN:
      return g_strdup (verdict->what != NULL ? verdict->what : C_("roster", "has no time then"));
    case LP_RULE_POST:
      return g_strdup (C_("roster", "does not serve at this post"));
    case LP_RULE_SKILL:
      return g_strdup_printf (C_("roster", "lacks the skill “%s”"), verdict->what);
    case LP_RULE_HEAT:
    case LP_RULE_HEIGHTS:
      return lp_roster_age_dup_words (verdict);
    case LP_RULE_NIGHT:
      return g_strdup (C_("roster", "does not serve at night"));
    case LP_RULE_OVERLAP:
    case LP_RULE_REST:
      return lp_roster_other_dup_words (facts, verdict);
    default:
      return lp_roster_limit_dup_words (verdict);
    }
}

char *
lp_roster_verdict_dup_words (const LpRosterFacts *facts,
                             guint                card,
                             const LpVerdict     *verdict)
{
  g_autofree char *words = lp_roster_rule_dup_words (facts, card, verdict);

  return lp_roster_verdict_is_unsure (facts, card, verdict->rule)
         ? g_strdup_printf (C_("roster", "%s (date of birth not known, treated as from 70)"), words) : g_steal_pointer (&words);
}
