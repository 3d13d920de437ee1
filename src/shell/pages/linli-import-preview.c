/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Before and after: the outlines of a layer as the file gives them, dashed, and as the stated coordinate system puts them, solid, over the grids that
 * are there. Whoever chose the wrong system sees it here. Everything is drawn on a plane in metres about the middle of the layer. */

#include "config.h"

#include "linli-import-preview-private.h"

#include <glib/gi18n-lib.h>
#include <linli-geometry.h>
#include <linli-plane.h>
#include <math.h>

#define MARGIN 14.0
#define NEAR 3000.0  /* metres: grids that are farther away are not shown with the layer */
#define AROUND 700.0 /* metres about the grids: more than any of the systems shifts */

struct _LinliImportPreview {
  GtkWidget parent_instance;
  GPtrArray *before;   /* LinliGeometry, as the file has them */
  GPtrArray *after;    /* the same in WGS 84; NULL as long as no system is stated */
  GPtrArray *existing; /* grids, in WGS 84 */
  LinliPlane plane;
};

G_DEFINE_FINAL_TYPE (LinliImportPreview, linli_import_preview, GTK_TYPE_WIDGET)

static LinliBox
linli_import_preview_measure_box (GPtrArray *shapes)
{
  LinliBox box = LINLI_BOX_EMPTY;

  for (guint i = 0; shapes != NULL && i < shapes->len; i++)
    linli_box_add_box (&box, linli_geometry_get_box (g_ptr_array_index (shapes, i)));
  return box;
}

/* A box in metres about the middle of the layer. */
static LinliBox
linli_import_preview_project_box (LinliImportPreview *self,
                                  GPtrArray          *shapes)
{
  LinliBox box = linli_import_preview_measure_box (shapes);
  LinliBox metres = LINLI_BOX_EMPTY;
  double x, y;

  if (linli_box_is_empty (&box))
    return metres;
  linli_plane_project (&self->plane, box.min_x, box.min_y, &x, &y);
  linli_box_add_point (&metres, x, y);
  linli_plane_project (&self->plane, box.max_x, box.max_y, &x, &y);
  linli_box_add_point (&metres, x, y);
  return metres;
}

static double
linli_import_preview_measure_gap (const LinliBox *a,
                                  const LinliBox *b)
{
  double x = MAX (MAX (a->min_x - b->max_x, b->min_x - a->max_x), 0);
  double y = MAX (MAX (a->min_y - b->max_y, b->min_y - a->max_y), 0);

  return hypot (x, y);
}

/* What is shown: the grids with what is near them, for a city's roads would make them a dot; else the layer. */
static LinliBox
linli_import_preview_find_view (LinliImportPreview *self)
{
  LinliBox before = linli_import_preview_project_box (self, self->before);
  LinliBox after = linli_import_preview_project_box (self, self->after);
  LinliBox existing = linli_import_preview_project_box (self, self->existing);
  LinliBox view = before;

  linli_box_add_box (&view, &after);
  if (linli_box_is_empty (&existing) || linli_box_is_empty (&view) || linli_import_preview_measure_gap (&view, &existing) > NEAR)
    return view;
  view.min_x = MAX (view.min_x, existing.min_x - AROUND);
  view.min_y = MAX (view.min_y, existing.min_y - AROUND);
  view.max_x = MIN (view.max_x, existing.max_x + AROUND);
  view.max_y = MIN (view.max_y, existing.max_y + AROUND);
  if (linli_box_is_empty (&view))
    return existing;
  linli_box_add_box (&view, &existing);
  return view;
}

typedef struct {
  cairo_t *cairo;
  const LinliPlane *plane;
  double scale;
  double left;
  double top;
} Pen;

static void
linli_import_preview_trace (const Pen           *pen,
                            const LinliGeometry *shape)
{
  for (guint part = 0; part < linli_geometry_get_n_parts (shape); part++)
    for (guint path = 0; path < linli_geometry_get_n_paths (shape, part); path++)
      {
        guint n_points;
        const double *points = linli_geometry_get_path (shape, part, path, &n_points);

        for (guint i = 0; i < n_points; i++)
          {
            double x, y;

            linli_plane_project (pen->plane, points[2 * i], points[2 * i + 1], &x, &y);
            x = pen->left + x * pen->scale;
            y = pen->top - y * pen->scale;
            if (n_points == 1)
              {
                cairo_new_sub_path (pen->cairo);
                cairo_arc (pen->cairo, x, y, 2.5, 0, 2 * G_PI);
              }
            else if (i == 0)
              cairo_move_to (pen->cairo, x, y);
            else
              cairo_line_to (pen->cairo, x, y);
          }
      }
}

static void
linli_import_preview_stroke (const Pen     *pen,
                             GPtrArray     *shapes,
                             const GdkRGBA *colour,
                             double         width,
                             gboolean       dashed,
                             double         fill)
{
  static const double dashes[] = { 5, 4 };

  if (shapes == NULL)
    return;
  for (guint i = 0; i < shapes->len; i++)
    linli_import_preview_trace (pen, g_ptr_array_index (shapes, i));
  if (fill > 0)
    {
      cairo_set_source_rgba (pen->cairo, colour->red, colour->green, colour->blue, fill);
      cairo_fill_preserve (pen->cairo);
    }
  cairo_set_dash (pen->cairo, dashes, dashed ? 2 : 0, 0);
  cairo_set_line_width (pen->cairo, width);
  gdk_cairo_set_source_rgba (pen->cairo, colour);
  cairo_stroke (pen->cairo);
}

