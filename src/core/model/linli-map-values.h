/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/**
 * LinliMapValue:
 *
 * A record and the class of a theme into which it falls, counted from 0.
 */
typedef struct {
  gint64 id;
  gint64 group;
} LinliMapValue;

/**
 * LinliMapValues:
 * @grids: (element-type LinliMapValue): grids in ascending order of id
 * @dwellings: (element-type LinliMapValue): dwellings in ascending order of id; those without a class are absent
 *
 * What a theme says about each record. Immutable once filled, reference counted.
 */
typedef struct {
  GArray *grids;
  GArray *dwellings;
} LinliMapValues;

LINLI_EXPORT
LinliMapValues *linli_map_values_new (void);
LINLI_EXPORT
LinliMapValues *linli_map_values_ref (LinliMapValues *self);
LINLI_EXPORT
void linli_map_values_unref (LinliMapValues *self);
LINLI_EXPORT
guint linli_map_values_count (GArray *values,
                              guint   group);
LINLI_EXPORT
gint64 linli_map_values_find (GArray *values,
                              gint64  id);
LINLI_EXPORT
LinliMapValues *linli_map_values_load (LinliDatabase  *database,
                                       const char     *theme,
                                       const char     *argument,
                                       GError        **error);
LINLI_EXPORT
char **linli_map_values_dup_tags (LinliDatabase *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapValues, linli_map_values_unref)

G_END_DECLS
