/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* What the details pane shows of one: its day and its visitor, to be changed. */
GtkWidget *lp_home_visit_details_new (LinliContext   *context,
                                      LinliSelection *selection,
                                      const char     *kind,
                                      gint64          id);

G_END_DECLS
