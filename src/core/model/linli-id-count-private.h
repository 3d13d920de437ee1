/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/* The ids in the order of how often they stand in what @sql, a "SELECT linli_count (id) FROM …", reads; the same ids have to follow
 * each other there. Those that stand there as often stay in order. */
GArray *_linli_id_count (LinliDatabase  *database,
                         const char     *sql,
                         gboolean        most_first,
                         GError        **error);

G_END_DECLS
