/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-record.h"

G_BEGIN_DECLS

LINLI_EXPORT
gint64 linli_duty_assign (LinliTransaction  *transaction,
                          gint64             grid,
                          const char        *role,
                          gint64             person,
                          const char        *name,
                          const char        *phone,
                          const char        *since,
                          GError           **error);
LINLI_EXPORT
gboolean linli_duty_end (LinliTransaction  *transaction,
                         gint64             id,
                         const char        *until,
                         GError           **error);
LINLI_EXPORT
GPtrArray *linli_duty_list (LinliDatabase  *database,
                            gint64          grid,
                            const char     *on,
                            GError        **error);
LINLI_EXPORT
LinliRecord *linli_duty_find_responsible (LinliDatabase *database,
                                          gint64         grid,
                                          const char    *on);

G_END_DECLS
