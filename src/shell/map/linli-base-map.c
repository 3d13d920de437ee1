/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBaseMap: where the tiles of a base map come from, and where on our map each of them lies. Main thread. */

#include "config.h"

#include "linli-base-map-private.h"

#include <math.h>

#include "linli-tile-address-source-private.h"
#include "linli-tile-file-source-private.h"

struct _LinliBaseMap {
  GObject parent_instance;
  ShumateDataSource *source;
  LinliCrs crs;
  char *attribution;
  int least_zoom;
  int most_zoom;
};

G_DEFINE_FINAL_TYPE (LinliBaseMap, linli_base_map, G_TYPE_OBJECT)
G_DEFINE_QUARK (linli-base-map-error-quark, linli_base_map_error)

static void
world_convert (LinliCrs  from,
               LinliCrs  to,
               double   *x,
               double   *y)
{
  double longitude, latitude;

  linli_map_unproject (*x, *y, &longitude, &latitude);
  linli_crs_convert (from, to, &longitude, &latitude);
  linli_map_project (longitude, latitude, x, y);
}

static gboolean
base_map_is_shifted (LinliBaseMap *self)
{
  return self->crs == LINLI_CRS_GCJ02 || self->crs == LINLI_CRS_BD09;
}

static void
linli_base_map_finalize (GObject *object)
{
  LinliBaseMap *self = LINLI_BASE_MAP (object);

  g_clear_object (&self->source);
  g_free (self->attribution);
  G_OBJECT_CLASS (linli_base_map_parent_class)->finalize (object);
}

static void
linli_base_map_class_init (LinliBaseMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_base_map_finalize;
}

static void
linli_base_map_init (LinliBaseMap *self)
{
}

ShumateDataSource *
_linli_base_map_get_source (LinliBaseMap *self)
{
  return self->source;
}

int
_linli_base_map_get_least_zoom (LinliBaseMap *self)
{
  return self->least_zoom;
}

int
_linli_base_map_get_most_zoom (LinliBaseMap *self)
{
  return self->most_zoom;
}

/* Where a tile lies on our map. The middles of its four sides are converted, which neighbours share, so that there are neither
 * gaps nor overlaps. What is left is the shift's change along a side. In the corners, at the worst place in China, it is 0.6 pixels
 * of the tile in GCJ-02 and 4.4 in BD-09: at level 18, 0.25 m and 1.7 m. */
LinliBox
_linli_base_map_get_tile_box (LinliBaseMap *self,
                              int           zoom,
                              int           x,
                              int           y)
{
  double side = exp2 (-zoom);
  LinliBox box = { x * side, y * side, (x + 1) * side, (y + 1) * side };
  double middle_x = (x + 0.5) * side, middle_y = (y + 0.5) * side;
  double other;

  if (!base_map_is_shifted (self))
    return box;
  other = middle_y;
  world_convert (self->crs, LINLI_CRS_WGS84, &box.min_x, &other);
  other = middle_y;
  world_convert (self->crs, LINLI_CRS_WGS84, &box.max_x, &other);
  other = middle_x;
  world_convert (self->crs, LINLI_CRS_WGS84, &other, &box.min_y);
  other = middle_x;
  world_convert (self->crs, LINLI_CRS_WGS84, &other, &box.max_y);
  return box;
}

/* What part of the base map, in its own system, covers a box of our map. */
LinliBox
_linli_base_map_get_own_box (LinliBaseMap   *self,
                             const LinliBox *box)
{
  LinliBox own = LINLI_BOX_EMPTY;
  double margin_x = (box->max_x - box->min_x) * 0.02, margin_y = (box->max_y - box->min_y) * 0.02;

  if (!base_map_is_shifted (self))
    return *box;
  for (guint corner = 0; corner < 4; corner++)
    {
      double x = corner & 1 ? box->max_x + margin_x : box->min_x - margin_x;
      double y = corner & 2 ? box->max_y + margin_y : box->min_y - margin_y;

      world_convert (LINLI_CRS_WGS84, self->crs, &x, &y);
      linli_box_add_point (&own, x, y);
    }
  return own;
}

/**
 * linli_base_map_is_web_address:
 * @address: what the user gave
 *
 * Returns: whether it is asked for over the network, not read from a file
 */
gboolean
linli_base_map_is_web_address (const char *address)
{
  g_return_val_if_fail (address != NULL, FALSE);

  return g_ascii_strncasecmp (address, "http://", 7) == 0 || g_ascii_strncasecmp (address, "https://", 8) == 0;
}

/**
 * linli_base_map_new:
 * @address: the path of an MBTiles file; or an http or https address with {z}, {x} and {y}, or {-y} where rows count from the south
 * @crs: the system in which the tiles are drawn
 * @attribution: (nullable): whom to name as the source; when empty, whom the file names
 * @most_zoom: level of the finest tiles behind an address; a file knows its own
 * @error: return location for a #LinliBaseMapError or #LinliTileFileError
 *
 * Opens a file, but connects to nothing: that happens when a map shows it.
 *
 * Returns: (transfer full) (nullable): the base map
 */
LinliBaseMap *
linli_base_map_new (const char  *address,
                    LinliCrs     crs,
                    const char  *attribution,
                    int          most_zoom,
                    GError     **error)
{
  g_autoptr (LinliBaseMap) self = g_object_new (LINLI_TYPE_BASE_MAP, NULL);
  LinliTileFile *file;

  g_return_val_if_fail (address != NULL && *address != '\0', NULL);
  g_return_val_if_fail ((guint) crs < LINLI_CRS_N, NULL);

  self->crs = crs;
  self->most_zoom = most_zoom;
  self->attribution = g_strdup (attribution);
  if (linli_base_map_is_web_address (address))
    {
      if (!_linli_tile_address_is_valid (address))
        {
          g_set_error (error, LINLI_BASE_MAP_ERROR, LINLI_BASE_MAP_ERROR_ADDRESS, "Not an address of tiles: %s", address);
          return NULL;
        }
      self->source = _linli_tile_address_source_new (address);
      return g_steal_pointer (&self);
    }
  file = linli_tile_file_open (address, error);
  if (file == NULL)
    return NULL;
  linli_tile_file_get_zooms (file, &self->least_zoom, &self->most_zoom);
  if (attribution == NULL || *attribution == '\0')
    {
      g_free (self->attribution);
      self->attribution = g_strdup (linli_tile_file_get_attribution (file));
    }
  self->source = _linli_tile_file_source_new (file);
  return g_steal_pointer (&self);
}

/**
 * linli_base_map_get_attribution:
 * @self: the base map
 *
 * Returns: (nullable): whom to name as its source
 */
const char *
linli_base_map_get_attribution (LinliBaseMap *self)
{
  g_return_val_if_fail (LINLI_IS_BASE_MAP (self), NULL);

  return self->attribution;
}
