/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-record.h"

G_BEGIN_DECLS

/* A matter is a record of the kind "matter"; these are the steps of its life. Every step is a line of its timeline. */

LINLI_EXPORT
LinliRecord *linli_matter_new (const char *kind,
                               const char *title);
LINLI_EXPORT
gboolean linli_matter_open (LinliRecord       *matter,
                            LinliTransaction  *transaction,
                            const char        *text,
                            GError           **error);
LINLI_EXPORT
gboolean linli_matter_set_state (LinliTransaction  *transaction,
                                 gint64             id,
                                 const char        *state,
                                 const char        *text,
                                 GError           **error);
LINLI_EXPORT
gboolean linli_matter_close (LinliTransaction  *transaction,
                             gint64             id,
                             const char        *state,
                             const char        *outcome,
                             const char        *text,
                             GError           **error);
LINLI_EXPORT
gboolean linli_matter_reopen (LinliTransaction  *transaction,
                              gint64             id,
                              const char        *text,
                              GError           **error);
LINLI_EXPORT
GPtrArray *linli_matter_list_about (LinliDatabase  *database,
                                    const char     *kind,
                                    gint64          id,
                                    gboolean        only_open,
                                    guint           limit,
                                    GError        **error);
LINLI_EXPORT
gint64 linli_matter_count_open (LinliDatabase *database,
                                const char    *kind);

G_END_DECLS
