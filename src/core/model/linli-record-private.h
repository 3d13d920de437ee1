/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-record.h"
#include "linli-value-private.h"

G_BEGIN_DECLS

LinliValue *_linli_record_get_value (LinliRecord *self,
                                     guint        n);
gboolean _linli_record_is_nth_changed (LinliRecord *self,
                                       guint        n);
void _linli_record_settle (LinliRecord      *self,
                           LinliTransaction *transaction,
                           gint64            id,
                           gboolean          deleted);
/* What follows from the values that were set, before they are checked: see linli-record-rules.c. */
void _linli_record_complete (LinliRecord *self);
gboolean _linli_record_check_change (LinliRecord  *self,
                                     GError      **error);

G_END_DECLS
