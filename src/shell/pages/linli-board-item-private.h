/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-board-item.h"

G_BEGIN_DECLS

typedef struct {
  char *label;
  LinliTone tone;
} LinliBoardChip;

struct _LinliBoardItem
{
  GObject parent_instance;

  gint64 matter_id;
  char *state;
  char *title;
  char *place;
  char *category;
  char *who;
  char *due_at;
  char *closed_at;
  GArray *chips; /* of LinliBoardChip */
};

/* “2 days overdue” with the tone that goes with it; of a closed one when it was closed. */
char *_linli_board_item_dup_due (LinliBoardItem *self,
                                 LinliTone      *tone);

G_END_DECLS
