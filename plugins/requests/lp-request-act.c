/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What several widgets of the plugin do in the same way. */

#include "lp-request-act.h"

#include <glib/gi18n-lib.h>

#include "lp-request-kind.h"

static void
lp_request_acted_cb (GObject      *store,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (store), result, &error) && gtk_widget_get_root (from) != NULL)
    linli_toast_show_error (from, _("It could not be noted"), error);
}

void
lp_request_act (GtkWidget       *from,
                LinliContext    *context,
                const char      *title,
                LinliActionFunc  func,
                gpointer         data,
                GDestroyNotify   destroy)
{
  linli_store_act_async (linli_context_get_store (context), title, func, data, destroy, NULL, lp_request_acted_cb, g_object_ref (from));
}

static void
lp_request_stored_cb (GObject      *store,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (GtkWidget) dialog = data;
  g_autoptr (GtkWidget) over = g_object_steal_data (G_OBJECT (dialog), "over");
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (store), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  linli_toast_show_error (gtk_widget_get_visible (dialog) ? dialog : over, _("It could not be noted"), error);
}

void
lp_request_act_and_close (GtkWidget       *dialog,
                          LinliContext    *context,
                          const char      *title,
                          LinliActionFunc  func,
                          gpointer         data,
                          GDestroyNotify   destroy)
{
  if (g_object_get_data (G_OBJECT (dialog), "over") != NULL) /* being stored */
    {
      destroy (data);
      return;
    }
  g_object_set_data_full (G_OBJECT (dialog), "over", g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (dialog))), g_object_unref);
  linli_store_act_async (linli_context_get_store (context), title, func, data, destroy, NULL, lp_request_stored_cb, g_object_ref (dialog));
}

char *
lp_request_dup_category_label (LinliContext *context,
                               const char   *code)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_REQUEST_KIND);
  g_autoptr (LinliMatterCategory) category =
    kind != NULL && code != NULL ? linli_matter_kind_load_category (kind, linli_context_get_database (context), code) : NULL;

  if (category != NULL)
    return g_strdup (category->label);
  return g_strdup (code != NULL ? code : _("No category"));
}

void
lp_request_trouble_add (GtkWidget    *list,
                        const char   *what,
                        const GError *error)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *why = linli_error_dup_words (error);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (row, "tone-error");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

GtkWidget *
lp_request_drop_down_new (const char * const *labels,
                          const char         *name)
{
  GtkWidget *menu = gtk_drop_down_new_from_strings (labels);

  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (menu, name);
  return menu;
}
