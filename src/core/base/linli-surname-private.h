/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean _linli_surname_get_homophone (const char  *name,
                                       const char **homophone,
                                       gsize       *n_bytes);
gboolean _linli_surname_get_reading (const char  *name,
                                     const char **reading,
                                     gsize       *n_bytes);

G_END_DECLS
