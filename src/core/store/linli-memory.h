/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_memory_dup (LinliDatabase *database,
                        const char    *key);
LINLI_EXPORT
void linli_memory_keep (LinliStore *store,
                        const char *key,
                        const char *value);

G_END_DECLS
