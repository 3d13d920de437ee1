/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The facts of a dossier: how many live in an area, then every filled field of the record's form. */

#include "config.h"

#include "linli-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "linli-note.h"
#include "linli-title-private.h"

#define LIVING "h.deleted_at IS NULL AND h.moved_out_on IS NULL"
#define PRESENT "p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL"

/* Dwellings, households, people of an area. */
static const struct
{
  const char *kind;
  const char *dwellings;
} areas[] = {
  { "unit", "SELECT id FROM dwelling WHERE unit_id = ?1 AND deleted_at IS NULL" },
  { "building", "SELECT id FROM dwelling WHERE building_id = ?1 AND deleted_at IS NULL" },
  { "compound", "SELECT id FROM dwelling WHERE compound_id = ?1 AND deleted_at IS NULL"
                " UNION SELECT d.id FROM building AS b JOIN dwelling AS d ON d.building_id = b.id"
                " WHERE b.compound_id = ?1 AND b.deleted_at IS NULL AND d.deleted_at IS NULL" },
  { "grid", "SELECT s.dwelling_id FROM g JOIN dwelling_standing AS s ON s.grid_id = g.id" },
};

/* Fields that the head of the pane shows already. */
static const char * const shown_fields[] = { "name", "title", "plate", "kind", "level", NULL };

void
_linli_dossier_add_fact (LinliDossier *self,
                         const char   *field,
                         const char   *label,
                         char         *value)
{
  LinliDossierFact *fact = g_new0 (LinliDossierFact, 1);

  fact->field = field;
  fact->label = g_strdup (label);
  fact->value = value;
  g_ptr_array_add (self->facts, fact);
}

static gboolean
linli_dossier_load_counts (LinliDossier   *self,
                           LinliDatabase  *database,
                           GError        **error)
{
  static const char * const labels[] = { N_("Dwellings"), N_("Households"), N_("People") };

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (LinliStatement) statement = NULL;

      if (!g_str_equal (areas[i].kind, self->kind))
        continue;
      sql = g_strconcat (
        "WITH RECURSIVE g (id) AS (SELECT ?1 UNION SELECT c.id FROM g JOIN grid AS c ON c.parent_id = g.id WHERE c.deleted_at IS NULL),"
        " w (id) AS MATERIALIZED (", areas[i].dwellings, ") SELECT (SELECT count (*) FROM w),"
        " (SELECT count (*) FROM w JOIN household AS h ON h.dwelling_id = w.id WHERE " LIVING "),"
        " (SELECT count (*) FROM w JOIN household AS h ON h.dwelling_id = w.id JOIN person AS p ON p.household_id = h.id"
        " WHERE " LIVING " AND " PRESENT ")", NULL);
      statement = linli_database_query (database, error, sql, "i", self->id);
      if (statement == NULL || !linli_statement_step (statement, error))
        return FALSE;
      for (int j = 0; j < 3; j++)
        _linli_dossier_add_fact (self, NULL, g_dgettext (GETTEXT_PACKAGE, labels[j]),
                                 g_strdup_printf ("%" G_GINT64_FORMAT, linli_statement_get_int64 (statement, j)));
    }

  return TRUE;
}

static char *
linli_dossier_dup_value (LinliDossier     *self,
                         LinliPrivacy     *privacy,
                         LinliRecord      *record,
                         const LinliField *field)
{
  g_autofree char *value = linli_privacy_dup_field (privacy, record, field->name);

  /* A note keeps the code of its category; the word for it is the note's. */
  if (g_str_equal (self->kind, "matter") && g_str_equal (field->name, "category"))
    return g_strdup (linli_note_get_category_label (value));
  return g_steal_pointer (&value);
}

/* Whether the line that is the record's title says more than everybody may see. */
static gboolean
linli_dossier_is_title_secret (LinliDossier  *self,
                               LinliDatabase *database)
{
  g_autofree char *plain = _linli_title_find (database, self->kind, self->id, TRUE, FALSE);
  g_autofree char *masked = _linli_title_find (database, self->kind, self->id, TRUE, TRUE);

  return g_strcmp0 (plain, masked) != 0;
}

gboolean
_linli_dossier_load_facts (LinliDossier   *self,
                           LinliDatabase  *database,
                           LinliPrivacy   *privacy,
                           GError        **error)
{
  const LinliKind *kind = linli_kind_lookup (self->kind);
  g_autoptr (LinliRecord) record = linli_record_load (database, kind, self->id, error);

  if (record == NULL || !linli_dossier_load_counts (self, database, error))
    return FALSE;

  self->is_secret = linli_privacy_is_secret (record) || linli_dossier_is_title_secret (self, database);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const LinliField *field = &kind->fields[i];

      if (linli_record_is_null (record, field->name))
        continue;
      if ((field->flags & LINLI_FIELD_INTERNAL) != 0 || field->type == LINLI_FIELD_REFERENCE ||
          field->type == LINLI_FIELD_GEOMETRY || g_strv_contains (shown_fields, field->name))
        continue;
      _linli_dossier_add_fact (self, field->name, linli_field_get_label (field),
                               linli_dossier_dup_value (self, privacy, record, field));
    }

  return TRUE;
}
