/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is asked before a certificate is issued or declared void, and before something is noted in a record. What they hold is freed with their windows. */

#include "lp-certificate-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-certificate-store.h"
#include "lp-open-shifts.h"
#include "lp-record-paper.h"
#include "lp-record-store.h"
#include "lp-review-store.h"
#include "lp-week.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  gint64 card_id, person_id;
  GtkWidget *over, *first_day, *last_day, *leader, *handler, *without_notice, *sums_up, *count;
  LpOpenShifts *open;
} LpCertificateDialog;

/* One that is being issued. */
typedef struct {
  GtkWidget *window, *keep, *over;
  LinliContext *context;
  LpCertificate *certificate;
  gint64 person_id;
} LpCertificateIssue;

static void
lp_certificate_dialog_free (gpointer data)
{
  LpCertificateDialog *self = data;

  lp_open_shifts_free (self->open);
  g_object_unref (self->context);
  g_object_unref (self->over);
  g_free (self);
}

/* The lines are gone with the window, whoever else holds it. */
static void
lp_certificate_dialog_destroyed_cb (LpCertificateDialog *self)
{
  g_signal_handlers_disconnect_by_data (linli_context_get_store (self->context), self);
}

/* Whether the service of these days was publicised, and what else has certified it. */
static char *
lp_certificate_dialog_dup_standing (LpCertificateDialog *self,
                                    const char          *first_day,
                                    const char          *last_day)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autofree char *today = lp_day_dup_today (), *others = lp_certificate_dup_others (database, self->card_id, first_day, last_day);
  g_autoptr (LpReview) notice = lp_review_find (database, self->card_id, first_day, last_day, today);
  g_autoptr (LpReview) objected = lp_review_find_objected (database, self->card_id, first_day, last_day);
  g_autofree char *posted = objected != NULL ? g_strdup (C_("certificate", "There is an objection that is not settled: cannot be issued until it is"))
                            : notice != NULL ? g_strdup_printf (C_("certificate", "Publicised from %s to %s"), notice->posted_on, notice->ends_on)
                                           : g_strdup (C_("certificate", "Not publicised, or not long enough yet"));
  g_autofree char *certified = others != NULL ? g_strdup_printf (C_("certificate", "Certified already by %s"), others) : NULL;

  gtk_widget_set_visible (gtk_widget_get_ancestor (self->without_notice, GTK_TYPE_LIST_BOX_ROW), notice == NULL && objected == NULL);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->sums_up, GTK_TYPE_LIST_BOX_ROW), others != NULL);
  return certified != NULL ? g_strdup_printf ("%s\n%s", posted, certified) : g_steal_pointer (&posted);
}

/* Tells what would be certified, as long as both days can be read. */
static void
lp_certificate_dialog_count_cb (LpCertificateDialog *self)
{
  g_autofree char *first = linli_form_dup_text (self->first_day), *last = linli_form_dup_text (self->last_day);
  LinliDate from = { 0 }, to = { 0 };
  g_autofree char *words = NULL;

  if (first != NULL && last != NULL && linli_date_parse (first, &from, NULL) && linli_date_is_whole (&from) && linli_date_parse (last, &to, NULL) &&
      linli_date_is_whole (&to))
    {
      g_autofree char *first_day = linli_date_to_string (&from), *last_day = linli_date_to_string (&to);
      g_autoptr (GError) error = NULL;
      LpService *service = lp_service_read (linli_context_get_database (self->context), self->card_id, first_day, last_day, &error);
      g_autofree char *hours = service != NULL ? lp_hours_dup_text (service->minutes) : NULL;

      g_autofree char *standing = lp_certificate_dialog_dup_standing (self, first_day, last_day);
      g_autofree char *sum = service == NULL ? linli_act_dup_error (error)
        : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Came %u time, %s hours in all", "Came %u times, %s hours in all", service->n_served),
                           service->n_served, hours);

      lp_open_shifts_update (self->open, service != NULL ? service->n_open : 0, first_day, last_day);
      words = g_strdup_printf ("%s\n%s", sum, standing);
      g_clear_pointer (&service, lp_service_free);
    }
  gtk_label_set_text (GTK_LABEL (self->count), words != NULL ? words : "");
}

