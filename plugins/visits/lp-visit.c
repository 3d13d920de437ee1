/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How a call can end: codes for the file, words for people, keys for quick hands. */

#include "lp-visit.h"

#include <glib/gi18n-lib.h>

const char * const lp_visit_tables[] = {
  LP_VISIT_CHECKLIST, LP_VISIT_CAMPAIGN, LP_VISIT_RESULT, LP_VISIT_CALL, LP_VISIT_CADENCE, LP_VISIT_SURGE, LP_VISIT_CHANGE, LP_VISIT_POINT,
  LP_VISIT_PATROL, LP_VISIT_TICK, LP_VISIT_SHEET, NULL,
};

static const struct {
  const char *code;
  const char *label;
  char letter;
  LpVisitStage stage;
} outcomes[] = {
  [LP_VISIT_GOOD] = { "good", NC_ ("outcome", "Good"), 'h', LP_VISIT_SETTLED },
  [LP_VISIT_FIXED] = { "fixed", NC_ ("outcome", "Fault, put right at once"), 'z', LP_VISIT_SETTLED },
  [LP_VISIT_LIMITED] = { "limited", NC_ ("outcome", "Fault, with a deadline"), 'x', LP_VISIT_SETTLED },
  [LP_VISIT_ABSENT] = { "absent", NC_ ("outcome", "Nobody home"), 'w', LP_VISIT_TO_GO },
  [LP_VISIT_REFUSED] = { "refused", NC_ ("outcome", "Refused"), 'j', LP_VISIT_TO_GO },
  [LP_VISIT_VACANT] = { "vacant", NC_ ("outcome", "Vacant home"), 'k', LP_VISIT_SETTLED },
  [LP_VISIT_NO_GAS] = { "nogas", NC_ ("outcome", "No gas"), 'q', LP_VISIT_SETTLED },
};

G_STATIC_ASSERT (G_N_ELEMENTS (outcomes) == LP_VISIT_N_OUTCOMES);

const char *
lp_visit_outcome_code (LpVisitOutcome outcome)
{
  g_return_val_if_fail (outcome < LP_VISIT_N_OUTCOMES, NULL);

  return outcomes[outcome].code;
}

const char *
lp_visit_outcome_label (LpVisitOutcome outcome)
{
  g_return_val_if_fail (outcome < LP_VISIT_N_OUTCOMES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "outcome", outcomes[outcome].label);
}

char
lp_visit_outcome_letter (LpVisitOutcome outcome)
{
  g_return_val_if_fail (outcome < LP_VISIT_N_OUTCOMES, '\0');

  return outcomes[outcome].letter;
}

gboolean
lp_visit_outcome_find (const char     *code,
                       LpVisitOutcome *outcome)
{
  for (guint i = 0; code != NULL && i < LP_VISIT_N_OUTCOMES; i++)
    if (g_str_equal (outcomes[i].code, code))
      {
        *outcome = i;
        return TRUE;
      }
  return FALSE;
}

LpVisitStage
lp_visit_outcome_stage (LpVisitOutcome outcome)
{
  g_return_val_if_fail (outcome < LP_VISIT_N_OUTCOMES, LP_VISIT_TO_GO);

  return outcomes[outcome].stage;
}

gboolean
lp_visit_outcome_is_fault (LpVisitOutcome outcome)
{
  return outcome == LP_VISIT_FIXED || outcome == LP_VISIT_LIMITED;
}
