/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The main window. Owned by the application; holds a reference to the document and drops it when it closes. Actions are in
 * linli-window-actions.c. */

#include "config.h"

#include "linli-window-private.h"

#include <glib/gi18n-lib.h>

#include "linli-banner.h"
#include "linli-community.h"
#include "linli-details-page.h"
#include "linli-hold-private.h"
#include "linli-plugin-host.h"
#include "linli-plugins-page-private.h"
#include "linli-style.h"
#include "linli-toast.h"
#include "linli-welcome-page.h"

/* Narrower than this beside type of 96 dots an inch, the details lie over the page; narrower still, so does the navigation. */
#define DETAILS_FOLD_WIDTH 1180
#define NAVIGATION_FOLD_WIDTH 820

G_DEFINE_FINAL_TYPE (LinliWindow, linli_window, ADW_TYPE_APPLICATION_WINDOW)

static LinliPage *
linli_window_find_page (LinliWindow *self,
                        const char  *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (LinliPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      if (g_str_equal (linli_page_get_id (page), id))
        return page;
    }

  return NULL;
}

static void
linli_window_update_title (LinliWindow *self)
{
  g_autofree char *name = linli_community_dup_name (linli_context_get_database (self->context));
  g_autofree char *title = NULL;

  if (name == NULL)
    name = g_path_get_basename (linli_store_get_path (linli_context_get_store (self->context)));
  /* translators: the program's name and the community's */
  title = g_strdup_printf (_("Linli · %s"), name);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
linli_window_update_banner (LinliWindow *self)
{
  LinliStore *store = linli_context_get_store (self->context);
  LinliBanner *banner = LINLI_BANNER (self->banner);
  LinliPluginHost *host = linli_plugin_host_get (self->context);
  g_autofree char *missing = host != NULL ? _linli_plugins_page_dup_missing (host) : NULL;

  if (linli_store_is_damaged (store))
    linli_banner_show (banner, _("The file is damaged. Nothing more is written to it, so that nothing more is lost. One of its backups can be put in its place."),
                       _("Show _Backups"), "win.backups");
  else if (linli_store_get_copy (store) != NULL)
    linli_banner_show (banner, _("A copy is shown, for reading only: the last change was cut off half-way and is left out. The file itself was not touched; opened where it can be written, it mends itself."),
                       NULL, NULL);
  else if (linli_store_is_read_only (store))
    linli_banner_show (banner, _("Open for reading only: changes cannot be stored."), NULL, NULL);
  else if (missing != NULL)
    linli_banner_show (banner, missing, _("Show _Plugins"), "win.page::plugins");
  else if (linli_store_is_on_network (store))
    linli_banner_show (banner, _("The file lies on a network share. Only one computer may have it open at a time; work on a local copy if you can."),
                       NULL, NULL);
  else
    linli_banner_hide (banner);
}

/* A plugin that was switched off, or works again, is not missed. */
static void
linli_window_watch_plugins (LinliWindow *self)
{
  LinliPluginHost *host = linli_plugin_host_get (self->context);
  GListModel *plugins = host != NULL ? linli_plugin_host_get_plugins (host) : NULL;

  for (guint i = 0; plugins != NULL && i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (LinliPlugin) plugin = g_list_model_get_item (plugins, i);

      g_signal_connect_object (plugin, "notify::state", G_CALLBACK (linli_window_update_banner), self, G_CONNECT_SWAPPED);
    }
}

static void
linli_window_update_privacy (LinliWindow *self)
{
  linli_privacy_set_locked (linli_context_get_privacy (self->context), g_settings_get_boolean (self->settings, "privacy"));
}

static void
linli_window_store_changed_cb (LinliStore   *store,
                               LinliChanges *changes,
                               LinliWindow  *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (LinliPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      linli_page_refresh (page, self->context, changes);
    }
  if (linli_changes_touches (changes, "community"))
    linli_window_update_title (self);
  _linli_window_announce (self);
}

static void
linli_window_selection_changed_cb (LinliSelection *selection,
                                   LinliWindow    *self)
{
  if (adw_flap_get_folded (self->details_flap) && g_strcmp0 (self->page, "map") == 0)
    adw_flap_set_reveal_flap (self->details_flap, linli_selection_get_n_ids (selection) > 0);
}

static void
linli_window_selection_opened_cb (LinliSelection *selection,
                                  LinliWindow    *self)
{
  adw_flap_set_reveal_flap (self->details_flap, TRUE);
  gtk_widget_child_focus (adw_flap_get_flap (self->details_flap), GTK_DIR_TAB_FORWARD);
}

static void
linli_window_selection_located_cb (LinliSelection *selection,
                                   LinliWindow    *self)
{
  linli_window_show_page (self, "map");
}

static void
linli_window_fold (LinliWindow *self)
{
  double scale = linli_style_get_scale (GTK_WIDGET (self));
  gboolean details = self->fold_width < DETAILS_FOLD_WIDTH * scale;
  gboolean navigation = self->fold_width < NAVIGATION_FOLD_WIDTH * scale;

  if (self->context == NULL)
    return;
  if (adw_flap_get_folded (self->details_flap) != details)
    {
      adw_flap_set_fold_policy (self->details_flap, details ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
      adw_flap_set_reveal_flap (self->details_flap, !details);
    }
  if (adw_flap_get_folded (self->navigation_flap) != navigation)
    {
      adw_flap_set_fold_policy (self->navigation_flap,
                                navigation ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
      adw_flap_set_reveal_flap (self->navigation_flap, !navigation);
    }
}

static gboolean
linli_window_fold_cb (gpointer data)
{
  linli_window_fold (data);

  return G_SOURCE_REMOVE;
}

static void
linli_window_show_welcome (LinliWindow *self)
{
  gtk_widget_set_visible (self->search, FALSE);
  gtk_widget_set_visible (self->note_button, FALSE);
  gtk_widget_set_visible (self->undo_button, FALSE);
  gtk_widget_set_visible (self->redo_button, FALSE);
  gtk_widget_set_visible (self->navigation_button, FALSE);
  gtk_label_set_text (GTK_LABEL (self->title), _("Linli"));
  gtk_stack_add_named (self->pages_stack, linli_welcome_page_new (self->settings), "welcome");
  adw_flap_set_reveal_flap (self->navigation_flap, FALSE);
  adw_flap_set_reveal_flap (self->details_flap, FALSE);
}

/* What was typed is stored now, or could not be. */
static void
linli_window_settled_cb (LinliWindow *self)
{
  gboolean closing = self->closing;

  self->closing = FALSE;
  if (closing && !linli_details_page_is_editing (LINLI_DETAILS_PAGE (adw_flap_get_flap (self->details_flap))))
    gtk_window_close (GTK_WINDOW (self));
}

static void
linli_window_show_document (LinliWindow *self)
{
  LinliStore *store = linli_context_get_store (self->context);
  GtkWidget *details = linli_details_page_new (self->context, self->selection);

  gtk_widget_set_hexpand (details, FALSE);
  gtk_widget_add_css_class (details, "linli-details");
  adw_flap_set_flap (self->details_flap, details);
  g_signal_connect_object (details, "settled", G_CALLBACK (linli_window_settled_cb), self, G_CONNECT_SWAPPED);

  _linli_window_collect_pages (self);
  _linli_window_collect_actions (self);
  _linli_window_collect_exports (self);
  linli_navigation_set_pages (LINLI_NAVIGATION (self->navigation), G_LIST_MODEL (self->pages));
  linli_search_box_set_context (LINLI_SEARCH_BOX (self->search), self->context, self->selection,
                                G_LIST_MODEL (self->pages));
  linli_quick_note_set_context (LINLI_QUICK_NOTE (self->note), self->context, self->selection);

  g_signal_connect_object (store, "changed", G_CALLBACK (linli_window_store_changed_cb), self, 0);
  g_signal_connect_object (store, "notify::undo-title", G_CALLBACK (_linli_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::redo-title", G_CALLBACK (_linli_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::damaged", G_CALLBACK (linli_window_update_banner), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (linli_window_selection_changed_cb), self, 0);
  g_signal_connect_object (self->selection, "opened", G_CALLBACK (linli_window_selection_opened_cb), self, 0);
  g_signal_connect_object (self->selection, "located", G_CALLBACK (linli_window_selection_located_cb), self, 0);

  g_signal_connect_object (self->settings, "changed::privacy", G_CALLBACK (linli_window_update_privacy), self, G_CONNECT_SWAPPED);

  linli_window_update_privacy (self);
  linli_window_update_title (self);
  linli_window_update_banner (self);
  linli_window_watch_plugins (self);
  if (!linli_window_show_page (self, "map"))
    linli_window_show_page (self, "today");
}

static void
linli_window_remember_size (LinliWindow *self)
{
  int width;
  int height;

  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 640));
  g_settings_set_int (self->settings, "window-height", MAX (height, 480));
}

static void
linli_window_close_again_cb (gpointer data)
{
  g_autoptr (GtkWindow) window = data;

  gtk_window_close (window);
}

static void
linli_window_dialog_gone_cb (GtkWidget *dialog,
                             GtkWindow *window)
{
  g_idle_add_once (linli_window_close_again_cb, g_object_ref (window));
}

/* Dialogs over a window show what it holds; they store what was typed when they are closed. One that stays until that is stored, or
 * because it cannot be, keeps the window, which closes after it. Returns whether all are gone. */
static gboolean
linli_window_close_over (GtkWindow *window)
{
  GListModel *all = gtk_window_get_toplevels ();
  gboolean gone = TRUE;

  for (guint i = g_list_model_get_n_items (all); i > 0; i--)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (all, i - 1);
      GtkWindow *over = dialog != NULL ? gtk_window_get_transient_for (dialog) : NULL;

      while (over != NULL && over != window)
        over = gtk_window_get_transient_for (over);
      if (over == NULL)
        continue;
      gtk_window_close (dialog);
      if (gtk_widget_get_visible (GTK_WIDGET (dialog)))
        {
          g_signal_handlers_disconnect_by_func (dialog, linli_window_dialog_gone_cb, window);
          g_signal_connect_object (dialog, "destroy", G_CALLBACK (linli_window_dialog_gone_cb), window, 0);
          gone = FALSE;
        }
    }
  return gone;
}

static gboolean
linli_window_close_request (GtkWindow *window)
{
  LinliWindow *self = LINLI_WINDOW (window);
  GtkWidget *details = adw_flap_get_flap (self->details_flap);

  /* Closing asks nothing: what was typed is stored first, and the window stays where it cannot be. */
  if (self->context != NULL && linli_details_page_is_editing (LINLI_DETAILS_PAGE (details)))
    {
      adw_flap_set_reveal_flap (self->details_flap, TRUE);
      self->closing = linli_details_page_settle (LINLI_DETAILS_PAGE (details));
      return TRUE;
    }
  if (!linli_window_close_over (window))
    return TRUE;
  linli_window_remember_size (self);

  return GTK_WINDOW_CLASS (linli_window_parent_class)->close_request (window);
}

static void
linli_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  LinliWindow *self = LINLI_WINDOW (widget);

  GTK_WIDGET_CLASS (linli_window_parent_class)->size_allocate (widget, width, height, baseline);

  if (width == self->fold_width)
    return;
  self->fold_width = width;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, linli_window_fold_cb, g_object_ref (self), g_object_unref);
}

