/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/* Connects the tables that the model derives to a file; before linli_store_derive(). */
void _linli_model_attach (LinliStore *store);

G_END_DECLS
