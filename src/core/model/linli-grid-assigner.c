/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Decides to which micro-grid a dwelling belongs: by the most particular rule that names it (units of a building, a building,
 * a compound), and where no rule does, by the boundary in which it stands. Holds the grids and rules of one moment; what it needs of
 * buildings and units it reads when first asked. Belongs to one thread. */

#include "config.h"

#include "linli-grid-assigner-private.h"

#include "linli-address.h"
#include "linli-natural.h"

typedef struct {
  GBytes *from; /* natural keys of unit names; NULL is open */
  GBytes *to;
  guint leaf;
} Rule;

typedef struct {
  gint64 id;
  gint64 compound;
  gboolean has_point;
  gboolean is_placed; /* the next two are known */
  double x;
  double y;
  int leaf; /* whose boundary has the building inside; -1 none */
  int rival;
} Building;

struct _LinliGridAssigner {
  GPtrArray *leaves;         /* of LinliGridLeaf, by id */
  LinliSpatialIndex *index;  /* of their boxes */
  GHashTable *of_building;   /* building id → GPtrArray of Rule */
  GHashTable *of_compound;   /* compound id → GPtrArray of Rule */
  GHashTable *buildings;     /* id → Building */
  GHashTable *units;         /* id → GBytes, the natural key of the name */
  gboolean complete;         /* all buildings and units are there */
  char *fingerprint;         /* of grids and rules as read */
  GArray *near;              /* of guint; scratch */
};

static void
leaf_free (gpointer data)
{
  LinliGridLeaf *leaf = data;

  g_clear_pointer (&leaf->geometry, linli_geometry_unref);
  g_free (leaf->name);
  g_free (leaf);
}

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_clear_pointer (&rule->from, g_bytes_unref);
  g_clear_pointer (&rule->to, g_bytes_unref);
  g_free (rule);
}

static GHashTable *
new_rules (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static GBytes *
unit_key (const char *name)
{
  g_autofree char *plain = name != NULL ? linli_address_unit_key (name) : NULL;

  return plain != NULL ? linli_natural_key (plain) : NULL;
}

static void
sum_blob (GChecksum      *sum,
          LinliStatement *row,
          int             column)
{
  gsize size;
  const void *blob = linli_statement_get_blob (row, column, &size);

  g_checksum_update (sum, (const guchar *) &size, sizeof size);
  if (size > 0)
    g_checksum_update (sum, blob, (gssize) size);
}

static void
sum_number (GChecksum *sum,
            gint64     number)
{
  g_checksum_update (sum, (const guchar *) &number, sizeof number);
}

static gboolean
load_leaves (LinliGridAssigner  *self,
             LinliDatabase      *database,
             GChecksum          *sum,
             GError            **error)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (LinliBox));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT id, parent_id, name, geom FROM grid"
                                           " WHERE deleted_at IS NULL AND level IN ('micro', 'dedicated') ORDER BY id", NULL);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    {
      LinliGridLeaf *leaf = g_new0 (LinliGridLeaf, 1);
      LinliBox box = LINLI_BOX_EMPTY;
      gsize size;
      const void *blob = linli_statement_get_blob (row, 3, &size);

      leaf->id = linli_statement_get_int64 (row, 0);
      leaf->parent = linli_statement_get_int64 (row, 1);
      leaf->name = g_strdup (linli_statement_get_text (row, 2));
      leaf->geometry = blob != NULL ? linli_geometry_new_from_blob (blob, size, NULL) : NULL;
      if (leaf->geometry != NULL)
        {
          leaf->area = linli_geometry_get_area (leaf->geometry);
          box = *linli_geometry_get_box (leaf->geometry);
        }
      sum_number (sum, leaf->id);
      sum_blob (sum, row, 3);
      g_array_append_val (boxes, box);
      g_ptr_array_add (self->leaves, leaf);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->index = linli_spatial_index_new ((const LinliBox *) (gpointer) boxes->data, boxes->len);
  return TRUE;
}

