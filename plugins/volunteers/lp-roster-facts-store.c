/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reads what rosters depend on. Each part is one query; the margins are read with the span. */

#include "lp-roster-facts-store.h"

#include <glib/gi18n-lib.h>

#include "lp-roster-rules.h"
#include "lp-volunteers.h"
#include "lp-week.h"

#define LP_MOST_CARDS 2000
#define LP_MOST_ROWS 40000

typedef struct {
  LpRosterFacts *facts;
  char *first, *last; /* of what is read */
  char *asked; /* the first day asked for */
  char *past; /* since when the past counts */
  GError *error;
} LpReader;

typedef void (*LpReadRow) (LpReader *self, LinliStatement *row);

char *
lp_roster_day_to_text (int day)
{
  LinliDate date;

  linli_date_from_day_number (day, &date);
  return linli_date_to_string (&date);
}

int
lp_roster_day_from_text (const char *text)
{
  LinliDate date;

  if (text == NULL || !linli_date_parse (text, &date, NULL) || !linli_date_is_whole (&date))
    return 0;
  return (int) linli_date_to_day_number (&date);
}

static int
lp_reader_int (LinliStatement *row,
               int             column,
               int             otherwise)
{
  return linli_statement_is_null (row, column) ? otherwise : (int) linli_statement_get_int64 (row, column);
}

/* Whether all rows were read; what is beyond the bound is an error, never left out. */
static gboolean
lp_reader_run (LpReader       *self,
               LinliStatement *row,
               LpReadRow       read,
               guint           most)
{
  guint n = 0;

  if (row == NULL)
    return FALSE;
  while (self->error == NULL && linli_statement_step (row, &self->error))
    {
      read (self, row);
      if (++n > most)
        g_set_error (&self->error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("There is too much in these days to make a roster at once; take fewer days"));
    }
  linli_statement_free (row);
  return self->error == NULL;
}

static void
lp_reader_add_post (LpReader       *self,
                    LinliStatement *row)
{
  lp_roster_facts_add_post (self->facts, linli_statement_get_int64 (row, 0), linli_statement_get_text (row, 1), linli_statement_get_int64 (row, 2) != 0,
                            linli_statement_get_int64 (row, 3) != 0);
}

static void
lp_reader_add_post_skill (LpReader       *self,
                          LinliStatement *row)
{
  guint post = lp_roster_facts_find_post (self->facts, linli_statement_get_int64 (row, 0));

  if (post != LP_ROSTER_NONE)
    g_ptr_array_add (lp_roster_post (self->facts, post)->skills, (char *) lp_roster_facts_keep (self->facts, linli_statement_get_text (row, 1)));
}

static int
lp_reader_age (LpReader   *self,
               const char *birth)
{
  LinliDate born, on;

  linli_date_from_day_number (self->facts->first_day, &on);
  if (birth == NULL || !linli_date_parse (birth, &born, NULL))
    return -1;
  return linli_date_age (&born, &on);
}

/* Who is away for some time lives here, and has no time. */
static void
lp_reader_add_absence (LpReader       *self,
                       guint           card,
                       LinliStatement *row)
{
  LpRosterException away = { self->facts->first_day - LP_ROSTER_MARGIN, self->facts->last_day + LP_ROSTER_MARGIN, 0, LP_ROSTER_DAY, FALSE, NULL, FALSE };

  if (linli_statement_is_null (row, 17) && linli_statement_is_null (row, 18))
    return;
  if (lp_roster_day_from_text (linli_statement_get_text (row, 17)) != 0)
    away.first_day = lp_roster_day_from_text (linli_statement_get_text (row, 17));
  if (lp_roster_day_from_text (linli_statement_get_text (row, 18)) != 0)
    away.last_day = lp_roster_day_from_text (linli_statement_get_text (row, 18));
  away.reason = lp_roster_facts_keep (self->facts, C_("roster", "out of town"));
  g_array_append_val (lp_roster_card (self->facts, card)->exceptions, away);
}

