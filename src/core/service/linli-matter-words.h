/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_matter_words_dup (LinliContext *context,
                              const char   *kind,
                              const char   *state);
LINLI_EXPORT
char *linli_matter_words_dup_category (LinliContext *context,
                                       LinliRecord  *matter);

G_END_DECLS