static int
find_leaf (const LinliGridAssigner *self,
           gint64                   id)
{
  guint low = 0, high = self->leaves->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const LinliGridLeaf *leaf = g_ptr_array_index (self->leaves, middle);

      if (leaf->id == id)
        return (int) middle;
      if (leaf->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

static void
add_rule (GHashTable *rules,
          gint64      id,
          Rule       *rule)
{
  GPtrArray *list = g_hash_table_lookup (rules, &id);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (rule_free);
      g_hash_table_insert (rules, g_memdup2 (&id, sizeof id), list);
    }
  g_ptr_array_add (list, rule);
}

/* A rule for a grid that is gone, or for one above the micro-grids, says nothing about dwellings. */
static gboolean
load_rules (LinliGridAssigner  *self,
            LinliDatabase      *database,
            GChecksum          *sum,
            GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT grid_id, compound_id, building_id, unit_from, unit_to FROM grid_rule"
                                           " WHERE deleted_at IS NULL AND ifnull (building_id, compound_id) IS NOT NULL ORDER BY grid_id, id", NULL);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    {
      int leaf = find_leaf (self, linli_statement_get_int64 (row, 0));
      gboolean by_building = !linli_statement_is_null (row, 2);
      Rule *rule;

      for (int column = 0; column < 5; column++)
        sum_blob (sum, row, column);
      if (leaf < 0)
        continue;
      rule = g_new0 (Rule, 1);
      rule->leaf = (guint) leaf;
      rule->from = by_building ? unit_key (linli_statement_get_text (row, 3)) : NULL;
      rule->to = by_building ? unit_key (linli_statement_get_text (row, 4)) : NULL;
      add_rule (by_building ? self->of_building : self->of_compound, linli_statement_get_int64 (row, by_building ? 2 : 1), rule);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* Reads the grids and rules of this moment. */
LinliGridAssigner *
_linli_grid_assigner_new (LinliDatabase  *database,
                          GError        **error)
{
  g_autoptr (LinliGridAssigner) self = g_new0 (LinliGridAssigner, 1);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  self->leaves = g_ptr_array_new_with_free_func (leaf_free);
  self->of_building = new_rules ();
  self->of_compound = new_rules ();
  self->near = g_array_new (FALSE, FALSE, sizeof (guint));
  _linli_grid_assigner_forget_buildings (self);
  if (!load_leaves (self, database, sum, error) || !load_rules (self, database, sum, error))
    return NULL;
  self->fingerprint = g_strdup (g_checksum_get_string (sum));
  return g_steal_pointer (&self);
}

void
_linli_grid_assigner_free (LinliGridAssigner *self)
{
  g_ptr_array_unref (self->leaves);
  g_clear_pointer (&self->index, linli_spatial_index_unref);
  g_hash_table_unref (self->of_building);
  g_hash_table_unref (self->of_compound);
  g_hash_table_unref (self->buildings);
  g_hash_table_unref (self->units);
  g_array_unref (self->near);
  g_free (self->fingerprint);
  g_free (self);
}

/* Whether both were read from the same grids and rules. */
gboolean
_linli_grid_assigner_is_same (const LinliGridAssigner *self,
                              const LinliGridAssigner *other)
{
  return g_strcmp0 (self->fingerprint, other->fingerprint) == 0;
}

const GPtrArray *
_linli_grid_assigner_get_leaves (const LinliGridAssigner *self)
{
  return self->leaves;
}

/* Buildings and units may have changed; the grids have not. */
void
_linli_grid_assigner_forget_buildings (LinliGridAssigner *self)
{
  g_clear_pointer (&self->buildings, g_hash_table_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  self->buildings = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->complete = FALSE;
}

static Building *
add_building (LinliGridAssigner *self,
              gint64             id,
              LinliStatement    *row)
{
  Building *building = g_new0 (Building, 1);
  g_autoptr (LinliGeometry) geometry = NULL;
  gsize size;
  const void *blob;

  building->id = id;
  if (row != NULL)
    {
      building->compound = linli_statement_get_int64 (row, 1);
      blob = linli_statement_get_blob (row, 2, &size);
      geometry = blob != NULL ? linli_geometry_new_from_blob (blob, size, NULL) : NULL;
      building->has_point = geometry != NULL && linli_geometry_find_inside (geometry, &building->x, &building->y);
    }
  g_hash_table_replace (self->buildings, &building->id, building);
  return building;
}

static void
add_unit (LinliGridAssigner *self,
          gint64             id,
          const char        *name)
{
  GBytes *key = unit_key (name);

  g_hash_table_insert (self->units, g_memdup2 (&id, sizeof id), key != NULL ? key : g_bytes_new (NULL, 0));
}

/* Reads all buildings and units at once, for work on many dwellings. */
gboolean
_linli_grid_assigner_load_buildings (LinliGridAssigner  *self,
                                     LinliDatabase      *database,
                                     GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row = NULL;

  if (self->complete)
    return TRUE;
  row = linli_database_query (database, &local_error, "SELECT id, compound_id, geom FROM building WHERE deleted_at IS NULL", NULL);
  while (row != NULL && linli_statement_step (row, &local_error))
    add_building (self, linli_statement_get_int64 (row, 0), row);
  g_clear_pointer (&row, linli_statement_free);
  if (local_error == NULL && g_hash_table_size (self->of_building) > 0)
    row = linli_database_query (database, &local_error, "SELECT u.id, u.name FROM unit u WHERE u.deleted_at IS NULL AND u.building_id IN"
                                                        " (SELECT building_id FROM grid_rule WHERE deleted_at IS NULL AND ifnull (unit_from, unit_to) IS NOT NULL)", NULL);
  while (row != NULL && linli_statement_step (row, &local_error))
    add_unit (self, linli_statement_get_int64 (row, 0), linli_statement_get_text (row, 1));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->complete = TRUE;
  return TRUE;
}

static Building *
get_building (LinliGridAssigner  *self,
              LinliDatabase      *database,
              gint64              id,
              GError            **error)
{
  Building *building = g_hash_table_lookup (self->buildings, &id);
  g_autoptr (LinliStatement) row = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean found;

  if (building != NULL)
    return building;
  if (self->complete)
    return add_building (self, id, NULL);
  row = linli_database_query (database, error, "SELECT id, compound_id, geom FROM building WHERE id = ? AND deleted_at IS NULL", "i", id);
  if (row == NULL)
    return NULL;
  found = linli_statement_step (row, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return add_building (self, id, found ? row : NULL);
}

static GBytes *
get_unit (LinliGridAssigner *self,
          LinliDatabase     *database,
          gint64             id)
{
  GBytes *key = g_hash_table_lookup (self->units, &id);
  g_autofree char *name = NULL;

  if (key != NULL || id == 0)
    return key;
  name = linli_database_dup_text (database, "SELECT name FROM unit WHERE id = ? AND deleted_at IS NULL", "i", id);
  add_unit (self, id, name);
  return g_hash_table_lookup (self->units, &id);
}

static void
claim (LinliGridPlace      *place,
       const LinliGridLeaf *leaf)
{
  if (place->leaf == NULL)
    place->leaf = leaf;
  else if (place->leaf != leaf && place->rival == NULL)
    place->rival = leaf;
}

static gboolean
has_range (const Rule *rule)
{
  return rule->from != NULL || rule->to != NULL;
}

static gboolean
is_in_range (const Rule *rule,
             GBytes     *unit)
{
  return unit != NULL && g_bytes_get_size (unit) > 0 && (rule->from == NULL || g_bytes_compare (unit, rule->from) >= 0) &&
         (rule->to == NULL || g_bytes_compare (unit, rule->to) <= 0);
}

static void
apply_rules (LinliGridAssigner *self,
             const GPtrArray   *rules,
             gboolean           ranges,
             GBytes            *unit,
             LinliGridPlace    *place)
{
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const Rule *rule = g_ptr_array_index (rules, i);

      if (ranges ? has_range (rule) && is_in_range (rule, unit) : !has_range (rule))
        claim (place, g_ptr_array_index (self->leaves, rule->leaf));
    }
  if (place->leaf != NULL)
    place->by = LINLI_GRID_BY_RULE;
}

static gboolean
has_ranges (const GPtrArray *rules)
{
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    if (has_range (g_ptr_array_index (rules, i)))
      return TRUE;
  return FALSE;
}

/* Of several boundaries the smallest has the better claim. */
static void
locate (LinliGridAssigner *self,
        double             x,
        double             y,
        int               *leaf,
        int               *rival)
{
  LinliBox here = { x, y, x, y };

  *leaf = *rival = -1;
  linli_spatial_index_collect (self->index, &here, self->near);
  for (guint i = 0; i < self->near->len; i++)
    {
      guint tried = g_array_index (self->near, guint, i);
      const LinliGridLeaf *candidate = g_ptr_array_index (self->leaves, tried);

      if (!linli_geometry_contains (candidate->geometry, x, y))
        continue;
      if (*leaf < 0)
        *leaf = (int) tried;
      else if (candidate->area < ((LinliGridLeaf *) g_ptr_array_index (self->leaves, *leaf))->area)
        {
          *rival = *leaf;
          *leaf = (int) tried;
        }
      else if (*rival < 0)
        *rival = (int) tried;
    }
}

static void
apply_boundaries (LinliGridAssigner   *self,
                  const LinliGridHome *home,
                  Building            *building,
                  LinliGridPlace      *place)
{
  int leaf = -1, rival = -1;

  if (home->has_point)
    locate (self, home->x, home->y, &leaf, &rival);
  else if (building != NULL && building->has_point)
    {
      if (!building->is_placed)
        locate (self, building->x, building->y, &building->leaf, &building->rival);
      building->is_placed = TRUE;
      leaf = building->leaf;
      rival = building->rival;
    }
  if (leaf < 0)
    return;
  place->by = LINLI_GRID_BY_BOUNDARY;
  place->leaf = g_ptr_array_index (self->leaves, leaf);
  place->rival = rival >= 0 ? g_ptr_array_index (self->leaves, rival) : NULL;
}

/* Finds the place of a dwelling; a dwelling that is in no grid has no leaf, which is no error. */
gboolean
_linli_grid_assigner_place (LinliGridAssigner    *self,
                            LinliDatabase        *database,
                            const LinliGridHome  *home,
                            LinliGridPlace       *place,
                            GError              **error)
{
  Building *building = NULL;
  const GPtrArray *rules;
  gint64 compound = home->compound;

  *place = (LinliGridPlace) { .has_point = home->has_point, .x = home->x, .y = home->y };
  if (home->building != 0)
    {
      building = get_building (self, database, home->building, error);
      if (building == NULL)
        return FALSE;
      if (compound == 0)
        compound = building->compound;
      if (!home->has_point && building->has_point)
        {
          place->has_point = TRUE;
          place->x = building->x;
          place->y = building->y;
        }
    }
  rules = g_hash_table_lookup (self->of_building, &home->building);
  if (has_ranges (rules))
    apply_rules (self, rules, TRUE, get_unit (self, database, home->unit), place);
  if (place->leaf == NULL)
    apply_rules (self, rules, FALSE, NULL, place);
  if (place->leaf == NULL)
    apply_rules (self, g_hash_table_lookup (self->of_compound, &compound), FALSE, NULL, place);
  if (place->leaf == NULL)
    apply_boundaries (self, home, building, place);
  return TRUE;
}
