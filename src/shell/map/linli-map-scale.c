/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapScale: the scale bar, a round number of metres between two ticks. */

#include "config.h"

#include "linli-map-scale-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LONGEST 160.0

struct _LinliMapScale {
  GtkWidget parent_instance;
  ShumateViewport *viewport;
  PangoLayout *layout;
  double pixels;
  double metres;
};

G_DEFINE_FINAL_TYPE (LinliMapScale, linli_map_scale, GTK_TYPE_WIDGET)

static char *
scale_dup_words (LinliMapScale *self)
{
  if (self->metres >= 1000)
    /* Translators: a distance on the scale bar */
    return g_strdup_printf (_("%g km"), self->metres / 1000);
  /* Translators: a distance on the scale bar */
  return g_strdup_printf (_("%g m"), self->metres);
}

static void
scale_update (LinliMapScale *self)
{
  double zoom = shumate_viewport_get_zoom_level (self->viewport);
  double latitude = shumate_location_get_latitude (SHUMATE_LOCATION (self->viewport));
  double world = 256 * (1 + zoom - floor (zoom)) * exp2 (floor (zoom));
  double metres_per_pixel = 40075016.686 * cos (latitude * G_PI / 180) / world;
  double power = pow (10, floor (log10 (LONGEST * metres_per_pixel)));
  static const double steps[] = { 5, 2, 1 };
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power <= LONGEST * metres_per_pixel)
      {
        self->metres = steps[i] * power;
        break;
      }
  self->pixels = self->metres / metres_per_pixel;
  words = scale_dup_words (self);
  pango_layout_set_text (self->layout, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
linli_map_scale_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  LinliMapScale *self = LINLI_MAP_SCALE (widget);
  int height;

  pango_layout_get_pixel_size (self->layout, NULL, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) round (self->pixels) + 2 : MAX (height, 16);
}

/* The words stand in the middle of the bar, which leaves a gap for them. */
static void
linli_map_scale_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  LinliMapScale *self = LINLI_MAP_SCALE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), text_width, text_height;
  double bar = round (self->pixels), left = width - bar - 1, middle = floor (height / 2.0), gap;
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  gap = (bar - text_width) / 2 - 4;
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (left, middle - 4, 1, 9));
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (left + bar - 1, middle - 4, 1, 9));
  if (gap > 0)
    {
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (left, middle, gap, 1));
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (left + bar - gap, middle, gap, 1));
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left + floor ((bar - text_width) / 2), floor ((height - text_height) / 2.0)));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
linli_map_scale_finalize (GObject *object)
{
  LinliMapScale *self = LINLI_MAP_SCALE (object);

  g_clear_object (&self->viewport);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (linli_map_scale_parent_class)->finalize (object);
}

static void
linli_map_scale_class_init (LinliMapScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = linli_map_scale_finalize;
  widget_class->measure = linli_map_scale_measure;
  widget_class->snapshot = linli_map_scale_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mapscale");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
linli_map_scale_init (LinliMapScale *self)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.9));
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Scale"), -1);
}

GtkWidget *
_linli_map_scale_new (ShumateViewport *viewport)
{
  LinliMapScale *self = g_object_new (LINLI_TYPE_MAP_SCALE, NULL);

  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (scale_update), self, G_CONNECT_SWAPPED);
  scale_update (self);
  return GTK_WIDGET (self);
}
