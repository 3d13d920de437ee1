/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-desk-person.h"
#include "lp-duty-store.h"
#include "lp-slot-store.h"
#include "lp-week.h"

G_BEGIN_DECLS

/* A week of the roster, as the file had it at one moment. */
typedef struct {
  char *monday;
  GPtrArray *slots; /* of LpSlot, with who serves; by hour, post and place */
  GPtrArray *servers; /* of LpServer */
  LinliWorkCalendar *calendar;
  guint n_drafts;
  guint n_changes; /* that are to be told */
  guint n_falls; /* duties from today on that nobody will serve in, because who has them is away */
  guint n_posts;
  guint n_templates;
} LpDeskWeek;

/* A line of the table: what happens at a post at some hours, or what somebody does, day by day. */
typedef struct {
  char *title; /* hours, or empty where it is somebody */
  char *subtitle; /* post and place; NULL where it is somebody */
  const LpServer *server; /* of the week; NULL where it is a post */
  int minutes; /* of the week, of somebody */
  GPtrArray *cells[LP_WEEK_DAYS]; /* of LpSlot, of the week */
} LpDeskLine;

/* Bounded reads; any thread. NULL with @error. */
LpDeskWeek *lp_desk_week_read (LinliDatabase  *database,
                               const char     *monday,
                               GError        **error);
void lp_desk_week_free (gpointer week);

/* Of LpDeskLine, which must not outlive the week. */
GPtrArray *lp_desk_week_list_posts (LpDeskWeek *week);
GPtrArray *lp_desk_week_list_people (LpDeskWeek *week);

/* Whoever of the volunteers serves in a slot; NULL if not. */
const LpDuty *lp_slot_find_duty (const LpSlot *slot,
                                 gint64        card_id);
/* The same of those who were to serve in it, and are excused or did not come. */
const LpDuty *lp_slot_find_declined (const LpSlot *slot,
                                     gint64        card_id);
/* “Excused” or “Absent”, of one of them. */
const char *lp_duty_get_declined_words (const LpDuty *duty);
/* How many people are still needed. */
int lp_slot_count_missing (const LpSlot *slot);

G_END_DECLS
