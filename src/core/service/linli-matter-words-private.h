/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-matter-words.h"

G_BEGIN_DECLS

/* As those of the public header, on any thread: kinds of matters (NULL for none), which nobody changes once they are added. */
char *_linli_matter_words_dup_kind (GPtrArray  *kinds,
                                    const char *kind);
char *_linli_matter_words_dup_state (GPtrArray  *kinds,
                                     const char *kind,
                                     const char *state);
char *_linli_matter_words_dup_category (GPtrArray     *kinds,
                                        LinliDatabase *database,
                                        const char    *kind,
                                        const char    *code);

G_END_DECLS
