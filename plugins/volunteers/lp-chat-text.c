/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Rosters as text for a chat group: short lines that a phone does not break, no phones, no numbers of people. */

#include "lp-chat-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-publish-store.h"
#include "lp-roster-rules.h"

gboolean
lp_chat_week_is_told (const LpDeskWeek *week)
{
  for (guint i = 0; i < week->slots->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (week->slots, i);

      if (slot->published && !slot->cancelled)
        return TRUE;
    }
  return FALSE;
}

static void
lp_chat_append_title (GString    *text,
                      const char *title,
                      const char *unit,
                      const char *monday)
{
  g_autofree char *sunday = lp_day_dup_after (monday, LP_WEEK_DAYS - 1), *first = lp_day_dup_words (monday), *last = lp_day_dup_words (sunday);

  if (unit != NULL)
    g_string_append_printf (text, "%s\n", unit);
  g_string_append_printf (text, C_("chat", "[%s] %s – %s\n"), title, first, last);
}

/* “08:00–10:00 Patrol (East gate): Zhang San, Li Si; 1 missing” */
static void
lp_chat_append_slot (GString      *text,
                     const LpSlot *slot,
                     gboolean      masked)
{
  g_autofree char *hours = lp_roster_hours_dup_words (slot->from, slot->to);
  int missing = lp_slot_count_missing (slot);

  g_string_append_printf (text, "%s %s", hours, slot->post);
  if (slot->place != NULL && *slot->place != '\0')
    g_string_append_printf (text, C_("chat", " (%s)"), slot->place);
  g_string_append (text, C_("chat", ": "));
  if (slot->cancelled)
    g_string_append (text, C_("chat", "does not take place"));
  for (guint i = 0; !slot->cancelled && i < slot->duties->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (slot->duties, i);
      g_autofree char *name = masked ? linli_mask_name (duty->name) : g_strdup (duty->name);

      g_string_append_printf (text, "%s%s", i > 0 ? C_("chat", ", ") : "", name);
    }
  if (missing > 0 && slot->duties->len > 0)
    g_string_append (text, C_("chat", "; "));
  if (missing > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%d still missing, who can?", "%d still missing, who can?", missing), missing);
  g_string_append_c (text, '\n');
}

static int
lp_chat_compare (gconstpointer a,
                 gconstpointer b)
{
  const LpSlot *one = *(LpSlot * const *) a, *other = *(LpSlot * const *) b;
  int order = strcmp (one->day, other->day);

  return order != 0 ? order : one->from != other->from ? one->from - other->from : (one->id > other->id) - (one->id < other->id);
}

char *
lp_chat_dup_week (LpDeskWeek *week,
                  const char *unit,
                  gboolean    masked)
{
  gboolean told = lp_chat_week_is_told (week);
  g_autoptr (GPtrArray) slots = g_ptr_array_new ();
  GString *text = g_string_new (NULL);
  const char *day = "";

  lp_chat_append_title (text, told ? C_("chat", "Volunteers on duty") : C_("chat", "Volunteers on duty, DRAFT"), unit, week->monday);
  if (!told)
    g_string_append (text, C_("chat", "This is a draft and not settled yet. Please say if a time does not suit you.\n"));
  for (guint i = 0; i < week->slots->len; i++)
    if (!told || ((LpSlot *) g_ptr_array_index (week->slots, i))->published)
      g_ptr_array_add (slots, g_ptr_array_index (week->slots, i));
  g_ptr_array_sort (slots, lp_chat_compare);
  for (guint i = 0; i < slots->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (slots, i);
      g_autofree char *words = lp_day_dup_words (slot->day);

      if (!g_str_equal (slot->day, day))
        g_string_append_printf (text, "\n%s\n", words);
      day = slot->day;
      lp_chat_append_slot (text, slot, masked);
    }
  if (told && week->n_drafts > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "\n%u more shift is not settled yet; it will be told here.\n",
                                               "\n%u more shifts are not settled yet; they will be told here.\n", week->n_drafts), week->n_drafts);
  g_string_append (text, C_("chat", "\nWho cannot come, please say so early. Thank you!"));
  return g_string_free (text, FALSE);
}

char *
lp_chat_dup_changes (GPtrArray  *changes,
                     const char *monday,
                     const char *unit,
                     gboolean    masked)
{
  static const char * const kinds[] = {
    [LP_CHANGE_ADDED] = NC_("chat", "On duty now"), [LP_CHANGE_TAKEN_OFF] = NC_("chat", "Not on duty any more"),
    [LP_CHANGE_MOVED] = NC_("chat", "Other time or place"),
  };
  GString *text = g_string_new (NULL);
  g_autofree char *shown = NULL;

  lp_chat_append_title (text, C_("chat", "Changes of the roster"), unit, monday);
  for (guint i = 0; i < changes->len; i++)
    {
      const LpChange *change = g_ptr_array_index (changes, i);
      g_autofree char *name = masked ? linli_mask_name (change->name) : g_strdup (change->name);

      if (g_strcmp0 (shown, change->slot) != 0)
        g_string_append_printf (text, "\n%s\n", change->slot);
      g_string_append_printf (text, "%s%s%s", g_dpgettext2 (GETTEXT_PACKAGE, "chat", kinds[change->kind]), C_("chat", ": "), name);
      if (change->kind == LP_CHANGE_MOVED && change->words != NULL)
        g_string_append_printf (text, C_("chat", " (was %s)"), change->words);
      g_string_append_c (text, '\n');
      g_free (shown);
      shown = g_strdup (change->slot);
    }
  g_string_append (text, changes->len > 0 ? C_("chat", "\nAll else stays as it was told.") : C_("chat", "\nNothing changed since it was told."));
  return g_string_free (text, FALSE);
}
