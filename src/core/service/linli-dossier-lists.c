/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The lists of a dossier: tags, people, vehicles and open matters. */

#include "config.h"

#include "linli-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "linli-date.h"
#include "linli-scope-private.h"
#include "linli-tags.h"

#define MOST_PEOPLE 30
#define MOST_MATTERS 8

#define TODAY "date ('now', 'localtime')"

/* Tags of a person; of a household and a dwelling those of everybody who lives there, besides their own. Those that have ended only
 * of the record itself, and none that was taken away on the day it was given. */
static const char tags_sql[] =
  "SELECT t.id, t.code, k.name, k.colour, t.since, t.source, t.subject_kind, t.subject_id, t.until, t.note,"
  " ifnull (t.until <= " TODAY ", 0) AS ended FROM tag AS t LEFT JOIN tag_kind AS k ON k.code = t.code AND k.deleted_at IS NULL"
  " WHERE t.deleted_at IS NULL AND (t.until IS NULL OR t.until > " TODAY
  " OR (t.subject_kind = ?1 AND t.subject_id = ?2 AND (t.since IS NULL OR t.until > t.since)))"
  " AND ((t.subject_kind = ?1 AND t.subject_id = ?2)"
  " OR (t.subject_kind = 'household' AND t.subject_id = ?3)"
  " OR (t.subject_kind = 'dwelling' AND t.subject_id = ?4)"
  " OR (t.subject_kind = 'person' AND t.subject_id IN (SELECT id FROM person WHERE household_id = ?3 AND deleted_at IS NULL"
  " AND moved_out_on IS NULL AND deceased_on IS NULL)))"
  " ORDER BY ended, t.subject_kind = 'person', coalesce (k.position, 999), t.code, t.until DESC, t.id LIMIT 40";

static const char people_sql[] =
  "SELECT p.id FROM person AS p JOIN household AS h ON h.id = p.household_id"
  " WHERE p.deleted_at IS NULL AND p.household_id = ?"
  " ORDER BY p.deceased_on IS NOT NULL, p.moved_out_on IS NOT NULL, p.id <> coalesce (h.head_id, 0),"
  " coalesce (p.relation_to_head, '99'), p.birth_date, p.id LIMIT ?";

static const char duties_sql[] =
  "SELECT id FROM grid_duty WHERE grid_id = ? AND deleted_at IS NULL AND (until IS NULL OR until >= date ('now', 'localtime'))"
  " ORDER BY role <> 'head', role <> 'backup', id LIMIT ?";

static const char vehicles_sql[] =
  "SELECT id FROM vehicle WHERE deleted_at IS NULL AND (household_id = ?1 OR person_id IN (SELECT id FROM person"
  " WHERE household_id = ?1 AND deleted_at IS NULL)) ORDER BY plate LIMIT 20";

static const char person_vehicles_sql[] =
  "SELECT id FROM vehicle WHERE deleted_at IS NULL AND person_id = ? ORDER BY plate LIMIT 20";

static const char organisation_vehicles_sql[] =
  "SELECT id FROM vehicle WHERE deleted_at IS NULL AND organisation_id = ? ORDER BY plate LIMIT 20";

/* The ids of one column, so that no statement stays open while records are loaded. */
static GArray *
linli_dossier_read_ids (LinliStatement  *statement,
                        GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &local_error))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}

static void
linli_dossier_append (GString    *line,
                      const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static char *
linli_dossier_dup_age (LinliRecord *person)
{
  LinliDate birth;
  LinliDate today;
  int age;

  if (linli_record_is_null (person, "birth_date") ||
      !linli_date_parse (linli_record_get_text (person, "birth_date"), &birth, NULL))
    return NULL;

  linli_date_today (&today);
  age = linli_date_age (&birth, &today);
  if (age < 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) age), age);
}

/* Where a person is, when not at home; whether a household has left. */
char *
_linli_dossier_dup_whereabouts (LinliRecord *person)
{
  if (!linli_record_is_null (person, "deceased_on"))
    return g_strdup (_("deceased"));
  if (!linli_record_is_null (person, "moved_out_on"))
    return g_strdup (_("moved out"));
  if (!linli_record_is_null (person, "away_from"))
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
      const char *until = linli_record_get_text (person, "away_until");

      if (strcmp (linli_record_get_text (person, "away_from"), today) <= 0 && (until == NULL || strcmp (until, today) >= 0))
        return g_strdup (_("away"));
    }

  return NULL;
}

