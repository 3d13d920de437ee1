/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Volunteers, posts, slots and duties in memory: what rules, explanations and the filling of rosters are reckoned from. */

#include "lp-roster-facts.h"

static void
lp_roster_post_clear (gpointer data)
{
  LpRosterPost *post = data;

  g_ptr_array_unref (post->skills);
}

static void
lp_roster_card_clear (gpointer data)
{
  LpRosterCard *card = data;

  g_ptr_array_unref (card->skills);
  g_array_unref (card->posts);
  g_array_unref (card->times);
  g_array_unref (card->exceptions);
  g_array_unref (card->pairs);
  g_array_unref (card->declined);
}

static void
lp_roster_index (GHashTable *table,
                 gint64      id,
                 guint       index)
{
  gint64 *key = g_new (gint64, 1);

  *key = id;
  g_hash_table_insert (table, key, GUINT_TO_POINTER (index + 1));
}

static guint
lp_roster_look_up (GHashTable *table,
                   gint64      id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (table, &id));

  return index > 0 ? index - 1 : LP_ROSTER_NONE;
}

LpRosterFacts *
lp_roster_facts_new (int first_day,
                     int last_day)
{
  LpRosterFacts *facts = g_new0 (LpRosterFacts, 1);

  facts->strings = g_string_chunk_new (4096);
  facts->first_day = first_day;
  facts->last_day = last_day;
  facts->posts = g_array_new (FALSE, FALSE, sizeof (LpRosterPost));
  g_array_set_clear_func (facts->posts, lp_roster_post_clear);
  facts->cards = g_array_new (FALSE, FALSE, sizeof (LpRosterCard));
  g_array_set_clear_func (facts->cards, lp_roster_card_clear);
  facts->slots = g_array_new (FALSE, FALSE, sizeof (LpRosterSlot));
  facts->duties = g_array_new (FALSE, FALSE, sizeof (LpRosterDuty));
  facts->roster = lp_roster_new (0, 0);
  facts->post_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  facts->card_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  facts->slot_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return facts;
}

void
lp_roster_facts_free (LpRosterFacts *facts)
{
  g_array_unref (facts->posts);
  g_array_unref (facts->cards);
  g_array_unref (facts->slots);
  g_array_unref (facts->duties);
  lp_roster_free (facts->roster);
  g_clear_pointer (&facts->calendar, linli_work_calendar_unref);
  g_hash_table_unref (facts->post_index);
  g_hash_table_unref (facts->card_index);
  g_hash_table_unref (facts->slot_index);
  g_string_chunk_free (facts->strings);
  g_free (facts);
}

const char *
lp_roster_facts_keep (LpRosterFacts *facts,
                      const char    *text)
{
  return text != NULL && *text != '\0' ? g_string_chunk_insert_const (facts->strings, text) : NULL;
}

guint
lp_roster_facts_add_post (LpRosterFacts *facts,
                          gint64         id,
                          const char    *name,
                          gboolean       heat,
                          gboolean       heights)
{
  LpRosterPost post = { id, g_string_chunk_insert_const (facts->strings, name), heat, heights, g_ptr_array_new () };

  g_array_append_val (facts->posts, post);
  lp_roster_index (facts->post_index, id, facts->posts->len - 1);
  return facts->posts->len - 1;
}

LpRosterAge
lp_roster_age_of (int age)
{
  return age < 0 ? LP_ROSTER_UNKNOWN_AGE : age >= 70 ? LP_ROSTER_FROM_70 : age >= 60 ? LP_ROSTER_FROM_60 : LP_ROSTER_BELOW_60;
}

/* A limit that the card leaves open is that of the office. */
static void
lp_roster_card_settle_limit (LpRosterCard   *card,
                             int            *limit,
                             int             office,
                             LpRosterUnsure  what)
{
  if (*limit >= 0)
    return;
  *limit = office;
  if (card->age < 0)
    card->unsure |= what;
}

/* What a card leaves open is as the office says for the age. Who may serve at night against what the age says has the nights of the young: there, and
 * where the card forbids the nights, it is the card that keeps somebody from a night, and no birth date would change it. */
