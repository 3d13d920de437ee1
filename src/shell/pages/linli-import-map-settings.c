/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The second step of importing geodata. The coordinate system is asked even when the file declares one: drawings traced on Amap or Baidu are
 * saved as WGS 84 every day, and lie some hundred metres off. Nothing is chosen until the person chooses; the preview shows what it means. */

#include "config.h"

#include "linli-import-map-settings-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-import-layers-private.h"
#include "linli-import-preview-private.h"

#define PREVIEW_WIDTH 360

struct _LinliImportMapSettings {
  GtkWidget parent_instance;
  LinliStore *store;
  char *path;
  GPtrArray *layers;
  GPtrArray *choosers; /* GtkDropDown, one a layer */
  GtkWidget *list;
  GtkWidget *name;
  GtkWidget *systems[LINLI_CRS_N];
  LinliImportPreview *preview;
  GtkWidget *words;
  GCancellable *cancellable;
};

/* What a layer can become, and of which geometries. */
static const struct {
  const char *kind;
  const char *level;
  const char *label;
  const char *geometries; /* first letters */
} becomes[] = {
  { NULL, NULL, N_("Do not import"), "plcm" },
  { "grid", "micro", N_("Micro-grids"), "plm" },
  { "grid", "ordinary", N_("Ordinary grids"), "plm" },
  { "grid", "general", N_("General grids"), "plm" },
  { "grid", "dedicated", N_("Dedicated grids"), "plm" },
  { "building", NULL, N_("Buildings"), "plm" },
  { "road", NULL, N_("Roads"), "lm" },
  { "water", NULL, N_("Waters"), "plm" },
  { "place", NULL, N_("Places"), "pcm" },
};

static const char * const system_help[LINLI_CRS_N] = {
  [LINLI_CRS_WGS84] = N_("From a GPS device, OpenStreetMap or QGIS, not traced on a Chinese map"),
  [LINLI_CRS_GCJ02] = N_("Traced or copied from Amap, Tencent Maps or WeChat; some 500 m off if left unsaid"),
  [LINLI_CRS_BD09] = N_("Traced or copied from Baidu Maps; shifted once more"),
  [LINLI_CRS_CGCS2000] = N_("From surveyors, natural resources offices or Tianditu; not shifted"),
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LinliImportMapSettings, linli_import_map_settings, GTK_TYPE_WIDGET)

/* p polygon, l line, c point, m mixed. */
static char
linli_import_map_settings_letter (const char *geometry)
{
  return g_str_equal (geometry, "point") ? 'c' : *geometry;
}

static gboolean
linli_import_map_settings_find_system (LinliImportMapSettings *self,
                                       LinliCrs               *crs)
{
  for (guint i = 0; i < LINLI_CRS_N; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->systems[i])))
      {
        *crs = i;
        return TRUE;
      }
  return FALSE;
}

static void
linli_import_map_settings_draw (LinliImportMapSettings *self)
{
  LinliCrs crs = LINLI_CRS_WGS84;
  gboolean known = linli_import_map_settings_find_system (self, &crs);
  g_autofree char *words = _linli_import_preview_set_crs (self->preview, known, crs);

  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : known ? "" : _("Choose the coordinate system to see where the layer comes to lie."));
}

static void
linli_import_map_settings_sampled_cb (GObject      *object,
                                      GAsyncResult *result,
                                      gpointer      data)
{
  g_autoptr (LinliImportMapSettings) self = data;
  g_autoptr (GError) error = NULL;
  LinliImportSample *sample = _linli_import_sample_finish (LINLI_STORE (object), result, &error);

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&sample, _linli_import_sample_free);
      return;
    }
  if (sample == NULL)
    {
      _linli_import_preview_set_shapes (self->preview, NULL, NULL);
      gtk_label_set_text (GTK_LABEL (self->words), _("This layer cannot be drawn; the check will say why."));
      return;
    }
  _linli_import_preview_set_shapes (self->preview, sample->shapes, sample->existing);
  _linli_import_sample_free (sample);
  linli_import_map_settings_draw (self);
}

static void
linli_import_map_settings_selected_cb (GtkListBox             *list,
                                       GtkListBoxRow          *row,
                                       LinliImportMapSettings *self)
{
  LinliImportLayer *layer;

  if (row == NULL)
    return;
  layer = g_ptr_array_index (self->layers, gtk_list_box_row_get_index (row));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_text (GTK_LABEL (self->words), _("Reading…"));
  _linli_import_sample_async (self->store, self->path, layer->name, self->cancellable, linli_import_map_settings_sampled_cb, g_object_ref (self));
}

