/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-theme.h"

G_BEGIN_DECLS

LINLI_EXPORT
GPtrArray *linli_map_themes_list (LinliDatabase *database);

G_END_DECLS
