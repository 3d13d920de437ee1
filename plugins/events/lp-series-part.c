/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The part of the page that compares the editions of a series, as a table or side by side. Read by a worker. GTK frees it with the page. */

#include "lp-series-part.h"

#include <glib/gi18n-lib.h>

#include "lp-event-form.h"
#include "lp-event-store.h"
#include "lp-series-compare.h"
#include "lp-series-ledger.h"
#include "lp-series-reading.h"

#define LP_TYPE_SERIES_PART (lp_series_part_get_type ())
G_DECLARE_FINAL_TYPE (LpSeriesPart, lp_series_part, LP, SERIES_PART, GtkWidget)

struct _LpSeriesPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  GCancellable *loading;
  GPtrArray *series; /* (nullable): of LpSeries, in the order of the menu */
  GHashTable *shown; /* of gint64: the matters of which something is shown */
  GtkWidget *box;
  GtkWidget *which;
  GtkWidget *origin;
  GtkWidget *view;
  GtkWidget *compare;
  GtkWidget *how; /* as a table, or side by side */
  GtkWidget *views;
  GtkWidget *stack;
  gboolean busy; /* the menu is being filled */
};

G_DEFINE_FINAL_TYPE (LpSeriesPart, lp_series_part, GTK_TYPE_WIDGET)

static const LpSeries *
lp_series_part_get_chosen (LpSeriesPart *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));

  return self->series != NULL && chosen < self->series->len ? g_ptr_array_index (self->series, chosen) : NULL;
}

static void
lp_series_part_note_shown (LpSeriesPart *self,
                           gint64        id)
{
  g_hash_table_add (self->shown, g_memdup2 (&id, sizeof id));
}

/* Which matters are shown: editions, the latest of other series, and what they came from. */
static void
lp_series_part_note (LpSeriesPart          *self,
                     const LpSeriesReading *reading)
{
  g_hash_table_remove_all (self->shown);
  for (guint i = 0; i < reading->series->len; i++)
    {
      lp_series_part_note_shown (self, ((LpSeries *) g_ptr_array_index (reading->series, i))->latest_id);
      lp_series_part_note_shown (self, ((LpSeries *) g_ptr_array_index (reading->series, i))->origin_id);
    }
  for (guint i = 0; i < reading->editions->len; i++)
    lp_series_part_note_shown (self, ((LpEdition *) g_ptr_array_index (reading->editions, i))->event->id);
}

static gboolean
lp_series_part_is_touched (LpSeriesPart *self,
                           LinliChanges *changes)
{
  gsize n = 0;
  const gint64 *ids = linli_changes_get_ids (changes, "matter", &n);

  if (linli_changes_is_many (changes, "matter"))
    return TRUE;
  for (gsize i = 0; i < n; i++)
    if (g_hash_table_contains (self->shown, &ids[i]))
      return TRUE;
  return FALSE;
}

static void
lp_series_part_fill (LpSeriesPart    *self,
                     LpSeriesReading *reading)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const LpSeries *series = reading->series->len > 0 ? g_ptr_array_index (reading->series, reading->chosen) : NULL;
  g_autoptr (LinliLedger) ledger = series != NULL ? lp_series_ledger_new (series->name, reading->editions) : NULL;
  g_autofree char *origin = series != NULL && series->origin != NULL ? g_strdup_printf (C_("event", "Came from: %s"), series->origin) : NULL;

  for (guint i = 0; i < reading->series->len; i++)
    gtk_string_list_append (names, ((LpSeries *) g_ptr_array_index (reading->series, i))->name);
  lp_series_part_note (self, reading);
  self->busy = TRUE;
  g_clear_pointer (&self->series, g_ptr_array_unref);
  self->series = g_ptr_array_ref (reading->series);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->which), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->which), reading->chosen);
  self->busy = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), series != NULL ? "table" : "empty");
  gtk_label_set_text (GTK_LABEL (self->origin), origin != NULL ? origin : "");
  if (ledger == NULL)
    return;
  linli_ledger_view_show (LINLI_LEDGER_VIEW (self->view), ledger);
  lp_series_compare_show (self->compare, reading->editions);
}

static void
lp_series_part_loaded_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      data)
{
  LpSeriesPart *self = LP_SERIES_PART (object);
  g_autoptr (GError) error = NULL;
  LpSeriesReading *reading = g_task_propagate_pointer (G_TASK (result), &error);

  if (reading != NULL && self->box != NULL)
    lp_series_part_fill (self, reading);
  else if (error != NULL && self->box != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show_error (GTK_WIDGET (self), C_("event", "The events could not be read"), error);
  g_clear_pointer (&reading, lp_series_reading_free);
}

static void
lp_series_part_load (LpSeriesPart *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_EVENT_KIND);
  const LpSeries *chosen = lp_series_part_get_chosen (self);
  g_autoptr (GTask) task = NULL;

  if (kind == NULL || self->busy) /* being switched off; being filled */
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_series_part_loaded_cb, NULL);
  g_task_set_task_data (task, lp_series_question_new (kind, chosen != NULL ? chosen->id : 0), lp_series_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_series_read_all, lp_series_reading_free);
}

