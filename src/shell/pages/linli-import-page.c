/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The import assistant: a file is chosen or dropped here, read in the background, and handed to the steps for its sort. */

#include "config.h"

#include "linli-import-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-importer.h>
#include <linli-table.h>

#include "linli-button.h"
#include "linli-error-words.h"
#include "linli-file-request.h"
#include "linli-import-layers-private.h"
#include "linli-import-map-private.h"
#include "linli-import-people-private.h"
#include "linli-import-with-private.h"
#include "linli-message.h"
#include "linli-toast.h"

#define LINLI_TYPE_IMPORT_PAGE (linli_import_page_get_type ())
G_DECLARE_FINAL_TYPE (LinliImportPage, linli_import_page, LINLI, IMPORT_PAGE, GtkWidget)

struct _LinliImportPage {
  GtkWidget parent_instance;
  LinliContext *context;
  GtkWidget *stack;
  GtkWidget *reading;
  GtkWidget *spinner;
  GtkWidget *first;  /* the first button */
  GtkWidget *added;  /* a place for what plugins import */
  GtkWidget *steps;  /* of the file that is imported; NULL at the start */
  GFile *file;       /* what a plugin is asked to read, and Linli may read instead */
  gboolean people;   /* as which */
  GListModel *importers;
  GCancellable *cancellable;
};

static const char * const people_suffixes[] = { "xlsx", "ods", "csv", "txt", "tsv", "xls", NULL };
static const char * const map_suffixes[] = { "gpkg", "geojson", "json", "shp", "kml", "kmz", "dxf", "zip", NULL };

G_DEFINE_FINAL_TYPE (LinliImportPage, linli_import_page, GTK_TYPE_WIDGET)

static void
linli_import_page_close_cb (LinliImportPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "start");
  if (self->steps != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), self->steps);
  self->steps = NULL;
  gtk_widget_grab_focus (self->first);
}

/* A file was dropped, or chosen, while the steps of another were open. */
static void
linli_import_page_leave_steps (LinliImportPage *self)
{
  if (self->steps != NULL)
    linli_import_page_close_cb (self);
}

static void
linli_import_page_show_steps (LinliImportPage *self,
                              GtkWidget       *steps)
{
  self->steps = steps;
  g_signal_connect_object (steps, "closed", G_CALLBACK (linli_import_page_close_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->stack), steps, "steps");
  gtk_stack_set_visible_child (GTK_STACK (self->stack), steps);
}

static void
linli_import_page_stop_reading (LinliImportPage *self)
{
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  if (self->steps == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "start");
}

static void
linli_import_page_refuse (LinliImportPage *self,
                          GTask           *task,
                          const GError    *error)
{
  g_autofree char *name = g_path_get_basename (g_task_get_task_data (task));
  g_autofree char *what = g_strdup_printf (_("“%s” could not be read"), name);

  linli_toast_show_error (GTK_WIDGET (self), what, error);
}

static void
linli_import_page_people_thread (GTask        *task,
                                 gpointer      source,
                                 gpointer      data,
                                 GCancellable *cancellable)
{
  GError *error = NULL;
  LinliTable *table = linli_table_open (data, cancellable, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) linli_table_unref);
  else
    g_task_return_error (task, error);
}

static void
linli_import_page_people_cb (GObject      *object,
                             GAsyncResult *result,
                             gpointer      data)
{
  g_autoptr (LinliImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) table = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->stack == NULL)
    return;
  linli_import_page_stop_reading (self);
  if (table == NULL)
    linli_import_page_refuse (self, G_TASK (result), error);
  else
    linli_import_page_show_steps (self, _linli_import_people_new (self->context, table));
}

static void
linli_import_page_map_thread (GTask        *task,
                              gpointer      source,
                              gpointer      data,
                              GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *layers = _linli_import_layers_read (data, &error);

  if (layers != NULL)
    g_task_return_pointer (task, layers, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
linli_import_page_map_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_autoptr (LinliImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) layers = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->stack == NULL)
    return;
  linli_import_page_stop_reading (self);
  if (layers == NULL)
    linli_import_page_refuse (self, G_TASK (result), error);
  else if (layers->len == 0)
    linli_message_show (GTK_WIDGET (self), _("There is nothing in the file"), _("It has no layer with shapes. Nothing was changed."));
  else
    linli_import_page_show_steps (self, _linli_import_map_new (self->context, g_task_get_task_data (G_TASK (result)), layers));
}

/* Reads a file in the background. The task does not hold the widget, so that no other thread ever frees it. */
static void
linli_import_page_read (LinliImportPage *self,
                        GFile           *file,
                        gboolean         people)
{
  char *path = g_file_get_path (file);
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    {
      linli_message_show (GTK_WIDGET (self), _("The file could not be read"),
                          _("It does not lie on this computer. Copy it to a folder here and import the copy."));
      return;
    }
  linli_import_page_leave_steps (self);
  name = g_path_get_basename (path);
  text = g_strdup_printf (_("Reading “%s”…"), name);
  gtk_label_set_text (GTK_LABEL (self->reading), text);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "reading");
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, people ? linli_import_page_people_cb : linli_import_page_map_cb, g_object_ref (self));
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, people ? linli_import_page_people_thread : linli_import_page_map_thread);
}

