/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The dialog that issues a paper. Its widgets are freed with its window. */

#include "lp-hazard-issue-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-paper-store.h"

static const char * const lp_hazard_issue_kinds[] = { LP_HAZARD_NOTICE, LP_HAZARD_INFORMATION, LP_HAZARD_RECHECK };

typedef struct {
  GtkWidget *dialog;
  LinliContext *context;
  gint64 matter_id;
  GtkWidget *kind;
  GtkWidget *addressee;
  GtkWidget *deadline;
  GtkWidget *text;
} LpHazardIssueDialog;

static void
lp_hazard_issue_dialog_free (gpointer data,
                             GClosure *closure)
{
  LpHazardIssueDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

/* The day as it is stored; NULL with a message when it is none. */
static gboolean
lp_hazard_issue_dialog_read_day (LpHazardIssueDialog  *self,
                                 char                **day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->deadline));
  g_autoptr (GError) error = NULL;
  LinliDate date;

  *day = NULL;
  if (*text == '\0')
    return TRUE;
  if (!linli_date_parse (text, &date, &error) || !linli_date_is_whole (&date))
    {
      linli_message_show (self->dialog, _("This is no day"), _("Write the deadline as 2026-07-15, or leave it empty. Nothing was issued."));
      gtk_widget_grab_focus (self->deadline);
      return FALSE;
    }
  *day = linli_date_to_string (&date);
  return TRUE;
}

static void
lp_hazard_issue_dialog_issue_cb (GtkWidget           *button,
                                 LpHazardIssueDialog *self)
{
  guint n = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind));
  LpHazardIssue *issue;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  if (!lp_hazard_issue_dialog_read_day (self, &day))
    return;
  issue = lp_hazard_issue_new (self->matter_id, lp_hazard_issue_kinds[MIN (n, G_N_ELEMENTS (lp_hazard_issue_kinds) - 1)]);
  issue->deadline = g_steal_pointer (&day);
  issue->addressee = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->addressee)));
  issue->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  title = g_strdup_printf (_("Issued: %s"), lp_hazard_issue_get_kind_label (issue->kind));
  linli_act_and_close (self->dialog, self->context, title, lp_hazard_issue, issue, lp_hazard_issue_free);
}

static GtkWidget *
lp_hazard_issue_dialog_add_entry (GtkWidget  *list,
                                  const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
lp_hazard_issue_dialog_fill (LpHazardIssueDialog *self,
                             GtkWidget           *list)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliRecord) matter = linli_record_load (linli_context_get_database (self->context), linli_kind_lookup ("matter"), self->matter_id, &error);

  for (gsize i = 0; i < G_N_ELEMENTS (lp_hazard_issue_kinds); i++)
    gtk_string_list_append (names, lp_hazard_issue_get_kind_label (lp_hazard_issue_kinds[i]));
  self->kind = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), _("Paper"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind), G_LIST_MODEL (names));
  gtk_list_box_append (GTK_LIST_BOX (list), self->kind);
  self->addressee = lp_hazard_issue_dialog_add_entry (list, _("To whom"));
  self->deadline = lp_hazard_issue_dialog_add_entry (list, _("To be remedied by"));
  self->text = lp_hazard_issue_dialog_add_entry (list, _("What is asked for, or was found"));
  if (matter == NULL)
    linli_trouble_add (list, _("The deadline of the hazard could not be read"), error);
  else if (!linli_record_is_null (matter, "due_at"))
    gtk_editable_set_text (GTK_EDITABLE (self->deadline), linli_record_get_text (matter, "due_at"));
}

void
lp_hazard_issue_dialog_show (GtkWidget    *window,
                             LinliContext *context,
                             gint64        matter_id)
{
  LpHazardIssueDialog *self = g_new0 (LpHazardIssueDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *issue = gtk_button_new_with_mnemonic (_("_Issue"));

  self->context = g_object_ref (context);
  self->matter_id = matter_id;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Issue a Paper"), -1);
  lp_hazard_issue_dialog_fill (self, list);
  linli_button_name_once (issue);
  gtk_widget_add_css_class (issue, "suggested-action");
  gtk_widget_set_halign (issue, GTK_ALIGN_END);
  g_signal_connect_data (issue, "clicked", G_CALLBACK (lp_hazard_issue_dialog_issue_cb), self, lp_hazard_issue_dialog_free, 0);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), issue);
  self->dialog = linli_dialog_new (GTK_WINDOW (window), _("Issue a Paper"), box, 520, -1);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
