/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"
#include "linli-dossier.h"
#include "linli-search.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_matter_words_dup (LinliContext *context,
                              const char   *kind,
                              const char   *state);
LINLI_EXPORT
char *linli_matter_words_dup_category (LinliContext *context,
                                       LinliRecord  *matter);
LINLI_EXPORT
char *linli_matter_words_dup_label (LinliContext *context,
                                    const char   *kind,
                                    const char   *category);
LINLI_EXPORT
void linli_matter_words_tell_results (LinliContext *context,
                                      GPtrArray    *groups);
LINLI_EXPORT
void linli_matter_words_tell_dossier (LinliContext *context,
                                      LinliDossier *dossier);

G_END_DECLS
