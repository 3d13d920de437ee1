/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-visit.h"

G_BEGIN_DECLS

/* What a campaign is about. */
typedef struct {
  gint64 id; /* 0 while it is not in the file */
  LinliMatterKind *kind; /* of its matter, for lp_campaign_create() */
  char *title;
  gint64 checklist;
  char *from_on;
  char *until_on;
  char *scope; /* a JSON object of arrays of ids: compound, building, grid, dwelling; "{}" is everybody */
  char *tag; /* only households in which somebody has it, or NULL */
  gboolean only_gas; /* not those of which is known that they have no piped gas */
  gboolean closed;
} LpCampaign;

/* How far a campaign is: households that are here now, each counted once. */
typedef struct {
  gint64 total;
  gint64 outcomes[LP_VISIT_N_OUTCOMES]; /* how the last call ended */
  gint64 untouched; /* nobody knocked yet */
  gint64 remaining; /* neither settled nor reported */
  gint64 reported;
  gint64 notices; /* two attempts in vain, and no second notice yet */
  gint64 reports; /* in vain again after the second notice */
  gint64 rechecks; /* deadline of a fault has passed */
} LpCampaignCounts;

/* Which households of a campaign a list shows. */
typedef enum {
  LP_CAMPAIGN_TO_GO, /* passed deadlines first */
  LP_CAMPAIGN_NOTICES,
  LP_CAMPAIGN_REPORTS,
  LP_CAMPAIGN_REPORTED,
  LP_CAMPAIGN_FAULTS,
  LP_CAMPAIGN_SETTLED,
  LP_CAMPAIGN_N_LISTS,
} LpCampaignList;

/* Columns of lp_campaign_query(). */
typedef enum {
  LP_CAMPAIGN_ADDRESS,
  LP_CAMPAIGN_HEAD,
  LP_CAMPAIGN_OUTCOME,
  LP_CAMPAIGN_ATTEMPTS,
  LP_CAMPAIGN_LAST_AT,
  LP_CAMPAIGN_NOTICE_ON,
  LP_CAMPAIGN_RECHECK_ON,
  LP_CAMPAIGN_HAZARD,
  LP_CAMPAIGN_DWELLING,
} LpCampaignColumn;

/* What is to be noted about some households of a campaign. */
typedef struct {
  gint64 campaign;
  gint64 *households;
  gsize n_households;
  LpVisitOutcome outcome;
  char *words; /* or NULL */
  char *recheck_on; /* the deadline of a fault, or NULL */
} LpCampaignNote;

/* A fault that becomes a hazard. A household of which no fault is noted yet gets one, with the deadline. */
typedef struct {
  LinliMatterKind *kind; /* of hazards */
  gint64 campaign;
  gint64 household;
  char *title;
  char *recheck_on; /* YYYY-MM-DD */
  gint64 hazard; /* what it became */
} LpCampaignFault;

/* The end of a campaign, or that it goes on. */
typedef struct {
  LinliMatterKind *kind;
  gint64 campaign;
  gboolean end; /* FALSE: it goes on */
} LpCampaignTurn;

LinliMatterKind *lp_campaign_kind_new (void);
void lp_campaign_free (LpCampaign *self);
void lp_campaign_note_free (gpointer note);
void lp_campaign_fault_free (gpointer fault);
void lp_campaign_turn_free (gpointer turn);
LpCampaignNote *lp_campaign_note_new (gint64          campaign,
                                      const gint64   *households,
                                      gsize           n_households,
                                      LpVisitOutcome  outcome);

/* LinliActionFuncs; what they take stands behind. */
gboolean lp_campaign_create (LinliTransaction  *transaction,
                             gpointer           campaign, /* LpCampaign; sets its id */
                             GError           **error);
gboolean lp_campaign_record (LinliTransaction  *transaction,
                             gpointer           note, /* LpCampaignNote */
                             GError           **error);
/* The second notice was left at the door. */
gboolean lp_campaign_give_notice (LinliTransaction  *transaction,
                                  gpointer           note, /* LpCampaignNote */
                                  GError           **error);
/* They stand on the list that went to the office above. */
gboolean lp_campaign_escalate (LinliTransaction  *transaction,
                               gpointer           note, /* LpCampaignNote */
                               GError           **error);
/* LINLI_STORE_ERROR_INVALID when the fault is a hazard already. */
gboolean lp_campaign_open_hazard (LinliTransaction  *transaction,
                                  gpointer           fault, /* LpCampaignFault */
                                  GError           **error);
gboolean lp_campaign_turn (LinliTransaction  *transaction,
                           gpointer           turn, /* LpCampaignTurn */
                           GError           **error);

/* Newest first; of LpCampaign. At most 200. */
GPtrArray *lp_campaign_list (LinliDatabase  *database,
                             gboolean        only_open,
                             GError        **error);
LpCampaign *lp_campaign_load (LinliDatabase  *database,
                              gint64          id,
                              GError        **error);
/* Looks at every household of the campaign: for a worker. Also for one that is not in the file yet. */
gboolean lp_campaign_count (LinliDatabase    *database,
                            const LpCampaign *campaign,
                            const char       *today, /* YYYY-MM-DD */
                            LpCampaignCounts *counts,
                            GError          **error);
/* The same where the total is known and only calls were noted since: looks at the households that were called on alone. */
gboolean lp_campaign_count_called (LinliDatabase     *database,
                                   const LpCampaign  *campaign,
                                   const char        *today,
                                   gint64             total,
                                   LpCampaignCounts  *counts,
                                   GError           **error);
/* The households of one list, in the order of their addresses; columns as in LpCampaignColumn. */
LinliRowQuery *lp_campaign_query (const LpCampaign *campaign,
                                  LpCampaignList    list,
                                  const char       *today);
/* Households of dwellings that are here and in the campaign; of gint64. */
GArray *lp_campaign_households_at (LinliDatabase    *database,
                                   const LpCampaign *campaign,
                                   const gint64     *dwellings,
                                   gsize             n_dwellings,
                                   GError          **error);
/* A LinliMapThemeLoadFunc; the argument is the campaign's id in digits. */
LinliMapValues *lp_campaign_load_theme (LinliDatabase  *reader,
                                        const char     *theme,
                                        const char     *argument,
                                        GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCampaign, lp_campaign_free)

G_END_DECLS
