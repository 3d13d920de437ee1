/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Runs an action of the user; what went wrong is told over @from, which is kept until then. Takes @data. */
void lp_visit_act (GtkWidget       *from,
                   LinliContext    *context,
                   const char      *title,
                   LinliActionFunc  func,
                   gpointer         data,
                   GDestroyNotify   destroy);
/* Tells what went wrong: over the window of @from, or in a message where it stands in a dialog; nothing when it stands nowhere any more. */
void lp_visit_show_error (GtkWidget    *from,
                          const char   *text,
                          const GError *error);
/* Today and the local hour. */
char *lp_visit_dup_today (void);
int lp_visit_get_hour (void);
/* A day some days from today, YYYY-MM-DD. */
char *lp_visit_dup_day (int days);
/* A day as it was typed, in any usual form; %NULL when it is none. */
char *lp_visit_read_day (const char *text);
/* A line of a form: the label and what it names. */
GtkWidget *lp_visit_row_new (const char *label,
                             GtkWidget  *control);
GtkWidget *lp_visit_label_new (const char *text,
                               const char *css_class);
void lp_visit_clear_list (GtkWidget *list);

G_END_DECLS
