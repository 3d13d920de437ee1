/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A sign-up list pasted from a chat. */

#include "fuzz.h"

#include <string.h>

#include "lp-chain.h"

static void
judge_pieces (LpChain *chain)
{
  gsize at = 0;

  for (guint i = 0; i < chain->pieces->len; i++)
    {
      const LpChainPiece *piece = &g_array_index (chain->pieces, LpChainPiece, i);

      g_assert_cmpuint (piece->start, >=, at);
      at = piece->start + piece->length;
      g_assert_cmpuint (at, <=, strlen (chain->text));
      g_assert_cmpuint (piece->line, <, chain->n_lines);
      g_assert_true (piece->entry == LP_CHAIN_NONE || piece->entry < chain->entries->len);
      g_assert_nonnull (lp_chain_fate_get_label (piece->fate));
    }
}

static void
judge_entries (LpChain *chain)
{
  for (guint i = 0; i < chain->entries->len; i++)
    {
      const LpChainEntry *entry = g_ptr_array_index (chain->entries, i);

      g_assert_true (g_utf8_validate (entry->name, -1, NULL) && g_utf8_validate (entry->note, -1, NULL));
      g_assert_true (g_utf8_validate (entry->place, -1, NULL) && g_utf8_validate (entry->phone, -1, NULL));
      g_assert_cmpuint (entry->people, >=, 1);
      for (guint k = 0; k < entry->lines->len; k++)
        g_assert_cmpuint (g_array_index (entry->lines, guint, k), <, chain->n_lines);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (LpChain) chain = lp_chain_parse (text);

  g_assert_true (g_utf8_validate (chain->text, -1, NULL) && g_utf8_validate (chain->title, -1, NULL));
  judge_pieces (chain);
  judge_entries (chain);
  for (guint i = 0; i < chain->n_lines; i++)
    lp_chain_get_fate (chain, i);
  return 0;
}
