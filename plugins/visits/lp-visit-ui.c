/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the pages and dialogs of the plugin share. */

#include "lp-visit-ui.h"

#include <glib/gi18n-lib.h>

void
lp_visit_show_error (GtkWidget    *from,
                     const char   *text,
                     const GError *error)
{
  if (gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY) != NULL)
    linli_toast_show_error (from, text, error);
  else if (gtk_widget_get_root (from) != NULL)
    linli_message_show (from, text, error->message);
}

static void
lp_visit_acted_cb (GObject      *store,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (store), result, &error))
    return;
  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID) && gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY) != NULL)
    linli_toast_show (from, error->message); /* in the user's words */
  else
    lp_visit_show_error (from, _("This could not be noted"), error);
}

void
lp_visit_act (GtkWidget       *from,
              LinliContext    *context,
              const char      *title,
              LinliActionFunc  func,
              gpointer         data,
              GDestroyNotify   destroy)
{
  linli_store_act_async (linli_context_get_store (context), title, func, data, destroy, NULL, lp_visit_acted_cb, g_object_ref (from));
}

char *
lp_visit_dup_day (int days)
{
  LinliDate date;

  linli_date_today (&date);
  linli_date_from_day_number (linli_date_to_day_number (&date) + days, &date);
  return linli_date_to_string (&date);
}

char *
lp_visit_dup_today (void)
{
  return lp_visit_dup_day (0);
}

int
lp_visit_get_hour (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_hour (now);
}

char *
lp_visit_read_day (const char *text)
{
  LinliDate date;

  return linli_date_parse (text, &date, NULL) && linli_date_is_whole (&date) ? linli_date_to_string (&date) : NULL;
}

GtkWidget *
lp_visit_label_new (const char *text,
                    const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
lp_visit_row_new (const char *label,
                  GtkWidget  *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

void
lp_visit_clear_list (GtkWidget *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
}
