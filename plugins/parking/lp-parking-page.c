/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page 停车: its parts under one switcher. */

#include "lp-parking-page.h"

#include <glib/gi18n-lib.h>

#include "lp-agreement-part.h"
#include "lp-gate-part.h"
#include "lp-lot-part.h"
#include "lp-need-part.h"
#include "lp-share-part.h"
#include "lp-plan-part.h"

GtkWidget *
lp_parking_page_new (LinliContext   *context,
                     LinliSelection *selection)
{
  GtkWidget *parts = linli_parts_new (selection, LP_PARKING_PAGE);

  linli_parts_add (parts, lp_lot_part_new (context, selection), LP_PARKING_PART_LOTS, C_("parking", "Lots"));
  linli_parts_add (parts, lp_need_part_new (context, selection), LP_PARKING_PART_NEEDS, C_("parking", "Needs"));
  linli_parts_add (parts, lp_plan_part_new (context, selection), LP_PARKING_PART_PLAN, C_("parking", "Plan"));
  linli_parts_add (parts, lp_agreement_part_new (context, selection), LP_PARKING_PART_AGREEMENTS, C_("parking", "Agreements"));
  linli_parts_add (parts, lp_share_part_new (context, selection), LP_PARKING_PART_SHARE, C_("parking", "Sharing"));
  linli_parts_add (parts, lp_gate_part_new (context, selection), LP_PARKING_PART_GATE, C_("parking", "Gate"));
  return parts;
}

void
lp_parking_page_show_part (GtkWidget      *window,
                           LinliSelection *selection,
                           const char     *part)
{
  if (linli_window_show_page (LINLI_WINDOW (window), LP_PARKING_PAGE))
    linli_parts_show (selection, LP_PARKING_PAGE, part);
}
