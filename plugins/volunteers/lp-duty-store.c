/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who serves, in the file. */

#include "lp-duty-store.h"

#include <glib/gi18n-lib.h>

#include "lp-roster-facts-store.h"
#include "lp-roster-rules.h"

#define COLUMNS \
  "SELECT d.id, d.slot_id, d.card_id, c.person_id, p.name, p.phone, d.pinned, d.overridden, d.outcome, d.published_at IS NOT NULL, d.overridden_rules FROM volunteers_slot s" \
  " JOIN volunteers_duty d ON d.slot_id = s.id JOIN volunteers_card c ON c.id = d.card_id JOIN person p ON p.id = c.person_id" \
  " WHERE d.deleted_at IS NULL AND d.ended_at IS NULL AND s.deleted_at IS NULL"

G_DEFINE_QUARK (lp-duty-error, lp_duty_error)

void
lp_duty_free (gpointer data)
{
  LpDuty *duty = data;

  g_free (duty->name);
  g_free (duty->phone);
  g_free (duty->overridden);
  g_free (duty->outcome);
  g_free (duty);
}

void
lp_server_free (gpointer data)
{
  LpServer *server = data;

  g_free (server->name);
  g_free (server->phone);
  g_free (server);
}

LpDutyChange *
lp_duty_change_new (void)
{
  LpDutyChange *change = g_new0 (LpDutyChange, 1);

  change->off = g_array_new (FALSE, FALSE, sizeof (gint64));
  change->slots = g_array_new (FALSE, FALSE, sizeof (gint64));
  change->cards = g_array_new (FALSE, FALSE, sizeof (gint64));
  change->pins = g_array_new (FALSE, FALSE, sizeof (gboolean));
  change->broken = g_array_new (FALSE, FALSE, sizeof (LpDutyBroken));
  return change;
}

LpDutyChange *
lp_duty_change_copy (const LpDutyChange *change)
{
  LpDutyChange *copy = g_new0 (LpDutyChange, 1);

  copy->off = g_array_copy (change->off);
  copy->slots = g_array_copy (change->slots);
  copy->cards = g_array_copy (change->cards);
  copy->pins = g_array_copy (change->pins);
  copy->broken = g_array_ref (change->broken);
  copy->excused = change->excused;
  copy->why_excused = g_strdup (change->why_excused);
  copy->why_off = g_strdup (change->why_off);
  copy->why_broken = g_strdup (change->why_broken);
  return copy;
}

void
lp_duty_change_free (gpointer data)
{
  LpDutyChange *change = data;

  g_array_unref (change->off);
  g_array_unref (change->slots);
  g_array_unref (change->cards);
  g_array_unref (change->pins);
  g_array_unref (change->broken);
  g_free (change->why_excused);
  g_free (change->why_off);
  g_free (change->why_broken);
  g_free (change);
}

static void
lp_duty_change_add_as (LpDutyChange *change,
                       gint64        slot_id,
                       gint64        card_id,
                       gboolean      pinned)
{
  g_array_append_val (change->slots, slot_id);
  g_array_append_val (change->cards, card_id);
  g_array_append_val (change->pins, pinned);
}

void
lp_duty_change_add (LpDutyChange *change,
                    gint64        slot_id,
                    gint64        card_id)
{
  lp_duty_change_add_as (change, slot_id, card_id, FALSE);
}

void
lp_duty_change_add_pinned (LpDutyChange *change,
                           gint64        slot_id,
                           gint64        card_id)
{
  lp_duty_change_add_as (change, slot_id, card_id, TRUE);
}

void
lp_duty_change_take_off (LpDutyChange *change,
                         gint64        duty_id)
{
  g_array_append_val (change->off, duty_id);
}

