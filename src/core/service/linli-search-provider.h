/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"
#include "linli-search.h"

G_BEGIN_DECLS

/**
 * LINLI_SEARCH_PROVIDER_LIMIT_MS:
 *
 * After how many milliseconds a question is stopped. A provider that then is not back within a second more is asked nothing any more until
 * its document is closed.
 */
#define LINLI_SEARCH_PROVIDER_LIMIT_MS 2000

/**
 * LinliSearchProviderFunc:
 * @reader: a connection of the worker's thread, for reading; not valid afterwards
 * @text: what was typed, UTF-8 without blanks at its ends; never empty
 * @most: how many answers are of use
 * @results: (element-type LinliSearchResult): takes the answers of linli_search_result_new(), the best ones first. Their titles and
 *   subtitles are shown to anybody who looks at the screen: the names and numbers of people have to be masked
 * @cancellable: cancelled when the user types on, after %LINLI_SEARCH_PROVIDER_LIMIT_MS, and when the document is closed; the statement
 *   that runs on @reader is interrupted then. To be asked in between
 * @error: return location
 *
 * Looks for what was typed, on a thread of its own. One question is asked at a time.
 *
 * Returns: %FALSE with @error set when it could not be looked for; that nothing was found is no error
 */
typedef gboolean (*LinliSearchProviderFunc) (LinliDatabase  *reader,
                                             const char     *text,
                                             guint           most,
                                             GPtrArray      *results,
                                             GCancellable   *cancellable,
                                             GError        **error);

#define LINLI_TYPE_SEARCH_PROVIDER (linli_search_provider_get_type ())

/**
 * LinliSearchProvider:
 *
 * An extension: answers what is typed into the search box beside what the core finds, in a group of its own.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliSearchProvider, linli_search_provider, LINLI, SEARCH_PROVIDER, GObject)

LINLI_EXPORT
LinliSearchProvider *linli_search_provider_new (const char              *id,
                                                const char              *title,
                                                const char              *icon_name,
                                                LinliSearchProviderFunc  func);
LINLI_EXPORT
const char *linli_search_provider_get_id (LinliSearchProvider *self);
LINLI_EXPORT
const char *linli_search_provider_get_title (LinliSearchProvider *self);
LINLI_EXPORT
const char *linli_search_provider_get_icon_name (LinliSearchProvider *self);
LINLI_EXPORT
const char *linli_search_provider_get_trouble (LinliSearchProvider *self);
LINLI_EXPORT
void linli_search_provider_query_async (LinliSearchProvider *self,
                                        LinliContext        *context,
                                        const char          *text,
                                        guint                most,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
LINLI_EXPORT
GPtrArray *linli_search_provider_query_finish (LinliSearchProvider  *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
