/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliSearchFlags:
 * @LINLI_SEARCH_MASKED: titles and subtitles are masked
 * @LINLI_SEARCH_REVEALED: titles and subtitles show everything; for who may see it
 */
typedef enum {
  LINLI_SEARCH_MASKED = 0,
  LINLI_SEARCH_REVEALED = 1 << 0,
} LinliSearchFlags;

/**
 * LinliSearchResult:
 * @kind: the kind of record, e.g. "person"
 * @id: its id
 * @title: what to show: a name, an address, a plate
 * @subtitle: (nullable): what tells it from others of the same title
 * @match_start: where the query is found in @title, in characters
 * @match_length: how many characters of it; 0 when it was found elsewhere or is masked
 * @is_gone: moved out, deceased or closed
 *
 * One answer.
 */
typedef struct {
  const char *kind;
  gint64 id;
  char *title;
  char *subtitle;
  guint match_start;
  guint match_length;
  gboolean is_gone;
} LinliSearchResult;

/**
 * LinliSearchGroup:
 * @kind: the kind of all its results
 * @results: (element-type LinliSearchResult): the best ones, best first
 * @has_more: whether there are more than asked for
 * @score: how good the best one is: 0 is exactly what was typed, more is worse
 *
 * The answers of one kind.
 */
typedef struct {
  const char *kind;
  GPtrArray *results;
  gboolean has_more;
  guint score;
} LinliSearchGroup;

LINLI_EXPORT
LinliSearchResult *linli_search_result_new (const char *kind,
                                            gint64      id,
                                            const char *title,
                                            const char *subtitle);
LINLI_EXPORT
void linli_search_result_free (LinliSearchResult *self);
LINLI_EXPORT
GPtrArray *linli_search_query (LinliDatabase     *database,
                               const char        *text,
                               guint              most,
                               LinliSearchFlags   flags,
                               GError           **error);
LINLI_EXPORT
gboolean linli_search_rebuild (LinliStore    *store,
                               GCancellable  *cancellable,
                               GError       **error);
LINLI_EXPORT
char *linli_search_dup_address (LinliDatabase *database,
                                const char    *kind,
                                gint64         id);

G_END_DECLS
