/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpFairnessPart: reads on a worker who served how much in the past months, all of them or who did not for long; behind it the duties of the number
 * that was pressed. Both are exported and printed as they stand. Escape leads back. GTK frees it with its page. */

#include "lp-fairness-part.h"

#include <glib/gi18n-lib.h>

#include "lp-card-dialog.h"
#include "lp-card-store.h"
#include "lp-fairness-ledger.h"
#include "lp-fairness-table.h"
#include "lp-record-store.h"
#include "lp-volunteers.h"

#define LP_TYPE_FAIRNESS_PART (lp_fairness_part_get_type ())
G_DECLARE_FINAL_TYPE (LpFairnessPart, lp_fairness_part, LP, FAIRNESS_PART, GtkWidget)

struct _LpFairnessPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *stack;
  GtkWidget *span, *idle, *days, *count, *holder, *table;
  GtkWidget *back, *what, *rows;
  LpFairPick *pick; /* whose duties are shown; NULL while the table is */
  GCancellable *loading;
  gboolean busy; /* while the program sets the number of days */
};

G_DEFINE_FINAL_TYPE (LpFairnessPart, lp_fairness_part, GTK_TYPE_WIDGET)

static const guint spans[] = { 1, 3, 6, 12 };

static gpointer
lp_fairness_part_read (LinliDatabase  *reader,
                       gpointer        n_months,
                       GCancellable   *cancellable,
                       GError        **error)
{
  return lp_fairness_list (reader, GPOINTER_TO_UINT (n_months), error);
}

static gpointer
lp_fairness_part_read_duties (LinliDatabase  *reader,
                              gpointer        pick,
                              GCancellable   *cancellable,
                              GError        **error)
{
  return lp_fairness_list_duties (reader, pick, error);
}

static GTask *
lp_fairness_part_new_task (LpFairnessPart      *self,
                           GAsyncReadyCallback  callback)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  return g_task_new (self, self->loading, callback, NULL);
}

/* What the latest question found, as long as the part is there; says what went wrong. */
static GPtrArray *
lp_fairness_part_take (LpFairnessPart *self,
                       GAsyncResult   *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->stack == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading)
    return NULL;
  if (found == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show_error (GTK_WIDGET (self), _("The service of the volunteers could not be read"), error);
  return g_steal_pointer (&found);
}

static void
lp_fairness_part_duties_cb (GObject      *object,
                            GAsyncResult *result,
                            gpointer      data)
{
  LpFairnessPart *self = LP_FAIRNESS_PART (object);
  g_autoptr (GPtrArray) duties = lp_fairness_part_take (self, result);
  g_autoptr (LinliLedger) ledger = NULL;
  g_autofree char *period = NULL;

  if (duties == NULL || self->pick == NULL)
    return;
  ledger = lp_fair_duty_ledger_new (duties);
  period = g_strdup_printf (_("%s to %s"), self->pick->first_day, self->pick->last_day);
  linli_ledger_set_period (ledger, period);
  linli_ledger_view_show (LINLI_LEDGER_VIEW (self->rows), ledger);
}

static void
lp_fairness_part_load_duties (LpFairnessPart *self)
{
  g_autoptr (GTask) task = lp_fairness_part_new_task (self, lp_fairness_part_duties_cb);

  g_task_set_task_data (task, lp_fair_pick_new (self->pick->card_id, self->pick->first_day, self->pick->last_day, self->pick->what), lp_fair_pick_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_fairness_part_read_duties, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_fairness_part_pick_cb (const LpFairPick *pick,
                          const char       *title,
                          gpointer          data)
{
  LpFairnessPart *self = data;

  g_clear_pointer (&self->pick, lp_fair_pick_free);
  self->pick = lp_fair_pick_new (pick->card_id, pick->first_day, pick->last_day, pick->what);
  gtk_label_set_text (GTK_LABEL (self->what), title);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "rows");
  gtk_widget_grab_focus (self->back);
  lp_fairness_part_load_duties (self);
}

/* The words over the table: of all volunteers, whatever is shown of them. */
static void
lp_fairness_part_count (LpFairnessPart *self,
                        GPtrArray      *lines,
                        guint           n_idle)
{
  int days = lp_card_get_idle_days (linli_context_get_database (self->context));
  g_autofree char *hours = NULL, *mean = NULL, *words = NULL;
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Not served for %d day: %u", "Not served for %d days: %u", days), days, n_idle);
  int minutes = 0;

  for (guint i = 0; i < lines->len; i++)
    minutes += ((LpFairLine *) g_ptr_array_index (lines, i))->minutes;
  hours = lp_hours_dup_text (minutes);
  mean = lp_hours_dup_text (lines->len > 0 ? minutes / (int) lines->len : 0);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u volunteer, %s hours in all, %s on average", "%u volunteers, %s hours in all, %s on average",
                                        lines->len), lines->len, hours, mean);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_button_set_label (GTK_BUTTON (self->idle), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->idle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->busy = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->days), days);
  self->busy = FALSE;
}