static gpointer
lp_duty_read (LinliStatement *row,
              gpointer        unused)
{
  LpDuty *duty = g_new0 (LpDuty, 1);

  duty->id = linli_statement_get_int64 (row, 0);
  duty->slot_id = linli_statement_get_int64 (row, 1);
  duty->card_id = linli_statement_get_int64 (row, 2);
  duty->person_id = linli_statement_get_int64 (row, 3);
  duty->name = g_strdup (linli_statement_get_text (row, 4));
  duty->phone = g_strdup (linli_statement_get_text (row, 5));
  duty->pinned = linli_statement_get_int64 (row, 6) != 0;
  duty->overridden = g_strdup (linli_statement_get_text (row, 7));
  duty->outcome = g_strdup (linli_statement_get_text (row, 8));
  duty->published = linli_statement_get_int64 (row, 9) != 0;
  duty->overridden_rules = lp_rules_from_text (linli_statement_get_text (row, 10));
  return duty;
}

GPtrArray *
lp_duty_list (LinliDatabase  *database,
              const char     *first_day,
              const char     *last_day,
              GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS " AND s.day BETWEEN ? AND ? ORDER BY d.slot_id, p.name, d.id LIMIT ?", "ssi",
                                                   first_day, last_day, (gint64) LP_DUTY_MOST), lp_duty_read, NULL, lp_duty_free, error);
}

GPtrArray *
lp_duty_list_of_slot (LinliDatabase  *database,
                      gint64          slot_id,
                      GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS " AND s.id = ? ORDER BY p.name, d.id LIMIT 200", "i", slot_id), lp_duty_read, NULL,
                             lp_duty_free, error);
}

LpDuty *
lp_duty_load (LinliDatabase  *database,
              gint64          id,
              GError        **error)
{
  g_autoptr (GPtrArray) duties = linli_rows_collect (linli_database_query (database, error, COLUMNS " AND d.id = ?", "i", id), lp_duty_read, NULL, lp_duty_free,
                                                     error);

  return duties != NULL && duties->len > 0 ? g_ptr_array_steal_index (duties, 0) : NULL;
}

static gpointer
lp_server_read (LinliStatement *row,
                gpointer        unused)
{
  LpServer *server = g_new0 (LpServer, 1);

  server->card_id = linli_statement_get_int64 (row, 0);
  server->person_id = linli_statement_get_int64 (row, 1);
  server->name = g_strdup (linli_statement_get_text (row, 2));
  server->phone = g_strdup (linli_statement_get_text (row, 3));
  return server;
}

GPtrArray *
lp_duty_list_servers (LinliDatabase  *database,
                      const char     *day,
                      GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, "SELECT c.id, c.person_id, p.name, p.phone FROM volunteers_card c JOIN person p"
                                                   " ON p.id = c.person_id WHERE c.deleted_at IS NULL AND p.deleted_at IS NULL AND p.deceased_on IS NULL"
                                                   " AND (c.left_on IS NULL OR c.left_on >= ?) ORDER BY p.name, c.id LIMIT ?", "si", day,
                                                   (gint64) LP_DUTY_MOST_PEOPLE), lp_server_read, NULL, lp_server_free, error);
}

static gboolean
lp_duty_refuse (const char  *words,
                GError     **error)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
lp_duty_take_off (LinliTransaction    *transaction,
                  const LpDutyChange  *change,
                  gint64               id,
                  GError             **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *now = linli_transaction_get_time (transaction);

  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_duty WHERE id = ? AND deleted_at IS NULL AND ended_at IS NULL AND outcome <> '"
                                LP_DUTY_PLANNED "'", "i", id) != 0)
    return lp_duty_refuse (_("It is noted already whether this volunteer came; correct that under attendance"), error);
  return linli_database_run (database, error, "UPDATE volunteers_duty SET ended_at = ?, why_ended = ?, told_at = NULL,"
                             " outcome = CASE WHEN ? THEN '" LP_DUTY_EXCUSED "' ELSE outcome END WHERE id = ? AND deleted_at IS NULL"
                             " AND ended_at IS NULL AND published_at IS NOT NULL", "ssii", now, id == change->excused ? change->why_excused : change->why_off,
                             (gint64) (id == change->excused), id) &&
         linli_database_run (database, error, "UPDATE volunteers_duty SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL AND ended_at IS NULL", "si", now, id);
}

