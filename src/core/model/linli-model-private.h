/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/* Connects the tables that the model derives to a file; before linli_store_derive(). */
void _linli_model_attach (LinliStore *store);
/* The part of it that keeps the order of names. */
void _linli_names_attach (LinliStore *store);
/* At opening, after linli_store_derive(): sort keys that another version made are made anew. */
gboolean _linli_model_bring_up_to_date (LinliStore  *store,
                                        GError     **error);

G_END_DECLS
