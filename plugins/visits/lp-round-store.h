/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-campaign-store.h"

G_BEGIN_DECLS

/* How many rows stand under one letter: A01 to A25, B01 …; as many as an A4 page takes. */
#define LP_ROUND_ROWS 25
/* The most that one round can hold. */
#define LP_ROUND_MOST (26 * LP_ROUND_ROWS)

/* A sheet that is to be walked with, or that was. */
typedef struct {
  gint64 id;
  char *number; /* "1", "2" …, within the campaign; NULL while none stands on it */
  gint64 campaign;
  GArray *households; /* (element-type gint64): in the order of the row codes */
} LpRound;

/* A row of a sheet. */
typedef struct {
  char *code; /* with the number of its sheet: "2A07" */
  gint64 household;
  char *address;
  char *head; /* personal */
  char *outcome; /* a code, or NULL */
  int attempts;
} LpRoundRow;

void lp_round_free (gpointer round);
void lp_round_row_free (gpointer row);
LpRound *lp_round_copy (const LpRound *round);
/* "A01" for 0: the code of a row within its sheet. */
char *lp_round_dup_code (guint position);
/* Reads "2A07", "a7" (of the sheet at hand) or "7" (and of its first letter): the number of the sheet, 0 for the one at hand, and where the
 * row stands on it. */
gboolean lp_round_parse_code (const char *text,
                              guint      *sheet,
                              guint      *position);
/* Reads a whole line, "2A07 2" or "12 h w": which row, how it ended, and whatever words follow. In words why not. Of which sheet the row is
 * does not matter here.
 * Returns: (nullable): NULL, or what is wrong */
char *lp_round_parse_line (const char      *line,
                           guint            n_rows,
                           guint           *position,
                           LpVisitOutcome  *outcome,
                           char           **words);

/* The number of the newest sheet when it has these households in this order: it is used again. NULL when a new one is to be made. */
char *lp_round_dup_same (LinliDatabase *database,
                         const LpRound *round);
/* The number that stands on the sheet: of the same, or the one that a new sheet will get. */
char *lp_round_dup_number (LinliDatabase *database,
                           const LpRound *round);
/* A LinliActionFunc with an LpRound: keeps it under its number, which must be the next, or is given when it has none. */
gboolean lp_round_create (LinliTransaction  *transaction,
                          gpointer           round,
                          GError           **error);
/* Remembers the number of a sheet that was made: when the sheet is undone, the paper may be out, and its codes must not come to mean other
 * households. */
void lp_round_remember (LinliStore    *store,
                        const LpRound *round);
/* A sheet of a campaign by its number, or with 0 the newest; NULL without an error when there is none. */
LpRound *lp_round_load (LinliDatabase  *database,
                        gint64          campaign,
                        guint           number,
                        GError        **error);
/* Of LpRoundRow, in the order of the codes. */
GPtrArray *lp_round_rows (LinliDatabase  *database,
                          const LpRound  *round,
                          GError        **error);

G_END_DECLS
