/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-request-similar-store.h"

G_BEGIN_DECLS

/* An AdwActionRow that says why a request is like another, what became of it and who helped; names are masked. */
GtkWidget *lp_request_similar_row_new (LinliContext           *context,
                                       const LpRequestSimilar *similar);

G_END_DECLS
