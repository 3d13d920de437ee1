/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The way of a car from waiting to its bay. */

#include "lp-need-kind.h"

#include <glib/gi18n-lib.h>

#include "lp-need-store.h"

LinliMatterKind *
lp_need_kind_new (void)
{
  static const struct {
    const char *id;
    const char *label;
    const char *from;
    const char *to;
    LinliMatterStepFlags flags;
  } steps[] = {
    { LP_NEED_OFFER, NC_("parking", "Offer a bay"), LP_NEED_WAITING, LP_NEED_OFFERED, LINLI_MATTER_STEP_PLAIN },
    { LP_NEED_PLACE, NC_("parking", "Parks there now"), LP_NEED_OFFERED, LP_NEED_PLACED, LINLI_MATTER_STEP_PLAIN },
    { LP_NEED_RELEASE, NC_("parking", "Back to the queue"), LP_NEED_OFFERED, LP_NEED_WAITING, LINLI_MATTER_STEP_NEEDS_WORDS },
    { LP_NEED_WITHDRAW, NC_("parking", "Needs none any more"), NULL, LP_NEED_WITHDRAWN, LINLI_MATTER_STEP_NEEDS_WORDS },
    { LP_NEED_REOPEN, NC_("parking", "Needs one again"), LP_NEED_PLACED, LP_NEED_WAITING, LINLI_MATTER_STEP_NEEDS_WORDS },
    { LP_NEED_REOPEN, NC_("parking", "Needs one again"), LP_NEED_WITHDRAWN, LP_NEED_WAITING, LINLI_MATTER_STEP_NEEDS_WORDS },
  };
  LinliMatterKind *kind = linli_matter_kind_new (LP_NEED_KIND, C_("parking", "Parking need"), "linli-vehicle-symbolic");

  linli_matter_kind_add_state (kind, LP_NEED_WAITING, C_("parking", "Waiting for a bay"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_NEED_OFFERED, C_("parking", "Bay kept"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_NEED_PLACED, C_("parking", "Has a bay"), LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_state (kind, LP_NEED_WITHDRAWN, C_("parking", "Withdrawn"), LINLI_MATTER_STATE_FINAL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    linli_matter_kind_add_step (kind, steps[i].id, g_dpgettext2 (GETTEXT_PACKAGE, "parking", steps[i].label), steps[i].from, steps[i].to, steps[i].flags);
  linli_matter_kind_set_follow (kind, lp_need_follow);
  linli_matter_kind_set_takes_over (kind, TRUE);
  return kind;
}
