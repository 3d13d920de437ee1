/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-extensions.h"

G_BEGIN_DECLS

LinliExtensions *_linli_extensions_new (void);
void _linli_extensions_add (LinliExtensions *self,
                            gpointer         extension);
void _linli_extensions_remove (LinliExtensions *self,
                               gpointer         extension);

G_END_DECLS
