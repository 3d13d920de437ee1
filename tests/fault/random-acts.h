/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

char *random_acts_dup_digest (LinliDatabase *database);
gboolean random_acts_try (LinliStore  *store,
                          guint        k,
                          GError     **error);
void random_acts_do (LinliStore *store,
                     guint       k);
