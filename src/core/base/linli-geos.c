/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The bridge to GEOS. Each thread has a context of its own, made when first needed and finished with the thread; geometries of GEOS
 * never leave the function that made them. */

#include "config.h"

#include "linli-geos-private.h"

#include "linli-geometry-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

typedef struct {
  GEOSContextHandle_t handle;
  char message[256];
} Context;

static void
context_free (gpointer data)
{
  Context *context = data;

  GEOS_finish_r (context->handle);
  g_free (context);
}

static GPrivate contexts = G_PRIVATE_INIT (context_free);

static void
note_message_cb (const char *message,
                 void       *data)
{
  Context *context = data;

  g_strlcpy (context->message, message, sizeof context->message);
}

static Context *
get_context (void)
{
  Context *context = g_private_get (&contexts);

  if (context == NULL)
    {
      context = g_new0 (Context, 1);
      context->handle = GEOS_init_r ();
      GEOSContext_setErrorMessageHandler_r (context->handle, note_message_cb, context);
      g_private_set (&contexts, context);
    }
  return context;
}

/* The context of this thread. */
GEOSContextHandle_t
_linli_geos_get (void)
{
  return get_context ()->handle;
}

void
_linli_geos_free (LinliGeos *shape)
{
  GEOSGeom_destroy_r (_linli_geos_get (), shape);
}

/* After a function of GEOS has failed. */
void
_linli_geos_set_error (GError **error)
{
  Context *context = get_context ();

  g_set_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_FAILED, "GEOS: %s",
               context->message[0] != '\0' ? context->message : "unknown error");
  context->message[0] = '\0';
}

static GEOSCoordSequence *
path_to_sequence (const LinliGeometry *shape,
                  guint                part,
                  guint                path)
{
  guint n_points;
  const double *points = linli_geometry_get_path (shape, part, path, &n_points);

  return GEOSCoordSeq_copyFromBuffer_r (_linli_geos_get (), points, n_points, FALSE, FALSE);
}

static GEOSGeometry *
polygon_to_geos (const LinliGeometry *shape,
                 guint                part)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  guint n_paths = linli_geometry_get_n_paths (shape, part);
  g_autofree GEOSGeometry **rings = g_new0 (GEOSGeometry *, n_paths);
  gboolean complete = TRUE;

  for (guint i = 0; complete && i < n_paths; i++)
    {
      GEOSCoordSequence *sequence = path_to_sequence (shape, part, i);

      rings[i] = sequence != NULL ? GEOSGeom_createLinearRing_r (handle, sequence) : NULL;
      complete = rings[i] != NULL;
    }
  if (complete)
    return GEOSGeom_createPolygon_r (handle, rings[0], rings + 1, n_paths - 1);
  for (guint i = 0; i < n_paths; i++)
    if (rings[i] != NULL)
      GEOSGeom_destroy_r (handle, rings[i]);
  return NULL;
}

static GEOSGeometry *
part_to_geos (const LinliGeometry *shape,
              guint                part)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  LinliGeometryType kind = linli_geometry_get_part_kind (shape, part);
  GEOSCoordSequence *sequence;

  if (kind == LINLI_GEOMETRY_POLYGON)
    return polygon_to_geos (shape, part);
  sequence = path_to_sequence (shape, part, 0);
  if (sequence == NULL)
    return NULL;
  return kind == LINLI_GEOMETRY_POINT ? GEOSGeom_createPoint_r (handle, sequence) : GEOSGeom_createLineString_r (handle, sequence);
}

/* Fails where GEOS cannot hold the shape at all: a ring that is open or has fewer than four points. */
LinliGeos *
_linli_geos_from (const LinliGeometry  *shape,
                  GError              **error)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  guint n_parts = linli_geometry_get_n_parts (shape);
  g_autofree GEOSGeometry **parts = g_new0 (GEOSGeometry *, n_parts + 1);
  GEOSGeometry *made = NULL;
  int type = (int) linli_geometry_get_kind (shape); /* for shapes of several parts GEOS has the numbers of WKB */

  for (guint i = 0; i < n_parts; i++)
    {
      parts[i] = part_to_geos (shape, i);
      if (parts[i] == NULL)
        {
          _linli_geos_set_error (error);
          for (guint j = 0; j < i; j++)
            GEOSGeom_destroy_r (handle, parts[j]);
          return NULL;
        }
    }
  if (linli_geometry_get_kind (shape) <= LINLI_GEOMETRY_POLYGON && n_parts == 1)
    return parts[0];
  if (type < LINLI_GEOMETRY_MULTI_POINT)
    type = LINLI_GEOMETRY_COLLECTION;
  made = GEOSGeom_createCollection_r (handle, type, parts, n_parts);
  if (made == NULL)
    _linli_geos_set_error (error);
  return made;
}

