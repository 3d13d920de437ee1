/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-matter-kind.h"
#include "linli-occasion.h"

G_BEGIN_DECLS

/**
 * LinliOccasionFollowFunc:
 * @transaction: the action in which the matter is moved or called off
 * @matter_id: the matter
 * @before: (nullable): when and where it was to take place; %NULL where that was not known
 * @now: (nullable): when and where it takes place now; %NULL when it does not, or nobody knows when
 * @why: (nullable): why, in the user's words
 * @error: return location
 *
 * What follows in the same action, and is undone together with it. Called on the store's writer.
 *
 * Returns: %FALSE with an error, and nothing of the action is kept
 */
typedef gboolean (*LinliOccasionFollowFunc) (LinliTransaction     *transaction,
                                             gint64                matter_id,
                                             const LinliOccasion  *before,
                                             const LinliOccasion  *now,
                                             const char           *why,
                                             GError              **error);

#define LINLI_TYPE_OCCASION_FOLLOWER (linli_occasion_follower_get_type ())

/**
 * LinliOccasionFollower:
 *
 * An extension: what belongs to the matters of another plugin, and moves with them when they are moved.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliOccasionFollower, linli_occasion_follower, LINLI, OCCASION_FOLLOWER, GObject)

LINLI_EXPORT
LinliOccasionFollower *linli_occasion_follower_new (const char              *kind,
                                                    LinliOccasionFollowFunc  func);
LINLI_EXPORT
const char *linli_occasion_follower_get_kind (LinliOccasionFollower *self);
LINLI_EXPORT
gboolean linli_occasion_move (LinliMatterKind      *kind,
                              LinliTransaction     *transaction,
                              gint64                matter_id,
                              const LinliOccasion  *before,
                              const LinliOccasion  *now,
                              const char           *why,
                              GError              **error);

G_END_DECLS
