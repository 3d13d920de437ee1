/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-export-request.h"

G_BEGIN_DECLS

char *_linli_export_request_dup_last_reason (LinliContext *context,
                                             const char   *title);
char *_linli_export_request_again (GtkWidget    *over,
                                   LinliContext *context,
                                   const char   *title,
                                   const char   *reason,
                                   const char   *folder);

G_END_DECLS
