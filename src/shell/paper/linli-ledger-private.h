/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-export-records.h>

#include "linli-ledger.h"

G_BEGIN_DECLS

/* As linli_ledger_write(), masked or in full, with a head or NULL; whoever asks for it in full has written down why. */
gboolean _linli_ledger_write (LinliLedger            *self,
                              const char             *path,
                              const LinliExportHead  *head,
                              gboolean                masked,
                              GCancellable           *cancellable,
                              GError                **error);

G_END_DECLS
