/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In which ways residents vote; NULL at the end. */
const char * const *lp_vote_get_ways (void);
const char *lp_vote_get_way_label (const char *way);

G_END_DECLS
