/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A walk in words. */

#include "lp-walk-words.h"

#include <glib/gi18n-lib.h>

/**
 * lp_walk_dup_words:
 * @way: a way that can be walked
 *
 * Returns: (transfer full): minutes begun, for people; an estimate says that it is one
 */
char *
lp_walk_dup_words (const LpWalkWay *way)
{
  int minutes = (way->seconds + 59) / 60;

  return way->estimated ? g_strdup_printf (ngettext ("about %d minute on foot (estimated)", "about %d minutes on foot (estimated)", (gulong) minutes), minutes) : g_strdup_printf (ngettext ("%d minute on foot", "%d minutes on foot", (gulong) minutes), minutes);
}
