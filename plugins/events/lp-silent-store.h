/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-signup-store.h"

G_BEGIN_DECLS

/* Households that are listed, at most. */
#define LP_SILENT_MOST 20000

/* A household that is asked for its answer. */
typedef struct {
  gint64 household_id;
  char *name; /* of its head */
  char *phone;
  char *address;
  char *perhaps; /* (nullable): as whom somebody of it may have answered */
} LpSilent;

/* What is asked: the silent of an event, of a compound or of all (0), when those that were read and are not taken yet count, too. */
typedef struct {
  gint64 event_id;
  gint64 compound_id;
  GArray *persons;   /* (nullable): of gint64, residents that were chosen for a pasted list */
  GPtrArray *unsure; /* (nullable): of LpAttendee without a resident, as they are written there */
} LpSilentQuestion;

typedef struct {
  GPtrArray *rows;  /* of LpSilent, those that have not answered, and those that may have */
  guint n_perhaps;
  guint n_answered;
} LpSilentAnswer;

/* Of one who is asked households a row counts where it says yes, no or maybe. A row that is written and taken for nobody counts where one resident is
 * meant for certain; where somebody may be meant the household is marked. Many queries: call it on a worker. */
LpSilentAnswer *lp_silent_ask (LinliDatabase           *reader,
                               const LpSilentQuestion  *question,
                               GCancellable            *cancellable,
                               GError                 **error);
void lp_silent_answer_free (gpointer answer);
void lp_silent_question_free (gpointer question);

G_END_DECLS
