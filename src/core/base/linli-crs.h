/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliCrs:
 * @LINLI_CRS_WGS84: what satellites give, and what the file stores
 * @LINLI_CRS_GCJ02: the shifted system that maps sold in China must use
 * @LINLI_CRS_BD09: GCJ-02 shifted once more by Baidu
 * @LINLI_CRS_CGCS2000: the national system; here the same as WGS 84, from which it differs by some decimetres
 *
 * Systems of geographic coordinates: longitude and latitude in degrees.
 */
typedef enum {
  LINLI_CRS_WGS84,
  LINLI_CRS_GCJ02,
  LINLI_CRS_BD09,
  LINLI_CRS_CGCS2000,
} LinliCrs;

#define LINLI_CRS_N 4

LINLI_EXPORT
gboolean linli_crs_from_code (const char *code,
                              LinliCrs   *crs);
LINLI_EXPORT
const char *linli_crs_get_code (LinliCrs crs);
LINLI_EXPORT
const char *linli_crs_get_label (LinliCrs crs);
LINLI_EXPORT
gboolean linli_crs_is_shifted_at (double x,
                                  double y);
LINLI_EXPORT
void linli_crs_convert (LinliCrs  from,
                        LinliCrs  to,
                        double   *x,
                        double   *y);
LINLI_EXPORT
void linli_crs_convert_points (LinliCrs  from,
                               LinliCrs  to,
                               double   *points,
                               gsize     n_points);

G_END_DECLS
