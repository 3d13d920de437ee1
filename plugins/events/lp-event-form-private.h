/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the form of an event and the reading of it have in common. */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

typedef struct {
  LinliForm *form;
  LinliContext *context;
  LpEvent *event;
  GPtrArray *categories; /* of LinliMatterCategory */
  GPtrArray *feedback;   /* (nullable): of LpFeedback, words of earlier editions */
  GPtrArray *yards;      /* of LpYard, in the order of the choice after none */
  GtkWidget *title;
  GtkWidget *category;
  GtkWidget *yard;
  GtkWidget *series;
  GtkWidget *edition;
  GtkWidget *day;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *venue;
  GtkWidget *audience;
  GtkWidget *clash; /* a row: what may be in the way */
  GtkWidget *speaker;
  GtkWidget *recorder;
  GtkWidget *capacity_site;
  GtkWidget *capacity_online;
  GtkWidget *online_link;
  GtkWidget *register_until;
  GtkWidget *said; /* (nullable): which of the feedback */
  GtkWidget *changed_what;
  GtkWidget *changed_why;
} LpEventForm;

/* What was typed; NULL with a complaint for what cannot be. */
LpEvent *_lp_event_form_read (LpEventForm *self);
/* How the end of an event is typed: without its day where the hour tells it. NULL for none. */
char *_lp_event_form_dup_typed_end (const LpEvent *event);
/* The event as far as it can be told from what is typed by now; NULL while day and hour are not. */
LpEvent *_lp_event_form_guess (LpEventForm *self);

G_END_DECLS
