/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-context.h>

#include "linli-map-theme.h"

G_BEGIN_DECLS

LINLI_EXPORT
GPtrArray *linli_map_themes_list (LinliDatabase *database);
LINLI_EXPORT
GPtrArray *linli_map_themes_collect (LinliContext *context);
LINLI_EXPORT
LinliMapTheme *linli_map_themes_find (GPtrArray  *themes,
                                      const char *id);
LINLI_EXPORT
GMenuModel *linli_map_themes_new_menu (GPtrArray  *themes,
                                       const char *action,
                                       gboolean    of_dwellings);

G_END_DECLS
