/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-occasion-follower.h"

G_BEGIN_DECLS

/* Ties a follower to the kind that it follows, and takes it off again; a kind of another id is left alone. On any thread. */
void _linli_occasion_follower_tie (LinliOccasionFollower *self,
                                   LinliMatterKind       *kind);
void _linli_occasion_follower_untie (LinliOccasionFollower *self,
                                     LinliMatterKind       *kind);

G_END_DECLS
