/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The people of an event in words: what is known, how it is known, and what is not. Any thread. */

#include "lp-event.h"

#include <glib/gi18n-lib.h>

int
lp_mode_counts_get_total (const LpModeCounts *counts)
{
  return counts->n_ticked == 0 && counts->unnamed < 0 ? LP_UNCOUNTED : counts->came + MAX (counts->unnamed, 0);
}

int
lp_event_counts_get_total (const LpEventCounts *counts)
{
  int site = lp_mode_counts_get_total (&counts->site), online = lp_mode_counts_get_total (&counts->online);

  return site < 0 && online < 0 ? LP_UNCOUNTED : MAX (site, 0) + MAX (online, 0);
}

/* Whether there is anybody there, or was looked for. */
static gboolean
lp_mode_counts_is_used (const LpModeCounts *counts)
{
  return counts->registered > 0 || counts->walk_in > 0 || counts->n_ticked > 0 || counts->unnamed >= 0;
}

/* Takes @part. */
static void
lp_event_append (GString    *words,
                 const char *gap,
                 char       *part)
{
  if (words->len > 0)
    g_string_append (words, gap);
  g_string_append (words, part);
  g_free (part);
}

/* One way of being there; in brackets how the number came about. */
static char *
lp_mode_counts_dup_words (const LpModeCounts *counts,
                          const char         *label)
{
  int total = lp_mode_counts_get_total (counts);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) aside = g_string_new (NULL);

  if (total >= 0)
    g_string_printf (words, ngettext ("%s %d person", "%s %d people", (gulong) total), label, total);
  else
    g_string_printf (words, C_("event", "%s not counted yet"), label);
  if (counts->registered > 0)
    lp_event_append (aside, C_("event", ", "), g_strdup_printf (C_("event", "%d registered"), counts->registered));
  if (counts->walk_in > 0)
    lp_event_append (aside, C_("event", ", "), g_strdup_printf (C_("event", "%d walked in"), counts->walk_in));
  if (counts->unnamed > 0)
    lp_event_append (aside, C_("event", ", "), g_strdup_printf (C_("event", "%d without names"), counts->unnamed));
  if (counts->n_unknown > 0 && total >= 0)
    lp_event_append (aside, C_("event", ", "), g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d row not checked", "%d rows not checked", (gulong) counts->n_unknown), counts->n_unknown));
  if (aside->len > 0)
    g_string_append_printf (words, C_("event", " (%s)"), aside->str);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
lp_event_counts_dup_words (const LpEventCounts *counts)
{
  int total = lp_event_counts_get_total (counts);
  gboolean site_used = lp_mode_counts_is_used (&counts->site), online_used = lp_mode_counts_is_used (&counts->online);
  gboolean known = lp_mode_counts_get_total (&counts->site) >= 0 && lp_mode_counts_get_total (&counts->online) >= 0;
  g_autofree char *site = lp_mode_counts_dup_words (&counts->site, C_("event", "On site"));
  g_autofree char *online = lp_mode_counts_dup_words (&counts->online, C_("event", "Online"));

  if (total < 0)
    return online_used ? g_strdup_printf (C_("event", "Registered: %d on site, %d online; who came is not counted yet"), counts->site.registered,
                                          counts->online.registered)
                       : g_strdup_printf (C_("event", "%d registered; who came is not counted yet"), counts->site.registered);
  if (!online_used)
    return g_steal_pointer (&site);
  if (!site_used)
    return g_steal_pointer (&online);
  return known ? g_strdup_printf (C_("event", "%s + %s = %d"), site, online, total) : g_strdup_printf (C_("event", "%s + %s"), site, online);
}

/* Places that are taken, one way of being there; more than there are is said and never refused to who stands in the door. */
static void
lp_event_say_places (GString            *words,
                     const LpModeCounts *counts,
                     const char         *label,
                     int                 capacity)
{
  int expected = counts->registered + counts->walk_in + MAX (counts->unnamed, 0);
  int there = counts->n_unknown == 0 && counts->n_ticked > 0 ? lp_mode_counts_get_total (counts) : expected;

  if (capacity < 0)
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append_printf (words, C_("event", "%s: %d of %d places taken"), label, counts->registered, capacity);
  if (there > capacity)
    g_string_append_printf (words, C_("event", ", %d people too many"), there - capacity);
}

char *
lp_event_dup_places (const LpEvent *event)
{
  const LpEventCounts *counts = &event->counts;
  g_autoptr (GString) words = g_string_new (NULL);

  lp_event_say_places (words, &counts->site, C_("event", "On site"), event->capacity_site);
  lp_event_say_places (words, &counts->online, C_("event", "Online"), event->capacity_online);
  if (lp_event_counts_get_total (counts) < 0)
    if (counts->site.walk_in + counts->online.walk_in > 0)
    lp_event_append (words, " · ", g_strdup_printf (C_("event", "%d walked in"), counts->site.walk_in + counts->online.walk_in));
  if (counts->site.waiting + counts->online.waiting > 0)
    lp_event_append (words, " · ", g_strdup_printf (C_("event", "%d waiting for a place"), counts->site.waiting + counts->online.waiting));
  if (counts->n_maybe > 0)
    lp_event_append (words, " · ", g_strdup_printf (C_("event", "%d not sure yet"), counts->n_maybe));
  if (counts->n_unanswered > 0)
    lp_event_append (words, " · ", g_strdup_printf (C_("event", "%d without an answer"), counts->n_unanswered));
  if (counts->n_helpers > 0)
    lp_event_append (words, " · ", g_strdup_printf (ngettext ("%d speaker or helper, not counted", "%d speakers and helpers, not counted", (gulong) counts->n_helpers), counts->n_helpers));
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
