/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Whether something else is in the way of an event. It warns; who plans decides. */

#include "lp-event-clash.h"

#include <glib/gi18n-lib.h>

#include "lp-event-store.h"

#define MOST_CLASHES 8

void
lp_clash_free (gpointer data)
{
  LpClash *clash = data;

  g_free (clash->words);
  g_free (clash);
}

static LpClash *
lp_clash_new (gboolean  grave,
              char     *words)
{
  LpClash *clash = g_new0 (LpClash, 1);

  *clash = (LpClash) { grave, words };
  return clash;
}

static gboolean
lp_event_is_for (const LinliOccasion *here,
                 const LinliOccasion *other)
{
  g_autofree char *mine = linli_text_squeeze (here->audience), *theirs = linli_text_squeeze (other->audience);

  return *mine != '\0' && g_str_equal (mine, theirs) && g_str_equal (here->day, other->day);
}

/* "14:30–16:00 Lecture · Hall" */
static char *
lp_clash_dup_what (const LinliOccasion *other,
                   const LinliOccasion *here,
                   LinliDatabase       *database)
{
  g_autofree char *hours = lp_occasion_dup_hours (other);
  g_autofree char *title = g_str_equal (other->kind, "matter") ? linli_title_mask_words (database, other->kind, other->id, other->title) : g_strdup (other->title);
  const char *day = g_str_equal (other->day, here->day) ? "" : other->day, *gap = *day != '\0' ? " " : "";

  return other->place != NULL ? g_strdup_printf ("%s%s%s %s · %s", day, gap, hours, title, other->place)
                              : g_strdup_printf ("%s%s%s %s", day, gap, hours, title);
}

/* NULL where it is not in the way. Shifts elsewhere never are: there are some at every hour. */
static LpClash *
lp_event_judge (const LinliOccasion *here,
                const LinliOccasion *other,
                LinliDatabase       *database)
{
  gboolean meets = linli_occasion_meets (here, other), at = linli_occasion_is_at (other, here->place);
  gboolean event = g_str_equal (other->kind, "matter");
  g_autofree char *what = NULL;

  if (!(meets && (at || event)) && !lp_event_is_for (here, other))
    return NULL;
  what = lp_clash_dup_what (other, here, database);
  if (meets && at)
    return lp_clash_new (TRUE, g_strdup_printf (C_("event", "Same time, same place: %s"), what));
  if (meets)
    return lp_clash_new (FALSE, g_strdup_printf (C_("event", "At the same time: %s"), what));
  return lp_clash_new (FALSE, g_strdup_printf (C_("event", "For the same people on the same day: %s"), what));
}

static int
lp_clash_compare (gconstpointer a,
                  gconstpointer b)
{
  const LpClash *x = *(LpClash * const *) a, *y = *(LpClash * const *) b;

  return (int) y->grave - (int) x->grave;
}

GPtrArray *
lp_event_judge_occasions (const LpEvent *event,
                          GPtrArray     *occasions,
                          LinliDatabase *database)
{
  g_autoptr (LinliOccasion) here = lp_event_dup_occasion (event);
  GPtrArray *clashes = g_ptr_array_new_with_free_func (lp_clash_free);

  for (guint i = 0; here != NULL && i < occasions->len; i++)
    {
      const LinliOccasion *other = g_ptr_array_index (occasions, i);
      LpClash *clash = event->id != 0 && other->matter_id == event->id ? NULL : lp_event_judge (here, other, database);

      if (clash != NULL)
        g_ptr_array_add (clashes, clash);
    }
  g_ptr_array_sort (clashes, lp_clash_compare);
  if (clashes->len > MOST_CLASHES)
    {
      guint n_more = clashes->len - MOST_CLASHES;

      g_ptr_array_set_size (clashes, MOST_CLASHES);
      g_ptr_array_add (clashes, lp_clash_new (FALSE, g_strdup_printf (C_("event", "and %u more"), n_more)));
    }
  return clashes;
}

LpClash *
lp_event_judge_day (const LpEvent     *event,
                    LinliWorkCalendar *calendar)
{
  g_autoptr (LinliOccasion) here = lp_event_dup_occasion (event);
  LinliDate day;
  const char *holiday;
  gboolean announced;

  if (here == NULL || !linli_date_parse (here->day, &day, NULL))
    return NULL;
  switch (linli_work_calendar_get_kind (calendar, &day, &announced))
    {
    case LINLI_DAY_OFF:
      holiday = linli_work_calendar_get_holiday (calendar, &day);
      return lp_clash_new (FALSE, holiday != NULL ? g_strdup_printf (C_("event", "That day is a holiday: %s"), holiday)
                                                  : g_strdup (C_("event", "That day is a holiday")));
    case LINLI_DAY_WORKING_WEEKEND:
      return lp_clash_new (FALSE, g_strdup (C_("event", "People work on that weekend day, in exchange for a holiday")));
    case LINLI_DAY_WORKING:
    case LINLI_DAY_WEEKEND:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

GPtrArray *
lp_event_list_clashes (LinliContext   *context,
                       const LpEvent  *event,
                       GError        **error)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (LinliOccasion) here = lp_event_dup_occasion (event);
  g_autoptr (LinliWorkCalendar) calendar = NULL;
  g_autoptr (GPtrArray) occasions = NULL;
  g_autofree char *before = NULL, *last = NULL;
  GPtrArray *clashes;
  LinliDate day;
  LpClash *special;

  if (here == NULL || !linli_date_parse (here->day, &day, NULL) || !linli_date_is_whole (&day))
    return g_ptr_array_new_with_free_func (lp_clash_free);
  calendar = linli_work_calendar_load (database, day.year, day.year, error);
  if (calendar == NULL)
    return NULL;
  /* What began the evening before may last into the day. */
  linli_date_from_day_number (linli_date_to_day_number (&day) - 1, &day);
  before = linli_date_to_string (&day);
  linli_date_from_day_number (linli_date_to_day_number (&day) + 1 + (here->to > 0 ? here->to - 1 : 0) / 1440, &day);
  last = linli_date_to_string (&day);
  occasions = linli_occasion_list (context, before, last, error);
  if (occasions == NULL || !lp_event_list_lasting (database, before, here->day, occasions, error))
    return NULL;
  clashes = lp_event_judge_occasions (event, occasions, database);
  special = lp_event_judge_day (event, calendar);
  if (special != NULL)
    g_ptr_array_add (clashes, special);
  return clashes;
}
