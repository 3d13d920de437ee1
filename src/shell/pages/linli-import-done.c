/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The last page of an import. Undo is offered as long as nothing else was done since; once undone, it says so. */

#include "config.h"

#include "linli-import-done-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-button.h"
#include "linli-toast.h"

struct _LinliImportDone {
  GtkWidget parent_instance;
  LinliContext *context;
  GtkWidget *page;
  GtkWidget *undo;
  GtkWidget *look;
  char *action; /* the title of the action; NULL when there is nothing to undo */
  guint n_actions;
};

G_DEFINE_FINAL_TYPE (LinliImportDone, linli_import_done, GTK_TYPE_WIDGET)

static void
linli_import_done_update (LinliImportDone *self)
{
  LinliStore *store;

  if (self->page == NULL)
    return;
  store = linli_context_get_store (self->context);
  gtk_widget_set_visible (self->undo, self->action != NULL);
  gtk_widget_set_sensitive (self->undo, self->action != NULL && g_strcmp0 (linli_store_get_undo_title (store), self->action) == 0);
  if (self->action == NULL || g_strcmp0 (linli_store_get_redo_title (store), self->action) != 0)
    return;
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->page), "edit-undo-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->page), _("Import Undone"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->page), _("Everything is as it was before the import."));
}

static void linli_import_done_undo (LinliImportDone *self);

static void
linli_import_done_undone_cb (GObject      *object,
                             GAsyncResult *result,
                             gpointer      data)
{
  g_autoptr (LinliImportDone) self = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_undo_finish (LINLI_STORE (object), result, NULL, &error))
    {
      if (self->page != NULL)
        linli_toast_show_error (GTK_WIDGET (self), _("The import could not be undone"), error);
      linli_import_done_update (self);
      return;
    }
  if (self->page != NULL && --self->n_actions > 0)
    linli_import_done_undo (self);
  else
    linli_import_done_update (self);
}

static void
linli_import_done_undo (LinliImportDone *self)
{
  LinliStore *store = linli_context_get_store (self->context);

  gtk_widget_set_sensitive (self->undo, FALSE);
  g_free (self->action);
  self->action = g_strdup (linli_store_get_undo_title (store));
  linli_store_undo_async (store, NULL, linli_import_done_undone_cb, g_object_ref (self));
}

static void
linli_import_done_dispose (GObject *object)
{
  LinliImportDone *self = LINLI_IMPORT_DONE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_pointer (&self->action, g_free);
  G_OBJECT_CLASS (linli_import_done_parent_class)->dispose (object);
}

static void
linli_import_done_class_init (LinliImportDoneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_import_done_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
linli_import_done_init (LinliImportDone *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->page = adw_status_page_new ();
  self->undo = linli_button_new (_("_Undo the Import"), NULL);
  gtk_widget_add_css_class (self->undo, "pill");
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (linli_import_done_undo), self);
  self->look = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->look), TRUE);
  gtk_widget_add_css_class (self->look, "pill");
  gtk_box_append (GTK_BOX (box), self->look);
  gtk_box_append (GTK_BOX (box), self->undo);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->page), box);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

/* @label and @action are of a button that leads to what was imported. */
GtkWidget *
_linli_import_done_new (LinliContext *context,
                        const char   *label,
                        const char   *action)
{
  LinliImportDone *self = g_object_new (LINLI_TYPE_IMPORT_DONE, NULL);
  LinliStore *store = linli_context_get_store (context);

  self->context = g_object_ref (context);
  gtk_button_set_label (GTK_BUTTON (self->look), label);
  linli_button_name_once (self->look);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->look), action);
  g_signal_connect_object (store, "notify::undo-title", G_CALLBACK (linli_import_done_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::redo-title", G_CALLBACK (linli_import_done_update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Says what was done by the last @n_actions actions; none when nothing was written. */
void
_linli_import_done_set (LinliImportDone *self,
                        const char      *title,
                        const char      *summary,
                        guint            n_actions)
{
  g_autofree char *escaped = g_markup_escape_text (summary, -1);

  self->n_actions = n_actions;
  g_free (self->action);
  self->action = n_actions > 0 ? g_strdup (linli_store_get_undo_title (linli_context_get_store (self->context))) : NULL;
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->page), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->page), escaped);
  linli_import_done_update (self);
}
