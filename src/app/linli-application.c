/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The composition root. Opens, makes and closes documents; a document belongs to its window. Settings live here and are passed
 * down. */

#include "config.h"

#include "linli-application.h"
#include "linli-application-private.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <linli-community.h>
#include <linli-context.h>
#include <linli-demo.h>
#include <linli-plugin-host.h>
#include <signal.h>

#include "linli-error-words.h"
#include "linli-file-request.h"
#include "linli-lent-file.h"
#include "linli-message.h"
#include "linli-own-folder.h"
#include "linli-slow-press.h"
#include "linli-style.h"
#include "linli-toast.h"
#include "linli-window.h"

#define MOST_RECENT 10
#define DEMO_HOUSEHOLDS 3000
#define DEMO_SEED 7

struct _LinliApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  gboolean safe_mode;
};

G_DEFINE_FINAL_TYPE (LinliApplication, linli_application, ADW_TYPE_APPLICATION)

static const char * const suffixes[] = { "linli", NULL };

static void
linli_application_remember (LinliApplication *self,
                            const char       *path)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "recent-files");
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  g_ptr_array_add (after, (char *) path);
  for (guint i = 0; before[i] != NULL && after->len < MOST_RECENT; i++)
    if (!g_str_equal (before[i], path))
      g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (self->settings, "recent-files", (const char * const *) after->pdata);
}

static void
linli_application_update_actor (LinliApplication *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "operator-name");
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  g_strstrip (name);
  for (GList *l = windows; l != NULL; l = l->next)
    if (LINLI_IS_WINDOW (l->data) && linli_window_get_context (l->data) != NULL)
      linli_store_set_actor (linli_context_get_store (linli_window_get_context (l->data)),
                             *name != '\0' ? name : g_get_real_name ());
}

static void
linli_application_update_look (LinliApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int scheme = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      schemes[CLAMP (scheme, 0, 2)]);
  linli_style_set_large (gdk_display_get_default (), g_settings_get_boolean (self->settings, "large-type"));
}

static LinliWindow *
linli_application_get_window (LinliApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (LINLI_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

/* The document holds the host, and the window closes it. */
static void
linli_application_start_plugins (LinliApplication *self,
                                 LinliContext     *context)
{
  g_autoptr (LinliPluginHost) host =
    linli_plugin_host_new (context, NULL, self->safe_mode ? LINLI_PLUGIN_HOST_SAFE_MODE : LINLI_PLUGIN_HOST_DEFAULT);

  linli_plugin_host_add_usual_folders (host);
  linli_plugin_host_start (host);
}

/* Puts a window over the document (or the welcome page); a welcome page gives way. */
LinliWindow *
_linli_application_present (LinliApplication *self,
                           LinliContext     *context)
{
  LinliWindow *before = linli_application_get_window (self);
  LinliWindow *window;

  if (context == NULL && before != NULL)
    {
      gtk_window_present (GTK_WINDOW (before));
      return before;
    }

  if (context != NULL)
    linli_application_start_plugins (self, context);
  window = linli_window_new (GTK_APPLICATION (self), self->settings, context);
  linli_application_update_actor (self);
  gtk_window_present (GTK_WINDOW (window));
  if (before != NULL && linli_window_get_context (before) == NULL)
    gtk_window_destroy (GTK_WINDOW (before));

  return window;
}

LinliWindow *
_linli_application_find_document (LinliApplication *self,
                                 const char       *path)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      LinliContext *context = LINLI_IS_WINDOW (l->data) ? linli_window_get_context (l->data) : NULL;

      if (context != NULL && g_str_equal (linli_store_get_path (linli_context_get_store (context)), path))
        return l->data;
    }

  return NULL;
}

void
_linli_application_show_error (LinliApplication *self,
                              const char       *what,
                              const GError     *error)
{
  LinliWindow *window = _linli_application_present (self, NULL);
  g_autofree char *words = linli_error_dup_words (error);

  linli_message_show (GTK_WIDGET (window), what, words);
}

static void
linli_application_taken_cb (const char   *path,
                            const GError *error,
                            gpointer      data)
{
  if (path != NULL)
    _linli_application_open_path (data, path);
  else
    _linli_application_show_error (data, _("The file could not be copied"), error);
}

void
_linli_application_open_path (LinliApplication *self,
                             const char       *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliContext) context = NULL;
  LinliWindow *window = _linli_application_find_document (self, path);

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  if (linli_own_folder_is_lent (path))
    {
      LinliWindow *before = linli_application_get_window (self);

      linli_lent_file_take (GTK_WIDGET (before != NULL ? before : _linli_application_present (self, NULL)), path, linli_application_taken_cb,
                            g_object_ref (self), g_object_unref);
      return;
    }

  context = linli_context_open (path, LINLI_STORE_DEFAULT, &error);
  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_READ_ONLY))
    {
      g_clear_error (&error);
      context = linli_context_open (path, LINLI_STORE_READ_ONLY, &error);
    }
  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED))
    _linli_application_offer_backups (self, path);
  else if (context == NULL)
    {
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *what = g_strdup_printf (_("“%s” could not be opened"), base);

      _linli_application_show_error (self, what, error);
    }
  else
    {
      linli_application_remember (self, path);
      _linli_application_present (self, context);
    }
}

