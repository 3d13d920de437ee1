/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-kind.h"

G_BEGIN_DECLS

extern const LinliKind * const _linli_kinds[];
extern const guint _linli_n_kinds;

G_END_DECLS
