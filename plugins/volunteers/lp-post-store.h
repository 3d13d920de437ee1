/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_POST_MOST 300
#define LP_POST_N_KINDS 6

/* Where volunteers serve, and what it takes. */
typedef struct {
  gint64 id; /* 0 for a new one */
  char *name;
  char *kind; /* a code */
  gboolean heat; /* out of doors in the heat */
  gboolean heights;
  char *note; /* or NULL */
  char **skills; /* all of them are needed; sorted */
  gboolean removed; /* only of lp_post_list_of_card() */
} LpPost;

/* Who names a post on their card. */
typedef struct {
  guint n; /* cards */
  guint n_only; /* of them those that name no other post that is still there: without it they serve nowhere */
} LpPostCards;

/* Codes of kinds in the order of menus, from 0. */
const char *lp_post_get_kind (guint index);
guint lp_post_find_kind (const char *kind);
const char *lp_post_get_kind_label (const char *kind);

LpPost *lp_post_copy (const LpPost *post);
void lp_post_free (gpointer post);

/* By name, at most LP_POST_MOST. Of LpPost. */
GPtrArray *lp_post_list (LinliDatabase  *database,
                         GError        **error);
/* The same, and after them those that were removed and are still on a card. */
GPtrArray *lp_post_list_of_card (LinliDatabase  *database,
                                 gint64          card_id,
                                 GError        **error);
void lp_post_count_cards (LinliDatabase *database,
                          gint64         post_id,
                          LpPostCards   *cards);
/* Every skill that some post needs, each once. */
char **lp_post_dup_skills (LinliDatabase  *database,
                           GError        **error);

/* LinliActionFuncs. Refused in the user's words: no name, a name that another post has; and a post that is still needed: slots to come or templates. */
gboolean lp_post_keep (LinliTransaction  *transaction,
                       gpointer           post, /* LpPost; a new one gets its id */
                       GError           **error);
gboolean lp_post_remove (LinliTransaction  *transaction,
                         gpointer           post, /* LpPost */
                         GError           **error);

G_END_DECLS
