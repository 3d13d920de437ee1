/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The agreements in columns, and before them those that cars wait for: both sides with who speaks for them, and what was agreed on. What is open still is left empty. Any thread may ask for a
 * cell. */

#include "lp-agreement-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-agreement-words.h"
#include "lp-ledger-item.h"
#include "lp-parking-codes.h"

typedef enum {
  LP_AGREEMENT_LEDGER_NUMBER,
  LP_AGREEMENT_LEDGER_STATE,
  LP_AGREEMENT_LEDGER_LOT,
  LP_AGREEMENT_LEDGER_HOST,
  LP_AGREEMENT_LEDGER_HOST_NAME,
  LP_AGREEMENT_LEDGER_HOST_PHONE,
  LP_AGREEMENT_LEDGER_GUEST,
  LP_AGREEMENT_LEDGER_GUEST_NAME,
  LP_AGREEMENT_LEDGER_GUEST_PHONE,
  LP_AGREEMENT_LEDGER_BAYS,
  LP_AGREEMENT_LEDGER_SPAN,
  LP_AGREEMENT_LEDGER_YUAN,
  LP_AGREEMENT_LEDGER_PERIOD,
  LP_AGREEMENT_LEDGER_ENDS,
  LP_AGREEMENT_LEDGER_SIGNED,
  LP_AGREEMENT_LEDGER_KEPT,
  LP_AGREEMENT_LEDGER_PARKED,
  LP_AGREEMENT_LEDGER_TERMS,
  LP_AGREEMENT_LEDGER_N_COLUMNS,
} LpAgreementLedgerColumn;

static char *
lp_agreement_ledger_dup_name (const char *name,
                              gboolean    masked)
{
  return name != NULL && masked ? linli_mask_name (name) : g_strdup (name);
}

static char *
lp_agreement_ledger_dup_phone (const char *phone,
                               gboolean    masked)
{
  return phone != NULL && masked ? linli_mask_phone (phone) : g_strdup (phone);
}

/* What was written may name those who speak for both sides. */
static char *
lp_agreement_ledger_dup_terms (const LpAgreement *it,
                               gboolean           masked)
{
  const char *names[3] = { NULL };
  guint n = 0;

  if (it->terms == NULL || !masked)
    return g_strdup (it->terms);
  if (it->host_name != NULL)
    names[n++] = it->host_name;
  if (it->guest_name != NULL)
    names[n++] = it->guest_name;
  return linli_mask_words (it->terms, names);
}

static char *
lp_agreement_ledger_dup_days (const LpAgreement *it)
{
  const char *open = "…";

  if (it->starts_on == NULL && it->ends_on == NULL)
    return NULL;
  return g_strdup_printf (_("%s to %s"), it->starts_on != NULL ? it->starts_on : open, it->ends_on != NULL ? it->ends_on : open);
}

/* What was agreed on. */
static char *
lp_agreement_ledger_dup_deal (const LpAgreement *it,
                              guint              column,
                              gboolean           masked)
{
  switch (column)
    {
    case LP_AGREEMENT_LEDGER_BAYS: return it->bays != LP_AGREEMENT_OPEN_NUMBER ? g_strdup_printf ("%d", it->bays) : NULL;
    case LP_AGREEMENT_LEDGER_SPAN: return g_strdup (lp_span_get_label (lp_span_from_code (it->span)));
    case LP_AGREEMENT_LEDGER_YUAN: return it->fen != LP_AGREEMENT_OPEN_NUMBER ? lp_fen_to_text (it->fen) : NULL;
    case LP_AGREEMENT_LEDGER_PERIOD: return lp_agreement_ledger_dup_days (it);
    case LP_AGREEMENT_LEDGER_ENDS: return g_strdup (it->ends_on);
    case LP_AGREEMENT_LEDGER_SIGNED: return g_strdup (it->signed_on);
    case LP_AGREEMENT_LEDGER_KEPT: return g_strdup_printf ("%u", it->n_kept);
    case LP_AGREEMENT_LEDGER_PARKED: return g_strdup_printf ("%u", it->n_parked);
    case LP_AGREEMENT_LEDGER_TERMS: return lp_agreement_ledger_dup_terms (it, masked);
    default: return NULL;
    }
}

static char *
lp_agreement_ledger_dup_cell (gpointer item,
                              guint    column,
                              gboolean masked,
                              gpointer kind)
{
  const LpAgreement *it = LP_LEDGER_ITEM (item)->it;
  gboolean is_wanted = it->id == 0;

  switch (column)
    {
    case LP_AGREEMENT_LEDGER_NUMBER: return g_strdup (it->number);
    case LP_AGREEMENT_LEDGER_STATE: return g_strdup (is_wanted ? C_("agreement ledger", "No talks yet") : lp_agreement_get_standing (it, kind, NULL));
    case LP_AGREEMENT_LEDGER_LOT: return g_strdup (it->lot);
    case LP_AGREEMENT_LEDGER_HOST: return g_strdup (it->host);
    case LP_AGREEMENT_LEDGER_HOST_NAME: return lp_agreement_ledger_dup_name (it->host_name, masked);
    case LP_AGREEMENT_LEDGER_HOST_PHONE: return lp_agreement_ledger_dup_phone (it->host_phone, masked);
    case LP_AGREEMENT_LEDGER_GUEST: return g_strdup (it->guest);
    case LP_AGREEMENT_LEDGER_GUEST_NAME: return lp_agreement_ledger_dup_name (it->guest_name, masked);
    case LP_AGREEMENT_LEDGER_GUEST_PHONE: return lp_agreement_ledger_dup_phone (it->guest_phone, masked);
    default: return lp_agreement_ledger_dup_deal (it, column, masked);
    }
}

