/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Certificates of service and their numbers, in the file. On any connection, bounded. */

#include "lp-certificate-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-record-store.h"
#include "lp-review-store.h"
#include "lp-week.h"

#define COLUMNS \
  "SELECT id, card_id, number, issued_on, first_day, last_day, minutes, content, handler, leader, void_on, void_reason, posted_on," \
  " posted_until, sums_up, settled," \
  " (SELECT count (*) FROM volunteers_objection j WHERE j.notice_id = c.notice_id AND j.deleted_at IS NULL AND j.outcome = 'open')," \
  " (SELECT count (*) FROM volunteers_objection j WHERE j.notice_id = c.notice_id AND j.deleted_at IS NULL AND j.outcome = 'upheld')" \
  " FROM volunteers_certificate c" \
  " WHERE deleted_at IS NULL"

LpCertificate *
lp_certificate_new (gint64 card_id)
{
  LpCertificate *certificate = g_new0 (LpCertificate, 1);

  certificate->card_id = card_id;
  return certificate;
}

void
lp_certificate_free (gpointer data)
{
  LpCertificate *certificate = data;
  char *texts[] = { certificate->number, certificate->issued_on, certificate->first_day, certificate->last_day, certificate->content, certificate->handler,
                    certificate->leader, certificate->void_on, certificate->void_reason, certificate->posted_on, certificate->posted_until, certificate->sums_up };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (certificate);
}

static gpointer
lp_certificate_read (LinliStatement *row,
                     gpointer        unused)
{
  LpCertificate *certificate = lp_certificate_new (linli_statement_get_int64 (row, 1));

  certificate->id = linli_statement_get_int64 (row, 0);
  certificate->number = g_strdup (linli_statement_get_text (row, 2));
  certificate->issued_on = g_strdup (linli_statement_get_text (row, 3));
  certificate->first_day = g_strdup (linli_statement_get_text (row, 4));
  certificate->last_day = g_strdup (linli_statement_get_text (row, 5));
  certificate->minutes = (int) linli_statement_get_int64 (row, 6);
  certificate->content = g_strdup (linli_statement_get_text (row, 7));
  certificate->handler = g_strdup (linli_statement_get_text (row, 8));
  certificate->leader = g_strdup (linli_statement_get_text (row, 9));
  certificate->void_on = g_strdup (linli_statement_get_text (row, 10));
  certificate->void_reason = g_strdup (linli_statement_get_text (row, 11));
  certificate->posted_on = g_strdup (linli_statement_get_text (row, 12));
  certificate->posted_until = g_strdup (linli_statement_get_text (row, 13));
  certificate->sums_up = g_strdup (linli_statement_get_text (row, 14));
  certificate->n_settled = (guint) linli_statement_get_int64 (row, 15);
  certificate->n_open = (guint) linli_statement_get_int64 (row, 16);
  certificate->n_upheld = (guint) linli_statement_get_int64 (row, 17);
  return certificate;
}

const char *
lp_certificate_get_doubt (const LpCertificate *certificate)
{
  if (certificate->n_open > 0)
    return _("There is an objection that is not settled: do not rely on it until it is");
  return certificate->n_upheld > 0 ? _("An objection was upheld: declare it void") : NULL;
}

GPtrArray *
lp_certificate_list (LinliDatabase  *reader,
                     gint64          card_id,
                     GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, COLUMNS " AND card_id = ? ORDER BY issued_on DESC, number DESC LIMIT ?", "ii", card_id,
                                                   (gint64) LP_CERTIFICATE_MOST), lp_certificate_read, NULL, lp_certificate_free, error);
}

LpCertificate *
lp_certificate_load (LinliDatabase  *reader,
                     gint64          id,
                     GError        **error)
{
  g_autoptr (GPtrArray) found = linli_rows_collect (linli_database_query (reader, error, COLUMNS " AND id = ?", "i", id), lp_certificate_read, NULL,
                                                    lp_certificate_free, error);

  if (found != NULL && found->len == 0)
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("There is no such certificate any more"));
  return found != NULL && found->len > 0 ? g_ptr_array_steal_index (found, 0) : NULL;
}

