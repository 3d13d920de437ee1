/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Everything about one record, read in a handful of bounded queries. Lists are in linli-dossier-lists.c, counts and fields in
 * linli-dossier-facts.c, several records at once in linli-dossier-several.c. A dossier is a value: it may be read on any thread and is thrown away at the next change. */

#include "config.h"

#include "linli-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "linli-title-private.h"

/* One row (dwelling, household, grid) for a record of each kind. */
static const struct
{
  const char *kind;
  const char *sql;
} standings[] = {
  { "person", "SELECT h.dwelling_id, h.id, s.grid_id FROM person AS p JOIN household AS h ON h.id = p.household_id"
              " LEFT JOIN dwelling_standing AS s ON s.dwelling_id = h.dwelling_id WHERE p.id = ?" },
  { "household", "SELECT h.dwelling_id, h.id, s.grid_id FROM household AS h"
                 " LEFT JOIN dwelling_standing AS s ON s.dwelling_id = h.dwelling_id WHERE h.id = ?" },
  { "dwelling", "SELECT d.id, (SELECT id FROM household WHERE dwelling_id = d.id AND deleted_at IS NULL AND moved_out_on IS NULL"
                " ORDER BY id LIMIT 1), s.grid_id FROM dwelling AS d LEFT JOIN dwelling_standing AS s ON s.dwelling_id = d.id"
                " WHERE d.id = ?" },
  { "unit", "SELECT 0, 0, s.grid_id FROM dwelling AS d JOIN dwelling_standing AS s ON s.dwelling_id = d.id WHERE d.unit_id = ?"
            " AND d.deleted_at IS NULL GROUP BY s.grid_id ORDER BY count (*) DESC LIMIT 1" },
  { "building", "SELECT 0, 0, s.grid_id FROM dwelling AS d JOIN dwelling_standing AS s ON s.dwelling_id = d.id"
                " WHERE d.building_id = ? AND d.deleted_at IS NULL GROUP BY s.grid_id ORDER BY count (*) DESC LIMIT 1" },
  { "organisation", "SELECT o.dwelling_id, 0, s.grid_id FROM organisation AS o"
                    " LEFT JOIN dwelling_standing AS s ON s.dwelling_id = o.dwelling_id WHERE o.id = ?" },
  { "vehicle", "SELECT h.dwelling_id, h.id, s.grid_id FROM vehicle AS v LEFT JOIN person AS p ON p.id = v.person_id"
               " JOIN household AS h ON h.id = coalesce (v.household_id, p.household_id)"
               " LEFT JOIN dwelling_standing AS s ON s.dwelling_id = h.dwelling_id WHERE v.id = ?" },
  { "matter", "SELECT m.dwelling_id, 0, coalesce (m.grid_id, s.grid_id) FROM matter AS m"
              " LEFT JOIN dwelling_standing AS s ON s.dwelling_id = m.dwelling_id WHERE m.id = ?" },
  { "grid", "SELECT 0, 0, id FROM grid WHERE id = ?" },
};

static void
linli_dossier_tag_free (gpointer data)
{
  LinliDossierTag *tag = data;

  g_free (tag->code);
  g_free (tag->name);
  g_free (tag->colour);
  g_free (tag->since);
  g_free (tag->until);
  g_free (tag->source);
  g_free (tag->note);
  g_free (tag->whose);
  g_free (tag);
}

static void
linli_dossier_line_free (gpointer data)
{
  LinliDossierLine *line = data;

  g_free (line->title);
  g_free (line->aside);
  g_free (line->detail);
  g_free (line->state);
  g_free (line->day);
  g_free (line);
}

static void
linli_dossier_fact_free (gpointer data)
{
  LinliDossierFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
  g_free (fact);
}

LinliDossier *
_linli_dossier_new (const char *kind,
                    gint64      id)
{
  LinliDossier *self = g_new0 (LinliDossier, 1);

  self->kind = g_intern_string (kind);
  self->id = id;
  self->n_records = 1;
  self->tags = g_ptr_array_new_with_free_func (linli_dossier_tag_free);
  self->people = g_ptr_array_new_with_free_func (linli_dossier_line_free);
  self->vehicles = g_ptr_array_new_with_free_func (linli_dossier_line_free);
  self->related = g_ptr_array_new_with_free_func (linli_dossier_line_free);
  self->matters = g_ptr_array_new_with_free_func (linli_dossier_line_free);
  self->facts = g_ptr_array_new_with_free_func (linli_dossier_fact_free);

  return self;
}

