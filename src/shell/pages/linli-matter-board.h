/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-context.h>

#include "linli-board-item.h"
#include "linli-selection.h"

G_BEGIN_DECLS

#define LINLI_TYPE_MATTER_BOARD (linli_matter_board_get_type ())

/**
 * LinliMatterBoard:
 *
 * Matters of one kind in columns, a column for each state and a last one for what was closed lately. What is chosen is what is chosen in
 * the window. Up and Down go along a column, Left and Right to the next that holds something, Enter opens.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMatterBoard, linli_matter_board, LINLI, MATTER_BOARD, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_matter_board_new (LinliContext       *context,
                                   LinliSelection     *selection,
                                   const char         *kind,
                                   const char * const *states);
LINLI_EXPORT
void linli_matter_board_show (LinliMatterBoard *self,
                              GPtrArray        *items);

G_END_DECLS
