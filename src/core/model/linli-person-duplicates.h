/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliLikeness:
 * @LINLI_LIKENESS_IDENTITY: the same identity number
 * @LINLI_LIKENESS_HOME: the same name in the same building, or in the same dwelling where there is no building
 * @LINLI_LIKENESS_BIRTH: the same name and birth date
 *
 * Why two records are probably one person, the surest reason first.
 */
typedef enum {
  LINLI_LIKENESS_IDENTITY,
  LINLI_LIKENESS_HOME,
  LINLI_LIKENESS_BIRTH,
} LinliLikeness;

/**
 * LinliDuplicate:
 * @first: the person entered first
 * @second: the one entered later
 * @likeness: why
 */
typedef struct {
  gint64 first;
  gint64 second;
  LinliLikeness likeness;
} LinliDuplicate;

LINLI_EXPORT
GArray *linli_person_duplicates_list (LinliDatabase  *database,
                                      gint64          person,
                                      GError        **error);
LINLI_EXPORT
void linli_person_duplicates_list_async (LinliStore          *store,
                                         gint64               person,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
LINLI_EXPORT
GArray *linli_person_duplicates_list_finish (LinliStore    *store,
                                             GAsyncResult  *result,
                                             GError       **error);
LINLI_EXPORT
const char *linli_likeness_get_label (LinliLikeness likeness);

G_END_DECLS
