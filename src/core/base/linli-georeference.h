/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LINLI_GEOREFERENCE_ERROR:
 *
 * Error domain of linli_georeference_fit().
 */
#define LINLI_GEOREFERENCE_ERROR (linli_georeference_error_quark ())

/**
 * LinliGeoreferenceError:
 * @LINLI_GEOREFERENCE_ERROR_TOO_FEW: fewer than two pairs
 * @LINLI_GEOREFERENCE_ERROR_COINCIDENT: two pairs lie in one place, in the picture or on the ground
 * @LINLI_GEOREFERENCE_ERROR_COLLINEAR: all pairs lie on one line, or nearly
 * @LINLI_GEOREFERENCE_ERROR_MIRRORED: the picture would have to be turned over: pairs were mixed up
 */
typedef enum {
  LINLI_GEOREFERENCE_ERROR_TOO_FEW,
  LINLI_GEOREFERENCE_ERROR_COINCIDENT,
  LINLI_GEOREFERENCE_ERROR_COLLINEAR,
  LINLI_GEOREFERENCE_ERROR_MIRRORED,
} LinliGeoreferenceError;

LINLI_EXPORT
GQuark linli_georeference_error_quark (void);

/**
 * LinliControlPoint:
 * @x: a place in the picture, from its left edge, in widths of the picture
 * @y: from its top edge downwards, in widths of the picture as well
 * @longitude: where that is on the ground, in degrees, WGS 84
 * @latitude: see @longitude
 *
 * One place that was recognised in the picture and on the map.
 */
typedef struct {
  double x;
  double y;
  double longitude;
  double latitude;
} LinliControlPoint;

/**
 * LinliGeoreference:
 * @longitude: of the upper left corner of the picture, in degrees, WGS 84
 * @latitude: of the same corner
 * @across: what is to be added to them on the way to the upper right corner
 * @down: what is to be added on a way as long, in the picture, straight down
 *
 * Where a picture of the ground lies: an affine map from places in the picture, in widths of it, to degrees. A plain value.
 */
typedef struct {
  double longitude;
  double latitude;
  double across[2];
  double down[2];
} LinliGeoreference;

LINLI_EXPORT
void linli_georeference_init (LinliGeoreference *self,
                              double             longitude,
                              double             latitude,
                              double             metres,
                              double             height);
LINLI_EXPORT
gboolean linli_georeference_fit (LinliGeoreference        *self,
                                 const LinliControlPoint  *points,
                                 guint                     n_points,
                                 GError                  **error);
LINLI_EXPORT
double linli_georeference_get_residual (const LinliGeoreference *self,
                                        const LinliControlPoint *point);
LINLI_EXPORT
gboolean linli_georeference_is_valid (const LinliGeoreference *self);
LINLI_EXPORT
void linli_georeference_to_ground (const LinliGeoreference *self,
                                   double                   x,
                                   double                   y,
                                   double                  *longitude,
                                   double                  *latitude);
LINLI_EXPORT
void linli_georeference_to_picture (const LinliGeoreference *self,
                                    double                   longitude,
                                    double                   latitude,
                                    double                  *x,
                                    double                  *y);

G_END_DECLS