static gboolean
lp_certificate_refuse (GError     **error,
                       const char  *words)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

/* The next number of a year. The last one given stands in a table that undoing leaves alone, and counts even where the certificates do not show it. */
static gboolean
lp_certificate_number (LinliDatabase  *database,
                       LpCertificate  *certificate,
                       GError        **error)
{
  g_autofree char *year = g_strndup (certificate->issued_on, 4);
  gint64 last =
    linli_database_get_int64 (database, 0, "SELECT max (coalesce ((SELECT last FROM volunteers_number WHERE year = CAST (?1 AS INTEGER)), 0),"
                              " coalesce ((SELECT max (CAST (substr (number, 6) AS INTEGER)) FROM volunteers_certificate WHERE number >= ?1 || '-'"
                              " AND number < ?1 || '.'), 0))", "s", year);

  g_free (certificate->number);
  certificate->number = g_strdup_printf ("%s-%04" G_GINT64_FORMAT, year, last + 1);
  return linli_database_run (database, error, "INSERT INTO volunteers_number (year, last) VALUES (CAST (?1 AS INTEGER), ?2)"
                             " ON CONFLICT (year) DO UPDATE SET last = excluded.last", "si", year, last + 1);
}

static gboolean
lp_certificate_count (LinliDatabase  *database,
                      LpCertificate  *certificate,
                      GError        **error)
{
  LpService *service;
  gboolean noted;

  if (certificate->first_day == NULL || certificate->last_day == NULL)
    return lp_certificate_refuse (error, _("Say from which day to which day"));
  if (strcmp (certificate->first_day, certificate->last_day) > 0)
    return lp_certificate_refuse (error, _("The last day is before the first"));
  if (strcmp (certificate->last_day, certificate->issued_on) > 0)
    return lp_certificate_refuse (error, _("The last day is still to come; only what was served can be certified"));
  service = lp_service_read (database, certificate->card_id, certificate->first_day, certificate->last_day, error);
  if (service == NULL)
    return FALSE;
  certificate->minutes = service->minutes;
  g_free (certificate->content);
  certificate->content = g_steal_pointer (&service->content);
  noted = lp_service_check_noted (service, certificate->open_do_not_count, error);
  lp_service_free (service);
  return noted && (certificate->minutes > 0 ||
                   lp_certificate_refuse (error, _("No service is noted in these days: note who came under “Attendance” first")));
}

char *
lp_certificate_dup_others (LinliDatabase *reader,
                           gint64         card_id,
                           const char    *first_day,
                           const char    *last_day)
{
  return linli_database_dup_text (reader, "SELECT group_concat (number, '、') FROM (SELECT number FROM volunteers_certificate c WHERE card_id = ?1"
                                  " AND deleted_at IS NULL AND void_on IS NULL AND EXISTS (SELECT 1 FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id"
                                  " WHERE d.card_id = ?1 AND d.outcome = 'came' AND d.deleted_at IS NULL AND d.ended_at IS NULL AND s.deleted_at IS NULL"
                                  " AND s.cancelled_at IS NULL AND s.day BETWEEN max (c.first_day, ?2) AND min (c.last_day, ?3)) ORDER BY number)",
                                  "iss", card_id, first_day, last_day);
}

/* The same service is certified once, unless a certificate says that it sums up others: two pieces of paper would count it twice elsewhere. */
static gboolean
lp_certificate_look_for_others (LinliDatabase  *database,
                                LpCertificate  *certificate,
                                GError        **error)
{
  g_clear_pointer (&certificate->sums_up, g_free);
  certificate->sums_up = lp_certificate_dup_others (database, certificate->card_id, certificate->first_day, certificate->last_day);
  if (certificate->sums_up == NULL || certificate->may_sum_up)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
               _("Service of these days is certified already, by %s. Show that certificate again, choose other days, or issue one that sums up"),
               certificate->sums_up);
  return FALSE;
}

