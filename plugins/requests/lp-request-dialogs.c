/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The dialogs of a request: why it waits, and what a resident said when called back. Their widgets are freed with their windows. */

#include "lp-request-dialogs.h"

#include <glib/gi18n-lib.h>


#define N_ANSWERS 3

/* Rows of the menu of an answer. Nothing is chosen beforehand: nobody is satisfied because a button was pressed in haste. */
enum {
  LP_REQUEST_UNSAID,
  LP_REQUEST_YES,
  LP_REQUEST_NO,
};

typedef struct {
  GtkWidget *dialog;
  LinliContext *context;
  gint64 id;
  gint64 resident;
  GtkWidget *words;
  GtkWidget *trouble; /* what is missing, in words */
  GtkWidget *day;
  GtkWidget *answers[N_ANSWERS];
} LpRequestDialog;

static void
lp_request_dialog_free (gpointer  data,
                        GClosure *closure)
{
  LpRequestDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static LpRequestDeed *
lp_request_dialog_new_deed (LpRequestDialog *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);
  LpRequestDeed *deed;

  if (kind == NULL) /* the plugin was switched off meanwhile */
    return NULL;
  deed = lp_request_deed_new (kind, self->id);
  deed->other = self->resident;
  deed->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words)));
  return deed;
}

/* What was typed stays. */
static void
lp_request_dialog_complain (LpRequestDialog *self,
                            const char      *words)
{
  gtk_label_set_text (GTK_LABEL (self->trouble), words);
  gtk_widget_set_visible (self->trouble, TRUE);
}

static void
lp_request_dialog_wait_cb (GtkWidget       *button,
                           LpRequestDialog *self)
{
  LpRequestDeed *deed = lp_request_dialog_new_deed (self);
  const char *day = gtk_editable_get_text (GTK_EDITABLE (self->day));
  LinliDate date;

  if (deed == NULL)
    return;
  if (*deed->words == '\0' || (*day != '\0' && !linli_date_parse (day, &date, NULL)))
    {
      lp_request_dialog_complain (self, *deed->words == '\0' ? _("Say why it waits") : _("The day is not understood; write it as 2026-12-31"));
      lp_request_deed_free (deed);
      return;
    }
  deed->day = *day != '\0' ? linli_date_to_string (&date) : NULL;
  linli_act_and_close (self->dialog, self->context, _("Why a request waits"), lp_request_wait, deed, lp_request_deed_free);
}

static void
lp_request_dialog_call_cb (GtkWidget       *button,
                           LpRequestDialog *self)
{
  LpRequestDeed *deed = lp_request_dialog_new_deed (self);

  if (deed == NULL)
    return;
  for (guint i = 0; i < N_ANSWERS; i++)
    if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->answers[i])) == LP_REQUEST_UNSAID)
      {
        lp_request_dialog_complain (self, _("Say yes or no to all three"));
        lp_request_deed_free (deed);
        return;
      }
  deed->responded = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->answers[0])) == LP_REQUEST_YES;
  deed->solved = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->answers[1])) == LP_REQUEST_YES;
  deed->satisfied = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->answers[2])) == LP_REQUEST_YES;
  linli_act_and_close (self->dialog, self->context, _("Called back"), lp_request_call_back, deed, lp_request_deed_free);
}

static GtkWidget *
lp_request_dialog_add_entry (GtkWidget  *list,
                             const char *title,
                             const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  return entry;
}

static GtkWidget *
lp_request_dialog_add_answer (GtkWidget  *list,
                              const char *title)
{
  const char * const labels[] = { _("Choose"), _("yes"), _("no"), NULL };
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *answer = linli_drop_down_new (labels, title);

  gtk_widget_set_valign (answer, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), answer);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), answer);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return answer;
}

/* Makes the window around the list, whose data the button owns. */
static void
lp_request_dialog_present (LpRequestDialog *self,
                           GtkWidget       *window,
                           GtkWidget       *list,
                           const char      *title,
                           GCallback        save_cb)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save"));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  linli_button_name_once (save);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  g_signal_connect_data (save, "clicked", save_cb, self, lp_request_dialog_free, 0);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  gtk_box_append (GTK_BOX (box), list);
  self->trouble = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->trouble), 0);
  gtk_label_set_wrap (GTK_LABEL (self->trouble), TRUE);
  gtk_widget_add_css_class (self->trouble, "tone-error");
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_box_append (GTK_BOX (box), self->trouble);
  gtk_box_append (GTK_BOX (box), save);
  self->dialog = linli_dialog_new (GTK_WINDOW (window), title, box, 520, -1);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static LpRequestDialog *
lp_request_dialog_new (LinliContext *context,
                       gint64        id)
{
  LpRequestDialog *self = g_new0 (LpRequestDialog, 1);

  self->context = g_object_ref (context);
  self->id = id;
  return self;
}

void
lp_request_wait_dialog_show (GtkWidget    *window,
                             LinliContext *context,
                             gint64        id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliRecord) matter = linli_record_load (linli_context_get_database (context), linli_kind_lookup ("matter"), id, &error);
  LpRequestDialog *self;
  GtkWidget *list;

  if (matter == NULL) /* an empty form would overwrite the promise */
    {
      linli_toast_show_error (window, _("The request could not be read"), error);
      return;
    }
  self = lp_request_dialog_new (context, id);
  list = gtk_list_box_new ();
  self->words = lp_request_dialog_add_entry (list, _("Waits for"), linli_record_get_text (matter, "waiting_for"));
  self->day = lp_request_dialog_add_entry (list, _("Promised day (2026-12-31)"), linli_record_get_text (matter, "promised_on"));
  lp_request_dialog_present (self, window, list, _("Why It Waits"), G_CALLBACK (lp_request_dialog_wait_cb));
}

void
lp_request_call_dialog_show (GtkWidget    *window,
                             LinliContext *context,
                             gint64        id,
                             gint64        resident,
                             const char   *title)
{
  LpRequestDialog *self = lp_request_dialog_new (context, id);
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *heading = g_strdup_printf (_("Call Back: %s"), title);

  self->resident = resident;
  self->answers[0] = lp_request_dialog_add_answer (list, _("Somebody responded"));
  self->answers[1] = lp_request_dialog_add_answer (list, _("It is solved"));
  self->answers[2] = lp_request_dialog_add_answer (list, _("Satisfied"));
  self->words = lp_request_dialog_add_entry (list, _("In the resident's words"), NULL);
  lp_request_dialog_present (self, window, list, heading, G_CALLBACK (lp_request_dialog_call_cb));
}
