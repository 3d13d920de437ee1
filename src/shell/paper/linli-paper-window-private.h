/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <adwaita.h>

#include "linli-paper-pages-private.h"
#include "linli-paper-show.h"
#include "linli-paper-view-private.h"

G_BEGIN_DECLS

#define LINLI_TYPE_PAPER_WINDOW (linli_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (LinliPaperWindow, linli_paper_window, LINLI, PAPER_WINDOW, AdwWindow)

struct _LinliPaperWindow {
  AdwWindow parent_instance;
  LinliContext *context;       /* NULL when the paper was given as it is */
  const char *kind;
  gint64 id;
  LinliPaperMakeFunc make;
  LinliPaperKeepFunc keep;     /* NULL when nothing is kept */
  gpointer data;
  GDestroyNotify destroy;
  LinliPaper *paper;
  LinliPaperFormat format;
  gboolean formatted;          /* whether the format is the user's, no more that of the paper */
  gboolean masked;
  LinliPaperPages *pages;
  GCancellable *making;
  GCancellable *saving;
  GtkWidget *toasts, *stack, *scroller, *view, *count, *problem, *size, *landscape, *large, *reveal, *letterhead, *template, *progress, *progress_row;
  gboolean busy;               /* while the program sets the controls */
};

GtkWidget *_linli_paper_window_new (GtkWidget *over);
/* Makes the paper anew where it can be made, and lays it out; what was begun before is given up. */
void _linli_paper_window_refresh (LinliPaperWindow *self);
/* What its buttons and keys do. */
void _linli_paper_window_install_actions (GtkWidgetClass *widget_class);
void _linli_paper_window_reveal (LinliPaperWindow *self);

G_END_DECLS
