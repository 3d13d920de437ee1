/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-draft.h"

G_BEGIN_DECLS

/* LsDual: prices of slots, minutes, nights and weekends, under which people and slots are judged apart: what they cost then is a bound. */
typedef struct _LsDual LsDual;

LsDual *ls_dual_new (const LsTeam *team);
void ls_dual_free (LsDual *self);
gint64 ls_dual_step (LsDual *self, const LsDraft *fixed, const guint8 *open, gint64 target);
void ls_dual_warm (LsDual *self, const LsDraft *best);
void ls_dual_begin (LsDual *self);
const guint8 *ls_dual_get_chosen (LsDual *self);
int ls_dual_get_excess (LsDual *self, int slot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LsDual, ls_dual_free)

G_END_DECLS
