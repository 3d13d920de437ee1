/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

#include "lp-parking.h"

G_BEGIN_DECLS

#define LP_TYPE_INCOME (lp_income_get_type ())
G_DECLARE_FINAL_TYPE (LpIncome, lp_income, LP, INCOME, GObject)

/* What came in for a lot in a month: an object, as ledgers hold objects. Not changed once it is shown. */
struct _LpIncome
{
  GObject parent_instance;

  gint64 id; /* 0 for a new one */
  gint64 lot_id;
  gint64 agreement_id; /* 0: by single uses */
  char *agreement;     /* its number and whose cars; NULL for none; not written */
  char *month;         /* YYYY-MM */
  gint64 fen;          /* LP_NOT_KNOWN before it is typed */
  char *used_for;      /* NULL: not noted */
  char *note;
  char *shown_used_for; /* with people masked, in a ledger alone; not written */
  char *shown_note;
};

/* All of a lot, or what came in by one agreement about it. */
typedef struct {
  gint64 lot_id;
  gint64 agreement_id; /* 0: all */
} LpIncomeScope;

typedef struct {
  int year;
  guint n;         /* notes */
  gint64 fen;      /* their sum */
  gint64 open_fen; /* of it: what it was used for is not noted */
} LpIncomeYear;

/* What the cars of outsiders that park there today bring in a month by their prices. */
typedef struct {
  gint64 fen;
  guint n_priced;
  guint n_unknown; /* cars whose price nobody knows: not in the sum */
} LpIncomeExpected;

LpIncome *lp_income_new (const LpIncomeScope *scope);

/* The years in which something was noted, the latest first, at most 100; of LpIncomeYear. NULL with an error of the store, as below. */
GArray *lp_income_list_years (LinliDatabase        *reader,
                              const LpIncomeScope  *scope,
                              GError              **error);
/* The notes of a year, or of all for 0, the latest month first, at most 2000; of LpIncome. */
GPtrArray *lp_income_list (LinliDatabase        *reader,
                           const LpIncomeScope  *scope,
                           int                   year,
                           GError              **error);
gboolean lp_income_expect (LinliDatabase        *reader,
                           const LpIncomeScope  *scope,
                           LpIncomeExpected     *expected,
                           GError              **error);
/* A month as people write it, as YYYY-MM: 2026-10, 2026/10, 202610, 2026年10月, full-width digits; NULL for what is none. Owned by the caller. */
char *lp_month_from_text (const char *text);
/* What is wrong with what was typed, in the user's words; NULL when nothing is. A month after @today (YYYY-MM-DD) has brought nothing yet. */
const char *lp_income_find_fault (LpIncome   *income,
                                  const char *today);

/* LinliActionFuncs with an LpIncome: adds it, or changes it when it has an id; takes it away. */
gboolean lp_income_save (LinliTransaction  *transaction,
                         gpointer           income,
                         GError           **error);
gboolean lp_income_remove (LinliTransaction  *transaction,
                           gpointer           income,
                           GError           **error);

G_END_DECLS
