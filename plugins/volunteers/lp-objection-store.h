/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_OBJECTION_MOST 100 /* to one notice */

typedef enum {
  LP_OBJECTION_OPEN,
  LP_OBJECTION_WITHDRAWN, /* by who raised it */
  LP_OBJECTION_REJECTED, /* it was looked into, and what was publicised is right */
  LP_OBJECTION_UPHELD, /* what was publicised is wrong */
  LP_OBJECTION_N_OUTCOMES,
} LpObjectionOutcome;

/* What somebody says against service that is publicised (公示异议).
 *
 * While one is open nobody knows whether the service was done: its notice does not count, the service is not on the list that is hung out, no certificate
 * is issued for any of its days, neither again nor one that says that it was not publicised, and certificates that rest on the notice are marked wherever
 * they are listed and shown. Once it is withdrawn or rejected the notice counts as before, on the days on which it hung out, and so do its certificates.
 * Once it is upheld the notice never counts: the attendance is corrected and publicised again, and the certificates stay marked until the office declares
 * them void, for a paper that was handed out is not called back by the program. */
typedef struct {
  gint64 id; /* 0 for a new one */
  gint64 notice_id;
  char *raised_by; /* personal, told in confidence: masked until the objection itself is revealed; NULL where nobody says who */
  char *raised_on; /* NULL where the day is not known */
  char *words; /* may name people */
  LpObjectionOutcome outcome;
  char *settled_on; /* or NULL; by the store */
  char *reason; /* why it was settled so, or NULL; may name people */
} LpObjection;

LpObjection *lp_objection_new (gint64 notice_id);
void lp_objection_free (gpointer objection);
/* "Withdrawn"; of one that is open "Not settled". */
const char *lp_objection_get_outcome_label (LpObjectionOutcome outcome);

/* To a notice, in the order in which they were raised. Of LpObjection. */
GPtrArray *lp_objection_list (LinliDatabase  *reader,
                              gint64          notice_id,
                              GError        **error);

/* LinliActionFuncs. */
/* Refused in the user's words: no words, no day, a day that is still to come or before the notice was hung out, and a notice that is not there any more. */
gboolean lp_objection_raise (LinliTransaction  *transaction,
                             gpointer           objection, /* LpObjection; gets its id */
                             GError           **error);
/* Refused in the user's words: no reason, and an objection that is settled already. */
gboolean lp_objection_settle (LinliTransaction  *transaction,
                              gpointer           objection, /* LpObjection with id, outcome and reason */
                              GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpObjection, lp_objection_free)

G_END_DECLS
