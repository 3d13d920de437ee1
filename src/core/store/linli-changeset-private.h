/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean _linli_changeset_is_sound (const guint8 *data,
                                    gsize         size);

G_END_DECLS
