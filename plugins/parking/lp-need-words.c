/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A need in words for the user. */

#include "lp-need-words.h"

#include <glib/gi18n-lib.h>

char *
lp_fen_dup_words (gint64 fen)
{
  g_autofree char *yuan = fen != LP_NOT_KNOWN ? lp_fen_to_text (fen) : NULL;

  /* translators: an amount of money */
  return yuan != NULL ? g_strdup_printf (C_("parking", "%s yuan"), yuan) : g_strdup (C_("parking", "not known"));
}

char *
lp_need_dup_car (const LpNeed *need)
{
  return need->plate != NULL ? linli_mask_plate (need->plate) : g_strdup (C_("parking", "Plate not known"));
}

char *
lp_need_dup_plate (const LpNeed *need,
                   gboolean      masked)
{
  return masked || need->plate == NULL ? lp_need_dup_car (need) : linli_plate_format (need->plate);
}

char *
lp_need_dup_address (const LpNeed *need,
                     gboolean      masked)
{
  const char *where = need->address != NULL ? need->address : need->place_text;

  return where != NULL && masked ? linli_mask_address (where) : g_strdup (where);
}

char *
lp_need_dup_who (const LpNeed *need,
                 gboolean      masked)
{
  const char *who = need->head != NULL ? need->head : need->contact_name;

  return who != NULL && masked ? linli_mask_name (who) : g_strdup (who);
}

char *
lp_need_dup_home (const LpNeed *need)
{
  g_autofree char *home = lp_need_dup_address (need, TRUE), *name = lp_need_dup_who (need, TRUE);

  if (home == NULL && name == NULL)
    return g_strdup (C_("parking", "Household not known"));
  return g_strdup_printf ("%s%s%s", home != NULL ? home : "", home != NULL && name != NULL ? " " : "", name != NULL ? name : "");
}

char *
lp_need_dup_wishes (const LpNeed *need)
{
  GString *words = g_string_new (lp_span_get_label (need->span));

  if (need->bays != LP_BAYS_PLAIN)
    g_string_append_printf (words, " · %s", lp_bays_get_kind_label (need->bays));
  if (need->most_walk != LP_NOT_KNOWN)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("at most %d minute on foot", "at most %d minutes on foot", (gulong) need->most_walk), need->most_walk);
    }
  if (need->most_fen != LP_NOT_KNOWN)
    {
      g_autofree char *price = lp_fen_dup_words (need->most_fen);

      g_string_append (words, " · ");
      g_string_append_printf (words, C_("parking", "at most %s a month"), price);
    }
  if (need->pinned_lot != NULL)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, C_("parking", "in %s and nowhere else"), need->pinned_lot);
    }
  return g_string_free (words, FALSE);
}

char *
lp_need_dup_order (const LpNeed *need)
{
  if (need->rank == LP_PLAN_OTHERS)
    return g_strdup_printf (C_("parking", "waiting since %s"), need->since);
  return g_strdup_printf (C_("parking", "%s: goes first; waiting since %s"), lp_rank_get_label (need->rank), need->since);
}

GtkWidget *
lp_need_chip_new (const LpNeed *need)
{
  const char *label = linli_matter_kind_get_state_label (need->kind, need->state);
  LinliTone tone = LINLI_TONE_WARNING;

  if (g_strcmp0 (need->state, LP_NEED_OFFERED) == 0)
    tone = LINLI_TONE_ACCENT;
  else if (g_strcmp0 (need->state, LP_NEED_PLACED) == 0)
    tone = LINLI_TONE_SUCCESS;
  else if (g_strcmp0 (need->state, LP_NEED_WITHDRAWN) == 0)
    tone = LINLI_TONE_NEUTRAL;
  return linli_chip_new (label, tone);
}
