/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The rows behind a figure, as they were counted: a worker says what each is called, masked; a row opens its record in the window below. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-read-task.h>
#include <linli-title.h>

#include "linli-brief-private.h"
#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-ledger-view.h"
#include "linli-toast.h"

#define WIDTH 620
#define HEIGHT 480

#define LINLI_TYPE_BRIEF_ROW (linli_brief_row_get_type ())
G_DECLARE_FINAL_TYPE (LinliBriefRow, linli_brief_row, LINLI, BRIEF_ROW, GObject)

/* A line of the list. Not changed once it is made. */
struct _LinliBriefRow {
  GObject parent_instance;
  gint64 id;
  char *masked;
  char *full;
  char *note;
};

G_DEFINE_FINAL_TYPE (LinliBriefRow, linli_brief_row, G_TYPE_OBJECT)

static void
linli_brief_row_finalize (GObject *object)
{
  LinliBriefRow *self = LINLI_BRIEF_ROW (object);

  g_free (self->masked);
  g_free (self->full);
  g_free (self->note);
  G_OBJECT_CLASS (linli_brief_row_parent_class)->finalize (object);
}

static void
linli_brief_row_class_init (LinliBriefRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_brief_row_finalize;
}

static void
linli_brief_row_init (LinliBriefRow *self)
{
}

typedef struct {
  LinliContext *context;
  GtkWidget *window; /* a weak pointer */
  GtkWidget *toasts;
  GtkWidget *view;
  LinliFigure *figure;
  char *title;
  char *period;
} LinliBriefRows;

static void
linli_brief_rows_free (gpointer data)
{
  LinliBriefRows *self = data;

  g_clear_weak_pointer (&self->window);
  g_object_unref (self->context);
  g_object_unref (self->figure);
  g_free (self->title);
  g_free (self->period);
  g_free (self);
}

static char *
linli_brief_row_dup_cell (gpointer item,
                          guint    column,
                          gboolean masked,
                          gpointer data)
{
  const LinliBriefRow *row = item;

  return g_strdup (column == 1 ? row->note : masked ? row->masked : row->full);
}

static gint64
linli_brief_row_get_id (gpointer item)
{
  return ((LinliBriefRow *) item)->id;
}

static gpointer
linli_brief_rows_read (LinliDatabase  *reader,
                       gpointer        data,
                       GCancellable   *cancellable,
                       GError        **error)
{
  LinliFigure *figure = data;
  const char *kind = linli_figure_get_about (figure)->kind;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < linli_figure_get_n_rows (figure); i++)
    {
      LinliBriefRow *row = g_object_new (LINLI_TYPE_BRIEF_ROW, NULL);
      const char *note, *words = linli_figure_get_row_words (figure, i);

      row->id = linli_figure_get_row (figure, i, &note);
      row->masked = words != NULL ? g_strdup (words) : linli_title_dup_masked (reader, kind, row->id);
      row->full = words != NULL ? g_strdup (words) : linli_title_dup (reader, kind, row->id);
      row->note = g_strdup (note);
      g_ptr_array_add (rows, row);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static void
linli_brief_rows_read_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  LinliBriefRows *self = data;
  const LinliLedgerColumn columns[] = { { C_("figure", "What was counted"), 380, 3, TRUE }, { C_("figure", "Note"), 140, 1, FALSE } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (LinliLedger) ledger = NULL;

  if (self->window == NULL)
    return;
  if (rows == NULL)
    {
      linli_toast_show_error (self->toasts, _("The rows could not be read"), error);
      return;
    }
  ledger = linli_ledger_new (self->title, columns, G_N_ELEMENTS (columns), rows, linli_brief_row_dup_cell, NULL, NULL);
  linli_ledger_set_kind (ledger, "brief.rows", (const char * const[]) { "what", "note", NULL });
  linli_ledger_set_period (ledger, self->period);
  linli_ledger_view_show (LINLI_LEDGER_VIEW (self->view), ledger);
}

static LinliLedger *
linli_brief_rows_dup_shown (gpointer data)
{
  const LinliBriefRows *self = data;

  return linli_ledger_view_dup_shown (LINLI_LEDGER_VIEW (self->view));
}

static GtkWidget *
linli_brief_rows_new_content (LinliBriefRows *self,
                              LinliSelection *selection)
{
  const LinliFigureAbout *about = linli_figure_get_about (self->figure);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *definition = gtk_label_new (about->definition), *buttons = linli_ledger_buttons_new (self->context, linli_brief_rows_dup_shown, self);

  gtk_label_set_wrap (GTK_LABEL (definition), TRUE);
  gtk_label_set_xalign (GTK_LABEL (definition), 0);
  gtk_widget_set_hexpand (definition, TRUE);
  gtk_widget_add_css_class (definition, "dim-label");
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), definition);
  gtk_box_append (GTK_BOX (head), buttons);
  gtk_widget_add_css_class (head, "linli-chip-row");
  self->view = linli_ledger_view_new (selection, about->kind, linli_brief_row_get_id, NULL);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->view);
  self->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), box);
  gtk_widget_set_vexpand (self->toasts, TRUE);
  return self->toasts;
}

/* The days that it counts: those before the brief's where it is what one of its figures was. */
static LinliPeriod
linli_brief_find_period (LinliBrief  *brief,
                         LinliFigure *figure)
{
  for (guint i = 0; i < linli_brief_get_n_sections (brief); i++)
    {
      LinliFigures *section = linli_brief_get_section (brief, i);

      for (guint j = 0; j < linli_figures_get_n (section); j++)
        if (linli_figure_get_earlier (linli_figures_get (section, j)) == figure)
          return linli_period_move (linli_brief_get_period (brief), -1);
    }
  return *linli_brief_get_period (brief);
}

void
_linli_brief_rows_show (GtkWidget      *over,
                        LinliContext   *context,
                        LinliSelection *selection,
                        LinliBrief     *brief,
                        LinliFigure    *figure)
{
  const LinliFigureAbout *about = linli_figure_get_about (figure);
  LinliPeriod period = linli_brief_find_period (brief, figure);
  LinliBriefRows *self = g_new0 (LinliBriefRows, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  GtkWidget *window, *content;
  g_autofree char *heading = NULL;

  self->context = g_object_ref (context);
  self->figure = g_object_ref (figure);
  self->title = g_strdup (about->words);
  self->period = about->time == LINLI_FIGURE_NOW ? _linli_brief_dup_beside (brief, figure)
                                                  : linli_period_dup_words (&period);
  heading = g_strdup_printf ("%s · %s", self->title, self->period);
  content = linli_brief_rows_new_content (self, selection);
  window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), heading, content, WIDTH, HEIGHT);
  g_set_weak_pointer (&self->window, window);
  g_object_set_data_full (G_OBJECT (window), "rows", self, linli_brief_rows_free);
  g_signal_connect_object (window, "destroy", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  task = g_task_new (window, cancellable, linli_brief_rows_read_cb, self);
  g_task_set_task_data (task, g_object_ref (figure), g_object_unref);
  linli_read_task_run (task, linli_context_get_store (context), linli_brief_rows_read, (GDestroyNotify) g_ptr_array_unref);
  gtk_window_present (GTK_WINDOW (window));
}
