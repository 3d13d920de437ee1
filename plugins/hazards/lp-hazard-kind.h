/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* The kind of matter, which is the plugin's id too. */
#define LP_HAZARD_KIND "hazards"

/* States. */
#define LP_HAZARD_FOUND "found"
#define LP_HAZARD_DISPATCHED "dispatched"
#define LP_HAZARD_IN_HAND "in-hand"
#define LP_HAZARD_REPORTED "reported"
#define LP_HAZARD_VERIFIED "verified"
#define LP_HAZARD_REMEDIED "remedied"
#define LP_HAZARD_PARTLY "partly"
#define LP_HAZARD_PASSED_UP "passed-up"
#define LP_HAZARD_REFUSED "refused"
#define LP_HAZARD_FALSE "false"
#define LP_HAZARD_DUPLICATE "duplicate"
#define LP_HAZARD_UNNEEDED "unneeded"

/* Levels. */
#define LP_HAZARD_ORDINARY "ordinary"
#define LP_HAZARD_MAJOR "major"

/* A category as it is shipped. The part of its code before a dash is its group; categories of a group are siblings. */
typedef struct {
  const char *code;
  const char *label;       /* a gettext msgid */
  int days;                /* the deadline; a habit and no law */
  const char *closed_when; /* a gettext msgid: what must be seen before it is closed */
  const char *words;       /* Chinese words that suggest it, separated by blanks */
} LpHazardCategory;

const LpHazardCategory *lp_hazard_categories_get (guint *n);
/* The category that the words of a line suggest; NULL when none does. */
const LpHazardCategory *lp_hazard_categories_guess (const char *line);
/* The group of a category's code; "" for none. */
char *lp_hazard_categories_dup_group (const char *code);
/* What a group is called; `fallback` where it is one category alone. */
const char *lp_hazard_categories_get_group_label (const char *group,
                                                  const char *fallback);
LinliMatterKind *lp_hazard_kind_new (void);

G_END_DECLS
