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
  char *number; /* "1", "2" …, within the campaign; given by lp_round_create() */
  gint64 campaign;
  GArray *households; /* (element-type gint64): in the order of the row codes */
} LpRound;

/* A row of a sheet. */
typedef struct {
  char *code;
  gint64 household;
  char *address;
  char *head; /* personal */
  char *outcome; /* a code, or NULL */
  int attempts;
} LpRoundRow;

void lp_round_free (gpointer round);
void lp_round_row_free (gpointer row);
/* "A01" for 0. */
char *lp_round_dup_code (guint position);
/* Reads "a7", "A07" or "7" (the first letter when there is no other): where it stands. */
gboolean lp_round_parse_code (const char *text,
                              guint      *position);
/* Reads a whole line, "A07 2" or "12 h w": which row, how it ended, and whatever words follow. In words why not.
 * Returns: (nullable): NULL, or what is wrong */
char *lp_round_parse_line (const char      *line,
                           guint            n_rows,
                           guint           *position,
                           LpVisitOutcome  *outcome,
                           char           **words);

/* A LinliActionFunc with an LpRound. */
gboolean lp_round_create (LinliTransaction  *transaction,
                          gpointer           round,
                          GError           **error);
/* The newest sheet of a campaign, or NULL without an error. */
LpRound *lp_round_load_newest (LinliDatabase  *database,
                               gint64          campaign,
                               GError        **error);
/* Of LpRoundRow, in the order of the codes. */
GPtrArray *lp_round_rows (LinliDatabase  *database,
                          const LpRound  *round,
                          GError        **error);

G_END_DECLS
