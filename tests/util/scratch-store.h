/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

/* A file in a folder of its own, opened; for g_test_add(). */
typedef struct {
  char *folder;
  char *path;
  LinliStore *store; /* NULL while it is closed */
} ScratchStore;

void scratch_store_set_up (ScratchStore  *self,
                           gconstpointer  data);
void scratch_store_tear_down (ScratchStore  *self,
                              gconstpointer  data);
void scratch_store_open (ScratchStore    *self,
                         LinliStoreFlags  flags);
void scratch_store_close (ScratchStore *self);

/* An action: adds a compound, whose name @data is. */
gboolean scratch_store_add_compound (LinliTransaction  *transaction,
                                     gpointer           data,
                                     GError           **error);
