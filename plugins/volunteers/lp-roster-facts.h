/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* A day is the number of days since 1970-01-01 (linli_date_to_day_number()), a moment the minutes since that midnight; weeks begin on Mondays. */
#define LP_ROSTER_DAY 1440
#define LP_ROSTER_NIGHT_FROM (22 * 60) /* who serves between these two serves at night */
#define LP_ROSTER_NIGHT_TO (6 * 60)
#define LP_ROSTER_NONE G_MAXUINT

typedef enum {
  LP_ROSTER_BELOW_60,
  LP_ROSTER_FROM_60,
  LP_ROSTER_FROM_70,
  LP_ROSTER_N_AGES,
} LpRosterAge;

/* How somebody without a birth date is treated, unless the card says something else: as from 70 years, and neither in the heat nor at heights. There is no
 * law about volunteers' ages: the limits are those that the office set, and the strictest of them are the ones that harm nobody. Most who serve in a
 * community are retired (so the field tells), and unknown is not young. It is said wherever it keeps somebody from a place. */
#define LP_ROSTER_UNKNOWN_AGE LP_ROSTER_FROM_70

typedef enum {
  LP_UNSURE_DAY = 1 << 0,
  LP_UNSURE_WEEK = 1 << 1,
  LP_UNSURE_RUN = 1 << 2,
  LP_UNSURE_NIGHTS = 1 << 3, /* whether, and how many; not where the card says whether, and that decides */
  LP_UNSURE_HEAT = 1 << 4,
  LP_UNSURE_HEIGHTS = 1 << 5,
} LpRosterUnsure;

typedef enum {
  LP_WEIGHT_MINIMUM,
  LP_WEIGHT_IDEAL,
  LP_WEIGHT_WISH,
  LP_WEIGHT_FAIR, /* an hour beside the equal share */
  LP_WEIGHT_GRID,
  LP_WEIGHT_RUN,
  LP_WEIGHT_WEEKEND,
  LP_WEIGHT_PAIR,
  LP_WEIGHT_NEWCOMER,
  LP_WEIGHT_CHANGE,
  LP_N_WEIGHTS,
} LpWeight;

#define LP_WEIGHT_MOST 10000

/* What the office sets. Limits are minutes, days and nights. */
typedef struct {
  int day_minutes[LP_ROSTER_N_AGES], week_minutes[LP_ROSTER_N_AGES], run_days[LP_ROSTER_N_AGES], month_nights[LP_ROSTER_N_AGES];
  int rest_minutes; /* between two days */
  int heat_to_age, heights_to_age; /* the last age at which one may */
  int handover_minutes; /* by which two duties of one person may overlap */
  int fair_months;
  int weights[LP_N_WEIGHTS];
} LpRosterSetting;

typedef struct {
  gint64 id;
  const char *name;
  gboolean heat, heights;
  GPtrArray *skills; /* of strings */
} LpRosterPost;

typedef struct {
  int weekday; /* 1 Monday … 7 Sunday */
  int from, to; /* minutes, @to may be above a day */
  int liking;
} LpRosterTime;

typedef struct {
  int first_day, last_day;
  int from, to; /* minutes of each of the days */
  gboolean available;
  const char *reason; /* (nullable) */
  gboolean personal; /* why is what somebody told the office, often an illness: words about rosters do not repeat it */
} LpRosterException;

typedef struct {
  guint post;
  int liking;
} LpRosterLiking;

/* Somebody who was to serve in a slot, and does not: the place is empty, and not for them. */
typedef struct {
  guint slot;
  gboolean absent; /* did not come; FALSE: excused */
} LpRosterDeclined;

/* Why somebody who has a card does not serve any more. */
typedef enum {
  LP_ROSTER_HERE,
  LP_ROSTER_DECEASED,
  LP_ROSTER_MOVED_OUT,
  LP_ROSTER_LEFT,
} LpRosterStanding;

/* A volunteer, with the limits that hold: the own, else those of the office for the age. */
typedef struct {
  gint64 id, person;
  const char *name;
  const char *phone; /* (nullable) */
  LpRosterStanding standing; /* on the first day; who leaves later has last_day */
  int last_day; /* of service, which still counts; G_MAXINT: stays */
  int age; /* on the first day; -1 when the birth date is not known, then what is said of LP_ROSTER_UNKNOWN_AGE holds */
  guint unsure; /* LpRosterUnsure: what is as it is only because the birth date is not known */
  gint64 grid; /* of the home, 0 when not known */
  gboolean newcomer;
  int day_minutes, week_minutes, rest_minutes, run_days, month_nights;
  int heat, heights, nights; /* 1 may, 0 may not */
  GPtrArray *skills; /* of strings */
  GArray *posts; /* LpRosterLiking; empty: all that need no skill */
  GArray *times; /* LpRosterTime */
  GArray *exceptions; /* LpRosterException */
  GArray *pairs; /* guint: cards */
  GArray *declined; /* LpRosterDeclined: where it is noted already that they do not serve */
  int past_minutes; /* served in the past months; what is not noted yet counts as planned */
  int past_served; /* of them those of which is noted that they came */
} LpRosterCard;

typedef struct {
  gint64 id;
  guint post;
  int day;
  int from, to; /* minutes of the day */
  int minimum, ideal;
  gint64 grid; /* 0: none */
  const char *place; /* (nullable) */
  gint64 matter;
  gboolean published;
  gboolean night;
} LpRosterSlot;

