/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"

/* A new, empty file in a folder of its own. */
typedef struct {
  char *folder;
  char *path;
  LinliContext *context;
  LinliStore *store; /* of the context */
} Fixture;

void fixture_set_up (Fixture       *fixture,
                     gconstpointer  unused);
void fixture_tear_down (Fixture       *fixture,
                        gconstpointer  unused);
/* Runs an action, or a script as an action; neither may fail. */
void fixture_act (Fixture         *fixture,
                  LinliActionFunc  func,
                  gpointer         data);
void fixture_run (Fixture    *fixture,
                  const char *script);
/* A step of a matter, as an action; FALSE with an error when it is refused. fixture_step() must not be. */
gboolean fixture_try_step (Fixture          *fixture,
                           LinliMatterKind  *kind,
                           gint64            id,
                           const char       *step,
                           const char       *text,
                           GError          **error);
void fixture_step (Fixture         *fixture,
                   LinliMatterKind *kind,
                   gint64           id,
                   const char      *step,
                   const char      *text);
/* What one query gives; -1 for nothing. */
gint64 fixture_get (Fixture    *fixture,
                    const char *sql);
void fixture_assert_text (Fixture    *fixture,
                          const char *sql,
                          const char *expected);