static void
linli_application_opened_cb (GFile    *file,
                             gpointer  data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    _linli_application_open_path (data, path);
}

static gboolean
linli_application_name_community (LinliTransaction  *transaction,
                                  gpointer           data,
                                  GError           **error)
{
  return linli_community_set_name (transaction, data, error);
}

typedef struct
{
  LinliApplication *application;
  char *name;
} LinliNewDocument;

static void
linli_new_document_free (gpointer data)
{
  LinliNewDocument *document = data;

  g_object_unref (document->application);
  g_free (document->name);
  g_free (document);
}

static void
linli_application_create (LinliNewDocument *document,
                          const char       *path)
{
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (GError) error = NULL;

  context = linli_context_open (path, LINLI_STORE_CREATE, &error);
  if (context == NULL ||
      !linli_store_act (linli_context_get_store (context), _("Community named"), linli_application_name_community,
                        document->name, NULL, &error))
    {
      _linli_application_show_error (document->application, _("The new file could not be made"), error);
      return;
    }
  linli_application_remember (document->application, path);
  _linli_application_present (document->application, context);
}

static void
linli_application_created_cb (GFile    *file,
                              gpointer  data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    linli_application_create (data, path);
}

static void
linli_application_named_cb (const char *text,
                            gpointer    data)
{
  LinliApplication *self = data;
  LinliNewDocument *document = g_new0 (LinliNewDocument, 1);
  g_autofree char *name = g_strconcat (text, ".linli", NULL);

  document->application = g_object_ref (self);
  document->name = g_strdup (text);
  g_strdelimit (name, "/", '-');
  if (linli_own_folder_is_only ())
    {
      g_autofree char *path = linli_own_folder_dup_new_path (name);

      linli_application_create (document, path);
      linli_new_document_free (document);
      return;
    }
  linli_file_request_save (GTK_WIDGET (linli_application_get_window (self)), _("Where to Keep the Community"),
                           name, linli_application_created_cb, document, linli_new_document_free);
}

static void
linli_application_new_cb (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       data)
{
  LinliApplication *self = data;

  linli_message_ask_text (GTK_WIDGET (linli_application_get_window (self)), _("New Community"),
                          _("Everything about it is kept in one file on this computer."), _("Name of the community"),
                          _("_Continue"), linli_application_named_cb, g_object_ref (self), g_object_unref);
}

static void
linli_application_open_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       data)
{
  LinliApplication *self = data;

  linli_file_request_open (GTK_WIDGET (linli_application_get_window (self)), _("Open a Community"), _("Linli files"), suffixes,
                           linli_application_opened_cb, g_object_ref (self), g_object_unref);
}

static gboolean
linli_application_pulse_cb (GtkWidget     *bar,
                            GdkFrameClock *clock,
                            gpointer       data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (bar));

  return G_SOURCE_CONTINUE;
}

/* Shows that something is under way, over the window that is there; cancelling it cancels @cancellable. */
GtkWindow *
_linli_application_wait (LinliApplication *self,
                         const char       *heading,
                         const char       *body,
                         GCancellable     *cancellable)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (linli_application_get_window (self)), heading, body);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_pulse_step (GTK_PROGRESS_BAR (bar), 0.02);
  gtk_widget_add_tick_callback (bar, linli_application_pulse_cb, NULL, NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  g_object_ref_sink (dialog);
  gtk_window_present (GTK_WINDOW (dialog));

  return GTK_WINDOW (dialog);
}

void
_linli_application_wait_end (GtkWindow *dialog)
{
  gtk_window_destroy (dialog);
  g_object_unref (dialog);
}

static void
linli_application_demo_run (GTask        *task,
                            gpointer      source,
                            gpointer      data,
                            GCancellable *cancellable)
{
  g_autofree char *folder = g_path_get_dirname (data);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (linli_demo_create (data, DEMO_HOUSEHOLDS, DEMO_SEED, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
linli_application_demo_done_cb (GObject      *object,
                                GAsyncResult *result,
                                gpointer      data)
{
  LinliApplication *self = LINLI_APPLICATION (object);
  GtkWindow *dialog = data;
  g_autoptr (GError) error = NULL;

  _linli_application_wait_end (dialog);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    _linli_application_open_path (self, g_task_get_task_data (G_TASK (result)));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _linli_application_show_error (self, _("The demo community could not be made"), error);
}

static void
linli_application_demo_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       data)
{
  LinliApplication *self = data;
  g_autofree char *path = linli_own_folder_dup_path ("demo.linli");
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GTask) task = NULL;
  GtkWindow *dialog;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      _linli_application_open_path (self, path);
      return;
    }

  cancellable = g_cancellable_new ();
  dialog = _linli_application_wait (self, _("Inventing a Community"), _("Streets, homes and people are made up. Nobody in it exists."),
                                    cancellable);
  task = g_task_new (self, cancellable, linli_application_demo_done_cb, dialog);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, linli_application_demo_run);
}

