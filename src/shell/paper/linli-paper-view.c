/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Pages on a screen. A page once drawn is kept as long as it can be seen, so that scrolling costs nothing. */

#include "config.h"

#include "linli-paper-view-private.h"

#include <glib/gi18n-lib.h>

#define GAP 12.0
#define PER_POINT (96 / 72.0) /* pixels of a screen, by the convention of the toolkit */
#define LEAST_WIDTH 240

struct _LinliPaperView {
  GtkWidget parent_instance;
  LinliPaperPages *pages;
  LinliPaperInk *ink;
  GtkAdjustment *vertical;
  GHashTable *drawn; /* number of a page to its GskRenderNode */
  double zoom;
  guint page;
};

G_DEFINE_FINAL_TYPE (LinliPaperView, linli_paper_view, GTK_TYPE_WIDGET)

enum {
  TURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
linli_paper_view_count (LinliPaperView *self)
{
  return self->pages != NULL ? self->pages->pages->len : 0;
}

/* Pixels a point, in a view so wide. */
static double
linli_paper_view_get_scale (LinliPaperView *self,
                            double          width)
{
  if (self->pages == NULL)
    return 1;
  return self->zoom > 0 ? self->zoom * PER_POINT : MAX (1, width - 2 * GAP) / self->pages->width;
}

static double
linli_paper_view_get_step (LinliPaperView *self)
{
  return self->pages->height * linli_paper_view_get_scale (self, gtk_widget_get_width (GTK_WIDGET (self))) + GAP;
}

static void
linli_paper_view_update (LinliPaperView *self)
{
  guint n_pages = linli_paper_view_count (self);
  g_autofree char *name = NULL;
  guint page;

  if (n_pages == 0)
    return;
  page = MIN (n_pages - 1, (guint) (gtk_adjustment_get_value (self->vertical) / linli_paper_view_get_step (self) + 0.4));
  name = g_strdup_printf (_("Page %u of %u"), page + 1, n_pages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (page == self->page)
    return;
  self->page = page;
  g_signal_emit (self, signals[TURNED], 0);
}

static void
linli_paper_view_scrolled_cb (LinliPaperView *self)
{
  linli_paper_view_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkSizeRequestMode
linli_paper_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
linli_paper_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  LinliPaperView *self = LINLI_PAPER_VIEW (widget);
  guint n_pages = linli_paper_view_count (self);

  if (n_pages == 0)
    *minimum = *natural = 0;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->zoom > 0 ? (int) (self->pages->width * self->zoom * PER_POINT + 2 * GAP) : LEAST_WIDTH;
  else
    *minimum = *natural = (int) (GAP + n_pages * (self->pages->height * linli_paper_view_get_scale (self, MAX (LEAST_WIDTH, for_size)) + GAP));
}

static void
linli_paper_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  LinliPaperView *self = LINLI_PAPER_VIEW (widget);

  if (self->zoom <= 0)
    g_hash_table_remove_all (self->drawn);
}

static GskRenderNode *
linli_paper_view_draw_page (LinliPaperView *self,
                            guint           page,
                            double          scale)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, self->pages->width * scale, self->pages->height * scale);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &area);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_scale (cr, scale, scale);
  _linli_paper_pages_draw (self->pages, self->ink, cr, page);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
linli_paper_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  LinliPaperView *self = LINLI_PAPER_VIEW (widget);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  double width = gtk_widget_get_width (widget), scale = linli_paper_view_get_scale (self, width), from, to, step;
  guint first, n_pages = linli_paper_view_count (self);

  if (n_pages == 0)
    return;
  step = linli_paper_view_get_step (self);
  from = gtk_adjustment_get_value (self->vertical);
  to = from + gtk_adjustment_get_page_size (self->vertical);
  first = MAX (0, (from - GAP) / step);
  for (guint i = first; i < n_pages && GAP + i * step < to; i++)
    {
      GskRenderNode *node = g_hash_table_lookup (self->drawn, GUINT_TO_POINTER (i));

      node = node != NULL ? gsk_render_node_ref (node) : linli_paper_view_draw_page (self, i, scale);
      g_hash_table_insert (seen, GUINT_TO_POINTER (i), node);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((int) MAX (GAP, (width - self->pages->width * scale) / 2), (int) (GAP + i * step)));
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
    }
  g_hash_table_unref (self->drawn);
  self->drawn = g_steal_pointer (&seen);
}

static void
linli_paper_view_dispose (GObject *object)
{
  LinliPaperView *self = LINLI_PAPER_VIEW (object);

  g_clear_pointer (&self->pages, _linli_paper_pages_unref);
  g_clear_pointer (&self->ink, _linli_paper_ink_free);
  g_clear_object (&self->vertical);
  G_OBJECT_CLASS (linli_paper_view_parent_class)->dispose (object);
}

static void
linli_paper_view_finalize (GObject *object)
{
  g_hash_table_unref (LINLI_PAPER_VIEW (object)->drawn);
  G_OBJECT_CLASS (linli_paper_view_parent_class)->finalize (object);
}

static void
linli_paper_view_class_init (LinliPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_paper_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = linli_paper_view_finalize;
  widget_class->get_request_mode = linli_paper_view_get_request_mode;
  widget_class->measure = linli_paper_view_measure;
  widget_class->size_allocate = linli_paper_view_size_allocate;
  widget_class->snapshot = linli_paper_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[TURNED] = g_signal_new ("turned", LINLI_TYPE_PAPER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_paper_view_init (LinliPaperView *self)
{
  self->drawn = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
_linli_paper_view_new (GtkAdjustment *vertical)
{
  LinliPaperView *self = g_object_new (LINLI_TYPE_PAPER_VIEW, NULL);

  self->vertical = g_object_ref (vertical);
  g_signal_connect_object (vertical, "value-changed", G_CALLBACK (linli_paper_view_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vertical, "changed", G_CALLBACK (linli_paper_view_scrolled_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
_linli_paper_view_set_pages (LinliPaperView  *self,
                             LinliPaperPages *pages)
{
  g_hash_table_remove_all (self->drawn);
  g_clear_pointer (&self->pages, _linli_paper_pages_unref);
  g_clear_pointer (&self->ink, _linli_paper_ink_free);
  self->pages = _linli_paper_pages_ref (pages);
  self->ink = _linli_paper_ink_new (pages->scale);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  linli_paper_view_update (self);
}

void
_linli_paper_view_set_zoom (LinliPaperView *self,
                            double          zoom)
{
  double at = self->pages != NULL ? gtk_adjustment_get_value (self->vertical) / linli_paper_view_get_step (self) : 0;

  self->zoom = zoom;
  g_hash_table_remove_all (self->drawn);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->pages != NULL)
    gtk_adjustment_set_value (self->vertical, at * linli_paper_view_get_step (self));
}

double
_linli_paper_view_get_zoom (LinliPaperView *self)
{
  return linli_paper_view_get_scale (self, gtk_widget_get_width (GTK_WIDGET (self))) / PER_POINT;
}

guint
_linli_paper_view_get_page (LinliPaperView *self)
{
  return self->page;
}

void
_linli_paper_view_go_to (LinliPaperView *self,
                         int             page)
{
  if (self->pages != NULL)
    gtk_adjustment_set_value (self->vertical, CLAMP (page, 0, (int) linli_paper_view_count (self) - 1) * linli_paper_view_get_step (self));
}
