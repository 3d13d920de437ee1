/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Two records of one person become one: the kept one gets what it lacks and what was chosen, everything that belongs to the other is
 * moved to it, and the other is taken out of sight. It is one action, so that undoing it gives both back as they were. */

#include "config.h"

#include "linli-person-merge.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-codes.h"
#include "linli-timeline.h"

/* An empty field of these says something: the person is here. */
static const char * const meant[] = { "moved_out_on", "moved_to", "deceased_on", "away_from", "away_until", "away_to", NULL };

static gboolean
is_same (LinliRecord      *a,
         LinliRecord      *b,
         const LinliField *field)
{
  if (field->type == LINLI_FIELD_REFERENCE)
    return linli_record_get_int64 (a, field->name) == linli_record_get_int64 (b, field->name);
  return g_strcmp0 (linli_record_get_text (a, field->name), linli_record_get_text (b, field->name)) == 0;
}

/**
 * linli_person_merge_compare:
 * @kept: the person who stays
 * @other: the same person, entered again
 * @field: a field of a person
 *
 * Returns: what becomes of the field
 */
LinliMergeChoice
linli_person_merge_compare (LinliRecord      *kept,
                            LinliRecord      *other,
                            const LinliField *field)
{
  gboolean moves = linli_record_get_int64 (kept, "household_id") != linli_record_get_int64 (other, "household_id");

  g_return_val_if_fail (LINLI_IS_RECORD (kept) && LINLI_IS_RECORD (other) && field != NULL, LINLI_MERGE_SAME);

  /* What somebody is to the head of one household says nothing in another. */
  if (is_same (kept, other, field) || (moves && strcmp (field->name, "relation_to_head") == 0))
    return LINLI_MERGE_SAME;
  if (g_strv_contains (meant, field->name))
    return LINLI_MERGE_DIFFERENT;
  /* The beginning of a stay that has ended is not that of another. */
  if (strcmp (field->name, "moved_in_on") == 0 &&
      g_strcmp0 (linli_record_get_text (kept, "moved_out_on"), linli_record_get_text (other, "moved_out_on")) != 0)
    return LINLI_MERGE_DIFFERENT;
  if (linli_record_is_null (other, field->name))
    return LINLI_MERGE_SAME;
  return linli_record_is_null (kept, field->name) ? LINLI_MERGE_FILLED : LINLI_MERGE_DIFFERENT;
}

static void
take_field (LinliRecord      *kept,
            LinliRecord      *other,
            const LinliField *field)
{
  if (linli_record_is_null (other, field->name))
    linli_record_set_null (kept, field->name);
  else if (field->type == LINLI_FIELD_REFERENCE)
    linli_record_set_int64 (kept, field->name, linli_record_get_int64 (other, field->name));
  else
    linli_record_set_text (kept, field->name, linli_record_get_text (other, field->name));
  if (strcmp (field->name, "household_id") == 0)
    linli_record_set_text (kept, "relation_to_head", linli_record_get_text (other, "relation_to_head"));
}

static gboolean
fill (LinliRecord         *kept,
      LinliRecord         *other,
      const char * const  *taken,
      LinliTransaction    *transaction,
      GError             **error)
{
  const LinliKind *kind = linli_record_get_kind (kept);
  g_autofree LinliMergeChoice *choices = g_new0 (LinliMergeChoice, kind->n_fields);

  /* Compared before anything is taken: a household that is taken changes what its relation means. */
  for (guint i = 0; i < kind->n_fields; i++)
    choices[i] = linli_person_merge_compare (kept, other, &kind->fields[i]);
  for (guint i = 0; i < kind->n_fields; i++)
    if (choices[i] == LINLI_MERGE_FILLED || (choices[i] == LINLI_MERGE_DIFFERENT && taken != NULL && g_strv_contains (taken, kind->fields[i].name)))
      take_field (kept, other, &kind->fields[i]);
  return linli_record_save (kept, transaction, error);
}

/* What the kept person has already is not moved a second time. */
static gboolean
drop_repeated (LinliTransaction  *transaction,
               gint64             kept,
               gint64             other,
               GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *time = linli_transaction_get_time (transaction);

  return linli_database_run (database, error,
                             "UPDATE tag SET deleted_at = ?1 WHERE subject_kind = 'person' AND subject_id = ?2 AND deleted_at IS NULL AND EXISTS"
                             " (SELECT 1 FROM tag k WHERE k.subject_kind = 'person' AND k.subject_id = ?3 AND k.code = tag.code"
                             " AND k.until IS tag.until AND k.deleted_at IS NULL)", "sii", time, other, kept) &&
         linli_database_run (database, error,
                             "UPDATE grid_duty SET deleted_at = ?1 WHERE person_id = ?2 AND deleted_at IS NULL AND EXISTS"
                             " (SELECT 1 FROM grid_duty k WHERE k.person_id = ?3 AND k.grid_id = grid_duty.grid_id AND k.role = grid_duty.role"
                             " AND k.until IS grid_duty.until AND k.deleted_at IS NULL)", "sii", time, other, kept) &&
         linli_database_run (database, error,
                             "UPDATE link SET deleted_at = ?1 WHERE deleted_at IS NULL AND ((from_kind = 'person' AND from_id = ?2 AND (EXISTS"
                             " (SELECT 1 FROM link k WHERE k.from_kind = 'person' AND k.from_id = ?3 AND k.to_kind = link.to_kind AND k.to_id = link.to_id"
                             " AND k.role IS link.role AND k.deleted_at IS NULL) OR (to_kind = 'person' AND to_id = ?3)))"
                             " OR (to_kind = 'person' AND to_id = ?2 AND (EXISTS (SELECT 1 FROM link k WHERE k.to_kind = 'person' AND k.to_id = ?3"
                             " AND k.from_kind = link.from_kind AND k.from_id = link.from_id AND k.role IS link.role AND k.deleted_at IS NULL)"
                             " OR (from_kind = 'person' AND from_id = ?3))))", "sii", time, other, kept);
}

