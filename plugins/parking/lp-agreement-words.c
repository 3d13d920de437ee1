/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How an agreement stands, in words for the user. */

#include "lp-agreement-words.h"

#include <glib/gi18n-lib.h>

static char *
lp_agreement_dup_day (int days)
{
  LinliDate date;

  linli_date_today (&date);
  linli_date_from_day_number (linli_date_to_day_number (&date) + days, &date);
  return linli_date_to_string (&date);
}

gboolean
lp_agreement_is_over (const LpAgreement *self)
{
  g_autofree char *today = lp_agreement_dup_day (0);

  return g_strcmp0 (self->ends_on, today) < 0;
}

static const char *
lp_agreement_tell_force (const LpAgreement *self,
                         const char        *label,
                         LinliTone         *tone)
{
  g_autofree char *soon = lp_agreement_dup_day (self->remind_days);

  *tone = LINLI_TONE_ERROR;
  if (lp_agreement_is_over (self))
    return C_("agreement", "Over");
  *tone = LINLI_TONE_WARNING;
  if (g_strcmp0 (self->ends_on, soon) <= 0)
    return C_("agreement", "Ends soon");
  *tone = LINLI_TONE_SUCCESS;
  return label;
}

const char *
lp_agreement_get_standing (const LpAgreement *self,
                           LinliMatterKind   *kind,
                           LinliTone         *tone)
{
  const char *label = kind != NULL ? linli_matter_kind_get_state_label (kind, self->state) : self->state;
  LinliTone unused;

  if (tone == NULL)
    tone = &unused;
  if (g_str_equal (self->state, LP_AGREEMENT_IN_FORCE))
    return lp_agreement_tell_force (self, label, tone);
  *tone = g_str_equal (self->state, LP_AGREEMENT_AGREED) ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL;
  return label;
}
