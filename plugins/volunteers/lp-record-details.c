/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a volunteer served and what the office hands out about it, as rows of the card in the details pane. What it holds is freed with the list. */

#include "lp-record-details.h"

#include <glib/gi18n-lib.h>

#include "lp-certificate-dialog.h"
#include "lp-certificate-store.h"
#include "lp-coming-store.h"
#include "lp-duty-ical.h"
#include "lp-record-details-private.h"
#include "lp-record-paper.h"
#include "lp-record-store.h"
#include "lp-review-dialog.h"
#include "lp-slip-paper.h"
#include "lp-week.h"

#define FIRST_DAY "0001-01-01"
#define YEAR_DAYS 365

static void
lp_record_details_free (gpointer data)
{
  LpRecordDetails *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
lp_record_details_slip_cb (GtkWidget       *button,
                           LpRecordDetails *self)
{
  lp_slip_paper_show_card (button, self->context, self->card_id, self->person_id);
}

static void
lp_record_details_calendar_cb (GtkWidget       *button,
                               LpRecordDetails *self)
{
  lp_duty_ical_save (button, self->context, self->card_id);
}

static void
lp_record_details_show_cb (GtkWidget       *button,
                           LpRecordDetails *self)
{
  lp_record_paper_show (button, self->context, self->card_id, self->person_id);
}

static void
lp_record_details_note_cb (GtkWidget       *button,
                           LpRecordDetails *self)
{
  lp_note_dialog_show (button, self->context, self->card_id);
}

static void
lp_record_details_issue_cb (GtkWidget       *button,
                            LpRecordDetails *self)
{
  lp_certificate_dialog_show (button, self->context, self->card_id, self->person_id);
}

static void
lp_record_details_publicise_cb (GtkWidget       *button,
                                LpRecordDetails *self)
{
  lp_review_dialog_show (button, self->context, self->card_id);
}

static void
lp_record_details_print_cb (GtkWidget       *button,
                            LpRecordDetails *self)
{
  lp_certificate_paper_show (button, self->context, *(gint64 *) g_object_get_data (G_OBJECT (button), "id"), self->person_id);
}

static void
lp_record_details_void_cb (GtkWidget       *button,
                           LpRecordDetails *self)
{
  lp_certificate_dialog_ask_void (button, self->context, *(gint64 *) g_object_get_data (G_OBJECT (button), "id"), g_object_get_data (G_OBJECT (button), "number"));
}

static void
lp_record_details_remove_cb (GtkWidget       *button,
                             LpRecordDetails *self)
{
  LpNote *note = lp_note_new (self->card_id);

  note->id = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");
  linli_act (self->list, self->context, _("Removed from the record of service"), lp_note_remove, note, lp_note_free);
}

GtkWidget *
_lp_record_details_add_row (LpRecordDetails *self,
                            const char      *title,
                            const char      *words)
{
  GtkWidget *row = linli_plain_row_new (title, words);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

GtkWidget *
_lp_record_details_add_button (LpRecordDetails *self,
                               GtkWidget       *row,
                               const char      *words,
                               const char      *name,
                               gint64           id,
                               GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* “12 times, 36 hours; last on 2026-11-20; absent twice within a year” */
static void
lp_record_details_add_service (LpRecordDetails *self)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autofree char *today = lp_day_dup_today (), *year = lp_day_dup_after (today, -YEAR_DAYS), *hours = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  LpService *all = lp_service_read (database, self->card_id, FIRST_DAY, today, &error);
  LpService *lately = all != NULL ? lp_service_read (database, self->card_id, year, today, &error) : NULL;

  if (lately == NULL)
    linli_trouble_add (self->list, _("The service could not be read"), error);
  else
    {
      hours = lp_hours_dup_text (all->minutes);
      if (all->last_day != NULL)
        g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u time, %s hours; last on %s", "%u times, %s hours; last on %s", all->n_served),
                                all->n_served, hours, all->last_day);
      else
        g_string_append (words, C_("record", "Nothing noted yet"));
      if (lately->n_absent > 0)
        g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "\nAbsent %u time within a year", "\nAbsent %u times within a year", lately->n_absent),
                                lately->n_absent);
      _lp_record_details_add_row (self, C_("record", "Served"), words->str);
    }
  g_clear_pointer (&all, lp_service_free);
  g_clear_pointer (&lately, lp_service_free);
}

static void
lp_record_details_add_coming (LpRecordDetails *self)
{
  g_autofree char *today = lp_day_dup_today (), *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) comings = lp_coming_list (linli_context_get_database (self->context), self->card_id, today, NULL, &error);
  GtkWidget *row;

  if (comings == NULL)
    {
      linli_trouble_add (self->list, _("The roster could not be read"), error);
      return;
    }
  words = comings->len == 0 ? g_strdup (C_("record", "None"))
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty to come", "%u duties to come", comings->len), comings->len);
  row = _lp_record_details_add_row (self, C_("record", "From today on"), words);
  _lp_record_details_add_button (self, row, C_("record", "Slip"), _("Slip to take home"), 0, G_CALLBACK (lp_record_details_slip_cb));
  _lp_record_details_add_button (self, row, C_("record", "Calendar…"), _("Save as a calendar file…"), 0, G_CALLBACK (lp_record_details_calendar_cb));
}

