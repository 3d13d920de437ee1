/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapLegend: the classes of a theme with their counts; and the swatch that shows one of them. */

#include "config.h"

#include "linli-map-legend.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-map-painter-private.h"

#define SWATCH 14

#define LINLI_TYPE_MAP_SWATCH (linli_map_swatch_get_type ())
G_DECLARE_FINAL_TYPE (LinliMapSwatch, linli_map_swatch, LINLI, MAP_SWATCH, GtkWidget)

struct _LinliMapSwatch {
  GtkWidget parent_instance;
  LinliMapTint tint;
  LinliMapMark mark;
};

struct _LinliMapLegend {
  GtkWidget parent_instance;
  GtkWidget *title;
  GtkWidget *grids;
  GtkWidget *dwellings;
};

G_DEFINE_FINAL_TYPE (LinliMapSwatch, linli_map_swatch, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (LinliMapLegend, linli_map_legend, GTK_TYPE_WIDGET)

static void
linli_map_swatch_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = SWATCH;
}

static void
linli_map_swatch_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  LinliMapSwatch *self = LINLI_MAP_SWATCH (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const LinliMapPalette *palette = _linli_map_palette_get (dark);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, SWATCH, height));

  cairo_translate (cr, SWATCH / 2.0, height / 2.0);
  _linli_map_painter_trace_mark (cr, self->mark, 0, 0, self->mark == LINLI_MAP_MARK_AREA ? 6.1 : 5);
  gdk_cairo_set_source_rgba (cr, &palette->tints[self->tint]);
  cairo_set_line_width (cr, self->mark == LINLI_MAP_MARK_RING ? 2.6 : 1);
  if (self->mark != LINLI_MAP_MARK_RING)
    cairo_fill_preserve (cr);
  if (self->mark == LINLI_MAP_MARK_AREA)
    gdk_cairo_set_source_rgba (cr, &palette->grid_edge);
  if (self->mark == LINLI_MAP_MARK_AREA || self->mark == LINLI_MAP_MARK_RING)
    cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
linli_map_swatch_class_init (LinliMapSwatchClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = linli_map_swatch_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = linli_map_swatch_snapshot;
}

static void
linli_map_swatch_init (LinliMapSwatch *self)
{
}

/**
 * linli_map_swatch_new:
 * @tint: a colour
 * @mark: a shape
 *
 * Returns: (transfer floating): how a class of a theme looks, in the size of a letter
 */
GtkWidget *
linli_map_swatch_new (LinliMapTint tint,
                      LinliMapMark mark)
{
  LinliMapSwatch *self = g_object_new (LINLI_TYPE_MAP_SWATCH, NULL);

  self->tint = tint;
  self->mark = mark;
  return GTK_WIDGET (self);
}

static void
legend_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (box), child);
}

static void
legend_add (GtkWidget           *box,
            const LinliMapClass *item,
            GArray              *values,
            guint                group)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5), *label = gtk_label_new (item->label), *child;
  g_autofree char *count = values != NULL ? g_strdup_printf ("%u", linli_map_values_count (values, group)) : NULL;

  gtk_box_append (GTK_BOX (row), linli_map_swatch_new (item->tint, item->mark));
  gtk_box_append (GTK_BOX (row), label);
  if (count != NULL)
    {
      GtkWidget *number = gtk_label_new (count);

      gtk_widget_add_css_class (number, "dim-label");
      gtk_widget_add_css_class (number, "numeric");
      gtk_box_append (GTK_BOX (row), number);
    }
  gtk_flow_box_append (GTK_FLOW_BOX (box), row);
  child = gtk_widget_get_parent (row);
  gtk_widget_set_focusable (child, FALSE);
}

static GtkWidget *
legend_new_list (LinliMapLegend *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 3);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Legend"), -1);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static void
linli_map_legend_dispose (GObject *object)
{
  LinliMapLegend *self = LINLI_MAP_LEGEND (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->grids, gtk_widget_unparent);
  g_clear_pointer (&self->dwellings, gtk_widget_unparent);
  G_OBJECT_CLASS (linli_map_legend_parent_class)->dispose (object);
}

static void
linli_map_legend_class_init (LinliMapLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_map_legend_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "maplegend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
linli_map_legend_init (LinliMapLegend *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  self->grids = legend_new_list (self);
  self->dwellings = legend_new_list (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Legend"), -1);
}

/**
 * linli_map_legend_new:
 *
 * Returns: (transfer floating): a legend that explains nothing yet
 */
GtkWidget *
linli_map_legend_new (void)
{
  return g_object_new (LINLI_TYPE_MAP_LEGEND, NULL);
}

/**
 * linli_map_legend_show:
 * @self: the legend
 * @theme: (nullable): what to explain
 * @values: (nullable): counts; absent while they are asked for, because not known never looks like 0
 */
void
linli_map_legend_show (LinliMapLegend *self,
                       LinliMapTheme  *theme,
                       LinliMapValues *values)
{
  const LinliMapClass *item;

  g_return_if_fail (LINLI_IS_MAP_LEGEND (self));

  gtk_widget_set_visible (GTK_WIDGET (self), theme != NULL);
  legend_clear (self->grids);
  legend_clear (self->dwellings);
  if (theme == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->title), linli_map_theme_get_summary (theme));
  for (guint i = 0; (item = linli_map_theme_get_grid_class (theme, i)) != NULL; i++)
    legend_add (self->grids, item, values != NULL ? values->grids : NULL, i);
  for (guint i = 0; (item = linli_map_theme_get_dwelling_class (theme, i)) != NULL; i++)
    legend_add (self->dwellings, item, values != NULL ? values->dwellings : NULL, i);
}
