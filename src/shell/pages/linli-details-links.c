/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The links of a record, in the details pane, and the search that finds another to link it with. */

#include "config.h"

#include "linli-details-attached-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-details-sections-private.h"
#include "linli-toast.h"

#define MOST_FOUND 4

/* The record of the pane, with its link or with the record that is to be linked. */
typedef struct
{
  LinliContext *context;
  char *kind;
  gint64 id;
  char *other_kind;
  gint64 other_id;
  gint64 link;
  GtkWidget *list; /* of what was found */
} LinliDetailsEnds;

static void
linli_details_ends_free (gpointer data)
{
  LinliDetailsEnds *ends = data;

  g_object_unref (ends->context);
  g_free (ends->kind);
  g_free (ends->other_kind);
  g_free (ends);
}

static LinliDetailsEnds *
linli_details_ends_new (LinliContext *context,
                        const char   *kind,
                        gint64        id,
                        const char   *other_kind,
                        gint64        other_id)
{
  LinliDetailsEnds *ends = g_new0 (LinliDetailsEnds, 1);

  ends->context = g_object_ref (context);
  ends->kind = g_strdup (kind);
  ends->id = id;
  ends->other_kind = g_strdup (other_kind);
  ends->other_id = other_id;

  return ends;
}

static LinliDetailsEnds *
linli_details_ends_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "ends");
}

static void
linli_details_acted_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (object), result, &error) || gtk_widget_get_root (from) == NULL)
    return;
  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID))
    linli_toast_show (from, error->message);
  else
    linli_toast_show_error (from, _("The change was not stored"), error);
}

void
_linli_details_act (GtkWidget       *from,
                    LinliContext    *context,
                    const char      *title,
                    LinliActionFunc  func,
                    gpointer         data,
                    GDestroyNotify   destroy)
{
  linli_store_act_async (linli_context_get_store (context), title, func, data, destroy, NULL, linli_details_acted_cb,
                         g_object_ref (from));
}

static gboolean
linli_details_link_on_writer (LinliTransaction  *transaction,
                              gpointer           data,
                              GError           **error)
{
  LinliDetailsEnds *ends = data;

  return linli_link_add (transaction, ends->kind, ends->id, ends->other_kind, ends->other_id, NULL, error);
}

static gboolean
linli_details_unlink_on_writer (LinliTransaction  *transaction,
                                gpointer           data,
                                GError           **error)
{
  LinliDetailsEnds *ends = data;

  return linli_link_remove (transaction, ends->link, error);
}

static void
linli_details_unlink_cb (GtkWidget *button)
{
  LinliDetailsEnds *ends = linli_details_ends_of (button);
  LinliDetailsEnds *gone = linli_details_ends_new (ends->context, ends->kind, ends->id, ends->other_kind, ends->other_id);

  gone->link = ends->link;
  _linli_details_act (button, ends->context, _("Link removed"), linli_details_unlink_on_writer, gone, linli_details_ends_free);
}

static void
linli_details_found_cb (GtkListBox    *list,
                        GtkListBoxRow *row,
                        GtkWidget     *popover)
{
  LinliDetailsEnds *ends = linli_details_ends_of (row);
  GtkWidget *button = gtk_widget_get_parent (popover);

  _linli_details_act (button, ends->context, _("Link added"), linli_details_link_on_writer,
                      linli_details_ends_new (ends->context, ends->kind, ends->id, ends->other_kind, ends->other_id),
                      linli_details_ends_free);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
linli_details_add_found (LinliDetailsEnds        *ends,
                         const LinliSearchResult *result)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = NULL;

  if (result->id == ends->id && g_str_equal (result->kind, ends->kind))
    {
      g_object_ref_sink (row);
      g_object_unref (row);
      return;
    }
  subtitle = g_strdup_printf ("%s%s%s", linli_kind_get_label (linli_kind_lookup (result->kind)), result->subtitle != NULL ? " · " : "",
                              result->subtitle != NULL ? result->subtitle : "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), result->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "ends",
                          linli_details_ends_new (ends->context, ends->kind, ends->id, result->kind, result->id),
                          linli_details_ends_free);
  gtk_list_box_append (GTK_LIST_BOX (ends->list), row);
}

