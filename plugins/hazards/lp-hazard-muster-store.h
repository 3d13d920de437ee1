/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

#define LP_TYPE_HELPER (lp_helper_get_type ())
G_DECLARE_FINAL_TYPE (LpHelper, lp_helper, LP, HELPER, GObject)

/* Which force somebody belongs to: the three kinds of micro-grid, other grids, volunteers without a duty. */
typedef enum {
  LP_HELPER_COURTYARD,
  LP_HELPER_MERCHANTS,
  LP_HELPER_ENTERPRISE,
  LP_HELPER_OTHER_GRID,
  LP_HELPER_VOLUNTEER,
  LP_HELPER_N_FORCES,
} LpHelperForce;

/* Somebody who can come. Read once, not changed after that. */
struct _LpHelper
{
  GObject parent_instance;

  gint64 duty_id;   /* 0 for a volunteer without a duty */
  gint64 person_id; /* 0 for somebody who is no record */
  LpHelperForce force;
  char *name;
  char *phone;      /* of a duty public, of a person personal */
  char *role;       /* code of the duty; NULL for a volunteer */
  char *grid;       /* (nullable): name of the grid */
  double metres;    /* from the hazard as the crow flies; -1 where one of the two places is not known */
  gboolean on_duty; /* has a duty that holds today, and is not away */
  char *outcome;    /* (nullable): of the last call about this hazard */
  char *called_at;  /* (nullable): UTC */
};

/* Most people that a muster shows. */
#define LP_MUSTER_MOST 200

/* Who can come to a hazard: those who have a duty in a grid today, then volunteers; each nearest first, those whose place is not known
 * last. Who is away, has moved or died is left out. Of LpHelper. */
GPtrArray *lp_muster_load (LinliDatabase  *reader,
                           gint64          matter_id,
                           GError        **error);
const char *lp_helper_get_force_label (LpHelperForce force);

G_END_DECLS
