/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-feature-source.h"
#include "linli-geometry.h"
#include "linli-import-features.h"

G_BEGIN_DECLS

/* What a feature becomes, read from its fields. */
typedef struct {
  char *name;
  char *code;
  char *class;
  char *level;
  char *kind;
  gint64 floors;    /* 0 when not known */
  int oneway;       /* -1 when not known */
} LinliFeatureValues;

void _linli_feature_values_clear (LinliFeatureValues *self);
void _linli_feature_values_read (LinliFeatureValues *self,
                                 const LinliFeature *feature,
                                 const char         *kind);
LinliGeometry *_linli_feature_shape (const LinliFeature  *feature,
                                     const char          *kind,
                                     LinliCrs             crs,
                                     double              *shift,
                                     GError             **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliFeatureValues, _linli_feature_values_clear)

G_END_DECLS
