/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-snapshot.h"

G_BEGIN_DECLS

void _linli_map_spread (LinliMapPoints       *points,
                        const LinliMapShapes *buildings);

G_END_DECLS
