/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-row-query.h"
#include "linli-row.h"
#include "linli-store.h"

G_BEGIN_DECLS

#define LINLI_TYPE_ID_LIST (linli_id_list_get_type ())

/**
 * LinliIdList:
 *
 * A #GListModel of #LinliRow over any number of records: it keeps an array of ids, 8 bytes a row, and fetches rows in windows as
 * they are asked for. It follows the file: after every change it compares the new ids with the old ones and tells its users only
 * what moved. Belongs to the thread of the store.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliIdList, linli_id_list, LINLI, ID_LIST, GObject)

LINLI_EXPORT
LinliIdList *linli_id_list_new (LinliStore *store);
LINLI_EXPORT
void linli_id_list_set_query (LinliIdList   *self,
                              LinliRowQuery *query);
LINLI_EXPORT
LinliRowQuery *linli_id_list_get_query (LinliIdList *self);
LINLI_EXPORT
gboolean linli_id_list_is_loading (LinliIdList *self);
LINLI_EXPORT
gint64 linli_id_list_get_id (LinliIdList *self,
                             guint        position);
LINLI_EXPORT
gboolean linli_id_list_find (LinliIdList *self,
                             gint64       id,
                             guint       *position);
LINLI_EXPORT
GArray *linli_id_list_ref_ids (LinliIdList *self);

G_END_DECLS