/* @name and @colour: the community's own, or NULL for the usual ones. */
LinliDossierTag *
_linli_dossier_add_tag (LinliDossier *self,
                        const char   *code,
                        const char   *name,
                        const char   *colour)
{
  LinliDossierTag *tag = g_new0 (LinliDossierTag, 1);

  tag->code = g_strdup (code);
  tag->name = g_strdup (name != NULL ? name : linli_tags_get_label (code));
  tag->colour = g_strdup (colour != NULL ? colour : linli_tags_get_colour (code));
  g_ptr_array_add (self->tags, tag);

  return tag;
}

gboolean
_linli_dossier_load_tags (LinliDossier         *self,
                          LinliDatabase        *database,
                          LinliPrivacy         *privacy,
                          const LinliStanding  *standing,
                          GError              **error)
{
  gboolean shared = g_str_equal (self->kind, "household") || g_str_equal (self->kind, "dwelling");
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error, tags_sql, "siii", self->kind, self->id,
                          shared ? standing->household : (gint64) 0, shared ? standing->dwelling : (gint64) 0);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      LinliDossierTag *tag = _linli_dossier_add_tag (self, linli_statement_get_text (statement, 1), linli_statement_get_text (statement, 2),
                                                     linli_statement_get_text (statement, 3));

      tag->id = linli_statement_get_int64 (statement, 0);
      tag->since = g_strdup (linli_statement_get_text (statement, 4));
      tag->source = g_strdup (linli_statement_get_text (statement, 5));
      tag->until = g_strdup (linli_statement_get_text (statement, 8));
      tag->note = linli_privacy_dup_prose (privacy, self->kind, self->id, linli_statement_get_text (statement, 9));
      tag->is_ended = linli_statement_get_int64 (statement, 10) != 0;
      if (g_str_equal (linli_statement_get_text (statement, 6), "person") && !g_str_equal (self->kind, "person"))
        tag->whose = linli_dossier_dup_title (database, privacy, "person", linli_statement_get_int64 (statement, 7));
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return local_error == NULL;
}

static void
linli_dossier_add_person (LinliDossier  *self,
                          LinliDatabase *database,
                          LinliPrivacy  *privacy,
                          LinliRecord   *person,
                          gboolean       is_head)
{
  g_autofree char *relation = is_head ? g_strdup (_("Head of household")) : linli_record_dup_display (person, "relation_to_head");
  g_autofree char *sex = linli_record_dup_display (person, "sex");
  g_autofree char *age = linli_dossier_dup_age (person);
  g_autofree char *identity = linli_privacy_dup_field (privacy, person, "identity_number");
  g_autofree char *phone = linli_privacy_dup_field (privacy, person, "phone");
  g_autoptr (GString) aside = g_string_new (NULL);
  g_autoptr (GString) detail = g_string_new (identity);
  LinliDossierLine *line =
    _linli_dossier_add_line (self->people, "person", linli_record_get_id (person), linli_privacy_dup_field (privacy, person, "name"));

  linli_dossier_append (aside, relation);
  linli_dossier_append (aside, sex);
  linli_dossier_append (aside, age);
  if (*phone != '\0')
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? "    " : "", phone);
  line->aside = g_string_free (g_steal_pointer (&aside), FALSE);
  line->detail = g_string_free (g_steal_pointer (&detail), FALSE);
  line->state = _linli_dossier_dup_whereabouts (person);
  line->is_gone = !linli_record_is_null (person, "deceased_on") || !linli_record_is_null (person, "moved_out_on");
  line->is_secret = TRUE;
  line->is_revealed = linli_privacy_is_revealed (privacy, "person", line->id);
}

static gboolean
linli_dossier_load_duties (LinliDossier   *self,
                           LinliDatabase  *database,
                           GError        **error)
{
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error, duties_sql, "ii", self->id, (gint64) MOST_PEOPLE);
  g_autoptr (GArray) ids = linli_dossier_read_ids (statement, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LinliRecord) duty =
        linli_record_load (database, linli_kind_lookup ("grid_duty"), g_array_index (ids, gint64, i), error);
      LinliDossierLine *line;

      if (duty == NULL)
        return FALSE;
      line = _linli_dossier_add_line (self->people, "grid_duty", linli_record_get_id (duty),
                                      linli_record_dup_display (duty, "name"));
      line->aside = linli_record_dup_display (duty, "role");
      line->detail = linli_record_dup_display (duty, "phone");
    }

  return TRUE;
}

