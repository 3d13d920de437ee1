/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tags: words about a person or a household that hold from one day until another. The usual ones are known here; a community's own
 * are rows of tag_kind, which also may rename a usual one. A tag holds until the day before "until". */

#include "config.h"

#include "linli-tags.h"

#include <glib/gi18n-lib.h>

static const LinliTagKind usual[] = {
  { (char *) "alone", (char *) N_("Lives alone"), (char *) "red", (char *) "独居 独居老人 独居老年人 独居户 孤寡 孤寡老人" },
  { (char *) "aged", (char *) N_("Very old"), (char *) "orange", (char *) "高龄 高龄老人 80岁以上 八十岁以上" },
  { (char *) "empty_nest", (char *) N_("Empty nest"), (char *) "orange", (char *) "空巢 空巢老人 空巢户" },
  { (char *) "dependent", (char *) N_("Needs care"), (char *) "red", (char *) "失能 失能老人 失能老年人 半失能 半失能老人 半失能老年人 失能半失能 失能/半失能 失能人员 卧床" },
  { (char *) "disabled", (char *) N_("Disabled"), (char *) "orange", (char *) "残疾 残疾人 残障" },
  { (char *) "left_behind", (char *) N_("Left-behind child"), (char *) "orange", (char *) "留守儿童 留守" },
  { (char *) "maternity", (char *) N_("Maternity"), (char *) "orange", (char *) "孕产 孕产妇 孕妇" },
  { (char *) "low_income", (char *) N_("Minimum allowance"), (char *) "orange", (char *) "低保 低保户 低保对象 最低生活保障" },
  { (char *) "destitute", (char *) N_("Supported in destitution"), (char *) "orange", (char *) "特困 特困人员 特困供养 分散供养 五保 五保户" },
  { (char *) "bereaved", (char *) N_("Lost an only child"), (char *) "orange", (char *) "特扶 特别扶助 计生特扶 特殊家庭 计生特殊家庭 失独 失独家庭 失独老人" },
  { (char *) "veteran", (char *) N_("Veteran"), (char *) "blue", (char *) "退役军人 退伍军人 复退军人 优抚" },
  { (char *) "party", (char *) N_("Party member"), (char *) "blue", (char *) "党员 中共党员 共产党员" },
  { (char *) "volunteer", (char *) N_("Volunteer tag"), (char *) "green", (char *) "志愿者 志愿 义工" },
  { (char *) "tenant", (char *) N_("Tenant tag"), (char *) "grey", (char *) "租户 租客 承租人" },
};

/* The usual ones that are also said of a household as a whole: 低保户, 空巢户, 租户. All are said of a person. */
static const char * const of_households[] = { "alone", "empty_nest", "low_income", "destitute", "bereaved", "tenant", NULL };

static void
linli_tag_kind_free (gpointer data)
{
  LinliTagKind *kind = data;

  g_free (kind->code);
  g_free (kind->name);
  g_free (kind->colour);
  g_free (kind->synonyms);
  g_free (kind);
}

static gboolean
linli_tags_has (GPtrArray  *kinds,
                const char *code)
{
  for (guint i = 0; i < kinds->len; i++)
    if (g_str_equal (((LinliTagKind *) g_ptr_array_index (kinds, i))->code, code))
      return TRUE;

  return FALSE;
}

static void
linli_tags_append (GPtrArray  *kinds,
                   const char *code,
                   const char *name,
                   const char *colour,
                   const char *synonyms)
{
  LinliTagKind *kind = g_new0 (LinliTagKind, 1);

  kind->code = g_strdup (code);
  kind->name = g_strdup (name);
  kind->colour = g_strdup (colour);
  kind->synonyms = g_strdup (synonyms);
  g_ptr_array_add (kinds, kind);
}

/**
 * linli_tags_list:
 * @database: a connection
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full) (nullable) (element-type LinliTagKind): the tags that can be given: the community's own, then the usual
 */
GPtrArray *
linli_tags_list (LinliDatabase  *database,
                 GError        **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (linli_tag_kind_free);
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error,
                          "SELECT code, name, colour FROM tag_kind WHERE deleted_at IS NULL ORDER BY position, id", NULL);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &local_error))
    linli_tags_append (kinds, linli_statement_get_text (statement, 0), linli_statement_get_text (statement, 1),
                       linli_statement_get_text (statement, 2), NULL);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    if (!linli_tags_has (kinds, usual[i].code))
      linli_tags_append (kinds, usual[i].code, g_dgettext (GETTEXT_PACKAGE, usual[i].name), usual[i].colour, usual[i].synonyms);

  return g_steal_pointer (&kinds);
}

static gboolean
linli_tags_is_for (const char *code,
                   const char *subject_kind)
{
  if (g_str_equal (subject_kind, "person") || (g_str_equal (subject_kind, "household") && g_strv_contains (of_households, code)))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (usual[i].code, code))
      return FALSE;

  return TRUE;
}

/**
 * linli_tags_list_for:
 * @database: a connection
 * @subject_kind: kind of the records that are to have a tag
 * @error: return location for a #LinliStoreError
 *
 * What is said of a person is not offered for a house. Of the community's own tags it is not known whom they are for: they are for all.
 *
 * Returns: (transfer full) (nullable) (element-type LinliTagKind): those of linli_tags_list() that such a record can have; perhaps none
 */
