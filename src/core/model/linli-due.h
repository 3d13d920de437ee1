/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-record.h"

G_BEGIN_DECLS

/**
 * LinliDueCount:
 * @for_whom: (nullable): who is responsible; %NULL where nobody is named
 * @n_due: how many wait
 * @n_overdue: how many of them should have been done before today
 */
typedef struct {
  char *for_whom;
  gint64 n_due;
  gint64 n_overdue;
} LinliDueCount;

LINLI_EXPORT
LinliRecord *linli_due_new (const char *title,
                            const char *on);
LINLI_EXPORT
gboolean linli_due_add (LinliRecord       *due,
                        LinliTransaction  *transaction,
                        GError           **error);
LINLI_EXPORT
gboolean linli_due_finish (LinliTransaction  *transaction,
                           gint64             id,
                           const char        *text,
                           GError           **error);
LINLI_EXPORT
gboolean linli_due_reopen (LinliTransaction  *transaction,
                           gint64             id,
                           GError           **error);
LINLI_EXPORT
gboolean linli_due_postpone (LinliTransaction  *transaction,
                             gint64             id,
                             const char        *on,
                             const char        *why,
                             GError           **error);
LINLI_EXPORT
GPtrArray *linli_due_list (LinliDatabase  *database,
                           const char     *until,
                           const char     *for_whom,
                           guint           limit,
                           GError        **error);
LINLI_EXPORT
gint64 linli_due_count (LinliDatabase *database,
                        const char    *until,
                        const char    *for_whom);
LINLI_EXPORT
GPtrArray *linli_due_count_by_person (LinliDatabase  *database,
                                      const char     *until,
                                      const char     *today,
                                      GError        **error);
LINLI_EXPORT
void linli_due_count_free (LinliDueCount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliDueCount, linli_due_count_free)

G_END_DECLS
