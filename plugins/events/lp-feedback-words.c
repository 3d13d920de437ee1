/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Feedback in words: how it came in, how the scores lie, and what numbers do not say. */

#include <glib/gi18n-lib.h>

#include "lp-attendee.h"
#include "lp-feedback-store.h"

const char * const *
lp_hows_get (void)
{
  static const char * const hows[] = { LP_HOW_PAPER, LP_HOW_SPOKEN, LP_HOW_ONLINE, LP_HOW_TYPED, NULL };

  return hows;
}

const char *
lp_how_get_label (const char *how)
{
  if (g_strcmp0 (how, LP_HOW_PAPER) == 0)
    return C_("feedback", "on paper");
  if (g_strcmp0 (how, LP_HOW_SPOKEN) == 0)
    return C_("feedback", "spoken or by telephone");
  if (g_strcmp0 (how, LP_HOW_ONLINE) == 0)
    return C_("feedback", "online");
  return C_("feedback", "typed in");
}

char *
lp_feedback_sum_dup_scores (const LpFeedbackSum *sum)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int score = LP_FEEDBACK_BEST; score > 0; score--)
    if (sum->n_of[score] > 0)
      g_string_append_printf (words, ngettext ("%s%d point × %d", "%s%d points × %d", (gulong) score), words->len > 0 ? " · " : "", score, sum->n_of[score]);
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

char *
lp_feedback_sum_dup_warning (const LpFeedbackSum *sum,
                             int                  n_came)
{
  if (sum->n_all == 0)
    return NULL;
  if (n_came == LP_UNCOUNTED)
    return g_strdup (C_("feedback", "Who came is not noted, so nobody knows how many of them this is"));
  if (sum->n_all > n_came)
    return g_strdup_printf (C_("feedback", "More feedback (%d) than people who came (%d): check both"), sum->n_all, n_came);
  if (sum->n_scores > 0 && sum->n_scores < LP_FEEDBACK_FEW)
    return g_strdup_printf (ngettext ("Only %d score: the mean says little", "Only %d scores: the mean says little", (gulong) sum->n_scores), sum->n_scores);
  return NULL;
}

char *
lp_feedback_dup_who (const char *name,
                            int         line)
{
  g_autofree char *masked = name != NULL ? linli_mask_name (name) : NULL, *row = lp_line_dup_label (line);

  if (masked == NULL)
    return g_strdup (C_("feedback", "no name"));
  return line > 0 ? g_strdup_printf (C_("feedback", "row %s, %s"), row, masked) : g_steal_pointer (&masked);
}