static void
lp_reader_add_card (LpReader       *self,
                    LinliStatement *row)
{
  int left = lp_roster_day_from_text (linli_statement_get_text (row, 6));
  LpRosterCard card = { .id = linli_statement_get_int64 (row, 0), .person = linli_statement_get_int64 (row, 1) };

  card.name = linli_statement_get_text (row, 2) != NULL ? linli_statement_get_text (row, 2) : "";
  card.phone = linli_statement_get_text (row, 3);
  card.age = lp_reader_age (self, linli_statement_get_text (row, 4));
  card.standing = linli_statement_get_int64 (row, 5) == 2 ? LP_ROSTER_DECEASED : linli_statement_get_int64 (row, 5) == 1 ? LP_ROSTER_MOVED_OUT
                  : left != 0 && left < self->facts->first_day ? LP_ROSTER_LEFT : LP_ROSTER_HERE;
  card.last_day = left != 0 ? left : G_MAXINT;
  card.newcomer = linli_statement_get_int64 (row, 7) != 0;
  card.day_minutes = lp_reader_int (row, 8, -1);
  card.week_minutes = lp_reader_int (row, 9, -1);
  card.rest_minutes = lp_reader_int (row, 10, -1);
  card.run_days = lp_reader_int (row, 11, -1);
  card.month_nights = lp_reader_int (row, 12, -1);
  card.heat = lp_reader_int (row, 13, -1);
  card.heights = lp_reader_int (row, 14, -1);
  card.nights = lp_reader_int (row, 15, -1);
  card.grid = linli_statement_get_int64 (row, 16);
  lp_reader_add_absence (self, lp_roster_facts_add_card (self->facts, &card), row);
}

/* The card that a row is about, as its first column. */
static LpRosterCard *
lp_reader_card (LpReader       *self,
                LinliStatement *row)
{
  guint card = lp_roster_facts_find_card (self->facts, linli_statement_get_int64 (row, 0));

  return card != LP_ROSTER_NONE ? lp_roster_card (self->facts, card) : NULL;
}

static void
lp_reader_add_card_skill (LpReader       *self,
                          LinliStatement *row)
{
  LpRosterCard *card = lp_reader_card (self, row);

  if (card != NULL)
    g_ptr_array_add (card->skills, (char *) lp_roster_facts_keep (self->facts, linli_statement_get_text (row, 1)));
}

static void
lp_reader_add_card_post (LpReader       *self,
                         LinliStatement *row)
{
  LpRosterCard *card = lp_reader_card (self, row);
  LpRosterLiking liking = { lp_roster_facts_find_post (self->facts, linli_statement_get_int64 (row, 1)), lp_reader_int (row, 2, 0) };

  if (card != NULL && liking.post != LP_ROSTER_NONE)
    g_array_append_val (card->posts, liking);
}

static void
lp_reader_add_time (LpReader       *self,
                    LinliStatement *row)
{
  LpRosterCard *card = lp_reader_card (self, row);
  LpRosterTime time = { lp_reader_int (row, 1, 1), lp_reader_int (row, 2, 0), lp_reader_int (row, 3, 0), lp_reader_int (row, 4, 0) };

  if (card != NULL)
    g_array_append_val (card->times, time);
}

static void
lp_reader_add_exception (LpReader       *self,
                         LinliStatement *row)
{
  LpRosterCard *card = lp_reader_card (self, row);
  LpRosterException e = { lp_roster_day_from_text (linli_statement_get_text (row, 1)), lp_roster_day_from_text (linli_statement_get_text (row, 2)),
                          lp_reader_int (row, 3, 0), lp_reader_int (row, 4, LP_ROSTER_DAY), linli_statement_get_int64 (row, 5) != 0,
                          lp_roster_facts_keep (self->facts, linli_statement_get_text (row, 6)), TRUE };

  if (card != NULL && e.first_day != 0 && e.last_day >= e.first_day)
    g_array_append_val (card->exceptions, e);
}

static void
lp_reader_add_pair (LpReader       *self,
                    LinliStatement *row)
{
  LpRosterCard *card = lp_reader_card (self, row);
  guint other = lp_roster_facts_find_card (self->facts, linli_statement_get_int64 (row, 1));

  if (card != NULL && other != LP_ROSTER_NONE)
    g_array_append_val (card->pairs, other);
}

static void
lp_reader_add_past (LpReader       *self,
                    LinliStatement *row)
{
  LpRosterCard *card = lp_reader_card (self, row);

  if (card != NULL)
    {
      card->past_minutes = lp_reader_int (row, 1, 0);
      card->past_served = lp_reader_int (row, 2, 0);
    }
}

static void
lp_reader_add_slot (LpReader       *self,
                    LinliStatement *row)
{
  LpRosterSlot slot = { .id = linli_statement_get_int64 (row, 0), .post = lp_roster_facts_find_post (self->facts, linli_statement_get_int64 (row, 1)),
                        .day = lp_roster_day_from_text (linli_statement_get_text (row, 2)), .from = lp_reader_int (row, 3, 0),
                        .to = lp_reader_int (row, 4, 0), .minimum = lp_reader_int (row, 5, 0), .ideal = lp_reader_int (row, 6, 0) };

  slot.grid = linli_statement_get_int64 (row, 7);
  slot.place = linli_statement_get_text (row, 8);
  slot.matter = linli_statement_get_int64 (row, 9);
  slot.published = !linli_statement_is_null (row, 10);
  if (slot.post != LP_ROSTER_NONE && slot.day != 0)
    lp_roster_facts_add_slot (self->facts, &slot);
}