static void
lp_certificate_issued_cb (GObject      *store,
                          GAsyncResult *result,
                          gpointer      data)
{
  LpCertificateIssue *issue = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (store), result, &error))
    {
      if (gtk_widget_get_root (issue->over) != NULL)
        lp_certificate_paper_show (issue->over, issue->context, issue->certificate->id, issue->person_id);
      gtk_window_destroy (GTK_WINDOW (issue->window));
    }
  else
    {
      gtk_widget_set_sensitive (issue->keep, TRUE);
      linli_act_show_error (issue->window, error);
    }
  lp_certificate_free (issue->certificate);
  g_object_unref (issue->window);
  g_object_unref (issue->keep);
  g_object_unref (issue->over);
  g_object_unref (issue->context);
  g_free (issue);
}

static void
lp_certificate_dialog_issue_cb (LpCertificateDialog *self)
{
  LpCertificate *certificate;
  LpCertificateIssue *issue;

  if (!gtk_widget_get_sensitive (self->form->keep)) /* Enter in an entry, while it is being issued */
    return;
  certificate = lp_certificate_new (self->card_id);
  if (!linli_form_read_day (self->form, self->first_day, &certificate->first_day) || !linli_form_read_day (self->form, self->last_day, &certificate->last_day))
    {
      lp_certificate_free (certificate);
      return;
    }
  certificate->without_notice = gtk_switch_get_active (GTK_SWITCH (self->without_notice));
  certificate->may_sum_up = gtk_switch_get_active (GTK_SWITCH (self->sums_up));
  certificate->open_do_not_count = lp_open_shifts_do_not_count (self->open);
  certificate->leader = linli_form_dup_text (self->leader);
  certificate->handler = linli_form_dup_text (self->handler);
  issue = g_new0 (LpCertificateIssue, 1);
  *issue = (LpCertificateIssue) { g_object_ref (self->form->window), g_object_ref (self->form->keep), g_object_ref (self->over),
                                   g_object_ref (self->context), certificate, self->person_id };
  gtk_widget_set_sensitive (self->form->keep, FALSE); /* a second press would issue another */
  linli_store_act_async (linli_context_get_store (self->context), _("Certificate issued"), lp_certificate_issue, certificate, NULL, NULL,
                         lp_certificate_issued_cb, issue);
}

static GtkWidget *
lp_certificate_dialog_add_switch (LpCertificateDialog *self,
                                  const char          *title)
{
  GtkWidget *control = gtk_switch_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), linli_plain_row_new_for (title, control));
  return control;
}

void
lp_certificate_dialog_show (GtkWidget    *over,
                            LinliContext *context,
                            gint64        card_id,
                            gint64        person_id)
{
  LpCertificateDialog *self = g_new0 (LpCertificateDialog, 1);
  g_autofree char *first = lp_service_dup_first_day (linli_context_get_database (context), card_id), *today = lp_day_dup_today ();
  g_autoptr (GPtrArray) notices = lp_review_list (linli_context_get_database (context), card_id, NULL);
  g_autofree char *last = g_strdup (today);

  for (guint i = 0; notices != NULL && i < notices->len; i++)
    {
      const LpReview *notice = g_ptr_array_index (notices, i);
      LpReview *found = lp_review_find (linli_context_get_database (context), card_id, notice->first_day, notice->last_day, today);

      if (found == NULL)
        continue;
      g_free (first);
      first = g_strdup (found->first_day);
      g_free (last);
      last = g_strdup (found->last_day);
      lp_review_free (found);
      break;
    }
  self->context = g_object_ref (context);
  self->over = g_object_ref (GTK_WIDGET (gtk_widget_get_root (over))); /* the pane itself is made anew by the action */
  self->card_id = card_id;
  self->person_id = person_id;
  self->form = linli_form_new (over, _("Issue a Certificate"), C_("certificate", "_Issue and Show"));
  self->first_day = linli_form_add_entry (self->form, _("From the day"), first != NULL ? first : today);
  self->last_day = linli_form_add_entry (self->form, _("Until the day"), last);
  self->leader = linli_form_add_entry (self->form, C_("certificate", "Person in charge"), NULL);
  self->handler = linli_form_add_entry (self->form, C_("certificate", "Handled by"), linli_store_get_actor (linli_context_get_store (context)));
  self->open = lp_open_shifts_add (self->form, context, card_id);
  self->without_notice = lp_certificate_dialog_add_switch (self, C_("certificate", "Issue it though it was not publicised; the paper says so"));
  self->sums_up = lp_certificate_dialog_add_switch (self, C_("certificate", "Sum up what is certified already; the paper names it"));
  self->count = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_widget_set_margin_top (self->count, 9); /* it has several lines, which would fill the row to its edges */
  gtk_widget_set_margin_bottom (self->count, 9);
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_label_set_justify (GTK_LABEL (self->count), GTK_JUSTIFY_RIGHT);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), linli_plain_row_new_for (C_("certificate", "Will be certified"), self->count));
  g_signal_connect_swapped (self->first_day, "changed", G_CALLBACK (lp_certificate_dialog_count_cb), self);
  g_signal_connect_swapped (self->last_day, "changed", G_CALLBACK (lp_certificate_dialog_count_cb), self);
  g_signal_connect_swapped (linli_context_get_store (context), "changed", G_CALLBACK (lp_certificate_dialog_count_cb), self);
  g_signal_connect_swapped (self->form->window, "destroy", G_CALLBACK (lp_certificate_dialog_destroyed_cb), self);
  lp_certificate_dialog_count_cb (self);
  linli_form_show (self->form, G_CALLBACK (lp_certificate_dialog_issue_cb), self, lp_certificate_dialog_free);
  gtk_widget_grab_focus (self->first_day);
}

