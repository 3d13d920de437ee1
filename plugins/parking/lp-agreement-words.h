/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-agreement-store.h"

G_BEGIN_DECLS

/* Whether its last day, which is known once it is in force, is over. */
gboolean lp_agreement_is_over (const LpAgreement *agreement);
/* Its state; of one in force, whether it is over or has to be renewed. @kind (nullable) is that of agreements, @tone (nullable) how it is shown. */
const char *lp_agreement_get_standing (const LpAgreement *agreement,
                                       LinliMatterKind   *kind,
                                       LinliTone         *tone);

G_END_DECLS
