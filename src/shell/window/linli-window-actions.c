/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The actions of the window, and what it says after each. */

#include "config.h"

#include "linli-window-private.h"

#include <glib/gi18n-lib.h>
#include <linli-backup.h>
#include <linli-plugin-host.h>

#include "linli-backups-window.h"
#include "linli-file-request.h"
#include "linli-findings.h"
#include "linli-grid-paper-private.h"
#include "linli-hold-private.h"
#include "linli-journal-window.h"
#include "linli-office-forms.h"
#include "linli-preferences.h"
#include "linli-toast.h"

static LinliStore *
linli_window_get_store (LinliWindow *self)
{
  return linli_context_get_store (self->context);
}

static void
linli_window_undone_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (LinliWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_undo_finish (LINLI_STORE (object), result, NULL, &error) &&
      !g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOTHING))
    linli_toast_show_error (GTK_WIDGET (self->toasts), _("The step could not be taken back"), error);
}

static void
linli_window_redone_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (LinliWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_redo_finish (LINLI_STORE (object), result, NULL, &error) &&
      !g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOTHING))
    linli_toast_show_error (GTK_WIDGET (self->toasts), _("The step could not be done again"), error);
}

static void
linli_window_undo_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  LinliWindow *self = data;

  linli_store_undo_async (linli_window_get_store (self), NULL, linli_window_undone_cb, g_object_ref (self));
}

static void
linli_window_redo_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  LinliWindow *self = data;

  linli_store_redo_async (linli_window_get_store (self), NULL, linli_window_redone_cb, g_object_ref (self));
}

/* The keyboard follows to the page; choosing in the navigation leaves it there. */
static void
linli_window_turn_to (LinliWindow *self,
                      const char  *id)
{
  GtkWidget *page;

  if (!linli_window_show_page (self, id))
    return;
  page = gtk_stack_get_visible_child (self->pages_stack);
  if (gtk_widget_get_focus_child (page) == NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
linli_window_page_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  linli_window_turn_to (data, g_variant_get_string (parameter, NULL));
}

/* The building in its sheet, coloured by a theme: a plugin's page leads to its matrix with it. */
static void
linli_window_show_sheet_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       data)
{
  LinliWindow *self = data;
  const char *theme;
  gint64 building;

  g_variant_get (parameter, "(x&s)", &building, &theme);
  if (building != 0)
    linli_selection_set_one (self->selection, "building", building);
  linli_window_turn_to (self, "sheet");
  gtk_widget_activate_action (gtk_stack_get_visible_child (self->pages_stack), "sheet.theme", "s", theme);
}

static void
linli_window_page_number_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       data)
{
  LinliWindow *self = data;
  g_autoptr (LinliPage) page =
    g_list_model_get_item (G_LIST_MODEL (self->pages), (guint) g_variant_get_int32 (parameter) - 1);

  if (page != NULL)
    linli_window_turn_to (self, linli_page_get_id (page));
}

static void
linli_window_search_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  LinliWindow *self = data;

  gtk_widget_grab_focus (self->search);
}

/* From the page to the details, and back to where one was. */
static void
linli_window_pane_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  LinliWindow *self = data;
  GtkWidget *details = adw_flap_get_flap (self->details_flap), *page = gtk_stack_get_visible_child (self->pages_stack);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (details == NULL)
    return;
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, details))
    {
      adw_flap_set_reveal_flap (self->details_flap, TRUE);
      gtk_widget_child_focus (details, GTK_DIR_TAB_FORWARD);
    }
  else if (self->page_focus == NULL || !gtk_widget_is_ancestor (self->page_focus, page) || !gtk_widget_grab_focus (self->page_focus))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
linli_window_focus_cb (LinliWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages_stack)))
    g_set_weak_pointer (&self->page_focus, focus);
}

static void
linli_window_note_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  LinliWindow *self = data;

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->note_button));
}

static void
linli_window_open_record_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       data)
{
  LinliWindow *self = data;
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  linli_selection_open (self->selection, kind, id);
}

