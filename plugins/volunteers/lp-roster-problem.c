/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A roster to be made, as the text that linli-solver reads (linli-roster 1), and what it answers. The days reach a week further on both sides than what
 * was asked for: who serves there is fixed, so that rest, weeks and rows hold over the edges. Volunteers are called c and their index, slots s and theirs. */

#include "lp-roster-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LP_SCALE 60 /* weights are for a place or an hour, the solver's prices for a place or a minute */
#define LP_FAIR_STEP 240
#define LP_LEAST_MINUTES 5

typedef struct {
  const LpRosterTask *task;
  const LpRosterFacts *facts;
  LpRoster *fixed, *empty;
  GString *text;
  int first, last; /* days of the problem: whole weeks */
  guint n_people, n_slots;
} LpWriter;

/* Away, or not serving any more: no pin holds then, and no reason that was about something else. */
static gboolean
lp_roster_task_is_gone (const LpRosterTask *task,
                        const LpRosterDuty *duty,
                        guint               but)
{
  LpVerdict verdict;

  return lp_roster_judge_gone (task->facts, task->facts->roster, duty->card, duty->slot, but, &verdict);
}

gboolean
lp_roster_task_is_fixed (const LpRosterTask *task,
                         const LpRosterDuty *duty)
{
  const LpRosterSlot *slot = lp_roster_slot (task->facts, duty->slot);

  if (!lp_roster_facts_is_asked (task->facts, duty->slot) || slot->day < task->today || !duty->planned || slot->to - slot->from < LP_LEAST_MINUTES)
    return TRUE;
  if (duty->card == task->absent && slot->day >= task->first_absent && slot->day <= task->last_absent && lp_roster_task_is_gone (task, duty, 0))
    return FALSE;
  return (duty->overridden != NULL || duty->pinned) && !lp_roster_task_is_gone (task, duty, duty->overridden_rules);
}

LpRoster *
lp_roster_task_get_fixed (const LpRosterTask *task)
{
  LpRoster *fixed = lp_roster_new (task->facts->cards->len, task->facts->slots->len);

  for (guint i = 0; i < task->facts->duties->len; i++)
    if (lp_roster_task_is_fixed (task, lp_roster_duty (task->facts, i)))
      lp_roster_add (fixed, lp_roster_duty (task->facts, i)->card, lp_roster_duty (task->facts, i)->slot);
  return fixed;
}

/* Slots that are too short to be scheduled stay as they are. */
static gboolean
lp_writer_has (LpWriter *self,
               guint     slot)
{
  const LpRosterSlot *s = lp_roster_slot (self->facts, slot);

  return s->day >= self->first && s->day <= self->last && s->to - s->from >= LP_LEAST_MINUTES;
}

/* Whether it can still be changed. */
static gboolean
lp_writer_is_open (LpWriter *self,
                   guint     slot)
{
  return lp_writer_has (self, slot) && lp_roster_facts_is_asked (self->facts, slot) && lp_roster_slot (self->facts, slot)->day >= self->task->today;
}

static gboolean
lp_writer_may (LpWriter *self,
               guint     card,
               guint     slot)
{
  LpRule rule = lp_roster_judge (self->facts, self->empty, card, slot).rule;

  return rule == LP_RULE_KEPT || rule > LP_RULE_LAST_ALONE;
}

static int
lp_writer_price (LpWriter *self,
                 LpWeight  weight)
{
  return self->facts->setting.weights[weight] * LP_SCALE;
}

static void
lp_writer_add_head (LpWriter *self)
{
  int shortest = G_MAXINT;

  for (guint s = 0; s < self->facts->slots->len; s++)
    if (lp_writer_has (self, s))
      shortest = MIN (shortest, lp_roster_slot (self->facts, s)->to - lp_roster_slot (self->facts, s)->from);
  g_string_append_printf (self->text, "linli-roster 1\ndays\t%d\t0\nhandover\t%d\nnewcomer\t%d\ngrid\t%d\nconsecutive\t%d\nweekend\t%d\nfair\t%d\t%d\t%d\n",
                          self->last - self->first + 1, MIN (self->facts->setting.handover_minutes, (shortest - 1) / 2),
                          lp_writer_price (self, LP_WEIGHT_NEWCOMER), lp_writer_price (self, LP_WEIGHT_GRID), lp_writer_price (self, LP_WEIGHT_RUN),
                          lp_writer_price (self, LP_WEIGHT_WEEKEND), LP_FAIR_STEP, self->facts->setting.weights[LP_WEIGHT_FAIR],
                          self->facts->setting.weights[LP_WEIGHT_FAIR]);
}

