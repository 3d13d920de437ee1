/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBaseMapDialog: asks what lies under the map. It is kept with the desk, not in the community's file: an address may hold a
 * personal key, and a path means nothing on another computer. */

#include "config.h"

#include "linli-base-map-dialog-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-button.h"
#include "linli-error-words.h"
#include "linli-file-request.h"

#define LINLI_TYPE_BASE_MAP_DIALOG (linli_base_map_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LinliBaseMapDialog, linli_base_map_dialog, LINLI, BASE_MAP_DIALOG, AdwWindow)

typedef enum {
  KIND_NONE,
  KIND_FILE,
  KIND_ADDRESS,
} Kind;

struct _LinliBaseMapDialog {
  AdwWindow parent_instance;
  GSettings *settings;
  char *path;
  GtkWidget *kind;
  GtkWidget *file;
  GtkWidget *address;
  GtkWidget *zoom_row;
  GtkWidget *zoom;
  GtkWidget *crs;
  GtkWidget *attribution;
  GtkWidget *look;
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (LinliBaseMapDialog, linli_base_map_dialog, ADW_TYPE_WINDOW)

static Kind
dialog_get_kind (LinliBaseMapDialog *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind));
}

static void
dialog_say (LinliBaseMapDialog *self,
            const char         *words,
            gboolean            wrong)
{
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->words, *words != '\0');
  if (wrong)
    gtk_widget_add_css_class (self->words, "error");
  else
    gtk_widget_remove_css_class (self->words, "error");
}

static void
dialog_update (LinliBaseMapDialog *self)
{
  Kind kind = dialog_get_kind (self);
  gboolean open = g_ascii_strncasecmp (gtk_editable_get_text (GTK_EDITABLE (self->address)), "http://", 7) == 0;
  g_autofree char *name = self->path != NULL ? g_path_get_basename (self->path) : g_strdup (_("No file chosen yet"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file), name);
  gtk_widget_set_visible (self->file, kind == KIND_FILE);
  gtk_widget_set_visible (self->address, kind == KIND_ADDRESS);
  gtk_widget_set_visible (self->zoom_row, kind == KIND_ADDRESS);
  gtk_widget_set_visible (self->crs, kind != KIND_NONE);
  gtk_widget_set_visible (self->attribution, kind != KIND_NONE);
  gtk_widget_set_visible (self->look, kind != KIND_NONE);
  if (kind != KIND_ADDRESS)
    dialog_say (self, kind == KIND_NONE ? _("The map works well without one. Nothing is fetched from the network.") : "", FALSE);
  else if (open)
    dialog_say (self, _("With http:// others on the network can see which places you look at. Use https:// if the server offers it."), FALSE);
  else
    dialog_say (self, _("The server learns which places you look at, but nothing about the residents."), FALSE);
}

static void
file_chosen_cb (GFile    *file,
                gpointer  data)
{
  LinliBaseMapDialog *self = data;

  g_free (self->path);
  self->path = g_file_get_path (file);
  dialog_update (self);
}

static void
choose_cb (LinliBaseMapDialog *self)
{
  static const char * const suffixes[] = { "mbtiles", NULL };

  linli_file_request_open (GTK_WIDGET (self), _("Choose a Map File"), _("Map files (.mbtiles)"), suffixes, file_chosen_cb,
                           g_object_ref (self), g_object_unref);
}

/* What was typed; people leave out the beginning of an address. */
static char *
dialog_dup_address (LinliBaseMapDialog *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address)));

  if (dialog_get_kind (self) == KIND_FILE)
    return g_strdup (self->path != NULL ? self->path : "");
  g_strstrip (text);
  if (*text == '\0' || strstr (text, "://") != NULL)
    return g_steal_pointer (&text);
  return g_strconcat ("https://", text, NULL);
}

/* Tries out what was said before it takes the place of what is there. */
static gboolean
dialog_check (LinliBaseMapDialog *self,
              const char         *address)
{
  g_autoptr (LinliBaseMap) base_map = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (dialog_get_kind (self) == KIND_FILE && *address == '\0')
    {
      dialog_say (self, _("Choose a map file first."), TRUE);
      return FALSE;
    }
  if (*address != '\0' && (dialog_get_kind (self) == KIND_FILE || linli_base_map_is_web_address (address)))
    base_map = linli_base_map_new (address, LINLI_CRS_WGS84, NULL, 18, &error);
  if (base_map != NULL)
    return TRUE;
  words = error != NULL && error->domain != LINLI_BASE_MAP_ERROR ? linli_error_dup_words (error) :
          g_strdup (_("This is not an address of map tiles. It begins with https:// and contains {z}, {x} and {y}."));
  dialog_say (self, words, TRUE);
  return FALSE;
}

static void
use_cb (LinliBaseMapDialog *self)
{
  g_autofree char *address = dialog_dup_address (self);

  if (dialog_get_kind (self) != KIND_NONE)
    {
      if (!dialog_check (self, address))
        return;
      g_settings_set_string (self->settings, "base-map-address", address);
      g_settings_set_enum (self->settings, "base-map-crs", adw_combo_row_get_selected (ADW_COMBO_ROW (self->crs)));
      g_settings_set_string (self->settings, "base-map-attribution", gtk_editable_get_text (GTK_EDITABLE (self->attribution)));
      g_settings_set_int (self->settings, "base-map-zoom", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->zoom)));
    }
  g_settings_set_boolean (self->settings, "base-map-shown", dialog_get_kind (self) != KIND_NONE);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
