/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-feedback-store.h"

G_BEGIN_DECLS

#define LP_TYPE_FEEDBACK_SLIP (lp_feedback_slip_get_type ())
G_DECLARE_FINAL_TYPE (LpFeedbackSlip, lp_feedback_slip, LP, FEEDBACK_SLIP, GtkWidget)

/* One slip of paper after the other: a score, words, of whom, how it came in. What was refused after the slip was closed is told over @over. */
GtkWidget *lp_feedback_slip_new (GtkWidget    *over,
                                 LinliContext *context,
                                 gint64        event_id);
/* Of whom it may be: those who came, of LpGuest, as they stand in the file by now. Who was chosen stays chosen. */
void lp_feedback_slip_set_guests (LpFeedbackSlip *self,
                                  GPtrArray      *guests);
/* Ready for the next one. */
void lp_feedback_slip_clear (LpFeedbackSlip *self);
/* What is typed is a correction of it. */
void lp_feedback_slip_correct (LpFeedbackSlip   *self,
                               const LpFeedback *feedback);
/* Where it is this one that is being corrected, it is not any more. */
void lp_feedback_slip_leave (LpFeedbackSlip *self,
                             gint64          id);

G_END_DECLS
