/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* What states and categories of requests are called in a file, for lists and papers. Read once; any thread may ask it. */
typedef struct _LpRequestWords LpRequestWords;

/* `kind` is NULL while the plugin is being switched off. NULL with an error of the store. */
LpRequestWords *lp_request_words_new (LinliMatterKind  *kind,
                                      LinliDatabase    *database,
                                      GError          **error);
void lp_request_words_free (gpointer words);
/* The code itself when nothing is known of it; NULL for NULL. */
const char *lp_request_words_get_state (LpRequestWords *words,
                                        const char     *code);
/* The step from one state to another, as its button says; the state that was reached when no step leads there; NULL when none was. */
char *lp_request_words_dup_way (LpRequestWords *words,
                                const char     *from,
                                const char     *to);
/* “No category” for NULL and "". */
const char *lp_request_words_get_category (LpRequestWords *words,
                                           const char     *code);
/* The day here of a moment in UTC, YYYY-MM-DD; NULL for NULL. */
char *lp_request_words_dup_day (const char *moment);
/* Day and hour here, YYYY-MM-DD HH:MM. */
char *lp_request_words_dup_moment (const char *moment);

G_END_DECLS
