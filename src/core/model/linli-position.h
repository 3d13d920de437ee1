/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

LINLI_EXPORT
gboolean linli_position_find (LinliDatabase  *database,
                              const char     *kind,
                              gint64          id,
                              double         *longitude,
                              double         *latitude,
                              GError        **error);

G_END_DECLS
