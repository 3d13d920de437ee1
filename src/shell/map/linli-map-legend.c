/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapLegend: the classes of a theme with their counts, each a button that leads to what it counts; and the swatch that shows
 * one of them. */

#include "config.h"

#include "linli-map-legend.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-map-painter-private.h"

#define SWATCH 14
#define COLUMNS 3
/* How high the part of the layers grows before it scrolls: two of them, so that the map stays free. */
#define MOST_HEIGHT 190

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
  GtkWidget *scroller; /* around the layers */
  GtkWidget *layers;
  char *layers_said; /* what stands in it, so that it is not made anew when nothing changed */
  LinliMapTheme *theme;
  LinliMapValues *values;
};

enum {
  CHOSEN,
  LAYER_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
legend_clear (GtkWidget *classes)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (classes)) != NULL)
    gtk_grid_remove (GTK_GRID (classes), child);
}

static void
grids_clicked_cb (GtkWidget *button,
                  gpointer   group)
{
  g_signal_emit (gtk_widget_get_ancestor (button, LINLI_TYPE_MAP_LEGEND), signals[CHOSEN], 0, "grid", GPOINTER_TO_UINT (group));
}

static void
dwellings_clicked_cb (GtkWidget *button,
                      gpointer   group)
{
  g_signal_emit (gtk_widget_get_ancestor (button, LINLI_TYPE_MAP_LEGEND), signals[CHOSEN], 0, "dwelling", GPOINTER_TO_UINT (group));
}

/* A number that counts nothing leads nowhere; neither does one that is not known yet. */
static GtkWidget *
legend_add (GtkWidget    *classes,
            const char   *label,
            LinliMapTint  tint,
            LinliMapMark  mark,
            gint64        n, /* -1: not known */
            const char   *hint,
            guint         group)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5), *button = gtk_button_new ();
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_autofree char *name = n >= 0 ? g_strdup_printf ("%s %s", label, count) : g_strdup (label);

  gtk_box_append (GTK_BOX (row), linli_map_swatch_new (tint, mark));
  gtk_box_append (GTK_BOX (row), gtk_label_new (label));
  if (n >= 0)
    {
      GtkWidget *number = gtk_label_new (count);

      gtk_widget_add_css_class (number, "dim-label");
      gtk_widget_add_css_class (number, "numeric");
      gtk_box_append (GTK_BOX (row), number);
    }
  gtk_widget_set_halign (row, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_can_target (button, n > 0);
  gtk_widget_set_focusable (button, n > 0);
  if (n > 0)
    gtk_widget_set_tooltip_text (button, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (GTK_GRID (classes), button, group % COLUMNS, group / COLUMNS, 1, 1);
  return button;
}

static void
legend_add_class (GtkWidget           *classes,
                  const LinliMapClass *item,
                  GArray              *values,
                  guint                group)
{
  gboolean area = item->mark == LINLI_MAP_MARK_AREA;
  GtkWidget *button = legend_add (classes, item->label, item->tint, item->mark, values != NULL ? (gint64) linli_map_values_count (values, group) : -1,
                                  area ? _("Select these grids") : _("Select these dwellings"), group);

  g_signal_connect (button, "clicked", area ? G_CALLBACK (grids_clicked_cb) : G_CALLBACK (dwellings_clicked_cb), GUINT_TO_POINTER (group));
}

static void
layer_clicked_cb (GtkWidget *button,
                  gpointer   group)
{
  gpointer position = g_object_get_data (G_OBJECT (button), "layer");

  g_signal_emit (gtk_widget_get_ancestor (button, LINLI_TYPE_MAP_LEGEND), signals[LAYER_CHOSEN], 0, GPOINTER_TO_UINT (position),
                 GPOINTER_TO_UINT (group));
}

static gint64
legend_count_layer (LinliMapLayers *layers,
                    guint           position,
                    guint           group)
{
  LinliMapLayerData *data = linli_map_layers_get_data (layers, position);

  return data != NULL ? (gint64) linli_map_layer_data_count (data, group) : -1;
}

static void
legend_add_layer (LinliMapLegend *self,
                  LinliMapLayers *layers,
                  guint           position)
{
  LinliMapLayer *layer = linli_map_layers_get (layers, position);
  GtkWidget *title = gtk_label_new (linli_map_layer_get_title (layer)), *classes = gtk_grid_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (self->layers), title);
  gtk_box_append (GTK_BOX (self->layers), classes);
  for (guint group = 0; group < linli_map_layer_get_n_classes (layer); group++)
    {
      GtkWidget *button = legend_add (classes, linli_map_layer_get_class_label (layer, group), linli_map_layer_get_class_tint (layer, group),
                                      linli_map_layer_get_class_mark (layer, group), legend_count_layer (layers, position, group),
                                      _("Select these"), group);

      g_object_set_data (G_OBJECT (button), "layer", GUINT_TO_POINTER (position));
      g_signal_connect (button, "clicked", G_CALLBACK (layer_clicked_cb), GUINT_TO_POINTER (group));
    }
}

