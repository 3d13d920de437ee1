/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What volunteers did, counted, and what their record holds beside it (志愿服务记录). Only who came counts. On any connection, bounded. */

#include "lp-record-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-attendance-store.h"
#include "lp-week.h"

#define MOST_POSTS 12 /* named; the others are summed up */

#define DUTIES \
  " FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id LEFT JOIN volunteers_post o ON o.id = s.post_id WHERE d.card_id = ?1" \
  " AND d.deleted_at IS NULL AND d.ended_at IS NULL AND s.deleted_at IS NULL AND s.cancelled_at IS NULL"
#define MINUTES "coalesce (d.came_to, s.to_minute) - coalesce (d.came_from, s.from_minute)"

static const char * const kinds[LP_NOTE_N_KINDS] = { "training", "praise", "evaluation" };

LpNote *
lp_note_new (gint64 card_id)
{
  LpNote *note = g_new0 (LpNote, 1);

  note->card_id = card_id;
  return note;
}

void
lp_note_free (gpointer data)
{
  LpNote *note = data;

  g_free (note->day);
  g_free (note->words);
  g_free (note);
}

void
lp_service_free (gpointer data)
{
  LpService *service = data;

  g_free (service->last_day);
  g_free (service->content);
  g_free (service);
}

const char *
lp_note_get_kind_label (LpNoteKind kind)
{
  static const char * const labels[LP_NOTE_N_KINDS] = { NC_("record", "Training"), NC_("record", "Praise"), NC_("record", "Evaluation") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "record", labels[kind]);
}

char *
lp_hours_dup_text (int minutes)
{
  int hundredths = (minutes * 100 + 30) / 60;

  if (hundredths % 100 == 0)
    return g_strdup_printf ("%d", hundredths / 100);
  if (hundredths % 10 == 0)
    return g_strdup_printf ("%d.%d", hundredths / 100, hundredths % 100 / 10);
  return g_strdup_printf ("%d.%02d", hundredths / 100, hundredths % 100);
}

static void
lp_service_append (GString    *words,
                   const char *what,
                   int         minutes)
{
  g_autofree char *hours = lp_hours_dup_text (minutes);

  g_string_append_printf (words, C_("record", "%s%s %s h"), words->len > 0 ? C_("record", ", ") : "", what, hours);
}

/* What is not named is summed up, so that the hours of a line are those of the whole. */
static char *
lp_service_dup_content (LinliDatabase  *reader,
                        gint64          card_id,
                        const char     *first_day,
                        const char     *last_day,
                        GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT o.name, sum (" MINUTES ") AS minutes" DUTIES " AND d.outcome = 'came' AND s.day BETWEEN ?2 AND ?3"
                          " GROUP BY o.id ORDER BY minutes DESC, o.name", "iss", card_id, first_day, last_day);
  g_autoptr (GString) words = g_string_new (NULL);
  GError *problem = NULL;
  int others = 0;

  for (guint i = 0; row != NULL && linli_statement_step (row, &problem); i++)
    {
      int minutes = (int) linli_statement_get_int64 (row, 1);

      if (i < MOST_POSTS)
        lp_service_append (words, linli_statement_get_text (row, 0), minutes);
      else
        others += minutes;
    }
  if (others > 0)
    lp_service_append (words, C_("record", "other posts"), others);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return row != NULL && problem == NULL ? g_strdup (words->str) : NULL;
}

LpService *
lp_service_read (LinliDatabase  *reader,
                 gint64          card_id,
                 const char     *first_day,
                 const char     *last_day,
                 GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT coalesce (sum (CASE d.outcome WHEN 'came' THEN " MINUTES " END), 0), count (CASE d.outcome WHEN 'came' THEN 1"
                          " END), count (CASE d.outcome WHEN 'absent' THEN 1 END), max (CASE d.outcome WHEN 'came' THEN s.day END),"
                          " count (CASE WHEN d.outcome = 'planned' AND " LP_ATTENDANCE_OVER " THEN 1 END)" DUTIES
                          " AND s.day BETWEEN ?2 AND ?3", "iss", card_id, first_day, last_day);
  LpService *service;

  if (row == NULL || !linli_statement_step (row, error))
    return NULL;
  service = g_new0 (LpService, 1);
  service->minutes = (int) linli_statement_get_int64 (row, 0);
  service->n_served = (guint) linli_statement_get_int64 (row, 1);
  service->n_absent = (guint) linli_statement_get_int64 (row, 2);
  service->last_day = g_strdup (linli_statement_get_text (row, 3));
  service->n_open = (guint) linli_statement_get_int64 (row, 4);
  service->content = lp_service_dup_content (reader, card_id, first_day, last_day, error);
  if (service->content != NULL)
    return service;
  lp_service_free (service);
  return NULL;
}

