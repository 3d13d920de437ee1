/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One feature of another program: which of its fields is the name, the class or the code, and its shape in WGS 84, of the sort that
 * the kind keeps. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "linli-import-features-private.h"
#include "linli-kind.h"
#include "linli-text.h"

#define DEGREE_METRES 111320.0
#define REPAIR_TOLERANCE 0.001

/* Names of fields, the likelier first; GDAL calls what is written in a drawing Text. */
static const char * const name_fields[] = { "name", "名称", "name_zh", "namezh", "name_chn", "mc", "网格名称", "微网格名称", "小区名称", "楼栋名称", "栋号",
                                            "楼栋", "路名", "道路名称", "河流名称", "场所名称", "社区名称", "街道名称", "title", "标题", "text", NULL };
static const char * const code_fields[] = { "code", "编码", "代码", "网格编码", "网格编号", "编号", "adcode", NULL };
static const char * const level_fields[] = { "level", "层级", "级别", "网格层级", "网格类型", NULL };
static const char * const kind_fields[] = { "kind", "类型", "类别", "type", "building", "amenity", "网格类别", NULL };
static const char * const road_fields[] = { "highway", "fclass", "class", "roadclass", "等级", "道路等级", "类型", "type", NULL };
static const char * const water_fields[] = { "waterway", "fclass", "class", "natural", "water", "类型", "type", NULL };
static const char * const floor_fields[] = { "floors", "building:levels", "buildinglevels", "levels", "层数", "楼层", "楼层数", "floor", "storey", NULL };
static const char * const oneway_fields[] = { "oneway", "单行", "是否单行", NULL };

void
_linli_feature_values_clear (LinliFeatureValues *self)
{
  g_free (self->name);
  g_free (self->code);
  g_free (self->class);
  g_free (self->level);
  g_free (self->kind);
  *self = (LinliFeatureValues) { .oneway = -1 };
}

static char *
linli_feature_dup_value (const LinliFeature *feature,
                         const char * const *wanted)
{
  for (guint k = 0; wanted[k] != NULL; k++)
    for (guint i = 0; i < feature->n_fields; i++)
      {
        g_autofree char *clean = NULL;
        g_autofree char *folded = NULL;

        if (feature->values[i] == NULL)
          continue;
        folded = linli_text_fold (feature->names[i]);
        if (strcmp (folded, wanted[k]) != 0)
          continue;
        clean = linli_text_clean (feature->values[i]);
        if (*clean != '\0')
          return g_steal_pointer (&clean);
      }
  return NULL;
}

/* A code of one of our lists; what is not in it stays out, for it may mean anything. */
static char *
linli_feature_dup_code (const LinliFeature *feature,
                        const char * const *wanted,
                        const char         *kind_name,
                        const char         *field_name)
{
  const LinliKind *kind = linli_kind_lookup (kind_name);
  g_autofree char *written = linli_feature_dup_value (feature, wanted);
  int field = linli_kind_find_field (kind, field_name);

  return written != NULL && field >= 0 ? g_strdup (linli_field_find_code (&kind->fields[field], written)) : NULL;
}

void
_linli_feature_values_read (LinliFeatureValues *self,
                            const LinliFeature *feature,
                            const char         *kind)
{
  g_autofree char *floors = linli_feature_dup_value (feature, floor_fields);
  g_autofree char *oneway = linli_feature_dup_value (feature, oneway_fields);

  _linli_feature_values_clear (self);
  self->name = linli_feature_dup_value (feature, name_fields);
  self->code = linli_feature_dup_value (feature, code_fields);
  self->floors = floors != NULL ? g_ascii_strtoll (floors, NULL, 10) : 0;
  if (self->floors < 1 || self->floors > 300)
    self->floors = 0;
  if (oneway != NULL)
    self->oneway = strcmp (oneway, "yes") == 0 || strcmp (oneway, "1") == 0 || strcmp (oneway, "是") == 0 || strcmp (oneway, "true") == 0;
  if (strcmp (kind, "road") == 0)
    self->class = linli_feature_dup_value (feature, road_fields);
  else if (strcmp (kind, "water") == 0)
    self->class = linli_feature_dup_value (feature, water_fields);
  else
    self->kind = linli_feature_dup_code (feature, kind_fields, kind, "kind");
  if (strcmp (kind, "grid") == 0)
    self->level = linli_feature_dup_code (feature, level_fields, kind, "level");
}

/* Drawings have no polygons, only lines that come back to their start. */
static LinliGeometry *
linli_feature_close_line (const LinliGeometry *shape)
{
  guint n_points;
  const double *points;

  if (linli_geometry_get_n_parts (shape) != 1 || linli_geometry_get_part_kind (shape, 0) != LINLI_GEOMETRY_LINE)
    return NULL;
  points = linli_geometry_get_path (shape, 0, 0, &n_points);
  if (n_points < 4 || points[0] != points[2 * n_points - 2] || points[1] != points[2 * n_points - 1])
    return NULL;
  return linli_geometry_new_polygon (points, n_points);
}

