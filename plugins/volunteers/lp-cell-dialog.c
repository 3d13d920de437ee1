/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One shift: who serves, and below it who could, found by name or pinyin; those whom a rule keeps away come last, with the rule. What is found is asked on a
 * worker. Only the first rows are made, which are said to be so. */

#include "lp-cell-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-candidates.h"
#include "lp-cover-dialog.h"
#include "lp-desk-act.h"
#include "lp-desk-week.h"
#include "lp-dialog.h"
#include "lp-exception-dialog.h"
#include "lp-fix-row.h"
#include "lp-roster-rules.h"
#include "lp-slot-dialog.h"

#define MOST_SHOWN 40

typedef struct {
  LinliContext *context;
  gint64 slot_id;
  LpSlot *slot; /* with who serves */
  GPtrArray *candidates; /* of LpCandidate; NULL until they were read */
  char *why; /* why a place is empty; NULL where none is */
  LpFixOffer *fix; /* what would be nearest then; or NULL */
  GPtrArray *shown; /* of them, borrowed, in the order of the rows */
  GCancellable *loading;
  GtkWidget *window;
  GtkWidget *words;
  GtkWidget *why_empty;
  GtkWidget *nearest;
  GtkWidget *duties;
  GtkWidget *declined; /* who is excused or did not come */
  GtkWidget *search;
  GtkWidget *found;
  GtkWidget *rest;
} LpCellDialog;

static void
lp_cell_dialog_free (gpointer data)
{
  LpCellDialog *self = data;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_signal_handlers_disconnect_by_data (linli_context_get_store (self->context), self);
  g_signal_handlers_disconnect_by_data (linli_context_get_privacy (self->context), self);
  g_clear_pointer (&self->slot, lp_slot_free);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self->why);
  g_clear_pointer (&self->fix, lp_fix_offer_free);
  g_ptr_array_unref (self->shown);
  g_object_unref (self->context);
  g_free (self);
}

static guint
lp_cell_dialog_get_index (GtkWidget *control)
{
  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (control, GTK_TYPE_LIST_BOX_ROW)));
}

static void
lp_cell_dialog_take_off_cb (GtkWidget    *button,
                            LpCellDialog *self)
{
  const LpDuty *duty = g_ptr_array_index (self->slot->duties, lp_cell_dialog_get_index (button));
  LpDutyChange *change = lp_duty_change_new ();

  lp_duty_change_take_off (change, duty->id);
  lp_desk_act_take_off (self->window, self->context, change, duty->published);
}

/* Away, for a day or longer; what falls out by it is shown then. */
static void
lp_cell_dialog_away_cb (GtkWidget    *button,
                        LpCellDialog *self)
{
  const LpDuty *duty = g_ptr_array_index (self->slot->duties, lp_cell_dialog_get_index (button));

  lp_exception_dialog_show (self->window, self->context, duty->card_id, self->slot->day);
}

static void
lp_cell_dialog_pin_cb (GtkWidget    *button,
                       LpCellDialog *self)
{
  const LpDuty *duty = g_ptr_array_index (self->slot->duties, lp_cell_dialog_get_index (button));
  LpDutyPin *pin = g_new0 (LpDutyPin, 1);

  *pin = (LpDutyPin) { duty->id, !duty->pinned };
  linli_act (self->window, self->context, pin->pinned ? _("Pinned") : _("No longer pinned"), lp_duty_pin, pin, g_free);
}

static void
lp_cell_dialog_add (LpCellDialog *self,
                    guint         index)
{
  const LpCandidate *candidate = g_ptr_array_index (self->shown, index);
  LpDutyChange *change = lp_duty_change_new ();

  lp_duty_change_add (change, self->slot_id, candidate->card_id);
  lp_desk_act_change (self->window, self->context, _("Put on the shift"), change);
}

static void
lp_cell_dialog_activated_cb (LpCellDialog  *self,
                             GtkListBoxRow *row)
{
  lp_cell_dialog_add (self, (guint) gtk_list_box_row_get_index (row));
}

/* Enter in the entry takes the first who was found. */
static void
lp_cell_dialog_first_cb (LpCellDialog *self)
{
  if (self->shown->len > 0)
    lp_cell_dialog_add (self, 0);
}

