/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-schema.h"

G_BEGIN_DECLS

gboolean _linli_schema_run (const LinliSchema  *schema,
                            LinliDatabase      *database,
                            GError            **error);

G_END_DECLS
