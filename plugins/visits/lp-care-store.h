/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-visit.h"

G_BEGIN_DECLS

/* How a care visit was made. */
#define LP_CARE_DOOR "door"
#define LP_CARE_PHONE "phone"

/* The questions of a care visit, each answered 1 (good) to 3 (bad), or 0 when it was not asked. */
typedef enum {
  LP_CARE_HEALTH,
  LP_CARE_MOOD,
  LP_CARE_KIN,
  LP_CARE_SAFETY,
  LP_CARE_NEEDS,
  LP_CARE_N_QUESTIONS,
} LpCareQuestion;

/* A visit: everything that was due in the household is done with it. */
typedef struct {
  gint64 household;
  gint64 person; /* who was seen, or 0 */
  gboolean met; /* FALSE: nobody was there, and the visit is due still */
  const char *mode;
  int answers[LP_CARE_N_QUESTIONS];
  char *words; /* or NULL */
  LinliMatterKind *hazards; /* what became a hazard is one of these; or NULL */
  char *found; /* what was found, or NULL */
} LpCareVisit;

/* Why somebody is to be visited. */
typedef struct {
  gint64 person;
  char *name; /* personal; or NULL */
  char *tag; /* or NULL when a change asks for it */
  char *what; /* the change, or NULL */
} LpCareReason;

#define LP_TYPE_CARE_ITEM (lp_care_item_get_type ())
G_DECLARE_FINAL_TYPE (LpCareItem, lp_care_item, LP, CARE_ITEM, GObject)

/* A household that waits for a visit, or will: an object, as ledgers hold objects. Not changed once it is read; any thread may read it. */
struct _LpCareItem
{
  GObject parent_instance;

  gint64 household;
  gint64 person; /* who is the reason */
  GPtrArray *reasons; /* of LpCareReason: of all in the household, those of one person together */
  char *name; /* of the reason; personal */
  char *address;
  char *tag; /* the tag that asks for it, or NULL when a change does */
  char *what; /* the change, or NULL */
  int days; /* between visits */
  char *last_on; /* the last visit in local days, or NULL */
  char *due_on; /* of somebody who was never visited, by a tag: since when the tag holds */
  char *whom; /* who is responsible for the grid, or NULL */
  char **names; /* of all who live there, whom the words of a change may name; NULL where they could not be read */
};

/* An earlier visit. */
typedef struct {
  char *at; /* UTC */
  char *actor;
  char *outcome;
  int answers[LP_CARE_N_QUESTIONS];
  char *words;
} LpCareCall;

typedef struct {
  gint64 id;
  char *tag;
  int days;
} LpCadence;

/* Kinds: heat, cold, festival. */
typedef struct {
  gint64 id;
  char *kind;
  char *from_on;
  char *until_on;
  int days;
} LpSurge;

typedef struct {
  gint64 person;
  char *what;
} LpCareChange;

const char *lp_care_question_label (LpCareQuestion question);
const char *lp_surge_label (const char *kind);
void lp_care_visit_free (gpointer visit);
void lp_care_change_free (gpointer change);
void lp_cadence_free (gpointer cadence);
void lp_surge_free (gpointer surge);

/* LinliActionFuncs; what they take stands behind. */
gboolean lp_care_record (LinliTransaction  *transaction,
                         gpointer           visit, /* LpCareVisit */
                         GError           **error);
/* Somebody came home from hospital or the like: a visit within 24 hours. */
gboolean lp_care_note_change (LinliTransaction  *transaction,
                              gpointer           change, /* LpCareChange */
                              GError           **error);
/* 0 days: no longer. */
gboolean lp_care_set_cadence (LinliTransaction  *transaction,
                              gpointer           cadence, /* LpCadence */
                              GError           **error);
gboolean lp_care_add_surge (LinliTransaction  *transaction,
                            gpointer           surge, /* LpSurge */
                            GError           **error);
gboolean lp_care_end_surge (LinliTransaction  *transaction,
                            gpointer           surge, /* LpSurge: by its id */
                            GError           **error);

/* Those due until a day, the longest overdue first; at most @most. For a worker. Days YYYY-MM-DD. Of LpCareItem. */
GPtrArray *lp_care_list (LinliDatabase  *database,
                         const char     *today,
                         const char     *until,
                         guint           most,
                         GError        **error);
/* How many households are due until a day, that day too; counting up to 1000. */
guint lp_care_count (LinliDatabase *database,
                     const char    *today,
                     const char    *until);
/* The visits of a household, newest first; of LpCareCall. */
GPtrArray *lp_care_history (LinliDatabase  *database,
                            gint64          household,
                            gint64          person, /* or 0 */
                            guint           most,
                            GError        **error);
/* Of LpCadence, LpSurge. */
GPtrArray *lp_care_cadences (LinliDatabase  *database,
                             GError        **error);
GPtrArray *lp_care_surges (LinliDatabase  *database,
                           const char     *today,
                           GError        **error);

G_END_DECLS
