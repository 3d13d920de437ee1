/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Preferences: what belongs to the person at this desk. */

#include "config.h"

#include "linli-preferences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-backup.h>
#include <linli-community-settings.h>

#include "linli-backups-window.h"
#include "linli-button.h"
#include "linli-holidays-dialog-private.h"
#include "linli-letterhead-dialog-private.h"
#include "linli-preferences-extras-private.h"

static const char * const scheme_nicks[] = { "system", "light", "dark" };

static GtkWidget *
linli_preferences_new_switch (GSettings  *settings,
                              const char *key,
                              const char *title,
                              const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_settings_bind (settings, key, toggle, "active", G_SETTINGS_BIND_DEFAULT);

  return row;
}

static gboolean
linli_preferences_scheme_to_index (GValue   *value,
                                   GVariant *variant,
                                   gpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (scheme_nicks); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), scheme_nicks[i]))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
linli_preferences_index_to_scheme (const GValue       *value,
                                   const GVariantType *type,
                                   gpointer            data)
{
  guint index = g_value_get_uint (value);

  return g_variant_new_string (scheme_nicks[index < G_N_ELEMENTS (scheme_nicks) ? index : 0]);
}

static GtkWidget *
linli_preferences_new_scheme (GSettings *settings)
{
  const char *names[] = { _("As the desktop"), _("Light"), _("Dark"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Style"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_settings_bind_with_mapping (settings, "color-scheme", row, "selected", G_SETTINGS_BIND_DEFAULT,
                                linli_preferences_scheme_to_index, linli_preferences_index_to_scheme, NULL, NULL);

  return row;
}

static void
linli_preferences_open_folder_cb (GtkButton *button,
                                  gpointer   data)
{
  const char *folder = g_object_get_data (G_OBJECT (button), "folder");
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  g_mkdir_with_parents (folder, 0700);
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), uri, GDK_CURRENT_TIME);
}

static void
linli_preferences_show_backups_cb (GtkButton    *button,
                                   LinliContext *context)
{
  GtkWindow *over = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));

  gtk_window_present (GTK_WINDOW (linli_backups_window_new (over, linli_store_get_path (linli_context_get_store (context)), context)));
}