/* Days in a row that end before the first day. */
static int
lp_writer_count_row (LpWriter *self,
                     guint     card)
{
  const GArray *slots = lp_roster_get_slots (self->fixed, card);
  int day = self->first;

  for (guint i = slots->len; i > 0; i--)
    {
      int served = lp_roster_slot (self->facts, g_array_index (slots, guint, i - 1))->day;

      if (served >= day)
        continue;
      if (served < day - 1)
        break;
      day = served;
    }
  return self->first - day;
}

static int
lp_writer_count_nights (LpWriter *self,
                        guint     card,
                        int       first,
                        int       next)
{
  const GArray *slots = lp_roster_get_slots (self->fixed, card);
  int n = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const LpRosterSlot *s = lp_roster_slot (self->facts, g_array_index (slots, guint, i));

      n += s->night && s->day >= first && s->day < next;
    }
  return n;
}

/* The solver knows one limit for all days, the rule is of a month: what the tightest of the months leaves, and what is fixed outside. */
static int
lp_writer_limit_nights (LpWriter *self,
                        guint     card)
{
  const LpRosterFacts *facts = self->facts;
  int least = G_MAXINT, first = 0, next = facts->first_day;

  while (next <= facts->last_day)
    {
      int outside;

      lp_roster_month_of (next, &first, &next);
      outside = lp_writer_count_nights (self, card, first, MIN (facts->first_day, next)) +
                lp_writer_count_nights (self, card, MAX (facts->last_day + 1, first), next);
      least = MIN (least, lp_roster_card (facts, card)->month_nights - outside);
    }
  return MAX (0, least) + lp_writer_count_nights (self, card, self->first, facts->first_day) +
         lp_writer_count_nights (self, card, facts->last_day + 1, self->last + 1);
}

/* Minutes that were fixed before the days asked for stand among the slots. */
static int
lp_writer_past (LpWriter *self,
                guint     card)
{
  const GArray *slots = lp_roster_get_slots (self->fixed, card);
  int minutes = lp_roster_card (self->facts, card)->past_minutes;

  for (guint i = 0; i < slots->len; i++)
    {
      const LpRosterSlot *s = lp_roster_slot (self->facts, g_array_index (slots, guint, i));

      if (s->day >= self->first && s->day < self->facts->first_day)
        minutes -= s->to - s->from;
    }
  return MAX (0, minutes);
}

static void
lp_writer_add_person (LpWriter *self,
                      guint     card)
{
  const LpRosterCard *c = lp_roster_card (self->facts, card);
  g_autofree char *grid = c->grid != 0 ? g_strdup_printf ("g%" G_GINT64_FORMAT, c->grid) : g_strdup ("-");

  self->n_people++;
  g_string_append_printf (self->text, "person\tc%u\t%s\t%s\t%d\t%d\t%d\t0\t%d\t%d\t0\t%d\t%d\t-\n", card, c->newcomer ? "new" : "old", grid, c->day_minutes,
                          c->week_minutes, c->run_days, c->rest_minutes, lp_writer_limit_nights (self, card), lp_writer_count_row (self, card),
                          lp_writer_past (self, card));
}

/* Where nothing can be changed who serves is fixed, and nobody else may come. What the solver calls a weekend are all days on which people are off: a
 * holiday in the week is one, a weekend that is worked in exchange is none. It counts weeks with such a day. */
