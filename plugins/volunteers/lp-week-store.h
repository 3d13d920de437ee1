/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-slot-store.h"

G_BEGIN_DECLS

#define LP_WEEK_MOST_WEEKS 12

/* Which weeks are to be made, and of what: a template, or another week. */
typedef struct {
  gint64 template_id; /* or 0 */
  char *source; /* the Monday of the week that is copied; NULL where there is a template */
  char *monday; /* of the first week that is made */
  int n_weeks;
  gboolean skips_off; /* nothing on public holidays */
  gboolean doubles; /* also what is there from elsewhere; FALSE unless it is set */
} LpWeekMake;

/* A slot that would be made. */
typedef struct {
  LpSlot *slot;
  gboolean exists; /* it was made before, and is not made again */
  gboolean twin; /* the same post, day, hours, grid and place are there from elsewhere: another template, another week, or by hand */
  gboolean off; /* on a public holiday */
} LpWeekItem;

/* What making them comes to. */
typedef struct {
  GPtrArray *items; /* of LpWeekItem, by day */
  guint n_new;
  guint n_existing;
  guint n_twins; /* of those that do not exist; left out unless they are to be doubled */
  guint n_off; /* left out, of those that do not exist */
} LpWeekPlan;

LpWeekMake *lp_week_make_new (gint64      template_id,
                              const char *source,
                              const char *monday,
                              int         n_weeks,
                              gboolean    skips_off);
LpWeekMake *lp_week_make_copy (const LpWeekMake *make);
void lp_week_make_free (gpointer make);
void lp_week_plan_free (gpointer plan);

/* What would be made, without making it. */
LpWeekPlan *lp_week_plan (LinliDatabase     *database,
                          const LpWeekMake  *make,
                          GError           **error);

gboolean lp_week_item_is_made (const LpWeekItem *item,
                               const LpWeekMake *make);

/* A LinliActionFunc: makes what is not there yet. A line of a template makes one slot a week, wherever that was moved to since, even where it was
 * cancelled. The same shift is not made twice by two templates either, unless that is asked for. Refused where there is nothing to make. */
gboolean lp_week_make (LinliTransaction  *transaction,
                       gpointer           make, /* LpWeekMake */
                       GError           **error);

G_END_DECLS