static void
lp_roster_card_settle (LpRosterCard          *card,
                       const LpRosterSetting *office)
{
  LpRosterAge age = lp_roster_age_of (card->age);
  gboolean young = card->nights == 1 && office->month_nights[age] == 0;

  card->unsure = 0;
  lp_roster_card_settle_limit (card, &card->day_minutes, office->day_minutes[age], LP_UNSURE_DAY);
  lp_roster_card_settle_limit (card, &card->week_minutes, office->week_minutes[age], LP_UNSURE_WEEK);
  lp_roster_card_settle_limit (card, &card->run_days, office->run_days[age], LP_UNSURE_RUN);
  lp_roster_card_settle_limit (card, &card->month_nights, office->month_nights[young ? LP_ROSTER_BELOW_60 : age],
                               young || card->nights == 0 ? 0 : LP_UNSURE_NIGHTS);
  lp_roster_card_settle_limit (card, &card->heat, card->age >= 0 && card->age <= office->heat_to_age, LP_UNSURE_HEAT);
  lp_roster_card_settle_limit (card, &card->heights, card->age >= 0 && card->age <= office->heights_to_age, LP_UNSURE_HEIGHTS);
  if (card->rest_minutes < 0)
    card->rest_minutes = office->rest_minutes;
  if (card->nights < 0)
    card->nights = card->month_nights > 0;
}

guint
lp_roster_facts_add_card (LpRosterFacts      *facts,
                          const LpRosterCard *card)
{
  LpRosterCard own = *card;

  own.name = g_string_chunk_insert_const (facts->strings, card->name);
  own.phone = lp_roster_facts_keep (facts, card->phone);
  own.skills = g_ptr_array_new ();
  own.posts = g_array_new (FALSE, FALSE, sizeof (LpRosterLiking));
  own.times = g_array_new (FALSE, FALSE, sizeof (LpRosterTime));
  own.exceptions = g_array_new (FALSE, FALSE, sizeof (LpRosterException));
  own.pairs = g_array_new (FALSE, FALSE, sizeof (guint));
  own.declined = g_array_new (FALSE, FALSE, sizeof (LpRosterDeclined));
  lp_roster_card_settle (&own, &facts->setting);
  g_array_append_val (facts->cards, own);
  g_ptr_array_add (facts->roster->of_card, g_array_new (FALSE, FALSE, sizeof (guint)));
  lp_roster_index (facts->card_index, card->id, facts->cards->len - 1);
  return facts->cards->len - 1;
}

gboolean
lp_roster_hours_are_night (int from,
                           int to)
{
  return from < LP_ROSTER_NIGHT_TO || to > LP_ROSTER_NIGHT_FROM;
}

guint
lp_roster_facts_add_slot (LpRosterFacts      *facts,
                          const LpRosterSlot *slot)
{
  LpRosterSlot own = *slot;

  own.place = lp_roster_facts_keep (facts, slot->place);
  own.night = lp_roster_hours_are_night (slot->from, slot->to);
  g_array_append_val (facts->slots, own);
  g_ptr_array_add (facts->roster->of_slot, g_array_new (FALSE, FALSE, sizeof (guint)));
  lp_roster_index (facts->slot_index, slot->id, facts->slots->len - 1);
  return facts->slots->len - 1;
}

void
lp_roster_facts_add_duty (LpRosterFacts      *facts,
                          const LpRosterDuty *duty)
{
  LpRosterDuty own = *duty;

  own.overridden = lp_roster_facts_keep (facts, duty->overridden);
  g_array_append_val (facts->duties, own);
  lp_roster_add (facts->roster, duty->card, duty->slot);
}

guint
lp_roster_facts_find_card (const LpRosterFacts *facts,
                           gint64               id)
{
  return lp_roster_look_up (facts->card_index, id);
}

guint
lp_roster_facts_find_slot (const LpRosterFacts *facts,
                           gint64               id)
{
  return lp_roster_look_up (facts->slot_index, id);
}

guint
lp_roster_facts_find_post (const LpRosterFacts *facts,
                           gint64               id)
{
  return lp_roster_look_up (facts->post_index, id);
}

const LpRosterDuty *
lp_roster_facts_find_duty (const LpRosterFacts *facts,
                           guint                card,
                           guint                slot)
{
  for (guint i = 0; i < facts->duties->len; i++)
    if (lp_roster_duty (facts, i)->card == card && lp_roster_duty (facts, i)->slot == slot)
      return lp_roster_duty (facts, i);
  return NULL;
}

LinliDayKind
lp_roster_facts_get_day_kind (const LpRosterFacts *facts,
                              int                  day)
{
  LinliDate date;

  linli_date_from_day_number (day, &date);
  return facts->calendar != NULL ? linli_work_calendar_get_kind (facts->calendar, &date, NULL) : linli_calendar_get_kind (&date, NULL);
}