static void
lp_record_details_add_notes (LpRecordDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = lp_note_list (linli_context_get_database (self->context), self->card_id, &error);
  GtkWidget *row = _lp_record_details_add_row (self, _("Record of service"), NULL);

  _lp_record_details_add_button (self, row, C_("record", "Show"), _("Show the record of service"), 0, G_CALLBACK (lp_record_details_show_cb));
  _lp_record_details_add_button (self, row, C_("record", "Note…"), _("Note training, praise or an evaluation…"), 0, G_CALLBACK (lp_record_details_note_cb));
  if (notes == NULL)
    linli_trouble_add (self->list, _("The record of service could not be read"), error);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const LpNote *note = g_ptr_array_index (notes, i);
      g_autofree char *title = g_strdup_printf ("%s · %s", lp_note_get_kind_label (note->kind), note->day);
      g_autofree char *name = g_strdup_printf (C_("desk", "%s: %s"), title, C_("volunteers", "Remove"));

      _lp_record_details_add_button (self, _lp_record_details_add_row (self, title, note->words), C_("volunteers", "Remove"), name, note->id,
                                    G_CALLBACK (lp_record_details_remove_cb));
    }
}

static void
lp_record_details_add_certificate (LpRecordDetails     *self,
                                   const LpCertificate *certificate)
{
  g_autofree char *hours = lp_hours_dup_text (certificate->minutes);
  const char *doubt = certificate->void_on == NULL ? lp_certificate_get_doubt (certificate) : NULL;
  g_autofree char *title = g_strdup_printf (certificate->void_on != NULL ? _("%s (void)") : doubt != NULL ? C_("certificate", "%s (in doubt)") : "%s",
                                            certificate->number);
  g_autofree char *words = certificate->void_on != NULL ? g_strdup_printf (_("%s to %s, %s hours\nVoid since %s: %s"), certificate->first_day, certificate->last_day,
                                                                         hours, certificate->void_on, certificate->void_reason)
                                                        : g_strdup_printf (_("%s to %s, %s hours\nIssued on %s"), certificate->first_day, certificate->last_day,
                                                                           hours, certificate->issued_on);
  g_autofree char *print = g_strdup_printf (_("Show certificate %s"), certificate->number), *ends = g_strdup_printf (_("Declare certificate %s void…"),
                                                                                                                      certificate->number);
  g_autofree char *marked = doubt != NULL ? g_strdup_printf ("%s\n%s", words, doubt) : NULL;
  GtkWidget *row = _lp_record_details_add_row (self, title, marked != NULL ? marked : words), *button;

  _lp_record_details_add_button (self, row, C_("record", "Show"), print, certificate->id, G_CALLBACK (lp_record_details_print_cb));
  if (certificate->void_on != NULL)
    return;
  button = _lp_record_details_add_button (self, row, C_("certificate", "Void…"), ends, certificate->id, G_CALLBACK (lp_record_details_void_cb));
  g_object_set_data_full (G_OBJECT (button), "number", g_strdup (certificate->number), g_free);
}

static void
lp_record_details_add_certificates (LpRecordDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) certificates = lp_certificate_list (linli_context_get_database (self->context), self->card_id, &error);
  GtkWidget *row = _lp_record_details_add_row (self, _("Certificates of service"), NULL);

  _lp_record_details_add_button (self, row, C_("notice", "Publicise…"), C_("notice", "Publicise service before it is certified…"), 0,
                                G_CALLBACK (lp_record_details_publicise_cb));
  _lp_record_details_add_button (self, row, C_("certificate", "Issue…"), _("Issue a certificate of service…"), 0, G_CALLBACK (lp_record_details_issue_cb));
  _lp_record_details_add_notices (self);
  if (certificates == NULL)
    linli_trouble_add (self->list, _("The certificates could not be read"), error);
  for (guint i = 0; certificates != NULL && i < certificates->len; i++)
    lp_record_details_add_certificate (self, g_ptr_array_index (certificates, i));
}

void
lp_record_details_add (GtkWidget    *list,
                       LinliContext *context,
                       gint64        card_id,
                       gint64        person_id)
{
  LpRecordDetails *self = g_new0 (LpRecordDetails, 1);

  *self = (LpRecordDetails) { list, g_object_ref (context), card_id, person_id };
  g_object_set_data_full (G_OBJECT (list), "record", self, lp_record_details_free);
  lp_record_details_add_service (self);
  lp_record_details_add_coming (self);
  lp_record_details_add_notes (self);
  lp_record_details_add_certificates (self);
}
