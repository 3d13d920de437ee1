/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_CERTIFICATE_MOST 500

/* A certificate of service (志愿服务证明): once issued it says the same for ever, and is declared void rather than changed. */
typedef struct {
  gint64 id; /* 0 before it is issued */
  gint64 card_id;
  char *number; /* 2026-0007; by the store */
  char *issued_on; /* by the store */
  char *first_day;
  char *last_day;
  int minutes; /* of who came; by the store */
  char *content; /* posts with their hours; by the store */
  char *handler; /* or NULL */
  char *leader; /* or NULL */
  gboolean without_notice; /* to be issued though it was not publicised; the paper says so */
  gboolean open_do_not_count; /* to be issued though attendance of some shifts was not noted */
  gboolean may_sum_up; /* to be issued though other certificates have some of its days; the paper names them */
  char *posted_on; /* since when it was publicised; "" where it was not, NULL where nobody asked; by the store */
  char *posted_until;
  guint n_settled; /* objections to the notice that had been settled by then; by the store */
  guint n_open, n_upheld; /* objections to the notice by now: while one is open nobody knows whether it holds; after one was upheld it is to be void */
  char *sums_up; /* numbers of other certificates of these days, or NULL; by the store */
  char *void_on; /* or NULL */
  char *void_reason; /* or NULL */
} LpCertificate;

LpCertificate *lp_certificate_new (gint64 card_id);
void lp_certificate_free (gpointer certificate);

/* (nullable): what keeps a certificate from being relied on, by objections to the notice that it rests on, as a line for lists and for the paper. */
const char *lp_certificate_get_doubt (const LpCertificate *certificate);

/* The latest first. Of LpCertificate. */
GPtrArray *lp_certificate_list (LinliDatabase  *reader,
                                gint64          card_id,
                                GError        **error);
/* NULL with @error when there is none. */
LpCertificate *lp_certificate_load (LinliDatabase  *reader,
                                    gint64          id,
                                    GError        **error);

/* (transfer full) (nullable): numbers of certificates that hold and have service of these days too. */
char *lp_certificate_dup_others (LinliDatabase *reader,
                                 gint64         card_id,
                                 const char    *first_day,
                                 const char    *last_day);

/* LinliActionFuncs. Issuing counts the hours and takes the next number of the year, which is not given again even where the action is undone. Refused in the
 * user's words: days that are none or to come, days without any service, days with a shift that is
 * over and of which nobody noted whether the volunteer came unless those do not count, service that another certificate has already unless this one sums up,
 * service with an open objection to it, whatever this one says, and service that was not publicised unless it says so. */
gboolean lp_certificate_issue (LinliTransaction  *transaction,
                               gpointer           certificate, /* LpCertificate; gets all that is by the store */
                               GError           **error);
/* Refused without a reason, and where it is void already. */
gboolean lp_certificate_declare_void (LinliTransaction  *transaction,
                                      gpointer           certificate, /* LpCertificate with id and void_reason */
                                      GError           **error);

G_END_DECLS