static void
linli_application_open_path_cb (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       data)
{
  _linli_application_open_path (data, g_variant_get_string (parameter, NULL));
}

static void
linli_application_about_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       data)
{
  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", _("Linli"),
                         "application-icon", LINLI_APPLICATION_ID,
                         "version", LINLI_VERSION,
                         "developer-name", _("The Linli developers"),
                         "comments", _("For the people who run a community: households, micro-grids, visits and requests on one map, in one file."),
                         "license-type", GTK_LICENSE_LGPL_3_0,
                         NULL);
}

static void
linli_application_quit_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       data)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (data), (GCopyFunc) (GCallback) g_object_ref, NULL);

  /* Closing, not destroying: a window remembers its size then. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

static const GActionEntry entries[] = {
  { "new", linli_application_new_cb },
  { "open", linli_application_open_cb },
  { "demo", linli_application_demo_cb },
  { "open-path", linli_application_open_path_cb, "s" },
  { "about", linli_application_about_cb },
  { "quit", linli_application_quit_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "win.search", { "<Control>k", "<Control>f" } },
  { "win.pane", { "F6" } },
  { "win.note", { "<Control>n" } },
  { "win.edit", { "<Control>e" } },
  { "win.changes", { "<Control>d" } },
  { "win.navigation", { "F8" } },
  { "win.details", { "F9" } },
  { "win.journal", { "<Control>h" } },
  { "win.privacy", { "<Control><Shift>m" } },
  { "win.large-type", { "<Control><Shift>l" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "app.open", { "<Control>o" } },
  { "app.quit", { "<Control>q" } },
};

static void
linli_application_add_accelerators (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action, (const char * const *) accelerators[i].keys);
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page-number(%d)", i);
      g_autofree char *key = g_strdup_printf ("<Alt>%d", i);
      const char *keys[] = { key, NULL };

      gtk_application_set_accels_for_action (application, action, keys);
    }
}

static gboolean
linli_application_signal_cb (gpointer data)
{
  linli_application_quit_cb (NULL, NULL, data);

  return G_SOURCE_CONTINUE;
}

/* A session that ends, or a terminal that does, asks by a signal: what was typed is stored then, as with any way to quit. */
static void
linli_application_heed_signals (LinliApplication *self)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };
  struct sigaction before;

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    if (sigaction (signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* as nohup has it */
      g_unix_signal_add (signals[i], linli_application_signal_cb, self);
}

static void
linli_application_startup (GApplication *application)
{
  LinliApplication *self = LINLI_APPLICATION (application);

  G_APPLICATION_CLASS (linli_application_parent_class)->startup (application);

  self->settings = g_settings_new (LINLI_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  _linli_application_add_backup_actions (self);
  linli_application_add_accelerators (GTK_APPLICATION (self));
  linli_style_install (gdk_display_get_default ());
  linli_slow_press_install ();
  gtk_window_set_default_icon_name (LINLI_APPLICATION_ID);
  g_signal_connect_swapped (self->settings, "changed::operator-name", G_CALLBACK (linli_application_update_actor), self);
  g_signal_connect_swapped (self->settings, "changed::color-scheme", G_CALLBACK (linli_application_update_look), self);
  g_signal_connect_swapped (self->settings, "changed::large-type", G_CALLBACK (linli_application_update_look), self);
  linli_application_update_look (self);
  linli_application_heed_signals (self);
}

static int
linli_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  LINLI_APPLICATION (application)->safe_mode = g_variant_dict_contains (options, "safe-mode");

  return -1;
}

static void
linli_application_activate (GApplication *application)
{
  LinliApplication *self = LINLI_APPLICATION (application);
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-files");

  if (linli_application_get_window (self) == NULL && recent[0] != NULL && g_file_test (recent[0], G_FILE_TEST_IS_REGULAR))
    _linli_application_open_path (self, recent[0]);
  else
    _linli_application_present (self, NULL);
}

static void
linli_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        _linli_application_open_path (LINLI_APPLICATION (application), path);
    }
}

static void
linli_application_finalize (GObject *object)
{
  LinliApplication *self = LINLI_APPLICATION (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (linli_application_parent_class)->finalize (object);
}

static void
linli_application_class_init (LinliApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = linli_application_finalize;
  application_class->handle_local_options = linli_application_handle_local_options;
  application_class->startup = linli_application_startup;
  application_class->activate = linli_application_activate;
  application_class->open = linli_application_open;
}

static void
linli_application_init (LinliApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "safe-mode", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _("Start without plugins"), NULL);
}

LinliApplication *
linli_application_new (void)
{
  return g_object_new (LINLI_TYPE_APPLICATION,
                       "application-id", LINLI_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/linli/Linli",
                       NULL);
}
