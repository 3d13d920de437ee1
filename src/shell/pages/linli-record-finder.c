/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRecordFinder: an entry and what it finds. On the main thread: the search is quick in a file of any size. */

#include "config.h"

#include "linli-record-finder.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-search.h>

#include "linli-error-words.h"

#define MOST_FOUND 5

struct _LinliRecordFinder
{
  GtkWidget parent_instance;

  LinliContext *context;
  char **kinds;
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LinliRecordFinder, linli_record_finder, GTK_TYPE_WIDGET)

enum { FOUND, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
linli_record_finder_empty (LinliRecordFinder *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static GtkWidget *
linli_record_finder_add (LinliRecordFinder *self,
                         const char        *title,
                         const char        *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static void
linli_record_finder_add_result (LinliRecordFinder       *self,
                                const LinliSearchResult *result)
{
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", linli_kind_get_label (linli_kind_lookup (result->kind)), result->subtitle != NULL ? " · " : "",
                                               result->subtitle != NULL ? result->subtitle : "");
  GtkWidget *row = linli_record_finder_add (self, result->title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) result->kind); /* a static text */
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&result->id, sizeof result->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "title", g_strdup (result->title), g_free);
}

static void
linli_record_finder_search_cb (LinliRecordFinder *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  guint n = 0;

  linli_record_finder_empty (self);
  gtk_widget_set_visible (self->list, *text != '\0');
  if (*text == '\0')
    return;
  groups = linli_search_query (linli_context_get_database (self->context), text, MOST_FOUND, LINLI_SEARCH_MASKED, &error);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const LinliSearchGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->results->len; j++)
        {
          const LinliSearchResult *result = g_ptr_array_index (group->results, j);

          if (result->is_gone || !g_strv_contains ((const char * const *) self->kinds, result->kind))
            continue;
          linli_record_finder_add_result (self, result);
          n++;
        }
    }
  if (groups == NULL)
    {
      g_autofree char *words = linli_error_dup_words (error);

      linli_record_finder_add (self, _("It could not be searched"), words);
    }
  else if (n == 0)
    linli_record_finder_add (self, _("Nothing was found"), NULL);
}

static void
linli_record_finder_take_cb (LinliRecordFinder *self,
                             GtkListBoxRow     *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");
  g_autofree char *title = NULL;

  if (id == NULL)
    return;
  title = g_strdup (g_object_get_data (G_OBJECT (row), "title"));
  g_signal_emit (self, signals[FOUND], 0, g_object_get_data (G_OBJECT (row), "kind"), *id, title);
}

static void
linli_record_finder_enter_cb (LinliRecordFinder *self)
{
  GtkListBoxRow *first;

  linli_record_finder_search_cb (self); /* it may be waiting for more to be typed */
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (first != NULL)
    linli_record_finder_take_cb (self, first);
}

/* The entry keeps Escape for itself: what is typed goes first, then the dialog. */
static void
linli_record_finder_escape_cb (LinliRecordFinder *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (*linli_record_finder_get_text (self) != '\0')
    linli_record_finder_clear (self);
  else if (GTK_IS_WINDOW (root) && gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL)
    gtk_window_close (GTK_WINDOW (root));
}

static void
linli_record_finder_dispose (GObject *object)
{
  LinliRecordFinder *self = LINLI_RECORD_FINDER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->kinds, g_strfreev);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (linli_record_finder_parent_class)->dispose (object);
}

static gboolean
linli_record_finder_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LINLI_RECORD_FINDER (widget)->entry);
}

static void
linli_record_finder_class_init (LinliRecordFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_record_finder_dispose;

  GTK_WIDGET_CLASS (klass)->grab_focus = linli_record_finder_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  /**
   * LinliRecordFinder::found:
   * @self: the finder
   * @kind: of the record that was taken
   * @id: of the record
   * @title: what it is called, masked
   *
   * Emitted when a record that was found is taken.
   */
  signals[FOUND] = g_signal_new ("found", LINLI_TYPE_RECORD_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT64,
                                 G_TYPE_STRING);
}

static void
linli_record_finder_init (LinliRecordFinder *self)
{
  self->entry = gtk_search_entry_new ();
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (linli_record_finder_search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (linli_record_finder_enter_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (linli_record_finder_escape_cb), self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was found"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (linli_record_finder_take_cb), self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * linli_record_finder_new:
 * @context: the document
 * @label: what is looked for: it stands in the empty entry, and tells who cannot see it
 * @kinds: (array zero-terminated=1): kinds of records
 *
 * Returns: (transfer floating): a #LinliRecordFinder
 */
GtkWidget *
linli_record_finder_new (LinliContext       *context,
                         const char         *label,
                         const char * const *kinds)
{
  LinliRecordFinder *self;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context) && label != NULL && kinds != NULL, NULL);

  self = g_object_new (LINLI_TYPE_RECORD_FINDER, NULL);
  self->context = g_object_ref (context);
  self->kinds = g_strdupv ((char **) kinds);
  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * linli_record_finder_get_text:
 * @self: a finder
 *
 * Returns: (transfer none): what is typed
 */
const char *
linli_record_finder_get_text (LinliRecordFinder *self)
{
  g_return_val_if_fail (LINLI_IS_RECORD_FINDER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * linli_record_finder_clear:
 * @self: a finder
 *
 * Empties the entry, for the next search.
 */
void
linli_record_finder_clear (LinliRecordFinder *self)
{
  g_return_if_fail (LINLI_IS_RECORD_FINDER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  linli_record_finder_search_cb (self);
}
