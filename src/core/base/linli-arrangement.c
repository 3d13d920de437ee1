/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The days of the State Council's yearly notice, read from its sentences: 二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）上班。
 * Days of the week and numbers of days that stand beside are checked. What stands in parentheses is not read otherwise, and neither is a
 * sentence that names no day. */

#include "config.h"

#include "linli-arrangement.h"

#include <stdlib.h>
#include <string.h>

#include "linli-calendar-private.h"

/* A notice has 2,500 bytes, and a page that was copied with it not many more. */
#define LINLI_ARRANGEMENT_MOST_BYTES 12000
/* A block off: the longest was nine days. */
#define LINLI_ARRANGEMENT_MOST_DAYS 31

#define NOTE "(?:\\(([^()]*)\\))?"
#define FESTIVAL "(?:元旦|[^\\d:,、()\\s]{1,6}节)"

enum { RANGE, SINGLE, NEXT, VERB, HEADING, SEPARATOR, SKIPPED, DATELINE, WEEKDAY, N_PATTERNS };

static const char *const linli_arrangement_patterns[N_PATTERNS] = {
  [RANGE] = "(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})[日号]?" NOTE "\\s*(?:至|到|[-—–~]+)\\s*(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})[日号]" NOTE,
  [SINGLE] = "(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})[日号]" NOTE,
  [NEXT] = "(\\d{1,2})[日号]" NOTE,
  [VERB] = "[,、\\s]*(?:正常|照常|均|全体)?(放假调休|放假|补休|调休|休息|上班|补班)(?:[,、\\s]*共?(\\d{1,2})天)?",
  [HEADING] = "\\s*(?:\\(?(?:[一二三四五六七八九十]+|\\d{1,2})[、.)]+)?\\s*(" FESTIVAL "(?:、" FESTIVAL ")*)\\s*:",
  [SEPARATOR] = "[、,和及与\\s]",
  [SKIPPED] = "\\([^()]*\\)|\\d+",
  [DATELINE] = "电|发布|起",
  [WEEKDAY] = "(?:周|星期)([一二三四五六日天])",
};

G_DEFINE_QUARK (linli-arrangement-error-quark, linli_arrangement_error)

typedef struct {
  guint year;
  guint month; /* of the day read last */
  const char *sentence;
  char *holiday;    /* of the heading above */
  GArray *waiting;  /* of LinliDate: named, and nothing said of them yet */
  guint written_year; /* of a day named alone, 0 for none */
  GRegex *patterns[N_PATTERNS];
  GPtrArray *days;
} LinliArrangementReader;

static void
linli_arranged_day_free (gpointer data)
{
  LinliArrangedDay *day = data;

  g_free (day->holiday);
  g_free (day);
}

static GPtrArray *
linli_arrangement_new (void)
{
  return g_ptr_array_new_with_free_func (linli_arranged_day_free);
}

static void
linli_arrangement_add (GPtrArray       *days,
                       const LinliDate *date,
                       gboolean         is_off,
                       const char      *holiday)
{
  LinliArrangedDay *day = g_new (LinliArrangedDay, 1);

  *day = (LinliArrangedDay) { *date, is_off, g_strdup (holiday) };
  g_ptr_array_add (days, day);
}

static gboolean
linli_arrangement_fail (GError                **error,
                        LinliArrangementError   code,
                        const char             *about)
{
  g_set_error_literal (error, LINLI_ARRANGEMENT_ERROR, code, about);
  return FALSE;
}

/* A match where @text begins. */
static GMatchInfo *
linli_arrangement_match (LinliArrangementReader *self,
                         guint                   pattern,
                         const char             *text)
{
  GMatchInfo *match = NULL;

  if (g_regex_match (self->patterns[pattern], text, G_REGEX_MATCH_ANCHORED, &match))
    return match;
  g_clear_pointer (&match, g_match_info_unref);
  return NULL;
}

static guint
linli_arrangement_get_number (GMatchInfo *match,
                              int         group)
{
  g_autofree char *digits = g_match_info_fetch (match, group);

  return digits != NULL ? strtoul (digits, NULL, 10) : 0;
}

/* Whether the day of the week in the note beside a day, if there is one, is the day's. */
static gboolean
linli_arrangement_check_weekday (LinliArrangementReader *self,
                                 GMatchInfo             *match,
                                 int                     group,
                                 const LinliDate        *date)
{
  static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日" };
  g_autofree char *note = g_match_info_fetch (match, group);
  g_autoptr (GMatchInfo) found = NULL;
  g_autofree char *name = NULL;
  gint64 weekday = ((linli_date_to_day_number (date) + 3) % 7 + 7) % 7;

  if (note == NULL || !g_regex_match (self->patterns[WEEKDAY], note, 0, &found))
    return TRUE;
  name = g_match_info_fetch (found, 1);
  return g_str_equal (name, names[weekday]) || (weekday == 6 && g_str_equal (name, "天"));
}

