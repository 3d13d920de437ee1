/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpRequestSimilarList: what is like a request, in the details pane. It is read on a worker; the list is filled when the answer comes. */

#include "lp-request-similar.h"

#include <glib/gi18n-lib.h>

#include "lp-request-similar-row.h"

#define LP_TYPE_REQUEST_SIMILAR_LIST (lp_request_similar_list_get_type ())
G_DECLARE_FINAL_TYPE (LpRequestSimilarList, lp_request_similar_list, LP, REQUEST_SIMILAR_LIST, GtkWidget)

struct _LpRequestSimilarList
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *list;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (LpRequestSimilarList, lp_request_similar_list, GTK_TYPE_WIDGET)

static void
lp_request_similar_list_add (LpRequestSimilarList *self,
                             const char           *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
lp_request_similar_list_add_one (LpRequestSimilarList *self,
                                 LpRequestSimilar     *similar)
{
  GtkWidget *row = lp_request_similar_row_new (self->context, similar);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&similar->request->id, sizeof similar->request->id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
lp_request_similar_list_activated_cb (LpRequestSimilarList *self,
                                      GtkListBoxRow        *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  if (id != NULL)
    linli_selection_open (self->selection, "matter", *id);
}

static void
lp_request_similar_list_read_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      data)
{
  LpRequestSimilarList *self = LP_REQUEST_SIMILAR_LIST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)));
  if (found == NULL)
    linli_trouble_add (self->list, _("Similar requests could not be read"), error);
  else if (found->len == 0)
    lp_request_similar_list_add (self, _("Nothing like it was asked for yet"));
  for (guint i = 0; found != NULL && i < found->len; i++)
    lp_request_similar_list_add_one (self, g_ptr_array_index (found, i));
}

static gpointer
lp_request_similar_list_read (LinliDatabase  *reader,
                              gpointer        id,
                              GCancellable   *cancellable,
                              GError        **error)
{
  return lp_request_list_similar (reader, *(gint64 *) id, error);
}

static void
lp_request_similar_list_dispose (GObject *object)
{
  LpRequestSimilarList *self = LP_REQUEST_SIMILAR_LIST (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_request_similar_list_parent_class)->dispose (object);
}

static void
lp_request_similar_list_class_init (LpRequestSimilarListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_request_similar_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_request_similar_list_init (LpRequestSimilarList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Similar requests"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (lp_request_similar_list_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

static void
lp_request_similar_free_all (gpointer found)
{
  g_ptr_array_unref (found);
}

GtkWidget *
lp_request_similar_new (LinliContext   *context,
                        LinliSelection *selection,
                        const char     *kind,
                        gint64          id)
{
  LpRequestSimilarList *self = g_object_new (LP_TYPE_REQUEST_SIMILAR_LIST, NULL);
  g_autoptr (GTask) task = NULL;

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->loading = g_cancellable_new ();
  lp_request_similar_list_add (self, _("Looking for similar requests…"));
  task = g_task_new (self, self->loading, lp_request_similar_list_read_cb, NULL);
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  linli_read_task_run (task, linli_context_get_store (context), lp_request_similar_list_read, lp_request_similar_free_all);
  return GTK_WIDGET (self);
}
