/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *_linli_text_fold (const char *text,
                        gboolean    keep_case);

G_END_DECLS
