/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* 月报: a period is chosen, a worker counts what all modules have done in it, and the page shows the text drafted from that, or what the office
 * wrote instead, and the figures. It is read anew after each change while it can be seen. */

#include "config.h"

#include "linli-brief-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-read-task.h>

#include "linli-act.h"
#include "linli-brief-private.h"
#include "linli-button.h"
#include "linli-error-words.h"
#include "linli-ledger-private.h"
#include "linli-period-bar-private.h"

#define WIDTH 860

#define LINLI_TYPE_BRIEF_PAGE (linli_brief_page_get_type ())
G_DECLARE_FINAL_TYPE (LinliBriefPage, linli_brief_page, LINLI, BRIEF_PAGE, GtkWidget)

struct _LinliBriefPage {
  GtkWidget parent_instance;
  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *stack;
  GtkWidget *text;    /* scrolled windows */
  GtkWidget *figures;
  GtkWidget *problem;
  GtkWidget *views[2];
  LinliBrief *brief;  /* NULL until it was counted */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (LinliBriefPage, linli_brief_page, GTK_TYPE_WIDGET)

/* What a worker is given. */
typedef struct {
  GPtrArray *sources;
  LinliPeriod period;
} LinliBriefQuestion;

static void
linli_brief_question_free (gpointer data)
{
  g_ptr_array_unref (((LinliBriefQuestion *) data)->sources);
  g_free (data);
}

static gpointer
linli_brief_page_read (LinliDatabase  *reader,
                       gpointer        data,
                       GCancellable   *cancellable,
                       GError        **error)
{
  const LinliBriefQuestion *question = data;

  return linli_brief_load (reader, question->sources, &question->period, cancellable, error);
}

static void
linli_brief_page_open_cb (LinliFigure *figure,
                          gpointer     data)
{
  LinliBriefPage *self = data;

  _linli_brief_rows_show (GTK_WIDGET (self), self->context, self->selection, self->brief, figure);
}

/* Keeps where somebody has scrolled to. */
static void
linli_brief_page_set (GtkWidget *scroller,
                      GtkWidget *content)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double value = gtk_adjustment_get_value (adjustment);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (content, "linli-page-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_adjustment_set_value (adjustment, value);
}

static void
linli_brief_page_show (LinliBriefPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gboolean is_text = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->views[0]));

  for (guint i = 0; i < linli_brief_get_n_sections (self->brief); i++)
    gtk_box_append (GTK_BOX (box), _linli_brief_section_new (self->brief, i, linli_brief_page_open_cb, self));
  linli_brief_page_set (self->text, box);
  linli_brief_page_set (self->figures, _linli_brief_table_new (self->brief, linli_brief_page_open_cb, self));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), is_text ? self->text : self->figures);
}

static void
linli_brief_page_read_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  LinliBriefPage *self = LINLI_BRIEF_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliBrief) brief = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  /* Closed, or overtaken. */
  if (self->box == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;
  g_clear_object (&self->loading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.print", brief != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.export", brief != NULL);
  if (brief == NULL)
    {
      words = linli_error_dup_words (error);
      adw_status_page_set_description (ADW_STATUS_PAGE (self->problem), words);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), self->problem);
      return;
    }
  g_set_object (&self->brief, brief);
  linli_brief_page_show (self);
}

/* Modules stand in the order in which they were added, behind the community itself. */
static void
linli_brief_page_load (LinliBriefPage *self)
{
  g_autoptr (GTask) task = NULL;
  LinliBriefQuestion question;

  if (!linli_period_bar_get (LINLI_PERIOD_BAR (self->bar), &question.period) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  question.sources = linli_extensions_dup_list (linli_context_get_extensions (self->context), LINLI_TYPE_FIGURE_SOURCE);
  g_ptr_array_insert (question.sources, 0, linli_brief_new_base_source ());
  task = g_task_new (self, self->loading, linli_brief_page_read_cb, NULL);
  g_task_set_task_data (task, g_memdup2 (&question, sizeof question), linli_brief_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), linli_brief_page_read, g_object_unref);
}

static void
linli_brief_page_view_cb (LinliBriefPage *self)
{
  if (self->brief != NULL && self->loading == NULL)
    gtk_stack_set_visible_child (GTK_STACK (self->stack), gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->views[0])) ? self->text : self->figures);
}

