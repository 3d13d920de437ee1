/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-import.h"
#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliFeatureImportOptions:
 * @path: a file of geodata
 * @layer: (nullable): the layer's name; %NULL for the only one that fits
 * @kind: what its features become: "grid", "building", "road", "water" or "place"
 * @crs: (nullable): the system that the coordinates were drawn in: "wgs84", "gcj02", "bd09" or "cgcs2000"; %NULL for "wgs84"
 * @name_filter: (nullable): import only the feature of this name
 * @level: (nullable): for grids their level, "micro" when %NULL
 * @dry_run: whether to report only, and write nothing
 */
typedef struct {
  const char *path;
  const char *layer;
  const char *kind;
  const char *crs;
  const char *name_filter;
  const char *level;
  gboolean dry_run;
} LinliFeatureImportOptions;

/**
 * LinliFeatureFinding:
 * @number: the feature's number in its layer
 * @refused: whether the feature was left out for it; otherwise it was put right
 * @reason: what is wrong, in the user's words
 * @x: longitude of the place, WGS 84, or NaN
 * @y: latitude of the place, WGS 84, or NaN
 */
typedef struct {
  gint64 number;
  gboolean refused;
  char *reason;
  double x;
  double y;
} LinliFeatureFinding;

/**
 * LinliFeatureReport:
 * @layer: the layer that was read
 * @declared_crs: (nullable): the coordinate system that the file declares
 * @n_read: features read
 * @n_new: records made
 * @n_updated: records of that name that got a new boundary
 * @n_unchanged: features that are in the file already
 * @n_refused: features left out
 * @shift: greatest distance in metres by which the stated system moved a point
 * @findings: (element-type LinliFeatureFinding): what is wrong with which feature
 *
 * What an import of geodata did, or would do. Free with linli_feature_report_free().
 */
typedef struct {
  char *layer;
  char *declared_crs;
  guint n_read;
  guint n_new;
  guint n_updated;
  guint n_unchanged;
  guint n_refused;
  double shift;
  GArray *findings;
} LinliFeatureReport;

LINLI_EXPORT
void linli_feature_report_free (LinliFeatureReport *report);
LINLI_EXPORT
LinliFeatureReport *linli_import_features (LinliStore                       *store,
                                           const LinliFeatureImportOptions  *options,
                                           LinliImportProgressFunc           progress,
                                           gpointer                          progress_data,
                                           GCancellable                     *cancellable,
                                           GError                          **error);
LINLI_EXPORT
void linli_import_features_async (LinliStore                      *store,
                                  const LinliFeatureImportOptions *options,
                                  LinliImportProgressFunc          progress,
                                  gpointer                         progress_data,
                                  GCancellable                    *cancellable,
                                  GAsyncReadyCallback              callback,
                                  gpointer                         user_data);
LINLI_EXPORT
LinliFeatureReport *linli_import_features_finish (LinliStore    *store,
                                                  GAsyncResult  *result,
                                                  GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliFeatureReport, linli_feature_report_free)

G_END_DECLS