static void
lp_fairness_part_show (LpFairnessPart *self,
                       GPtrArray      *lines)
{
  guint n_months = spans[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->span))];
  gboolean only = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->idle));
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  guint n_idle = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      LpFairLine *line = g_ptr_array_index (lines, i);

      n_idle += line->idle ? 1 : 0;
      if (!only || line->idle)
        g_ptr_array_add (shown, line);
    }
  if (self->table == NULL || lp_fairness_table_get_n_months (LP_FAIRNESS_TABLE (self->table)) != n_months)
    {
      if (self->table != NULL)
        gtk_box_remove (GTK_BOX (self->holder), self->table);
      self->table = lp_fairness_table_new (self->context, self->selection, n_months, lp_fairness_part_pick_cb, self);
      gtk_widget_set_vexpand (self->table, TRUE);
      gtk_box_append (GTK_BOX (self->holder), self->table);
    }
  lp_fairness_table_show (LP_FAIRNESS_TABLE (self->table), shown);
  if (self->pick == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), lines->len > 0 ? "table" : "empty");
  lp_fairness_part_count (self, lines, n_idle);
}

static void
lp_fairness_part_lines_cb (GObject      *object,
                           GAsyncResult *result,
                           gpointer      data)
{
  g_autoptr (GPtrArray) lines = lp_fairness_part_take (LP_FAIRNESS_PART (object), result);

  if (lines != NULL)
    lp_fairness_part_show (LP_FAIRNESS_PART (object), lines);
}

static void
lp_fairness_part_load (LpFairnessPart *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->pick != NULL)
    {
      lp_fairness_part_load_duties (self);
      return;
    }
  task = lp_fairness_part_new_task (self, lp_fairness_part_lines_cb);
  g_task_set_task_data (task, GUINT_TO_POINTER (spans[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->span))]), NULL);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_fairness_part_read, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_fairness_part_back_cb (LpFairnessPart *self)
{
  g_clear_pointer (&self->pick, lp_fair_pick_free);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "table");
  gtk_widget_grab_focus (self->span);
  lp_fairness_part_load (self);
}

static gboolean
lp_fairness_part_key_cb (LpFairnessPart  *self,
                         guint            key,
                         guint            code,
                         GdkModifierType  state)
{
  if (key != GDK_KEY_Escape || self->pick == NULL)
    return GDK_EVENT_PROPAGATE;
  lp_fairness_part_back_cb (self);
  return GDK_EVENT_STOP;
}

static void
lp_fairness_part_days_cb (LpFairnessPart *self)
{
  int days = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->days));

  if (!self->busy && days != lp_card_get_idle_days (linli_context_get_database (self->context)))
    linli_act (GTK_WIDGET (self), self->context, _("Days without service that are minded"), lp_card_keep_idle_days, g_memdup2 (&days, sizeof days), g_free);
}

