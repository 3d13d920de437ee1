/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* Kinds of papers. */
#define LP_HAZARD_NOTICE "notice"
#define LP_HAZARD_INFORMATION "information"
#define LP_HAZARD_RECHECK "recheck"

/* A paper that is to be issued, or was. */
typedef struct {
  gint64 id; /* 0 until it is issued */
  gint64 matter_id;
  char *kind;
  int year;
  int sequence;
  char *issued_on; /* YYYY-MM-DD */
  char *deadline;  /* (nullable): YYYY-MM-DD */
  char *addressee; /* (nullable) */
  char *text;      /* (nullable): what is asked for, or was found */
  char *wording;   /* (nullable): what it began with when it was issued, in the office's own words; else the usual */
} LpHazardIssue;

LpHazardIssue *lp_hazard_issue_new (gint64      matter_id,
                                    const char *kind);
void lp_hazard_issue_free (gpointer issue);
/* A LinliActionFunc with an LpHazardIssue: gives the paper the next number of its kind in this year, which is never given twice, and notes
 * it on the timeline. What is printed afterwards changes nothing. */
gboolean lp_hazard_issue (LinliTransaction  *transaction,
                          gpointer           issue,
                          GError           **error);
/* The papers of a hazard, the newest first: of LpHazardIssue. */
GPtrArray *lp_hazard_issue_list (LinliDatabase  *reader,
                                 gint64          matter_id,
                                 GError        **error);
/* “〔2026〕003号” */
char *lp_hazard_issue_dup_number (const LpHazardIssue *issue);
const char *lp_hazard_issue_get_kind_label (const char *kind);

G_END_DECLS
