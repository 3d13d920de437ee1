/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-search-provider.h>

G_BEGIN_DECLS

/* What was typed, on its way to the providers of plugins. */
typedef struct _LinliSearchRound LinliSearchRound;

/* @results, or @error when the provider could not answer; @provider is NULL once all have answered. */
typedef void (*LinliSearchRoundFunc) (LinliSearchProvider *provider,
                                      GPtrArray           *results,
                                      const GError        *error,
                                      gpointer             data);

/* Whether there is anybody to ask: of all, or of the provider of this id. */
gboolean _linli_search_round_has_providers (LinliContext *context,
                                            const char   *only);
/* Asks once the user has not typed for a moment. */
LinliSearchRound *_linli_search_round_new (LinliContext         *context,
                                           const char           *text,
                                           guint                 most,
                                           const char           *only,
                                           LinliSearchRoundFunc  func,
                                           gpointer              data);
/* Answers that are still to come are dropped. */
void _linli_search_round_free (LinliSearchRound *self);

G_END_DECLS
