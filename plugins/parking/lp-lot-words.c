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

/* What is known of whether there is room; nothing free by day says nothing about the night. */
static const char *
lp_lot_tell_room (const LpLot *lot,
                  LinliTone   *tone)
{
  LpBaysSum sum;
  int most;

  lp_lot_sum (lot, &sum);
  most = MAX (sum.free_day, sum.free_night);
  *tone = LINLI_TONE_NEUTRAL;
  if (most == LP_BAYS_UNKNOWN)
    return C_("parking", "Not counted");
  if (most == 0 && MIN (sum.free_day, sum.free_night) == LP_BAYS_UNKNOWN)
    return C_("parking", "Counted in part");
  *tone = most > 0 ? LINLI_TONE_SUCCESS : LINLI_TONE_WARNING;
  return most > 0 ? C_("parking", "Free") : C_("parking", "Full");
}

const char *
lp_lot_get_standing (const LpLot *lot,
                     LinliTone   *tone)
{
  LinliTone unused;

  if (tone == NULL)
    tone = &unused;
  if (lot->closed_on == NULL)
    return lp_lot_tell_room (lot, tone);
  *tone = LINLI_TONE_ERROR;
  return C_("parking", "Takes no cars");
}

GtkWidget *
lp_lot_new_chip (const LpLot *lot)
{
  LinliTone tone;
  const char *label = lp_lot_get_standing (lot, &tone);

  return linli_chip_new (label, tone);
}

static gboolean
lp_lot_has_same_hours (const LpLot *lot)
{
  for (guint i = 1; i < LP_DAYS_N; i++)
    if (lot->hours[i].known != lot->hours[0].known || lot->hours[i].opens != lot->hours[0].opens || lot->hours[i].closes != lot->hours[0].closes)
      return FALSE;
  return TRUE;
}

char *
lp_lot_dup_hours (const LpLot *lot)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (lot->hours[0].known && lp_lot_has_same_hours (lot))
    return lp_hours_to_text (&lot->hours[0]);
  for (guint i = 0; i < LP_DAYS_N; i++)
    {
      g_autofree char *text = lp_hours_to_text (&lot->hours[i]);

      if (lot->hours[i].known)
        g_string_append_printf (words, "%s%s %s", words->len > 0 ? C_("list", ", ") : "", lp_days_get_label ((LpDays) i), text);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

char *
lp_lot_dup_rest (LinliDatabase *reader,
                 guint          n_shown)
{
  guint n = n_shown < LP_LOT_MOST ? n_shown : lp_lot_count (reader);

  return n > n_shown ? g_strdup_printf (_("The first %u of %u lots are shown"), n_shown, n) : NULL;
}
