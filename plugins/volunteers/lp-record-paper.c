/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Records and certificates of service on paper, with what 民政部令第67号 and 民发〔2015〕149号 ask for. On a worker thread. */

#include "lp-record-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-attendance-store.h"
#include "lp-card-store.h"
#include "lp-certificate-store.h"
#include "lp-record-store.h"
#include "lp-roster-rules.h"
#include "lp-week.h"

#define FIRST_DAY "0001-01-01"
#define LAST_DAY "9999-12-31"
#define N_COLUMNS 5

/* Who it is about. */
typedef struct {
  LpCard *card;
  LinliRecord *person;
  char *address;
  gboolean masked;
} LpRecordHead;

static void
lp_record_head_clear (LpRecordHead *head)
{
  g_clear_pointer (&head->card, lp_card_free);
  g_clear_object (&head->person);
  g_free (head->address);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LpRecordHead, lp_record_head_clear)

static gboolean
lp_record_head_read (LpRecordHead   *head,
                     LinliDatabase  *reader,
                     gint64          card_id,
                     GError        **error)
{
  head->card = lp_card_load (reader, card_id, error);
  head->person = head->card != NULL ? linli_record_load (reader, linli_kind_lookup ("person"), head->card->person_id, error) : NULL;
  if (head->person == NULL)
    return FALSE;
  head->address = lp_record_dup_address (reader, head->card->person_id);
  return TRUE;
}

static char *
lp_record_head_dup (const LpRecordHead *head,
                    const char         *field)
{
  return head->masked ? linli_record_dup_display_masked (head->person, field) : linli_record_dup_display (head->person, field);
}

static void
lp_record_add_head (LinliPaper         *paper,
                    const LpRecordHead *head)
{
  g_autofree char *name = lp_record_head_dup (head, "name"), *sex = lp_record_head_dup (head, "sex"), *birth = lp_record_head_dup (head, "birth_date");
  g_autofree char *type = lp_record_head_dup (head, "identity_type"), *identity = lp_record_head_dup (head, "identity_number");
  g_autofree char *phone = lp_record_head_dup (head, "phone"), *skills = g_strjoinv ("、", head->card->skills);
  g_autofree char *address = head->address != NULL && head->masked ? linli_mask_address (head->address) : g_strdup (head->address);
  const LinliPaperField fields[] = {
    { C_("record", "Name"), name }, { C_("record", "Sex"), sex }, { C_("record", "Born on"), birth }, { C_("record", "Phone"), phone },
    { C_("record", "Document"), type }, { C_("record", "Its number"), identity }, { C_("record", "Volunteer's number"), head->card->number },
    { C_("record", "Volunteer since"), head->card->joined_on },
  };
  const LinliPaperField wide[] = { { C_("record", "Address"), address }, { C_("record", "Skills"), skills } };

  linli_paper_add_heading (paper, C_("record", "The volunteer"));
  linli_paper_add_fields (paper, 2, fields, G_N_ELEMENTS (fields));
  linli_paper_add_fields (paper, 1, wide, G_N_ELEMENTS (wide));
}

