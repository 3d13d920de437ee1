/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A line that becomes a request: what is understood in it, as of the day on which it was written. */

#include "lp-request-store.h"

/* Nobody promises a day of the next year that is farther off than this; it is one of the year that was, written without it. */
#define MOST_DAYS_INTO_NEXT_YEAR 92

char *
lp_request_dup_part_key (const LinliNotePart *part)
{
  return g_strdup_printf ("%d %s", part->type, part->value);
}

/* In a line that was written down on `written`, the day itself and a day that lay behind tell when something happened. */
static gboolean
lp_request_is_promise (const LinliNotePart *part,
                       const LinliDate     *written)
{
  LinliDate day;
  gint64 ahead;

  if (part->type != LINLI_NOTE_TIME || !linli_date_parse (part->value, &day, NULL))
    return TRUE;
  ahead = linli_date_to_day_number (&day) - linli_date_to_day_number (written);
  return ahead > 0 && (day.year == written->year || ahead <= MOST_DAYS_INTO_NEXT_YEAR);
}

GPtrArray *
lp_request_parse (LinliDatabase  *reader,
                  const char     *words,
                  const char     *day,
                  GError        **error)
{
  GPtrArray *parts;
  LinliDate written;

  if (day == NULL)
    return linli_note_parse (reader, words, error);
  if (!linli_date_parse (day, &written, error))
    return NULL;
  parts = linli_note_parse_on (reader, words, &written, error);
  for (guint i = parts != NULL ? parts->len : 0; i > 0; i--)
    if (!lp_request_is_promise (g_ptr_array_index (parts, i - 1), &written))
      g_ptr_array_remove_index (parts, i - 1);
  return parts;
}

/* Noon of a day that is over, as the store writes a moment; NULL for the current day and later ones. */
static char *
lp_request_dup_moment_of_day (const char *day)
{
  g_autoptr (GDateTime) noon = NULL, utc = NULL;
  LinliDate date, today;

  linli_date_today (&today);
  if (day == NULL || !linli_date_parse (day, &date, NULL) || linli_date_compare (&date, &today) >= 0)
    return NULL;
  noon = g_date_time_new_local (date.year, date.month, date.day, 12, 0, 0);
  utc = noon != NULL ? g_date_time_to_utc (noon) : NULL;
  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z") : NULL;
}

/* Fills in what was understood; what is not certain or was refused stays in the line. */
static void
lp_request_store_fill (LinliRecord          *matter,
                       GPtrArray            *parts,
                       const char * const   *refused)
{
  static const struct {
    LinliNotePartType type;
    const char *field;
  } fields[] = { { LINLI_NOTE_CATEGORY, "category" }, { LINLI_NOTE_URGENCY, "urgency" }, { LINLI_NOTE_PHONE, "contact_phone" },
                 { LINLI_NOTE_PERSON, "contact_name" }, { LINLI_NOTE_PLACE, "place_text" }, { LINLI_NOTE_TIME, "due_at" } };

  for (guint i = 0; i < parts->len; i++)
    {
      LinliNotePart *part = g_ptr_array_index (parts, i);
      gboolean certain = part->ids != NULL && part->ids->len == 1 && part->kind != NULL;
      g_autofree char *key = lp_request_dup_part_key (part);

      if (refused != NULL && g_strv_contains (refused, key))
        continue;
      for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
        if (fields[j].type == part->type && linli_record_is_null (matter, fields[j].field))
          linli_record_set_text (matter, fields[j].field, part->value);
      if (!certain)
        continue;
      if (g_str_equal (part->kind, "dwelling"))
        linli_record_set_int64 (matter, "dwelling_id", g_array_index (part->ids, gint64, 0));
      else if (linli_record_is_null (matter, "subject_kind"))
        {
          linli_record_set_text (matter, "subject_kind", part->kind);
          linli_record_set_int64 (matter, "subject_id", g_array_index (part->ids, gint64, 0));
        }
    }
}

/* A person is at home. */
static void
lp_request_store_fill_home (LinliDatabase *database,
                            LinliRecord   *matter)
{
  gint64 home;

  if (g_strcmp0 (linli_record_get_text (matter, "subject_kind"), "person") != 0 || !linli_record_is_null (matter, "dwelling_id"))
    return;
  home = linli_database_get_int64 (database, 0, "SELECT h.dwelling_id FROM person p JOIN household h ON h.id = p.household_id WHERE p.id = ?", "i",
                                   linli_record_get_int64 (matter, "subject_id"));
  if (home != 0)
    linli_record_set_int64 (matter, "dwelling_id", home);
}

LinliRecord *
lp_request_draft (LinliDatabase        *reader,
                  const LpRequestDeed  *deed,
                  GError              **error)
{
  g_autoptr (GPtrArray) parts = lp_request_parse (reader, deed->words, deed->day, error);
  g_autofree char *opened = lp_request_dup_moment_of_day (deed->day);
  LinliRecord *matter;

  if (parts == NULL)
    return NULL;
  matter = linli_matter_new (LP_REQUEST_KIND, deed->words);
  linli_record_set_text (matter, "line", deed->words);
  linli_record_set_text (matter, "channel", deed->name);
  if (opened != NULL)
    linli_record_set_text (matter, "opened_at", opened);
  if (g_strcmp0 (deed->about, "dwelling") == 0)
    linli_record_set_int64 (matter, "dwelling_id", deed->other);
  else if (deed->about != NULL)
    {
      linli_record_set_text (matter, "subject_kind", deed->about);
      linli_record_set_int64 (matter, "subject_id", deed->other);
    }
  lp_request_store_fill (matter, parts, (const char * const *) deed->refused);
  lp_request_store_fill_home (reader, matter);
  if (linli_record_is_null (matter, "category"))
    linli_record_set_text (matter, "category", "other");
  return matter;
}

gboolean
lp_request_note (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpRequestDeed *deed = data;
  g_autoptr (LinliRecord) matter = lp_request_draft (linli_transaction_get_database (transaction), deed, error);

  if (matter == NULL || !linli_matter_kind_open (deed->kind, matter, transaction, NULL, error))
    return FALSE;
  deed->id = linli_record_get_id (matter);
  return TRUE;
}
