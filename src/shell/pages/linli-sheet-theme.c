/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliSheetTheme: chooser and legend of a building sheet. The classes are asked for once for all buildings, on a worker, so that
 * turning from one building to the next asks nothing. The choice is remembered with the file. */

#include "config.h"

#include "linli-sheet-theme.h"

#include <glib/gi18n-lib.h>
#include <linli-extensions.h>

#include "linli-map-legend.h"
#include "linli-map-themes.h"
#include "linli-toast.h"
#include "linli-wrap-box.h"

#define KEY "sheet.theme"
#define FIRST "tenants"

struct _LinliSheetTheme {
  GtkWidget parent_instance;
  LinliContext *context;
  GtkWidget *button;
  GtkWidget *title;
  GtkWidget *legend;
  GSimpleAction *action;
  guint idle;
  GPtrArray *themes;
  char *wanted; /* the theme that is remembered, whether its plugin is there or not */
  gboolean missing; /* the theme that is wanted is not there, and nobody said so */
  LinliMapTheme *theme; /* (nullable): no colours */
  LinliMapValues *values; /* (nullable): not known yet */
  GArray *dwellings; /* of the building that is shown */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LinliSheetTheme, linli_sheet_theme, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static guint
linli_sheet_theme_count (LinliSheetTheme *self,
                         gint64           group)
{
  guint n = 0;

  for (guint i = 0; i < self->dwellings->len; i++)
    n += linli_map_values_find (self->values->dwellings, g_array_index (self->dwellings, gint64, i)) == group;
  return n;
}

/* Not known never looks like 0: the counts are absent until the classes are read. */
static void
linli_sheet_theme_update_legend (LinliSheetTheme *self)
{
  const LinliMapClass *item;

  linli_wrap_box_clear (LINLI_WRAP_BOX (self->legend));
  for (guint i = 0; self->theme != NULL && (item = linli_map_theme_get_dwelling_class (self->theme, i)) != NULL; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
      g_autofree char *text = self->values != NULL ? g_strdup_printf ("%s %u", item->label, linli_sheet_theme_count (self, i)) : g_strdup (item->label);

      gtk_box_append (GTK_BOX (box), linli_map_swatch_new (item->tint, item->mark));
      gtk_box_append (GTK_BOX (box), gtk_label_new (text));
      linli_wrap_box_append (LINLI_WRAP_BOX (self->legend), box);
    }
}

static void
linli_sheet_theme_loaded_cb (GObject      *object,
                             GAsyncResult *result,
                             gpointer      data)
{
  g_autoptr (GError) error = NULL;
  LinliMapValues *values = linli_map_theme_load_finish (LINLI_MAP_THEME (object), result, &error);
  LinliSheetTheme *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (values == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The colours could not be worked out"), error);
      return;
    }
  g_clear_pointer (&self->values, linli_map_values_unref);
  self->values = values;
  linli_sheet_theme_update_legend (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
linli_sheet_theme_load (LinliSheetTheme *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->theme == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  linli_map_theme_load_async (self->theme, linli_context_get_store (self->context), self->cancellable, linli_sheet_theme_loaded_cb, self);
}

static void
linli_sheet_theme_choose (LinliSheetTheme *self,
                          const char      *id)
{
  const char *title = _("No colours");

  g_set_object (&self->theme, linli_map_themes_find (self->themes, id));
  if (self->theme != NULL)
    title = linli_map_theme_get_title (self->theme);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  g_clear_pointer (&self->values, linli_map_values_unref);
  linli_sheet_theme_update_legend (self);
  linli_sheet_theme_load (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
linli_sheet_theme_chosen_cb (GSimpleAction *action,
                             GVariant      *state,
                             gpointer       data)
{
  LinliSheetTheme *self = data;

  g_simple_action_set_state (action, state);
  g_free (self->wanted);
  self->wanted = g_variant_dup_string (state, NULL);
  linli_sheet_theme_choose (self, self->wanted);
  linli_memory_keep (linli_context_get_store (self->context), KEY, self->wanted);
}

static void
linli_sheet_theme_changed_cb (LinliSheetTheme *self,
                              LinliChanges    *changes)
{
  if (self->theme != NULL && linli_changes_touches_any (changes, linli_map_theme_get_kinds (self->theme)))
    linli_sheet_theme_load (self);
}

static void
linli_sheet_theme_dispose (GObject *object)
{
  LinliSheetTheme *self = LINLI_SHEET_THEME (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->values, linli_map_values_unref);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->theme);
  g_clear_object (&self->action);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->dwellings, g_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (linli_sheet_theme_parent_class)->dispose (object);
}

static void
linli_sheet_theme_class_init (LinliSheetThemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_sheet_theme_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  /**
   * LinliSheetTheme::changed:
   *
   * Cells are to be coloured otherwise.
   */
  signals[CHANGED] = g_signal_new ("changed", LINLI_TYPE_SHEET_THEME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
linli_sheet_theme_new_button (LinliSheetTheme *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_label_new (_("Colours"));

  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 14);
  gtk_widget_add_css_class (words, "heading");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Colours"), -1);
  return button;
}

static void
linli_sheet_theme_init (LinliSheetTheme *self)
{
  self->dwellings = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->button = linli_sheet_theme_new_button (self);
  self->legend = linli_wrap_box_new (14, 2);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  gtk_widget_set_valign (self->legend, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->legend, TRUE);
  gtk_widget_add_css_class (self->legend, "linli-small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->legend), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Legend"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));
}

static void
linli_sheet_theme_fill (LinliSheetTheme *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_clear_pointer (&self->themes, g_ptr_array_unref);
  self->themes = linli_map_themes_collect (self->context);
  menu = linli_map_themes_new_menu (self->themes, "sheet-theme.theme", TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
}

static void
linli_sheet_theme_say_missing (LinliSheetTheme *self)
{
  g_autofree char *text = NULL;

  if (!self->missing || self->theme == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->missing = FALSE;
  text = g_strdup_printf (_("The colours chosen before are not there: their plugin is off, or their tag is gone. The sheet shows “%s”."),
                          linli_map_theme_get_title (self->theme));
  linli_toast_show (GTK_WIDGET (self), text);
}

/* What is wanted if it is there, else the first; what is wanted stays remembered. */
static void
linli_sheet_theme_restore (LinliSheetTheme *self)
{
  gboolean there = g_str_equal (self->wanted, "none") || linli_map_themes_find (self->themes, self->wanted) != NULL;

  self->missing = !there;
  g_simple_action_set_state (self->action, g_variant_new_string (there ? self->wanted : FIRST));
  linli_sheet_theme_choose (self, there ? self->wanted : FIRST);
  linli_sheet_theme_say_missing (self);
}

/* As on the map page: what is left when a plugin has finished counts. */
static gboolean
linli_sheet_theme_idle_cb (gpointer data)
{
  LinliSheetTheme *self = data;
  GListModel *added = linli_extensions_get_list (linli_context_get_extensions (self->context), LINLI_TYPE_MAP_THEME);
  const char *id = self->theme != NULL ? linli_map_theme_get_id (self->theme) : "none";
  LinliMapTheme *found;

  self->idle = 0;
  linli_sheet_theme_fill (self);
  found = linli_map_themes_find (self->themes, id);
  if (!g_str_equal (id, self->wanted) || (self->theme != NULL && found == NULL)
      || (found != NULL && found != self->theme && g_list_store_find (G_LIST_STORE (added), found, NULL)))
    linli_sheet_theme_restore (self);
  return G_SOURCE_REMOVE;
}

static void
linli_sheet_theme_listed_cb (LinliSheetTheme *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (linli_sheet_theme_idle_cb, self);
}

/**
 * linli_sheet_theme_new:
 * @context: the open document
 *
 * Returns: (transfer floating): chooser and legend, with the theme that was chosen last
 */
GtkWidget *
linli_sheet_theme_new (LinliContext *context)
{
  LinliSheetTheme *self = g_object_new (LINLI_TYPE_SHEET_THEME, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->context = g_object_ref (context);
  self->wanted = linli_memory_dup (linli_context_get_database (context), KEY);
  if (self->wanted == NULL)
    self->wanted = g_strdup (FIRST);
  self->action = g_simple_action_new_stateful ("theme", G_VARIANT_TYPE_STRING, g_variant_new_string (self->wanted));
  g_signal_connect_object (self->action, "change-state", G_CALLBACK (linli_sheet_theme_chosen_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet-theme", G_ACTION_GROUP (actions));
  linli_sheet_theme_fill (self);
  g_signal_connect_object (linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_MAP_THEME), "items-changed",
                           G_CALLBACK (linli_sheet_theme_listed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (linli_sheet_theme_say_missing), NULL);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_sheet_theme_changed_cb), self, G_CONNECT_SWAPPED);
  linli_sheet_theme_restore (self);
  return GTK_WIDGET (self);
}

/**
 * linli_sheet_theme_set_theme:
 * @self: chooser and legend
 * @id: a theme, or "none"; one that is not there leaves the choice as it is
 *
 * Chooses as the user would.
 */
void
linli_sheet_theme_set_theme (LinliSheetTheme *self,
                             const char      *id)
{
  g_return_if_fail (LINLI_IS_SHEET_THEME (self) && id != NULL);

  if (linli_map_themes_find (self->themes, id) == NULL)
    linli_sheet_theme_fill (self); /* a plugin may have added it just now */
  if (g_str_equal (id, "none") || linli_map_themes_find (self->themes, id) != NULL)
    g_action_change_state (G_ACTION (self->action), g_variant_new_string (id));
}

/**
 * linli_sheet_theme_set_sheet:
 * @self: chooser and legend
 * @sheet: (nullable): the building that is shown
 *
 * Counts the homes of this building.
 */
void
linli_sheet_theme_set_sheet (LinliSheetTheme          *self,
                             const LinliBuildingSheet *sheet)
{
  g_return_if_fail (LINLI_IS_SHEET_THEME (self));

  g_array_set_size (self->dwellings, 0);
  for (guint i = 0; sheet != NULL && i < sheet->homes->len; i++)
    g_array_append_val (self->dwellings, g_array_index (sheet->homes, LinliSheetHome, i).dwelling);
  linli_sheet_theme_update_legend (self);
}

/**
 * linli_sheet_theme_get_class:
 * @self: chooser and legend
 * @dwelling: a dwelling
 *
 * Returns: (nullable) (transfer none): the class of the theme into which it falls; %NULL for none, or while it is not known
 */
const LinliMapClass *
linli_sheet_theme_get_class (LinliSheetTheme *self,
                             gint64           dwelling)
{
  gint64 group;

  g_return_val_if_fail (LINLI_IS_SHEET_THEME (self), NULL);

  group = self->theme != NULL && self->values != NULL ? linli_map_values_find (self->values->dwellings, dwelling) : -1;
  return group >= 0 ? linli_map_theme_get_dwelling_class (self->theme, group) : NULL;
}