static void
lp_reader_add_duty (LpReader       *self,
                    LinliStatement *row)
{
  const char *outcome = linli_statement_get_text (row, 6);
  LpRosterDuty duty = { .id = linli_statement_get_int64 (row, 0), .card = lp_roster_facts_find_card (self->facts, linli_statement_get_int64 (row, 2)),
                        .slot = lp_roster_facts_find_slot (self->facts, linli_statement_get_int64 (row, 1)),
                        .pinned = linli_statement_get_int64 (row, 3) != 0, .published = !linli_statement_is_null (row, 5) };

  duty.overridden = linli_statement_get_text (row, 4);
  duty.overridden_rules = lp_rules_from_text (linli_statement_get_text (row, 7));
  duty.planned = g_strcmp0 (outcome, LP_DUTY_PLANNED) == 0;
  if (duty.card == LP_ROSTER_NONE || duty.slot == LP_ROSTER_NONE)
    return;
  if (lp_duty_outcome_serves (outcome))
    lp_roster_facts_add_duty (self->facts, &duty);
  else
    {
      LpRosterDeclined declined = { duty.slot, g_strcmp0 (outcome, LP_DUTY_ABSENT) == 0 };

      g_array_append_val (lp_roster_card (self->facts, duty.card)->declined, declined);
    }
}

/* Deleted posts too: slots of theirs are still served. */
static gboolean
lp_reader_read_posts (LpReader      *self,
                      LinliDatabase *database)
{
  return lp_reader_run (self, linli_database_query (database, &self->error, "SELECT id, name, heat, heights FROM volunteers_post ORDER BY name, id", NULL),
                        lp_reader_add_post, LP_MOST_CARDS) &&
         lp_reader_run (self, linli_database_query (database, &self->error, "SELECT post_id, skill FROM volunteers_post_skill WHERE deleted_at IS NULL"
                                                    " ORDER BY id", NULL), lp_reader_add_post_skill, LP_MOST_ROWS);
}

/* Who has died, moved out or left stays among them, for their duties; the rules say so. */
static gboolean
lp_reader_read_cards (LpReader      *self,
                      LinliDatabase *database)
{
  return lp_reader_run (self, linli_database_query (database, &self->error,
           "SELECT c.id, c.person_id, p.name, coalesce (nullif (p.phone, ''), p.phone2), p.birth_date, CASE WHEN p.deceased_on IS NOT NULL THEN 2"
           " WHEN p.deleted_at IS NOT NULL OR p.moved_out_on IS NOT NULL OR h.moved_out_on IS NOT NULL THEN 1 ELSE 0 END, c.left_on, c.newcomer,"
           " c.day_minutes, c.week_minutes, c.rest_minutes, c.run_days, c.month_nights, c.heat, c.heights, c.nights, s.grid_id,"
           " p.away_from, p.away_until FROM volunteers_card c JOIN person p ON p.id = c.person_id LEFT JOIN household h ON h.id = p.household_id"
           " LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE c.deleted_at IS NULL ORDER BY p.name, c.id", NULL),
                        lp_reader_add_card, LP_MOST_CARDS) &&
         lp_reader_run (self, linli_database_query (database, &self->error, "SELECT card_id, skill FROM volunteers_card_skill WHERE deleted_at IS NULL"
                                                    " ORDER BY id", NULL), lp_reader_add_card_skill, LP_MOST_ROWS) &&
         lp_reader_run (self, linli_database_query (database, &self->error, "SELECT card_id, post_id, liking FROM volunteers_card_post"
                                                    " WHERE deleted_at IS NULL ORDER BY id", NULL), lp_reader_add_card_post, LP_MOST_ROWS) &&
         lp_reader_run (self, linli_database_query (database, &self->error, "SELECT card_id, weekday, from_minute, to_minute, liking FROM volunteers_time"
                                                    " WHERE deleted_at IS NULL ORDER BY id", NULL), lp_reader_add_time, LP_MOST_ROWS) &&
         lp_reader_run (self, linli_database_query (database, &self->error, "SELECT card_id, first_day, last_day, from_minute, to_minute, available, reason"
                                                    " FROM volunteers_exception WHERE deleted_at IS NULL AND last_day >= ? AND first_day <= ? ORDER BY id",
                                                    "ss", self->first, self->last), lp_reader_add_exception, LP_MOST_ROWS) &&
         lp_reader_run (self, linli_database_query (database, &self->error, "SELECT card_id, other_id FROM volunteers_pair WHERE deleted_at IS NULL"
                                                    " ORDER BY id", NULL), lp_reader_add_pair, LP_MOST_ROWS);
}

