/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-request.h"

G_BEGIN_DECLS

/* What the board shows of requests: of LinliBoardItem. */
GPtrArray *lp_request_items_new (LinliContext *context,
                                 GPtrArray    *requests);

G_END_DECLS