static gboolean
add_sequence (LinliGeometry      *shape,
              const GEOSGeometry *path)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r (handle, path);
  g_autofree double *points = NULL;
  unsigned int n_points = 0;

  if (sequence == NULL || !GEOSCoordSeq_getSize_r (handle, sequence, &n_points))
    return FALSE;
  points = g_new (double, 2 * MAX (n_points, 1));
  if (!GEOSCoordSeq_copyToBuffer_r (handle, sequence, points, FALSE, FALSE))
    return FALSE;
  _linli_geometry_add_path (shape, points, n_points);
  return TRUE;
}

static gboolean
add_polygon (LinliGeometry      *shape,
             const GEOSGeometry *polygon)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  int n_holes = GEOSGetNumInteriorRings_r (handle, polygon);

  _linli_geometry_begin_part (shape, LINLI_GEOMETRY_POLYGON);
  if (!add_sequence (shape, GEOSGetExteriorRing_r (handle, polygon)))
    return FALSE;
  for (int i = 0; i < n_holes; i++)
    if (!add_sequence (shape, GEOSGetInteriorRingN_r (handle, polygon, i)))
      return FALSE;
  return n_holes >= 0;
}

static gboolean
add_geos (LinliGeometry      *shape,
          const GEOSGeometry *geos,
          gboolean            only_areal)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  int type = GEOSGeomTypeId_r (handle, geos);
  int n_parts;

  if (GEOSisEmpty_r (handle, geos))
    return TRUE;
  if (type == GEOS_POLYGON)
    return add_polygon (shape, geos);
  if (type == GEOS_POINT || type == GEOS_LINESTRING || type == GEOS_LINEARRING)
    {
      if (only_areal)
        return TRUE;
      _linli_geometry_begin_part (shape, type == GEOS_POINT ? LINLI_GEOMETRY_POINT : LINLI_GEOMETRY_LINE);
      return add_sequence (shape, geos);
    }
  n_parts = GEOSGetNumGeometries_r (handle, geos);
  for (int i = 0; i < n_parts; i++)
    if (!add_geos (shape, GEOSGetGeometryN_r (handle, geos, i), only_areal))
      return FALSE;
  return n_parts >= 0;
}

static LinliGeometry *
convert (const GEOSGeometry  *geos,
         gboolean             only_areal,
         GError             **error)
{
  g_autoptr (LinliGeometry) parts = _linli_geometry_new (LINLI_GEOMETRY_COLLECTION);

  if (geos == NULL || !add_geos (parts, geos, only_areal))
    {
      _linli_geos_set_error (error);
      return NULL;
    }
  _linli_geometry_finish (parts);
  if (parts->parts->len == 0 && only_areal)
    parts->kind = LINLI_GEOMETRY_MULTI_POLYGON;
  return parts->parts->len == 1 ? linli_geometry_get_part (parts, 0) : linli_geometry_to_multi (parts);
}

LinliGeometry *
_linli_geos_to (const LinliGeos  *shape,
                GError          **error)
{
  return convert (shape, FALSE, error);
}

/* The polygons only: what touches in points or lines is left out. */
LinliGeometry *
_linli_geos_to_areal (const LinliGeos  *shape,
                      GError          **error)
{
  return convert (shape, TRUE, error);
}

