/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-attendee-take-store.h"
#include "lp-chain.h"

G_BEGIN_DECLS

/* Residents that one entry may mean, at most. */
#define LP_SIGNUP_MOST 8

/* A resident that an entry may mean. */
typedef struct {
  gint64 person_id;
  char *name;
  char *phone;
  char *address;
  gboolean certain; /* by telephone and surname, or by the whole name and the place */
} LpSignupCandidate;

/* An entry of a pasted list. */
typedef struct {
  char *name;
  char *phone;
  char *place;
  char *note;
  const char *unsure; /* (nullable): why it should be looked at */
  const char *status;
  int people;
  gboolean known;        /* they stand on the event's list already */
  gboolean outgrows;     /* they have places there, and not enough for as many as the list says */
  char *difference;      /* (nullable): that, or how they were set there by hand other than the list says, in the user's words */
  GPtrArray *candidates; /* of LpSignupCandidate, the best first */
} LpSignup;

void lp_signup_free (gpointer signup);
/* Who is certain: one candidate alone, and that for certain. */
gboolean lp_signup_is_certain (const LpSignup *signup);
/* The entries of a list with the residents they may mean; of LpSignup. Call it on a worker. */
GPtrArray *lp_signup_list (LinliDatabase  *reader,
                           const LpChain  *chain,
                           gint64          event_id,
                           GError        **error);
/* Whom a row that was written may mean; NULL with an error of the store. Call it on a worker. */
LpSignup *lp_signup_match (LinliDatabase     *reader,
                           const LpAttendee  *written,
                           GError           **error);
/* The attendee that an entry becomes; @person_id 0 takes it as it was written. */
LpAttendee *lp_signup_dup_attendee (const LpSignup *signup,
                                    gint64          event_id,
                                    gint64          person_id);

G_END_DECLS
