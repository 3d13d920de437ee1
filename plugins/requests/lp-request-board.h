/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-request.h"

G_BEGIN_DECLS

#define LP_TYPE_REQUEST_BOARD (lp_request_board_get_type ())
G_DECLARE_FINAL_TYPE (LpRequestBoard, lp_request_board, LP, REQUEST_BOARD, GtkWidget)

GtkWidget *lp_request_board_new (LinliContext   *context,
                                 LinliSelection *selection);
/* Shows requests, each in the column of its state: of LpRequest. */
void lp_request_board_show (LpRequestBoard *self,
                            GPtrArray      *requests);

G_END_DECLS
