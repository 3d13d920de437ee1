/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the program's own pages and papers ask of the brief and of grids besides; not part of what <linli-core.h> gives to plugins. */

#pragma once

#include "linli-brief.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_figure_dup_before (LinliFigure *self);
LINLI_EXPORT
const LinliDate *linli_brief_get_day (LinliBrief *self);
LINLI_EXPORT
LinliPeriod linli_brief_choose_period (const LinliDate *today);
LINLI_EXPORT
GArray *linli_grid_facts_list_below (LinliDatabase  *reader,
                                     gint64          grid,
                                     GError        **error);

G_END_DECLS
