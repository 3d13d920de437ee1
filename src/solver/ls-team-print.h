/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-team-search.h"

G_BEGIN_DECLS

void ls_team_print (const LsTeam *team, const LsLimits *limits);

G_END_DECLS
