/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Scanned plans that lie under the map. The picture is kept in the file as an attachment, so that it is in every backup and on every
 * desk, and the original can go; it belongs to the setting that says where it lies, so that both are undone together. */

#include "config.h"

#include "linli-site-plan.h"

#include "linli-attachment.h"

#define KEY "map.plan"
/* Opacity; the six numbers of the place; the pairs. */
#define FORMAT "(d(dddddd)a(dddd))"

/**
 * linli_site_plan_new:
 * @name: the name of the file it comes from
 *
 * Returns: (skip) (transfer full): a plan half see-through, that lies nowhere yet
 */
LinliSitePlan *
linli_site_plan_new (const char *name)
{
  LinliSitePlan *self = g_new0 (LinliSitePlan, 1);

  self->name = g_strdup (name);
  self->opacity = 0.5;
  self->points = g_array_new (FALSE, FALSE, sizeof (LinliControlPoint));
  return self;
}

/**
 * linli_site_plan_copy:
 * @self: a plan
 *
 * Returns: (skip) (transfer full): another like it
 */
LinliSitePlan *
linli_site_plan_copy (const LinliSitePlan *self)
{
  LinliSitePlan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->points = g_array_copy (self->points);
  return copy;
}

void
linli_site_plan_free (LinliSitePlan *self)
{
  g_free (self->name);
  g_array_unref (self->points);
  g_free (self);
}

static char *
plan_dup_value (const LinliSitePlan *self)
{
  const LinliGeoreference *place = &self->place;
  GVariantBuilder points;
  g_autoptr (GVariant) value = NULL;

  g_variant_builder_init (&points, G_VARIANT_TYPE ("a(dddd)"));
  for (guint i = 0; i < self->points->len; i++)
    {
      const LinliControlPoint *point = &g_array_index (self->points, LinliControlPoint, i);

      g_variant_builder_add (&points, "(dddd)", point->x, point->y, point->longitude, point->latitude);
    }
  value = g_variant_ref_sink (g_variant_new (FORMAT, self->opacity, place->longitude, place->latitude, place->across[0], place->across[1],
                                             place->down[0], place->down[1], &points));
  return g_variant_print (value, FALSE);
}

/* Somebody may have written into the file with another program. */
static gboolean
plan_take_value (LinliSitePlan *self,
                 const char    *text)
{
  g_autoptr (GVariant) value = text != NULL ? g_variant_parse (G_VARIANT_TYPE (FORMAT), text, NULL, NULL, NULL) : NULL;
  g_autoptr (GVariantIter) points = NULL;
  LinliGeoreference *place = &self->place;
  LinliControlPoint point;

  if (value == NULL)
    return FALSE;
  g_variant_get (value, FORMAT, &self->opacity, &place->longitude, &place->latitude, &place->across[0], &place->across[1],
                 &place->down[0], &place->down[1], &points);
  while (g_variant_iter_next (points, "(dddd)", &point.x, &point.y, &point.longitude, &point.latitude))
    g_array_append_val (self->points, point);
  self->opacity = CLAMP (self->opacity, 0, 1);
  return linli_georeference_is_valid (place);
}

/**
 * linli_site_plan_list:
 * @database: a connection of this thread
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full) (nullable) (element-type LinliSitePlan): the plans of the community in the order in which they came
 */
GPtrArray *
linli_site_plan_list (LinliDatabase  *database,
                      GError        **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_site_plan_free);
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  statement = linli_database_query (database, error,
    "SELECT s.id, s.value, a.id, a.name FROM setting s JOIN attachment a ON a.owner_kind = 'setting' AND a.owner_id = s.id "
    "WHERE s.key = ? AND s.deleted_at IS NULL AND a.deleted_at IS NULL ORDER BY s.id LIMIT 100", "s", KEY);
  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &local_error))
    {
      g_autoptr (LinliSitePlan) plan = linli_site_plan_new (linli_statement_get_text (statement, 3));

      plan->id = linli_statement_get_int64 (statement, 0);
      plan->attachment = linli_statement_get_int64 (statement, 2);
      if (plan_take_value (plan, linli_statement_get_text (statement, 1)))
        g_ptr_array_add (plans, g_steal_pointer (&plan));
      else
        g_message ("Setting %" G_GINT64_FORMAT " does not say where a plan lies", plan->id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&plans);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * linli_site_plan_add:
 * @transaction: the action
 * @plan: the plan; its ids are not looked at
 * @picture: what is to be kept of the picture, a JPEG or PNG file
 * @error: return location
 *
 * Keeps a plan in the community's file.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID for a broken picture, or an error of the store
 */
gboolean
linli_site_plan_add (LinliTransaction     *transaction,
                     const LinliSitePlan  *plan,
                     GBytes               *picture,
                     GError              **error)
{
  g_autoptr (LinliRecord) setting = linli_record_new (linli_kind_lookup ("setting"));
  g_autofree char *value = NULL;

  g_return_val_if_fail (transaction != NULL && plan != NULL && picture != NULL, FALSE);

  value = plan_dup_value (plan);
  linli_record_set_text (setting, "key", KEY);
  linli_record_set_text (setting, "value", value);
  return linli_record_save (setting, transaction, error)
         && linli_attachment_add (transaction, "setting", linli_record_get_id (setting), picture, plan->name, "plan", error) != 0;
}

static LinliRecord *
load_setting (LinliTransaction  *transaction,
              gint64             id,
              GError           **error)
{
  g_autoptr (LinliRecord) setting =
    linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("setting"), id, error);

  if (setting == NULL || !linli_record_is_deleted (setting))
    return g_steal_pointer (&setting);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "The plan has been removed");
  return NULL;
}

/**
 * linli_site_plan_save:
 * @transaction: the action
 * @plan: a plan that was listed, with its place, pairs and opacity as they shall be
 * @error: return location
 *
 * Stores where a plan lies.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_NOT_FOUND when it has been removed, or an error of the store
 */
gboolean
linli_site_plan_save (LinliTransaction     *transaction,
                      const LinliSitePlan  *plan,
                      GError              **error)
{
  g_autoptr (LinliRecord) setting = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (transaction != NULL && plan != NULL, FALSE);

  setting = load_setting (transaction, plan->id, error);
  if (setting == NULL)
    return FALSE;
  value = plan_dup_value (plan);
  linli_record_set_text (setting, "value", value);
  return linli_record_save (setting, transaction, error);
}

/**
 * linli_site_plan_remove:
 * @transaction: the action
 * @id: a plan
 * @error: return location
 *
 * Takes a plan and its picture away; undoing brings both back.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_NOT_FOUND when that has been done already, or an error of the store
 */
gboolean
linli_site_plan_remove (LinliTransaction  *transaction,
                        gint64             id,
                        GError           **error)
{
  g_autoptr (LinliRecord) setting = NULL;
  g_autoptr (GPtrArray) pictures = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  setting = load_setting (transaction, id, error);
  if (setting == NULL || !linli_record_delete (setting, transaction, error))
    return FALSE;
  pictures = linli_attachment_list (linli_transaction_get_database (transaction), "setting", id, error);
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    if (!linli_record_delete (g_ptr_array_index (pictures, i), transaction, error))
      return FALSE;
  return pictures != NULL;
}
