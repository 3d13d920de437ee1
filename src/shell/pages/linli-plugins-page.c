/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What Linli is extended by: each plugin with its origin, its version, how it stands and why, and a switch. Data of plugins that do not
 * work is named, for it is kept. */

#include "config.h"

#include "linli-plugins-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-plugin-host.h>
#include <linli-schema.h>

#include "linli-chip.h"
#include "linli-empty-page.h"
#include "linli-error-words.h"
#include "linli-plugins-page-private.h"
#include "linli-toast.h"

#define LINLI_TYPE_PLUGINS_PAGE (linli_plugins_page_get_type ())
G_DECLARE_FINAL_TYPE (LinliPluginsPage, linli_plugins_page, LINLI, PLUGINS_PAGE, GtkWidget)

struct _LinliPluginsPage
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliPluginHost *host;
  GtkWidget *stack;
  GtkWidget *box;
  GtkWidget *kept; /* what is said of data whose plugin does not work */
};

G_DEFINE_FINAL_TYPE (LinliPluginsPage, linli_plugins_page, GTK_TYPE_WIDGET)

/* The parts of a row that change with the plugin's state. */
typedef struct
{
  LinliPluginsPage *page;
  LinliPlugin *plugin;
  gulong handler;
  GtkWidget *row;
  GtkWidget *chips;
  GtkWidget *control;
} LinliPluginRow;

static void
linli_plugin_row_free (gpointer data)
{
  LinliPluginRow *row = data;

  g_signal_handler_disconnect (row->plugin, row->handler);
  g_object_unref (row->plugin);
  g_free (row);
}

static LinliTone
linli_plugins_page_get_tone (LinliPluginState state)
{
  switch (state)
    {
    case LINLI_PLUGIN_ACTIVE:
      return LINLI_TONE_SUCCESS;
    case LINLI_PLUGIN_BLOCKED:
      return LINLI_TONE_WARNING;
    case LINLI_PLUGIN_FAILED:
      return LINLI_TONE_ERROR;
    case LINLI_PLUGIN_FOUND:
    case LINLI_PLUGIN_DISABLED:
    default:
      return LINLI_TONE_NEUTRAL;
    }
}

/* Version and licence, what it is for, and why it does not work. */
static char *
linli_plugins_page_dup_subtitle (LinliPlugin *plugin)
{
  g_autoptr (GString) text = g_string_new (linli_plugin_get_description (plugin));
  g_autofree char *authors = g_strjoinv ("、", (char **) linli_plugin_get_authors (plugin));

  if (linli_plugin_get_version (plugin) != NULL)
    {
      g_string_append_c (text, text->len > 0 ? '\n' : ' ');
      g_string_append_printf (text, _("Version %s"), linli_plugin_get_version (plugin));
    }
  if (*authors != '\0')
    g_string_append_printf (text, " · %s", authors);
  if (linli_plugin_get_license (plugin) != NULL)
    g_string_append_printf (text, " · %s", linli_plugin_get_license (plugin));
  if (linli_plugin_get_reason (plugin) != NULL)
    g_string_append_printf (text, "\n%s", linli_plugin_get_reason (plugin));

  return g_strdup (g_strstrip (text->str));
}

static void
linli_plugins_page_show_kept (LinliPluginsPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) owners = linli_plugin_host_list_absent (self->host, &error);
  g_autofree char *trouble = error != NULL ? linli_error_dup_words (error) : NULL;
  g_autoptr (GString) text = g_string_new (trouble);

  for (guint i = 0; owners != NULL && i < owners->len; i++)
    {
      LinliSchemaOwner *owner = g_ptr_array_index (owners, i);
      LinliPlugin *plugin = linli_plugin_host_find (self->host, owner->owner);

      if (owner->n_rows == 0)
        continue;
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "This file holds %d record of the plugin “%s”, which does not work now. It is kept.",
                                                 "This file holds %d records of the plugin “%s”, which does not work now. They are kept.",
                                                 (int) owner->n_rows),
                              (int) owner->n_rows, plugin != NULL ? linli_plugin_get_name (plugin) : owner->owner);
    }
  gtk_label_set_text (GTK_LABEL (self->kept), text->str);
  gtk_widget_set_visible (self->kept, text->len > 0);
}

static gboolean
linli_plugins_page_is_stuck (LinliPlugin *plugin)
{
  LinliPluginState state = linli_plugin_get_state (plugin);

  return state == LINLI_PLUGIN_FAILED || state == LINLI_PLUGIN_BLOCKED;
}

/* Names of the plugins that have tables in the file and cannot be started, though they are on; NULL when there is none. */
static char *
linli_plugins_page_dup_stuck (LinliPluginHost *host)
{
  g_autoptr (GPtrArray) owners = linli_plugin_host_list_absent (host, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; owners != NULL && i < owners->len; i++)
    {
      LinliPlugin *plugin = linli_plugin_host_find (host, ((LinliSchemaOwner *) g_ptr_array_index (owners, i))->owner);

      if (plugin != NULL && linli_plugins_page_is_stuck (plugin))
        g_ptr_array_add (names, (gpointer) linli_plugin_get_name (plugin));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  /* translators: between names of plugins */
  return g_strjoinv (C_("plugins", ", "), (char **) names->pdata);
}

/* For who opens the file and does not find what is in it; NULL when nothing is missing. */
char *
_linli_plugins_page_dup_missing (LinliPluginHost *host)
{
  GListModel *plugins = linli_plugin_host_get_plugins (host);
  g_autofree char *names = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (LinliPlugin) plugin = g_list_model_get_item (plugins, i);

      if (linli_plugins_page_is_stuck (plugin)) /* else the rows need not be counted */
        {
          names = linli_plugins_page_dup_stuck (host);
          break;
        }
    }
  return names != NULL ? g_strdup_printf (_("Cannot be started, and has no page now: %s. What this file holds of it is kept."), names) : NULL;
}