static gboolean
linli_arrangement_add_waiting (LinliArrangementReader  *self,
                               GMatchInfo              *match,
                               int                      note,
                               guint                    year,
                               guint                    day,
                               GError                 **error)
{
  LinliDate date = { year, self->month, day };
  g_autofree char *written = g_match_info_fetch (match, 0);

  /* Days before New Year belong to the notice of the next year. */
  if (day == 0 || self->month == 0 || !linli_date_is_whole (&date) || (year != self->year && !(year + 1 == self->year && self->month == 12)))
    return linli_arrangement_fail (error, LINLI_ARRANGEMENT_ERROR_DAY, written);
  if (!linli_arrangement_check_weekday (self, match, note, &date))
    return linli_arrangement_fail (error, LINLI_ARRANGEMENT_ERROR_WEEKDAY, written);
  g_array_append_val (self->waiting, date);
  return TRUE;
}

static gboolean
linli_arrangement_add_range (LinliArrangementReader  *self,
                             GMatchInfo              *match,
                             GError                 **error)
{
  guint from_year = linli_arrangement_get_number (match, 1), to_year = linli_arrangement_get_number (match, 5);
  guint to_month = linli_arrangement_get_number (match, 6);
  g_autofree char *written = g_match_info_fetch (match, 0);
  LinliDate first, last;
  gint64 n;

  self->month = linli_arrangement_get_number (match, 2);
  to_month = to_month != 0 ? to_month : self->month;
  to_year = to_year != 0 ? to_year : self->year;
  if (from_year == 0)
    from_year = self->month == 12 && to_month == 1 ? to_year - 1 : to_year;
  if (!linli_arrangement_add_waiting (self, match, 4, from_year, linli_arrangement_get_number (match, 3), error))
    return FALSE;
  first = g_array_index (self->waiting, LinliDate, self->waiting->len - 1);
  self->month = to_month;
  if (!linli_arrangement_add_waiting (self, match, 8, to_year, linli_arrangement_get_number (match, 7), error))
    return FALSE;
  last = g_array_index (self->waiting, LinliDate, self->waiting->len - 1);
  g_array_set_size (self->waiting, self->waiting->len - 1);
  n = linli_date_to_day_number (&last) - linli_date_to_day_number (&first);
  if (n < 1 || n > LINLI_ARRANGEMENT_MOST_DAYS)
    return linli_arrangement_fail (error, LINLI_ARRANGEMENT_ERROR_DAY, written);
  for (gint64 i = 1; i <= n; i++)
    {
      LinliDate date;

      linli_date_from_day_number (linli_date_to_day_number (&first) + i, &date);
      g_array_append_val (self->waiting, date);
    }

  return TRUE;
}

/* The name by the law, for days off without a heading. */
static const char *
linli_arrangement_get_lawful_name (GArray *dates)
{
  for (guint i = 0; i < dates->len; i++)
    {
      const char *name = _linli_calendar_get_statutory_name (&g_array_index (dates, LinliDate, i));

      if (name != NULL)
        return name;
    }

  return NULL;
}

/* Something is said of the days that wait. */
static gboolean
linli_arrangement_take_verb (LinliArrangementReader  *self,
                             GMatchInfo              *match,
                             GError                 **error)
{
  g_autofree char *verb = g_match_info_fetch (match, 1);
  guint n = linli_arrangement_get_number (match, 2);
  gboolean is_off = !g_str_equal (verb, "上班") && !g_str_equal (verb, "补班");
  const char *holiday = self->holiday;

  if (n != 0 && n != self->waiting->len)
    return linli_arrangement_fail (error, LINLI_ARRANGEMENT_ERROR_COUNT, self->sentence);
  if (holiday == NULL && is_off)
    holiday = linli_arrangement_get_lawful_name (self->waiting);
  for (guint i = 0; i < self->waiting->len; i++)
    linli_arrangement_add (self->days, &g_array_index (self->waiting, LinliDate, i), is_off, holiday);
  g_array_set_size (self->waiting, 0);
  return TRUE;
}