static gboolean
lp_record_add_service (LinliPaper     *paper,
                       LinliDatabase  *reader,
                       gint64          card_id,
                       GError        **error)
{
  const LinliPaperColumn columns[N_COLUMNS] = {
    { C_("record", "Day"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT }, { C_("record", "Hours planned"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("record", "Service"), 3, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT }, { C_("record", "Hours served"), 0, LINLI_PAPER_END, LINLI_PAPER_CELLS_TEXT },
    { C_("record", "Remarks"), 1.2, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
  };
  g_autoptr (GPtrArray) duties = lp_attendance_list_of_card (reader, card_id, FIRST_DAY, LAST_DAY, error);
  LpService *service = duties != NULL ? lp_service_read (reader, card_id, FIRST_DAY, LAST_DAY, error) : NULL;
  g_autofree char *hours = service != NULL ? lp_hours_dup_text (service->minutes) : NULL, *total = NULL;

  if (service == NULL)
    return FALSE;
  total = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Served %u time, %s hours in all. %s", "Served %u times, %s hours in all. %s", service->n_served),
                           service->n_served, hours, service->content);
  lp_service_free (service);
  linli_paper_add_heading (paper, C_("record", "Service"));
  linli_paper_add_text (paper, total);
  if (duties->len == LP_ATTENDANCE_MOST)
    linli_paper_add_text (paper, C_("record", "The latest thousand duties are listed; all are counted."));
  linli_paper_add_table (paper, columns, N_COLUMNS);
  for (guint i = duties->len; i > 0; i--)
    {
      const LpAttendance *duty = g_ptr_array_index (duties, i - 1);
      g_autofree char *planned = lp_roster_hours_dup_words (duty->from, duty->to), *served = lp_hours_dup_text (lp_attendance_get_minutes (duty));
      const char * const cells[N_COLUMNS] = { duty->day, planned, duty->post, served };

      if (g_str_equal (duty->outcome, LP_DUTY_CAME))
        linli_paper_add_row (paper, cells, N_COLUMNS);
    }
  return TRUE;
}

/* What there is none of leaves lines to write on. */
static gboolean
lp_record_add_notes (LinliPaper     *paper,
                     LinliDatabase  *reader,
                     gint64          card_id,
                     GError        **error)
{
  g_autoptr (GPtrArray) notes = lp_note_list (reader, card_id, error);

  for (int kind = 0; notes != NULL && kind < LP_NOTE_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < notes->len; i++)
        {
          const LpNote *note = g_ptr_array_index (notes, i);

          if ((int) note->kind == kind)
            g_ptr_array_add (lines, g_strdup_printf ("%s  %s", note->day, note->words));
        }
      linli_paper_add_heading (paper, lp_note_get_kind_label ((LpNoteKind) kind));
      g_ptr_array_add (lines, NULL);
      if (lines->len > 1)
        linli_paper_add_list (paper, (const char * const *) lines->pdata);
      else
        linli_paper_add_lines (paper, NULL, 1);
    }
  return notes != NULL;
}

static gboolean
lp_record_add_certificates (LinliPaper     *paper,
                            LinliDatabase  *reader,
                            gint64          card_id,
                            GError        **error)
{
  g_autoptr (GPtrArray) certificates = lp_certificate_list (reader, card_id, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; certificates != NULL && i < certificates->len; i++)
    {
      const LpCertificate *certificate = g_ptr_array_index (certificates, i);
      g_autofree char *hours = lp_hours_dup_text (certificate->minutes);

      g_ptr_array_add (lines, g_strdup_printf (C_("record", "%s, issued on %s: %s to %s, %s h%s"), certificate->number, certificate->issued_on,
                                               certificate->first_day, certificate->last_day, hours,
                                               certificate->void_on != NULL ? C_("record", " (void)")
                                               : lp_certificate_get_doubt (certificate) != NULL ? C_("record", " (in doubt: objection)") : ""));
    }
  if (lines->len > 0)
    {
      g_ptr_array_add (lines, NULL);
      linli_paper_add_heading (paper, C_("record", "Certificates issued"));
      linli_paper_add_list (paper, (const char * const *) lines->pdata);
    }
  return certificates != NULL;
}

LinliPaper *
lp_record_paper_make (LinliDatabase  *reader,
                      gboolean        masked,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  gint64 card_id = *(gint64 *) data;
  const char * const signatures[] = { C_("record", "Recorded by (seal)"), C_("record", "Signed by the volunteer"), NULL };
  g_auto (LpRecordHead) head = { .masked = masked };
  g_autofree char *today = lp_day_dup_today ();
  g_autoptr (LinliPaper) paper = linli_paper_new (C_("record", "Record of Voluntary Service"));

  if (!lp_record_head_read (&head, reader, card_id, error))
    return NULL;
  linli_paper_set_kind (paper, "volunteers.record", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_date (paper, today);
  if (masked)
    linli_paper_set_masked (paper);
  lp_record_add_head (paper, &head);
  if (!lp_record_add_service (paper, reader, card_id, error) || !lp_record_add_notes (paper, reader, card_id, error) ||
      !lp_record_add_certificates (paper, reader, card_id, error))
    return NULL;
  linli_paper_add_signatures (paper, signatures);
  return g_steal_pointer (&paper);
}

/* A day as a certificate writes it. */
static char *
lp_certificate_dup_day (const char *day)
{
  g_auto (GStrv) parts = g_strsplit (day, "-", 3);

  /* Translators: year, month, day of the month; they may stand as one writes them in full */
  return g_strdup_printf (C_("certificate", "%d-%02d-%02d"), atoi (parts[0]), atoi (parts[1]), atoi (parts[2]));
}

/* Whether it was publicised, as it stood when it was issued; NULL on one from before that was asked. */
static char *
lp_certificate_dup_publicity (const LpCertificate *certificate)
{
  if (certificate->posted_on == NULL)
    return NULL;
  if (*certificate->posted_on == '\0')
    return g_strdup (C_("certificate", "was not publicised"));
  return g_strdup_printf (certificate->n_settled > 0 ? C_("certificate", "%s – %s, objections settled") : C_("certificate", "%s – %s, no objection"),
                          certificate->posted_on, certificate->posted_until);
}

static void
lp_certificate_add_words (LinliPaper          *paper,
                          const LpRecordHead  *head,
                          const LpCertificate *certificate)
{
  g_autofree char *first = lp_certificate_dup_day (certificate->first_day), *last = lp_certificate_dup_day (certificate->last_day);
  g_autofree char *name = lp_record_head_dup (head, "name"), *hours = lp_hours_dup_text (certificate->minutes);
  g_autofree char *words = g_strdup_printf (C_("certificate", "This certifies that %s did voluntary service organised by our community from %s to %s,"
                                               " %s hours in all, as attendance was recorded."), name, first, last, hours);
  g_autoptr (GString) all = g_string_new (NULL);

  if (certificate->void_on != NULL)
    {
      g_autofree char *why = g_strdup_printf (C_("certificate", "VOID since %s: %s"), certificate->void_on, certificate->void_reason);

      linli_paper_add_heading (paper, why);
    }
  else if (lp_certificate_get_doubt (certificate) != NULL)
    linli_paper_add_heading (paper, lp_certificate_get_doubt (certificate));
  g_string_append (all, words);
  if (certificate->sums_up != NULL)
    g_string_append_printf (all, C_("certificate", " It sums up; the service certified by %s is among it and does not count twice."), certificate->sums_up);
  linli_paper_add_text (paper, all->str);
}

/* 民发〔2015〕149号 asks for the name and the document, not for the sex: its place is that of the publicity, for a certificate is one page. */
static void
lp_certificate_add_fields (LinliPaper          *paper,
                           LinliDatabase       *reader,
                           const LpRecordHead  *head,
                           const LpCertificate *certificate)
{
  g_autofree char *name = lp_record_head_dup (head, "name"), *sex = lp_record_head_dup (head, "sex"), *posted = lp_certificate_dup_publicity (certificate);
  g_autofree char *type = lp_record_head_dup (head, "identity_type"), *identity = lp_record_head_dup (head, "identity_number");
  g_autofree char *unit = linli_community_dup_name (reader), *phone = linli_community_dup_phone (reader), *hours = lp_hours_dup_text (certificate->minutes);
  g_autofree char *time = g_strdup_printf (C_("certificate", "%s hours"), hours);
  const LinliPaperField person[] = {
    { C_("record", "Name"), name }, { posted != NULL ? C_("certificate", "Publicised") : C_("record", "Sex"), posted != NULL ? posted : sex },
    { C_("record", "Document"), type }, { C_("record", "Its number"), identity },
    { C_("record", "Volunteer's number"), head->card->number }, { C_("certificate", "Time of service"), time },
  };
  const LinliPaperField content[] = { { C_("certificate", "Service"), certificate->content } };
  const LinliPaperField issuer[] = {
    { C_("certificate", "Recorded and issued by"), unit }, { C_("certificate", "Phone"), phone },
    { C_("certificate", "Person in charge"), certificate->leader }, { C_("certificate", "Handled by"), certificate->handler },
  };

  linli_paper_add_fields (paper, 2, person, G_N_ELEMENTS (person));
  linli_paper_add_fields (paper, 1, content, G_N_ELEMENTS (content));
  linli_paper_add_fields (paper, 2, issuer, G_N_ELEMENTS (issuer));
}

LinliPaper *
lp_certificate_paper_make (LinliDatabase  *reader,
                           gboolean        masked,
                           gpointer        data,
                           GCancellable   *cancellable,
                           GError        **error)
{
  const char * const signatures[] = { C_("certificate", "Person in charge"), C_("certificate", "Handled by"), NULL };
  LpCertificate *certificate = lp_certificate_load (reader, *(gint64 *) data, error);
  g_auto (LpRecordHead) head = { .masked = masked };
  g_autofree char *day = certificate != NULL ? lp_certificate_dup_day (certificate->issued_on) : NULL;
  LinliPaper *paper = NULL;

  if (certificate != NULL && lp_record_head_read (&head, reader, certificate->card_id, error))
    {
      paper = linli_paper_new (certificate->void_on != NULL ? C_("certificate", "Certificate of Voluntary Service (Void)")
                                                            : C_("certificate", "Certificate of Voluntary Service"));
      linli_paper_set_kind (paper, certificate->void_on != NULL ? "volunteers.certificate-void" : "volunteers.certificate", reader);
      linli_paper_take_unit (paper, reader);
      linli_paper_set_number (paper, certificate->number);
      linli_paper_set_date (paper, day);
      linli_paper_set_size (paper, LINLI_PAPER_A4, FALSE, TRUE);
      if (masked)
        linli_paper_set_masked (paper);
      lp_certificate_add_words (paper, &head, certificate);
      lp_certificate_add_fields (paper, reader, &head, certificate);
      linli_paper_add_signatures (paper, signatures);
      linli_paper_add_seal (paper, NULL);
    }
  g_clear_pointer (&certificate, lp_certificate_free);
  return paper;
}

void
lp_record_paper_show (GtkWidget    *over,
                      LinliContext *context,
                      gint64        card_id,
                      gint64        person_id)
{
  linli_paper_show_made (over, context, "person", person_id, lp_record_paper_make, g_memdup2 (&card_id, sizeof card_id), g_free);
}

void
lp_certificate_paper_show (GtkWidget    *over,
                           LinliContext *context,
                           gint64        certificate_id,
                           gint64        person_id)
{
  linli_paper_show_made (over, context, "person", person_id, lp_certificate_paper_make, g_memdup2 (&certificate_id, sizeof certificate_id), g_free);
}
