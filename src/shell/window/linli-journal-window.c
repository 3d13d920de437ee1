/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The audit: who did what when, newest first, read in portions while scrolling. What was undone is struck out. */

#include "config.h"

#include "linli-journal-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-journal.h>

#include "linli-empty-page.h"
#include "linli-journal-row-private.h"

#define PORTION 100

typedef struct
{
  LinliContext *context;
  GtkListBox *list;
  GtkStack *stack;
  gint64 oldest;
  gboolean complete;
} LinliJournalView;

static void
linli_journal_view_free (gpointer data)
{
  LinliJournalView *view = data;

  g_object_unref (view->context);
  g_free (view);
}

static void
linli_journal_view_load (LinliJournalView *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    linli_journal_list (linli_context_get_database (view->context), view->oldest, PORTION, &error);

  if (entries == NULL)
    {
      g_warning ("Journal: %s", error->message);
      view->complete = TRUE;
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      LinliJournalEntry *entry = g_ptr_array_index (entries, i);

      gtk_list_box_append (view->list, _linli_journal_row_new (entry));
      view->oldest = linli_journal_entry_get_id (entry);
    }
  view->complete = entries->len < PORTION;
  gtk_stack_set_visible_child_name (view->stack, view->oldest != 0 ? "list" : "empty");
}

static void
linli_journal_view_edge_cb (GtkScrolledWindow *scroller,
                            GtkPositionType    position,
                            LinliJournalView  *view)
{
  if (position == GTK_POS_BOTTOM && !view->complete)
    linli_journal_view_load (view);
}

static void
linli_journal_view_changed_cb (LinliStore   *store,
                               LinliChanges *changes,
                               GtkWidget    *window)
{
  LinliJournalView *view = g_object_get_data (G_OBJECT (window), "view");
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (view->list, 0)) != NULL)
    gtk_list_box_remove (view->list, GTK_WIDGET (row));
  view->oldest = 0;
  linli_journal_view_load (view);
}

static GtkEventController *
linli_journal_window_new_keys (void)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));

  return keys;
}

/**
 * linli_journal_window_new:
 * @context: the open document
 *
 * Returns: (transfer none): a window with the journal, owned by GTK until it is closed
 */
GtkWidget *
linli_journal_window_new (LinliContext *context)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  LinliJournalView *view = g_new0 (LinliJournalView, 1);

  view->context = g_object_ref (context);
  view->list = GTK_LIST_BOX (gtk_list_box_new ());
  view->stack = GTK_STACK (gtk_stack_new ());
  g_object_set_data_full (G_OBJECT (window), "view", view, linli_journal_view_free);

  gtk_list_box_set_selection_mode (view->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (view->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (view->list), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (view->list), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (view->list), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Journal"), -1);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (view->list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  g_signal_connect (scroller, "edge-reached", G_CALLBACK (linli_journal_view_edge_cb), view);
  gtk_stack_add_named (view->stack, scroller, "list");
  gtk_stack_add_named (view->stack,
                       linli_empty_page_new ("linli-journal-symbolic", _("Nothing Has Been Changed Yet"),
                                             _("Every change appears here with the person and the time, and can be undone.")),
                       "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (view->stack), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->stack));

  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("Journal"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 600);
  gtk_widget_add_css_class (window, "linli-journal");
  gtk_widget_add_controller (window, linli_journal_window_new_keys ());
  linli_journal_view_load (view);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_journal_view_changed_cb), window, 0);

  return window;
}
