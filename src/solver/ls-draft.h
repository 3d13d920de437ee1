/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-team.h"

G_BEGIN_DECLS

typedef struct {
  int *slots; /* in no order */
  int n_slots;
  int minutes; /* past and now */
  int nights, most_nights;
  int n_weekends;
  int *day_minutes, *day_counts, *most_day; /* of each day */
  int *week_minutes, *week_weekends, *most_week; /* of each week */
} LsDraftPerson;

typedef struct {
  int *people; /* in no order */
  int n_people, most;
  int kinds[LS_N_KINDS];
} LsDraftSlot;

/* LsDraft: a roster that is being changed, and its value, kept up with each change. Hard rules hold always, as far as the pins let them. */
typedef struct {
  const LsTeam *team;
  guint8 *there; /* people × slots */
  gint32 *costs; /* people × slots: of wishes, grid and changes, of being there above not being there */
  LsDraftPerson *people;
  LsDraftSlot *slots;
  gint64 value;
} LsDraft;

typedef enum {
  LS_FIT_YES,
  LS_FIT_INSTEAD, /* if another slot of the person is given up */
  LS_FIT_NO,
} LsFit;

LsDraft *ls_draft_new (const LsTeam *team);
void ls_draft_free (LsDraft *self);
LsFit ls_draft_fits (const LsDraft *self, int person, int slot, int *blocker);
void ls_draft_add (LsDraft *self, int person, int slot);
void ls_draft_drop (LsDraft *self, int person, int slot);
void ls_draft_set (LsDraft *self, const guint8 *there);
gboolean ls_draft_is_full (const LsDraft *self, int slot);
gint64 ls_draft_gain (LsDraft *self, int person, int slot);

#define LS_IS_PINNED(team, person, slot) (((team)->marks[LS_PAIR (team, person, slot)] & LS_MARK_PINNED) != 0)
#define LS_IS_OPEN(team, person, slot) (((team)->marks[LS_PAIR (team, person, slot)] & (LS_MARK_PINNED | LS_MARK_FORBIDDEN)) == 0)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LsDraft, ls_draft_free)

G_END_DECLS
