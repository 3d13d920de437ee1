/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The categories of a kind of matter as they hold in one file: those that the kind brings, with what the community changed about them,
 * and those that it added. A row of matter_category says only what differs from the kind, so that the rest stays in the user's language. */

#include "config.h"

#include "linli-matter-kind.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MOST_DAYS 3650

G_DEFINE_BOXED_TYPE (LinliMatterCategory, linli_matter_category, linli_matter_category_copy, linli_matter_category_free)

/* A category on its way into the order of the list. */
typedef struct {
  LinliMatterCategory *category;
  gint64 position;
  guint found;
} LinliMatterPlace;

/**
 * linli_matter_category_new:
 * @code: (nullable): as it is stored; %NULL for one that is not stored yet
 * @label: as it is shown, translated
 * @days: until when such a matter is due, in days from its first one; -1 for never
 * @closed_when: (nullable): in words, what is to be true before such a matter may be closed
 *
 * Returns: (transfer full): a category
 */
LinliMatterCategory *
linli_matter_category_new (const char *code,
                           const char *label,
                           int         days,
                           const char *closed_when)
{
  LinliMatterCategory *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_new0 (LinliMatterCategory, 1);
  self->code = g_strdup (code);
  self->label = g_strdup (label);
  self->days = days;
  self->closed_when = g_strdup (closed_when);
  return self;
}

/**
 * linli_matter_category_copy:
 *
 * Returns: (transfer full): a copy of @self
 */
LinliMatterCategory *
linli_matter_category_copy (const LinliMatterCategory *self)
{
  LinliMatterCategory *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = linli_matter_category_new (self->code, self->label, self->days, self->closed_when);
  copy->is_retired = self->is_retired;
  return copy;
}

/**
 * linli_matter_category_free:
 *
 * Frees @self with what it holds
 */
void
linli_matter_category_free (LinliMatterCategory *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->code);
  g_free (self->label);
  g_free (self->closed_when);
  g_free (self);
}

static LinliMatterPlace *
linli_matter_place_add (GArray              *places,
                        LinliMatterCategory *category,
                        gint64               position)
{
  LinliMatterPlace place = { category, position, places->len };

  g_array_append_val (places, place);
  return &g_array_index (places, LinliMatterPlace, places->len - 1);
}

static LinliMatterPlace *
linli_matter_place_find (GArray     *places,
                         const char *code)
{
  for (guint i = 0; i < places->len; i++)
    if (strcmp (g_array_index (places, LinliMatterPlace, i).category->code, code) == 0)
      return &g_array_index (places, LinliMatterPlace, i);
  return linli_matter_place_add (places, linli_matter_category_new (code, code, -1, NULL), G_MAXINT);
}

static int
linli_matter_place_compare (gconstpointer a,
                            gconstpointer b)
{
  const LinliMatterPlace *x = a, *y = b;

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return x->found < y->found ? -1 : x->found > y->found;
}

static void
linli_matter_category_set (char       **text,
                           const char  *value)
{
  if (value == NULL)
    return;
  g_free (*text);
  *text = *value != '\0' ? g_strdup (value) : NULL;
}

/* Columns: code, name, days, closed_when, position, whether it is retired. */
static void
linli_matter_place_read (GArray         *places,
                         LinliStatement *statement)
{
  LinliMatterPlace *place = linli_matter_place_find (places, linli_statement_get_text (statement, 0));
  LinliMatterCategory *category = place->category;

  if (!linli_statement_is_null (statement, 1))
    linli_matter_category_set (&category->label, linli_statement_get_text (statement, 1));
  if (category->label == NULL)
    category->label = g_strdup (category->code);
  if (!linli_statement_is_null (statement, 2))
    category->days = (int) CLAMP (linli_statement_get_int64 (statement, 2), -1, MOST_DAYS);
  linli_matter_category_set (&category->closed_when, linli_statement_get_text (statement, 3));
  if (!linli_statement_is_null (statement, 4))
    place->position = linli_statement_get_int64 (statement, 4);
  category->is_retired = linli_statement_get_int64 (statement, 5) != 0;
}

/**
 * linli_matter_kind_load_all_categories:
 * @self: a kind
 * @database: a connection of this thread
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliMatterCategory): the categories of the kind in this file in the order that holds
 *   there, with those that are retired; %NULL with an error of the store
 */
GPtrArray *
linli_matter_kind_load_all_categories (LinliMatterKind  *self,
                                       LinliDatabase    *database,
                                       GError          **error)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_matter_category_free);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (LinliMatterPlace));
  g_autoptr (LinliStatement) statement = NULL;
  GError *problem = NULL;
  GPtrArray *shipped;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self) && database != NULL, NULL);

  /* A live row of a code is read after one that was removed, and holds. */
  statement = linli_database_query (database, error, "SELECT code, name, days, closed_when, position, deleted_at IS NOT NULL FROM matter_category"
                                    " WHERE kind = ? ORDER BY deleted_at IS NULL, id", "s", linli_matter_kind_get_id (self));
  if (statement == NULL)
    return NULL;
  shipped = linli_matter_kind_get_categories (self);
  for (guint i = 0; i < shipped->len; i++)
    linli_matter_place_add (places, linli_matter_category_copy (g_ptr_array_index (shipped, i)), i);
  while (linli_statement_step (statement, &problem))
    linli_matter_place_read (places, statement);
  g_array_sort (places, linli_matter_place_compare);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (categories, g_array_index (places, LinliMatterPlace, i).category);
  if (problem == NULL)
    return g_steal_pointer (&categories);
  g_propagate_error (error, problem);
  return NULL;
}