/* Until attendance says otherwise, who was planned in the past has served. */
static gboolean
lp_reader_read_duties (LpReader      *self,
                       LinliDatabase *database)
{
  return lp_reader_run (self, linli_database_query (database, &self->error,
           "SELECT id, post_id, day, from_minute, to_minute, minimum, ideal, grid_id, place, matter_id, published_at FROM volunteers_slot"
           " WHERE deleted_at IS NULL AND cancelled_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, from_minute, id", "ss", self->first, self->last),
                        lp_reader_add_slot, LP_MOST_ROWS) &&
         lp_reader_run (self, linli_database_query (database, &self->error,
           "SELECT d.id, d.slot_id, d.card_id, d.pinned, d.overridden, d.published_at, d.outcome, d.overridden_rules FROM volunteers_slot s JOIN volunteers_duty d"
           " ON d.slot_id = s.id WHERE s.deleted_at IS NULL AND s.cancelled_at IS NULL AND s.day BETWEEN ? AND ? AND d.deleted_at IS NULL"
           " AND d.ended_at IS NULL ORDER BY d.id", "ss", self->first, self->last),
                        lp_reader_add_duty, LP_MOST_ROWS) &&
         lp_reader_run (self, linli_database_query (database, &self->error,
           "SELECT d.card_id, sum (max (0, coalesce (d.came_to, s.to_minute) - coalesce (d.came_from, s.from_minute))),"
           " sum (CASE d.outcome WHEN 'came' THEN max (0, coalesce (d.came_to, s.to_minute) - coalesce (d.came_from, s.from_minute)) ELSE 0 END)"
           " FROM volunteers_slot s"
           " JOIN volunteers_duty d ON d.slot_id = s.id WHERE s.deleted_at IS NULL AND s.cancelled_at IS NULL AND s.day >= ? AND s.day < ?"
           " AND d.deleted_at IS NULL AND d.ended_at IS NULL AND d.outcome IN ('planned', 'came') GROUP BY d.card_id", "ss", self->past, self->asked),
                        lp_reader_add_past, LP_MOST_ROWS);
}

/* The same day some months before; the last of the month where it has none. */
static char *
lp_reader_dup_past (int day,
                    int months)
{
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) now = NULL;
  LinliDate date;

  linli_date_from_day_number (day, &date);
  now = g_date_time_new_utc (date.year, date.month, date.day, 0, 0, 0);
  then = g_date_time_add_months (now, -months);
  return g_date_time_format (then, "%Y-%m-%d");
}

static int
lp_reader_get_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  LinliDate today;

  linli_date_today (&today);
  return (int) linli_date_to_day_number (&today) * LP_ROSTER_DAY + g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

LpRosterFacts *
lp_roster_facts_load (LinliDatabase  *database,
                      int             first_day,
                      int             last_day,
                      GError        **error)
{
  g_autoptr (LpRosterFacts) facts = lp_roster_facts_new (first_day, last_day);
  g_autofree char *first = lp_roster_day_to_text (first_day - LP_ROSTER_MARGIN), *last = lp_roster_day_to_text (last_day + LP_ROSTER_MARGIN);
  g_autofree char *asked = lp_roster_day_to_text (first_day), *past = NULL;
  LpReader reader = { facts, first, last, asked, NULL, NULL };

  if (last_day < first_day || last_day - first_day >= LP_ROSTER_MOST_DAYS)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A roster is made for 1 to %d days at once"), LP_ROSTER_MOST_DAYS);
      return NULL;
    }
  facts->now = lp_reader_get_now ();
  facts->calendar = lp_days_load_calendar (database, first, last, error);
  if (facts->calendar == NULL || !lp_roster_setting_load (database, &facts->setting, error))
    return NULL;
  reader.past = past = lp_reader_dup_past (first_day, facts->setting.fair_months);
  if (lp_reader_read_posts (&reader, database) && lp_reader_read_cards (&reader, database) && lp_reader_read_duties (&reader, database))
    return g_steal_pointer (&facts);
  g_propagate_error (error, reader.error);
  return NULL;
}
