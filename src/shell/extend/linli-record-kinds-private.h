/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-context.h>

G_BEGIN_DECLS

/* Whether an extension for @kinds (NULL for every kind) is for records of @kind. "matter:lamp" is only for matters of that kind: all the
 * records must be of it, so @matter_kind is NULL when they are not of one. */
gboolean _linli_record_kinds_match (char       **kinds,
                                    const char  *kind,
                                    const char  *matter_kind);
/* The kind of matter that the records are of, or NULL: when they are no matters, of several kinds, or too many to look. */
char *_linli_record_kinds_dup_matter (LinliContext *context,
                                      const char   *kind,
                                      const gint64 *ids,
                                      gsize         n_ids);

G_END_DECLS
