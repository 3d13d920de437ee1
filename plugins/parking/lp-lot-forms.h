/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-lot-store.h"

G_BEGIN_DECLS

/* Parts of the form for a lot. Each is made of a lot, and writes what was typed back into one: its read function returns what is wrong in words
 * for the user, the control at fault has the focus then, or NULL. */

GtkWidget *lp_bays_form_new (const LpLot *lot);
const char *lp_bays_form_read (GtkWidget *form,
                               LpLot     *lot);

GtkWidget *lp_entrances_form_new (LinliContext *context,
                                  const LpLot  *lot);
void lp_entrances_form_read (GtkWidget *form,
                             LpLot     *lot);
/* Whose position is offered as an entrance. */
void lp_entrances_form_set_compound (GtkWidget *form,
                                     gint64     compound_id);

GtkWidget *lp_hours_form_new (const LpLot *lot);
const char *lp_hours_form_read (GtkWidget *form,
                                LpLot     *lot);

GtkWidget *lp_fees_form_new (const LpLot *lot);
const char *lp_fees_form_read (GtkWidget *form,
                               LpLot     *lot);

/* A number of bays or the like: nothing is LP_BAYS_UNKNOWN, full-width digits are digits. FALSE when it is no number. */
gboolean lp_number_from_text (const char *text,
                              guint       most,
                              int        *number);
/* The first control of a grid of entries under headings, and the others in order: rows × columns. */
GtkWidget *lp_entry_grid_new (const char * const *rows,
                              const char * const *columns,
                              const char         *empty,
                              GtkWidget         **entries);

G_END_DECLS