/* What is declared void. */
typedef struct {
  GtkWidget *over;
  LinliContext *context;
  gint64 id;
} LpCertificateVoid;

static void
lp_certificate_void_free (gpointer data)
{
  LpCertificateVoid *self = data;

  g_object_unref (self->over);
  g_object_unref (self->context);
  g_free (self);
}

static void
lp_certificate_void_cb (const char *text,
                        gpointer    data)
{
  const LpCertificateVoid *self = data;
  LpCertificate *certificate = lp_certificate_new (0);

  certificate->id = self->id;
  certificate->void_reason = g_strdup (text);
  linli_act (self->over, self->context, _("Certificate declared void"), lp_certificate_declare_void, certificate, lp_certificate_free);
}

void
lp_certificate_dialog_ask_void (GtkWidget    *over,
                                LinliContext *context,
                                gint64        certificate_id,
                                const char   *number)
{
  LpCertificateVoid *self = g_new0 (LpCertificateVoid, 1);
  g_autofree char *heading = g_strdup_printf (_("Declare Certificate %s Void"), number);

  *self = (LpCertificateVoid) { g_object_ref (GTK_WIDGET (gtk_widget_get_root (over))), g_object_ref (context), certificate_id };
  linli_message_ask_text (over, heading, _("It stays in the record as void; its number is not given again."), _("Reason, such as: wrong days, printed twice"),
                          _("_Declare Void"), lp_certificate_void_cb, self, lp_certificate_void_free);
}

/* The form for what a record has beside the service. */
typedef struct {
  LinliContext *context;
  LinliForm *form;
  gint64 card_id;
  GtkWidget *kind, *day, *words;
} LpNoteDialog;

static void
lp_note_dialog_free (gpointer data)
{
  LpNoteDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
lp_note_dialog_keep_cb (LpNoteDialog *self)
{
  LpNote *note = lp_note_new (self->card_id);

  note->kind = (LpNoteKind) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  note->words = linli_form_dup_text (self->words);
  if (linli_form_read_day (self->form, self->day, &note->day))
    linli_act_and_close (self->form->window, self->context, _("Noted in the record of service"), lp_note_keep, note, lp_note_free);
  else
    lp_note_free (note);
}

void
lp_note_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     gint64        card_id)
{
  LpNoteDialog *self = g_new0 (LpNoteDialog, 1);
  const char *kinds[LP_NOTE_N_KINDS + 1] = { NULL };
  g_autofree char *today = lp_day_dup_today ();

  for (int kind = 0; kind < LP_NOTE_N_KINDS; kind++)
    kinds[kind] = lp_note_get_kind_label ((LpNoteKind) kind);
  self->context = g_object_ref (context);
  self->card_id = card_id;
  self->form = linli_form_new (over, _("Note in the Record"), C_("volunteers", "_Keep"));
  self->kind = linli_form_add_choice (self->form, C_("volunteers", "What"), kinds, 0);
  self->day = linli_form_add_entry (self->form, C_("record", "Day"), today);
  self->words = linli_form_add_entry (self->form, C_("record", "In words"), NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->words), _("Such as: first aid, 4 hours, by the Red Cross"));
  linli_form_show (self->form, G_CALLBACK (lp_note_dialog_keep_cb), self, lp_note_dialog_free);
  gtk_widget_grab_focus (self->words);
}
