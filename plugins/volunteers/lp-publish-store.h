/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

typedef enum {
  LP_CHANGE_ADDED,
  LP_CHANGE_TAKEN_OFF,
  LP_CHANGE_MOVED, /* the shift has another day, other hours, another post or place */
} LpChangeKind;

/* What somebody has to be told, because the roster was published before. */
typedef struct {
  LpChangeKind kind;
  gint64 duty_id;
  gint64 person_id;
  char *name; /* personal */
  char *phone; /* personal; or NULL */
  char *slot; /* which shift, in words: as it is now, of who was taken off as that was told */
  char *words; /* why it ended, or what it was before; or NULL */
} LpChange;

/* Days from one to another, both too. */
typedef struct {
  char *first_day;
  char *last_day;
} LpPublish;

LpPublish *lp_publish_new (const char *first_day,
                           const char *last_day);
void lp_publish_free (gpointer publish);
void lp_change_free (gpointer change);

/* Slots of those days that are drafts. */
guint lp_publish_count_drafts (LinliDatabase *database,
                               const char    *first_day,
                               const char    *last_day);
/* What was changed after publishing and not told yet, by day, of shifts that are on those days or were when they were told; @last_day NULL: without an end.
 * All of them, of LpChange. */
GPtrArray *lp_publish_list_changes (LinliDatabase  *database,
                                    const char     *first_day,
                                    const char     *last_day,
                                    GError        **error);

/* LinliActionFuncs. Who serves in a draft counts as told with it; what was changed later in published slots still has to be told. */
gboolean lp_publish (LinliTransaction  *transaction,
                     gpointer           publish, /* LpPublish */
                     GError           **error);
/* They were told. */
gboolean lp_publish_tell (LinliTransaction  *transaction,
                          gpointer           duties, /* a GArray of gint64 */
                          GError           **error);

G_END_DECLS
