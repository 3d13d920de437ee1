/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page 志愿服务: its parts under one switcher. */

#include "lp-volunteers-page.h"

#include <glib/gi18n-lib.h>

#include "lp-attendance-part.h"
#include "lp-card-part.h"
#include "lp-desk-part.h"
#include "lp-fairness-part.h"
#include "lp-setup-part.h"

GtkWidget *
lp_volunteers_page_new (LinliContext   *context,
                        LinliSelection *selection)
{
  GtkWidget *parts = linli_parts_new (selection, LP_VOLUNTEERS_PAGE);

  linli_parts_add (parts, lp_desk_part_new (context, selection), "roster", C_("desk", "Roster"));
  linli_parts_add (parts, lp_card_part_new (context, selection), "cards", C_("volunteers", "People"));
  linli_parts_add (parts, lp_attendance_part_new (context, selection), "attendance", C_("volunteers", "Attendance"));
  linli_parts_add (parts, lp_fairness_part_new (context, selection), "fairness", C_("volunteers", "Statistics"));
  linli_parts_add (parts, lp_setup_part_new (context, selection), "setup", C_("desk", "Posts and Templates"));
  return parts;
}
