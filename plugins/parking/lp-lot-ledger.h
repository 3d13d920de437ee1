/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The lots as they are listed, each with its hours and its price. */
LinliLedger *lp_lot_ledger_new (LinliDatabase  *reader,
                                GError        **error);

G_END_DECLS
