/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the files that make the rows of a record of service have in common. */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

typedef struct {
  GtkWidget *list;
  LinliContext *context;
  gint64 card_id;
  gint64 person_id;
} LpRecordDetails;

GtkWidget *_lp_record_details_add_row (LpRecordDetails *self,
                                       const char      *title,
                                       const char      *words);
/* A button whose name says of what it is; @id is of the record that it is about, or 0, and is its data "id", a gint64. @clicked gets the button and @self. */
GtkWidget *_lp_record_details_add_button (LpRecordDetails *self,
                                          GtkWidget       *row,
                                          const char      *words,
                                          const char      *name,
                                          gint64           id,
                                          GCallback        clicked);
/* The latest notices, and under each what was said against it. */
void _lp_record_details_add_notices (LpRecordDetails *self);

G_END_DECLS
