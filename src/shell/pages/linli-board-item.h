/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-chip.h"

G_BEGIN_DECLS

#define LINLI_TYPE_BOARD_ITEM (linli_board_item_get_type ())

/**
 * LinliBoardItem:
 *
 * One matter as a #LinliMatterBoard shows it. Made and filled once; its texts are shown as they are, so whoever fills it masks them.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliBoardItem, linli_board_item, LINLI, BOARD_ITEM, GObject)

LINLI_EXPORT
LinliBoardItem *linli_board_item_new (gint64      matter_id,
                                      const char *state,
                                      const char *title);
LINLI_EXPORT
void linli_board_item_set_place (LinliBoardItem *self,
                                 const char     *place);
LINLI_EXPORT
void linli_board_item_set_category (LinliBoardItem *self,
                                    const char     *label,
                                    const char     *who);
LINLI_EXPORT
void linli_board_item_set_times (LinliBoardItem *self,
                                 const char     *due_at,
                                 const char     *closed_at);
LINLI_EXPORT
void linli_board_item_add_chip (LinliBoardItem *self,
                                const char     *label,
                                LinliTone       tone);

G_END_DECLS
