/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What was changed after publishing, a row for each who has to be told; it follows the file while it is open. Only the first rows are made, which are said
 * to be so; the others follow when these were told. */

#include "lp-changes-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-desk-week.h"
#include "lp-dialog.h"
#include "lp-publish-store.h"
#include "lp-week.h"

#define ROW_HEIGHT 76u
#define MOST_HEIGHT 420u
#define MOST_SHOWN 500u

typedef struct {
  LinliContext *context;
  LpPublish *days; /* last_day NULL: without an end */
  GPtrArray *changes; /* of LpChange, in the order of the rows; NULL until they were read */
  GCancellable *loading;
  GtkWidget *window;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *count;
  GtkWidget *all;
} LpChangesDialog;

static void
lp_changes_dialog_free (gpointer data)
{
  LpChangesDialog *self = data;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_signal_handlers_disconnect_by_data (linli_context_get_store (self->context), self);
  g_signal_handlers_disconnect_by_data (linli_context_get_privacy (self->context), self);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_object_unref (self->context);
  lp_publish_free (self->days);
  g_free (self);
}

static void
lp_changes_dialog_tell (LpChangesDialog *self,
                        GArray          *duties) /* takes it */
{
  linli_act (self->window, self->context, _("Noted that they were told"), lp_publish_tell, duties, (GDestroyNotify) g_array_unref);
}

static void
lp_changes_dialog_told_cb (GtkWidget       *button,
                           LpChangesDialog *self)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  const LpChange *change = g_ptr_array_index (self->changes, (guint) gtk_list_box_row_get_index (row));
  GArray *duties = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (duties, change->duty_id);
  lp_changes_dialog_tell (self, duties);
}

static void
lp_changes_dialog_all_cb (LpChangesDialog *self)
{
  GArray *duties = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < MIN (self->changes->len, MOST_SHOWN); i++) /* nobody saw the others */
    g_array_append_val (duties, ((LpChange *) g_ptr_array_index (self->changes, i))->duty_id);
  lp_changes_dialog_tell (self, duties);
}

/* What happened, in words. Why somebody was taken off often is an illness: it is masked until the person is revealed. */
static char *
lp_changes_dialog_dup_words (const LpChange *change,
                             gboolean        plain)
{
  g_autofree char *why = change->words == NULL || plain ? g_strdup (change->words) : linli_mask_other (change->words);

  switch (change->kind)
    {
    case LP_CHANGE_ADDED:
      return change->words != NULL ? g_strdup_printf (C_("desk", "Added: %s (against a rule: %s)"), change->slot, change->words)
                                   : g_strdup_printf (C_("desk", "Added: %s"), change->slot);
    case LP_CHANGE_TAKEN_OFF:
      return why != NULL ? g_strdup_printf (C_("desk", "Taken off: %s (%s)"), change->slot, why)
                         : g_strdup_printf (C_("desk", "Taken off: %s"), change->slot);
    case LP_CHANGE_MOVED:
    default:
      return g_strdup_printf (C_("desk", "Moved to %s, was %s"), change->slot, change->words);
    }
}

static void
lp_changes_dialog_add (LpChangesDialog *self,
                       const LpChange  *change)
{
  gboolean plain = linli_privacy_is_revealed (linli_context_get_privacy (self->context), "person", change->person_id);
  g_autofree char *name = lp_desk_dup_name (self->context, change->person_id, change->name);
  g_autofree char *words = lp_changes_dialog_dup_words (change, plain), *label = g_strdup_printf (C_("desk", "%s: %s"), name, C_("desk", "Told"));
  GtkWidget *row = linli_plain_row_new (name, words), *told = linli_button_new (C_("desk", "Told"), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (told), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (told, GTK_ALIGN_CENTER);
  g_signal_connect (told, "clicked", G_CALLBACK (lp_changes_dialog_told_cb), self);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), lp_desk_new_phone (self->context, change->person_id, change->phone));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), told);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Takes @changes. */
