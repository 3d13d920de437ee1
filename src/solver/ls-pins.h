/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-draft.h"

G_BEGIN_DECLS

const char *ls_pins_get_broken (const LsDraft *pins, int person, int slot);

G_END_DECLS
