/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* Roles of an actor. */
#define LP_HAZARD_RESPONSIBLE "responsible"
#define LP_HAZARD_HANDLER "handler"
#define LP_HAZARD_HELPER "helper"

/* What came of a call. */
#define LP_HAZARD_COMING "coming"
#define LP_HAZARD_REACHED "reached"
#define LP_HAZARD_NO_ANSWER "no-answer"

/* Somebody who has to do with a hazard. */
typedef struct {
  gint64 id;        /* 0 to add */
  gint64 matter_id;
  gint64 person_id; /* 0 for somebody who is no record */
  char *role;
  char *name;
  char *phone;
} LpHazardActor;

/* A call as it is noted. */
typedef struct {
  gint64 matter_id;
  gint64 duty_id;
  gint64 person_id;
  char *name;
  char *outcome;
} LpHazardCall;

/* The level of a hazard, and the plan that a major one needs. */
typedef struct {
  gint64 matter_id;
  char *level;
  char *plan[5]; /* duty, measures, funds, deadline, emergency; each nullable */
} LpHazardLevel;

/* A hazard that is another one. */
typedef struct {
  LinliMatterKind *kind;
  gint64 matter_id;
  gint64 of;
} LpHazardSame;

LpHazardActor *lp_hazard_actor_new (gint64      matter_id,
                                    const char *role,
                                    gint64      person_id,
                                    const char *name,
                                    const char *phone);
void lp_hazard_actor_free (gpointer actor);
/* Those of a hazard: of LpHazardActor. */
GPtrArray *lp_hazard_actor_list (LinliDatabase  *reader,
                                 gint64          matter_id,
                                 GError        **error);
/* LinliActionFuncs with an LpHazardActor: the first handler becomes the assignee of a matter that has none. */
gboolean lp_hazard_actor_add (LinliTransaction  *transaction,
                              gpointer           actor,
                              GError           **error);
gboolean lp_hazard_actor_remove (LinliTransaction  *transaction,
                                 gpointer           actor,
                                 GError           **error);
const char *lp_hazard_actor_get_role_label (const char *role);

LpHazardCall *lp_hazard_call_new (gint64      matter_id,
                                  gint64      duty_id,
                                  gint64      person_id,
                                  const char *name,
                                  const char *outcome);
void lp_hazard_call_free (gpointer call);
/* A LinliActionFunc with an LpHazardCall: a line on the timeline; who is coming takes part as a helper. */
gboolean lp_hazard_call_note (LinliTransaction  *transaction,
                              gpointer           call,
                              GError           **error);
const char *lp_hazard_call_get_label (const char *outcome);

/* What is ordinary and without a plan until somebody said otherwise; NULL with an error of the store. */
LpHazardLevel *lp_hazard_level_load (LinliDatabase  *reader,
                                     gint64          matter_id,
                                     GError        **error);
void lp_hazard_level_free (gpointer level);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpHazardLevel, lp_hazard_level_free)
/* A LinliActionFunc with an LpHazardLevel. */
gboolean lp_hazard_level_save (LinliTransaction  *transaction,
                               gpointer           level,
                               GError           **error);
/* What a part of the plan is called; `part` from 0 to 4. */
const char *lp_hazard_level_get_part_label (guint part);

/* A LinliActionFunc with an LpHazardSame (to be freed with g_free, its kind is borrowed): links the two both ways, and closes the one. */
gboolean lp_hazard_same_join (LinliTransaction  *transaction,
                              gpointer           same,
                              GError           **error);

G_END_DECLS
