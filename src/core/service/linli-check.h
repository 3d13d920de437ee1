/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

LINLI_EXPORT
GPtrArray *linli_check_file (LinliDatabase  *database,
                             GPtrArray      *more,
                             GCancellable   *cancellable,
                             GError        **error);

G_END_DECLS
