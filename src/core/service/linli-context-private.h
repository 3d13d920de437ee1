/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"
#include "linli-errand-private.h"

G_BEGIN_DECLS

/* NULL once the document is closed. */
LinliErrands *_linli_context_get_errands (LinliContext *self);

G_END_DECLS
