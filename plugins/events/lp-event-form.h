/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* The form of an event that is there, or of a new one. Takes @event. */
void lp_event_form_show (GtkWidget    *over,
                         LinliContext *context,
                         LpEvent      *event);
/* A new edition after @last, which is copied; what people said of earlier ones is offered as the reason of a change. */
void lp_event_form_show_next (GtkWidget     *over,
                              LinliContext  *context,
                              const LpEvent *last);
/* A LinliWindowActionFunc, and a LinliRecordActionFunc: an event that comes from a matter. */
void lp_event_form_show_new (GtkWidget      *window,
                             LinliContext   *context,
                             LinliSelection *selection,
                             gpointer        data);
void lp_event_form_show_about (GtkWidget    *window,
                               LinliContext *context,
                               const char   *kind,
                               const gint64 *ids,
                               gsize         n_ids);

G_END_DECLS
