/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliDetailsSectionFunc: what is like a request, what became of it, and who helped. */
GtkWidget *lp_request_similar_new (LinliContext   *context,
                                   LinliSelection *selection,
                                   const char     *kind,
                                   gint64          id);

G_END_DECLS
