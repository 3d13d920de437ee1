/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* People who are probably entered twice: a window with all of them, and the offer beside one of them. Both ask on a worker, and
 * either goes on to the comparison. */

#include "config.h"

#include "linli-duplicates.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-dossier.h>
#include <linli-person-duplicates.h>

#include "linli-dialog.h"
#include "linli-empty-page.h"
#include "linli-merge-dialog.h"
#include "linli-toast.h"

typedef struct {
  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *from; /* of the window of all: the page, where a failure is told */
  GtkWidget *window;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *button; /* of an offer */
  GCancellable *cancellable;
  GArray *pairs;
} Duplicates;

static void
duplicates_free (gpointer data)
{
  Duplicates *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_object_unref (self->context);
  g_object_unref (self->selection);
  g_clear_object (&self->from);
  g_free (self);
}

static Duplicates *
duplicates_new (LinliContext   *context,
                LinliSelection *selection)
{
  Duplicates *self = g_new0 (Duplicates, 1);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  return self;
}

static void
ask (Duplicates          *self,
     gint64               person,
     GAsyncReadyCallback  callback)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  linli_person_duplicates_list_async (linli_context_get_store (self->context), person, self->cancellable, callback, self);
}

static char *
dup_home (Duplicates *self,
          gint64      person)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autoptr (LinliRecord) record = linli_record_load (database, linli_kind_lookup ("person"), person, NULL);
  gint64 household = record != NULL ? linli_record_get_int64 (record, "household_id") : 0;

  if (household == 0)
    return g_strdup (_("no household"));
  return linli_dossier_dup_title (database, linli_context_get_privacy (self->context), "household", household);
}

static GtkWidget *
new_row (Duplicates           *self,
         const LinliDuplicate *pair)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = linli_dossier_dup_title (linli_context_get_database (self->context), linli_context_get_privacy (self->context), "person", pair->first);
  g_autofree char *title = g_strdup_printf ("%s · %s", name, linli_likeness_get_label (pair->likeness));
  g_autofree char *first = dup_home (self, pair->first), *second = dup_home (self, pair->second);
  g_autofree char *subtitle = g_strcmp0 (first, second) == 0 ? g_strdup (first) : g_strdup_printf ("%s ／ %s", first, second);
  g_autofree char *escaped = g_markup_escape_text (title, -1), *escaped_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  GArray *pairs = linli_person_duplicates_list_finish (LINLI_STORE (object), result, &error);
  Duplicates *self = data;
  GtkListBoxRow *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pairs == NULL)
    {
      linli_toast_show_error (self->from, _("The residents could not be compared"), error);
      return;
    }
  g_clear_pointer (&self->pairs, g_array_unref);
  self->pairs = pairs;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < pairs->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, &g_array_index (pairs, LinliDuplicate, i)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), pairs->len > 0 ? "list" : "none");
}

static void
row_cb (Duplicates    *self,
        GtkListBoxRow *row)
{
  const LinliDuplicate *pair = &g_array_index (self->pairs, LinliDuplicate, gtk_list_box_row_get_index (row));

  linli_merge_dialog_show (self->from, GTK_WINDOW (self->window), self->context, self->selection, pair->first, pair->second);
}

static void
changed_cb (GtkWidget    *window,
            LinliChanges *changes)
{
  static const char * const kinds[] = { "person", "household", "dwelling", NULL };

  if (linli_changes_touches_any (changes, kinds))
    ask (g_object_get_data (G_OBJECT (window), "duplicates"), 0, listed_cb);
}

static GtkWidget *
new_stack (Duplicates *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *spinner = gtk_spinner_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->list, 12);
  gtk_widget_set_margin_bottom (self->list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Probably Entered Twice"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_cb), self);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_spinner_start (GTK_SPINNER (spinner));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       linli_empty_page_new ("linli-household-symbolic", _("Nobody Is Entered Twice"),
                                             _("People with the same identity number, or the same name and building or birth date, appear here.")), "none");
  return self->stack;
}

/**
 * linli_duplicates_show:
 * @from: a page of the window; a failure is told there
 * @context: the open document
 * @selection: what is chosen in the window
 *
 * Opens a window with all people who are probably entered twice.
 */
void
linli_duplicates_show (GtkWidget      *from,
                       LinliContext   *context,
                       LinliSelection *selection)
{
  Duplicates *self = duplicates_new (context, selection);

  self->from = g_object_ref (from);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), _("Probably Entered Twice"), new_stack (self), 620, 520);
  g_object_set_data_full (G_OBJECT (self->window), "duplicates", self, duplicates_free);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (changed_cb), self->window, G_CONNECT_SWAPPED);
  ask (self, 0, listed_cb);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
offered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  GArray *pairs = linli_person_duplicates_list_finish (LINLI_STORE (object), result, &error);
  Duplicates *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pairs == NULL)
    {
      g_message ("The resident could not be compared: %s", error->message);
      return;
    }
  self->pairs = pairs;
  if (pairs->len > 0)
    gtk_widget_set_tooltip_text (self->button, linli_likeness_get_label (g_array_index (pairs, LinliDuplicate, 0).likeness));
  gtk_widget_set_visible (self->button, pairs->len > 0);
}

static void
compare_cb (Duplicates *self)
{
  const LinliDuplicate *pair = &g_array_index (self->pairs, LinliDuplicate, 0);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (self->button));

  linli_merge_dialog_show (window, GTK_WINDOW (window), self->context, self->selection, pair->first, pair->second);
}

/**
 * linli_duplicates_new_offer:
 * @context: the open document
 * @selection: what is chosen in the window
 * @person: a person
 *
 * Returns: (transfer floating): a button to compare the person with a second record; seen only once there is known to be one
 */
GtkWidget *
linli_duplicates_new_offer (LinliContext   *context,
                            LinliSelection *selection,
                            gint64          person)
{
  Duplicates *self = duplicates_new (context, selection);

  self->button = gtk_button_new_with_label (_("Probably entered twice: compare…"));
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_add_css_class (self->button, "warning");
  g_object_set_data_full (G_OBJECT (self->button), "duplicates", self, duplicates_free);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (compare_cb), self);
  ask (self, person, offered_cb);
  return self->button;
}
