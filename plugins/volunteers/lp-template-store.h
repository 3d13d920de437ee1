/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_TEMPLATE_MOST 100
#define LP_TEMPLATE_MOST_LINES 1000

/* A slot of every week. */
typedef struct {
  gint64 id; /* 0 for a new one */
  int weekday; /* 1 Monday … 7 Sunday */
  gint64 post_id;
  char *post; /* its name, when it was read */
  int from; /* minutes of the day; an end above 1440 is on the next day */
  int to;
  int minimum; /* of people */
  int ideal;
  gint64 grid_id; /* or 0 */
  char *place; /* or NULL */
} LpTemplateLine;

/* A usual week. */
typedef struct {
  gint64 id; /* 0 for a new one */
  char *name;
  GPtrArray *lines; /* of LpTemplateLine, by day and hour */
} LpTemplate;

LpTemplateLine *lp_template_line_copy (const LpTemplateLine *line);
void lp_template_line_free (gpointer line);
LpTemplate *lp_template_new (const char *name);
LpTemplate *lp_template_copy (const LpTemplate *self);
void lp_template_free (gpointer self);

/* By name, with their lines. Of LpTemplate. */
GPtrArray *lp_template_list (LinliDatabase  *database,
                             GError        **error);
/* NULL with @error when there is none. */
LpTemplate *lp_template_load (LinliDatabase  *database,
                              gint64          id,
                              GError        **error);

/* A grid that a slot can belong to. */
typedef struct {
  gint64 id;
  char *name;
} LpGrid;

/* By name, at most 500. Of LpGrid. */
GPtrArray *lp_template_list_grids (LinliDatabase  *database,
                                   GError        **error);

/* FALSE with @error in the user's words: times, numbers of people. */
gboolean lp_template_check_numbers (int      from,
                                    int      to,
                                    int      minimum,
                                    int      ideal,
                                    GError **error);

/* LinliActionFuncs. Lines that are kept keep their ids, so that a week is not made twice. Slots that were made stay. */
gboolean lp_template_keep (LinliTransaction  *transaction,
                           gpointer           self, /* LpTemplate; what is new gets its id */
                           GError           **error);
gboolean lp_template_remove (LinliTransaction  *transaction,
                             gpointer           self, /* LpTemplate */
                             GError           **error);

G_END_DECLS
