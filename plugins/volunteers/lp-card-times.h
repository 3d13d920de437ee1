/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* When a volunteer has time, every week. */
typedef struct {
  int weekday; /* 1 Monday … 7 Sunday */
  int from;    /* minutes of the day; an end above 1440 is on the next day */
  int to;
  int liking;  /* 1 gladly, 0 yes, -1 only if it must be */
} LpTime;

/* Reads “周一至周五 8:00-11:00；周六 上午（首选）” and “Mon to Fri 8:00-11:00; Sat 8:00-12:00 (gladly)”; nothing is nothing known. Of LpTime, by
 * weekday and minute, none twice; NULL with an error in the user's words. */
GArray *lp_times_read (const char  *text,
                       GError     **error);
/* (transfer full): in the form that is read and the language of the program, days with the same hours together; an empty text for none. */
char *lp_times_dup_text (const GArray *times);

G_END_DECLS
