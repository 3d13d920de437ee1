/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The backups of a file: each is verified and counted on a worker when it is chosen, and only what was looked at can be put in the place
 * of the file. The application does that, for the document has to be closed. */

#include "config.h"

#include "linli-backups-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linli-backup.h>

#include "linli-backup-view-private.h"
#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-empty-page.h"
#include "linli-error-words.h"
#include "linli-file-request.h"
#include "linli-message.h"
#include "linli-own-folder.h"

typedef struct
{
  LinliContext *context; /* NULL where the file cannot be opened */
  char *path;
  GtkWidget *window; /* NULL once it is gone, while somebody still holds it */
  GtkWidget *list;
  GtkWidget *stack;
  GtkWidget *place; /* of the view of the one that was looked at */
  GtkWidget *trouble;
  GtkWidget *open;
  GtkWidget *restore;
  GCancellable *cancellable;
  char *looked_at; /* a whole backup, whose view is shown; or NULL */
  gint64 n_lost;
} LinliBackups;

static const char * const suffixes[] = { "linli", NULL };

static void
linli_backups_free (gpointer data)
{
  LinliBackups *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_object (&self->context);
  g_free (self->path);
  g_free (self->looked_at);
  g_free (self);
}

/* Whoever still holds the window finds it empty. */
static void
linli_backups_gone_cb (GtkWidget    *window,
                       LinliBackups *self)
{
  g_cancellable_cancel (self->cancellable);
  self->window = NULL;
}

/* Nothing of it can be lost by going back. */
static gboolean
linli_backups_is_damaged (LinliBackups *self)
{
  return self->context == NULL || linli_store_is_damaged (linli_context_get_store (self->context));
}

/* Where a backup itself is shown, or nobody may write, there is nothing to go back with. */
static gboolean
linli_backups_can_restore (LinliBackups           *self,
                           const LinliBackupFacts *facts)
{
  if (facts->other)
    return FALSE;
  if (linli_backups_is_damaged (self))
    return TRUE;
  return !linli_store_is_read_only (linli_context_get_store (self->context)) && !(facts->compared && facts->n_lost == 0 && facts->n_gained == 0);
}

static char *
linli_backups_dup_time (const char *backup)
{
  g_autoptr (GDateTime) moment = linli_backup_get_time (backup);

  /* translators: day and time of a backup, for strftime */
  return moment != NULL ? g_date_time_format (moment, _("%-d %b %Y, %H:%M")) : g_path_get_basename (backup);
}

static void
linli_backups_settle (LinliBackups *self,
                      const char   *page,
                      gboolean      can_open,
                      gboolean      can_restore)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_widget_set_sensitive (self->open, can_open);
  gtk_widget_set_sensitive (self->restore, can_restore);
}

static void
linli_backups_look_run (GTask        *task,
                        gpointer      source,
                        gpointer      data,
                        GCancellable *cancellable)
{
  GPtrArray *paths = data;
  GError *error = NULL;
  g_autofree LinliBackupFacts *facts = g_new (LinliBackupFacts, 1);

  if (linli_backup_look (g_ptr_array_index (paths, 0), g_ptr_array_index (paths, 1), facts, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&facts), g_free);
  else
    g_task_return_error (task, error);
}

static void
linli_backups_looked_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      data)
{
  GPtrArray *paths = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree LinliBackupFacts *facts = g_task_propagate_pointer (G_TASK (result), &error);
  LinliBackups *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_get_data (object, "backups");
  if (self->window == NULL)
    return;
  if (facts == NULL)
    {
      g_autofree char *words = g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED)
                                 ? g_strdup (_("It was not copied completely, or the disk is bad. Choose another one."))
                                 : linli_error_dup_words (error);

      linli_empty_page_set_text (LINLI_EMPTY_PAGE (self->trouble), _("This Backup Is of No Use"), words);
      linli_backups_settle (self, "trouble", FALSE, FALSE);
      return;
    }
  self->looked_at = g_strdup (g_ptr_array_index (paths, 0));
  self->n_lost = facts->compared ? facts->n_lost : -1;
  adw_bin_set_child (ADW_BIN (self->place), _linli_backup_view_new (facts, self->context));
  /* What was lent can be copied whole, but not be opened where it lies. */
  linli_backups_settle (self, "facts", !linli_own_folder_is_lent (self->looked_at), linli_backups_can_restore (self, facts));
}