static void
linli_import_preview_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  LinliImportPreview *self = LINLI_IMPORT_PREVIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  LinliBox view = linli_import_preview_find_view (self);
  const GdkRGBA before = { 0.90, 0.38, 0.0, 1 }, after = { 0.21, 0.52, 0.89, 1 };
  GdkRGBA existing;
  Pen pen = { .plane = &self->plane };

  if (linli_box_is_empty (&view) || width <= 2 * MARGIN || height <= 2 * MARGIN)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &existing);
  existing.alpha = 0.45;
  pen.scale = MIN ((width - 2 * MARGIN) / MAX (view.max_x - view.min_x, 100), (height - 2 * MARGIN) / MAX (view.max_y - view.min_y, 100));
  pen.left = width / 2 - (view.min_x + view.max_x) / 2 * pen.scale;
  pen.top = height / 2 + (view.min_y + view.max_y) / 2 * pen.scale;
  pen.cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  linli_import_preview_stroke (&pen, self->existing, &existing, 1, FALSE, 0.06);
  linli_import_preview_stroke (&pen, self->before, &before, 1.3, TRUE, 0);
  linli_import_preview_stroke (&pen, self->after, &after, 1.8, FALSE, 0);
  cairo_destroy (pen.cairo);
}

static void
linli_import_preview_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  *minimum = 200;
  *natural = 340;
}

static void
linli_import_preview_finalize (GObject *object)
{
  LinliImportPreview *self = LINLI_IMPORT_PREVIEW (object);

  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  g_clear_pointer (&self->existing, g_ptr_array_unref);
  G_OBJECT_CLASS (linli_import_preview_parent_class)->finalize (object);
}

static void
linli_import_preview_class_init (LinliImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = linli_import_preview_finalize;
  widget_class->measure = linli_import_preview_measure;
  widget_class->snapshot = linli_import_preview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "importpreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
linli_import_preview_init (LinliImportPreview *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview"), -1);
}

GtkWidget *
_linli_import_preview_new (void)
{
  return g_object_new (LINLI_TYPE_IMPORT_PREVIEW, NULL);
}

/* Both are arrays of #LinliGeometry; @existing may be %NULL. */
void
_linli_import_preview_set_shapes (LinliImportPreview *self,
                                  GPtrArray          *shapes,
                                  GPtrArray          *existing)
{
  LinliBox box = linli_import_preview_measure_box (shapes);

  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  g_clear_pointer (&self->existing, g_ptr_array_unref);
  self->before = shapes != NULL ? g_ptr_array_ref (shapes) : NULL;
  self->existing = existing != NULL ? g_ptr_array_ref (existing) : NULL;
  if (!linli_box_is_empty (&box))
    linli_plane_init (&self->plane, (box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char *
linli_import_preview_dup_distance (double metres)
{
  return metres < 2000 ? g_strdup_printf (_("%.0f m"), metres) : g_strdup_printf (_("%.1f km"), metres / 1000);
}

/* What the stated system does, in words: how far it moves the layer, and how far from the grids it ends up. */
static char *
linli_import_preview_dup_words (LinliImportPreview *self,
                                LinliCrs            crs)
{
  LinliBox after = linli_import_preview_project_box (self, self->after);
  LinliBox existing = linli_import_preview_project_box (self, self->existing);
  double x = self->plane.x, y = self->plane.y, shift, gap;
  g_autofree char *distance = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *far = NULL;

  linli_crs_convert (crs, LINLI_CRS_WGS84, &x, &y);
  shift = linli_plane_distance (self->plane.x, self->plane.y, x, y);
  distance = linli_import_preview_dup_distance (shift);
  moved = shift < 1 ? g_strdup (_("The layer stays where it is.")) : g_strdup_printf (_("The layer is moved by %s."), distance);
  if (linli_box_is_empty (&existing) || linli_box_is_empty (&after) || (gap = linli_import_preview_measure_gap (&after, &existing)) <= 0)
    return g_steal_pointer (&moved);
  g_free (distance);
  distance = linli_import_preview_dup_distance (gap);
  far = g_strdup_printf (_("It lies %s away from the grids that are here."), distance);
  return g_strconcat (moved, " ", far, NULL);
}

/* Says in which system the layer was drawn, if that is @known. Returns: what that means, in words; %NULL when there is nothing to say. */
char *
_linli_import_preview_set_crs (LinliImportPreview *self,
                               gboolean            known,
                               LinliCrs            crs)
{
  char *words = NULL;

  g_clear_pointer (&self->after, g_ptr_array_unref);
  if (known && self->before != NULL && self->before->len > 0)
    {
      self->after = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
      for (guint i = 0; i < self->before->len; i++)
        g_ptr_array_add (self->after, linli_geometry_transform (g_ptr_array_index (self->before, i), crs, LINLI_CRS_WGS84));
      words = linli_import_preview_dup_words (self, crs);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return words;
}
