/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A line from visit to visit in the colour of the text, with a point for each answer; what was not asked leaves a gap in the points only. */

#include "lp-care-trend.h"

#include <math.h>
#include <string.h>

#define WIDTH 120
#define HEIGHT 28
#define MARGIN 4.0

struct _LpCareTrend
{
  GtkWidget parent_instance;

  int *scores;
  guint n_scores;
};

G_DEFINE_FINAL_TYPE (LpCareTrend, lp_care_trend, GTK_TYPE_WIDGET)

/* A faint line for each of the three answers: where good is, and where bad. */
static void
lp_care_trend_draw_scale (cairo_t       *cr,
                          double         width,
                          double         height,
                          const GdkRGBA *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.2 * colour->alpha);
  cairo_set_line_width (cr, 1);
  for (int i = 0; i < 3; i++)
    {
      double y = floor (MARGIN + height * i / 2) + 0.5;

      cairo_move_to (cr, MARGIN, y);
      cairo_line_to (cr, MARGIN + width, y);
    }
  cairo_stroke (cr);
}

static void
lp_care_trend_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  LpCareTrend *self = LP_CARE_TREND (widget);
  double width = gtk_widget_get_width (widget) - 2 * MARGIN, height = gtk_widget_get_height (widget) - 2 * MARGIN;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  lp_care_trend_draw_scale (cr, width, height, &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.5);
  for (guint i = 0; i < self->n_scores; i++)
    if (self->scores[i] != 0)
      {
        graphene_point_t point = GRAPHENE_POINT_INIT ((float) (MARGIN + width * i / MAX (self->n_scores - 1, 1)),
                                                      (float) (MARGIN + height * (self->scores[i] - 1) / 2));

        g_array_append_val (points, point);
        cairo_line_to (cr, point.x, point.y);
      }
  cairo_stroke (cr);
  for (guint i = 0; i < points->len; i++)
    {
      graphene_point_t *point = &g_array_index (points, graphene_point_t, i);

      cairo_arc (cr, point->x, point->y, 2.5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

static void
lp_care_trend_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
lp_care_trend_finalize (GObject *object)
{
  g_free (LP_CARE_TREND (object)->scores);
  G_OBJECT_CLASS (lp_care_trend_parent_class)->finalize (object);
}

static void
lp_care_trend_class_init (LpCareTrendClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_care_trend_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = lp_care_trend_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = lp_care_trend_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lp_care_trend_init (LpCareTrend *self)
{
}

GtkWidget *
lp_care_trend_new (const int *scores,
                   guint      n_scores)
{
  LpCareTrend *self = g_object_new (LP_TYPE_CARE_TREND, NULL);

  self->scores = g_memdup2 (scores, n_scores * sizeof *scores);
  self->n_scores = n_scores;
  return GTK_WIDGET (self);
}
