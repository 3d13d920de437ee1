/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

#define LP_HAZARD_SETTING_TABLE "hazards_setting"

/* What the period may be, in days. */
#define LP_HAZARD_LEAST_PERIOD 30
#define LP_HAZARD_MOST_PERIOD 3650

/* Within how many days something that is found again at the same place has come back. FALSE with an error of the store. */
gboolean lp_hazard_period_load (LinliDatabase  *reader,
                                int            *days,
                                GError        **error);
/* A LinliActionFunc with a pointer to an int: the days. */
gboolean lp_hazard_period_save (LinliTransaction  *transaction,
                                gpointer           days,
                                GError           **error);

/* What a paper of a kind (LP_HAZARD_NOTICE, ...) that is issued from now on begins with: the office's own words; NULL for the usual ones. */
char *lp_hazard_wording_dup_own (LinliDatabase *reader,
                                 const char    *kind);
/* The usual ones. */
const char *lp_hazard_wording_get_usual (const char *kind);
/* A LinliActionFunc with a hash table: kind of paper → words; what is empty, or the usual, is forgotten. */
gboolean lp_hazard_wording_save (LinliTransaction  *transaction,
                                 gpointer           wording,
                                 GError           **error);

G_END_DECLS