static void
lp_changes_dialog_show_changes (LpChangesDialog *self,
                                GPtrArray       *changes)
{
  g_autofree char *count = NULL, *rest = NULL;

  linli_plain_list_clear (self->list);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = changes;
  for (guint i = 0; i < MIN (changes->len, MOST_SHOWN); i++)
    lp_changes_dialog_add (self, g_ptr_array_index (changes, i));
  count = changes->len == 0 ? g_strdup (_("Everybody knows of every change"))
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change is still to be told", "%u changes are still to be told", changes->len), changes->len);
  rest = changes->len > MOST_SHOWN ? g_strdup_printf (C_("desk", "%s; the first %u are shown, the others once these were told"), count, MOST_SHOWN) : NULL;
  gtk_label_set_text (GTK_LABEL (self->count), rest != NULL ? rest : count);
  gtk_widget_set_visible (self->list, changes->len > 0);
  /* The natural height is that of rows which do not wrap. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), (int) MIN (changes->len * ROW_HEIGHT, MOST_HEIGHT));
  gtk_widget_set_sensitive (self->all, changes->len > 0);
}

static gpointer
lp_changes_dialog_read (LinliDatabase  *reader,
                        gpointer        data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  const LpPublish *days = data;

  return lp_publish_list_changes (reader, days->first_day, days->last_day, error);
}

static void
lp_changes_dialog_loaded_cb (GObject      *window,
                             GAsyncResult *result,
                             gpointer      unused)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = g_task_propagate_pointer (G_TASK (result), &error);
  LpChangesDialog *self = g_object_get_data (window, "changes");

  if (changes != NULL && self != NULL)
    lp_changes_dialog_show_changes (self, g_steal_pointer (&changes));
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show_error (self->window, _("The changes could not be read"), error);
  g_clear_pointer (&changes, g_ptr_array_unref);
}

static void
lp_changes_dialog_load (LpChangesDialog *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self->window, self->loading, lp_changes_dialog_loaded_cb, NULL);
  g_task_set_task_data (task, lp_publish_new (self->days->first_day, self->days->last_day), lp_publish_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_changes_dialog_read, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_changes_dialog_changed_cb (LinliStore      *store,
                              LinliChanges    *changes,
                              LpChangesDialog *self)
{
  static const char * const kinds[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, "person", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_changes_dialog_load (self);
}

void
lp_changes_dialog_show (GtkWidget    *over,
                        LinliContext *context,
                        const char   *first_day,
                        const char   *last_day)
{
  LpChangesDialog *self = g_new0 (LpChangesDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  self->context = g_object_ref (context);
  self->days = lp_publish_new (first_day, last_day);
  self->count = linli_plain_label_add (box, "", "heading");
  self->list = linli_plain_list_add (inner, C_("desk", "Changes after publishing"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_box_append (GTK_BOX (box), scroller);
  self->scroller = scroller;
  self->all = linli_button_new (C_("desk", "_All of Them Were Told"), NULL);
  gtk_widget_set_halign (self->all, GTK_ALIGN_END);
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (lp_changes_dialog_all_cb), self);
  gtk_widget_set_sensitive (self->all, FALSE); /* until they were read */
  gtk_box_append (GTK_BOX (box), self->all);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("desk", "Changed After Publishing"), box, 700, -1);
  lp_dialog_own (self->window, "changes", self, lp_changes_dialog_free);
  g_signal_connect (linli_context_get_store (context), "changed", G_CALLBACK (lp_changes_dialog_changed_cb), self);
  g_signal_connect_swapped (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_changes_dialog_load), self);
  if (gtk_window_get_modal (gtk_window_get_transient_for (GTK_WINDOW (self->window)))) /* whose grab would keep the keys from it */
    gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  lp_changes_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

void
lp_changes_dialog_show_coming (GtkWidget      *over,
                               LinliContext   *context,
                               LinliSelection *selection,
                               gpointer        unused)
{
  g_autofree char *today = lp_day_dup_today ();

  lp_changes_dialog_show (over, context, today, NULL);
}
