/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Conversions between WGS 84 and the shifted systems of Chinese maps. The formulas are the ones in public use (eviltransform,
 * coordtransform); there is no official publication. Their inverses have no closed form: they are iterated until the forward
 * formula gives the place asked for. Stateless; any thread. */

#include "config.h"

#include "linli-crs.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The ellipsoid of Krassowski, which the public formula of GCJ-02 uses. */
#define KRASSOWSKI_A 6378245.0
#define KRASSOWSKI_E2 0.00669342162296594323
#define BAIDU_PI (G_PI * 3000.0 / 180.0)
/* 1e-11 degrees are about a micrometre. */
#define CLOSE 1e-11
#define MOST_ROUNDS 40

typedef void (*ForwardFunc) (double *x, double *y);

static const struct {
  const char *code;
  const char *label;
} systems[LINLI_CRS_N] = {
  [LINLI_CRS_WGS84] = { "wgs84", N_("WGS 84 (GPS, OpenStreetMap)") },
  [LINLI_CRS_GCJ02] = { "gcj02", N_("GCJ-02 (Amap, Tencent)") },
  [LINLI_CRS_BD09] = { "bd09", N_("BD-09 (Baidu)") },
  [LINLI_CRS_CGCS2000] = { "cgcs2000", N_("CGCS2000 (surveys, Tianditu)") },
};

static double
wave (double along,
      double height,
      double period)
{
  return height * sin (along * G_PI / period) * 2.0 / 3.0;
}

static double
shift_x (double x,
         double y)
{
  return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt (fabs (x)) +
         wave (6.0 * x, 20.0, 1.0) + wave (2.0 * x, 20.0, 1.0) +
         wave (x, 20.0, 1.0) + wave (x, 40.0, 3.0) + wave (x, 150.0, 12.0) + wave (x, 300.0, 30.0);
}

static double
shift_y (double x,
         double y)
{
  return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt (fabs (x)) +
         wave (6.0 * x, 20.0, 1.0) + wave (2.0 * x, 20.0, 1.0) +
         wave (y, 20.0, 1.0) + wave (y, 40.0, 3.0) + wave (y, 160.0, 12.0) + wave (y, 320.0, 30.0);
}

static void
wgs84_to_gcj02 (double *x,
                double *y)
{
  double latitude = *y * G_PI / 180.0;
  double magic = 1.0 - KRASSOWSKI_E2 * sin (latitude) * sin (latitude);
  double meridian = KRASSOWSKI_A * (1.0 - KRASSOWSKI_E2) / (magic * sqrt (magic));
  double parallel = KRASSOWSKI_A / sqrt (magic) * cos (latitude);
  double dx = shift_x (*x - 105.0, *y - 35.0) * 180.0 / (parallel * G_PI);
  double dy = shift_y (*x - 105.0, *y - 35.0) * 180.0 / (meridian * G_PI);

  *x += dx;
  *y += dy;
}

static void
gcj02_to_bd09 (double *x,
               double *y)
{
  double radius = hypot (*x, *y) + 0.00002 * sin (*y * BAIDU_PI);
  double angle = atan2 (*y, *x) + 0.000003 * cos (*x * BAIDU_PI);

  *x = radius * cos (angle) + 0.0065;
  *y = radius * sin (angle) + 0.006;
}

/* Finds the place that @forward takes to the one given. The shifts change by less than a hundredth of the way
 * moved, so that every round gains two digits and more. */
static void
invert (ForwardFunc  forward,
        double      *x,
        double      *y)
{
  double wanted_x = *x, wanted_y = *y;

  for (int i = 0; i < MOST_ROUNDS; i++)
    {
      double tried_x = *x, tried_y = *y;

      forward (&tried_x, &tried_y);
      *x += wanted_x - tried_x;
      *y += wanted_y - tried_y;
      if (fabs (wanted_x - tried_x) < CLOSE && fabs (wanted_y - tried_y) < CLOSE)
        break;
    }
}