GPtrArray *
linli_tags_list_for (LinliDatabase  *database,
                     const char     *subject_kind,
                     GError        **error)
{
  GPtrArray *kinds = linli_tags_list (database, error);

  for (guint i = kinds != NULL ? kinds->len : 0; i > 0; i--)
    if (!linli_tags_is_for (((LinliTagKind *) g_ptr_array_index (kinds, i - 1))->code, subject_kind))
      g_ptr_array_remove_index (kinds, i - 1);

  return kinds;
}

/**
 * linli_tags_get_label:
 * @code: a tag's code
 *
 * Returns: (transfer none): the translated name of a usual tag; the code itself of another one
 */
const char *
linli_tags_get_label (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_strcmp0 (usual[i].code, code) == 0)
      return g_dgettext (GETTEXT_PACKAGE, usual[i].name);

  return code;
}

/**
 * linli_tags_get_colour:
 * @code: a tag's code
 *
 * Returns: (transfer none) (nullable): the colour of a usual tag
 */
const char *
linli_tags_get_colour (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_strcmp0 (usual[i].code, code) == 0)
      return usual[i].colour;

  return NULL;
}

/**
 * linli_tags_add:
 * @transaction: an open transaction
 * @subject_kind: kind of the record
 * @subject_id: its id
 * @code: the tag
 * @since: the first day, YYYY-MM-DD
 * @source: (nullable): who says so
 * @error: return location; %LINLI_STORE_ERROR_EXISTS when the record has the tag already
 *
 * Returns: whether it was stored
 */
gboolean
linli_tags_add (LinliTransaction  *transaction,
                const char        *subject_kind,
                gint64             subject_id,
                const char        *code,
                const char        *since,
                const char        *source,
                GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (linli_database_get_int64 (database, 0,
        "SELECT count (*) FROM tag WHERE subject_kind = ? AND subject_id = ? AND code = ? AND deleted_at IS NULL"
        " AND (until IS NULL OR until > ?)", "siss", subject_kind, subject_id, code, since) > 0)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS, "The tag %s is there already", code);
      return FALSE;
    }

  return linli_database_run (database, error,
    "INSERT INTO tag (id, subject_kind, subject_id, code, since, source) VALUES (?, ?, ?, ?, ?, ?)", "isisss",
    linli_transaction_new_id (transaction), subject_kind, subject_id, code, since, source);
}

/**
 * linli_tags_add_to_all:
 * @transaction: an open transaction
 * @subject_kind: kind of the records
 * @subject_ids: (array length=n_subjects): their ids
 * @n_subjects: how many
 * @code: the tag
 * @since: the first day, YYYY-MM-DD
 * @source: (nullable): who says so
 * @error: return location; %LINLI_STORE_ERROR_EXISTS when every one of them has the tag already
 *
 * Gives the tag to those who do not have it.
 *
 * Returns: whether it was stored
 */
gboolean
linli_tags_add_to_all (LinliTransaction  *transaction,
                       const char        *subject_kind,
                       const gint64      *subject_ids,
                       gsize              n_subjects,
                       const char        *code,
                       const char        *since,
                       const char        *source,
                       GError           **error)
{
  g_autoptr (GError) exists = NULL;
  gsize n_added = 0;

  for (gsize i = 0; i < n_subjects; i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (linli_tags_add (transaction, subject_kind, subject_ids[i], code, since, source, &local_error))
        n_added++;
      else if (!g_error_matches (local_error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      else if (exists == NULL)
        exists = g_steal_pointer (&local_error);
    }
  if (n_added == 0 && exists != NULL)
    g_propagate_error (error, g_steal_pointer (&exists));

  return n_added > 0;
}

/**
 * linli_tags_end:
 * @transaction: an open transaction
 * @id: id of the tag
 * @until: the first day on which it holds no more, YYYY-MM-DD
 * @error: return location; %LINLI_STORE_ERROR_NOT_FOUND when there is no such tag
 *
 * Ends a tag; it stays in the history.
 *
 * Returns: whether it was stored
 */
gboolean
linli_tags_end (LinliTransaction  *transaction,
                gint64             id,
                const char        *until,
                GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (!linli_database_run (database, error, "UPDATE tag SET until = ? WHERE id = ? AND deleted_at IS NULL", "si", until, id))
    return FALSE;
  if (linli_database_get_n_changed (database) > 0)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no such tag");

  return FALSE;
}

/**
 * linli_tags_end_of_all:
 * @transaction: an open transaction
 * @subject_kind: kind of the records
 * @subject_ids: (array length=n_subjects): their ids
 * @n_subjects: how many
 * @code: the tag
 * @until: the first day on which it holds no more, YYYY-MM-DD
 * @error: return location; %LINLI_STORE_ERROR_NOT_FOUND when none of them has the tag
 *
 * Ends the tag of those who have it; it stays in their history.
 *
 * Returns: whether it was stored
 */
gboolean
linli_tags_end_of_all (LinliTransaction  *transaction,
                       const char        *subject_kind,
                       const gint64      *subject_ids,
                       gsize              n_subjects,
                       const char        *code,
                       const char        *until,
                       GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gsize n_ended = 0;

  for (gsize i = 0; i < n_subjects; i++)
    {
      if (!linli_database_run (database, error,
                               "UPDATE tag SET until = ?1 WHERE subject_kind = ?2 AND subject_id = ?3 AND code = ?4 AND deleted_at IS NULL"
                               " AND (until IS NULL OR until > ?1)", "ssis", until, subject_kind, subject_ids[i], code))
        return FALSE;
      n_ended += (gsize) linli_database_get_n_changed (database);
    }
  if (n_ended > 0)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "None of them has this tag");

  return FALSE;
}