static void
lp_cell_dialog_add_button (GtkWidget    *row,
                           const char   *label,
                           const char   *who,
                           GCallback     clicked,
                           LpCellDialog *self)
{
  GtkWidget *button = linli_button_new (label, NULL);
  g_autofree char *name = g_strdup_printf (C_("desk", "%s: %s"), label, who);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
lp_cell_dialog_fill_duties (LpCellDialog *self)
{
  linli_plain_list_clear (self->duties);
  for (guint i = 0; i < self->slot->duties->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (self->slot->duties, i);
      g_autofree char *name = lp_desk_dup_name (self->context, duty->person_id, duty->name), *phone = lp_desk_dup_phone (self->context, duty->person_id, duty->phone);
      g_autofree char *title = g_strdup_printf ("%s  %s", name, phone != NULL ? phone : C_("desk", "no phone"));
      g_autofree char *why = duty->overridden != NULL ? g_strdup_printf (C_("desk", "against a rule: %s"), duty->overridden) : NULL;
      GtkWidget *row = linli_plain_row_new (title, why);

      if (self->slot->published && !duty->published)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), linli_chip_new (C_("desk", "not told yet"), LINLI_TONE_WARNING));
      if (duty->pinned)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), linli_chip_new (C_("desk", "★ pinned"), LINLI_TONE_ACCENT));
      lp_cell_dialog_add_button (row, duty->pinned ? C_("desk", "Unpin") : C_("desk", "Pin"), name, G_CALLBACK (lp_cell_dialog_pin_cb), self);
      lp_cell_dialog_add_button (row, C_("desk", "Cannot Come…"), name, G_CALLBACK (lp_cell_dialog_away_cb), self);
      lp_cell_dialog_add_button (row, C_("desk", "Take Off"), name, G_CALLBACK (lp_cell_dialog_take_off_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (self->duties), row);
    }
  gtk_widget_set_visible (self->duties, self->slot->duties->len > 0);
}

static void
lp_cell_dialog_cover_cb (GtkWidget    *button,
                         LpCellDialog *self)
{
  const LpDuty *duty = g_ptr_array_index (self->slot->declined, lp_cell_dialog_get_index (button));

  lp_cover_dialog_show (self->window, self->context, self->slot_id, duty->card_id, NULL);
}

/* Their places are empty: somebody else may have them. */
static void
lp_cell_dialog_fill_declined (LpCellDialog *self)
{
  linli_plain_list_clear (self->declined);
  for (guint i = 0; i < self->slot->declined->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (self->slot->declined, i);
      g_autofree char *name = lp_desk_dup_name (self->context, duty->person_id, duty->name);
      GtkWidget *row = linli_plain_row_new (name, C_("desk", "noted under attendance; the place is empty"));

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), linli_chip_new (lp_duty_get_declined_words (duty), LINLI_TONE_WARNING));
      if (!self->slot->cancelled && (int) self->slot->duties->len < MAX (self->slot->minimum, self->slot->ideal))
        lp_cell_dialog_add_button (row, C_("roster", "Find Cover…"), name, G_CALLBACK (lp_cell_dialog_cover_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (self->declined), row);
    }
  gtk_widget_set_visible (self->declined, self->slot->declined->len > 0);
}

/* By characters, pinyin or its initials, or the last digits of the telephone. */
static gboolean
lp_cell_dialog_matches (const LpCandidate *candidate,
                        const char        *text)
{
  g_autofree char *key = g_utf8_strdown (text, -1);

  return *text == '\0' || strstr (candidate->name, text) != NULL || strstr (candidate->keys, key) != NULL ||
         (candidate->phone != NULL && g_str_has_suffix (candidate->phone, text));
}

