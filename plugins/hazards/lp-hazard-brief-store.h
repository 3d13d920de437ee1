/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* What hazards give to the monthly brief. */
LinliFigureSource *lp_hazard_brief_source_new (void);

G_END_DECLS
