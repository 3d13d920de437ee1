/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-hazard-report-store.h"

G_BEGIN_DECLS

#define LP_TYPE_HAZARD_TWINS (lp_hazard_twins_get_type ())
G_DECLARE_FINAL_TYPE (LpHazardTwins, lp_hazard_twins, LP, HAZARD_TWINS, GtkWidget)

/* A list of hazards that may be the same, hidden while there are none. A row opens its hazard and closes the window of the list. */
GtkWidget *lp_hazard_twins_new (LinliContext    *context,
                                LinliSelection  *selection,
                                LinliMatterKind *kind);
/* Looks for those of a report: its place, its point, its category. What was asked for before is forgotten. Takes the report. */
void lp_hazard_twins_look (LpHazardTwins  *self,
                           LpHazardReport *report);

G_END_DECLS
