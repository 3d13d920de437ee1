/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-duty-store.h"

G_BEGIN_DECLS

/* As linli_act_and_close(), for actions that may break a rule of rosters: its words are shown. */
void lp_desk_act_and_close (GtkWidget       *dialog,
                            LinliContext    *context,
                            const char      *title,
                            LinliActionFunc  func,
                            gpointer         data,
                            GDestroyNotify   destroy);
/* Changes who serves. Where a rule is in the way its words are shown, and whoever insists writes why. Takes @change. */
void lp_desk_act_change (GtkWidget    *from,
                         LinliContext *context,
                         const char   *title,
                         LpDutyChange *change);
/* The same; @done is called with @from once it is done, never when who was asked for a reason gives up. */
void lp_desk_act_change_then (GtkWidget    *from,
                              LinliContext *context,
                              const char   *title,
                              LpDutyChange *change,
                              void        (*done) (GtkWidget *from));
/* Takes somebody off: one who knows of it with a reason that is asked for. Takes @change, which only lacks the reason. */
void lp_desk_act_take_off (GtkWidget    *from,
                           LinliContext *context,
                           LpDutyChange *change,
                           gboolean      published);

G_END_DECLS
