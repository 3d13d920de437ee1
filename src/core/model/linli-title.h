/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_title_dup (LinliDatabase *database,
                       const char    *kind,
                       gint64         id);
LINLI_EXPORT
char *linli_title_dup_masked (LinliDatabase *database,
                              const char    *kind,
                              gint64         id);
LINLI_EXPORT
char **linli_title_dup_names (LinliDatabase *database,
                              const char    *kind,
                              gint64         id);
LINLI_EXPORT
char *linli_title_mask_words (LinliDatabase *database,
                              const char    *kind,
                              gint64         id,
                              const char    *text);

G_END_DECLS
