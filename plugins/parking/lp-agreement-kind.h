/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-parking.h"

G_BEGIN_DECLS

/* Steps that something follows. */
#define LP_AGREEMENT_CONSENT "consent"
#define LP_AGREEMENT_SIGN "sign"
#define LP_AGREEMENT_END "end"
#define LP_AGREEMENT_FAIL "fail"

LinliMatterKind *lp_agreement_kind_new (void);

G_END_DECLS
