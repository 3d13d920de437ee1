/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-campaign-store.h"

G_BEGIN_DECLS

#define LP_TYPE_CAMPAIGN_TABLE (lp_campaign_table_get_type ())
G_DECLARE_FINAL_TYPE (LpCampaignTable, lp_campaign_table, LP, CAMPAIGN_TABLE, GtkWidget)

/* Households of a campaign, any number of them. Signals: "opened" (dwelling) when a row is activated; "key" (gunichar) when a letter or
 * digit is pressed in it, returning whether it meant something. */
GtkWidget *lp_campaign_table_new (LinliContext *context);
/* Of which campaign, and which of its households; %NULL shows nobody. */
void lp_campaign_table_show (LpCampaignTable  *self,
                            const LpCampaign *campaign,
                            LpCampaignList    list);
/* The chosen households; of gint64. */
GArray *lp_campaign_table_get_chosen (LpCampaignTable *self);
/* Everybody in the list, as far as it is loaded. */
GArray *lp_campaign_table_ref_all (LpCampaignTable *self);
/* Which households are shown, in which order; %NULL for nobody. */
LinliRowQuery *lp_campaign_table_get_query (LpCampaignTable *self);

G_END_DECLS