/* The table or the duties, in the order in which they stand. */
static LinliLedger *
lp_fairness_part_dup_shown (gpointer data)
{
  LpFairnessPart *self = data;
  g_autoptr (GPtrArray) lines = NULL;
  GListModel *shown;

  if (self->pick != NULL)
    return linli_ledger_view_dup_shown (LINLI_LEDGER_VIEW (self->rows));
  if (self->table == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (g_object_unref);
  shown = lp_fairness_table_get_shown (LP_FAIRNESS_TABLE (self->table));
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    g_ptr_array_add (lines, g_list_model_get_item (shown, i));
  return lp_fairness_ledger_new (lines, lp_fairness_table_get_n_months (LP_FAIRNESS_TABLE (self->table)));
}

static void
lp_fairness_part_changed_cb (LinliStore     *store,
                             LinliChanges   *changes,
                             LpFairnessPart *self)
{
  static const char * const kinds[] = { LP_CARD_TABLE, LP_DUTY_TABLE, LP_SLOT_TABLE, LP_VOLUNTEERS_SETTING_TABLE, "person", "household", "setting", NULL };

  if (linli_changes_touches_any (changes, kinds) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    lp_fairness_part_load (self);
}

static void
lp_fairness_part_privacy_cb (LpFairnessPart *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lp_fairness_part_load (self);
}

static void
lp_fairness_part_dispose (GObject *object)
{
  LpFairnessPart *self = LP_FAIRNESS_PART (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->pick, lp_fair_pick_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_fairness_part_parent_class)->dispose (object);
}

static void
lp_fairness_part_class_init (LpFairnessPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_fairness_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_fairness_part_init (LpFairnessPart *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (lp_fairness_part_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (lp_fairness_part_load), NULL);
}

static GtkWidget *
lp_fairness_part_add_button (LpFairnessPart *self,
                             GtkWidget      *box,
                             const char     *label,
                             GCallback       clicked)
{
  GtkWidget *button = linli_button_new (label, NULL);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
lp_fairness_part_fill_bar (LpFairnessPart *self,
                           GtkWidget      *bar)
{
  const char * const labels[] = { C_("fairness", "This month"), C_("fairness", "3 months"), C_("fairness", "6 months"), C_("fairness", "12 months"), NULL };
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->span = gtk_drop_down_new_from_strings (labels);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->span), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->span), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Of which months"), -1);
  self->idle = gtk_toggle_button_new_with_label ("");
  self->days = gtk_spin_button_new_with_range (1, 999, 1);
  gtk_widget_set_tooltip_text (self->days, _("Days without service that are minded"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days without service that are minded"), -1);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), self->span);
  gtk_box_append (GTK_BOX (bar), self->idle);
  gtk_box_append (GTK_BOX (bar), self->days);
  gtk_box_append (GTK_BOX (bar), space);
  gtk_box_append (GTK_BOX (bar), linli_ledger_buttons_new (self->context, lp_fairness_part_dup_shown, self));
  gtk_widget_add_css_class (bar, "roster-bar");
}

static GtkWidget *
lp_fairness_part_new_table (LpFairnessPart *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  lp_fairness_part_fill_bar (self, bar);
  gtk_box_append (GTK_BOX (self->holder), bar);
  self->count = linli_plain_label_add (self->holder, "", "heading");
  gtk_widget_add_css_class (self->count, "roster-legend");
  return self->holder;
}

static GtkWidget *
lp_fairness_part_new_rows (LpFairnessPart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->back = lp_fairness_part_add_button (self, bar, C_("fairness", "_Back to the Table"), G_CALLBACK (lp_fairness_part_back_cb));
  self->what = linli_plain_label_add (bar, "", "heading");
  gtk_widget_set_hexpand (self->what, TRUE);
  gtk_widget_set_valign (self->what, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), linli_ledger_buttons_new (self->context, lp_fairness_part_dup_shown, self));
  gtk_widget_add_css_class (bar, "roster-bar");
  self->rows = lp_fair_duty_view_new (self->selection);
  gtk_widget_set_vexpand (self->rows, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->rows);
  return box;
}

static void
lp_fairness_part_first_cb (LpFairnessPart *self)
{
  lp_card_dialog_show_new (GTK_WIDGET (self), self->context, self->selection, NULL);
}

static GtkWidget *
lp_fairness_part_new_empty (LpFairnessPart *self)
{
  GtkWidget *empty = linli_empty_page_new ("linli-person-symbolic", _("No Volunteers at Present"),
                                           _("Who served how many hours is compared here, so that the work is shared fairly. Enter who helps first."));
  GtkWidget *first = linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("Enter the _First Volunteer…"), NULL, TRUE);

  g_signal_connect_swapped (first, "clicked", G_CALLBACK (lp_fairness_part_first_cb), self);
  return empty;
}

GtkWidget *
lp_fairness_part_new (LinliContext   *context,
                      LinliSelection *selection)
{
  LpFairnessPart *self = g_object_new (LP_TYPE_FAIRNESS_PART, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  gtk_stack_add_named (GTK_STACK (self->stack), lp_fairness_part_new_table (self), "table");
  gtk_stack_add_named (GTK_STACK (self->stack), lp_fairness_part_new_rows (self), "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), lp_fairness_part_new_empty (self), "empty");
  g_signal_connect_object (self->span, "notify::selected", G_CALLBACK (lp_fairness_part_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "toggled", G_CALLBACK (lp_fairness_part_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->days, "value-changed", G_CALLBACK (lp_fairness_part_days_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_fairness_part_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_fairness_part_privacy_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