static void
lp_cell_dialog_add_candidate (LpCellDialog      *self,
                              const LpCandidate *candidate)
{
  g_autofree char *name = lp_desk_dup_name (self->context, candidate->person_id, candidate->name);
  g_autofree char *phone = lp_desk_dup_phone (self->context, candidate->person_id, candidate->phone), *hours = lp_roster_dup_minutes (candidate->minutes);
  g_autofree char *title = g_strdup_printf ("%s  %s", name, phone != NULL ? phone : C_("desk", "no phone"));
  g_autofree char *words = candidate->blocked != NULL ? g_strdup_printf (C_("desk", "cannot: %s"), candidate->blocked)
                           : g_strdup_printf (candidate->liking > 0 ? C_("desk", "is free and likes to; %s this week")
                                              : candidate->liking < 0 ? C_("desk", "is free, only if it must be; %s this week")
                                              : C_("desk", "is free; %s this week"), hours);
  GtkWidget *row = linli_plain_row_new (title, words);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), linli_chip_new (candidate->blocked != NULL ? C_("desk", "✕ blocked") : C_("desk", "✓ can"),
                                                                   candidate->blocked != NULL ? LINLI_TONE_NEUTRAL : LINLI_TONE_SUCCESS));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->found), row);
}

static void
lp_cell_dialog_fill_found (LpCellDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)))), *rest = NULL;
  guint n_found = 0;

  linli_plain_list_clear (self->found);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; self->candidates != NULL && i < self->candidates->len; i++)
    {
      LpCandidate *candidate = g_ptr_array_index (self->candidates, i);

      if (!lp_cell_dialog_matches (candidate, text))
        continue;
      if (n_found++ >= MOST_SHOWN)
        continue;
      g_ptr_array_add (self->shown, candidate);
      lp_cell_dialog_add_candidate (self, candidate);
    }
  rest = n_found > MOST_SHOWN ? g_strdup_printf (_("The first %u of %u are shown; type a name"), self->shown->len, n_found)
         : g_strdup (self->candidates == NULL ? "" : self->candidates->len == 0 ? _("There are no more volunteers") : n_found == 0 ? _("Nobody of that name") : "");
  gtk_label_set_text (GTK_LABEL (self->rest), rest);
  gtk_widget_set_visible (self->rest, *rest != '\0');
  gtk_widget_set_visible (self->found, n_found > 0);
}

static void
lp_cell_dialog_fill_words (LpCellDialog *self)
{
  g_autofree char *slot = lp_slot_dup_words (self->slot);
  int missing = lp_slot_count_missing (self->slot);
  g_autofree char *people = missing > 0 ? g_strdup_printf (C_("desk", "%d needed, %d missing"), self->slot->minimum, missing)
                            : g_strdup_printf (C_("desk", "%d needed, %u there"), self->slot->minimum, self->slot->duties->len);
  g_autofree char *words = g_strdup_printf ("%s\n%s · %s%s%s", slot, people,
                                            self->slot->cancelled ? C_("desk", "Does not take place")
                                            : self->slot->published ? C_("desk", "Published") : C_("desk", "Draft"),
                                            self->slot->note != NULL ? " · " : "", self->slot->note != NULL ? self->slot->note : "");

  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_label_set_text (GTK_LABEL (self->why_empty), self->why != NULL ? self->why : "");
  gtk_widget_set_visible (self->why_empty, self->why != NULL);
  linli_plain_list_clear (self->nearest);
  if (self->fix != NULL)
    gtk_list_box_append (GTK_LIST_BOX (self->nearest), lp_fix_row_new (self->context, self->fix, NULL, NULL));
  gtk_widget_set_visible (self->nearest, self->fix != NULL);
}

static void
lp_cell_dialog_loaded_cb (GObject      *window,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_autoptr (GError) error = NULL;
  LpShift *found = g_task_propagate_pointer (G_TASK (result), &error);
  LpCellDialog *self = g_object_get_data (window, "cell");

  if (found != NULL && self != NULL)
    {
      g_clear_pointer (&self->slot, lp_slot_free);
      g_clear_pointer (&self->candidates, g_ptr_array_unref);
      self->slot = g_steal_pointer (&found->slot);
      self->candidates = g_steal_pointer (&found->candidates);
      g_free (self->why);
      self->why = g_steal_pointer (&found->why);
      g_clear_pointer (&self->fix, lp_fix_offer_free);
      self->fix = g_steal_pointer (&found->fix);
      lp_cell_dialog_fill_words (self);
      lp_cell_dialog_fill_duties (self);
      lp_cell_dialog_fill_declined (self);
      lp_cell_dialog_fill_found (self);
    }
  else if (self != NULL && g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND)) /* it was removed */
    gtk_window_destroy (GTK_WINDOW (self->window));
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show_error (self->window, _("The shift could not be read"), error);
  g_clear_pointer (&found, lp_shift_free);
}

