/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A small bar chart of somebody's hours, month by month. It keeps its line. */

#include "lp-fairness-bars.h"

#define HEIGHT 22
#define LEAST_HEIGHT 2.0 /* of a month with any service */
#define GAP 2.0
#define WIDEST 14.0

typedef struct {
  LpFairLine *line;
  guint n_months;
  int most;
} LpFairnessBars;

static void
lp_fairness_bars_free (gpointer data)
{
  LpFairnessBars *self = data;

  g_clear_object (&self->line);
  g_free (self);
}

/* A month without service has a line on the ground: it is known, and none. */
static void
lp_fairness_bars_draw (GtkDrawingArea *area,
                       cairo_t        *cr,
                       int             width,
                       int             height,
                       gpointer        data)
{
  const LpFairnessBars *self = data;
  GdkRGBA color;
  double step;

  if (self->line == NULL || self->n_months == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  step = MIN (WIDEST + GAP, (double) width / self->n_months);
  for (guint i = 0; i < self->n_months; i++)
    {
      int minutes = self->line->month_minutes[i];
      double high = minutes == 0 ? 1 : MAX (LEAST_HEIGHT, (double) minutes * height / MAX (self->most, 1));

      cairo_rectangle (cr, i * step, height - high, MAX (1, step - GAP), high);
    }
  cairo_fill (cr);
}

GtkWidget *
lp_fairness_bars_new (void)
{
  GtkWidget *area = gtk_drawing_area_new ();
  LpFairnessBars *self = g_new0 (LpFairnessBars, 1);

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), lp_fairness_bars_draw, self, lp_fairness_bars_free);
  g_object_set_data (G_OBJECT (area), "bars", self);
  gtk_widget_add_css_class (area, "fairness-bars");
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

void
lp_fairness_bars_show (GtkWidget  *bars,
                       LpFairLine *line,
                       guint       n_months,
                       int         most)
{
  LpFairnessBars *self = g_object_get_data (G_OBJECT (bars), "bars");

  g_set_object (&self->line, line);
  self->n_months = n_months;
  self->most = most;
  gtk_widget_queue_draw (bars);
}