static void
linli_window_locate_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  LinliWindow *self = data;

  linli_selection_locate (self->selection);
}

/* What is done in the details, by an action of the same name. */
static void
linli_window_details_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  LinliWindow *self = data;
  g_autofree char *name = g_strconcat ("details.", g_action_get_name (G_ACTION (action)), NULL);

  if (linli_selection_get_id (self->selection) == 0)
    return;
  adw_flap_set_reveal_flap (self->details_flap, TRUE);
  gtk_widget_activate_action (adw_flap_get_flap (self->details_flap), name, NULL);
}

static void
linli_window_preferences_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       data)
{
  LinliWindow *self = data;
  GtkWidget *preferences = linli_preferences_new (self->settings, self->context);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
linli_window_journal_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  LinliWindow *self = data;
  GtkWidget *journal = linli_journal_window_new (self->context);

  gtk_window_set_transient_for (GTK_WINDOW (journal), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (journal));
}

static void
linli_window_grid_sheets_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       data)
{
  LinliWindow *self = data;

  _linli_grid_paper_show_sheets (GTK_WIDGET (self), self->context);
}

static void
linli_window_grid_boards_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       data)
{
  LinliWindow *self = data;

  _linli_grid_paper_show_boards (GTK_WIDGET (self), self->context);
}

static void
linli_window_check_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  LinliWindow *self = data;

  linli_findings_show (GTK_WINDOW (self), self->context, self->selection);
}

static void
linli_window_forms_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  LinliWindow *self = data;

  linli_office_forms_show (GTK_WINDOW (self), self->context, self->selection);
}

static void
linli_window_backup_run (GTask        *task,
                         gpointer      source,
                         gpointer      data,
                         GCancellable *cancellable)
{
  g_auto (GStrv) paths = g_strdupv (data);
  GError *error = NULL;

  if (linli_backup_write (paths[0], paths[1], cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
linli_window_backup_done_cb (GObject      *object,
                             GAsyncResult *result,
                             gpointer      data)
{
  g_autoptr (GtkWidget) toasts = data;
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  _linli_hold_end (LINLI_CONTEXT (object));
  if (gtk_widget_get_root (toasts) == NULL)
    return;
  if (written)
    linli_toast_show (toasts, _("Backup written and verified"));
  else
    linli_toast_show_error (toasts, _("The backup was not written"), error);
}

static void
linli_window_backup_chosen_cb (GFile    *file,
                               gpointer  data)
{
  LinliWindow *self = data;
  g_autoptr (GTask) task = NULL;
  LinliStore *store;
  const char *copy;
  char **paths;

  if (self->context == NULL) /* the window was closed meanwhile */
    return;
  store = linli_window_get_store (self);
  task = g_task_new (self->context, NULL, linli_window_backup_done_cb, g_object_ref (self->toasts));
  copy = linli_store_get_copy (store);
  paths = g_new0 (char *, 3);
  paths[0] = g_strdup (copy != NULL ? copy : linli_store_get_path (store));
  paths[1] = g_file_get_path (file);
  g_task_set_task_data (task, paths, (GDestroyNotify) g_strfreev);
  _linli_hold_begin (self->context);
  g_task_run_in_thread (task, linli_window_backup_run);
}

static void
linli_window_backup_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  LinliWindow *self = data;
  g_autofree char *base = g_path_get_basename (linli_store_get_path (linli_window_get_store (self)));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".linli"))
    base[strlen (base) - strlen (".linli")] = '\0';
  name = g_strdup_printf ("%s-%s.linli", base, day);
  linli_file_request_save (GTK_WIDGET (self), _("Back Up To"), name, linli_window_backup_chosen_cb, g_object_ref (self),
                           g_object_unref);
}

static void
linli_window_backups_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  LinliWindow *self = data;

  gtk_window_present (GTK_WINDOW (linli_backups_window_new (GTK_WINDOW (self), linli_store_get_path (linli_window_get_store (self)), self->context)));
}