static void
lp_cell_dialog_load (LpCellDialog *self)
{
  g_autoptr (GTask) task = NULL;
  gint64 *id = g_new (gint64, 1);

  *id = self->slot_id;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self->window, self->loading, lp_cell_dialog_loaded_cb, NULL);
  g_task_set_task_data (task, id, g_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_shift_read, lp_shift_free);
}

static void
lp_cell_dialog_changed_cb (LinliStore   *store,
                           LinliChanges *changes,
                           LpCellDialog *self)
{
  static const char * const kinds[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, LP_POST_TABLE, LP_CARD_TABLE, LP_TIME_TABLE, LP_EXCEPTION_TABLE, "person", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_cell_dialog_load (self);
}

static void
lp_cell_dialog_edit_cb (LpCellDialog *self)
{
  if (self->slot != NULL)
    lp_slot_dialog_show (self->window, self->context, self->slot);
}

static void
lp_cell_dialog_cancel_cb (LpCellDialog *self)
{
  if (self->slot != NULL)
    lp_slot_dialog_end (self->window, self->context, self->slot, FALSE);
}

static void
lp_cell_dialog_remove_cb (LpCellDialog *self)
{
  if (self->slot != NULL)
    lp_slot_dialog_end (self->window, self->context, self->slot, TRUE);
}

static GtkWidget *
lp_cell_dialog_new_foot (LpCellDialog *self)
{
  const struct {
    const char *label;
    GCallback clicked;
  } buttons[] = {
    { C_("desk", "_Change the Shift…"), G_CALLBACK (lp_cell_dialog_edit_cb) },
    { C_("desk", "_Cancel the Shift…"), G_CALLBACK (lp_cell_dialog_cancel_cb) },
    { C_("desk", "_Remove…"), G_CALLBACK (lp_cell_dialog_remove_cb) },
  };
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = linli_button_new (buttons[i].label, NULL);

      g_signal_connect_swapped (button, "clicked", buttons[i].clicked, self);
      gtk_box_append (GTK_BOX (foot), button);
    }
  gtk_widget_set_halign (foot, GTK_ALIGN_END);
  return foot;
}

static GtkWidget *
lp_cell_dialog_new_content (LpCellDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();

  self->words = linli_plain_label_add (box, "", "heading");
  self->why_empty = linli_plain_label_add (box, "", "body");
  self->nearest = linli_plain_list_add (box, C_("roster", "What would be nearest"));
  self->duties = linli_plain_list_add (inner, C_("desk", "Who serves"));
  self->declined = linli_plain_list_add (inner, C_("desk", "Who was to serve"));
  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("desk", "Find a volunteer"), -1);
  g_object_set (self->search, "placeholder-text", C_("desk", "Add somebody: name, pinyin or last digits of the phone"), NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (lp_cell_dialog_fill_found), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (lp_cell_dialog_first_cb), self);
  gtk_box_append (GTK_BOX (inner), self->search);
  self->found = linli_plain_list_add (inner, C_("desk", "Who could serve"));
  g_signal_connect_swapped (self->found, "row-activated", G_CALLBACK (lp_cell_dialog_activated_cb), self);
  self->rest = linli_plain_label_add (inner, "", "dim-label");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), lp_cell_dialog_new_foot (self));
  gtk_widget_add_css_class (box, "linli-dialog-body");
  return box;
}

void
lp_cell_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     gint64        slot_id)
{
  LpCellDialog *self = g_new0 (LpCellDialog, 1);

  self->context = g_object_ref (context);
  self->slot_id = slot_id;
  self->shown = g_ptr_array_new ();
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("desk", "Shift"), lp_cell_dialog_new_content (self), 720, 640);
  lp_dialog_own (self->window, "cell", self, lp_cell_dialog_free);
  g_signal_connect (linli_context_get_store (context), "changed", G_CALLBACK (lp_cell_dialog_changed_cb), self);
  g_signal_connect_swapped (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_cell_dialog_load), self);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  lp_cell_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_window_close), self->window, G_CONNECT_SWAPPED); /* it keeps Esc for itself */
  gtk_widget_grab_focus (self->search);
}