static gboolean
linli_import_page_is_busy (LinliImportPage *self)
{
  if (self->steps == NULL)
    return self->cancellable != NULL;
  if (LINLI_IS_IMPORT_WITH (self->steps))
    return _linli_import_with_is_busy (LINLI_IMPORT_WITH (self->steps));
  return LINLI_IS_IMPORT_PEOPLE (self->steps) ? _linli_import_people_is_busy (LINLI_IMPORT_PEOPLE (self->steps))
                                              : _linli_import_map_is_busy (LINLI_IMPORT_MAP (self->steps));
}

static void
linli_import_page_other_cb (LinliImportPage *self)
{
  g_autoptr (GFile) file = g_steal_pointer (&self->file);

  linli_import_page_read (self, file, self->people);
}

/* Whether plugins read such a file; the person sees which. @other: as what Linli reads it, or NULL. */
static gboolean
linli_import_page_offer_plugins (LinliImportPage *self,
                                 GFile           *file,
                                 const char      *other)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GPtrArray) found = path != NULL ? _linli_import_with_find (self->context, path) : NULL;
  GtkWidget *steps;

  if (found == NULL || found->len == 0)
    return FALSE;
  linli_import_page_leave_steps (self);
  g_set_object (&self->file, file);
  steps = _linli_import_with_new (self->context, path, g_steal_pointer (&found), other);
  g_signal_connect_object (steps, "other", G_CALLBACK (linli_import_page_other_cb), self, G_CONNECT_SWAPPED);
  linli_import_page_show_steps (self, steps);
  return TRUE;
}

static void
linli_import_page_take (LinliImportPage *self,
                        GFile           *file,
                        gboolean         people)
{
  self->people = people;
  if (!linli_import_page_offer_plugins (self, file, people ? _("Read as a _List of Residents") : _("Read as _Map Data")))
    linli_import_page_read (self, file, people);
}

static void
linli_import_page_people_chosen_cb (GFile    *file,
                                    gpointer  data)
{
  LinliImportPage *self = data;

  if (self->stack != NULL && !linli_import_page_is_busy (self))
    linli_import_page_take (self, file, TRUE);
}

static void
linli_import_page_map_chosen_cb (GFile    *file,
                                 gpointer  data)
{
  LinliImportPage *self = data;

  if (self->stack != NULL && !linli_import_page_is_busy (self))
    linli_import_page_take (self, file, FALSE);
}

static void
linli_import_page_choose_people_cb (LinliImportPage *self)
{
  linli_file_request_open (GTK_WIDGET (self), _("Choose a List of Residents"), _("Spreadsheets"), people_suffixes,
                           linli_import_page_people_chosen_cb, g_object_ref (self), g_object_unref);
}

static void
linli_import_page_choose_map_cb (LinliImportPage *self)
{
  linli_file_request_open (GTK_WIDGET (self), _("Choose Map Data"), _("Map data"), map_suffixes, linli_import_page_map_chosen_cb,
                           g_object_ref (self), g_object_unref);
}

static gboolean
linli_import_page_has_suffix (const char         *name,
                              const char * const *suffixes)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && suffixes[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
linli_import_page_drop_cb (GtkDropTarget   *target,
                           const GValue    *value,
                           double           x,
                           double           y,
                           LinliImportPage *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *name = files != NULL ? g_file_get_basename (files->data) : NULL;
  g_autoptr (GPtrArray) plugins = NULL;
  gboolean people, ours;

  if (name == NULL || linli_import_page_is_busy (self))
    return FALSE;
  people = linli_import_page_has_suffix (name, people_suffixes);
  ours = people || linli_import_page_has_suffix (name, map_suffixes);
  plugins = _linli_import_with_find (self->context, name);
  if (!ours && plugins->len == 0)
    {
      linli_message_show (GTK_WIDGET (self), _("Files of this sort cannot be imported"),
                          _("Lists of residents come as .xlsx, .ods or .csv, map data as .gpkg, .geojson, .shp, .kml or .dxf."));
      return FALSE;
    }
  if (ours)
    linli_import_page_take (self, files->data, people);
  else
    linli_import_page_offer_plugins (self, files->data, NULL);
  return TRUE;
}

static void
linli_import_page_cancel_cb (LinliImportPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
linli_import_page_dispose (GObject *object)
{
  LinliImportPage *self = LINLI_IMPORT_PAGE (object);

  linli_import_page_cancel_cb (self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->importers);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (linli_import_page_parent_class)->dispose (object);
}

static void
linli_import_page_class_init (LinliImportPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_import_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
linli_import_page_new_choice (LinliImportPage *self,
                              const char      *icon_name,
                              const char      *title,
                              const char      *words,
                              const char      *label,
                              GCallback        callback)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *head = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (words);
  GtkWidget *button = linli_button_new (label, NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 48);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (head, "title-3");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 24);
  gtk_widget_add_css_class (text, "dim-label");
  gtk_widget_set_vexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  if (self->first == NULL)
    self->first = button;
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "import-choice");
  return box;
}