static void
lp_series_part_how_cb (LpSeriesPart *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), gtk_drop_down_get_selected (GTK_DROP_DOWN (self->how)) == 0 ? "ledger" : "compare");
}

static void
lp_series_part_next_cb (LpSeriesPart *self)
{
  const LpSeries *series = lp_series_part_get_chosen (self);
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_EVENT_KIND);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpEvent) last = series != NULL && kind != NULL ? lp_event_load (linli_context_get_database (self->context), kind, series->latest_id, &error) : NULL;

  if (last != NULL)
    lp_event_form_show_next (GTK_WIDGET (self), self->context, last);
  else if (error != NULL)
    linli_act_show_error (GTK_WIDGET (self), error);
}

static LinliLedger *
lp_series_part_dup_shown (gpointer data)
{
  LpSeriesPart *self = data;

  return linli_ledger_view_dup_shown (LINLI_LEDGER_VIEW (self->view));
}

static void
lp_series_part_changed_cb (LinliStore   *store,
                           LinliChanges *changes,
                           LpSeriesPart *self)
{
  static const char * const kinds[] = { LP_EVENT_TABLE, LP_SERIES_TABLE, LP_ATTENDEE_TABLE, LP_FEEDBACK_TABLE, NULL };

  /* A matter that is no event does not count. */
  if (linli_changes_touches_any (changes, kinds) || lp_series_part_is_touched (self, changes))
    lp_series_part_load (self);
}

static void
lp_series_part_dispose (GObject *object)
{
  LpSeriesPart *self = LP_SERIES_PART (object);

  self->busy = TRUE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_series_part_parent_class)->dispose (object);
}

static void
lp_series_part_finalize (GObject *object)
{
  g_hash_table_unref (LP_SERIES_PART (object)->shown);
  G_OBJECT_CLASS (lp_series_part_parent_class)->finalize (object);
}

static void
lp_series_part_class_init (LpSeriesPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_series_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = lp_series_part_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_series_part_init (LpSeriesPart *self)
{
  self->shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static GtkWidget *
lp_series_part_new_head (LpSeriesPart *self)
{
  const char * const none[] = { NULL }, * const hows[] = { C_("event", "As a table"), C_("event", "Side by side"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *next = linli_button_new (C_("event", "_New Edition…"), NULL);

  self->which = linli_drop_down_new (none, C_("event", "Which series"));
  self->origin = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->origin), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->origin), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->origin, TRUE);
  gtk_box_append (GTK_BOX (head), self->which);
  gtk_box_append (GTK_BOX (head), self->origin);
  self->how = linli_drop_down_new (hows, C_("event", "How they are compared"));
  g_signal_connect_swapped (self->how, "notify::selected", G_CALLBACK (lp_series_part_how_cb), self);
  gtk_box_append (GTK_BOX (head), self->how);
  gtk_box_append (GTK_BOX (head), linli_ledger_buttons_new (self->context, lp_series_part_dup_shown, self));
  gtk_widget_add_css_class (next, "suggested-action");
  g_signal_connect_swapped (next, "clicked", G_CALLBACK (lp_series_part_next_cb), self);
  gtk_box_append (GTK_BOX (head), next);
  return head;
}

static GtkWidget *
lp_series_part_new_empty (void)
{
  GtkWidget *empty = linli_empty_page_new ("linli-today-symbolic", C_("event", "No Series"),
                                           C_("event", "What is held again and again is compared here, edition by edition. Write into an event of what series it is."));

  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), C_("event", "_New Event…"), "win.events-new", TRUE);
  return empty;
}

GtkWidget *
lp_series_part_new (LinliContext   *context,
                    LinliSelection *selection)
{
  LpSeriesPart *self = g_object_new (LP_TYPE_SERIES_PART, NULL);
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->context = g_object_ref (context);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->stack = gtk_stack_new ();
  self->view = linli_ledger_view_new (selection, "matter", lp_series_ledger_get_id, NULL);
  linli_ledger_view_set_open (LINLI_LEDGER_VIEW (self->view), lp_series_ledger_open, context);
  self->compare = lp_series_compare_new (context, selection);
  self->views = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->views), FALSE);
  gtk_stack_add_named (GTK_STACK (self->views), self->view, "ledger");
  gtk_stack_add_named (GTK_STACK (self->views), self->compare, "compare");
  gtk_widget_set_vexpand (self->views, TRUE);
  gtk_box_append (GTK_BOX (table), lp_series_part_new_head (self));
  gtk_box_append (GTK_BOX (table), self->views);
  gtk_stack_add_named (GTK_STACK (self->stack), table, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), lp_series_part_new_empty (), "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_add_css_class (self->box, "linli-page-box");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->which, "notify::selected", G_CALLBACK (lp_series_part_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_series_part_changed_cb), self, 0);
  lp_series_part_load (self);
  return GTK_WIDGET (self);
}
