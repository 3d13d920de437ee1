/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-lot-store.h"
#include "lp-match.h"
#include "lp-plan.h"

G_BEGIN_DECLS

/* A number or a price that is not known, or a limit that there is none of; never the same as 0. */
#define LP_NOT_KNOWN (-1)

/* All that a LpParkWindow, or a LpPlanClass, can be, in the order in which they are offered. */
#define LP_SPAN_N 3
#define LP_RANK_N 4
LpParkWindow lp_span_nth (guint n);
guint lp_span_get_position (LpParkWindow span);
LpPlanClass lp_rank_nth (guint n);
guint lp_rank_get_position (LpPlanClass rank);

/* As written in the tables. What is none of them is read as all day, others, plain: what asks for most, and goes before nobody. */
const char *lp_span_get_code (LpParkWindow span);
LpParkWindow lp_span_from_code (const char *code);
const char *lp_rank_get_code (LpPlanClass rank);
LpPlanClass lp_rank_from_code (const char *code);
const char *lp_bays_get_kind_code (LpBaysKind kind);
LpBaysKind lp_bays_kind_from_code (const char *code);

/* As read by the user. */
const char *lp_span_get_label (LpParkWindow span);
const char *lp_rank_get_label (LpPlanClass rank);

/* "12.50" from 1250 fen, "80" from 8000; owned by the caller. */
char *lp_fen_to_text (gint64 fen);
/* Yuan as people write them: "80", "12.5", full-width digits, "80元". Nothing is LP_NOT_KNOWN. FALSE for what is no price. */
gboolean lp_fen_from_text (const char *text,
                           gint64     *fen);

/* A column of a row that may be NULL: then LP_NOT_KNOWN. */
gint64 lp_row_get_number (LinliStatement *row,
                          int             column);

G_END_DECLS
