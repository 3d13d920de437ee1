/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How residents vote. */

#include "lp-vote.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *code;
  const char *label;
} lp_vote_ways[] = {
  { "meeting", NC_("vote", "In a courtyard meeting") },
  { "paper", NC_("vote", "On paper, from door to door") },
  { "online", NC_("vote", "In the chat group") },
};

const char * const *
lp_vote_get_ways (void)
{
  static const char *codes[G_N_ELEMENTS (lp_vote_ways) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (lp_vote_ways); i++)
    codes[i] = lp_vote_ways[i].code;
  return codes;
}

const char *
lp_vote_get_way_label (const char *way)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lp_vote_ways); i++)
    if (g_strcmp0 (lp_vote_ways[i].code, way) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "vote", lp_vote_ways[i].label);
  return way;
}