/* What GEOS found, in words that can be translated. */
static const char *
reason_in_words (const char *reason)
{
  static const struct {
    const char *prefix;
    const char *words;
  } known[] = {
    { "Self-intersection", N_("The boundary crosses itself") },
    { "Ring Self-intersection", N_("The boundary touches itself") },
    { "Hole lies outside shell", N_("A hole lies outside the boundary") },
    { "Holes are nested", N_("A hole lies within another") },
    { "Nested shells", N_("A part lies within another") },
    { "Interior is disconnected", N_("The area falls apart into pieces that only touch") },
    { "Duplicate Rings", N_("The same boundary occurs twice") },
    { "Too few points", N_("The boundary has fewer than three corners") },
    { "Invalid Coordinate", N_("A coordinate is no number") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (reason, known[i].prefix))
      return _(known[i].words);
  return reason;
}

/* A ring that GEOS cannot even hold. */
static gboolean
check_rings (const LinliGeometry  *self,
             GError              **error)
{
  for (guint part = 0; part < linli_geometry_get_n_parts (self); part++)
    for (guint path = 0; path < linli_geometry_get_n_paths (self, part); path++)
      {
        guint n_points;
        const double *points = linli_geometry_get_path (self, part, path, &n_points);
        LinliGeometryType kind = linli_geometry_get_part_kind (self, part);

        if (kind == LINLI_GEOMETRY_POLYGON && n_points < 4)
          {
            _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_TOO_FEW, points[0], points[1],
                                       _("The boundary has fewer than three corners"));
            return FALSE;
          }
        if (kind == LINLI_GEOMETRY_POLYGON && (points[0] != points[2 * n_points - 2] || points[1] != points[2 * n_points - 1]))
          {
            _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_INVALID, points[2 * n_points - 2], points[2 * n_points - 1],
                                       _("The boundary is not closed"));
            return FALSE;
          }
        if (kind == LINLI_GEOMETRY_LINE && n_points < 2)
          {
            _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_TOO_FEW, points[0], points[1], _("The line has fewer than two points"));
            return FALSE;
          }
      }
  return TRUE;
}

/**
 * linli_geometry_check:
 * @self: a shape in WGS 84
 * @error: return location for %LINLI_GEOMETRY_ERROR_INVALID or %LINLI_GEOMETRY_ERROR_TOO_FEW
 *
 * Whether the shape is valid in the sense of OGC 06-103r4: closed rings that do not cross, holes inside, parts apart. The
 * error says what is wrong and where; the place is also found by linli_geometry_error_get_place().
 *
 * Returns: %TRUE when it is valid
 */
gboolean
linli_geometry_check (const LinliGeometry  *self,
                      GError              **error)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  g_autoptr (LinliGeos) geos = NULL;
  g_autoptr (LinliGeos) place = NULL;
  char *reason = NULL;
  double x = NAN, y = NAN;
  char valid;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!check_rings (self, error))
    return FALSE;
  geos = _linli_geos_from (self, error);
  if (geos == NULL)
    return FALSE;
  valid = GEOSisValidDetail_r (handle, geos, 0, &reason, &place);
  if (valid == 2)
    _linli_geos_set_error (error);
  else if (valid == 0)
    {
      if (place != NULL && GEOSGeomGetX_r (handle, place, &x) && GEOSGeomGetY_r (handle, place, &y))
        _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_INVALID, x, y, reason_in_words (reason));
      else
        g_set_error_literal (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_INVALID, reason_in_words (reason));
    }
  if (reason != NULL)
    GEOSFree_r (handle, reason);
  return valid == 1;
}

/**
 * linli_geometry_repair:
 * @self: a polygon or several, perhaps invalid
 * @error: return location for %LINLI_GEOMETRY_ERROR_TOO_FEW or %LINLI_GEOMETRY_ERROR_FAILED
 *
 * Makes a valid shape that covers the same ground: rings that cross become several parts.
 *
 * Returns: (transfer full): the polygons of the repaired shape, perhaps none, or %NULL
 */
LinliGeometry *
linli_geometry_repair (const LinliGeometry  *self,
                       GError              **error)
{
  g_autoptr (LinliGeos) geos = NULL;
  g_autoptr (LinliGeos) valid = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!check_rings (self, error))
    return NULL;
  geos = _linli_geos_from (self, error);
  if (geos == NULL)
    return NULL;
  valid = GEOSMakeValid_r (_linli_geos_get (), geos);
  return _linli_geos_to_areal (valid, error);
}
