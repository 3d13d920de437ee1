/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

#include "linli-paper-pages-private.h"

G_BEGIN_DECLS

#define LINLI_TYPE_PAPER_VIEW (linli_paper_view_get_type ())

/* The pages one below the other, within a scrolled window; only those that can be seen are drawn. Signal "turned" when another
 * page has come to the top. */
G_DECLARE_FINAL_TYPE (LinliPaperView, linli_paper_view, LINLI, PAPER_VIEW, GtkWidget)

GtkWidget *_linli_paper_view_new (GtkAdjustment *vertical);
void _linli_paper_view_set_pages (LinliPaperView  *self,
                                  LinliPaperPages *pages);
/* 1 for the size on paper; 0 for as wide as there is room. */
void _linli_paper_view_set_zoom (LinliPaperView *self,
                                 double          zoom);
double _linli_paper_view_get_zoom (LinliPaperView *self);
guint _linli_paper_view_get_page (LinliPaperView *self);
void _linli_paper_view_go_to (LinliPaperView *self,
                              int             page);

G_END_DECLS
