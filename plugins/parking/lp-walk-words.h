/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-walk.h"

G_BEGIN_DECLS

char *lp_walk_dup_words (const LpWalkWay *way);

G_END_DECLS
