/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliTagKind:
 * @code: what is stored
 * @name: what is shown, translated
 * @colour: (nullable): "red", "orange", "green", "blue" or "grey"
 * @synonyms: (nullable): other ways in which spreadsheets write it, separated by blanks
 *
 * A tag that can be given.
 */
typedef struct {
  char *code;
  char *name;
  char *colour;
  char *synonyms;
} LinliTagKind;

LINLI_EXPORT
GPtrArray *linli_tags_list (LinliDatabase  *database,
                            GError        **error);
LINLI_EXPORT
GPtrArray *linli_tags_list_for (LinliDatabase  *database,
                                const char     *subject_kind,
                                GError        **error);
LINLI_EXPORT
const char *linli_tags_get_label (const char *code);
LINLI_EXPORT
const char *linli_tags_get_colour (const char *code);
LINLI_EXPORT
gboolean linli_tags_add (LinliTransaction  *transaction,
                         const char        *subject_kind,
                         gint64             subject_id,
                         const char        *code,
                         const char        *since,
                         const char        *source,
                         GError           **error);
LINLI_EXPORT
gboolean linli_tags_add_to_all (LinliTransaction  *transaction,
                                const char        *subject_kind,
                                const gint64      *subject_ids,
                                gsize              n_subjects,
                                const char        *code,
                                const char        *since,
                                const char        *source,
                                GError           **error);
LINLI_EXPORT
gboolean linli_tags_end (LinliTransaction  *transaction,
                         gint64             id,
                         const char        *until,
                         GError           **error);
LINLI_EXPORT
gboolean linli_tags_end_of_all (LinliTransaction  *transaction,
                                const char        *subject_kind,
                                const gint64      *subject_ids,
                                gsize              n_subjects,
                                const char        *code,
                                const char        *until,
                                GError           **error);

G_END_DECLS