LinliDossierLine *
_linli_dossier_add_line (GPtrArray  *lines,
                         const char *kind,
                         gint64      id,
                         char       *title)
{
  LinliDossierLine *line = g_new0 (LinliDossierLine, 1);

  line->kind = g_intern_string (kind);
  line->id = id;
  line->title = title;
  g_ptr_array_add (lines, line);

  return line;
}

void
_linli_dossier_find_standing (LinliDatabase *database,
                              const char    *kind,
                              gint64         id,
                              LinliStanding *standing)
{
  *standing = (LinliStanding) { 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (standings); i++)
    if (g_str_equal (standings[i].kind, kind))
      {
        g_autoptr (LinliStatement) statement = linli_database_query (database, NULL, standings[i].sql, "i", id);

        if (statement != NULL && linli_statement_step (statement, NULL))
          *standing = (LinliStanding) { linli_statement_get_int64 (statement, 0), linli_statement_get_int64 (statement, 1),
                                        linli_statement_get_int64 (statement, 2) };
      }
}

void
_linli_dossier_load_grid (LinliDossier  *self,
                          LinliDatabase *database,
                          gint64         grid)
{
  g_autoptr (LinliStatement) statement = NULL;

  if (grid == 0)
    return;

  self->grid_id = grid;
  statement = linli_database_query (database, NULL,
    "SELECT g.name, d.name, d.phone FROM grid AS g LEFT JOIN grid_duty AS d ON d.grid_id = g.id AND d.deleted_at IS NULL"
    " AND (d.until IS NULL OR d.until >= date ('now', 'localtime')) WHERE g.id = ? ORDER BY d.role <> 'head', d.id LIMIT 1",
    "i", grid);
  if (statement == NULL || !linli_statement_step (statement, NULL))
    return;
  self->grid = g_strdup (linli_statement_get_text (statement, 0));
  self->head = g_strdup (linli_statement_get_text (statement, 1));
  self->head_phone = g_strdup (linli_statement_get_text (statement, 2));
}

void
_linli_dossier_add_related (LinliDossier  *self,
                            LinliDatabase *database,
                            LinliPrivacy  *privacy,
                            const char    *kind,
                            gint64         id)
{
  LinliDossierLine *line;

  if (id == 0 || (id == self->id && g_str_equal (kind, self->kind)))
    return;

  line = _linli_dossier_add_line (self->related, kind, id, linli_dossier_dup_title (database, privacy, kind, id));
  line->aside = g_strdup (linli_kind_get_label (linli_kind_lookup (kind)));
}

/* Every reference that the record's descriptor names, and the subject of a matter. */
static void
linli_dossier_load_related (LinliDossier        *self,
                            LinliDatabase       *database,
                            LinliPrivacy        *privacy,
                            LinliRecord         *record,
                            const LinliStanding *standing)
{
  const LinliKind *kind = linli_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == LINLI_FIELD_REFERENCE && !g_str_equal (kind->fields[i].name, "head_id") &&
        !linli_record_is_null (record, kind->fields[i].name))
      _linli_dossier_add_related (self, database, privacy, kind->fields[i].reference,
                                  linli_record_get_int64 (record, kind->fields[i].name));
  if (g_str_equal (self->kind, "matter") && !linli_record_is_null (record, "subject_id"))
    {
      const char *subject = linli_record_get_text (record, "subject_kind");
      gint64 id = linli_record_get_int64 (record, "subject_id");

      if (linli_kind_lookup (subject) != NULL &&
          !(g_str_equal (subject, "dwelling") && id == linli_record_get_int64 (record, "dwelling_id")))
        _linli_dossier_add_related (self, database, privacy, subject, id);
    }
}

