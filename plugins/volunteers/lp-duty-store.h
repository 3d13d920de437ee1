/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_DUTY_MOST 20000
#define LP_DUTY_MOST_PEOPLE 2000

#define LP_DUTY_ERROR (lp_duty_error_quark ())

/* LP_DUTY_ERROR_RULE: rules are broken; the message says which, of whom, in the user's words. With a reason they may be broken. */
typedef enum {
  LP_DUTY_ERROR_RULE,
} LpDutyError;

/* Somebody who serves in a slot. */
typedef struct {
  gint64 id;
  gint64 slot_id;
  gint64 card_id;
  gint64 person_id;
  char *name; /* personal */
  char *phone; /* personal; or NULL */
  gboolean pinned;
  char *overridden; /* why rules were broken on purpose, or NULL */
  guint overridden_rules; /* which, as lp_rule_bit()s */
  char *outcome;
  gboolean published;
} LpDuty;

/* A volunteer, as far as rosters name them. */
typedef struct {
  gint64 card_id;
  gint64 person_id;
  char *name; /* personal */
  char *phone; /* personal; or NULL */
} LpServer;

/* What keeps somebody from a slot. */
typedef struct {
  gint64 slot_id, card_id;
  guint rules; /* lp_rule_bit()s */
} LpDutyBroken;

/* Who is taken off and who is added, in one action. */
typedef struct {
  GArray *off; /* gint64: duties */
  GArray *slots; /* gint64 */
  GArray *cards; /* gint64: who serves in the slot of the same index */
  GArray *pins; /* gboolean: whether filling keeps them there */
  gint64 excused; /* of those who are taken off: who cannot come, which stays in the record; or 0 */
  char *why_excused; /* or NULL */
  char *why_off; /* of the others; or NULL */
  char *why_broken; /* why the rules of @broken are broken, or NULL: none is */
  GArray *broken; /* LpDutyBroken: the rules that the last refusal told of; one for all copies, so that who was refused knows */
} LpDutyChange;

/* A duty that filling keeps, or not any more. */
typedef struct {
  gint64 id;
  gboolean pinned;
} LpDutyPin;

GQuark lp_duty_error_quark (void);

void lp_duty_free (gpointer duty);
void lp_server_free (gpointer server);
LpDutyChange *lp_duty_change_new (void);
LpDutyChange *lp_duty_change_copy (const LpDutyChange *change);
void lp_duty_change_free (gpointer change);
void lp_duty_change_add (LpDutyChange *change,
                         gint64        slot_id,
                         gint64        card_id);
/* The same of a duty that is moved with its pin. */
void lp_duty_change_add_pinned (LpDutyChange *change,
                                gint64        slot_id,
                                gint64        card_id);
void lp_duty_change_take_off (LpDutyChange *change,
                              gint64        duty_id);

/* Who serves on the days from one to another, both too, by slot and name. Of LpDuty. */
GPtrArray *lp_duty_list (LinliDatabase  *database,
                         const char     *first_day,
                         const char     *last_day,
                         GError        **error);
/* Who serves in a slot. Of LpDuty. */
GPtrArray *lp_duty_list_of_slot (LinliDatabase  *database,
                                 gint64          slot_id,
                                 GError        **error);
/* NULL when it is not there any more, or was ended. */
LpDuty *lp_duty_load (LinliDatabase  *database,
                      gint64          id,
                      GError        **error);
/* The volunteers who are there on a day. Of LpServer. */
GPtrArray *lp_duty_list_servers (LinliDatabase  *database,
                                 const char     *day,
                                 GError        **error);

/* Whether rules keep somebody from a slot in which there is a place, but those of @but (lp_rule_bit()s): FALSE with LP_DUTY_ERROR_RULE and the words of all
 * of them. */
gboolean lp_duty_judge (LinliDatabase  *database,
                        gint64          slot_id,
                        gint64          card_id,
                        guint           but,
                        GError        **error);

/* Within an action, unjudged: whoever was taken off and was not told yet serves as if nothing had been. */
gboolean lp_duty_put_on (LinliTransaction  *transaction,
                         gint64             slot_id,
                         gint64             card_id,
                         GError           **error);
/* Whether it was noted of anybody who was to serve in a slot if they came; an excuse is no such note. */
gboolean lp_duty_is_noted (LinliDatabase *database,
                           gint64         slot_id);

/* LinliActionFuncs. A duty that was published is ended and kept, so that it can be told; another is removed. Who is added again before being told is as
 * if never taken off. Refused: a slot that does not take place, somebody who serves in it already; and with LP_DUTY_ERROR_RULE broken rules, unless all that are broken
 * were told before and why_broken says why. */
gboolean lp_duty_change (LinliTransaction  *transaction,
                         gpointer           change, /* LpDutyChange */
                         GError           **error);
gboolean lp_duty_pin (LinliTransaction  *transaction,
                      gpointer           pin, /* LpDutyPin */
                      GError           **error);

G_END_DECLS
