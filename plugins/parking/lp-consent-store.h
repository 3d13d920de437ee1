/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* What can be set: at least half of those entitled, at most all. */
#define LP_CONSENT_LEAST 50
#define LP_CONSENT_MOST 100

/* Of a hundred entitled households how many must be for an agreement. FALSE with an error where the file does not say. */
gboolean lp_consent_load (LinliDatabase  *reader,
                          int            *consent,
                          GError        **error);
/* A LinliActionFunc with an int. */
gboolean lp_consent_save (LinliTransaction  *transaction,
                          gpointer           consent,
                          GError           **error);

G_END_DECLS
