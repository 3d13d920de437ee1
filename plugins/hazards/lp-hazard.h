/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

#include "lp-hazard-kind.h"

G_BEGIN_DECLS

#define LP_TYPE_HAZARD (lp_hazard_get_type ())
G_DECLARE_FINAL_TYPE (LpHazard, lp_hazard, LP, HAZARD, GObject)

/* One hazard as lists show it. Read once, not changed after that; any thread may read it. Texts are as they stand in the file: who shows
 * them masks the numbers in them. */
struct _LpHazard
{
  GObject parent_instance;

  gint64 id;
  char *number;
  char *title;
  char *state;
  char *category;
  char *level;
  char *place;
  char *grid;
  char *assignee;
  char *actors;    /* names, separated by 、 */
  char *due_at;    /* YYYY-MM-DD */
  char *opened_at; /* UTC */
  char *closed_at; /* UTC */
  char *opened_by;
  char *papers;    /* numbers of papers, separated by 、 */
  char *words;     /* what was written at the last step */
  char **names;    /* (nullable): whom it may name; NULL when that could not be read */
  guint nth;       /* the how-manieth of its group at its spot within the period; 0 without a spot or a category */
  guint period;    /* in days */
  guint n_photos;
  gboolean overdue;
  gboolean on_map; /* it has a point of its own */
};

LpHazard *lp_hazard_new (void);
gboolean lp_hazard_is_open (LpHazard *self);
gboolean lp_hazard_is_major (LpHazard *self);
/* “third time in this stairwell”, or NULL for the first time. */
char *lp_hazard_dup_recurrence (LpHazard *self);
/* A point on the map in words; degrees, WGS 84. */
char *lp_hazard_dup_point (double longitude,
                           double latitude);
/* The title without numbers and names of people. */
char *lp_hazard_dup_title (LpHazard *self);
/* Words about a hazard in the same manner. */
char *lp_hazard_dup_words (LpHazard   *self,
                           const char *words);

G_END_DECLS
