/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-finding.h"
#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliGridCheckFlags:
 * @LINLI_GRID_CHECK_COVERAGE: every dwelling is in one micro-grid, by rules and boundaries together
 * @LINLI_GRID_CHECK_BOUNDARIES: grids of a level do not overlap, fill their parent and stay within it
 * @LINLI_GRID_CHECK_SIZES: households a grid against the guidance
 * @LINLI_GRID_CHECK_SHAPES: the shapes of all records are valid
 * @LINLI_GRID_CHECK_ALL: all of them
 */
typedef enum {
  LINLI_GRID_CHECK_COVERAGE = 1 << 0,
  LINLI_GRID_CHECK_BOUNDARIES = 1 << 1,
  LINLI_GRID_CHECK_SIZES = 1 << 2,
  LINLI_GRID_CHECK_SHAPES = 1 << 3,
  LINLI_GRID_CHECK_ALL = 0xf,
} LinliGridCheckFlags;

LINLI_EXPORT
GPtrArray *linli_grid_check (LinliDatabase        *database,
                             LinliGridCheckFlags   flags,
                             GCancellable         *cancellable,
                             GError              **error);

G_END_DECLS
