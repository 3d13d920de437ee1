/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The hours of a week, as they are typed and told. */

#include "lp-card-times.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-roster-rules.h"
#include "lp-week.h"

#define DAY_MINUTES 1440
#define HALF_DAY 720
#define EVENING 1140
#define EVERY_DAY 0xfe
#define WORKING_DAYS 0x3e
#define WEEKEND 0xc0

static const struct {
  const char *word;
  guint days; /* a bit for each weekday */
} day_words[] = { { "每天", EVERY_DAY }, { "天天", EVERY_DAY }, { "每日", EVERY_DAY }, { "工作日", WORKING_DAYS }, { "平时", WORKING_DAYS }, { "周末", WEEKEND } };

static const struct {
  const char *word;
  int from;
  int to;
  int later; /* what a clock of twelve hours means */
} parts[] = { { "早上", 480, 720, 0 }, { "上午", 480, 720, 0 }, { "下午", 840, 1080, 720 }, { "晚上", EVENING, 1320, 720 }, { "全天", 480, 1080, 0 } };

static const struct {
  const char *word;
  int liking;
} likings[] = { { "(首选)", 1 }, { "(乐意)", 1 }, { "(gladly)", 1 }, { "(勉强)", -1 }, { "(必要时)", -1 }, { "(must)", -1 } };

/* What was read so far. */
typedef struct {
  const char *at;
  guint days;
  gboolean spanned; /* the days have hours already */
  GArray *times;
} LpTimesReader;

static gboolean
lp_times_skip (const char **at,
               const char  *word)
{
  if (!g_str_has_prefix (*at, word))
    return FALSE;
  *at += strlen (word);
  return TRUE;
}

/* 0 for none. */
static int
lp_times_read_number (const char **at)
{
  static const char * const numbers[] = { "一", "二", "三", "四", "五", "六", "日", "天", "1", "2", "3", "4", "5", "6", "7" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (lp_times_skip (at, numbers[i]))
      return i < 7 ? (int) i + 1 : i == 7 ? 7 : (int) i - 7;
  return 0;
}

/* A day with its word before it; 0 for none. */
static int
lp_times_read_day (const char **at)
{
  static const char * const befores[] = { "周", "星期", "礼拜" };
  static const char * const english[LP_WEEK_DAYS] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  const char *start = *at;
  int day;

  for (gsize i = 0; i < G_N_ELEMENTS (befores); i++)
    if (lp_times_skip (at, befores[i]) && (day = lp_times_read_number (at)) != 0)
      return day;
    else
      *at = start;
  for (day = 1; day <= LP_WEEK_DAYS; day++)
    if (lp_times_skip (at, lp_weekday_get_label (day)) || lp_times_skip (at, english[day - 1]))
      return day;
  return 0;
}

/* The bare number of a further day, as in “周一三五”: no digits, which begin the hours. */
static int
lp_times_read_further (const char **at)
{
  return g_ascii_isdigit (**at) ? 0 : lp_times_read_number (at);
}

static void
lp_times_add_range (LpTimesReader *reader,
                    int            first,
                    int            last)
{
  for (int day = first;; day = day % LP_WEEK_DAYS + 1)
    {
      reader->days |= 1u << day;
      if (day == last)
        break;
    }
}

static void
lp_times_begin_days (LpTimesReader *reader)
{
  if (reader->spanned)
    reader->days = 0;
  reader->spanned = FALSE;
}

/* Days at the place, with the range or the list that follows; FALSE for none. */
static gboolean
lp_times_take_days (LpTimesReader *reader)
{
  const char *at = reader->at;
  int day, last;

  for (gsize i = 0; i < G_N_ELEMENTS (day_words); i++)
    if (lp_times_skip (&reader->at, day_words[i].word))
      {
        lp_times_begin_days (reader);
        reader->days |= day_words[i].days;
        return TRUE;
      }
  if ((day = lp_times_read_day (&at)) == 0)
    return FALSE;
  lp_times_begin_days (reader);
  while (day != 0)
    {
      const char *after = at;

      last = day;
      if (*after == '-' && (after++, (last = lp_times_read_day (&after)) != 0 || (last = lp_times_read_further (&after)) != 0))
        at = after;
      lp_times_add_range (reader, day, last != 0 ? last : day);
      after = at;
      lp_times_skip (&after, "、");
      if ((day = lp_times_read_further (&after)) != 0)
        at = after;
    }
  reader->at = at;
  return TRUE;
}

static int
lp_times_cut_liking (char *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (likings); i++)
    if (g_str_has_suffix (token, likings[i].word))
      {
        token[strlen (token) - strlen (likings[i].word)] = '\0';
        return likings[i].liking;
      }
  return 0;
}

/* What a clock of twelve hours means after the word of a part of the day: the start lies in that part, and the end is the next time that the clock shows it.
 * Twelve at night begins the next day and is to be written for that. */
static gboolean
lp_times_place_on_clock (LpTime   *span,
                         gboolean  evening,
                         int       later)
{
  int end = span->to > DAY_MINUTES ? span->to - DAY_MINUTES : span->to;

  if (evening && span->from / 60 == 12)
    return FALSE;
  if (span->from < later)
    span->from += later;
  if (end <= HALF_DAY)
    {
      for (span->to = end; span->to <= span->from;)
        span->to += HALF_DAY;
    }
  return span->to > span->from;
}

