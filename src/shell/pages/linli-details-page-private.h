/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-details-page.h"

#include <linli-dossier.h>
#include <linli-matter-words.h>

#include "linli-record-action.h"

G_BEGIN_DECLS

struct _LinliDetailsPage
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *body;
  GtkWidget *back;
  GtkWidget *locate;
  GtkWidget *edit;
  GtkWidget *close;
  GtkWidget *form;
  GtkWidget *picker;
  GtkWidget *tag_anchor;
  GtkWidget *changes; /* the button with its menu, where there is one */
  GtkWidget *actions; /* of plugins */
  GPtrArray *own_actions; /* LinliRecordAction: of the shell */
  GPtrArray *offered; /* LinliRecordAction: the buttons among the actions */
  GHashTable *extras; /* LinliDetailsSection → what it shows */
  GArray *trail;
  gboolean stepping;
  gboolean turned; /* to another record, since the pane was made */
  guint reload;
};

/* Whether the focus is in @widget; also while another window is before this one, as a file chooser is. */
gboolean _linli_details_page_has_focus (GtkWidget *widget);
void _linli_details_page_emit_settled (LinliDetailsPage *self);

/* The form in the pane's place. */
void _linli_details_page_edit (LinliDetailsPage *self,
                               const char       *kind,
                               gint64            id);

/* The end of a matter: whether the dossier is about one that is not closed, and the action that closes it. */
gboolean _linli_details_page_is_open_matter (LinliDetailsPage *self,
                                             LinliDossier     *dossier);
void _linli_details_page_close_action (GtkWidget  *widget,
                                       const char *name,
                                       GVariant   *parameter);

/* A matter of a kind. */
gboolean _linli_details_name_matter (LinliDetailsPage *self,
                                     LinliDossier     *dossier);
void _linli_details_add_steps (LinliDetailsPage *self,
                               GtkBox           *box);
void _linli_details_page_step_action (GtkWidget  *widget,
                                      const char *name,
                                      GVariant   *parameter);

/* What plugins add. */
void _linli_details_add_extras (LinliDetailsPage *self,
                                GtkBox           *box);
void _linli_details_fill_actions (LinliDetailsPage *self);
void _linli_details_run_action (LinliDetailsPage  *self,
                                LinliRecordAction *action);
void _linli_details_forget_extras (LinliDetailsPage *self,
                                   LinliChanges     *changes);
gboolean _linli_details_key_pressed_cb (GtkEventControllerKey *controller,
                                        guint                  key,
                                        guint                  code,
                                        GdkModifierType        state,
                                        LinliDetailsPage      *self);

/* The focus while everything is made anew. */
GArray *_linli_details_focus_find (GtkWidget *body);
void _linli_details_focus_return (GtkWidget *body,
                                  GArray    *path);

G_END_DECLS
