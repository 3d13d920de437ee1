/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpRequestFiguresView: reads the figures of a period on a worker and shows them; behind them the rows of the number that was activated, which
 * may be exported and printed as they stand. Escape leads back. */

#include "lp-request-figures-view.h"

#include <glib/gi18n-lib.h>

#include "lp-request-figures-sheet.h"
#include "lp-request-ledger.h"
#include "lp-request-store.h"

#define LP_TYPE_REQUEST_FIGURES_VIEW (lp_request_figures_view_get_type ())
G_DECLARE_FINAL_TYPE (LpRequestFiguresView, lp_request_figures_view, LP, REQUEST_FIGURES_VIEW, GtkWidget)

struct _LpRequestFiguresView
{
  GtkWidget parent_instance;

  LinliContext *context;
  GtkWidget *stack;
  GtkWidget *bar;
  GtkWidget *groupings[3];
  GtkWidget *scroller;
  GtkWidget *back;
  GtkWidget *what;
  GtkWidget *rows;
  LpRequestPick *pick; /* whose rows are shown; NULL while figures are */
  char *title;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (LpRequestFiguresView, lp_request_figures_view, GTK_TYPE_WIDGET)

/* What one reading is of, and what it finds. */
typedef struct {
  LinliPeriod period;
  LpRequestGrouping grouping;
  LpRequestFigures *figures;
} LpRequestReading;

static void
lp_request_reading_free (gpointer data)
{
  LpRequestReading *reading = data;

  g_clear_pointer (&reading->figures, lp_request_figures_free);
  g_free (reading);
}

static gpointer
lp_request_figures_view_read (LinliDatabase  *reader,
                              gpointer        data,
                              GCancellable   *cancellable,
                              GError        **error)
{
  const LpRequestReading *wish = data;
  LpRequestReading *reading;
  LpRequestFigures *figures = lp_request_figures_load (reader, &wish->period, wish->grouping, error);

  if (figures == NULL)
    return NULL;
  reading = g_new (LpRequestReading, 1);
  *reading = (LpRequestReading) { wish->period, wish->grouping, figures };
  return reading;
}

static gpointer
lp_request_figures_view_read_rows (LinliDatabase  *reader,
                                   gpointer        pick,
                                   GCancellable   *cancellable,
                                   GError        **error)
{
  return lp_request_pick_list (reader, pick, error);
}

static LpRequestWords *
lp_request_figures_view_load_words (LpRequestFiguresView *self)
{
  g_autoptr (GError) error = NULL;
  LpRequestWords *words = lp_request_words_new (linli_context_find_matter_kind (self->context, LP_REQUEST_KIND),
                                                linli_context_get_database (self->context), &error);

  if (words == NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The categories could not be read"), error);
  return words;
}

/* TRUE when the answer is to the latest question, and the widget is still there; says what went wrong. */
static gboolean
lp_request_figures_view_take (LpRequestFiguresView *self,
                              GAsyncResult         *result,
                              gpointer              found,
                              const GError         *error)
{
  if (self->stack == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (found == NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The requests could not be read"), error);
  return found != NULL;
}

static GTask *
lp_request_figures_view_new_task (LpRequestFiguresView *self,
                                  GAsyncReadyCallback   callback)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  return g_task_new (self, self->loading, callback, NULL);
}

static void
lp_request_figures_view_rows_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      data)
{
  LpRequestFiguresView *self = LP_REQUEST_FIGURES_VIEW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), &error);
  LpRequestWords *words = lp_request_figures_view_take (self, result, rows, error) ? lp_request_figures_view_load_words (self) : NULL;
  g_autoptr (LinliLedger) ledger = NULL;
  g_autofree char *what = NULL;

  if (words == NULL)
    return;
  ledger = lp_request_ledger_new (words, rows);
  linli_ledger_set_period (ledger, self->title);
  what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u request", "%s: %u requests", rows->len), self->title, rows->len);
  gtk_label_set_text (GTK_LABEL (self->what), what);
  linli_ledger_view_show (LINLI_LEDGER_VIEW (self->rows), ledger);
}

static void
lp_request_figures_view_load_rows (LpRequestFiguresView *self)
{
  g_autoptr (GTask) task = lp_request_figures_view_new_task (self, lp_request_figures_view_rows_cb);

  g_task_set_task_data (task, lp_request_pick_new (&self->pick->period, self->pick->figure, self->pick->grouping, self->pick->key), lp_request_pick_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_request_figures_view_read_rows, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_request_figures_view_pick_cb (const LpRequestPick *pick,
                                 const char          *title,
                                 gpointer             data)
{
  LpRequestFiguresView *self = data;

  g_clear_pointer (&self->pick, lp_request_pick_free);
  self->pick = lp_request_pick_new (&pick->period, pick->figure, pick->grouping, pick->key);
  g_free (self->title);
  self->title = g_strdup (title);
  gtk_label_set_text (GTK_LABEL (self->what), title);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "rows");
  gtk_widget_grab_focus (self->back);
  lp_request_figures_view_load_rows (self);
}

static void
lp_request_figures_view_show (LpRequestFiguresView   *self,
                              const LpRequestReading *reading)
{
  LpRequestWords *words = lp_request_figures_view_load_words (self);
  const LpRequestSheetSource source = { reading->figures, reading->period, reading->grouping, words, lp_request_figures_view_pick_cb, self };

  if (words == NULL)
    return;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), lp_request_figures_sheet_new (&source));
  lp_request_words_free (words);
}

