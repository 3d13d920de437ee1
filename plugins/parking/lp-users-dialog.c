/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who parks in a lot. What it holds is freed with its window, which follows the file while it is open. */

#include "lp-users-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-car-list.h"
#include "lp-income-dialog.h"
#include "lp-need-kind.h"
#include "lp-use-store.h"

typedef struct {
  LinliContext *context;
  LpLot *lot;
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *title;
  GtkWidget *list;
  gulong following;
} LpUsersDialog;

static void
lp_users_dialog_free (gpointer data)
{
  LpUsersDialog *self = data;

  g_signal_handler_disconnect (linli_context_get_store (self->context), self->following);
  g_object_unref (self->context);
  lp_lot_free (self->lot);
  g_free (self);
}

/* What is asked for before a use ends. */
typedef struct {
  LinliContext *context;
  gint64 use;
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *day;
  GtkWidget *why;
  GtkWidget *fault;
} LpUsersEnd;

static void
lp_users_end_free (gpointer data)
{
  LpUsersEnd *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
lp_users_end_do_cb (LpUsersEnd *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_NEED_KIND);
  g_autofree char *day = lp_parking_read_day (gtk_editable_get_text (GTK_EDITABLE (self->day)));
  g_autofree char *why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
  LpUseEnd *end;

  if (day == NULL || *why == '\0' || kind == NULL)
    {
      lp_parking_fault_show (self->fault, day == NULL ? _("The day is not understood; write it as 2026-12-31") : _("Why it ends has to be said"));
      gtk_widget_grab_focus (day == NULL ? self->day : self->why);
      return;
    }
  end = lp_use_end_new (kind, day, why);
  g_array_append_val (end->ids, self->use);
  linli_act_and_close (self->window, self->context, _("Parks there no more"), lp_use_end, end, lp_use_end_free);
}

static void
lp_users_end_show (LpUsersDialog *dialog,
                   gint64         use,
                   const char    *title)
{
  LpUsersEnd *self = g_new0 (LpUsersEnd, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list;
  GtkWidget *button = linli_button_new (C_("parking", "_End"), NULL);
  g_autofree char *today = lp_parking_dup_today ();

  self->context = g_object_ref (dialog->context);
  self->use = use;
  self->day = lp_parking_entry_new (C_("parking", "Last day"), today);
  self->why = lp_parking_entry_new (C_("parking", "Why it ends"), NULL);
  linli_plain_label_add (box, _("The bay is then kept for the next of the queue who can have it."), "dim-label");
  list = linli_plain_list_add (box, title);
  gtk_list_box_append (GTK_LIST_BOX (list), self->day);
  gtk_list_box_append (GTK_LIST_BOX (list), self->why);
  gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (lp_users_end_do_cb), self);
  self->window = linli_dialog_new (GTK_WINDOW (dialog->window), title, lp_parking_content_new (box, &self->fault, button), 520, 340);
  g_object_set_data_full (G_OBJECT (self->window), "end", self, lp_users_end_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->why);
}