static gboolean
lp_times_read_span (const char *token,
                    LpTime     *span)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *rest = token;

      if (!lp_times_skip (&rest, parts[i].word))
        continue;
      span->from = parts[i].from;
      span->to = parts[i].to;
      if (*rest == '\0')
        return TRUE;
      return lp_minutes_read (rest, &span->from, &span->to) && lp_times_place_on_clock (span, parts[i].from >= EVENING, parts[i].later);
    }
  return lp_minutes_read (token, &span->from, &span->to);
}

static gboolean
lp_times_take_span (LpTimesReader  *reader,
                    GError        **error)
{
  gsize length = strcspn (reader->at, " ,;\n");
  const char *mark = strstr (reader->at, "、");
  g_autofree char *token = g_strndup (reader->at, mark != NULL ? MIN (length, (gsize) (mark - reader->at)) : length);
  g_autofree char *typed = g_strdup (token);
  LpTime span = { .liking = lp_times_cut_liking (token) };

  reader->at += strlen (typed);
  if (!lp_times_read_span (token, &span))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("“%s” is not understood; write weekdays and hours as in the example"), typed);
      return FALSE;
    }
  if (reader->days == 0)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("On which weekdays is “%s”?"), typed);
      return FALSE;
    }
  reader->spanned = TRUE;
  for (span.weekday = 1; span.weekday <= LP_WEEK_DAYS; span.weekday++)
    if ((reader->days & (1u << span.weekday)) != 0)
      g_array_append_val (reader->times, span);
  return TRUE;
}

static int
lp_times_compare (gconstpointer a,
                  gconstpointer b)
{
  const LpTime *first = a, *second = b;

  if (first->weekday != second->weekday)
    return first->weekday - second->weekday;
  return first->from != second->from ? first->from - second->from : first->to - second->to;
}

/* What is written twice, or over each other with one liking, is one. */
static void
lp_times_join (GArray *times)
{
  g_array_sort (times, lp_times_compare);
  for (guint i = 1; i < times->len;)
    {
      LpTime *before = &g_array_index (times, LpTime, i - 1), *time = &g_array_index (times, LpTime, i);

      if (before->weekday == time->weekday && before->liking == time->liking && time->from <= before->to)
        {
          before->to = MAX (before->to, time->to);
          g_array_remove_index (times, i);
        }
      else
        i++;
    }
}

static char *
lp_times_dup_plain (const char *text)
{
  static const char * const dashes[] = { "–", "—", "~", "～", "至", "到", " to " };
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *words = g_string_new (plain != NULL ? plain : "");

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    g_string_replace (words, dashes[i], "-", 0);
  g_string_replace (words, "(if it must be)", "(must)", 0);
  g_string_replace (words, " (", "(", 0);
  g_string_replace (words, "。", ";", 0);
  g_string_replace (words, " -", "-", 0);
  g_string_replace (words, "- ", "-", 0);
  return g_string_free (words, FALSE);
}

GArray *
lp_times_read (const char  *text,
               GError     **error)
{
  g_autofree char *plain = lp_times_dup_plain (text != NULL ? text : "");
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (LpTime));
  LpTimesReader reader = { plain, 0, FALSE, times };

  while (*reader.at != '\0')
    {
      if (strchr (" ,;\n", *reader.at) != NULL)
        reader.at++;
      else if (!lp_times_skip (&reader.at, "、") && !lp_times_take_days (&reader) && !lp_times_take_span (&reader, error))
        return NULL;
    }
  if (reader.days != 0 && !reader.spanned)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("The last weekdays have no hours; write hours after them"));
      return NULL;
    }
  lp_times_join (times);
  return g_steal_pointer (&times);
}

/* What is told is read again, whichever of both languages it was told in. */
static const char *
lp_times_get_liking_words (int liking)
{
  if (liking == 0)
    return "";
  return liking > 0 ? C_("weekly hours", " (gladly)") : C_("weekly hours", " (if it must be)");
}

static char *
lp_times_dup_hours (const GArray *times,
                    int           weekday)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < times->len; i++)
    {
      const LpTime *time = &g_array_index (times, LpTime, i);
      int to = time->to > DAY_MINUTES ? time->to - DAY_MINUTES : time->to;

      if (time->weekday != weekday)
        continue;
      g_string_append_printf (words, "%s%d:%02d-%d:%02d%s", words->len > 0 ? C_("weekly hours", ", ") : "", time->from / 60, time->from % 60, to / 60,
                              to % 60, lp_times_get_liking_words (time->liking));
    }
  return g_string_free (words, FALSE);
}

char *
lp_times_dup_text (const GArray *times)
{
  GString *words = g_string_new (NULL);
  int next;

  for (int day = 1; day <= LP_WEEK_DAYS; day = next)
    {
      g_autofree char *hours = lp_times_dup_hours (times, day);

      for (next = day + 1; next <= LP_WEEK_DAYS; next++)
        {
          g_autofree char *others = lp_times_dup_hours (times, next);

          if (!g_str_equal (hours, others))
            break;
        }
      if (*hours == '\0')
        continue;
      g_string_append (words, words->len > 0 ? C_("weekly hours", "; ") : "");
      if (next - day > 1)
        g_string_append_printf (words, C_("weekly hours", "%s to %s"), lp_weekday_get_label (day), lp_weekday_get_label (next - 1));
      else
        g_string_append (words, lp_weekday_get_label (day));
      g_string_append_printf (words, " %s", hours);
    }
  return g_string_free (words, FALSE);
}
