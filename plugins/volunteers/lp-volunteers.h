/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the parts of volunteers have in common: the tables, and how far a duty got. */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

#define LP_VOLUNTEERS_STEPS "/io/github/linli/volunteers/migrations"

#define LP_POST_TABLE "volunteers_post"
#define LP_POST_SKILL_TABLE "volunteers_post_skill"
#define LP_CARD_TABLE "volunteers_card"
#define LP_CARD_SKILL_TABLE "volunteers_card_skill"
#define LP_CARD_POST_TABLE "volunteers_card_post"
#define LP_TIME_TABLE "volunteers_time"
#define LP_EXCEPTION_TABLE "volunteers_exception"
#define LP_PAIR_TABLE "volunteers_pair"
#define LP_TEMPLATE_TABLE "volunteers_template"
#define LP_TEMPLATE_LINE_TABLE "volunteers_template_line"
#define LP_SLOT_TABLE "volunteers_slot"
#define LP_DUTY_TABLE "volunteers_duty"
#define LP_CERTIFICATE_TABLE "volunteers_certificate"
#define LP_REVIEW_TABLE "volunteers_notice"
#define LP_OBJECTION_TABLE "volunteers_objection"
#define LP_NOTE_TABLE "volunteers_note"
#define LP_VOLUNTEERS_SETTING_TABLE "volunteers_setting"

#define LP_DUTY_PLANNED "planned"
#define LP_DUTY_CAME "came"
#define LP_DUTY_ABSENT "absent"
#define LP_DUTY_EXCUSED "excused"
/* Whether who has a duty of that outcome takes the place: whoever is excused or did not come does not, though the duty stays for the record. */
#define lp_duty_outcome_serves(outcome) (g_strcmp0 ((outcome), LP_DUTY_EXCUSED) != 0 && g_strcmp0 ((outcome), LP_DUTY_ABSENT) != 0)

G_END_DECLS
