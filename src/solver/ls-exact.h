/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-dual.h"

G_BEGIN_DECLS

/* LsExact: a search through all rosters, for problems that are small enough. */
typedef struct {
  LsDual *dual;
  LsDraft *draft; /* with the pins alone, before and after */
  guint8 *best; /* people × slots */
  gint64 value; /* of the best */
  gint64 n_nodes; /* that may still be looked at */
  gboolean (*is_over) (gpointer user_data);
  gpointer user_data;
} LsExact;

void ls_exact_open (const LsDraft *draft, const guint8 *excluded, guint8 *open);
gboolean ls_exact_run (LsExact *self);

G_END_DECLS
