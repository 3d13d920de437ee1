/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-plugin.h"
#include "linli-registrar.h"

G_BEGIN_DECLS

LinliRegistrar *_linli_registrar_new (LinliContext *context,
                                      LinliPlugin  *plugin);
/* Takes back everything, in the opposite order; from now on nothing is taken. */
void _linli_registrar_close (LinliRegistrar *self);

G_END_DECLS