static void
to_wgs84 (LinliCrs  from,
          double   *x,
          double   *y)
{
  double given_x = *x, given_y = *y;

  if (from == LINLI_CRS_BD09)
    invert (gcj02_to_bd09, x, y);
  if (from == LINLI_CRS_BD09 || from == LINLI_CRS_GCJ02)
    invert (wgs84_to_gcj02, x, y);
  if (!linli_crs_is_shifted_at (*x, *y))
    {
      *x = given_x;
      *y = given_y;
    }
}

static void
from_wgs84 (LinliCrs  to,
            double   *x,
            double   *y)
{
  if (!linli_crs_is_shifted_at (*x, *y))
    return;
  if (to == LINLI_CRS_GCJ02 || to == LINLI_CRS_BD09)
    wgs84_to_gcj02 (x, y);
  if (to == LINLI_CRS_BD09)
    gcj02_to_bd09 (x, y);
}

/**
 * linli_crs_from_code:
 * @code: (nullable): "wgs84", "gcj02", "bd09" or "cgcs2000"; case does not matter, %NULL is "wgs84"
 * @crs: (out): the system
 *
 * Returns: %FALSE when there is no such system
 */
gboolean
linli_crs_from_code (const char *code,
                     LinliCrs   *crs)
{
  g_return_val_if_fail (crs != NULL, FALSE);

  for (int i = 0; i < LINLI_CRS_N; i++)
    if (code == NULL || g_ascii_strcasecmp (code, systems[i].code) == 0)
      {
        *crs = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * linli_crs_get_code:
 * @crs: a system
 *
 * Returns: its code, for files and commands
 */
const char *
linli_crs_get_code (LinliCrs crs)
{
  g_return_val_if_fail ((guint) crs < LINLI_CRS_N, NULL);

  return systems[crs].code;
}

/**
 * linli_crs_get_label:
 * @crs: a system
 *
 * Returns: its name and who uses it, translated
 */
const char *
linli_crs_get_label (LinliCrs crs)
{
  g_return_val_if_fail ((guint) crs < LINLI_CRS_N, NULL);

  return _(systems[crs].label);
}

/**
 * linli_crs_is_shifted_at:
 * @x: longitude, WGS 84
 * @y: latitude, WGS 84
 *
 * Whether the shifted systems differ from WGS 84 at a place; the public formula takes a rectangle about China.
 *
 * Returns: %FALSE outside it, where every conversion leaves coordinates as they are
 */
gboolean
linli_crs_is_shifted_at (double x,
                         double y)
{
  return x >= 72.004 && x <= 137.8347 && y >= 0.8293 && y <= 55.8271;
}

/**
 * linli_crs_convert:
 * @from: the system of the coordinates given
 * @to: the system wanted
 * @x: (inout): longitude in degrees
 * @y: (inout): latitude in degrees
 *
 * Converts one place. There and back again differs by less than a micrometre.
 */
void
linli_crs_convert (LinliCrs  from,
                   LinliCrs  to,
                   double   *x,
                   double   *y)
{
  g_return_if_fail (x != NULL && y != NULL);

  if (from == LINLI_CRS_CGCS2000)
    from = LINLI_CRS_WGS84;
  if (to == LINLI_CRS_CGCS2000)
    to = LINLI_CRS_WGS84;
  if (from == to)
    return;
  to_wgs84 (from, x, y);
  from_wgs84 (to, x, y);
}

/**
 * linli_crs_convert_points:
 * @from: the system of the coordinates given
 * @to: the system wanted
 * @points: (inout) (array): longitude and latitude of each point in turn, in degrees
 * @n_points: how many points, which is half the length of @points
 *
 * Converts many places where they lie.
 */
void
linli_crs_convert_points (LinliCrs  from,
                          LinliCrs  to,
                          double   *points,
                          gsize     n_points)
{
  g_return_if_fail (points != NULL || n_points == 0);

  for (gsize i = 0; i < n_points; i++)
    linli_crs_convert (from, to, &points[2 * i], &points[2 * i + 1]);
}