static void
lp_writer_add_slot (LpWriter *self,
                    guint     slot)
{
  const LpRosterSlot *s = lp_roster_slot (self->facts, slot);
  g_autofree char *grid = s->grid != 0 ? g_strdup_printf ("g%" G_GINT64_FORMAT, s->grid) : g_strdup ("-");
  gboolean open = lp_writer_is_open (self, slot), weekend = lp_roster_facts_is_day_off (self->facts, s->day);
  int there = (int) lp_roster_get_cards (self->fixed, slot)->len;
  int least = open ? s->minimum : there, ideal = open ? MAX (s->minimum, s->ideal) : there;
  int most = open ? MAX (ideal, (int) lp_roster_get_cards (self->facts->roster, slot)->len) : there;

  self->n_slots++;
  g_string_append_printf (self->text, "slot\ts%u\t%d\t%d\t%d\tp%u\t%s\t%s\t%d\t%d\t%d\t%d\t%d\n", slot, s->day - self->first, s->from, s->to, s->post, grid,
                          s->night && weekend ? "nw" : s->night ? "n" : weekend ? "w" : "-", least, ideal, MAX (most, there),
                          lp_writer_price (self, LP_WEIGHT_MINIMUM), lp_writer_price (self, LP_WEIGHT_IDEAL));
}

/* Whether somebody takes part: may serve in a slot, or does and stays. */
static gboolean
lp_writer_takes_part (LpWriter *self,
                      guint     card)
{
  const GArray *slots = lp_roster_get_slots (self->fixed, card);

  for (guint i = 0; i < slots->len; i++)
    if (lp_writer_has (self, g_array_index (slots, guint, i)))
      return TRUE;
  for (guint s = 0; s < self->facts->slots->len; s++)
    if (lp_writer_is_open (self, s) && lp_writer_may (self, card, s))
      return TRUE;
  return FALSE;
}

static void
lp_writer_add_liking (LpWriter *self,
                      guint     card,
                      guint     slot)
{
  int liking = lp_roster_get_liking (self->facts, card, slot), price = lp_writer_price (self, LP_WEIGHT_WISH) / 2 * ABS (liking);

  if (price > 0)
    g_string_append_printf (self->text, "%s\tc%u\ts%u\t%d\n", liking > 0 ? "wish" : "avoid", card, slot, price);
}

static void
lp_writer_add_person_slots (LpWriter *self,
                            guint     card)
{
  g_autoptr (GString) forbidden = g_string_new (NULL);

  for (guint s = 0; s < self->facts->slots->len; s++)
    {
      if (!lp_writer_has (self, s))
        continue;
      if (lp_roster_has (self->fixed, card, s))
        g_string_append_printf (self->text, "pin\tc%u\ts%u\n", card, s);
      else if (!lp_writer_is_open (self, s) || !lp_writer_may (self, card, s))
        g_string_append_printf (forbidden, "\ts%u", s);
      else
        lp_writer_add_liking (self, card, s);
    }
  if (forbidden->len > 0)
    g_string_append_printf (self->text, "forbid\tc%u%s\n", card, forbidden->str);
}

static void
lp_writer_add_pairs (LpWriter  *self,
                     gboolean  *takes_part)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int price = lp_writer_price (self, LP_WEIGHT_PAIR);

  for (guint a = 0; price > 0 && a < self->facts->cards->len; a++)
    for (guint i = 0; takes_part[a] && i < lp_roster_card (self->facts, a)->pairs->len; i++)
      {
        guint b = g_array_index (lp_roster_card (self->facts, a)->pairs, guint, i);

        if (a != b && takes_part[b] && g_hash_table_add (said, g_strdup_printf ("%u %u", MIN (a, b), MAX (a, b))))
          g_string_append_printf (self->text, "together\tc%u\tc%u\t%d\n", a, b, price);
      }
}

/* A change costs more the nearer its day is. */
static void
lp_writer_add_changes (LpWriter *self,
                       gboolean *takes_part)
{
  g_autofree gboolean *days = g_new0 (gboolean, (gsize) (self->last - self->first + 1));

  for (guint i = 0; i < self->facts->duties->len; i++)
    {
      const LpRosterDuty *duty = lp_roster_duty (self->facts, i);

      if (!lp_writer_is_open (self, duty->slot) || !takes_part[duty->card] || !(self->task->repair || duty->published))
        continue;
      if (!lp_roster_has (self->fixed, duty->card, duty->slot) && !lp_writer_may (self, duty->card, duty->slot))
        continue;
      days[lp_roster_slot (self->facts, duty->slot)->day - self->first] = TRUE;
      g_string_append_printf (self->text, "before\tc%u\ts%u\n", duty->card, duty->slot);
    }
  for (int day = MAX (self->facts->first_day, self->task->today); day <= self->facts->last_day; day++)
    if (self->task->repair || days[day - self->first])
      g_string_append_printf (self->text, "change\t%d\t%d\n", day - self->first,
                              lp_writer_price (self, LP_WEIGHT_CHANGE) + lp_writer_price (self, LP_WEIGHT_CHANGE) / (1 + day - self->task->today));
}

