/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "WITH RECURSIVE … scope (kind, id) AS (…), matters (id) AS (…)": everything that belongs to the record of @kind whose id is
 * parameter 1, and every matter about any of it. To be followed by a SELECT. */
char *_linli_scope_dup_sql (const char *kind);

G_END_DECLS
