/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-facts.h"

G_BEGIN_DECLS

gboolean lp_roster_setting_load (LinliDatabase    *database,
                                 LpRosterSetting  *setting,
                                 GError          **error);
/* An action: the weights alone; @data is a LpRosterSetting. */
gboolean lp_roster_weights_save (LinliTransaction  *transaction,
                                 gpointer           data,
                                 GError           **error);
/* A LinliActionFunc: all but the weights. Refused in the user's words where a limit makes no sense, or an older volunteer could do more than a younger. */
gboolean lp_roster_limits_save (LinliTransaction  *transaction,
                                gpointer           setting, /* LpRosterSetting */
                                GError           **error);

G_END_DECLS
