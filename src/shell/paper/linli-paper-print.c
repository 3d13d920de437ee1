/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Prints the pages that are shown. Where somebody takes another sheet in the dialog, they are scaled to it. */

#include "config.h"

#include "linli-paper-print-private.h"

typedef struct {
  LinliPaperPages *pages;
  LinliPaperInk *ink;
} LinliPaperPrint;

static void
linli_paper_print_free (gpointer  data,
                        GClosure *closure)
{
  LinliPaperPrint *self = data;

  _linli_paper_pages_unref (self->pages);
  _linli_paper_ink_free (self->ink);
  g_free (self);
}

static void
linli_paper_print_draw_cb (GtkPrintOperation *operation,
                           GtkPrintContext   *context,
                           int                page,
                           LinliPaperPrint   *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  double scale = MIN (width / self->pages->width, height / self->pages->height);

  cairo_save (cr);
  cairo_translate (cr, (width - self->pages->width * scale) / 2, (height - self->pages->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  _linli_paper_pages_draw (self->pages, self->ink, cr, page);
  cairo_restore (cr);
}

static GtkPageSetup *
linli_paper_print_new_setup (const LinliPaperPages *pages)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (pages->format.size == LINLI_PAPER_A3 ? "iso_a3" : "iso_a4");

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_page_setup_set_orientation (setup, pages->format.landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

GtkPrintOperation *
_linli_paper_print_new (LinliPaperPages *pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = linli_paper_print_new_setup (pages);
  LinliPaperPrint *self = g_new0 (LinliPaperPrint, 1);

  self->pages = _linli_paper_pages_ref (pages);
  self->ink = _linli_paper_ink_new (pages->scale);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, pages->pages->len);
  gtk_print_operation_set_job_name (operation, pages->title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (linli_paper_print_draw_cb), self, linli_paper_print_free, 0);
  return operation;
}