static void
lp_agreement_ledger_take (GPtrArray *items,
                          GPtrArray *agreements)
{
  while (agreements->len > 0)
    g_ptr_array_add (items, lp_ledger_item_new (g_ptr_array_steal_index (agreements, 0), lp_agreement_free));
}

static char *
lp_agreement_ledger_dup_period (GPtrArray *agreements)
{
  guint n = 0;

  for (guint i = 0; i < agreements->len; i++)
    {
      const LpAgreement *it = g_ptr_array_index (agreements, i);

      n += g_str_equal (it->state, LP_AGREEMENT_IN_FORCE) && !lp_agreement_is_over (it);
    }
  return g_strdup_printf (C_("agreement ledger", "%u in force"), n);
}

LinliLedger *
lp_agreement_ledger_new (LinliDatabase    *reader,
                         LinliMatterKind  *kind,
                         GError          **error)
{
  const char * const names[] = { "number", "state", "lot", "host", "host-name", "host-phone", "guest", "guest-name", "guest-phone", "bays", "span",
                                 "yuan", "period", "ends", "signed", "kept", "parked", "terms", NULL };
  const LinliLedgerColumn columns[LP_AGREEMENT_LEDGER_N_COLUMNS] = {
    [LP_AGREEMENT_LEDGER_NUMBER] = { C_("ledger", "Number"), 0, 0 },
    [LP_AGREEMENT_LEDGER_STATE] = { _("State"), 0, 0 },
    [LP_AGREEMENT_LEDGER_LOT] = { C_("agreement", "Lot"), 0, 1.3 },
    [LP_AGREEMENT_LEDGER_HOST] = { C_("agreement ledger", "Whose lot"), 0, 1.1 },
    [LP_AGREEMENT_LEDGER_HOST_NAME] = { C_("agreement ledger", "Who speaks for the lot"), 0, 0.7 },
    [LP_AGREEMENT_LEDGER_HOST_PHONE] = { C_("agreement ledger", "Telephone there"), 0, 0 },
    [LP_AGREEMENT_LEDGER_GUEST] = { C_("agreement ledger", "Whose cars"), 0, 1.1 },
    [LP_AGREEMENT_LEDGER_GUEST_NAME] = { C_("agreement ledger", "Who speaks for the cars"), 0, 0.7 },
    [LP_AGREEMENT_LEDGER_GUEST_PHONE] = { C_("agreement ledger", "Telephone of theirs"), 0, 0 },
    [LP_AGREEMENT_LEDGER_BAYS] = { C_("parking", "Bays"), 0, 0 },
    [LP_AGREEMENT_LEDGER_SPAN] = { C_("agreement ledger", "When they park"), 0, 0.8 },
    [LP_AGREEMENT_LEDGER_YUAN] = { C_("agreement ledger", "Yuan a month and car"), 0, 0.6 },
    [LP_AGREEMENT_LEDGER_PERIOD] = { C_("agreement ledger", "First and last day"), 0, 2.4 },
    [LP_AGREEMENT_LEDGER_ENDS] = { C_("agreement ledger", "Ends on"), 0, -1 },
    [LP_AGREEMENT_LEDGER_SIGNED] = { C_("agreement ledger", "Signed on"), 0, -1 },
    [LP_AGREEMENT_LEDGER_KEPT] = { C_("agreement ledger", "Bays kept"), 0, -1 },
    [LP_AGREEMENT_LEDGER_PARKED] = { C_("agreement ledger", "Cars there"), 0, -1 },
    [LP_AGREEMENT_LEDGER_TERMS] = { C_("agreement ledger", "Terms"), 0, -1 },
  };
  g_autoptr (GPtrArray) agreements = lp_agreement_list (reader, error), items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) wanted = agreements != NULL ? lp_agreement_list_wanted (reader, error) : NULL;
  g_autofree char *period = NULL;
  LinliLedger *ledger;

  if (wanted == NULL)
    return NULL;
  period = lp_agreement_ledger_dup_period (agreements);
  lp_agreement_ledger_take (items, wanted);
  lp_agreement_ledger_take (items, agreements);
  ledger = linli_ledger_new (C_("agreement ledger", "Parking Agreements"), columns, G_N_ELEMENTS (columns), items, lp_agreement_ledger_dup_cell,
                             kind != NULL ? g_object_ref (kind) : NULL, kind != NULL ? g_object_unref : NULL);
  linli_ledger_set_kind (ledger, "parking.agreements", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}
