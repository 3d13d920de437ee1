/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-map-snapshot.h>
#include <linli-map-values.h>
#include <linli-store.h>

#include "linli-map-theme.h"

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_MODEL (linli_map_model_get_type ())

/**
 * LinliMapModel:
 *
 * What the map knows of one open document: a snapshot read by a worker thread and kept up to date by the store's changes.
 *
 * Signal `changed (LinliBox *box)`: there is a new snapshot; it differs from the last only inside @box, or anywhere when it is %NULL.
 * Signal `touched (LinliChanges *changes)`: the file changed, in the snapshot or elsewhere; themes ask again.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMapModel, linli_map_model, LINLI, MAP_MODEL, GObject)

LINLI_EXPORT
LinliMapModel *linli_map_model_new (LinliStore *store);
LINLI_EXPORT
LinliMapModel *linli_map_model_new_for_snapshot (LinliMapSnapshot *snapshot);
LINLI_EXPORT
LinliMapSnapshot *linli_map_model_get_snapshot (LinliMapModel *self);
LINLI_EXPORT
gboolean linli_map_model_is_loading (LinliMapModel *self);
LINLI_EXPORT
void linli_map_model_load_theme_async (LinliMapModel       *self,
                                       LinliMapTheme       *theme,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
LINLI_EXPORT
LinliMapValues *linli_map_model_load_theme_finish (LinliMapModel  *self,
                                                   GAsyncResult   *result,
                                                   GError        **error);

G_END_DECLS