static void
linli_import_page_plugin_chosen_cb (GFile    *file,
                                    gpointer  data)
{
  LinliImportPage *self = data;

  if (self->stack == NULL || linli_import_page_is_busy (self) || linli_import_page_offer_plugins (self, file, NULL))
    return;
  linli_message_show (GTK_WIDGET (self), _("No plugin reads this file"), _("Its name is not like those that the plugins know. Nothing was changed."));
}

static void
linli_import_page_choose_added_cb (AdwActionRow    *row,
                                   LinliImportPage *self)
{
  linli_file_request_open (GTK_WIDGET (self), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), NULL, NULL,
                           linli_import_page_plugin_chosen_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
linli_import_page_new_added_row (LinliImportPage *self,
                                 LinliImporter   *importer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *names = g_strjoinv ("  ", (char **) linli_importer_get_patterns (importer));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), linli_importer_get_title (importer));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), names);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (linli_import_page_choose_added_cb), self);
  return row;
}

/* What plugins import stands below; what one of them was about to import goes with it. */
static void
linli_import_page_show_added (LinliImportPage *self)
{
  g_autoptr (GPtrArray) importers = _linli_import_with_find (self->context, NULL);
  GtkWidget *group = importers->len > 0 ? adw_preferences_group_new () : NULL;

  if (self->stack == NULL)
    return;
  for (guint i = 0; i < importers->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_import_page_new_added_row (self, g_ptr_array_index (importers, i)));
  if (group != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("With Plugins"));
  adw_bin_set_child (ADW_BIN (self->added), group);
  if (self->steps != NULL && LINLI_IS_IMPORT_WITH (self->steps) && !linli_import_page_is_busy (self))
    linli_import_page_close_cb (self);
}

static GtkWidget *
linli_import_page_new_start (LinliImportPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *title = gtk_label_new (_("What Do You Want to Import?"));
  GtkWidget *hint = gtk_label_new (_("A file can also be dragged here. Every import can be undone as one step."));

  gtk_widget_add_css_class (title, "title-2");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_box_set_homogeneous (GTK_BOX (choices), TRUE);
  gtk_box_append (GTK_BOX (choices),
                  linli_import_page_new_choice (self, "linli-household-symbolic", _("List of Residents"),
                                                _("Excel (.xlsx), WPS, ODS or CSV, as it is: title, merged header and several sheets are understood."),
                                                _("Choose a _List…"), G_CALLBACK (linli_import_page_choose_people_cb)));
  gtk_box_append (GTK_BOX (choices),
                  linli_import_page_new_choice (self, "linli-map-symbolic", _("Map Data"),
                                                _("Grids, buildings, roads, water and places from GeoPackage, GeoJSON, Shapefile, KML or DXF."),
                                                _("Choose _Map Data…"), G_CALLBACK (linli_import_page_choose_map_cb)));
  gtk_box_append (GTK_BOX (page), title);
  self->added = adw_bin_new ();
  gtk_box_append (GTK_BOX (page), choices);
  gtk_box_append (GTK_BOX (page), self->added);
  gtk_box_append (GTK_BOX (page), hint);
  gtk_widget_set_halign (page, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (page, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (page, "linli-page-box");
  return page;
}

static GtkWidget *
linli_import_page_new_reading (LinliImportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *cancel = linli_button_new (_("_Cancel"), NULL);

  self->spinner = gtk_spinner_new ();
  gtk_widget_set_size_request (self->spinner, 32, 32);
  self->reading = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->reading), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (cancel, "pill");
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (linli_import_page_cancel_cb), self);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->reading);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
linli_import_page_init (LinliImportPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), linli_import_page_new_start (self), "start");
  gtk_stack_add_named (GTK_STACK (self->stack), linli_import_page_new_reading (self), "reading");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (linli_import_page_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * linli_import_page_new:
 * @context: the open document
 * @selection: what is chosen in the window
 *
 * Returns: (transfer floating): the import assistant
 */
GtkWidget *
linli_import_page_new (LinliContext   *context,
                       LinliSelection *selection)
{
  LinliImportPage *self = g_object_new (LINLI_TYPE_IMPORT_PAGE, NULL);

  self->context = g_object_ref (context);
  self->importers = g_object_ref (linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_IMPORTER));
  g_signal_connect_object (self->importers, "items-changed", G_CALLBACK (linli_import_page_show_added), self, G_CONNECT_SWAPPED);
  linli_import_page_show_added (self);
  return GTK_WIDGET (self);
}
