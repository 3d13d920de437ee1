/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Certificates of service and their numbers, in the file. On any connection, bounded. */

#include "lp-certificate-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-record-store.h"
#include "lp-week.h"

#define COLUMNS \
  "SELECT id, card_id, number, issued_on, first_day, last_day, minutes, content, handler, leader, void_on, void_reason FROM volunteers_certificate" \
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
                    certificate->leader, certificate->void_on, certificate->void_reason };

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
  return certificate;
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
  lp_service_free (service);
  return certificate->minutes > 0 ||
         lp_certificate_refuse (error, _("No service is noted in these days: note who came under “Attendance” first"));
}

gboolean
lp_certificate_issue (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  LpCertificate *certificate = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *title = NULL;

  g_free (certificate->issued_on);
  certificate->issued_on = lp_day_dup_today ();
  if (!lp_certificate_count (database, certificate, error) || !lp_certificate_number (database, certificate, error))
    return FALSE;
  certificate->id = linli_transaction_new_id (transaction);
  title = g_strdup_printf (_("Certificate %s issued"), certificate->number);
  linli_transaction_set_title (transaction, title);
  return linli_database_run (database, error, "INSERT INTO volunteers_certificate (id, card_id, number, issued_on, first_day, last_day, minutes, content, handler,"
                             " leader) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "iissssisss", certificate->id, certificate->card_id, certificate->number,
                             certificate->issued_on, certificate->first_day, certificate->last_day, (gint64) certificate->minutes, certificate->content,
                             certificate->handler, certificate->leader);
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
