/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

LINLI_EXPORT
const char *linli_relation_turn (const char *of_new_head,
                                 const char *sex_of_new_head,
                                 const char *relation,
                                 const char *sex);

G_END_DECLS
