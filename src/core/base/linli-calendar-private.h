/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-calendar.h"

G_BEGIN_DECLS

/* The name of the holiday to which a statutory day off belongs, as the law writes it; NULL on other days. */
const char *_linli_calendar_get_statutory_name (const LinliDate *date);
/* The name of a holiday in the language of the person at this desk; itself where it is none of the seven of the law. */
const char *_linli_calendar_translate_holiday (const char *chinese);
/* What the day of the week makes of a day. */
LinliDayKind _linli_calendar_get_kind_by_week (const LinliDate *date);

G_END_DECLS
