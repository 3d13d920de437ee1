/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-context.h>

G_BEGIN_DECLS

/* While something is written, for which @context (nullable) is needed; each begin has its end. */
void _linli_hold_begin (LinliContext *context);
void _linli_hold_end (LinliContext *context);
/* Closes a document whose window is gone, once nothing is held for it. Takes @context. */
void _linli_hold_close (LinliContext *context);

G_END_DECLS
