/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Which days of the diary are put on paper: today, a week, or from a day to a day. */

#include "lp-request-diary-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-request-diary-store.h"
#include "lp-request-paper.h"

typedef struct {
  LinliContext *context;
  GtkWidget *bar;
  GtkWidget *hint;
  GtkWidget *show;
} LpRequestDiaryDialog;

static void
lp_request_diary_dialog_free (gpointer data)
{
  LpRequestDiaryDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
lp_request_diary_dialog_changed_cb (LpRequestDiaryDialog *self)
{
  LinliPeriod period;
  gboolean known = linli_period_bar_get (LINLI_PERIOD_BAR (self->bar), &period);
  gboolean too_long = known && linli_period_get_n_days (&period) > LP_REQUEST_DIARY_DAYS;
  g_autofree char *most = g_strdup_printf (_("A diary is of 1 to %d days"), LP_REQUEST_DIARY_DAYS);

  gtk_label_set_text (GTK_LABEL (self->hint), too_long ? most : _("What was received, done, said and heard on each of these days, with names masked."));
  gtk_widget_set_sensitive (self->show, known && !too_long);
}

static void
lp_request_diary_dialog_show_cb (LpRequestDiaryDialog *self)
{
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (self->bar));
  GtkWidget *over = GTK_WIDGET (gtk_window_get_transient_for (dialog));
  LinliPeriod period;

  if (linli_period_bar_get (LINLI_PERIOD_BAR (self->bar), &period) && over != NULL)
    lp_request_paper_show_diary (over, self->context, &period);
  gtk_window_destroy (dialog);
}

static GtkWidget *
lp_request_diary_dialog_new_content (LpRequestDiaryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->bar = linli_period_bar_new (1u << LINLI_PERIOD_DAY | 1u << LINLI_PERIOD_WEEK | 1u << LINLI_PERIOD_DAYS, LINLI_PERIOD_DAY);
  self->hint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  self->show = gtk_button_new_with_mnemonic (_("_Show the Diary"));
  linli_button_name_once (self->show);
  gtk_widget_add_css_class (self->show, "suggested-action");
  gtk_widget_set_halign (self->show, GTK_ALIGN_END);
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (lp_request_diary_dialog_changed_cb), self);
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (lp_request_diary_dialog_show_cb), self);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->show);
  gtk_widget_add_css_class (box, "linli-page-box");
  return box;
}

void
lp_request_diary_dialog_show (GtkWidget      *window,
                              LinliContext   *context,
                              LinliSelection *selection,
                              gpointer        unused)
{
  LpRequestDiaryDialog *self = g_new0 (LpRequestDiaryDialog, 1);
  GtkWidget *dialog;

  self->context = g_object_ref (context);
  dialog = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (window)), _("Diary of the People's Wishes"), lp_request_diary_dialog_new_content (self), 520, 210);
  g_object_set_data_full (G_OBJECT (dialog), "diary", self, lp_request_diary_dialog_free);
  lp_request_diary_dialog_changed_cb (self);
  gtk_window_present (GTK_WINDOW (dialog));
}