/* One day or several where @text begins. Returns how many bytes they are, 0 for none, -1 when they are wrong. */
static int
linli_arrangement_take_days (LinliArrangementReader  *self,
                             const char              *text,
                             GError                 **error)
{
  g_autoptr (GMatchInfo) range = linli_arrangement_match (self, RANGE, text);
  g_autoptr (GMatchInfo) single = range == NULL ? linli_arrangement_match (self, SINGLE, text) : NULL;
  g_autoptr (GMatchInfo) next = range == NULL && single == NULL && self->waiting->len > 0 ? linli_arrangement_match (self, NEXT, text) : NULL;
  GMatchInfo *match = range != NULL ? range : single != NULL ? single : next;
  gboolean good;
  int end;

  if (match == NULL)
    return 0;
  if (range != NULL)
    {
      good = linli_arrangement_add_range (self, range, error);
    }
  else if (single != NULL)
    {
      guint year = linli_arrangement_get_number (single, 1);

      self->month = linli_arrangement_get_number (single, 2);
      /* The day of publication and of coming into force stand with a year of their own. */
      self->written_year = self->waiting->len == 0 ? year : 0;
      if (year != 0 && year != self->year && self->waiting->len == 0)
        {
          g_autoptr (GMatchInfo) verb = NULL;

          g_match_info_fetch_pos (match, 0, NULL, &end);
          verb = linli_arrangement_match (self, VERB, text + end);
          if (verb == NULL)
            return end;
        }
      good = linli_arrangement_add_waiting (self, single, 4, year != 0 ? year : self->year, linli_arrangement_get_number (single, 3), error);
    }
  else
    {
      LinliDate *before = &g_array_index (self->waiting, LinliDate, self->waiting->len - 1);

      good = linli_arrangement_add_waiting (self, next, 2, before->year, linli_arrangement_get_number (next, 1), error);
    }
  g_match_info_fetch_pos (match, 0, NULL, &end);
  return good ? end : -1;
}

/* What is neither a day nor something said of days. Returns how many bytes of it to pass over, -1 when days wait for something else. */
static int
linli_arrangement_pass (LinliArrangementReader *self,
                        const char             *text)
{
  gboolean waits = self->waiting->len > 0;
  g_autoptr (GMatchInfo) separator = linli_arrangement_match (self, waits ? SEPARATOR : SKIPPED, text);
  g_autoptr (GMatchInfo) dateline = waits ? linli_arrangement_match (self, DATELINE, text) : NULL;
  int end;

  if (separator != NULL)
    {
      g_match_info_fetch_pos (separator, 0, NULL, &end);
      return end;
    }
  if (waits && dateline == NULL && self->written_year == 0)
    return -1;
  g_array_set_size (self->waiting, 0);
  return g_utf8_next_char (text) - text;
}

/* What stands at @text. Returns how many bytes it is, -1 when it is wrong. */
static int
linli_arrangement_take (LinliArrangementReader  *self,
                        const char              *text,
                        GError                 **error)
{
  g_autoptr (GMatchInfo) verb = self->waiting->len > 0 ? linli_arrangement_match (self, VERB, text) : NULL;
  int taken;

  if (verb != NULL)
    {
      g_match_info_fetch_pos (verb, 0, NULL, &taken);
      return linli_arrangement_take_verb (self, verb, error) ? taken : -1;
    }
  taken = linli_arrangement_take_days (self, text, error);
  if (taken == 0)
    {
      taken = linli_arrangement_pass (self, text);
      if (taken < 0)
        linli_arrangement_fail (error, LINLI_ARRANGEMENT_ERROR_FORM, self->sentence);
    }
  return taken;
}

static gboolean
linli_arrangement_read_sentence (LinliArrangementReader  *self,
                                 const char              *sentence,
                                 GError                 **error)
{
  g_autoptr (GMatchInfo) heading = linli_arrangement_match (self, HEADING, sentence);
  const char *p = sentence;

  self->sentence = sentence;
  self->written_year = 0;
  g_array_set_size (self->waiting, 0);
  if (heading != NULL)
    {
      int end;

      g_free (self->holiday);
      self->holiday = g_match_info_fetch (heading, 1);
      g_strstrip (self->holiday);
      g_match_info_fetch_pos (heading, 0, NULL, &end);
      p += end;
    }
  while (*p != '\0')
    {
      int taken = linli_arrangement_take (self, p, error);

      if (taken < 0)
        return FALSE;
      p += taken;
    }

  return self->waiting->len == 0 || self->written_year != 0 || linli_arrangement_fail (error, LINLI_ARRANGEMENT_ERROR_FORM, sentence);
}

static int
linli_arrangement_compare (gconstpointer a,
                           gconstpointer b)
{
  const LinliArrangedDay *const *x = a;
  const LinliArrangedDay *const *y = b;

  return linli_date_compare (&(*x)->date, &(*y)->date);
}

/* In the order of days, each once. */
static gboolean
linli_arrangement_settle (GPtrArray  *days,
                          GError    **error)
{
  if (days->len == 0)
    return linli_arrangement_fail (error, LINLI_ARRANGEMENT_ERROR_EMPTY, "no day");
  g_ptr_array_sort (days, linli_arrangement_compare);
  for (guint i = 1; i < days->len;)
    {
      const LinliArrangedDay *before = g_ptr_array_index (days, i - 1);
      const LinliArrangedDay *day = g_ptr_array_index (days, i);
      g_autofree char *written = linli_date_to_string (&day->date);

      if (linli_date_compare (&before->date, &day->date) != 0)
        i++;
      else if (before->is_off != day->is_off)
        return linli_arrangement_fail (error, LINLI_ARRANGEMENT_ERROR_CONFLICT, written);
      else
        g_ptr_array_remove_index (days, i);
    }

  return TRUE;
}

