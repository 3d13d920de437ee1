/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A week on the wall. */
typedef struct {
  char *monday;
  gboolean by_person; /* else by post */
} LpRosterSheet;

LpRosterSheet *lp_roster_sheet_new (const char *monday,
                                    gboolean    by_person);
void lp_roster_sheet_free (gpointer sheet);

/* A LinliPaperMakeFunc with an LpRosterSheet: 值班表. */
LinliPaper *lp_roster_sheet_make (LinliDatabase  *reader,
                                  gboolean        masked,
                                  gpointer        sheet,
                                  GCancellable   *cancellable,
                                  GError        **error);
/* Its preview. */
void lp_roster_paper_show (GtkWidget    *over,
                           LinliContext *context,
                           const char   *monday,
                           gboolean      by_person);

G_END_DECLS