/* Moves what refers to the other person by @field, and by kind and id where @kind_field says so. */
static gboolean
move_field (LinliTransaction  *transaction,
            const LinliKind   *kind,
            const char        *field,
            const char        *kind_field,
            gint64             kept,
            gint64             other,
            GError           **error)
{
  g_autofree char *only = kind_field != NULL ? g_strdup_printf (" AND \"%s\" = 'person'", kind_field) : g_strdup ("");
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ? WHERE \"%s\" = ?%s", kind->name, field, field, only);

  return linli_database_run (linli_transaction_get_database (transaction), error, sql, "ii", kept, other);
}

/* Every field of every kind that can refer to a person: a kind that is added later is moved, too. */
static gboolean
move_all (LinliTransaction  *transaction,
          gint64             kept,
          gint64             other,
          GError           **error)
{
  guint n_kinds;
  const LinliKind * const *kinds = linli_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const LinliField *field = &kinds[i]->fields[j];
        g_autofree char *stem = g_str_has_suffix (field->name, "_kind") ? g_strndup (field->name, strlen (field->name) - strlen ("_kind")) : NULL;
        g_autofree char *id_field = stem != NULL ? g_strconcat (stem, "_id", NULL) : NULL;

        if (g_strcmp0 (field->reference, "person") == 0 && !move_field (transaction, kinds[i], field->name, NULL, kept, other, error))
          return FALSE;
        if (id_field != NULL && linli_kind_find_field (kinds[i], id_field) >= 0 &&
            !move_field (transaction, kinds[i], id_field, field->name, kept, other, error))
          return FALSE;
      }
  return TRUE;
}

/* The other headed a household: the kept person heads it when it is a member; otherwise it has no head any more. */
static gboolean
settle_head (LinliTransaction  *transaction,
             gint64             kept,
             GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  return linli_database_run (database, error,
                             "UPDATE household SET head_id = NULL WHERE head_id = ?1 AND id IS NOT (SELECT household_id FROM person WHERE id = ?1)",
                             "i", kept) &&
         linli_database_run (database, error,
                             "UPDATE person SET relation_to_head = ?2 WHERE id = ?1 AND relation_to_head IS NOT ?2"
                             " AND EXISTS (SELECT 1 FROM household h WHERE h.head_id = ?1)", "is", kept, LINLI_CODE_RELATION_HEAD);
}

/* A household in which only the same person was entered again is nobody's. One that moved out is the history of its dwelling. */
static gboolean
remove_empty (LinliTransaction  *transaction,
              gint64             household,
              GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliRecord) home = NULL;

  if (household == 0 || linli_database_get_int64 (database, 1, "SELECT (SELECT count(*) FROM person WHERE household_id = ?1 AND deleted_at IS NULL)"
                                                  " + (SELECT count(*) FROM vehicle WHERE household_id = ?1 AND deleted_at IS NULL)", "i", household) > 0)
    return TRUE;
  home = linli_record_load (database, linli_kind_lookup ("household"), household, error);
  if (home == NULL)
    return FALSE;
  return linli_record_is_deleted (home) || !linli_record_is_null (home, "moved_out_on") || linli_record_delete (home, transaction, error);
}

/**
 * linli_person_merge:
 * @transaction: the action
 * @kept: the person who stays
 * @other: the same person, entered again
 * @taken: (nullable) (array zero-terminated=1): fields that differ and are taken from @other
 * @error: return location
 *
 * Makes one person of two. Empty fields of @kept are filled from @other, except those whose emptiness says that the person is here.
 * Whoever takes the household takes the relation to its head.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID, %LINLI_STORE_ERROR_NOT_FOUND when one of them is gone, or an error of the store
 */
gboolean
linli_person_merge (LinliTransaction    *transaction,
                    gint64               kept,
                    gint64               other,
                    const char * const  *taken,
                    GError             **error)
{
  LinliDatabase *database;
  g_autoptr (LinliRecord) one = NULL, two = NULL;
  gint64 homes[2];

  g_return_val_if_fail (transaction != NULL && kept != other, FALSE);

  database = linli_transaction_get_database (transaction);
  one = linli_record_load (database, linli_kind_lookup ("person"), kept, error);
  two = one != NULL ? linli_record_load (database, linli_kind_lookup ("person"), other, error) : NULL;
  if (two == NULL)
    return FALSE;
  if (linli_record_is_deleted (one) || linli_record_is_deleted (two))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("One of the two was removed in the meantime"));
      return FALSE;
    }
  homes[0] = linli_record_get_int64 (one, "household_id");
  homes[1] = linli_record_get_int64 (two, "household_id");
  return fill (one, two, taken, transaction, error) && drop_repeated (transaction, kept, other, error) &&
         move_all (transaction, kept, other, error) && settle_head (transaction, kept, error) &&
         linli_record_delete (two, transaction, error) && remove_empty (transaction, homes[0], error) &&
         remove_empty (transaction, homes[1], error) &&
         linli_timeline_append (transaction, 0, "person", kept, "merge", NULL, error);
}
