/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* Makes one item of a row; NULL leaves the row out. */
typedef gpointer (*LpRequestRowFunc) (LinliStatement *row,
                  gpointer                            data);

/* Steps through a statement, which is taken over, and makes an item of each row. The array frees its items by `destroy`. NULL with an error
 * when a row could not be read, or when `statement` is NULL, with the error that the query has set. */
GPtrArray *lp_request_rows_collect (LinliStatement    *statement,
                                    LpRequestRowFunc   read,
                                    gpointer           data,
                                    GDestroyNotify     destroy,
                                    GError           **error);

G_END_DECLS
