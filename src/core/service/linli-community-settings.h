/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

LINLI_EXPORT
gint64 linli_community_settings_get_int64 (LinliDatabase *database,
                                           const char    *key,
                                           gint64         fallback);
LINLI_EXPORT
gboolean linli_community_settings_set_int64 (LinliTransaction  *transaction,
                                             const char        *key,
                                             gint64             value,
                                             GError           **error);
LINLI_EXPORT
char *linli_community_settings_dup_text (LinliDatabase *database,
                                         const char    *key);
LINLI_EXPORT
gboolean linli_community_settings_set_text (LinliTransaction  *transaction,
                                            const char        *key,
                                            const char        *value,
                                            GError           **error);

G_END_DECLS