gboolean
_linli_dossier_load_people (LinliDossier         *self,
                            LinliDatabase        *database,
                            LinliPrivacy         *privacy,
                            const LinliStanding  *standing,
                            GError              **error)
{
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 head;

  if (g_str_equal (self->kind, "grid"))
    return linli_dossier_load_duties (self, database, error);
  if (standing->household == 0 || !(g_str_equal (self->kind, "household") || g_str_equal (self->kind, "dwelling") ||
                                    g_str_equal (self->kind, "person")))
    return TRUE;

  statement = linli_database_query (database, error, people_sql, "ii", standing->household, (gint64) MOST_PEOPLE);
  ids = linli_dossier_read_ids (statement, error);
  if (ids == NULL)
    return FALSE;
  head = linli_database_get_int64 (database, 0, "SELECT head_id FROM household WHERE id = ?", "i", standing->household);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LinliRecord) person = linli_record_load (database, linli_kind_lookup ("person"), id, error);

      if (person == NULL)
        return FALSE;
      linli_dossier_add_person (self, database, privacy, person, id == head);
    }

  return TRUE;
}

gboolean
_linli_dossier_load_vehicles (LinliDossier         *self,
                              LinliDatabase        *database,
                              const LinliStanding  *standing,
                              GError              **error)
{
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;

  if (g_str_equal (self->kind, "person"))
    statement = linli_database_query (database, error, person_vehicles_sql, "i", self->id);
  else if (g_str_equal (self->kind, "organisation"))
    statement = linli_database_query (database, error, organisation_vehicles_sql, "i", self->id);
  else if (standing->household != 0 && (g_str_equal (self->kind, "household") || g_str_equal (self->kind, "dwelling")))
    statement = linli_database_query (database, error, vehicles_sql, "i", standing->household);
  else
    return TRUE;

  ids = linli_dossier_read_ids (statement, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LinliRecord) vehicle =
        linli_record_load (database, linli_kind_lookup ("vehicle"), g_array_index (ids, gint64, i), error);
      g_autoptr (GString) aside = g_string_new (NULL);
      static const char * const parts[] = { "kind", "energy", "colour", "model" };
      LinliDossierLine *line;

      if (vehicle == NULL)
        return FALSE;
      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          g_autofree char *part = linli_record_dup_display (vehicle, parts[j]);

          linli_dossier_append (aside, part);
        }
      line = _linli_dossier_add_line (self->vehicles, "vehicle", linli_record_get_id (vehicle),
                                      linli_record_dup_display (vehicle, "plate"));
      line->aside = g_string_free (g_steal_pointer (&aside), FALSE);
    }

  return TRUE;
}

gboolean
_linli_dossier_load_matters (LinliDossier   *self,
                             LinliDatabase  *database,
                             LinliPrivacy   *privacy,
                             GError        **error)
{
  g_autofree char *scope = _linli_scope_dup_sql (self->kind);
  g_autofree char *sql = NULL;
  g_autofree char *count = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  if (g_str_equal (self->kind, "matter"))
    return TRUE;

  sql = g_strconcat (scope,
    "SELECT m.id, m.kind, m.number, m.title, m.state, m.waiting_for, coalesce (m.due_at, m.promised_on,"
    " (SELECT min (d.at) FROM due AS d WHERE d.matter_id = m.id AND d.done_at IS NULL AND d.deleted_at IS NULL)) AS day, m.assignee"
    " FROM matters AS s JOIN matter AS m ON m.id = s.id WHERE m.closed_at IS NULL AND m.deleted_at IS NULL"
    " ORDER BY day IS NULL, day, m.id DESC LIMIT ?2", NULL);
  count = g_strconcat (scope,
    "SELECT count (*) FROM matters AS s JOIN matter AS m ON m.id = s.id WHERE m.closed_at IS NULL AND m.deleted_at IS NULL", NULL);
  statement = linli_database_query (database, error, sql, "ii", self->id, (gint64) MOST_MATTERS);
  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);
      LinliDossierLine *line =
        _linli_dossier_add_line (self->matters, "matter", id,
                                 linli_privacy_dup_prose (privacy, "matter", id, linli_statement_get_text (statement, 3)));
      const char *number = linli_statement_get_text (statement, 2);
      g_autofree char *waiting = linli_privacy_dup_prose (privacy, "matter", id, linli_statement_get_text (statement, 5));
      const char *assignee = linli_statement_get_text (statement, 7);
      g_autoptr (GString) detail = g_string_new (NULL);

      if (number != NULL)
        g_string_append_printf (detail, "#%s", number);
      linli_dossier_append (detail, assignee);
      if (waiting != NULL && *waiting != '\0')
        {
          g_autofree char *words = g_strdup_printf (_("waits for %s"), waiting);

          linli_dossier_append (detail, words);
        }
      line->aside = g_strdup (linli_statement_get_text (statement, 1));
      line->detail = g_string_free (g_steal_pointer (&detail), FALSE);
      line->state = g_strdup (linli_statement_get_text (statement, 4));
      line->day = g_strdup (linli_statement_get_text (statement, 6));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->n_matters = self->matters->len < MOST_MATTERS
                      ? self->matters->len
                      : (guint) linli_database_get_int64 (database, 0, count, "i", self->id);

  return TRUE;
}
