/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* In the details of a request: the notebook page of which it came. */

#include "lp-notebook-row.h"

#include <glib/gi18n-lib.h>

#include "lp-notebook-dialog.h"
#include "lp-notebook-store.h"

typedef struct {
  LinliContext *context;
  LinliSelection *selection;
  gint64 page;
} LpNotebookRow;

static void
lp_notebook_row_free (gpointer  data,
                      GClosure *closure)
{
  LpNotebookRow *self = data;

  g_object_unref (self->context);
  g_object_unref (self->selection);
  g_free (self);
}

static void
lp_notebook_row_open_cb (GtkWidget     *button,
                         LpNotebookRow *self)
{
  lp_notebook_dialog_show_page (GTK_WIDGET (gtk_widget_get_root (button)), self->context, self->selection, self->page);
}

void
lp_notebook_row_add (GtkWidget      *list,
                     LinliContext   *context,
                     LinliSelection *selection,
                     gint64          request)
{
  g_autoptr (GError) error = NULL;
  LpNotebook *page = lp_notebook_find_of (linli_context_get_database (context), request, &error);
  GtkWidget *row, *button;
  g_autofree char *words = NULL;
  LpNotebookRow *self;

  if (error != NULL)
    linli_trouble_add (list, _("The notebook page could not be read"), error);
  if (page == NULL)
    return;
  words = g_strdup_printf (_("%s, written by %s"), page->written_on, page->writer);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("From a notebook page"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  button = gtk_button_new_with_label (_("Open Page"));
  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  self = g_new (LpNotebookRow, 1);
  *self = (LpNotebookRow) { g_object_ref (context), g_object_ref (selection), page->id };
  g_signal_connect_data (button, "clicked", G_CALLBACK (lp_notebook_row_open_cb), self, lp_notebook_row_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  lp_notebook_free (page);
}
