/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-agreement-kind.h"

G_BEGIN_DECLS

/* A number of an agreement that is not settled; a price of 0 is one. */
#define LP_AGREEMENT_OPEN_NUMBER (-1)

/* How many days before its end an agreement is due to be renewed, where nobody says otherwise; a habit and no law. */
#define LP_AGREEMENT_REMIND_DAYS 30

/* An agreement, or what one could be: then `id` is 0. Days are YYYY-MM-DD. */
typedef struct {
  gint64 id; /* of the matter */
  gint64 lot_id;
  gint64 host_id;  /* the compound whose lot it is; 0: nobody's */
  gint64 guest_id; /* whose cars are taken */
  char *lot;       /* names; not written */
  char *host;
  char *guest;
  char *number;
  char *state;
  char *host_name; /* who speaks for a side, and the phone; NULL when nobody does yet */
  char *host_phone;
  char *guest_name;
  char *guest_phone;
  int bays;   /* at most, or LP_AGREEMENT_OPEN_NUMBER */
  char *span; /* day, night or all-day */
  int fen;    /* a month and a car, or LP_AGREEMENT_OPEN_NUMBER */
  char *terms;
  char *starts_on;
  char *ends_on;
  int remind_days;
  char *signed_on;
  guint n_kept;   /* cars for which a bay is kept until it is in force; not written */
  guint n_parked; /* cars that park there under it; not written */
} LpAgreement;

/* What the residents of a compound said. */
typedef struct {
  gint64 id;
  gint64 agreement_id;
  gint64 compound_id;
  char *compound; /* its name; not written */
  char *held_on;  /* YYYY-MM-DD */
  char *way;      /* "meeting", "paper", "online" */
  int entitled;   /* households */
  int votes_for;
  int votes_against;
  int abstained;
  char *words;
} LpVote;

/* What is done with an agreement. */
typedef struct {
  LinliMatterKind *kind; /* for lp_agreement_open() */
  LpAgreement *agreement;
} LpAgreementDeed;

LpAgreement *lp_agreement_new (void);
void lp_agreement_free (gpointer agreement);
LpAgreementDeed *lp_agreement_deed_new (LinliMatterKind *kind,
                                        LpAgreement     *agreement);
void lp_agreement_deed_free (gpointer deed);
LpVote *lp_vote_new (void);
void lp_vote_free (gpointer vote);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpAgreement, lp_agreement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpVote, lp_vote_free)

/* Agreements of all states, the open ones first; of LpAgreement. NULL with an error of the store. */
GPtrArray *lp_agreement_list (LinliDatabase  *reader,
                              GError        **error);
LpAgreement *lp_agreement_load (LinliDatabase  *reader,
                                gint64          id,
                                GError        **error);
/* Lots where bays are kept for cars of another compound, without an agreement in talks or in force: of LpAgreement that could be, with the
 * contacts of both micro-grids, the cars and the price of the lot filled in. */
GPtrArray *lp_agreement_list_wanted (LinliDatabase  *reader,
                                     GError        **error);
/* The compounds whose cars an agreement can be about, by name, at most 500; of LinliRecord. */
GPtrArray *lp_agreement_list_guests (LinliDatabase  *reader,
                                     GError        **error);
/* What could be agreed on for a lot and a compound. */
LpAgreement *lp_agreement_propose (LinliDatabase  *reader,
                                   gint64          lot_id,
                                   gint64          guest_id,
                                   GError        **error);
/* What is wrong with what was typed, in the user's words; NULL when nothing is. */
const char *lp_agreement_find_fault (const LpAgreement *agreement);
const char *lp_vote_find_fault (const LpVote *vote);

/* LinliActionFuncs: with an LpAgreementDeed, an LpAgreement (all but its lot and compounds), an LpVote. */
gboolean lp_agreement_open (LinliTransaction  *transaction,
                            gpointer           deed,
                            GError           **error);
gboolean lp_agreement_save (LinliTransaction  *transaction,
                            gpointer           agreement,
                            GError           **error);
/* The new last day is that of `agreement`. */
gboolean lp_agreement_renew (LinliTransaction  *transaction,
                             gpointer           agreement,
                             GError           **error);
gboolean lp_vote_add (LinliTransaction  *transaction,
                      gpointer           vote,
                      GError           **error);
/* The votes of an agreement, the newest first; of LpVote. */
GPtrArray *lp_vote_list (LinliDatabase  *reader,
                         gint64          agreement_id,
                         GError        **error);

/* A LinliMatterFollowFunc. Consent: those whose lot it is must have voted for it. Signed: the cars for which bays are kept park there from its
 * first day. Ended: they need a bay again. Given up: what was kept is free. */
gboolean lp_agreement_follow (LinliMatterKind   *kind,
                              LinliTransaction  *transaction,
                              gint64             id,
                              const char        *step,
                              const char        *text,
                              GError           **error);

G_END_DECLS