combo_row (const char         *title,
           const char * const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  return row;
}

static GtkWidget *
entry_row (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static GtkWidget *
control_row (const char *title,
             const char *subtitle,
             GtkWidget  *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
dialog_add_rows (LinliBaseMapDialog *self,
                 GtkWidget          *group)
{
  const char *kinds[] = { _("None"), _("File on this computer"), _("Address on the network"), NULL };
  const char *systems[LINLI_CRS_N + 1] = { NULL };
  GtkWidget *choose = linli_button_new (_("_Choose…"), NULL);

  for (int i = 0; i < LINLI_CRS_N; i++)
    systems[i] = linli_crs_get_label (i);
  self->kind = combo_row (_("Base map"), kinds);
  self->file = control_row (_("Map file"), NULL, choose);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a map file"), -1);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_cb), self);
  self->address = entry_row (_("Address of tiles with {z}, {x} and {y}"));
  self->zoom = gtk_spin_button_new_with_range (1, 22, 1);
  self->zoom_row = control_row (_("Finest level"), _("Nearer than this, the tiles are enlarged"), self->zoom);
  self->crs = combo_row (_("Coordinate system of the tiles"), systems);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->crs), TRUE);
  self->attribution = entry_row (_("Source to be named on the map"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->kind);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->file);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->address);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->zoom_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->crs);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->attribution);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (dialog_update), self);
  g_signal_connect_swapped (self->address, "changed", G_CALLBACK (dialog_update), self);
  g_signal_connect_swapped (self->address, "entry-activated", G_CALLBACK (use_cb), self);
  g_signal_connect_swapped (self->attribution, "entry-activated", G_CALLBACK (use_cb), self);
}

static GtkWidget *
dialog_new_content (LinliBaseMapDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new (), *last = adw_preferences_group_new ();
  GtkWidget *strength = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0.2, 1, 0.1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What lies under the map"));
  dialog_add_rows (self, group);
  gtk_widget_set_size_request (strength, 200, -1);
  self->look = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->look), _("Look"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->look), control_row (_("Strength"), _("Pale, so that your own layers stand out; or strong"), strength));
  self->words = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (last), self->words);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (last));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->look));
  gtk_widget_set_vexpand (page, TRUE);
  g_settings_bind (self->settings, "base-map-strength", gtk_range_get_adjustment (GTK_RANGE (strength)), "value", G_SETTINGS_BIND_DEFAULT);
  return page;
}

static void
dialog_fill (LinliBaseMapDialog *self)
{
  g_autofree char *address = g_settings_get_string (self->settings, "base-map-address");
  g_autofree char *attribution = g_settings_get_string (self->settings, "base-map-attribution");
  gboolean web = linli_base_map_is_web_address (address);
  Kind kind = *address == '\0' || !g_settings_get_boolean (self->settings, "base-map-shown") ? KIND_NONE : web ? KIND_ADDRESS : KIND_FILE;

  if (web)
    gtk_editable_set_text (GTK_EDITABLE (self->address), address);
  else if (*address != '\0')
    self->path = g_strdup (address);
  gtk_editable_set_text (GTK_EDITABLE (self->attribution), attribution);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->zoom), g_settings_get_int (self->settings, "base-map-zoom"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->crs), g_settings_get_enum (self->settings, "base-map-crs"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), kind);
  dialog_update (self);
}

static void
linli_base_map_dialog_finalize (GObject *object)
{
  LinliBaseMapDialog *self = LINLI_BASE_MAP_DIALOG (object);

  g_clear_object (&self->settings);
  g_free (self->path);
  G_OBJECT_CLASS (linli_base_map_dialog_parent_class)->finalize (object);
}

static void
linli_base_map_dialog_class_init (LinliBaseMapDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_base_map_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
linli_base_map_dialog_init (LinliBaseMapDialog *self)
{
}

/* What the desk's settings say. Returns: (nullable): %NULL without an error when no base map is wanted */
LinliBaseMap *
_linli_base_map_from_settings (GSettings  *settings,
                               GError    **error)
{
  g_autofree char *address = g_settings_get_string (settings, "base-map-address");
  g_autofree char *attribution = g_settings_get_string (settings, "base-map-attribution");

  if (*address == '\0' || !g_settings_get_boolean (settings, "base-map-shown"))
    return NULL;
  return linli_base_map_new (address, g_settings_get_enum (settings, "base-map-crs"), attribution,
                             g_settings_get_int (settings, "base-map-zoom"), error);
}

GtkWidget *
_linli_base_map_dialog_new (GtkWidget *parent,
                            GSettings *settings)
{
  LinliBaseMapDialog *self = g_object_new (LINLI_TYPE_BASE_MAP_DIALOG, "title", _("Base Map"), "modal", TRUE, "destroy-with-parent", TRUE,
                                           "transient-for", gtk_widget_get_root (parent), "default-width", 560, "default-height", 560, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = linli_button_new (_("_Cancel"), "window.close"), *use = linli_button_new (_("_Use"), NULL);

  self->settings = g_object_ref (settings);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), use);
  gtk_widget_add_css_class (use, "suggested-action");
  g_signal_connect_swapped (use, "clicked", G_CALLBACK (use_cb), self);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), dialog_new_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), use);
  dialog_fill (self);
  return GTK_WIDGET (self);
}