/* All that the legend says of layers. */
static char *
legend_dup_layers_said (LinliMapLayers *layers)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; layers != NULL && i < linli_map_layers_get_size (layers); i++)
    {
      LinliMapLayer *layer = linli_map_layers_get (layers, i);

      if (!linli_map_layers_is_shown (layers, linli_map_layer_get_id (layer)))
        continue;
      g_string_append_printf (said, "%u %s\n", i, linli_map_layer_get_title (layer));
      for (guint group = 0; group < linli_map_layer_get_n_classes (layer); group++)
        g_string_append_printf (said, "%s %" G_GINT64_FORMAT "\n", linli_map_layer_get_class_label (layer, group),
                                legend_count_layer (layers, i, group));
    }
  return g_string_free (said, FALSE);
}

static void
legend_update_visible (LinliMapLegend *self)
{
  gtk_widget_set_visible (self->title, self->theme != NULL);
  gtk_widget_set_visible (self->scroller, *self->layers_said != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self), self->theme != NULL || *self->layers_said != '\0');
}

static void
linli_map_legend_dispose (GObject *object)
{
  LinliMapLegend *self = LINLI_MAP_LEGEND (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->grids, gtk_widget_unparent);
  g_clear_pointer (&self->dwellings, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->layers_said, g_free);
  g_clear_object (&self->theme);
  g_clear_pointer (&self->values, linli_map_values_unref);
  G_OBJECT_CLASS (linli_map_legend_parent_class)->dispose (object);
}

static void
linli_map_legend_class_init (LinliMapLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_map_legend_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  /**
   * LinliMapLegend::chosen:
   * @self: the legend
   * @kind: "grid" or "dwelling"
   * @group: a class of the theme
   *
   * What a number counts is to be shown.
   */
  signals[CHOSEN] = g_signal_new ("chosen", LINLI_TYPE_MAP_LEGEND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  /**
   * LinliMapLegend::layer-chosen:
   * @self: the legend
   * @position: a layer of those shown with linli_map_legend_show_layers()
   * @group: a class of it
   *
   * What a number of a layer counts is to be shown.
   */
  signals[LAYER_CHOSEN] = g_signal_new ("layer-chosen", LINLI_TYPE_MAP_LEGEND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
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
  self->grids = gtk_grid_new ();
  gtk_widget_set_parent (self->grids, GTK_WIDGET (self));
  self->dwellings = gtk_grid_new ();
  gtk_widget_set_parent (self->dwellings, GTK_WIDGET (self));
  self->layers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->layers_said = g_strdup ("");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->layers);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Legend"), -1);
}

/* The values are read again after every change of a record; most leave every count as it was. */
static gboolean
legend_says_the_same (LinliMapLegend *self,
                      LinliMapTheme  *theme,
                      LinliMapValues *values)
{
  if (theme != self->theme || (values == NULL) != (self->values == NULL))
    return FALSE;
  for (guint i = 0; values != NULL && linli_map_theme_get_grid_class (theme, i) != NULL; i++)
    if (linli_map_values_count (values->grids, i) != linli_map_values_count (self->values->grids, i))
      return FALSE;
  for (guint i = 0; values != NULL && linli_map_theme_get_dwelling_class (theme, i) != NULL; i++)
    if (linli_map_values_count (values->dwellings, i) != linli_map_values_count (self->values->dwellings, i))
      return FALSE;
  return TRUE;
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

  if (theme == NULL)
    values = NULL;
  if (legend_says_the_same (self, theme, values))
    return;
  g_set_object (&self->theme, theme);
  g_clear_pointer (&self->values, linli_map_values_unref);
  self->values = values != NULL ? linli_map_values_ref (values) : NULL;
  legend_update_visible (self);
  legend_clear (self->grids);
  legend_clear (self->dwellings);
  if (theme == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->title), linli_map_theme_get_summary (theme));
  for (guint i = 0; (item = linli_map_theme_get_grid_class (theme, i)) != NULL; i++)
    legend_add_class (self->grids, item, values != NULL ? values->grids : NULL, i);
  for (guint i = 0; (item = linli_map_theme_get_dwelling_class (theme, i)) != NULL; i++)
    legend_add_class (self->dwellings, item, values != NULL ? values->dwellings : NULL, i);
}

/**
 * linli_map_legend_show_layers:
 * @self: the legend
 * @layers: (nullable): explains those of them that are shown
 *
 * To be called again whenever they changed.
 */
void
linli_map_legend_show_layers (LinliMapLegend *self,
                              LinliMapLayers *layers)
{
  g_autofree char *said = legend_dup_layers_said (layers);
  GtkWidget *child;

  g_return_if_fail (LINLI_IS_MAP_LEGEND (self));

  if (g_str_equal (said, self->layers_said))
    return;
  g_free (self->layers_said);
  self->layers_said = g_steal_pointer (&said);
  while ((child = gtk_widget_get_first_child (self->layers)) != NULL)
    gtk_box_remove (GTK_BOX (self->layers), child);
  for (guint i = 0; layers != NULL && i < linli_map_layers_get_size (layers); i++)
    if (linli_map_layers_is_shown (layers, linli_map_layer_get_id (linli_map_layers_get (layers, i))))
      legend_add_layer (self, layers, i);
  legend_update_visible (self);
}
