/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

LINLI_EXPORT
void linli_locale_init (void);
LINLI_EXPORT
char *linli_locale_dup_build_folder (void);
LINLI_EXPORT
char *linli_locale_dup_worker (const char *name);

G_END_DECLS
