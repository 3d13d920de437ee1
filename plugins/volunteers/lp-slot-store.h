/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_SLOT_MOST 6000
#define LP_SLOT_MOST_OF_MATTER 100

/* A shift at a post: a day, hours, and how many people it takes. */
typedef struct {
  gint64 id; /* 0 for a new one */
  gint64 post_id;
  char *post; /* its name, when it was read */
  char *day; /* YYYY-MM-DD */
  int from; /* minutes of the day; an end above 1440 is on the next day */
  int to;
  int minimum; /* of people */
  int ideal;
  gint64 grid_id; /* or 0 */
  char *place; /* or NULL */
  char *note; /* or NULL */
  gint64 line_id; /* of a template, or 0 */
  char *line_day; /* for which it was made of that line, when it was read; or NULL */
  gint64 matter_id; /* the event that it belongs to, or 0 */
  gboolean published;
  gboolean cancelled;
  GPtrArray *duties; /* of LpDuty, who serves; NULL until lp_slot_take_duties() */
  GPtrArray *declined; /* of LpDuty, who was to and is excused or did not come: their places are empty; NULL until then */
} LpSlot;

/* A shift that is not to be, and why. */
typedef struct {
  gint64 id;
  char *why; /* may be NULL for one nobody was told of */
  gboolean removes; /* not cancelled, but taken out of the roster */
} LpSlotEnd;

/* Takes who has a duty in it, in the order of @duties, apart by whether they serve. */
void lp_slot_take_duties (LpSlot    *slot,
                          GPtrArray *duties);
LpSlot *lp_slot_copy (const LpSlot *slot); /* without who serves */
void lp_slot_free (gpointer slot);
LpSlotEnd *lp_slot_end_new (gint64      id,
                            const char *why,
                            gboolean    removes);
void lp_slot_end_free (gpointer end);
/* "Mon 12/31 08:00–10:00 Patrol" */
char *lp_slot_dup_words (const LpSlot *slot);

/* From one day to another, both too, by hour and post; cancelled ones too. At most @most, or LP_SLOT_MOST. Of LpSlot. */
GPtrArray *lp_slot_list (LinliDatabase  *database,
                         const char     *first_day,
                         const char     *last_day,
                         guint           most,
                         GError        **error);
/* The shifts of an event, cancelled ones too, at most LP_SLOT_MOST_OF_MATTER. Of LpSlot. */
GPtrArray *lp_slot_list_of_matter (LinliDatabase  *database,
                                   gint64          matter_id,
                                   GError        **error);
/* NULL with @error when there is none. */
LpSlot *lp_slot_load (LinliDatabase  *database,
                      gint64          id,
                      GError        **error);

/* LinliActionFuncs. A shift that was published and is changed notes what it was, so that it can be told. Refused with LP_DUTY_ERROR_RULE: somebody who serves in it may not at the new
 * day or hours, and is not there by a reason. */
gboolean lp_slot_keep (LinliTransaction  *transaction,
                       gpointer           slot, /* LpSlot; a new one gets its id */
                       GError           **error);
/* Moves a shift inside of another action: whom a rule keeps from it at the new hours is taken off, with the words of the rule. */
gboolean lp_slot_move (LinliTransaction  *transaction,
                       const LpSlot      *before,
                       const LpSlot      *slot,
                       GError           **error);
/* Who serves is taken off: published ones with the reason, which they must be told. Refused without a reason where there are such. */
gboolean lp_slot_end (LinliTransaction  *transaction,
                      gpointer           end, /* LpSlotEnd */
                      GError           **error);
/* A cancelled shift takes place again, inside of another action: who served and was not told otherwise does again, unless a rule forbids it by now. */
gboolean lp_slot_revive (LinliTransaction  *transaction,
                         const LpSlot      *slot,
                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSlot, lp_slot_free)

G_END_DECLS
