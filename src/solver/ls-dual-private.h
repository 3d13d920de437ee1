/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-dual.h"
#include "ls-month.h"

G_BEGIN_DECLS

/* Multipliers and bounds are whole numbers of 1/LS_DUAL_SCALE. */
#define LS_DUAL_SCALE 256
#define LS_DUAL_NEVER (G_MAXINT64 / 4)

/* LsMultiplier: @value is what is paid for each unit of the demand, @slope by how much the demand is missed. */
typedef struct {
  double value, slope, way;
  gint64 whole;
} LsMultiplier;

typedef struct {
  int a, b, slot, price;
  LsMultiplier apart;
} LsDualPair;

struct _LsDual {
  const LsTeam *team;
  LsMonth *month;
  LsMultiplier *covers; /* slots × kinds */
  LsMultiplier *minutes, *nights, *weekends; /* of people */
  GArray *pairs; /* of LsDualPair */
  gint64 *prices; /* people × slots */
  guint8 *chosen; /* people × slots */
  int *n_open; /* slots × kinds */
  GArray *slots;
  double step;
  gint64 best;
  int n_without;
};

gint64 ls_dual_judge_slot (LsDual *self, const LsDraftSlot *fixed, int slot);

G_END_DECLS