static GtkWidget *
linli_preferences_new_restore (LinliContext *context)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = linli_button_new (_("_Show…"), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("What they hold, and going back to one"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (linli_preferences_show_backups_cb), context, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static GtkWidget *
linli_preferences_new_backups (LinliContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = linli_button_new (_("_Open Folder"), NULL);
  g_autofree char *folder = linli_backup_get_folder (linli_store_get_path (linli_context_get_store (context)));
  g_auto (GStrv) backups = linli_backup_list (folder, NULL);
  guint n = backups != NULL ? g_strv_length (backups) : 0;
  g_autofree char *subtitle =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u backup in %s", "%u backups in %s", n), n, folder);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Backups"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Made and verified by themselves while you work: the last 12 hours, 14 days and 26 weeks."));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Folder beside the file"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "folder", g_strdup (folder), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (linli_preferences_open_folder_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_preferences_new_restore (context));

  return group;
}

/* How large grids should be; kept in the community's file. */
static const struct
{
  const char *key;
  const char *title;
  int standard;
} guidance[] = {
  { "grid.micro.least", N_("Micro-grid, at least"), 30 },
  { "grid.micro.most", N_("Micro-grid, at most"), 100 },
  { "grid.ordinary.least", N_("Ordinary grid, at least"), 300 },
  { "grid.ordinary.most", N_("Ordinary grid, at most"), 500 },
};

typedef struct
{
  gint64 values[G_N_ELEMENTS (guidance)];
} LinliGuidance;

static gboolean
linli_preferences_store_guidance (LinliTransaction  *transaction,
                                  gpointer           data,
                                  GError           **error)
{
  const LinliGuidance *wanted = data;

  for (gsize i = 0; i < G_N_ELEMENTS (guidance); i++)
    if (linli_community_settings_get_int64 (linli_transaction_get_database (transaction), guidance[i].key, guidance[i].standard) !=
          wanted->values[i] &&
        !linli_community_settings_set_int64 (transaction, guidance[i].key, wanted->values[i], error))
      return FALSE;

  return TRUE;
}

/* The numbers are stored together when the window closes, so that trying them out makes one entry of the journal. */
static gboolean
linli_preferences_close_cb (GtkWindow    *window,
                            LinliContext *context)
{
  GPtrArray *spins = g_object_get_data (G_OBJECT (window), "guidance");
  LinliGuidance *wanted = g_new0 (LinliGuidance, 1);
  gboolean changed = FALSE;

  for (guint i = 0; i < spins->len; i++)
    {
      wanted->values[i] = gtk_spin_button_get_value_as_int (g_ptr_array_index (spins, i));
      changed = changed || wanted->values[i] != linli_community_settings_get_int64 (linli_context_get_database (context),
                                                                                    guidance[i].key, guidance[i].standard);
    }
  if (changed && !linli_store_is_read_only (linli_context_get_store (context)))
    linli_store_act_async (linli_context_get_store (context), _("Sizes of grids changed"), linli_preferences_store_guidance,
                           g_steal_pointer (&wanted), g_free, NULL, NULL, NULL);
  g_free (wanted);

  return FALSE;
}

static GtkWidget *
linli_preferences_new_guidance (GtkWidget    *window,
                                LinliContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();
  GPtrArray *spins = g_ptr_array_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Households a Grid"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Grids outside these numbers are pointed out. Kept in the community's file."));
  for (gsize i = 0; i < G_N_ELEMENTS (guidance); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *spin = gtk_spin_button_new_with_range (1, 10000, 10);
      const char *title = g_dgettext (GETTEXT_PACKAGE, guidance[i].title);

      gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                                 linli_community_settings_get_int64 (linli_context_get_database (context), guidance[i].key,
                                                                     guidance[i].standard));
      gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (spins, spin);
    }
  g_object_set_data_full (G_OBJECT (window), "guidance", spins, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (window, "close-request", G_CALLBACK (linli_preferences_close_cb), context, 0);

  return group;
}

static void
linli_preferences_letterhead_cb (GtkWidget    *button,
                                 LinliContext *context)
{
  _linli_letterhead_dialog_show (button, context);
}

static GtkWidget *
linli_preferences_new_papers (LinliContext *context)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new (), *button = linli_button_new (_("_Change…"), NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Papers"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Head, signatures and foot of papers"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Unit, what stands before titles, who signs, the words of notice boards. Kept in the community's file."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (linli_preferences_letterhead_cb), context, 0);
  gtk_widget_set_sensitive (button, !linli_store_is_read_only (linli_context_get_store (context)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/**
 * linli_preferences_new:
 * @settings: the settings of the person at this desk
 * @context: (nullable): the open document
 *
 * Returns: (transfer none): the preferences window, owned by GTK until it is closed
 */
GtkWidget *
linli_preferences_new (GSettings    *settings,
                       LinliContext *context)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *person = adw_preferences_group_new ();
  GtkWidget *look = adw_preferences_group_new ();
  GtkWidget *name = adw_entry_row_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("Preferences"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (person), _("Person at This Desk"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (person),
                                         _("Stands beside every change in the journal. The login name is used while it is empty."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _("Your name"));
  g_settings_bind (settings, "operator-name", name, "text", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (person), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (person),
                             linli_preferences_new_switch (settings, "privacy", _("Mask everything"),
                                                           _("Personal data stays masked and cannot be revealed, as before a projector")));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (look), _("Look"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (look), linli_preferences_new_scheme (settings));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (look),
                             linli_preferences_new_switch (settings, "large-type", _("Large type"),
                                                           _("All text half as large again")));

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (person));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (look));
  if (context != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (linli_preferences_new_guidance (window, context)));
  if (context != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (_linli_holidays_group_new (context)));
  if (context != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (linli_preferences_new_papers (context)));
  if (context != NULL)
    _linli_preferences_add_extras (ADW_PREFERENCES_PAGE (page), context);
  if (context != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (linli_preferences_new_backups (context)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _("Preferences"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);

  return window;
}
