/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-record.h"

G_BEGIN_DECLS

/**
 * LinliMergeChoice:
 * @LINLI_MERGE_SAME: both say the same, or nothing; or the field goes along with another
 * @LINLI_MERGE_FILLED: the kept record says nothing and is filled from the other
 * @LINLI_MERGE_DIFFERENT: somebody has to choose
 *
 * What becomes of a field when two records are made one.
 */
typedef enum {
  LINLI_MERGE_SAME,
  LINLI_MERGE_FILLED,
  LINLI_MERGE_DIFFERENT,
} LinliMergeChoice;

LINLI_EXPORT
LinliMergeChoice linli_person_merge_compare (LinliRecord      *kept,
                                             LinliRecord      *other,
                                             const LinliField *field);
LINLI_EXPORT
gboolean linli_person_merge (LinliTransaction    *transaction,
                             gint64               kept,
                             gint64               other,
                             const char * const  *taken,
                             GError             **error);

G_END_DECLS
