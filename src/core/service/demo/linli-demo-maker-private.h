/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-demo-private.h"

G_BEGIN_DECLS

/* What is being made, and where the making stands. Lives on the stack of the action. */
typedef struct {
  LinliTransaction *transaction;
  LinliDatabase *database;
  LinliDemoTown *town;
  GRand *rand;
  int year;
  guint most_households;
  guint n_households;
  guint n_homes_left;
  GHashTable *taken; /* identity numbers and plates given out */
  gint64 compound, building, unit;
  gint64 general_grid, ordinary_grid;
  LinliDemoRect ordinary_rect;
  guint ordinary_row, n_ordinary, n_in_ordinary, n_micro;
  struct {
    gint64 id;
    char name[40];
  } candidates[8];
  guint n_candidates;
  gint64 last_dwelling;
} LinliDemoMaker;

gboolean _linli_demo_add_home (LinliDemoMaker  *maker,
                               const char      *room,
                               guint            floor,
                               double           u,
                               double           v,
                               GError         **error);
gint64 _linli_demo_add_grid (LinliDemoMaker       *maker,
                             const LinliDemoRect  *rect,
                             gint64                parent,
                             const char           *level,
                             const char           *kind,
                             const char           *name,
                             const char           *code,
                             GError              **error);
gboolean _linli_demo_add_duties (LinliDemoMaker  *maker,
                                 gint64           grid,
                                 GError         **error);
gboolean _linli_demo_add_block (LinliDemoMaker        *maker,
                                const LinliDemoBlock  *block,
                                GError               **error);
gboolean _linli_demo_add_shops (LinliDemoMaker         *maker,
                                const LinliDemoStreet  *street,
                                GError                **error);
gboolean _linli_demo_add_offices (LinliDemoMaker        *maker,
                                  const LinliDemoBlock  *block,
                                  GError               **error);
gboolean _linli_demo_add_note (LinliDemoMaker  *maker,
                               gint64           grid,
                               GError         **error);

G_END_DECLS