typedef struct {
  gint64 id; /* 0: only proposed */
  guint card, slot;
  gboolean pinned, published;
  const char *overridden; /* (nullable): why rules were broken on purpose */
  guint overridden_rules; /* which, as lp_rule_bit()s */
  gboolean planned; /* FALSE: came. Who was absent or excused has no duty: see declined */
} LpRosterDuty;

/* LpRoster: who serves where, indices into the facts. */
typedef struct {
  GPtrArray *of_card; /* GArray of guint: the slots of each card, in their order */
  GPtrArray *of_slot; /* GArray of guint: the cards of each slot */
} LpRoster;

/* LpRosterFacts: everything that rules need to know of a span of days, as the file had it at one moment. Strings are its own. */
typedef struct {
  GStringChunk *strings;
  LpRosterSetting setting;
  int now; /* the moment at which they were read, on the clock of the place: nobody is moved from what began before; 0 where they are not of a file */
  int first_day, last_day; /* that were asked for; slots and duties reach LP_ROSTER_MARGIN further on both sides */
  GArray *posts; /* LpRosterPost */
  GArray *cards; /* LpRosterCard, by name */
  GArray *slots; /* LpRosterSlot, by day, minute and id; those that do not take place are left out */
  GArray *duties; /* LpRosterDuty */
  LpRoster *roster; /* the duties; follows lp_roster_add() and lp_roster_remove() */
  LinliWorkCalendar *calendar; /* (nullable): with what the office read from later notices; NULL: what the program knows */
  GHashTable *post_index, *card_index, *slot_index; /* id → index + 1 */
} LpRosterFacts;

/* Rest, days in a row, weeks and months reach over the edges of a span. */
#define LP_ROSTER_MARGIN 45
#define LP_ROSTER_MOST_DAYS 62

LpRosterFacts *lp_roster_facts_new (int first_day,
                                    int last_day);
void lp_roster_facts_free (LpRosterFacts *facts);

/* What is added gets the index that is returned; slots are to be added in their order. Strings are copied. */
guint lp_roster_facts_add_post (LpRosterFacts *facts,
                                gint64         id,
                                const char    *name,
                                gboolean       heat,
                                gboolean       heights);
/* Limits are -1 where those of the office hold; @heat, @heights, @nights: 1 may, 0 may not, -1 as the office says. */
guint lp_roster_facts_add_card (LpRosterFacts      *facts,
                                const LpRosterCard *card);
/* Which limits hold; of -1 those of LP_ROSTER_UNKNOWN_AGE. */
LpRosterAge lp_roster_age_of (int age);
/* Whether some minutes of these hours are between 22 and 6 o'clock. */
gboolean lp_roster_hours_are_night (int from,
                                    int to);
guint lp_roster_facts_add_slot (LpRosterFacts      *facts,
                                const LpRosterSlot *slot);
void lp_roster_facts_add_duty (LpRosterFacts      *facts,
                               const LpRosterDuty *duty);
const char *lp_roster_facts_keep (LpRosterFacts *facts,
                                  const char    *text);
/* LP_ROSTER_NONE when it is not among them. */
guint lp_roster_facts_find_card (const LpRosterFacts *facts,
                                 gint64               id);
guint lp_roster_facts_find_slot (const LpRosterFacts *facts,
                                 gint64               id);
guint lp_roster_facts_find_post (const LpRosterFacts *facts,
                                 gint64               id);
const LpRosterDuty *lp_roster_facts_find_duty (const LpRosterFacts *facts,
                                               guint                card,
                                               guint                slot);
/* What a day is for offices in China. */
LinliDayKind lp_roster_facts_get_day_kind (const LpRosterFacts *facts,
                                           int                  day);
/* Whether people are off: weekends and holidays, but not a weekend that is worked in exchange (调休). */
gboolean lp_roster_facts_is_day_off (const LpRosterFacts *facts,
                                     int                  day);
/* (nullable) (transfer none): what is unusual of a day, the name of its holiday, or that it is worked in exchange; NULL for an ordinary day or weekend. */
const char *lp_roster_facts_get_day_words (const LpRosterFacts *facts,
                                           int                  day);
/* Whether a slot lies in the days that were asked for. */
gboolean lp_roster_facts_is_asked (const LpRosterFacts *facts,
                                   guint                slot);

#define lp_roster_card(facts, index) (&g_array_index ((facts)->cards, LpRosterCard, index))
#define lp_roster_slot(facts, index) (&g_array_index ((facts)->slots, LpRosterSlot, index))
#define lp_roster_post(facts, index) (&g_array_index ((facts)->posts, LpRosterPost, index))
#define lp_roster_duty(facts, index) (&g_array_index ((facts)->duties, LpRosterDuty, index))
/* 0 Monday … 6 Sunday. */
#define lp_roster_weekday(day) (((day) + 3) % 7)

LpRoster *lp_roster_new (guint n_cards,
                         guint n_slots);
LpRoster *lp_roster_copy (const LpRoster *roster);
void lp_roster_free (LpRoster *roster);
/* Once more is nothing. */
void lp_roster_add (LpRoster *roster,
                    guint     card,
                    guint     slot);
void lp_roster_remove (LpRoster *roster,
                       guint     card,
                       guint     slot);
gboolean lp_roster_has (const LpRoster *roster,
                        guint           card,
                        guint           slot);
const GArray *lp_roster_get_slots (const LpRoster *roster,
                                   guint           card);
const GArray *lp_roster_get_cards (const LpRoster *roster,
                                   guint           slot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpRosterFacts, lp_roster_facts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpRoster, lp_roster_free)

G_END_DECLS
