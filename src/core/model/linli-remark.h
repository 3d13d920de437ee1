/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-record.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_remark_dup (LinliRecord *record,
                        const char  *field);
LINLI_EXPORT
gint64 linli_remark_find_twin (LinliRecord   *record,
                               const char    *field,
                               LinliDatabase *database);

G_END_DECLS
