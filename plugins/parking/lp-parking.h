/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the parts of parking have in common: its kinds of matters, their states, and the tables that hold what is special to them. */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* A car that needs a bay. */
#define LP_NEED_KIND "parking"
#define LP_NEED_WAITING "waiting"
#define LP_NEED_OFFERED "offered" /* a bay is kept for it until an agreement is in force */
#define LP_NEED_PLACED "placed"
#define LP_NEED_WITHDRAWN "withdrawn"

/* A lot takes cars of another compound. */
#define LP_AGREEMENT_KIND "parking-agreement"
#define LP_AGREEMENT_TALKS "talks"
#define LP_AGREEMENT_VOTING "voting"
#define LP_AGREEMENT_AGREED "agreed"
#define LP_AGREEMENT_IN_FORCE "in-force"
#define LP_AGREEMENT_ENDED "ended"
#define LP_AGREEMENT_FAILED "failed"

#define LP_NEED_TABLE "parking_need"
#define LP_REFUSAL_TABLE "parking_refusal"
#define LP_USE_TABLE "parking_use"
#define LP_AGREEMENT_TABLE "parking_agreement"
#define LP_VOTE_TABLE "parking_vote"
#define LP_INCOME_TABLE "parking_income"
#define LP_SETTING_TABLE "parking_setting"

G_END_DECLS
