/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-matter.h"

G_BEGIN_DECLS

/* A matter that was not removed. */
LinliRecord *_linli_matter_load (LinliTransaction  *transaction,
                                 gint64             id,
                                 GError           **error);
/* linli_matter_reopen() into a state of its kind. */
gboolean _linli_matter_reopen_in (LinliTransaction  *transaction,
                                  gint64             id,
                                  const char        *state,
                                  const char        *text,
                                  GError           **error);

G_END_DECLS
