/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Whose duties of which days are handed out. */
typedef struct {
  gint64 card_id; /* 0: everybody who serves */
  char *first_day;
  char *last_day; /* NULL: all that are to come */
} LpSlipSheet;

LpSlipSheet *lp_slip_sheet_new (gint64      card_id,
                                const char *first_day,
                                const char *last_day);
void lp_slip_sheet_free (gpointer sheet);

/* A LinliPaperMakeFunc with an LpSlipSheet: a slip for each of them (排班小条), with lines to cut along. */
LinliPaper *lp_slip_sheet_make (LinliDatabase  *reader,
                                gboolean        masked,
                                gpointer        sheet,
                                GCancellable   *cancellable,
                                GError        **error);
/* Previews: the slips of a week, and all that one volunteer has from today on. */
void lp_slip_paper_show_week (GtkWidget    *over,
                              LinliContext *context,
                              const char   *monday);
void lp_slip_paper_show_card (GtkWidget    *over,
                              LinliContext *context,
                              gint64        card_id,
                              gint64        person_id);

G_END_DECLS
