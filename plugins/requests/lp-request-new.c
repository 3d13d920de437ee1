/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a new request begins: in the window, or at the record that it is about. */

#include "lp-request-new.h"

#include "lp-request-new-dialog.h"

void
lp_request_new_show (GtkWidget      *window,
                     LinliContext   *context,
                     LinliSelection *selection,
                     gpointer        unused)
{
  lp_request_new_dialog_show (window, context, NULL, 0);
}

void
lp_request_new_show_about (GtkWidget    *window,
                           LinliContext *context,
                           const char   *kind,
                           const gint64 *ids,
                           gsize         n_ids)
{
  lp_request_new_dialog_show (window, context, kind, ids[0]);
}
