/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A popover that gives one record or several a tag that such a record can have: the tags, then where it is known from. The popover holds what
 * it needs and goes away with its last parent. */

#include "config.h"

#include "linli-tag-picker.h"

#include <glib/gi18n-lib.h>
#include <linli-tags.h>

#include "linli-toast.h"

typedef struct
{
  LinliContext *context;
  const char *kind;
  GArray *ids;
  GtkWidget *source;
} LinliTagPicker;

/* What the writer needs. */
typedef struct
{
  const char *kind;
  GArray *ids;
  char *code;
  char *since;
  char *source;
} LinliTagging;

static void
linli_tag_picker_free (gpointer data)
{
  LinliTagPicker *picker = data;

  g_object_unref (picker->context);
  g_array_unref (picker->ids);
  g_free (picker);
}

static void
linli_tagging_free (gpointer data)
{
  LinliTagging *tagging = data;

  g_array_unref (tagging->ids);
  g_free (tagging->code);
  g_free (tagging->since);
  g_free (tagging->source);
  g_free (tagging);
}

static gboolean
linli_tag_picker_add_on_writer (LinliTransaction  *transaction,
                                gpointer           data,
                                GError           **error)
{
  LinliTagging *tagging = data;

  return linli_tags_add_to_all (transaction, tagging->kind, (const gint64 *) (gpointer) tagging->ids->data, tagging->ids->len,
                                tagging->code, tagging->since, tagging->source, error);
}

static void
linli_tag_picker_added_cb (GObject      *object,
                           GAsyncResult *result,
                           gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (object), result, &error) || gtk_widget_get_root (from) == NULL)
    return;
  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS))
    linli_toast_show (from, _("The tag is there already"));
  else
    linli_toast_show_error (from, _("The tag was not stored"), error);
}

static void
linli_tag_picker_chosen_cb (GtkListBox    *list,
                            GtkListBoxRow *row,
                            GtkWidget     *popover)
{
  LinliTagPicker *picker = g_object_get_data (G_OBJECT (popover), "picker");
  const char *name = g_object_get_data (G_OBJECT (row), "name");
  LinliTagging *tagging = g_new0 (LinliTagging, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint n = picker->ids->len;
  g_autofree char *title = n == 1 ? g_strdup_printf (_("Tag added: %s"), name)
                                  : g_strdup_printf (ngettext ("Tag added to %u: %s", "Tag added to %u: %s", n), n, name);
  GtkWidget *parent = gtk_widget_get_parent (popover);

  tagging->kind = picker->kind;
  tagging->ids = g_array_ref (picker->ids);
  tagging->code = g_strdup (g_object_get_data (G_OBJECT (row), "code"));
  tagging->since = g_date_time_format (now, "%Y-%m-%d");
  tagging->source = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (picker->source))));
  if (*tagging->source == '\0')
    g_clear_pointer (&tagging->source, g_free);
  linli_store_act_async (linli_context_get_store (picker->context), title, linli_tag_picker_add_on_writer, tagging,
                         linli_tagging_free, NULL, linli_tag_picker_added_cb, g_object_ref (parent));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
linli_tag_picker_new_list (LinliTagPicker *picker)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GPtrArray) kinds = linli_tags_list_for (linli_context_get_database (picker->context), picker->kind, NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tags to give"), -1);
  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      LinliTagKind *kind = g_ptr_array_index (kinds, i);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (kind->name);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, kind->name, -1);
      g_object_set_data_full (G_OBJECT (row), "code", g_strdup (kind->code), g_free);
      g_object_set_data_full (G_OBJECT (row), "name", g_strdup (kind->name), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  return list;
}

/**
 * linli_tag_picker_new:
 * @context: the open document
 * @kind: kind of the records that get the tag
 * @ids: (array length=n_ids): their ids
 * @n_ids: how many
 *
 * Returns: (transfer floating): a popover; give it a parent inside the window
 */
GtkWidget *
linli_tag_picker_new (LinliContext *context,
                      const char   *kind,
                      const gint64 *ids,
                      gsize         n_ids)
{
  LinliTagPicker *picker = g_new0 (LinliTagPicker, 1);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  picker->context = g_object_ref (context);
  picker->kind = g_intern_string (kind);
  picker->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (picker->ids, ids, n_ids);
  g_object_set_data_full (G_OBJECT (popover), "picker", picker, linli_tag_picker_free);

  picker->source = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (picker->source), _("Known from (may be empty)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (picker->source), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Known from"), -1);
  list = linli_tag_picker_new_list (picker);
  g_signal_connect (list, "row-activated", G_CALLBACK (linli_tag_picker_chosen_cb), popover);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), picker->source);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}
