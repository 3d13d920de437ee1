/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The part of the page that compares the editions of a series. Few rows, by index: read on the main thread. GTK frees it with the page. */

#include "lp-series-part.h"

#include <glib/gi18n-lib.h>

#include "lp-event-form.h"
#include "lp-event-store.h"
#include "lp-series-ledger.h"

#define LP_TYPE_SERIES_PART (lp_series_part_get_type ())
G_DECLARE_FINAL_TYPE (LpSeriesPart, lp_series_part, LP, SERIES_PART, GtkWidget)

struct _LpSeriesPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  GPtrArray *series; /* of LpSeries, in the order of the menu */
  GtkWidget *box;
  GtkWidget *which;
  GtkWidget *origin;
  GtkWidget *view;
  GtkWidget *stack;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LpSeriesPart, lp_series_part, GTK_TYPE_WIDGET)

static const LpSeries *
lp_series_part_get_chosen (LpSeriesPart *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));

  return self->series != NULL && chosen < self->series->len ? g_ptr_array_index (self->series, chosen) : NULL;
}

static void
lp_series_part_show (LpSeriesPart *self)
{
  const LpSeries *series = lp_series_part_get_chosen (self);
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_EVENT_KIND);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliLedger) ledger = NULL;
  g_autofree char *origin = NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (self->busy || series == NULL || kind == NULL)
    return;
  events = lp_event_list_series (linli_context_get_database (self->context), kind, series->id, &error);
  if (events == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), C_("event", "The events could not be read"), error);
      return;
    }
  ledger = lp_series_ledger_new (series->name, events);
  linli_ledger_view_show (LINLI_LEDGER_VIEW (self->view), ledger);
  origin = series->origin != NULL ? g_strdup_printf (C_("event", "Came from: %s"), series->origin) : NULL;
  gtk_label_set_text (GTK_LABEL (self->origin), origin != NULL ? origin : "");
}

static void
lp_series_part_load (LpSeriesPart *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *series = lp_series_list (linli_context_get_database (self->context), &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const LpSeries *before = lp_series_part_get_chosen (self);
  gint64 chosen = before != NULL ? before->id : 0;
  guint position = 0;

  if (series == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), C_("event", "The events could not be read"), error);
      return;
    }
  for (guint i = 0; i < series->len; i++)
    {
      gtk_string_list_append (names, ((LpSeries *) g_ptr_array_index (series, i))->name);
      if (((LpSeries *) g_ptr_array_index (series, i))->id == chosen)
        position = i;
    }
  self->busy = TRUE;
  g_clear_pointer (&self->series, g_ptr_array_unref);
  self->series = series;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->which), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->which), position);
  self->busy = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), series->len > 0 ? "table" : "empty");
  lp_series_part_show (self);
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

static void
lp_series_part_print_cb (LpSeriesPart *self)
{
  g_autoptr (LinliLedger) shown = linli_ledger_view_dup_shown (LINLI_LEDGER_VIEW (self->view));

  if (shown != NULL)
    linli_ledger_print (shown, GTK_WIDGET (self), self->context);
}

static void
lp_series_part_export_cb (LpSeriesPart *self)
{
  g_autoptr (LinliLedger) shown = linli_ledger_view_dup_shown (LINLI_LEDGER_VIEW (self->view));

  if (shown != NULL)
    linli_ledger_export (shown, GTK_WIDGET (self));
}

static void
lp_series_part_changed_cb (LinliStore   *store,
                           LinliChanges *changes,
                           LpSeriesPart *self)
{
  static const char * const kinds[] = { "matter", LP_EVENT_TABLE, LP_SERIES_TABLE, LP_ATTENDEE_TABLE, LP_FEEDBACK_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_series_part_load (self);
}

static void
lp_series_part_dispose (GObject *object)
{
  LpSeriesPart *self = LP_SERIES_PART (object);

  self->busy = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_series_part_parent_class)->dispose (object);
}

static void
lp_series_part_class_init (LpSeriesPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_series_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_series_part_init (LpSeriesPart *self)
{
}

static void
lp_series_part_add_button (LpSeriesPart *self,
                           GtkWidget    *box,
                           const char   *label,
                           GCallback     clicked,
                           gboolean      suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  linli_button_name_once (button);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
lp_series_part_new_head (LpSeriesPart *self)
{
  const char * const none[] = { NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->which = linli_drop_down_new (none, C_("event", "Which series"));
  self->origin = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->origin), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->origin), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->origin, TRUE);
  gtk_box_append (GTK_BOX (head), self->which);
  gtk_box_append (GTK_BOX (head), self->origin);
  lp_series_part_add_button (self, head, C_("event", "_Export…"), G_CALLBACK (lp_series_part_export_cb), FALSE);
  lp_series_part_add_button (self, head, C_("event", "_Print"), G_CALLBACK (lp_series_part_print_cb), FALSE);
  lp_series_part_add_button (self, head, C_("event", "_New Edition…"), G_CALLBACK (lp_series_part_next_cb), TRUE);
  return head;
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
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_box_append (GTK_BOX (table), lp_series_part_new_head (self));
  gtk_box_append (GTK_BOX (table), self->view);
  gtk_stack_add_named (GTK_STACK (self->stack), table, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), linli_empty_page_new ("linli-today-symbolic", C_("event", "No Series"),
                                                                      C_("event", "What is held again and again is compared here, edition by edition.")), "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_add_css_class (self->box, "linli-page-box");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->which, "notify::selected", G_CALLBACK (lp_series_part_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_series_part_changed_cb), self, 0);
  lp_series_part_load (self);
  return GTK_WIDGET (self);
}
