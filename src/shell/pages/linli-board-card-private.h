/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-board-item.h"

G_BEGIN_DECLS

#define LINLI_TYPE_BOARD_CARD (linli_board_card_get_type ())
G_DECLARE_FINAL_TYPE (LinliBoardCard, linli_board_card, LINLI, BOARD_CARD, GtkWidget)

GtkWidget *_linli_board_card_new (void);
void _linli_board_card_show (LinliBoardCard *self,
                             LinliBoardItem *item);

G_END_DECLS