static char *
linli_dossier_dup_subtitle (LinliDossier  *self,
                            LinliDatabase *database,
                            LinliPrivacy  *privacy,
                            LinliRecord   *record)
{
  const LinliKind *kind = linli_record_get_kind (record);
  const char *label = linli_kind_get_label (kind);
  const char *field = linli_kind_find_field (kind, "level") >= 0 ? "level" : "kind";
  g_autofree char *sort = NULL;

  if (g_str_equal (kind->name, "matter"))
    {
      const char *number = linli_record_get_text (record, "number");

      return number != NULL ? g_strdup_printf ("%s #%s", label, number) : g_strdup (label);
    }
  if (g_str_equal (kind->name, "person") || (g_str_equal (kind->name, "household") && !linli_record_is_null (record, "moved_out_on")))
    sort = _linli_dossier_dup_whereabouts (record);
  else if (linli_kind_find_field (kind, field) >= 0)
    sort = linli_record_dup_display (record, field);

  return sort != NULL && *sort != '\0' ? g_strdup_printf ("%s · %s", label, sort) : g_strdup (label);
}

static gboolean
linli_dossier_fill (LinliDossier   *self,
                    LinliDatabase  *database,
                    LinliPrivacy   *privacy,
                    GError        **error)
{
  const LinliKind *kind = linli_kind_lookup (self->kind);
  g_autoptr (LinliRecord) record = NULL;
  LinliStanding standing;

  if (kind == NULL)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no kind “%s”", self->kind);
      return FALSE;
    }
  record = linli_record_load (database, kind, self->id, error);
  if (record == NULL)
    return FALSE;

  _linli_dossier_find_standing (database, self->kind, self->id, &standing);
  self->is_revealed = linli_privacy_is_revealed (privacy, self->kind, self->id);
  self->title = linli_dossier_dup_title (database, privacy, self->kind, self->id);
  self->subtitle = linli_dossier_dup_subtitle (self, database, privacy, record);
  _linli_dossier_load_grid (self, database, standing.grid);
  linli_dossier_load_related (self, database, privacy, record, &standing);

  return _linli_dossier_load_tags (self, database, privacy, &standing, error) &&
         _linli_dossier_load_people (self, database, privacy, &standing, error) &&
         _linli_dossier_load_vehicles (self, database, &standing, error) &&
         _linli_dossier_load_matters (self, database, privacy, error) &&
         _linli_dossier_load_facts (self, database, privacy, error);
}

/**
 * linli_dossier_load:
 * @database: a connection
 * @privacy: decides what is masked
 * @kind: kind of the record
 * @id: its id
 * @error: return location; %LINLI_STORE_ERROR_NOT_FOUND when there is no such record
 *
 * Returns: (skip) (transfer full) (nullable): what is to be told about the record
 */
LinliDossier *
linli_dossier_load (LinliDatabase  *database,
                    LinliPrivacy   *privacy,
                    const char     *kind,
                    gint64          id,
                    GError        **error)
{
  g_autoptr (LinliDossier) self = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  self = _linli_dossier_new (kind, id);
  if (!linli_dossier_fill (self, database, privacy, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * linli_dossier_free:
 * @self: (transfer full): a dossier
 *
 * Frees it.
 */
void
linli_dossier_free (LinliDossier *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->grid);
  g_free (self->head);
  g_free (self->head_phone);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->vehicles);
  g_ptr_array_unref (self->related);
  g_ptr_array_unref (self->matters);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

/**
 * linli_dossier_dup_title:
 * @database: a connection
 * @privacy: decides what is masked
 * @kind: kind of a record
 * @id: its id
 *
 * Returns: (transfer full): how the record is called in one line, masked where need be; its kind when it has no name
 */
char *
linli_dossier_dup_title (LinliDatabase *database,
                         LinliPrivacy  *privacy,
                         const char    *kind,
                         gint64         id)
{
  const LinliKind *known = linli_kind_lookup (kind);
  g_autofree char *title = NULL;

  g_return_val_if_fail (known != NULL, NULL);

  title = _linli_title_find (database, kind, id, TRUE, !linli_privacy_is_revealed (privacy, kind, id));
  if (title == NULL || *title == '\0')
    return g_strdup_printf (_("%s without a name"), linli_kind_get_label (known));

  return g_steal_pointer (&title);
}