static void
linli_window_enable_plugin_cb (GSimpleAction *action,
                               GVariant      *parameter,
                               gpointer       data)
{
  LinliWindow *self = data;
  LinliPluginHost *host = linli_plugin_host_get (self->context);
  LinliPlugin *plugin = host != NULL ? linli_plugin_host_find (host, g_variant_get_string (parameter, NULL)) : NULL;
  g_autoptr (GError) error = NULL;

  if (plugin != NULL && !linli_plugin_host_set_enabled (host, plugin, TRUE, &error))
    linli_toast_show_error (GTK_WIDGET (self->toasts), _("The choice holds until the program ends; it could not be remembered"), error);
}

static const GActionEntry entries[] = {
  { "undo", linli_window_undo_cb },
  { "redo", linli_window_redo_cb },
  { "page", linli_window_page_cb, "s" },
  { "page-number", linli_window_page_number_cb, "i" },
  { "show-sheet", linli_window_show_sheet_cb, "(xs)" },
  { "search", linli_window_search_cb },
  { "pane", linli_window_pane_cb },
  { "note", linli_window_note_cb },
  { "open-record", linli_window_open_record_cb, "(sx)" },
  { "locate", linli_window_locate_cb },
  { "edit", linli_window_details_cb },
  { "changes", linli_window_details_cb },
  { "preferences", linli_window_preferences_cb },
  { "journal", linli_window_journal_cb },
  { "check", linli_window_check_cb },
  { "grid-sheets", linli_window_grid_sheets_cb },
  { "grid-boards", linli_window_grid_boards_cb },
  { "forms", linli_window_forms_cb },
  { "backup", linli_window_backup_cb },
  { "backups", linli_window_backups_cb },
  { "enable-plugin", linli_window_enable_plugin_cb, "s" },
};

static const char * const document_actions[] = {
  "page", "page-number", "show-sheet", "search", "note", "open-record", "locate", "edit", "changes", "pane", "journal", "check",
  "backup", "backups", "navigation", "grid-sheets", "grid-boards", "forms", "details", "enable-plugin", NULL
};

void
_linli_window_add_actions (LinliWindow *self)
{
  GActionMap *map = G_ACTION_MAP (self);
  g_autoptr (GAction) privacy = g_settings_create_action (self->settings, "privacy");
  g_autoptr (GAction) large = g_settings_create_action (self->settings, "large-type");
  g_autoptr (GPropertyAction) navigation = g_property_action_new ("navigation", self->navigation_flap, "reveal-flap");
  g_autoptr (GPropertyAction) details = g_property_action_new ("details", self->details_flap, "reveal-flap");

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (map, privacy);
  g_action_map_add_action (map, large);
  if (self->context == NULL)
    {
      for (guint i = 0; document_actions[i] != NULL; i++)
        {
          GAction *action = g_action_map_lookup_action (map, document_actions[i]);

          if (action != NULL)
            g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
        }
      return;
    }
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (linli_window_focus_cb), NULL);
  g_action_map_add_action (map, G_ACTION (navigation));
  g_action_map_add_action (map, G_ACTION (details));
}

static void
linli_window_update_step (LinliWindow *self,
                          const char  *name,
                          GtkWidget   *button,
                          const char  *tip,
                          const char  *title)
{
  GSimpleAction *action = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
  g_autofree char *text = title != NULL ? g_strdup_printf ("%s: %s", tip, title) : g_strdup (tip);

  g_simple_action_set_enabled (action, title != NULL);
  gtk_widget_set_tooltip_text (button, text);
}

void
_linli_window_update_actions (LinliWindow *self)
{
  LinliStore *store = self->context != NULL ? linli_window_get_store (self) : NULL;

  linli_window_update_step (self, "undo", self->undo_button, _("Undo (Ctrl+Z)"),
                            store != NULL ? linli_store_get_undo_title (store) : NULL);
  linli_window_update_step (self, "redo", self->redo_button, _("Redo (Ctrl+Shift+Z)"),
                            store != NULL ? linli_store_get_redo_title (store) : NULL);
}
