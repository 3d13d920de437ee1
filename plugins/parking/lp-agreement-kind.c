/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The way of an agreement: talks, the vote of those whose bays it is about, the signature, and its end. */

#include "lp-agreement-kind.h"

#include <glib/gi18n-lib.h>

#include "lp-agreement-store.h"

static void
lp_agreement_kind_add_states (LinliMatterKind *kind)
{
  const struct {
    const char *code;
    const char *label;
    LinliMatterStateFlags flags;
  } states[] = {
    { LP_AGREEMENT_TALKS, C_("agreement", "Talks"), LINLI_MATTER_STATE_OPEN },
    { LP_AGREEMENT_VOTING, C_("agreement", "Residents vote"), LINLI_MATTER_STATE_OPEN },
    { LP_AGREEMENT_AGREED, C_("agreement", "To be signed"), LINLI_MATTER_STATE_OPEN },
    { LP_AGREEMENT_IN_FORCE, C_("agreement", "In force"), LINLI_MATTER_STATE_OPEN },
    { LP_AGREEMENT_ENDED, C_("agreement", "Ended"), LINLI_MATTER_STATE_FINAL },
    { LP_AGREEMENT_FAILED, C_("agreement", "Not concluded"), LINLI_MATTER_STATE_FINAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    linli_matter_kind_add_state (kind, states[i].code, states[i].label, states[i].flags);
}

LinliMatterKind *
lp_agreement_kind_new (void)
{
  static const char * const before[] = { LP_AGREEMENT_TALKS, LP_AGREEMENT_VOTING, LP_AGREEMENT_AGREED };
  LinliMatterKind *kind = linli_matter_kind_new (LP_AGREEMENT_KIND, C_("agreement", "Parking agreement"), "linli-vehicle-symbolic");

  lp_agreement_kind_add_states (kind);
  linli_matter_kind_add_step (kind, "vote", C_("agreement", "Put to the vote"), LP_AGREEMENT_TALKS, LP_AGREEMENT_VOTING, LINLI_MATTER_STEP_PLAIN);
  linli_matter_kind_add_step (kind, LP_AGREEMENT_CONSENT, C_("agreement", "Residents agree"), LP_AGREEMENT_VOTING, LP_AGREEMENT_AGREED,
                              LINLI_MATTER_STEP_PLAIN);
  linli_matter_kind_add_step (kind, "back", C_("agreement", "Talk again"), LP_AGREEMENT_VOTING, LP_AGREEMENT_TALKS, LINLI_MATTER_STEP_NEEDS_WORDS);
  linli_matter_kind_add_step (kind, LP_AGREEMENT_SIGN, C_("agreement", "Sign"), LP_AGREEMENT_AGREED, LP_AGREEMENT_IN_FORCE, LINLI_MATTER_STEP_PLAIN);
  linli_matter_kind_add_step (kind, LP_AGREEMENT_END, C_("agreement", "End"), LP_AGREEMENT_IN_FORCE, LP_AGREEMENT_ENDED, LINLI_MATTER_STEP_NEEDS_WORDS);
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    linli_matter_kind_add_step (kind, LP_AGREEMENT_FAIL, C_("agreement", "Give up"), before[i], LP_AGREEMENT_FAILED, LINLI_MATTER_STEP_NEEDS_WORDS);
  /* No law says how long two compounds talk: a month is where an office may begin. */
  linli_matter_kind_add_category (kind, "parking", C_("agreement", "Parking agreement"), 30, _("Both sides have signed, or have given it up"));
  linli_matter_kind_set_follow (kind, lp_agreement_follow);
  return kind;
}