static void
lp_users_dialog_end_cb (GtkWidget     *button,
                        LpUsersDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  lp_users_end_show (self, *id, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static GtkWidget *
lp_users_dialog_new_row (LpUsersDialog *self,
                         const LpUse   *use)
{
  GtkWidget *row = adw_action_row_new (), *end = gtk_button_new_with_label (C_("parking", "End…"));
  g_autofree char *title = lp_use_dup_title (use), *words = lp_use_dup_words (use), *name = g_strdup_printf (_("End: %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&use->id, sizeof use->id), g_free);
  if (use->since == NULL)
    {
      GtkWidget *chip = linli_chip_new (C_("parking", "Bay kept"), LINLI_TONE_ACCENT);

      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
    }
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (end), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (end, "clicked", G_CALLBACK (lp_users_dialog_end_cb), self);
  if (use->until == NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
  else
    g_object_unref (g_object_ref_sink (end));
  return row;
}

static void
lp_users_dialog_load (LpUsersDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uses = lp_use_list (linli_context_get_database (self->context), self->lot->id, LP_USE_MOST, &error);
  g_autofree char *words = NULL;
  GtkListBoxRow *row;

  if (uses == NULL)
    {
      linli_toast_show_error (self->window, _("Who parks in the lot could not be read"), error);
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < uses->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_users_dialog_new_row (self, g_ptr_array_index (uses, i)));
  gtk_widget_set_visible (self->list, uses->len > 0);
  if (uses->len == 0)
    words = g_strdup (_("Nobody is noted to park here"));
  else if (uses->len == LP_USE_MOST)
    words = g_strdup_printf (_("The first %d; more are not shown"), LP_USE_MOST);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d car parks here or has a bay kept", "%d cars park here or have a bay kept", uses->len),
                             (int) uses->len);
  gtk_label_set_text (GTK_LABEL (self->title), words);
}

static void
lp_users_dialog_changed_cb (LinliStore    *store,
                            LinliChanges  *changes,
                            LpUsersDialog *self)
{
  static const char * const kinds[] = { LP_USE_TABLE, "vehicle", "household", "person", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_users_dialog_load (self);
}

static void
lp_users_dialog_add_cb (LpUsersDialog *self)
{
  lp_users_add_show (self->window, self->context, self->lot);
}

static void
lp_users_dialog_compound_cb (LpUsersDialog *self)
{
  lp_users_compound_show (self->window, self->context, self->lot);
}

static void
lp_users_dialog_paste_cb (LpUsersDialog *self)
{
  lp_users_paste_show (self->window, self->context, self->lot);
}

static void
lp_users_dialog_income_cb (LpUsersDialog *self)
{
  LpIncomeScope scope = { self->lot->id, 0 };

  lp_income_dialog_show (self->window, self->context, &scope, self->lot->name);
}

static void
lp_users_dialog_add_button (LpUsersDialog *self,
                            GtkWidget     *bar,
                            const char    *label,
                            GCallback      clicked)
{
  GtkWidget *button = linli_button_new (label, NULL);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  linli_wrap_box_append (LINLI_WRAP_BOX (bar), button);
}

static GtkWidget *
lp_users_dialog_new_content (LpUsersDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *bar = linli_wrap_box_new (8, 8), *scroller = gtk_scrolled_window_new ();

  if (self->lot->closed_on == NULL)
    {
      lp_users_dialog_add_button (self, bar, C_("parking", "_Add a Car…"), G_CALLBACK (lp_users_dialog_add_cb));
      lp_users_dialog_add_button (self, bar, C_("parking", "The _Compound's Cars…"), G_CALLBACK (lp_users_dialog_compound_cb));
      lp_users_dialog_add_button (self, bar, C_("parking", "_Paste a List…"), G_CALLBACK (lp_users_dialog_paste_cb));
    }
  lp_users_dialog_add_button (self, bar, C_("income", "_Income…"), G_CALLBACK (lp_users_dialog_income_cb));
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "title-4");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Cars that park here"), -1);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_add_css_class (box, "linli-page-box");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

void
lp_users_dialog_show (GtkWidget    *over,
                      LinliContext *context,
                      const LpLot  *lot)
{
  LpUsersDialog *self = g_new0 (LpUsersDialog, 1);
  g_autofree char *title = g_strdup_printf (_("Who Parks in %s"), lot->name);

  self->context = g_object_ref (context);
  self->lot = lp_lot_copy (lot);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, lp_users_dialog_new_content (self), 720, 600);
  self->following = g_signal_connect (linli_context_get_store (context), "changed", G_CALLBACK (lp_users_dialog_changed_cb), self);
  g_object_set_data_full (G_OBJECT (self->window), "users", self, lp_users_dialog_free);
  lp_users_dialog_load (self);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
}
