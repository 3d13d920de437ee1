/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-title.h"

G_BEGIN_DECLS

char *_linli_title_find (LinliDatabase *database,
                         const char    *kind,
                         gint64         id,
                         gboolean       brief,
                         gboolean       masked);

G_END_DECLS