LpRosterProblem *
lp_roster_problem_new (const LpRosterTask *task)
{
  LpRosterProblem *problem = g_new0 (LpRosterProblem, 1);
  const LpRosterFacts *facts = task->facts;
  LpWriter self = { task, facts, lp_roster_task_get_fixed (task), lp_roster_new (facts->cards->len, facts->slots->len), g_string_new (NULL),
                    lp_roster_week_of (facts->first_day) - 7, lp_roster_week_of (facts->last_day) + 13, 0, 0 };
  g_autofree gboolean *takes_part = g_new0 (gboolean, facts->cards->len + 1);

  lp_writer_add_head (&self);
  for (guint c = 0; c < facts->cards->len; c++)
    if ((takes_part[c] = lp_writer_takes_part (&self, c)))
      lp_writer_add_person (&self, c);
  for (guint s = 0; s < facts->slots->len; s++)
    if (lp_writer_has (&self, s))
      lp_writer_add_slot (&self, s);
  for (guint c = 0; c < facts->cards->len; c++)
    if (takes_part[c])
      lp_writer_add_person_slots (&self, c);
  lp_writer_add_pairs (&self, takes_part);
  lp_writer_add_changes (&self, takes_part);
  g_string_append (self.text, "end\n");
  lp_roster_free (self.empty);
  *problem = (LpRosterProblem) { g_string_free (self.text, FALSE), self.n_people, self.n_slots, self.fixed };
  return problem;
}

void
lp_roster_problem_free (LpRosterProblem *problem)
{
  g_free (problem->text);
  lp_roster_free (problem->fixed);
  g_free (problem);
}

static gboolean
lp_roster_answer_read_index (const char *name,
                             char        letter,
                             guint       n,
                             guint      *index)
{
  guint64 number = 0;

  if (name[0] != letter || !g_ascii_string_to_unsigned (name + 1, 10, 0, G_MAXUINT32, &number, NULL) || number >= n)
    return FALSE;
  *index = (guint) number;
  return TRUE;
}

gboolean
lp_roster_answer_take (const LpRosterTask  *task,
                       LpRoster            *roster,
                       const char          *line,
                       GError             **error)
{
  g_auto (GStrv) parts = g_strsplit (line, ",", -1);
  guint card = 0, slot = 0;
  gboolean read = parts[0] != NULL && lp_roster_answer_read_index (parts[0], 'c', task->facts->cards->len, &card);

  for (guint i = 1; read && parts[i] != NULL; i++)
    {
      read = lp_roster_answer_read_index (parts[i], 's', task->facts->slots->len, &slot);
      if (read)
        lp_roster_add (roster, card, slot);
    }
  if (!read)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The program that fills rosters answered what nobody understands: %s"), line);
  return read;
}

gboolean
lp_roster_answer_check (const LpRosterTask  *task,
                        const LpRoster      *fixed,
                        const LpRoster      *roster,
                        GError             **error)
{
  g_autoptr (GArray) breaches = lp_roster_judge_all (task->facts, roster);

  for (guint i = 0; i < breaches->len; i++)
    {
      const LpBreach *b = &g_array_index (breaches, LpBreach, i);
      g_autofree char *where = NULL, *words = NULL;

      if (lp_roster_has (fixed, b->card, b->slot))
        continue;
      where = lp_roster_slot_dup_words (task->facts, b->slot);
      words = lp_roster_verdict_dup_words (task->facts, b->card, &b->verdict);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The roster that was found breaks a rule and is not used: %s: %s"), where, words);
      return FALSE;
    }
  return TRUE;
}