static void
linli_import_map_settings_system_cb (LinliImportMapSettings *self)
{
  linli_import_map_settings_draw (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
linli_import_map_settings_changed_cb (LinliImportMapSettings *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
linli_import_map_settings_dispose (GObject *object)
{
  LinliImportMapSettings *self = LINLI_IMPORT_MAP_SETTINGS (object);
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->choosers, g_ptr_array_unref);
  G_OBJECT_CLASS (linli_import_map_settings_parent_class)->dispose (object);
}

static void
linli_import_map_settings_class_init (LinliImportMapSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_import_map_settings_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
linli_import_map_settings_new_systems (LinliImportMapSettings *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Coordinate System"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("On which map were the shapes drawn?"));
  for (guint i = 0; i < LINLI_CRS_N; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      self->systems[i] = gtk_check_button_new ();
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->systems[i]), GTK_CHECK_BUTTON (self->systems[0]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->systems[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, linli_crs_get_label (i), -1);
      g_signal_connect_swapped (self->systems[i], "toggled", G_CALLBACK (linli_import_map_settings_system_cb), self);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), linli_crs_get_label (i));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_dgettext (GETTEXT_PACKAGE, system_help[i]));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->systems[i]);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->systems[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

static GtkWidget *
linli_import_map_settings_new_key (void)
{
  GtkWidget *key = gtk_label_new (NULL);
  /* translators: the key of a drawing; each word stands behind its line */
  g_autofree char *text = g_strdup_printf ("<span foreground=\"#e66100\">╌╌</span> %s    <span foreground=\"#3584e4\">━━</span> %s    <span alpha=\"50%%\">──</span> %s",
                                           _("As in the file"), _("As understood"), _("Grids that are here"));

  gtk_label_set_markup (GTK_LABEL (key), text);
  gtk_label_set_wrap (GTK_LABEL (key), TRUE);
  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_widget_add_css_class (key, "linli-small");
  return key;
}

static GtkWidget *
linli_import_map_settings_new_side (LinliImportMapSettings *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->preview = LINLI_IMPORT_PREVIEW (_linli_import_preview_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->preview), "card");
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (side), linli_import_map_settings_new_key ());
  gtk_box_append (GTK_BOX (side), self->words);
  gtk_widget_set_size_request (side, PREVIEW_WIDTH, -1);
  gtk_widget_add_css_class (side, "import-side");
  return side;
}

static void
linli_import_map_settings_init (LinliImportMapSettings *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *name_list = gtk_list_box_new ();

  self->choosers = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Layers of the file"), -1);
  self->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Only the shape of this name (may stay empty)"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (name_list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (name_list, "boxed-list");
  gtk_widget_set_margin_top (name_list, 9);
  gtk_list_box_append (GTK_LIST_BOX (name_list), self->name);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Layers"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("What does each of them become?"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->list);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name_list);
  gtk_box_append (GTK_BOX (main), linli_import_map_settings_new_systems (self));
  gtk_box_append (GTK_BOX (main), group);
  gtk_widget_add_css_class (main, "import-settings");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), main);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (linli_import_map_settings_new_side (self), GTK_WIDGET (self));
}

/* What a layer's name and geometry suggest; an index into becomes[]. */
static guint
linli_import_map_settings_guess (const LinliImportLayer *layer,
                                 gboolean                alone)
{
  char letter = linli_import_map_settings_letter (layer->geometry);
  const char *kind = layer->guess;

  if (kind == NULL && alone)
    kind = letter == 'p' ? "grid" : letter == 'l' ? "road" : letter == 'c' ? "place" : NULL;
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (becomes); i++)
    if (g_strcmp0 (becomes[i].kind, kind) == 0 && strchr (becomes[i].geometries, letter) != NULL)
      return i;
  return 0;
}

/* A chooser that offers what the geometry can become; its data "kinds" are the indices into becomes[]. */
static GtkWidget *
linli_import_map_settings_new_chooser (LinliImportMapSettings *self,
                                       const LinliImportLayer *layer)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint guess = linli_import_map_settings_guess (layer, self->layers->len == 1);
  guint selected = 0;
  g_autofree char *name = g_strdup_printf (_("Import the layer “%s” as"), layer->name);
  GtkWidget *chooser;

  for (guint i = 0; i < G_N_ELEMENTS (becomes); i++)
    if (strchr (becomes[i].geometries, linli_import_map_settings_letter (layer->geometry)) != NULL)
      {
        if (i == guess)
          selected = kinds->len;
        g_array_append_val (kinds, i);
        gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, becomes[i].label));
      }
  chooser = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), selected);
  gtk_widget_set_valign (chooser, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chooser), "kinds", g_steal_pointer (&kinds), (GDestroyNotify) g_array_unref);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (linli_import_map_settings_changed_cb), self);
  return chooser;
}