gboolean
lp_roster_facts_is_day_off (const LpRosterFacts *facts,
                            int                  day)
{
  LinliDayKind kind = lp_roster_facts_get_day_kind (facts, day);

  return kind == LINLI_DAY_WEEKEND || kind == LINLI_DAY_OFF;
}

const char *
lp_roster_facts_get_day_words (const LpRosterFacts *facts,
                               int                  day)
{
  LinliDayKind kind = lp_roster_facts_get_day_kind (facts, day);
  const char *holiday = NULL;
  LinliDate date;

  if (kind == LINLI_DAY_WORKING || kind == LINLI_DAY_WEEKEND)
    return NULL;
  linli_date_from_day_number (day, &date);
  if (kind == LINLI_DAY_OFF)
    holiday = facts->calendar != NULL ? linli_work_calendar_get_holiday (facts->calendar, &date) : linli_calendar_get_holiday (&date);
  return holiday != NULL ? holiday : linli_calendar_get_kind_words (kind);
}

gboolean
lp_roster_facts_is_asked (const LpRosterFacts *facts,
                          guint                slot)
{
  int day = lp_roster_slot (facts, slot)->day;

  return day >= facts->first_day && day <= facts->last_day;
}

LpRoster *
lp_roster_new (guint n_cards,
               guint n_slots)
{
  LpRoster *roster = g_new (LpRoster, 1);

  roster->of_card = g_ptr_array_new_full (n_cards, (GDestroyNotify) g_array_unref);
  roster->of_slot = g_ptr_array_new_full (n_slots, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_cards; i++)
    g_ptr_array_add (roster->of_card, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n_slots; i++)
    g_ptr_array_add (roster->of_slot, g_array_new (FALSE, FALSE, sizeof (guint)));
  return roster;
}

LpRoster *
lp_roster_copy (const LpRoster *roster)
{
  LpRoster *copy = g_new (LpRoster, 1);

  copy->of_card = g_ptr_array_new_full (roster->of_card->len, (GDestroyNotify) g_array_unref);
  copy->of_slot = g_ptr_array_new_full (roster->of_slot->len, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < roster->of_card->len; i++)
    g_ptr_array_add (copy->of_card, g_array_copy (g_ptr_array_index (roster->of_card, i)));
  for (guint i = 0; i < roster->of_slot->len; i++)
    g_ptr_array_add (copy->of_slot, g_array_copy (g_ptr_array_index (roster->of_slot, i)));
  return copy;
}

void
lp_roster_free (LpRoster *roster)
{
  g_ptr_array_unref (roster->of_card);
  g_ptr_array_unref (roster->of_slot);
  g_free (roster);
}

/* Kept in order; returns whether it is new. */
static gboolean
lp_roster_insert (GArray *sorted,
                  guint   value)
{
  guint at = 0;

  while (at < sorted->len && g_array_index (sorted, guint, at) < value)
    at++;
  if (at < sorted->len && g_array_index (sorted, guint, at) == value)
    return FALSE;
  g_array_insert_val (sorted, at, value);
  return TRUE;
}

static void
lp_roster_take_out (GArray *sorted,
                    guint   value)
{
  for (guint i = 0; i < sorted->len; i++)
    if (g_array_index (sorted, guint, i) == value)
      {
        g_array_remove_index (sorted, i);
        return;
      }
}

void
lp_roster_add (LpRoster *roster,
               guint     card,
               guint     slot)
{
  if (lp_roster_insert (g_ptr_array_index (roster->of_card, card), slot))
    lp_roster_insert (g_ptr_array_index (roster->of_slot, slot), card);
}

void
lp_roster_remove (LpRoster *roster,
                  guint     card,
                  guint     slot)
{
  lp_roster_take_out (g_ptr_array_index (roster->of_card, card), slot);
  lp_roster_take_out (g_ptr_array_index (roster->of_slot, slot), card);
}

gboolean
lp_roster_has (const LpRoster *roster,
               guint           card,
               guint           slot)
{
  const GArray *slots = lp_roster_get_slots (roster, card);

  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, guint, i) == slot)
      return TRUE;
  return FALSE;
}

const GArray *
lp_roster_get_slots (const LpRoster *roster,
                     guint           card)
{
  return g_ptr_array_index (roster->of_card, card);
}

const GArray *
lp_roster_get_cards (const LpRoster *roster,
                     guint           slot)
{
  return g_ptr_array_index (roster->of_slot, slot);
}