/**
 * linli_matter_kind_load_categories:
 * @self: a kind
 * @database: a connection of this thread
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliMatterCategory): the categories that a new matter of the kind can have in this
 *   file, in the order that holds there; %NULL with an error of the store
 */
GPtrArray *
linli_matter_kind_load_categories (LinliMatterKind  *self,
                                   LinliDatabase    *database,
                                   GError          **error)
{
  GPtrArray *categories = linli_matter_kind_load_all_categories (self, database, error);

  for (guint i = categories != NULL ? categories->len : 0; i > 0; i--)
    if (((LinliMatterCategory *) g_ptr_array_index (categories, i - 1))->is_retired)
      g_ptr_array_remove_index (categories, i - 1);
  return categories;
}

/**
 * linli_matter_kind_load_category:
 * @self: a kind
 * @database: a connection of this thread
 * @code: (nullable): what a matter of the kind has in its field "category"
 *
 * Returns: (transfer full) (nullable): the category as it holds in this file, also one that is retired; %NULL when there is none such
 */
LinliMatterCategory *
linli_matter_kind_load_category (LinliMatterKind *self,
                                 LinliDatabase   *database,
                                 const char      *code)
{
  g_autoptr (GPtrArray) categories = NULL;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self) && database != NULL, NULL);

  if (code == NULL)
    return NULL;
  categories = linli_matter_kind_load_all_categories (self, database, NULL);
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    if (strcmp (((LinliMatterCategory *) g_ptr_array_index (categories, i))->code, code) == 0)
      return linli_matter_category_copy (g_ptr_array_index (categories, i));
  return NULL;
}

/* Whether the list can be stored; a name that two of them have would leave the user to guess. */
static gboolean
linli_matter_category_check (GPtrArray  *categories,
                             GError    **error)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < categories->len; i++)
    {
      LinliMatterCategory *category = g_ptr_array_index (categories, i);

      g_strstrip (category->label);
      if (*category->label == '\0')
        g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A category needs a name"));
      else if (category->days > MOST_DAYS)
        g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("“%s”: a deadline is at most ten years away"), category->label);
      else if (!category->is_retired && !g_hash_table_add (labels, category->label))
        g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Two categories are called “%s”"), category->label);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* NULL for what is as the kind has it. */
static const char *
linli_matter_category_differ (const char *value,
                              const char *shipped)
{
  const char *text = value != NULL ? value : "";

  return strcmp (text, shipped != NULL ? shipped : "") != 0 ? text : NULL;
}

static gboolean
linli_matter_category_save (LinliMatterKind      *kind,
                            LinliMatterCategory  *category,
                            guint                 position,
                            LinliTransaction     *transaction,
                            GError              **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const LinliMatterCategory *shipped = category->code != NULL ? linli_matter_kind_find_category (kind, category->code) : NULL;
  const char *name = linli_matter_category_differ (category->label, shipped != NULL ? shipped->label : NULL);
  const char *closed_when = linli_matter_category_differ (category->closed_when, shipped != NULL ? shipped->closed_when : NULL);
  const char *removed = category->is_retired ? linli_transaction_get_time (transaction) : NULL;
  gboolean same_days = shipped != NULL && MAX (shipped->days, -1) == MAX (category->days, -1);
  g_autofree char *days = same_days ? NULL : g_strdup_printf ("%d", MAX (category->days, -1));
  gint64 id = 0;
  guint usual;

  if (category->code != NULL)
    id = linli_database_get_int64 (database, 0, "SELECT id FROM matter_category WHERE kind = ? AND code = ?"
                                   " ORDER BY deleted_at IS NOT NULL, id DESC LIMIT 1", "ss", linli_matter_kind_get_id (kind), category->code);
  if (id != 0)
    return linli_database_run (database, error, "UPDATE matter_category SET name = ?, days = CAST (? AS INTEGER), closed_when = ?, position = ?,"
                               " deleted_at = CASE WHEN ?5 IS NOT NULL THEN coalesce (deleted_at, ?5) END WHERE id = ?", "sssisi", name, days,
                               closed_when, (gint64) position, removed, id);
  if (shipped != NULL && name == NULL && days == NULL && closed_when == NULL && removed == NULL &&
      g_ptr_array_find (linli_matter_kind_get_categories (kind), shipped, &usual) && usual == position)
    return TRUE;
  id = linli_transaction_new_id (transaction);
  if (category->code == NULL)
    category->code = g_strdup_printf ("c%" G_GINT64_FORMAT, id);
  return linli_database_run (database, error, "INSERT INTO matter_category (id, kind, code, name, days, closed_when, position, deleted_at)"
                             " VALUES (?, ?, ?, ?, CAST (? AS INTEGER), ?, ?, ?)", "isssssis", id, linli_matter_kind_get_id (kind),
                             category->code, name, days, closed_when, (gint64) position, removed);
}

/**
 * linli_matter_kind_save_categories:
 * @self: a kind
 * @transaction: the action
 * @categories: (element-type LinliMatterCategory): the categories as they are to hold in this file from now on, in their order, with those
 *   that are retired; one without a code is new and is given one
 * @error: return location
 *
 * Stores what differs from what the kind brings. A category that does not stand in the list stays as it is.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when one has no name, or two have the same, or an error of the store
 */
gboolean
linli_matter_kind_save_categories (LinliMatterKind   *self,
                                   LinliTransaction  *transaction,
                                   GPtrArray         *categories,
                                   GError           **error)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self) && transaction != NULL && categories != NULL, FALSE);

  if (!linli_matter_category_check (categories, error))
    return FALSE;
  for (guint i = 0; i < categories->len; i++)
    if (!linli_matter_category_save (self, g_ptr_array_index (categories, i), i, transaction, error))
      return FALSE;
  return TRUE;
}