static gboolean
linli_feature_suits (const LinliGeometry *shape,
                     const char          *kind)
{
  gboolean areal = linli_geometry_is_areal (shape);
  gboolean linear = TRUE, point = TRUE;

  for (guint i = 0; i < linli_geometry_get_n_parts (shape); i++)
    {
      linear &= linli_geometry_get_part_kind (shape, i) == LINLI_GEOMETRY_LINE;
      point &= linli_geometry_get_part_kind (shape, i) == LINLI_GEOMETRY_POINT;
    }
  if (strcmp (kind, "road") == 0)
    return linear;
  if (strcmp (kind, "water") == 0)
    return linear || areal;
  if (strcmp (kind, "place") == 0)
    return point || areal;
  return areal;
}

static gboolean
linli_feature_is_on_earth (const LinliGeometry *shape)
{
  guint n_points;
  const double *points = linli_geometry_get_points (shape, &n_points);

  for (guint i = 0; i < n_points; i++)
    if (!(fabs (points[2 * i]) <= 180 && fabs (points[2 * i + 1]) <= 90))
      return FALSE;
  return TRUE;
}

static double
linli_feature_measure_shift (const LinliGeometry *before,
                             const LinliGeometry *after)
{
  guint n_points;
  const double *a = linli_geometry_get_points (before, &n_points);
  const double *b = linli_geometry_get_points (after, &n_points);
  double greatest = 0;

  for (guint i = 0; i < n_points; i++)
    {
      double x = (a[2 * i] - b[2 * i]) * cos (a[2 * i + 1] * G_PI / 180), y = a[2 * i + 1] - b[2 * i + 1];

      greatest = MAX (greatest, hypot (x, y) * DEGREE_METRES);
    }
  return greatest;
}

/* A boundary that touches or crosses itself by a hair, as published ones do, is put right; one whose area would change is not
 * what anybody meant. */
static LinliGeometry *
linli_feature_put_right (const LinliGeometry *shape)
{
  g_autoptr (LinliGeometry) repaired = linli_geometry_is_areal (shape) ? linli_geometry_repair (shape, NULL) : NULL;
  double before = linli_geometry_get_area (shape);

  if (repaired == NULL || !linli_geometry_is_areal (repaired) || before <= 0
      || fabs (linli_geometry_get_area (repaired) - before) > before * REPAIR_TOLERANCE)
    return NULL;
  return g_steal_pointer (&repaired);
}

/* The feature's shape as it is stored. @error is set when something is wrong with it, in the user's words; when it could be put
 * right the shape is returned all the same. */
LinliGeometry *
_linli_feature_shape (const LinliFeature  *feature,
                      const char          *kind,
                      LinliCrs             crs,
                      double              *shift,
                      GError             **error)
{
  g_autoptr (LinliGeometry) drawn = NULL;
  g_autoptr (LinliGeometry) shape = NULL;
  gsize size;
  gconstpointer wkb;

  if (feature->wkb == NULL)
    {
      g_set_error_literal (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT, _("It has no shape"));
      return NULL;
    }
  wkb = g_bytes_get_data (feature->wkb, &size);
  if ((drawn = linli_geometry_new_from_wkb (wkb, size, error)) == NULL)
    return NULL;
  if (!linli_feature_is_on_earth (drawn))
    {
      g_set_error_literal (error, LINLI_READER_ERROR, LINLI_READER_ERROR_COORDINATES,
                           _("Its coordinates are no longitudes and latitudes, and the file does not say in what system they are"));
      return NULL;
    }
  if ((strcmp (kind, "grid") == 0 || strcmp (kind, "building") == 0) && !linli_geometry_is_areal (drawn))
    {
      LinliGeometry *closed = linli_feature_close_line (drawn);

      if (closed != NULL)
        {
          linli_geometry_unref (drawn);
          drawn = closed;
        }
    }
  if (!linli_feature_suits (drawn, kind))
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT, _("A shape of this sort cannot be a %s"), linli_kind_get_label (linli_kind_lookup (kind)));
      return NULL;
    }
  shape = linli_geometry_transform (drawn, crs, LINLI_CRS_WGS84);
  *shift = MAX (*shift, linli_feature_measure_shift (drawn, shape));
  if (!linli_geometry_check (shape, error))
    {
      LinliGeometry *repaired = linli_feature_put_right (shape);

      if (repaired == NULL)
        return NULL;
      linli_geometry_unref (shape);
      shape = repaired;
    }
  if (strcmp (kind, "place") == 0 || strcmp (kind, "water") == 0)
    return g_steal_pointer (&shape);
  return linli_geometry_to_multi (shape);
}
