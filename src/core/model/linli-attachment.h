/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-record.h"

G_BEGIN_DECLS

/**
 * LINLI_ATTACHMENT_MAX:
 *
 * The largest content that is stored, in bytes: 64 MiB.
 */
#define LINLI_ATTACHMENT_MAX (64 * 1024 * 1024)

LINLI_EXPORT
gint64 linli_attachment_add (LinliTransaction  *transaction,
                             const char        *owner_kind,
                             gint64             owner_id,
                             GBytes            *content,
                             const char        *name,
                             const char        *role,
                             GError           **error);
LINLI_EXPORT
GBytes *linli_attachment_load (LinliDatabase  *database,
                               gint64          id,
                               GError        **error);
LINLI_EXPORT
GPtrArray *linli_attachment_list (LinliDatabase  *database,
                                  const char     *owner_kind,
                                  gint64          owner_id,
                                  GError        **error);

G_END_DECLS
