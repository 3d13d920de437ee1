/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who came to an event, row by row, so that a number can be checked. Read by a worker; widgets are made only for what is seen. Follows the file; freed
 * with its window. */

#include "lp-came-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-dialog.h"
#include "lp-feedback-reading.h"

typedef struct {
  LinliContext *context;
  gint64 event_id;
  const char *mode; /* (nullable): both */
  LpEvent *event;   /* (nullable): as it was read last */
  GCancellable *reading;
  GtkStringList *rows;
  GtkWidget *window;
  GtkWidget *summary;
  GtkWidget *list;
} LpCameDialog;

static void
lp_came_dialog_free (gpointer data)
{
  LpCameDialog *self = data;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->event, lp_event_free);
  g_object_unref (self->rows);
  g_object_unref (self->context);
  g_free (self);
}

static gboolean
lp_came_dialog_takes (LpCameDialog  *self,
                      const LpGuest *guest)
{
  return guest->counts && (self->mode == NULL || g_strcmp0 (guest->mode, self->mode) == 0);
}

/* “Row 12, Zhang* · 2 people · online” */
static char *
lp_came_dialog_dup_row (const LpGuest *guest)
{
  g_autofree char *who = lp_feedback_dup_who (guest->name, guest->line), *people = g_strdup_printf (ngettext ("%d person", "%d people", (gulong) guest->n_came), guest->n_came);

  return g_strjoin (" · ", who, people, g_strcmp0 (guest->mode, LP_MODE_ONLINE) == 0 ? C_("event", "Online") : C_("event", "On site"), NULL);
}

/* How many of them have a name here, and how many were only counted. */
static char *
lp_came_dialog_dup_sum (LpCameDialog *self,
                        int           n_named)
{
  const LpEventCounts *counts = &self->event->counts;
  int site = self->mode == NULL || g_str_equal (self->mode, LP_MODE_SITE) ? MAX (counts->site.unnamed, 0) : 0;
  int online = self->mode == NULL || g_str_equal (self->mode, LP_MODE_ONLINE) ? MAX (counts->online.unnamed, 0) : 0;

  return g_strdup_printf (C_("event", "%d by name + %d counted without names = %d"), n_named, site + online, n_named + site + online);
}

static void
lp_came_dialog_fill (LpCameDialog *self,
                     GPtrArray    *guests)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sum = NULL;
  int n_named = 0;

  for (guint i = 0; i < guests->len; i++)
    {
      const LpGuest *guest = g_ptr_array_index (guests, i);

      if (!lp_came_dialog_takes (self, guest))
        continue;
      n_named += guest->n_came;
      g_ptr_array_add (rows, lp_came_dialog_dup_row (guest));
    }
  sum = lp_came_dialog_dup_sum (self, n_named);
  gtk_label_set_text (GTK_LABEL (self->summary), sum);
  gtk_widget_set_visible (self->list, rows->len > 0);
  g_ptr_array_add (rows, NULL);
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), (const char * const *) rows->pdata);
}

static void
lp_came_dialog_read_cb (GObject      *window,
                        GAsyncResult *result,
                        gpointer      data)
{
  LpCameDialog *self = g_object_get_data (window, "came");
  g_autoptr (GError) error = NULL;
  LpFeedbackReading *reading = lp_feedback_reading_finish (GTK_WIDGET (window), result, &error);

  if (error != NULL)
    linli_toast_show_error (self->window, C_("attendee", "The people could not be read"), error);
  if (reading == NULL)
    return;
  g_clear_pointer (&self->event, lp_event_free);
  self->event = g_steal_pointer (&reading->event);
  lp_came_dialog_fill (self, reading->guests);
  lp_feedback_reading_free (reading);
}

static void
lp_came_dialog_load (LpCameDialog *self)
{
  lp_feedback_reading_start (self->window, self->context, self->event_id, &self->reading, lp_came_dialog_read_cb);
}

static void
lp_came_dialog_store_cb (LinliStore   *store,
                         LinliChanges *changes,
                         GtkWidget    *window)
{
  static const char * const kinds[] = { LP_ATTENDEE_TABLE, LP_EVENT_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_came_dialog_load (g_object_get_data (G_OBJECT (window), "came"));
}

static void
lp_came_dialog_all_cb (LpCameDialog *self)
{
  if (self->event != NULL)
    lp_attendee_dialog_show (self->window, self->context, self->event);
}

static void
lp_came_dialog_setup_cb (GtkSignalListItemFactory *factory,
                         GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_item_set_child (item, label);
}

static void
lp_came_dialog_bind_cb (GtkSignalListItemFactory *factory,
                        GtkListItem              *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
lp_came_dialog_new_list (LpCameDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (lp_came_dialog_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lp_came_dialog_bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)))), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("event", "Who came"), -1);
  self->list = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->list), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->list), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->list), TRUE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START); /* a short list is no empty box */
  gtk_widget_set_vexpand (self->list, TRUE);
  return self->list;
}

static GtkWidget *
lp_came_dialog_new_content (LpCameDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *all = gtk_button_new_with_label (C_("event", "Who Comes…"));

  self->summary = linli_plain_label_add (head, NULL, "heading");
  gtk_widget_set_hexpand (self->summary, TRUE);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (lp_came_dialog_all_cb), self);
  gtk_box_append (GTK_BOX (head), all);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), lp_came_dialog_new_list (self));
  gtk_widget_add_css_class (box, "linli-dialog-body");
  return box;
}

void
lp_came_dialog_show (GtkWidget     *over,
                     LinliContext  *context,
                     const LpEvent *event,
                     const char    *mode)
{
  LpCameDialog *self = g_new0 (LpCameDialog, 1);
  g_autofree char *edition = lp_event_dup_edition (event);
  g_autofree char *title = g_strdup_printf (C_("event", "Who Came: %s"), edition != NULL ? edition : lp_event_get_shown (event));

  self->context = g_object_ref (context);
  self->event_id = event->id;
  self->mode = g_intern_string (mode);
  self->rows = gtk_string_list_new (NULL);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, lp_came_dialog_new_content (self), 560, 520);
  g_object_set_data_full (G_OBJECT (self->window), "came", self, lp_came_dialog_free);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_came_dialog_store_cb), self->window, 0);
  lp_came_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
