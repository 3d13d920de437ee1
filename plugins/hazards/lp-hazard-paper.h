/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Which paper is made. */
typedef struct {
  gint64 matter_id;
  gint64 issue_id;
  LinliMatterKind *kind;
} LpHazardSheet;

LpHazardSheet *lp_hazard_sheet_new (LinliMatterKind *kind,
                                    gint64           matter_id,
                                    gint64           issue_id);
void lp_hazard_sheet_free (gpointer sheet);

/* A LinliPaperMakeFunc with an LpHazardSheet: 整改通知单, 告知书 or 复查单. */
LinliPaper *lp_hazard_sheet_make (LinliDatabase  *reader,
                                  gboolean        masked,
                                  gpointer        sheet,
                                  GCancellable   *cancellable,
                                  GError        **error);
/* Shows a paper that was issued, to be printed or saved as PDF. That changes nothing. */
void lp_hazard_paper_show (GtkWidget    *over,
                           LinliContext *context,
                           gint64        matter_id,
                           gint64        issue_id);

G_END_DECLS
