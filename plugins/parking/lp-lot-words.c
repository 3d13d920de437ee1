/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A lot in words: its bays, which of them are free, and when they were counted. */

#include "lp-lot-words.h"

#include <glib/gi18n-lib.h>

static char *
lp_lot_dup_number (int number)
{
  return number == LP_BAYS_UNKNOWN ? g_strdup (C_("parking", "not counted")) : g_strdup_printf ("%d", number);
}

/* The days on which it was counted, by day and by night: the oldest of each. */
static char *
lp_lot_dup_counted (const LpBaysSum *sum)
{
  if (sum->counted_on == NULL && sum->night_counted_on == NULL)
    return g_strdup ("");
  if (g_strcmp0 (sum->counted_on, sum->night_counted_on) == 0)
    return g_strdup_printf (_(" · counted on %s"), sum->counted_on);
  if (sum->counted_on == NULL || sum->night_counted_on == NULL)
    return g_strdup_printf (_(" · counted on %s"), sum->counted_on != NULL ? sum->counted_on : sum->night_counted_on);
  return g_strdup_printf (_(" · counted by day on %s, by night on %s"), sum->counted_on, sum->night_counted_on);
}

static char *
lp_lot_dup_open_words (const LpLot     *lot,
                       const LpBaysSum *sum)
{
  g_autofree char *day = lp_lot_dup_number (sum->free_day), *night = lp_lot_dup_number (sum->free_night);
  g_autofree char *total = sum->total == LP_BAYS_UNKNOWN ? g_strdup (C_("parking", "bays not known")) : g_strdup_printf (ngettext ("%d bay", "%d bays", (gulong) sum->total), sum->total);
  g_autofree char *counted = lp_lot_dup_counted (sum);
  g_autofree char *free_words = NULL;

  if (sum->free_day == LP_BAYS_UNKNOWN && sum->free_night == LP_BAYS_UNKNOWN)
    free_words = g_strdup (C_("parking", "free bays not counted"));
  else
    free_words = g_strdup_printf (_("free by day: %s, at night: %s"), day, night);
  return g_strdup_printf ("%s · %s · %s%s · %s", lp_lot_get_kind_label (lot->kind), total, free_words, counted, lp_outsiders_get_label (lot->outsiders));
}

char *
lp_lot_dup_words (const LpLot *lot)
{
  g_autofree char *words = NULL;
  LpBaysSum sum;

  if (lot->closed_on != NULL)
    return g_strdup_printf (_("takes no cars since %s: %s"), lot->closed_on, lot->closed_why);
  lp_lot_sum (lot, &sum);
  words = lp_lot_dup_open_words (lot, &sum);
  return lot->compound != NULL ? g_strdup_printf ("%s · %s", lot->compound, words) : g_steal_pointer (&words);
}

GtkWidget *
lp_lot_new_chip (const LpLot *lot)
{
  LpBaysSum sum;
  int most;

  if (lot->closed_on != NULL)
    return linli_chip_new (C_("parking", "Takes no cars"), LINLI_TONE_ERROR);
  lp_lot_sum (lot, &sum);
  most = MAX (sum.free_day, sum.free_night);
  if (most == LP_BAYS_UNKNOWN)
    return linli_chip_new (C_("parking", "Not counted"), LINLI_TONE_NEUTRAL);
  if (most > 0)
    return linli_chip_new (C_("parking", "Free"), LINLI_TONE_SUCCESS);
  if (MIN (sum.free_day, sum.free_night) == LP_BAYS_UNKNOWN) /* nothing free by day says nothing about the night */
    return linli_chip_new (C_("parking", "Counted in part"), LINLI_TONE_NEUTRAL);
  return linli_chip_new (C_("parking", "Full"), LINLI_TONE_WARNING);
}
