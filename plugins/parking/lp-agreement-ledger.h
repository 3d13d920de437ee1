/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The agreements as they are listed; @kind (nullable) is theirs. */
LinliLedger *lp_agreement_ledger_new (LinliDatabase    *reader,
                                      LinliMatterKind  *kind,
                                      GError          **error);

G_END_DECLS
