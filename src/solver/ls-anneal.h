/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-draft.h"

G_BEGIN_DECLS

/* LsAnneal: tries changes of a draft, and takes what is better, or not much worse. */
typedef struct _LsAnneal LsAnneal;

LsAnneal *ls_anneal_new (LsDraft *draft, guint64 seed);
void ls_anneal_free (LsAnneal *self);
void ls_anneal_fill (LsAnneal *self);
gboolean ls_anneal_run (LsAnneal *self, int n_steps, double heat, guint8 *best, gint64 *best_value);
double ls_anneal_measure (LsAnneal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LsAnneal, ls_anneal_free)

G_END_DECLS