static void
lp_request_figures_view_read_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      data)
{
  LpRequestFiguresView *self = LP_REQUEST_FIGURES_VIEW (source);
  g_autoptr (GError) error = NULL;
  LpRequestReading *reading = g_task_propagate_pointer (G_TASK (result), &error);

  if (lp_request_figures_view_take (self, result, reading, error))
    lp_request_figures_view_show (self, reading);
  g_clear_pointer (&reading, lp_request_reading_free);
}

static void
lp_request_figures_view_load (LpRequestFiguresView *self)
{
  LpRequestReading wish = { .grouping = LP_REQUEST_BY_GRID };
  g_autoptr (GTask) task = NULL;

  if (self->pick != NULL)
    {
      lp_request_figures_view_load_rows (self);
      return;
    }
  if (!linli_period_bar_get (LINLI_PERIOD_BAR (self->bar), &wish.period))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->groupings); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->groupings[i])))
      wish.grouping = LP_REQUEST_BY_GRID + i;
  task = lp_request_figures_view_new_task (self, lp_request_figures_view_read_cb);
  g_task_set_task_data (task, g_memdup2 (&wish, sizeof wish), g_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_request_figures_view_read, lp_request_reading_free);
}

static void
lp_request_figures_view_grouping_cb (GtkWidget            *button,
                                     LpRequestFiguresView *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    lp_request_figures_view_load (self);
}

static void
lp_request_figures_view_back_cb (LpRequestFiguresView *self)
{
  g_clear_pointer (&self->pick, lp_request_pick_free);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "figures");
  lp_request_figures_view_load (self);
  gtk_widget_grab_focus (self->scroller);
}

static gboolean
lp_request_figures_view_key_cb (LpRequestFiguresView *self,
                                guint                 key,
                                guint                 code,
                                GdkModifierType       state)
{
  if (key != GDK_KEY_Escape || self->pick == NULL)
    return GDK_EVENT_PROPAGATE;
  lp_request_figures_view_back_cb (self);
  return GDK_EVENT_STOP;
}

static LinliLedger *
lp_request_figures_view_dup_shown (gpointer data)
{
  return linli_ledger_view_dup_shown (LINLI_LEDGER_VIEW (LP_REQUEST_FIGURES_VIEW (data)->rows));
}

static void
lp_request_figures_view_changed_cb (LinliStore           *store,
                                    LinliChanges         *changes,
                                    LpRequestFiguresView *self)
{
  static const char * const kinds[] = { "matter", "timeline", LP_REQUEST_TABLE_NAME, LP_REQUEST_RESIDENT_TABLE, LP_REQUEST_CALLBACK_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    lp_request_figures_view_load (self);
}

static void
lp_request_figures_view_dispose (GObject *object)
{
  LpRequestFiguresView *self = LP_REQUEST_FIGURES_VIEW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->pick, lp_request_pick_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_request_figures_view_parent_class)->dispose (object);
}

static void
lp_request_figures_view_class_init (LpRequestFiguresViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_request_figures_view_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_request_figures_view_add_button (LpRequestFiguresView *self,
                                    GtkWidget            *box,
                                    const char           *label,
                                    GCallback             clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  linli_button_name_once (button);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
lp_request_figures_view_new_figures (LpRequestFiguresView *self)
{
  const char * const labels[] = { _("By _Grid"), _("By _Category"), _("By Mon_th") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *groups = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->bar = linli_period_bar_new (1u << LINLI_PERIOD_MONTH | 1u << LINLI_PERIOD_QUARTER | 1u << LINLI_PERIOD_YEAR | 1u << LINLI_PERIOD_DAYS,
                                    LINLI_PERIOD_MONTH);
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_add_css_class (groups, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      self->groupings[i] = linli_button_new_toggle (labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->groupings[i]), GTK_TOGGLE_BUTTON (self->groupings[0]));
      gtk_box_append (GTK_BOX (groups), self->groupings[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->groupings[0]), TRUE);
  gtk_box_append (GTK_BOX (head), self->bar);
  gtk_box_append (GTK_BOX (head), groups);
  gtk_widget_add_css_class (head, "linli-chip-row");
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->scroller);
  return box;
}

static GtkWidget *
lp_request_figures_view_new_rows (LpRequestFiguresView *self,
                                  LinliSelection       *selection)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->back = lp_request_figures_view_add_button (self, head, _("_Back to the Figures"), G_CALLBACK (lp_request_figures_view_back_cb));
  self->what = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->what), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->what), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->what, TRUE);
  gtk_widget_add_css_class (self->what, "heading");
  gtk_box_append (GTK_BOX (head), self->what);
  gtk_box_append (GTK_BOX (head), linli_ledger_buttons_new (self->context, lp_request_figures_view_dup_shown, self));
  gtk_widget_add_css_class (head, "linli-chip-row");
  self->rows = lp_request_ledger_view_new (selection);
  gtk_widget_set_vexpand (self->rows, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->rows);
  return box;
}

static void
lp_request_figures_view_init (LpRequestFiguresView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (lp_request_figures_view_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (lp_request_figures_view_load), NULL);
}

GtkWidget *
lp_request_figures_view_new (LinliContext   *context,
                             LinliSelection *selection)
{
  LpRequestFiguresView *self = g_object_new (LP_TYPE_REQUEST_FIGURES_VIEW, NULL);

  self->context = g_object_ref (context);
  gtk_stack_add_named (GTK_STACK (self->stack), lp_request_figures_view_new_figures (self), "figures");
  gtk_stack_add_named (GTK_STACK (self->stack), lp_request_figures_view_new_rows (self, selection), "rows");
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (lp_request_figures_view_load), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (self->groupings); i++)
    g_signal_connect_object (self->groupings[i], "toggled", G_CALLBACK (lp_request_figures_view_grouping_cb), self, 0);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_request_figures_view_changed_cb), self, 0);
  return GTK_WIDGET (self);
}