static void
linli_brief_page_edit_cb (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  LinliBriefPage *self = LINLI_BRIEF_PAGE (widget);

  _linli_brief_edit_show (widget, self->context, self->brief, g_variant_get_uint32 (parameter));
}

static void
linli_brief_page_draft_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  LinliBriefPage *self = LINLI_BRIEF_PAGE (widget);
  LinliFigures *section = linli_brief_get_section (self->brief, g_variant_get_uint32 (parameter));
  g_autofree char *title = g_strdup_printf (_("Brief drafted anew: %s"), linli_figures_get_title (section));

  linli_act (widget, self->context, title, linli_brief_keep,
             linli_brief_text_new (linli_brief_get_period (self->brief), linli_figures_get_id (section), NULL), linli_brief_text_free);
}

static void
linli_brief_page_export_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  LinliBriefPage *self = LINLI_BRIEF_PAGE (widget);
  g_autoptr (LinliLedger) ledger = _linli_brief_make_ledger (self->brief);

  _linli_ledger_export_unasked (ledger, widget, self->context);
}

static void
linli_brief_page_print_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  LinliBriefPage *self = LINLI_BRIEF_PAGE (widget);

  _linli_brief_print (widget, self->context, self->brief);
}

static void
linli_brief_page_dispose (GObject *object)
{
  LinliBriefPage *self = LINLI_BRIEF_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->brief);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (linli_brief_page_parent_class)->dispose (object);
}

static void
linli_brief_page_class_init (LinliBriefPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_brief_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "brief.edit", "u", linli_brief_page_edit_cb);
  gtk_widget_class_install_action (widget_class, "brief.draft", "u", linli_brief_page_draft_cb);
  gtk_widget_class_install_action (widget_class, "brief.export", NULL, linli_brief_page_export_cb);
  gtk_widget_class_install_action (widget_class, "brief.print", NULL, linli_brief_page_print_cb);
}

static GtkWidget *
linli_brief_page_new_head (LinliBriefPage *self)
{
  const char * const labels[] = { C_("brief", "_Text"), C_("brief", "_Figures") };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *views = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  LinliPeriod period;
  LinliDate today;

  self->bar = linli_period_bar_new (1u << LINLI_PERIOD_WEEK | 1u << LINLI_PERIOD_MONTH | 1u << LINLI_PERIOD_QUARTER | 1u << LINLI_PERIOD_YEAR,
                                    LINLI_PERIOD_MONTH);
  linli_date_today (&today);
  period = linli_brief_choose_period (&today);
  _linli_period_bar_set (LINLI_PERIOD_BAR (self->bar), &period);
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_box_append (GTK_BOX (head), self->bar);
  gtk_widget_add_css_class (views, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      self->views[i] = linli_button_new_toggle (labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->views[i]), GTK_TOGGLE_BUTTON (self->views[0]));
      gtk_box_append (GTK_BOX (views), self->views[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->views[0]), TRUE);
  g_signal_connect_object (self->views[0], "toggled", G_CALLBACK (linli_brief_page_view_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (linli_brief_page_load), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), views);
  gtk_box_append (GTK_BOX (head), linli_button_new (_("_Export Figures…"), "brief.export"));
  gtk_box_append (GTK_BOX (head), linli_button_new (C_("brief", "_Print"), "brief.print"));
  gtk_widget_add_css_class (head, "sheet-head-bar");
  return head;
}

static void
linli_brief_page_init (LinliBriefPage *self)
{
  GtkWidget *wait = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (wait));
  gtk_widget_set_halign (wait, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (wait), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Counting"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->text = gtk_scrolled_window_new ();
  self->figures = gtk_scrolled_window_new ();
  self->problem = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (self->problem), _("The Figures Could Not Be Counted"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->text), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_child (GTK_STACK (self->stack), wait);
  gtk_stack_add_child (GTK_STACK (self->stack), self->text);
  gtk_stack_add_child (GTK_STACK (self->stack), self->figures);
  gtk_stack_add_child (GTK_STACK (self->stack), self->problem);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.export", FALSE);
  gtk_box_append (GTK_BOX (self->box), linli_brief_page_new_head (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (linli_brief_page_load), NULL);
}

GtkWidget *
_linli_brief_page_new (LinliContext   *context,
                       LinliSelection *selection)
{
  LinliBriefPage *self = g_object_new (LINLI_TYPE_BRIEF_PAGE, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_brief_page_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_FIGURE_SOURCE), "items-changed",
                           G_CALLBACK (linli_brief_page_load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
