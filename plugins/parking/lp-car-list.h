/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-use-store.h"

G_BEGIN_DECLS

/* Cars that something is about to happen to, each with a tick that can be taken away, under a line that counts those that have it. */
GtkWidget *lp_car_list_new (const char *name);
/* @subtitle and @suffix may be NULL. A row that cannot be ticked says so by what stands in it. */
void lp_car_list_add (GtkWidget  *list,
                      const char *title,
                      const char *subtitle,
                      gboolean    ticked,
                      gboolean    can_be,
                      GtkWidget  *suffix);
void lp_car_list_clear (GtkWidget *list);
gboolean lp_car_list_is_ticked (GtkWidget *list,
                                guint      n);
guint lp_car_list_count (GtkWidget *list);

/* A car in words, masked: its plate, and where its household lives, down to the building. */
char *lp_use_dup_title (const LpUse *use);
/* When, which bay, since when and for how much. */
char *lp_use_dup_words (const LpUse *use);

/* A day as it was typed, in any usual form; NULL when it is none. */
char *lp_parking_read_day (const char *text);
char *lp_parking_dup_today (void);
/* A drop-down of the spans, of the ranks, of the kinds of bays, in the order of their positions. */
GtkWidget *lp_span_choice_new (LpParkWindow chosen);
GtkWidget *lp_rank_choice_new (LpPlanClass chosen);
GtkWidget *lp_bays_choice_new (LpBaysKind chosen);
/* A line of a form to type in. */
GtkWidget *lp_parking_entry_new (const char *label,
                                 const char *text);
/* The content of a dialog: what scrolls, and under it words for what is wrong beside the buttons. */
GtkWidget *lp_parking_content_new (GtkWidget  *scrolled,
                                   GtkWidget **fault,
                                   GtkWidget  *button);
void lp_parking_fault_show (GtkWidget  *fault,
                            const char *words);

G_END_DECLS