/* Whoever still holds the document: once its window is gone, and what was about to be shown or is being written has been seen to, the file
 * is whole, in one piece, and may be copied. */
static gboolean
linli_window_close_document_cb (gpointer data)
{
  _linli_hold_close (data);
  g_application_release (g_application_get_default ());

  return G_SOURCE_REMOVE;
}

static void
linli_window_dispose (GObject *object)
{
  LinliWindow *self = LINLI_WINDOW (object);
  LinliPluginHost *host = self->context != NULL ? linli_plugin_host_get (self->context) : NULL;
  g_autoptr (LinliContext) context = NULL;

  if (host != NULL)
    linli_plugin_host_close (host);
  g_clear_weak_pointer (&self->page_focus);
  _linli_window_drop_toast (self);
  g_clear_object (&self->selection);
  g_clear_object (&self->pages);
  g_clear_object (&self->added_menu);
  g_clear_pointer (&self->added_actions, g_ptr_array_unref);
  context = g_steal_pointer (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (linli_window_parent_class)->dispose (object);

  if (context != NULL)
    {
      g_application_hold (g_application_get_default ());
      g_idle_add_full (G_PRIORITY_LOW, linli_window_close_document_cb, g_steal_pointer (&context), NULL);
    }
}

static void
linli_window_finalize (GObject *object)
{
  LinliWindow *self = LINLI_WINDOW (object);

  g_free (self->page);

  G_OBJECT_CLASS (linli_window_parent_class)->finalize (object);
}

static void
linli_window_class_init (LinliWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = linli_window_dispose;
  object_class->finalize = linli_window_finalize;
  widget_class->size_allocate = linli_window_size_allocate;
  window_class->close_request = linli_window_close_request;

  g_type_ensure (LINLI_TYPE_BANNER);
  g_type_ensure (LINLI_TYPE_NAVIGATION);
  g_type_ensure (LINLI_TYPE_QUICK_NOTE);
  g_type_ensure (LINLI_TYPE_SEARCH_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/linli/Linli/window/linli-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, navigation_flap);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, details_flap);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, navigation_button);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, pages_stack);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, search);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, note_button);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, note);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LinliWindow, redo_button);

  /* In the bubble phase, so that an entry with the focus takes back typing first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
linli_window_init (LinliWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = linli_selection_new ();
  self->pages = g_list_store_new (LINLI_TYPE_PAGE);
  self->added_menu = g_menu_new ();
  self->added_actions = g_ptr_array_new_with_free_func (g_free);
}

/**
 * linli_window_new:
 * @application: the application
 * @settings: the settings of the person at this desk
 * @context: (nullable): the open document; %NULL shows the welcome page
 *
 * Returns: (transfer none): a window, owned by GTK until it is closed
 */
