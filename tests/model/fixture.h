/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

/* A new, empty file in a folder of its own. */
typedef struct {
  char *folder;
  char *path;
  LinliStore *store;
} Fixture;

void fixture_set_up (Fixture       *fixture,
                     gconstpointer  unused);
void fixture_tear_down (Fixture       *fixture,
                        gconstpointer  unused);
