/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-agreement-store.h"

G_BEGIN_DECLS

/* The form of an agreement. Without an id it is opened when it is kept, else its terms are changed. Takes `agreement`. */
void lp_agreement_dialog_show (GtkWidget    *window,
                               LinliContext *context,
                               LpAgreement  *agreement);
/* A LinliWindowActionFunc: an agreement about a lot and a compound that the user chooses. */
void lp_agreement_dialog_show_new (GtkWidget      *window,
                                   LinliContext   *context,
                                   LinliSelection *selection,
                                   gpointer        unused);
/* What the residents of one side said. */
void lp_vote_dialog_show (GtkWidget         *window,
                          LinliContext      *context,
                          const LpAgreement *agreement);
/* Until when an agreement goes on. Takes `agreement`. */
void lp_agreement_renew_dialog_show (GtkWidget    *window,
                                     LinliContext *context,
                                     LpAgreement  *agreement);

G_END_DECLS
