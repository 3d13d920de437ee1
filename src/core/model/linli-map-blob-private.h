/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-shapes.h"

G_BEGIN_DECLS

LinliMapShape *_linli_map_blob_to_shape (const void *blob,
                                         gsize       size,
                                         gint64      id,
                                         const char *name);

G_END_DECLS
