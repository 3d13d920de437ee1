/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

/* A small community, made once, and copied for each input. */
void community_make (void);
char *community_copy (void);
gint64 community_count (LinliContext *context,
                        const char   *table);
void community_use (LinliContext *context);
void community_change (LinliContext *context);