static void
linli_backups_chosen_cb (GtkListBox    *list,
                         GtkListBoxRow *row,
                         LinliBackups  *self)
{
  g_autoptr (GTask) task = NULL;
  GPtrArray *paths;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->looked_at, g_free);
  if (row == NULL)
    return;
  linli_backups_settle (self, "busy", FALSE, FALSE);
  paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (paths, g_strdup (g_object_get_data (G_OBJECT (row), "path")));
  g_ptr_array_add (paths, g_strdup (self->path));
  task = g_task_new (self->window, self->cancellable, linli_backups_looked_cb, NULL);
  g_task_set_task_data (task, paths, (GDestroyNotify) g_ptr_array_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, linli_backups_look_run);
}

static GtkListBoxRow *
linli_backups_add_row (LinliBackups *self,
                       const char   *backup,
                       const char   *kind,
                       int           position)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = linli_backups_dup_time (backup);
  g_autofree char *subtitle = NULL;
  /* translators: time and sort of a backup, for a screen reader */
  g_autofree char *name = g_strdup_printf (_("%s, %s"), time, kind);
  GStatBuf facts = { 0 };

  g_stat (backup, &facts);
  if (facts.st_size > 0)
    {
      g_autofree char *size = g_format_size (facts.st_size);

      subtitle = g_strdup_printf ("%s · %s", kind, size);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (backup), g_free);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), row, position);

  return GTK_LIST_BOX_ROW (row);
}

/* Copies made before a newer version changed the file lie beside it. */
static void
linli_backups_add_before_update (LinliBackups *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *start = g_strconcat (base, ".before-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, start) && !g_str_has_suffix (name, "-wal") && !g_str_has_suffix (name, "-shm") && !g_str_has_suffix (name, "-journal"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        linli_backups_add_row (self, path, _("Before an update"), -1);
      }
}

static void
linli_backups_fill (LinliBackups *self)
{
  g_autofree char *folder = linli_backup_get_folder (self->path);
  g_auto (GStrv) backups = linli_backup_list (folder, NULL);
  GtkListBoxRow *first;

  for (guint i = 0; backups != NULL && backups[i] != NULL; i++)
    linli_backups_add_row (self, backups[i], linli_backup_is_kept (backups[i]) ? _("Before going back") : _("While working"), -1);
  linli_backups_add_before_update (self);
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (first != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
  else
    linli_backups_settle (self, "empty", FALSE, FALSE);
}

static void
linli_backups_other_cb (GFile    *file,
                        gpointer  data)
{
  LinliBackups *self = g_object_get_data (data, "backups");
  g_autofree char *path = g_file_get_path (file);
  GtkListBoxRow *row;

  if (path == NULL || self->window == NULL)
    return;
  row = linli_backups_add_row (self, path, _("From elsewhere"), 0);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
linli_backups_find_cb (GtkButton    *button,
                       LinliBackups *self)
{
  linli_file_request_open (self->window, _("Look into a Backup"), _("Linli files"), suffixes, linli_backups_other_cb,
                           g_object_ref (self->window), g_object_unref);
}

static void
linli_backups_open_cb (GtkButton    *button,
                       LinliBackups *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "open-backup", g_variant_new_string (self->looked_at));
}

static void
linli_backups_restore_wanted_cb (const char *text,
                                 gpointer    data)
{
  LinliBackups *self = g_object_get_data (data, "backups");
  g_autoptr (GVariant) paths = NULL;

  if (self->window == NULL || self->looked_at == NULL)
    return;
  paths = g_variant_ref_sink (g_variant_new ("(ss)", self->looked_at, self->path));
  gtk_window_close (GTK_WINDOW (self->window));
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "restore", paths);
}

