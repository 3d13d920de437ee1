/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-map-snapshot.h>
#include <linli-store.h>

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
LinliStore *linli_map_model_get_store (LinliMapModel *self);

G_END_DECLS
