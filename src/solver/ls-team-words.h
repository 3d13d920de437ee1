/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-team.h"

G_BEGIN_DECLS

/* LsTeamReader: what is known while a problem of volunteers is read. */
typedef struct {
  LsTeam *team;
  GHashTable *people, *slots; /* name → index + 1 */
  GHashTable *grids; /* name → number, from 1 */
  GArray *helpers, *kinds; /* of LsHelper and LsSlot, until all are read */
  guint once; /* the words said so far that stand once, a bit each */
  int line;
  int argument; /* of the word that is read */
} LsTeamReader;

gboolean ls_team_words_read (LsTeamReader *self, char *line, GError **error);
gboolean ls_team_words_end (LsTeamReader *self, GError **error);

G_END_DECLS
