/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/* @row is NULL when no row has the id. */
typedef gboolean (*LinliIdScanFunc) (LinliStatement  *row,
                                     gint64           id,
                                     gpointer         data,
                                     GError         **error);

gsize _linli_id_scan_measure (const gint64 *ids,
                              gsize         n_ids);
gboolean _linli_id_scan (LinliStatement   *statement,
                         const gint64     *ids,
                         gsize             n_ids,
                         LinliIdScanFunc   func,
                         gpointer          data,
                         GError          **error);

G_END_DECLS
