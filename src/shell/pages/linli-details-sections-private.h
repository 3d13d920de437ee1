/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>
#include <linli-dossier.h>
#include <linli-timeline.h>

G_BEGIN_DECLS

/* Widgets over a dossier. Rows and buttons activate the actions of the pane: details.open (kind, id), details.reveal (kind, id). */
GtkWidget *_linli_details_add_section (GtkBox     *box,
                                       const char *title);
GtkWidget *_linli_details_new_section_title (const char *title);
GtkWidget *_linli_details_new_small (const char *text);
GtkWidget *_linli_details_add_fact (GtkWidget  *list,
                                    const char *name,
                                    const char *text);
GtkWidget *_linli_details_new_head (LinliDossier *dossier,
                                    GtkWidget    *changes);
GtkWidget *_linli_details_new_twin (gint64 twin);
void _linli_details_add_people (GtkBox       *box,
                                LinliDossier *dossier);
void _linli_details_add_vehicles (GtkBox       *box,
                                  LinliDossier *dossier);
void _linli_details_add_matters (GtkBox       *box,
                                 LinliContext *context,
                                 LinliDossier *dossier);
void _linli_details_add_related (GtkBox       *box,
                                 LinliDossier *dossier);
void _linli_details_add_facts (GtkBox       *box,
                               LinliDossier *dossier);
void _linli_details_add_timeline (GtkBox       *box,
                                  LinliContext *context,
                                  GPtrArray    *entries,
                                  gboolean      masked);

G_END_DECLS
