/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The notice after every action: what was done, and the way back. One stands at a time and says what was done last. It is not taken away
 * for the next one: libadwaita 1.2 ends the program when a toast is dismissed while it still comes up. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <linli-journal.h>

#include "linli-window-private.h"

#define SECONDS 5

static gboolean
linli_window_toast_over_cb (gpointer data)
{
  LinliWindow *self = data;

  self->toast_timer = 0;
  adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

/* From now on it can be read. */
static void
linli_window_toast_time (LinliWindow *self)
{
  g_clear_handle_id (&self->toast_timer, g_source_remove);
  self->toast_timer = g_timeout_add_seconds (SECONDS, linli_window_toast_over_cb, self);
}

static void
linli_window_toast_dismissed_cb (LinliWindow *self)
{
  g_clear_handle_id (&self->toast_timer, g_source_remove);
  self->toast = NULL;
  self->toast_label = NULL;
}

static void
linli_window_toast_show (LinliWindow *self)
{
  self->toast = adw_toast_new ("");
  self->toast_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->toast_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->toast_label, "heading");
  adw_toast_set_custom_title (self->toast, self->toast_label);
  adw_toast_set_timeout (self->toast, 0); /* it may wait behind another one, and its time begins when it is seen */
  g_signal_connect_object (self->toast_label, "map", G_CALLBACK (linli_window_toast_time), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (linli_window_toast_dismissed_cb), self, G_CONNECT_SWAPPED);
}

/* Nothing is dismissed any more. */
void
_linli_window_drop_toast (LinliWindow *self)
{
  linli_window_toast_dismissed_cb (self);
}

/* After a commit: names what was done and offers the way back. */
void
_linli_window_announce (LinliWindow *self)
{
  g_autoptr (GPtrArray) newest = linli_journal_list (linli_context_get_database (self->context), 0, 1, NULL);
  LinliJournalEntry *entry;
  g_autofree char *text = NULL;
  gboolean undone, shown = self->toast != NULL;

  if (newest == NULL || newest->len == 0)
    return;
  entry = g_ptr_array_index (newest, 0);
  if (linli_journal_entry_get_id (entry) == self->last_entry)
    return;
  self->last_entry = linli_journal_entry_get_id (entry);
  if (linli_journal_entry_get_kind (entry) == LINLI_JOURNAL_OUTSIDE)
    return;

  undone = linli_journal_entry_get_kind (entry) == LINLI_JOURNAL_UNDO;
  if (undone)
    text = g_strdup_printf (_("Undone: %s"), linli_journal_entry_get_title (entry));
  else if (linli_journal_entry_get_kind (entry) == LINLI_JOURNAL_REDO)
    text = g_strdup_printf (_("Done again: %s"), linli_journal_entry_get_title (entry));
  else
    text = g_strdup (linli_journal_entry_get_title (entry));

  if (!shown)
    linli_window_toast_show (self);
  gtk_label_set_text (GTK_LABEL (self->toast_label), text);
  adw_toast_set_button_label (self->toast, undone ? _("_Redo") : _("_Undo"));
  adw_toast_set_action_name (self->toast, undone ? "win.redo" : "win.undo");
  if (!shown)
    adw_toast_overlay_add_toast (self->toasts, self->toast);
  else if (gtk_widget_get_mapped (self->toast_label))
    linli_window_toast_time (self);
}