gboolean
lp_service_check_noted (const LpService  *service,
                        gboolean          open_do_not_count,
                        GError          **error)
{
  if (service->n_open == 0 || open_do_not_count)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE, "Of %u shift in these days nobody noted whether this volunteer came: note it, or say that it does not count",
                            "Of %u shifts in these days nobody noted whether this volunteer came: note it, or say that they do not count", service->n_open),
               service->n_open);
  return FALSE;
}

char *
lp_service_dup_served (LinliDatabase  *reader,
                       gint64          card_id,
                       const char     *first_day,
                       const char     *last_day,
                       GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT s.day, s.post_id, sum (" MINUTES ")" DUTIES " AND d.outcome = 'came' AND s.day BETWEEN ?2 AND ?3"
                          " GROUP BY s.day, s.post_id ORDER BY s.day, s.post_id", "iss", card_id, first_day, last_day);
  g_autoptr (GString) lines = g_string_new (NULL);
  GError *problem = NULL;

  while (row != NULL && linli_statement_step (row, &problem))
    g_string_append_printf (lines, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", linli_statement_get_text (row, 0), linli_statement_get_int64 (row, 1),
                            linli_statement_get_int64 (row, 2));
  if (problem != NULL)
    g_propagate_error (error, problem);
  return row != NULL && problem == NULL ? g_strdup (lines->str) : NULL;
}

char *
lp_service_dup_first_day (LinliDatabase *reader,
                          gint64         card_id)
{
  return linli_database_dup_text (reader, "SELECT min (s.day)" DUTIES " AND d.outcome = 'came'", "i", card_id);
}

char *
lp_record_dup_address (LinliDatabase *reader,
                       gint64         person_id)
{
  return linli_database_dup_text (reader, "SELECT w.address FROM person p JOIN household h ON h.id = p.household_id JOIN dwelling_standing w"
                                  " ON w.dwelling_id = h.dwelling_id WHERE p.id = ?", "i", person_id);
}

static gpointer
lp_note_read (LinliStatement *row,
              gpointer        unused)
{
  const char *code = linli_statement_get_text (row, 2);
  LpNote *note;
  guint kind = 0;

  while (kind < LP_NOTE_N_KINDS && !g_str_equal (kinds[kind], code))
    kind++;
  if (kind == LP_NOTE_N_KINDS)
    return NULL;
  note = lp_note_new (linli_statement_get_int64 (row, 1));
  note->id = linli_statement_get_int64 (row, 0);
  note->kind = (LpNoteKind) kind;
  note->day = g_strdup (linli_statement_get_text (row, 3));
  note->words = g_strdup (linli_statement_get_text (row, 4));
  return note;
}

GPtrArray *
lp_note_list (LinliDatabase  *reader,
              gint64          card_id,
              GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, "SELECT id, card_id, kind, day, words FROM volunteers_note WHERE card_id = ?"
                                                   " AND deleted_at IS NULL ORDER BY instr ('training praise evaluation', kind), day, id LIMIT ?", "ii", card_id,
                                                   (gint64) LP_RECORD_MOST_NOTES), lp_note_read, NULL, lp_note_free, error);
}

gboolean
lp_note_keep (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  LpNote *note = data;
  g_autofree char *today = lp_day_dup_today ();
  const char *fault = note->words == NULL ? _("What is to be noted is missing") : note->day == NULL ? _("The day is missing")
                      : strcmp (note->day, today) > 0 ? _("This day is still to come") : NULL;

  if (fault != NULL)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, fault);
      return FALSE;
    }
  note->id = linli_transaction_new_id (transaction);
  return linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO volunteers_note (id, card_id, kind, day, words)"
                             " VALUES (?, ?, ?, ?, ?)", "iisss", note->id, note->card_id, kinds[note->kind], note->day, note->words);
}

gboolean
lp_note_remove (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  const LpNote *note = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE volunteers_note SET deleted_at = ? WHERE id = ?", "si",
                             linli_transaction_get_time (transaction), note->id);
}
