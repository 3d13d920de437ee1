/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

G_BEGIN_DECLS

/* One member of a household and what that person is to the new head, or NULL. */
typedef struct
{
  gint64 person;
  const char *relation;
} LinliHeadRelation;

/* Who is the new head of a household, and what the others are to that person. @leaving: who goes, so that the choice may be left for
 * later, or 0; @head: the new head where that is settled, or 0. */
GtkWidget *_linli_head_rows_new (LinliContext *context,
                                 gint64        household,
                                 gint64        leaving,
                                 gint64        head);
gint64 _linli_head_rows_get_head (GtkWidget *rows);
GArray *_linli_head_rows_dup_relations (GtkWidget *rows);

G_END_DECLS
