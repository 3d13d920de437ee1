/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliDetailsSectionFunc: which volunteers an event needs, and who of them is found. */
GtkWidget *lp_event_helpers_new (LinliContext   *context,
                                 LinliSelection *selection,
                                 const char     *kind,
                                 gint64          id);

G_END_DECLS