static void
linli_backups_restore_cb (GtkButton    *button,
                          LinliBackups *self)
{
  g_autofree char *time = linli_backups_dup_time (self->looked_at);
  /* translators: day and time of a backup */
  g_autofree char *heading = g_strdup_printf (_("Go Back to %s?"), time);
  g_autofree char *body = NULL;

  if (linli_backups_is_damaged (self))
    body = g_strdup (_("The damaged file stays beside it under another name."));
  else if (self->n_lost > 0)
    body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d change made since is taken out. The file as it is now stays as a backup of its own, so that you can come back to it. Certificates and notices that were numbered since would have their numbers given again: write down which were handed out.",
                                         "%d changes made since are taken out. The file as it is now stays as a backup of its own, so that you can come back to it. Certificates and notices that were numbered since would have their numbers given again: write down which were handed out.",
                                         (gulong) self->n_lost), (int) self->n_lost);
  else
    body = g_strdup (_("The file as it is now stays as a backup of its own, so that you can come back to it."));
  linli_message_ask (self->window, heading, body, _("_Go Back"), TRUE, linli_backups_restore_wanted_cb, g_object_ref (self->window), g_object_unref);
}

static GtkWidget *
linli_backups_new_busy (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Reading and checking the backup…")));

  return box;
}

static GtkWidget *
linli_backups_new_list (LinliBackups *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Backups"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (linli_backups_chosen_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 270, -1);

  return scroller;
}

static GtkWidget *
linli_backups_new_stack (LinliBackups *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->stack = gtk_stack_new ();
  self->place = adw_bin_new ();
  self->trouble = linli_empty_page_new ("dialog-warning-symbolic", "", "");
  gtk_widget_set_margin_start (self->place, 18);
  gtk_widget_set_margin_end (self->place, 18);
  gtk_widget_set_margin_top (self->place, 18);
  gtk_widget_set_margin_bottom (self->place, 18);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->place);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_stack_add_named (GTK_STACK (self->stack), linli_backups_new_busy (), "busy");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "facts");
  gtk_stack_add_named (GTK_STACK (self->stack), self->trouble, "trouble");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       linli_empty_page_new ("document-save-symbolic", _("No Backups Yet"),
                                             _("The first is made within the hour in which you work. One on another disk can be looked into as well.")),
                       "empty");
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_widget_set_vexpand (self->stack, TRUE);

  return self->stack;
}

static GtkWidget *
linli_backups_new_buttons (LinliBackups *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *other = linli_button_new (_("_Look into Another…"), NULL);

  self->open = linli_button_new (_("_Open for Reading"), NULL);
  self->restore = linli_button_new (_("_Go Back to It…"), NULL);
  g_signal_connect (other, "clicked", G_CALLBACK (linli_backups_find_cb), self);
  g_signal_connect (self->open, "clicked", G_CALLBACK (linli_backups_open_cb), self);
  g_signal_connect (self->restore, "clicked", G_CALLBACK (linli_backups_restore_cb), self);
  gtk_widget_set_hexpand (other, TRUE);
  gtk_widget_set_halign (other, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->restore, "suggested-action");
  gtk_widget_add_css_class (box, "linli-actions");
  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (box), self->open);
  gtk_box_append (GTK_BOX (box), self->restore);

  return box;
}

/**
 * linli_backups_window_new:
 * @over: the window over which it stands
 * @path: the file
 * @context: (nullable): the document, where the file is open
 *
 * The backups of a file: what each holds, and what would be lost by going back to it. Needs the actions “open-backup” (path) and “restore”
 * (path of the backup, path of the file) of the application.
 *
 * Returns: (transfer none): a window, owned by GTK until it is closed; not shown yet
 */
GtkWidget *
linli_backups_window_new (GtkWindow    *over,
                          const char   *path,
                          LinliContext *context)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  LinliBackups *self = g_new0 (LinliBackups, 1);

  self->path = g_strdup (path);
  self->context = context != NULL ? g_object_ref (context) : NULL;
  self->cancellable = g_cancellable_new ();
  gtk_box_append (GTK_BOX (sides), linli_backups_new_list (self));
  gtk_box_append (GTK_BOX (sides), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (sides), linli_backups_new_stack (self));
  gtk_box_append (GTK_BOX (content), sides);
  gtk_box_append (GTK_BOX (content), linli_backups_new_buttons (self));
  self->window = linli_dialog_new (over, _("Backups"), content, 900, 620);
  g_object_set_data_full (G_OBJECT (self->window), "backups", self, linli_backups_free);
  g_signal_connect (self->window, "destroy", G_CALLBACK (linli_backups_gone_cb), self);
  linli_backups_fill (self);
  gtk_window_set_focus (GTK_WINDOW (self->window), GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list))));

  return self->window;
}