/* Somebody who was taken off and was not told yet serves as if nothing had been. */
static gint64
lp_duty_find_untold (LinliDatabase *database,
                     gint64         slot_id,
                     gint64         card_id)
{
  return linli_database_get_int64 (database, 0, "SELECT id FROM volunteers_duty WHERE slot_id = ? AND card_id = ? AND deleted_at IS NULL"
                                   " AND ended_at > coalesce (told_at, '') ORDER BY ended_at DESC LIMIT 1", "ii", slot_id, card_id);
}

/* All rules that keep somebody from a slot, but those of @but, and their words after the masked name; @words is left where none does. */
static gboolean
lp_duty_find_broken (LinliDatabase  *database,
                     gint64          slot_id,
                     gint64          card_id,
                     guint           but,
                     gboolean        names_slot,
                     guint          *rules,
                     char          **words,
                     GError        **error)
{
  g_autofree char *text = linli_database_dup_text (database, "SELECT day FROM volunteers_slot WHERE id = ?", "i", slot_id), *name = NULL, *where = NULL;
  int day = text != NULL ? lp_roster_day_from_text (text) : 0;
  g_autoptr (LpRosterFacts) facts = lp_roster_facts_load (database, day, day, error);
  g_autofree char *broken = NULL;
  guint card, slot;

  if (facts == NULL)
    return FALSE;
  card = lp_roster_facts_find_card (facts, card_id);
  slot = lp_roster_facts_find_slot (facts, slot_id);
  if (card == LP_ROSTER_NONE || slot == LP_ROSTER_NONE)
    return lp_duty_refuse (card == LP_ROSTER_NONE ? _("This volunteer no longer serves") : _("This shift does not take place"), error);
  *rules = lp_roster_judge_whole (facts, facts->roster, card, slot, but, &broken);
  if (*rules == 0)
    return TRUE;
  name = linli_mask_name (lp_roster_card (facts, card)->name);
  where = lp_roster_slot_dup_words (facts, slot);
  /* Translators: somebody, a shift, and the rules that keep them from it */
  *words = names_slot ? g_strdup_printf (C_("desk", "%s, %s: %s"), name, where, broken) : g_strdup_printf (C_("desk", "%s: %s"), name, broken);
  return TRUE;
}

gboolean
lp_duty_judge (LinliDatabase  *database,
               gint64          slot_id,
               gint64          card_id,
               guint           but,
               GError        **error)
{
  g_autofree char *words = NULL;
  guint rules;

  if (!lp_duty_find_broken (database, slot_id, card_id, but, FALSE, &rules, &words, error))
    return FALSE;
  if (rules == 0)
    return TRUE;
  g_set_error_literal (error, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE, words);
  return FALSE;
}

gboolean
lp_duty_put_on (LinliTransaction  *transaction,
                gint64             slot_id,
                gint64             card_id,
                GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 untold = lp_duty_find_untold (database, slot_id, card_id);

  if (untold != 0)
    return linli_database_run (database, error, "UPDATE volunteers_duty SET outcome = '" LP_DUTY_PLANNED "', ended_at = NULL, why_ended = NULL,"
                               " overridden = NULL, overridden_rules = NULL WHERE id = ?", "i", untold);
  return linli_database_run (database, error, "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (?, ?, ?)", "iii",
                             linli_transaction_new_id (transaction), slot_id, card_id);
}

gboolean
lp_duty_is_noted (LinliDatabase *database,
                  gint64         slot_id)
{
  return linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_duty WHERE slot_id = ? AND deleted_at IS NULL AND ended_at IS NULL"
                                   " AND outcome NOT IN ('" LP_DUTY_PLANNED "', '" LP_DUTY_EXCUSED "') LIMIT 1", "i", slot_id) != 0;
}

