/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "../model/fixture.h"

/* Which column is left out of a line: none. */
#define LEDGER_LINES_ALL G_MAXUINT

/* The cells of a line, as "a|b|c"; without the column @but, which changes from day to day. */
void ledger_lines_assert (LinliLedger *ledger,
                          guint        row,
                          guint        but,
                          gboolean     masked,
                          const char  *expected);
/* The words of the ledger on paper; see pdf_read(). */
char *ledger_lines_read_paper (Fixture     *fixture,
                               LinliLedger *ledger,
                               gboolean     masked,
                               const char  *name);