static gboolean
lp_certificate_look_for_objections (LinliDatabase        *database,
                                    const LpCertificate  *certificate,
                                    GError              **error)
{
  g_autoptr (LpReview) notice = lp_review_find_objected (database, certificate->card_id, certificate->first_day, certificate->last_day);

  if (notice == NULL)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("There is an objection to the service from %s to %s, publicised from %s to %s: settle that first"),
               notice->first_day, notice->last_day, notice->posted_on, notice->ends_on);
  return FALSE;
}

/* What was not publicised is only certified by paper that says so. */
static gboolean
lp_certificate_look_for_notice (LinliDatabase  *database,
                                LpCertificate  *certificate,
                                gint64         *notice_id,
                                GError        **error)
{
  g_autoptr (LpReview) notice = lp_review_find (database, certificate->card_id, certificate->first_day, certificate->last_day, certificate->issued_on);

  g_clear_pointer (&certificate->posted_on, g_free);
  g_clear_pointer (&certificate->posted_until, g_free);
  if (notice == NULL && !certificate->without_notice)
    return lp_certificate_refuse (error, _("This service was not publicised for 7 days without objection, or the attendance changed since. Publicise it first,"
                                           " or issue a certificate that says that it was not"));
  certificate->posted_on = g_strdup (notice != NULL ? notice->posted_on : "");
  certificate->posted_until = g_strdup (notice != NULL ? notice->ends_on : "");
  certificate->n_settled = notice != NULL ? notice->n_settled : 0;
  *notice_id = notice != NULL ? notice->id : 0;
  return TRUE;
}

static gboolean
lp_certificate_insert (LinliDatabase        *database,
                       const LpCertificate  *certificate,
                       gint64                notice_id,
                       GError              **error)
{
  return linli_database_run (database, error, "INSERT INTO volunteers_certificate (id, card_id, number, issued_on, first_day, last_day, minutes, content, handler,"
                             " leader, posted_on, posted_until, sums_up, notice_id, settled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif (?, 0), ?)",
                             "iissssissssssii", certificate->id, certificate->card_id, certificate->number, certificate->issued_on, certificate->first_day,
                             certificate->last_day, (gint64) certificate->minutes, certificate->content, certificate->handler, certificate->leader,
                             certificate->posted_on, certificate->posted_until, certificate->sums_up, notice_id, (gint64) certificate->n_settled);
}

gboolean
lp_certificate_issue (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  LpCertificate *certificate = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *title = NULL;
  gint64 notice_id = 0;

  g_free (certificate->issued_on);
  certificate->issued_on = lp_day_dup_today ();
  if (!lp_certificate_count (database, certificate, error) || !lp_certificate_look_for_objections (database, certificate, error) ||
      !lp_certificate_look_for_others (database, certificate, error) || !lp_certificate_look_for_notice (database, certificate, &notice_id, error) ||
      !lp_certificate_number (database, certificate, error))
    return FALSE;
  certificate->id = linli_transaction_new_id (transaction);
  title = g_strdup_printf (_("Certificate %s issued"), certificate->number);
  linli_transaction_set_title (transaction, title);
  return lp_certificate_insert (database, certificate, notice_id, error);
}

gboolean
lp_certificate_declare_void (LinliTransaction  *transaction,
                             gpointer           data,
                             GError           **error)
{
  const LpCertificate *certificate = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *today = lp_day_dup_today ();

  if (certificate->void_reason == NULL || *certificate->void_reason == '\0')
    return lp_certificate_refuse (error, _("Say why it is void"));
  if (!linli_database_run (database, error, "UPDATE volunteers_certificate SET void_on = ?, void_reason = ? WHERE id = ? AND void_on IS NULL"
                           " AND deleted_at IS NULL", "ssi", today, certificate->void_reason, certificate->id))
    return FALSE;
  return linli_database_get_n_changed (database) > 0 || lp_certificate_refuse (error, _("This certificate is void already, or is not there any more"));
}