LinliWindow *
linli_window_new (GtkApplication *application,
                  GSettings      *settings,
                  LinliContext   *context)
{
  LinliWindow *self = g_object_new (LINLI_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  g_set_object (&self->context, context);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", G_CALLBACK (linli_window_fold), self, G_CONNECT_SWAPPED);
  _linli_window_add_actions (self);
  _linli_window_name_help (self);
  if (context != NULL)
    linli_window_show_document (self);
  else
    linli_window_show_welcome (self);
  _linli_window_update_actions (self);

  return self;
}

/**
 * linli_window_get_context:
 *
 * Returns: (transfer none) (nullable): the document of @self
 */
LinliContext *
linli_window_get_context (LinliWindow *self)
{
  g_return_val_if_fail (LINLI_IS_WINDOW (self), NULL);

  return self->context;
}

/**
 * linli_window_get_selection:
 *
 * Returns: (transfer none): what is chosen in @self
 */
LinliSelection *
linli_window_get_selection (LinliWindow *self)
{
  g_return_val_if_fail (LINLI_IS_WINDOW (self), NULL);

  return self->selection;
}

/**
 * linli_window_get_pages:
 *
 * Returns: (transfer none): the list of #LinliPage of @self
 */
GListModel *
linli_window_get_pages (LinliWindow *self)
{
  g_return_val_if_fail (LINLI_IS_WINDOW (self), NULL);

  return G_LIST_MODEL (self->pages);
}

/**
 * linli_window_get_page:
 *
 * Returns: (transfer none) (nullable): the id of the page shown in @self
 */
const char *
linli_window_get_page (LinliWindow *self)
{
  g_return_val_if_fail (LINLI_IS_WINDOW (self), NULL);

  return self->page;
}

/**
 * linli_window_show_page:
 * @self: a window
 * @id: id of a page
 *
 * Turns to the page, making it if it is shown for the first time. A screen reader is told its title.
 *
 * Returns: whether there is such a page
 */
gboolean
linli_window_show_page (LinliWindow *self,
                        const char  *id)
{
  LinliPage *page;

  g_return_val_if_fail (LINLI_IS_WINDOW (self), FALSE);

  page = linli_window_find_page (self, id);
  if (page == NULL)
    return FALSE;

  if (gtk_stack_get_child_by_name (self->pages_stack, id) == NULL)
    {
      GtkWidget *shown = linli_page_create (page, self->context, self->selection);

      gtk_accessible_update_property (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_PROPERTY_LABEL, linli_page_get_title (page), -1);
      gtk_stack_add_named (self->pages_stack, shown, id);
    }
  gtk_stack_set_visible_child_name (self->pages_stack, id);
  g_free (self->page);
  self->page = g_strdup (id);
  linli_navigation_set_current (LINLI_NAVIGATION (self->navigation), id);
  if (adw_flap_get_folded (self->navigation_flap))
    adw_flap_set_reveal_flap (self->navigation_flap, FALSE);

  return TRUE;
}
