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

/* What can be set for the reminder of a renewal. */
#define LP_REMINDER_LEAST 1
#define LP_REMINDER_MOST 365

/* How many days before it ends the renewal of a new agreement is due. FALSE with an error where the file does not say. */
gboolean lp_reminder_load (LinliDatabase  *reader,
                           int            *days,
                           GError        **error);
/* A LinliActionFunc with an int. The agreements that there are keep theirs. */
gboolean lp_reminder_save (LinliTransaction  *transaction,
                           gpointer           days,
                           GError           **error);

G_END_DECLS
