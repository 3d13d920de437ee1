/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-map-values.h>
#include <linli-store.h>

#include "linli-map-tint.h"

G_BEGIN_DECLS

/**
 * LinliMapClass:
 * @label: what the legend writes
 * @tint: the colour
 * @mark: how it is shown: an area for grids, anything else for dwellings
 *
 * One class of a theme.
 */
typedef struct {
  char *label;
  LinliMapTint tint;
  LinliMapMark mark;
} LinliMapClass;

/**
 * LinliMapThemeLoadFunc:
 * @reader: a read connection of the worker thread
 * @theme: the theme's id
 * @argument: (nullable): what was given to linli_map_theme_new()
 * @error: return location
 *
 * Asks the file, by bounded queries, into which class each record falls. The same signature as linli_map_values_load().
 *
 * Returns: (transfer full): the answer, or %NULL with @error set
 */
typedef LinliMapValues *(*LinliMapThemeLoadFunc) (LinliDatabase  *reader,
                                                  const char     *theme,
                                                  const char     *argument,
                                                  GError        **error);

#define LINLI_TYPE_MAP_THEME (linli_map_theme_get_type ())

/**
 * LinliMapTheme:
 *
 * One way to colour grids and dwellings: classes with colours, words and shapes, and how to find the class of each record.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMapTheme, linli_map_theme, LINLI, MAP_THEME, GObject)

LINLI_EXPORT
LinliMapTheme *linli_map_theme_new (const char            *id,
                                    const char            *argument,
                                    const char            *title,
                                    const char            *summary,
                                    LinliMapThemeLoadFunc  load,
                                    const char * const    *kinds);
LINLI_EXPORT
void linli_map_theme_add_grid_class (LinliMapTheme *self,
                                     const char    *label,
                                     LinliMapTint   tint);
LINLI_EXPORT
void linli_map_theme_add_dwelling_class (LinliMapTheme *self,
                                         const char    *label,
                                         LinliMapTint   tint,
                                         LinliMapMark   mark);
LINLI_EXPORT
const char *linli_map_theme_get_id (LinliMapTheme *self);
LINLI_EXPORT
const char *linli_map_theme_get_title (LinliMapTheme *self);
LINLI_EXPORT
const char *linli_map_theme_get_summary (LinliMapTheme *self);
LINLI_EXPORT
const char * const *linli_map_theme_get_kinds (LinliMapTheme *self);
LINLI_EXPORT
const LinliMapClass *linli_map_theme_get_grid_class (LinliMapTheme *self,
                                                     guint          group);
LINLI_EXPORT
const LinliMapClass *linli_map_theme_get_dwelling_class (LinliMapTheme *self,
                                                         guint          group);
LINLI_EXPORT
LinliMapValues *linli_map_theme_load (LinliMapTheme  *self,
                                      LinliDatabase  *reader,
                                      GError        **error);
LINLI_EXPORT
void linli_map_theme_load_async (LinliMapTheme       *self,
                                 LinliStore          *store,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
LINLI_EXPORT
LinliMapValues *linli_map_theme_load_finish (LinliMapTheme  *self,
                                             GAsyncResult   *result,
                                             GError        **error);

G_END_DECLS