static gboolean
lp_duty_add (LinliTransaction  *transaction,
             gint64             slot_id,
             gint64             card_id,
             gboolean           pinned,
             GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *outcome = NULL;

  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_slot WHERE id = ? AND deleted_at IS NULL AND cancelled_at IS NULL", "i", slot_id) == 0)
    return lp_duty_refuse (_("This shift does not take place"), error);
  outcome = linli_database_dup_text (database, "SELECT outcome FROM volunteers_duty WHERE slot_id = ? AND card_id = ? AND deleted_at IS NULL"
                                     " AND ended_at IS NULL", "ii", slot_id, card_id);
  if (outcome != NULL)
    return lp_duty_refuse (lp_duty_outcome_serves (outcome) ? _("This volunteer serves in this shift already")
                           : _("It is noted that this volunteer does not serve in this shift; correct that under attendance"), error);
  return lp_duty_put_on (transaction, slot_id, card_id, error) &&
         (!pinned || linli_database_run (database, error, "UPDATE volunteers_duty SET pinned = 1 WHERE slot_id = ? AND card_id = ? AND deleted_at IS NULL"
                                         " AND ended_at IS NULL", "ii", slot_id, card_id));
}

/* Whether the question in which a reason was asked for showed all of these rules. */
static gboolean
lp_duty_change_has_shown (const LpDutyChange *change,
                          const LpDutyBroken *broken)
{
  for (guint i = 0; i < change->broken->len; i++)
    {
      const LpDutyBroken *shown = &g_array_index (change->broken, LpDutyBroken, i);

      if (shown->slot_id == broken->slot_id && shown->card_id == broken->card_id)
        return (broken->rules & ~shown->rules) == 0;
    }
  return FALSE;
}

static gboolean
lp_duty_override (LinliTransaction    *transaction,
                  const LpDutyChange  *change,
                  const GArray        *broken,
                  GError             **error)
{
  for (guint i = 0; i < broken->len; i++)
    {
      const LpDutyBroken *duty = &g_array_index (broken, LpDutyBroken, i);
      g_autofree char *rules = lp_rules_dup_text (duty->rules);

      if (!linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE volunteers_duty SET overridden = ?, overridden_rules = ?"
                               " WHERE slot_id = ? AND card_id = ? AND deleted_at IS NULL AND ended_at IS NULL", "ssii", change->why_broken, rules,
                               duty->slot_id, duty->card_id))
        return FALSE;
    }
  return TRUE;
}

/* Judged when everybody is where they are to be, so that who changes places is not in the own way. */
static gboolean
lp_duty_check (LinliTransaction    *transaction,
               const LpDutyChange  *change,
               GError             **error)
{
  g_autoptr (GArray) broken = g_array_new (FALSE, FALSE, sizeof (LpDutyBroken));
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean shown = change->why_broken != NULL;

  for (guint i = 0; i < change->slots->len; i++)
    {
      LpDutyBroken duty = { g_array_index (change->slots, gint64, i), g_array_index (change->cards, gint64, i), 0 };
      g_autofree char *words = NULL;

      if (!lp_duty_find_broken (linli_transaction_get_database (transaction), duty.slot_id, duty.card_id, 0, change->slots->len > 1, &duty.rules, &words, error))
        return FALSE;
      if (duty.rules == 0)
        continue;
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", words);
      shown = shown && lp_duty_change_has_shown (change, &duty);
      g_array_append_val (broken, duty);
    }
  if (broken->len == 0 || shown)
    return lp_duty_override (transaction, change, broken, error);
  g_array_set_size (change->broken, 0);
  g_array_append_vals (change->broken, broken->data, broken->len);
  g_set_error_literal (error, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE, lines->str);
  return FALSE;
}

gboolean
lp_duty_change (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  const LpDutyChange *change = data;

  for (guint i = 0; i < change->off->len; i++)
    if (!lp_duty_take_off (transaction, change, g_array_index (change->off, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < change->slots->len; i++)
    if (!lp_duty_add (transaction, g_array_index (change->slots, gint64, i), g_array_index (change->cards, gint64, i),
                      g_array_index (change->pins, gboolean, i), error))
      return FALSE;
  return lp_duty_check (transaction, change, error);
}

gboolean
lp_duty_pin (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  const LpDutyPin *pin = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE volunteers_duty SET pinned = ? WHERE id = ?", "ii", (gint64) pin->pinned,
                             pin->id);
}
