/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-navigation.h"
#include "linli-quick-note.h"
#include "linli-search-box.h"
#include "linli-window.h"

G_BEGIN_DECLS

struct _LinliWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwFlap *navigation_flap;
  AdwFlap *details_flap;
  GtkWidget *navigation;
  GtkStack *pages_stack;
  GtkWidget *title;
  GtkWidget *search;
  GtkWidget *note_button;
  GtkWidget *note;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *navigation_button;
  GtkWidget *banner;

  GSettings *settings;
  LinliContext *context;
  LinliSelection *selection;
  GListStore *pages;
  guint n_base_pages;
  GMenu *main_menu;
  GMenu *added_menu; /* actions of plugins, and their names */
  GPtrArray *added_actions;
  char *page;

  GtkWidget *page_focus; /* what had the keyboard last in a page, or NULL */
  AdwToast *toast; /* the one that names what was done last, or NULL; the overlay has it */
  GtkWidget *toast_label;
  guint toast_timer;
  gint64 last_entry;
  int fold_width;
  gboolean closing; /* once what was typed is stored */
};

void _linli_window_add_actions (LinliWindow *self);
void _linli_window_name_help (LinliWindow *self);
void _linli_window_update_actions (LinliWindow *self);
void _linli_window_announce (LinliWindow *self);
void _linli_window_drop_toast (LinliWindow *self);
void _linli_window_collect_pages (LinliWindow *self);
void _linli_window_collect_actions (LinliWindow *self);
void _linli_window_collect_exports (LinliWindow *self);

G_END_DECLS