static void
linli_details_searched_cb (GtkEditable *entry)
{
  LinliDetailsEnds *ends = linli_details_ends_of (entry);
  g_autoptr (GPtrArray) groups = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (ends->list)) != NULL && GTK_IS_LIST_BOX_ROW (child))
    gtk_list_box_remove (GTK_LIST_BOX (ends->list), child);
  groups = linli_search_query (linli_context_get_database (ends->context), gtk_editable_get_text (entry), MOST_FOUND,
                               LINLI_SEARCH_MASKED, NULL);
  if (groups != NULL)
    linli_matter_words_tell_results (ends->context, groups);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      LinliSearchGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->results->len; j++)
        linli_details_add_found (ends, g_ptr_array_index (group->results, j));
    }
}

/* Enter takes the first that was found. */
static void
linli_details_entered_cb (GtkEditable *entry)
{
  GtkWidget *list = linli_details_ends_of (entry)->list;
  GtkListBoxRow *first;

  linli_details_searched_cb (entry); /* it may be waiting for more to be typed */
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  if (first != NULL)
    g_signal_emit_by_name (list, "row-activated", first);
}

static GtkWidget *
linli_details_new_finder (LinliContext *context,
                          const char   *kind,
                          gint64        id)
{
  LinliDetailsEnds *ends = linli_details_ends_new (context, kind, id, NULL, 0);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  ends->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (ends->list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (ends->list), gtk_label_new (_("Type a name, an address or a matter")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (ends->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was found"), -1);
  g_signal_connect (ends->list, "row-activated", G_CALLBACK (linli_details_found_cb), popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Link with"), -1);
  g_object_set_data_full (G_OBJECT (entry), "ends", ends, linli_details_ends_free);
  g_signal_connect (entry, "search-changed", G_CALLBACK (linli_details_searched_cb), NULL);
  g_signal_connect (entry, "activate", G_CALLBACK (linli_details_entered_cb), NULL);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED); /* it keeps Escape for itself */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), ends->list);
  gtk_widget_set_focusable (scroller, FALSE); /* the arrows go on to what was found */
  gtk_widget_set_size_request (scroller, 300, 240);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

static GtkWidget *
linli_details_new_link_row (LinliContext *context,
                            const char   *kind,
                            gint64        id,
                            LinliLink    *link,
                            gboolean      editable)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title =
    linli_dossier_dup_title (linli_context_get_database (context), linli_context_get_privacy (context), link->kind, link->record_id);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), linli_kind_get_label (linli_kind_lookup (link->kind)));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", link->kind, link->record_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "details.open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (editable)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      LinliDetailsEnds *ends = linli_details_ends_new (context, kind, id, link->kind, link->record_id);
      g_autofree char *name = g_strdup_printf (_("Remove the link with %s"), title);

      ends->link = link->id;
      g_object_set_data_full (G_OBJECT (button), "ends", ends, linli_details_ends_free);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _("Remove the link"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect (button, "clicked", G_CALLBACK (linli_details_unlink_cb), NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

void
_linli_details_add_links (GtkBox       *box,
                          LinliContext *context,
                          const char   *kind,
                          gint64        id,
                          gboolean      editable)
{
  g_autoptr (GPtrArray) links = linli_link_list (linli_context_get_database (context), kind, id, NULL);
  GtkWidget *list = NULL;
  GtkWidget *add;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      LinliLink *link = g_ptr_array_index (links, i);

      /* What a plugin that is off has linked is not told. */
      if (linli_kind_lookup (link->kind) == NULL)
        continue;
      if (list == NULL)
        list = _linli_details_add_section (box, _("Linked with"));
      gtk_list_box_append (GTK_LIST_BOX (list), linli_details_new_link_row (context, kind, id, link, editable));
    }
  if (!editable)
    return;
  add = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (add), gtk_label_new (_("Add a Link")));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (add), FALSE);
  gtk_widget_add_css_class (gtk_widget_get_first_child (add), "linli-inline");
  gtk_widget_add_css_class (add, "linli-grid-line");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (add), linli_details_new_finder (context, kind, id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a Link"), -1);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_box_append (box, add);
}