/* GLib reads past the end of a text that ends in the middle of a character. */
static char *
linli_arrangement_dup_normal (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
}

/**
 * linli_arrangement_parse:
 * @text: the notice, or some sentences of it
 * @year: the year that it arranges, which days without a year belong to; days of the December before may stand with it
 * @error: return location for a #LinliArrangementError
 *
 * Reads “2月15日至23日放假调休，共9天”, “2月14日（周六）、2月28日（周六）上班”, “1月1日放假，1月2日（星期一）补休” with headings (“二、春节：”) or
 * without; a block off without a heading takes its name from the law. Nothing is taken when a sentence that says something of a day cannot
 * be read.
 *
 * Returns: (transfer full) (element-type LinliArrangedDay): the days in their order, each once; %NULL with @error set
 */
GPtrArray *
linli_arrangement_parse (const char  *text,
                         guint        year,
                         GError     **error)
{
  g_autoptr (GPtrArray) days = linli_arrangement_new ();
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (LinliDate));
  LinliArrangementReader self = { .year = year, .waiting = waiting, .days = days };
  g_autofree char *normal = NULL;
  g_auto (GStrv) sentences = NULL;
  gboolean good = TRUE;

  g_return_val_if_fail (text != NULL && year > 0 && year < 10000, NULL);

  if (strlen (text) > LINLI_ARRANGEMENT_MOST_BYTES)
    {
      linli_arrangement_fail (error, LINLI_ARRANGEMENT_ERROR_LONG, "too long");
      return NULL;
    }
  normal = linli_arrangement_dup_normal (text);
  sentences = g_regex_split_simple ("[。;\\r\\n]+", normal, 0, 0);
  for (guint i = 0; i < N_PATTERNS; i++)
    self.patterns[i] = g_regex_new (linli_arrangement_patterns[i], G_REGEX_OPTIMIZE, 0, NULL);
  for (guint i = 0; good && sentences[i] != NULL; i++)
    good = linli_arrangement_read_sentence (&self, g_strstrip (sentences[i]), error);
  for (guint i = 0; i < N_PATTERNS; i++)
    g_regex_unref (self.patterns[i]);
  g_free (self.holiday);

  return good && linli_arrangement_settle (days, error) ? g_steal_pointer (&days) : NULL;
}

/**
 * linli_arrangement_find_year:
 * @text: a notice
 *
 * Returns: the year that it says it arranges (“关于2027年部分节假日安排的通知”, “现将2027年元旦、春节…”), 0 when it does not
 */
guint
linli_arrangement_find_year (const char *text)
{
  g_autofree char *normal = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("(?:关于|现将)\\s*(\\d{4})\\s*年\\s*(?:部分节假日|元旦|节假日|放假)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_return_val_if_fail (text != NULL, 0);

  normal = linli_arrangement_dup_normal (text);
  return g_regex_match (regex, normal, 0, &match) ? linli_arrangement_get_number (match, 1) : 0;
}

/**
 * linli_arrangement_to_text:
 * @days: (element-type LinliArrangedDay): days
 *
 * Returns: (transfer full): the days for keeping, a line each: 2027-02-06 off 春节
 */
char *
linli_arrangement_to_text (GPtrArray *days)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (days != NULL, NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const LinliArrangedDay *day = g_ptr_array_index (days, i);
      g_autofree char *date = linli_date_to_string (&day->date);

      g_string_append_printf (text, "%s %s %s\n", date, day->is_off ? "off" : "work", day->holiday != NULL ? day->holiday : "");
    }

  return g_string_free (text, FALSE);
}

/**
 * linli_arrangement_from_text:
 * @text: (nullable): what linli_arrangement_to_text() gave
 *
 * Returns: (transfer full) (element-type LinliArrangedDay): the days; lines that are none, as a later version may write, are left out
 */
GPtrArray *
linli_arrangement_from_text (const char *text)
{
  GPtrArray *days = linli_arrangement_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", 1000);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 3);
      gboolean is_off = g_strv_length (parts) >= 2 && g_str_equal (parts[1], "off");
      LinliDate date;

      if (g_strv_length (parts) < 2 || (!is_off && !g_str_equal (parts[1], "work")) || !linli_date_parse (parts[0], &date, NULL) ||
          !linli_date_is_whole (&date))
        continue;
      linli_arrangement_add (days, &date, is_off, parts[2] != NULL && *parts[2] != '\0' ? parts[2] : NULL);
    }

  return days;
}
