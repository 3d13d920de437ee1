/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_community_dup_name (LinliDatabase *database);
LINLI_EXPORT
char *linli_community_dup_phone (LinliDatabase *database);
LINLI_EXPORT
gboolean linli_community_set_name (LinliTransaction  *transaction,
                                   const char        *name,
                                   GError           **error);

G_END_DECLS