static char *
linli_import_map_settings_dup_subtitle (const LinliImportLayer *layer)
{
  static const struct {
    const char *geometry;
    const char *words;
  } names[] = { { "point", N_("Points") }, { "line", N_("Lines") }, { "polygon", N_("Polygons") }, { "mixed", N_("Various shapes") } };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].geometry, layer->geometry))
      g_string_append (text, g_dgettext (GETTEXT_PACKAGE, names[i].words));
  if (layer->n_features >= 0)
    g_string_append_printf (text, " · %" G_GINT64_FORMAT, layer->n_features);
  if (layer->crs != NULL)
    g_string_append_printf (text, _(" · the file says %s"), layer->crs);
  return g_string_free (text, FALSE);
}

static void
linli_import_map_settings_add_layer (LinliImportMapSettings *self,
                                     const LinliImportLayer *layer)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chooser = linli_import_map_settings_new_chooser (self, layer);
  g_autofree char *subtitle = linli_import_map_settings_dup_subtitle (layer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), layer->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chooser);
  g_ptr_array_add (self->choosers, chooser);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static const LinliImportLayer *
linli_import_map_settings_get_layer (LinliImportMapSettings *self,
                                     guint                   index)
{
  return g_ptr_array_index (self->layers, index);
}

/* An index into becomes[]. */
static guint
linli_import_map_settings_get_chosen (LinliImportMapSettings *self,
                                      guint                   index)
{
  GtkWidget *chooser = g_ptr_array_index (self->choosers, index);
  GArray *kinds = g_object_get_data (G_OBJECT (chooser), "kinds");
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser));

  return selected < kinds->len ? g_array_index (kinds, guint, selected) : 0;
}

/* @layers are #LinliImportLayer, at least one. */
GtkWidget *
_linli_import_map_settings_new (LinliStore *store,
                                const char *path,
                                GPtrArray  *layers)
{
  LinliImportMapSettings *self = g_object_new (LINLI_TYPE_IMPORT_MAP_SETTINGS, NULL);
  guint shown = 0;

  self->store = g_object_ref (store);
  self->path = g_strdup (path);
  self->layers = g_ptr_array_ref (layers);
  for (guint i = 0; i < layers->len; i++)
    linli_import_map_settings_add_layer (self, g_ptr_array_index (layers, i));
  while (shown + 1 < layers->len && linli_import_map_settings_get_chosen (self, shown) == 0)
    shown++;
  if (linli_import_map_settings_get_chosen (self, shown) == 0)
    shown = 0;
  g_signal_connect (self->list, "row-selected", G_CALLBACK (linli_import_map_settings_selected_cb), self);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), shown));
  return GTK_WIDGET (self);
}

/* Whether a check can begin; if not, @trouble says what is missing. */
gboolean
_linli_import_map_settings_is_complete (LinliImportMapSettings  *self,
                                        const char             **trouble)
{
  g_autoptr (GArray) choices = _linli_import_map_settings_list (self);
  LinliCrs crs;

  *trouble = NULL;
  if (choices->len == 0)
    *trouble = _("No layer is chosen");
  else if (!linli_import_map_settings_find_system (self, &crs))
    *trouble = _("Choose the coordinate system");
  return *trouble == NULL;
}

/* Returns: (element-type LinliImportChoice): what is imported; the strings live as long as the widget */
GArray *
_linli_import_map_settings_list (LinliImportMapSettings *self)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (LinliImportChoice));

  for (guint i = 0; i < self->layers->len; i++)
    {
      guint chosen = linli_import_map_settings_get_chosen (self, i);
      LinliImportChoice choice = { linli_import_map_settings_get_layer (self, i)->name, becomes[chosen].kind, becomes[chosen].level,
                                   g_dgettext (GETTEXT_PACKAGE, becomes[chosen].label) };

      if (choice.kind != NULL)
        g_array_append_val (choices, choice);
    }
  return choices;
}

/* The code of the system that was stated, or %NULL. */
const char *
_linli_import_map_settings_get_crs (LinliImportMapSettings *self)
{
  LinliCrs crs;

  return linli_import_map_settings_find_system (self, &crs) ? linli_crs_get_code (crs) : NULL;
}

/* The name of the only shape that is wanted, or %NULL for all. */
char *
_linli_import_map_settings_dup_name (LinliImportMapSettings *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}