/* The file did not change, so the undo of the window knows nothing of it. */
static void
linli_plugins_page_offer_return (LinliPluginRow *row)
{
  g_autofree char *words = g_strdup_printf (_("Plugin “%s” is switched off"), linli_plugin_get_name (row->plugin));
  g_autofree char *action = g_strconcat ("win.enable-plugin::", linli_plugin_get_id (row->plugin), NULL);

  linli_toast_show_action (GTK_WIDGET (row->page), words, _("_Undo"), action);
}

static gboolean
linli_plugins_page_switched_cb (GtkSwitch      *control,
                                gboolean        on,
                                LinliPluginRow *row)
{
  g_autoptr (GError) error = NULL;

  if (on == linli_plugin_host_is_enabled (row->page->host, row->plugin))
    return FALSE;
  if (!linli_plugin_host_set_enabled (row->page->host, row->plugin, on, &error))
    linli_toast_show_error (GTK_WIDGET (row->page), _("The choice holds until the program ends; it could not be remembered"), error);
  else if (!on)
    linli_plugins_page_offer_return (row);

  return FALSE;
}

static void
linli_plugins_page_update_row (LinliPluginRow *row)
{
  LinliPlugin *plugin = row->plugin;
  g_autofree char *subtitle = linli_plugins_page_dup_subtitle (plugin);
  GtkWidget *chip;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), subtitle);
  while ((chip = gtk_widget_get_first_child (row->chips)) != NULL)
    gtk_box_remove (GTK_BOX (row->chips), chip);
  gtk_box_append (GTK_BOX (row->chips), linli_chip_new (linli_plugin_state_get_label (linli_plugin_get_state (plugin)),
                                                        linli_plugins_page_get_tone (linli_plugin_get_state (plugin))));
  gtk_switch_set_active (GTK_SWITCH (row->control), linli_plugin_host_is_enabled (row->page->host, plugin));
}

static void
linli_plugins_page_state_cb (LinliPlugin    *plugin,
                             GParamSpec     *pspec,
                             LinliPluginRow *row)
{
  linli_plugins_page_update_row (row);
  linli_plugins_page_show_kept (row->page);
}

static GtkWidget *
linli_plugins_page_new_row (LinliPluginsPage *self,
                            LinliPlugin      *plugin)
{
  LinliPluginRow *row = g_new0 (LinliPluginRow, 1);

  row->page = self;
  row->plugin = g_object_ref (plugin);
  row->row = adw_action_row_new ();
  row->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  row->control = gtk_switch_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), linli_plugin_get_name (plugin));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row->row), 0);
  gtk_widget_set_valign (row->chips, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (row->control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), row->chips);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), row->control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->row), row->control);
  linli_plugins_page_update_row (row);
  g_signal_connect (row->control, "state-set", G_CALLBACK (linli_plugins_page_switched_cb), row);
  row->handler = g_signal_connect (plugin, "notify::state", G_CALLBACK (linli_plugins_page_state_cb), row);
  g_object_set_data_full (G_OBJECT (row->row), "linli-plugin-row", row, linli_plugin_row_free);

  return row->row;
}

static void
linli_plugins_page_add_group (LinliPluginsPage  *self,
                              LinliPluginOrigin  origin,
                              const char        *title,
                              const char        *description)
{
  GListModel *plugins = linli_plugin_host_get_plugins (self->host);
  GtkWidget *group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (LinliPlugin) plugin = g_list_model_get_item (plugins, i);

      if (linli_plugin_get_origin (plugin) != origin)
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
          gtk_box_append (GTK_BOX (self->box), group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_plugins_page_new_row (self, plugin));
    }
}

static void
linli_plugins_page_dispose (GObject *object)
{
  LinliPluginsPage *self = LINLI_PLUGINS_PAGE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->host);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (linli_plugins_page_parent_class)->dispose (object);
}

static void
linli_plugins_page_class_init (LinliPluginsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_plugins_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
linli_plugins_page_init (LinliPluginsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *title = gtk_label_new (_("Plugins"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->box, "linli-page-box");
  gtk_widget_add_css_class (title, "title-2");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (self->box), title);
  self->kept = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->kept), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->kept), 0);
  gtk_widget_set_visible (self->kept, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->kept);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       linli_empty_page_new ("linli-plugin-symbolic", _("There Are No Plugins"),
                                             _("Plugins add pages, map layers and kinds of matters. Put one into the folder linli/plugins among your program data, and start Linli again.")),
                       "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * linli_plugins_page_new:
 * @context: the open document
 * @selection: the window's selection
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
linli_plugins_page_new (LinliContext   *context,
                        LinliSelection *selection)
{
  LinliPluginsPage *self = g_object_new (LINLI_TYPE_PLUGINS_PAGE, NULL);
  LinliPluginHost *host = linli_plugin_host_get (context);

  self->context = g_object_ref (context);
  if (host == NULL || g_list_model_get_n_items (linli_plugin_host_get_plugins (host)) == 0)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
      return GTK_WIDGET (self);
    }
  self->host = g_object_ref (host);
  linli_plugins_page_add_group (self, LINLI_PLUGIN_BUNDLED, _("Included With Linli"), NULL);
  linli_plugins_page_add_group (self, LINLI_PLUGIN_OUTSIDE, _("From Elsewhere"),
                                _("They can read and change everything in the file. Switch on only what you trust."));
  linli_plugins_page_show_kept (self);

  return GTK_WIDGET (self);
}
