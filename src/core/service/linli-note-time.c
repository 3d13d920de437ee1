/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* By when something is wanted or promised: 明天下午, 周五前, 3天内, 月底, 7月2号. A day, for a promise is kept by the day; the hour stays in the
 * line. What lies behind (昨天) is no promise, and a number with 号 alone may be a building. */

#include "config.h"

#include "linli-note-private.h"

/* Days of the week in the order of the calendar: Monday is 1. */
static const char * const weekdays[] = { "一", "二", "三", "四", "五", "六", "日" };

static gboolean
linli_note_eat (const LinliNoteLine *line,
                guint               *at,
                const char          *text)
{
  guint end = *at;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), end++)
    if (end >= line->n || line->taken[end] || line->c[end] != g_utf8_get_char (p))
      return FALSE;
  *at = end;
  return TRUE;
}

static gboolean
linli_note_eat_one_of (const LinliNoteLine *line,
                       guint               *at,
                       const char * const  *texts)
{
  for (gsize i = 0; texts[i] != NULL; i++)
    if (linli_note_eat (line, at, texts[i]))
      return TRUE;
  return FALSE;
}

/* 3, 12, 三, 两, 十二, 二十, 三十一; 0 for none. */
static int
linli_note_eat_number (const LinliNoteLine *line,
                       guint               *at)
{
  static const char * const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  guint end = *at;
  int tens = 0, ones = 0;

  while (end < line->n && !line->taken[end] && line->c[end] < 0x80 && g_ascii_isdigit (line->c[end]) && ones < 100)
    ones = 10 * ones + g_ascii_digit_value (line->c[end++]);
  if (end > *at)
    {
      *at = end;
      return ones;
    }
  if (linli_note_eat (line, at, "两"))
    return 2;
  for (int i = 0; i < 9 && ones == 0; i++)
    ones = linli_note_eat (line, at, digits[i]) ? i + 1 : 0;
  if (!linli_note_eat (line, at, "十"))
    return ones;
  tens = ones > 0 ? ones : 1;
  ones = 0;
  for (int i = 0; i < 9 && ones == 0; i++)
    ones = linli_note_eat (line, at, digits[i]) ? i + 1 : 0;
  return 10 * tens + ones;
}

/* 下午, 上午10点, 3点半, 晚上 */
static void
linli_note_eat_hour (const LinliNoteLine *line,
                     guint               *at)
{
  static const char * const parts[] = { "上午", "下午", "早上", "晚上", "中午", "傍晚", "凌晨", "一早", "早", "晚", NULL };
  guint end;

  linli_note_eat_one_of (line, at, parts);
  end = *at;
  if (linli_note_eat_number (line, &end) > 0 && (linli_note_eat (line, &end, "点") || linli_note_eat (line, &end, ":")))
    {
      *at = end;
      if (!linli_note_eat (line, at, "半") && linli_note_eat_number (line, &end) > 0)
        {
          *at = end;
          linli_note_eat (line, at, "分");
        }
    }
}

/* 今晚, 明早, 大后天. 今天 alone tells when something happened; with a word that looks forward it is a promise. */
static gboolean
linli_note_eat_day (const LinliNoteLine *line,
                    guint               *at,
                    gint64               today,
                    gint64              *day)
{
  static const struct { const char *text; int days; } words[] = {
    { "大后天", 3 }, { "后天", 2 }, { "后日", 2 }, { "明天", 1 }, { "明日", 1 }, { "明早", 1 }, { "明晚", 1 }, { "明儿", 1 },
    { "今晚", 0 }, { "下班前", 0 },
  };
  static const char * const todays[] = { "今天", "今日", "今儿", "当天", NULL };
  static const char * const forwards[] = { "之内", "以内", "内", "下班前", "前", "下午", "晚上", "必须", NULL };
  guint end = *at, look;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (linli_note_eat (line, at, words[i].text))
      {
        *day = today + words[i].days;
        return TRUE;
      }
  look = end;
  if (!linli_note_eat_one_of (line, &look, todays))
    return FALSE;
  end = look;
  if (!linli_note_eat_one_of (line, &look, forwards))
    return FALSE;
  *at = end;
  *day = today;
  return TRUE;
}

/* 周五, 下星期三, 这周末. A day of the week alone is the next one, today not counted out. */
static gboolean
linli_note_eat_weekday (const LinliNoteLine *line,
                        guint               *at,
                        gint64               today,
                        gint64              *day)
{
  static const char * const names[] = { "星期", "礼拜", "周", NULL };
  static const char * const this_week[] = { "这个", "这", "本", NULL };
  gint64 monday = today - ((today + 3) % 7 + 7) % 7; /* day 0 is a Thursday */
  gboolean named, next = FALSE;
  guint end = *at;
  int weeks = 0;

  if (*at > 0 && g_utf8_strchr ("上每", -1, line->c[*at - 1]) != NULL) /* it was, or it is every week */
    return FALSE;
  named = linli_note_eat_one_of (line, &end, this_week);
  while (!named && weeks < 2 && linli_note_eat (line, &end, "下"))
    {
      linli_note_eat (line, &end, "个");
      weeks++;
    }
  if (!linli_note_eat_one_of (line, &end, names))
    return FALSE;
  next = !named && weeks == 0;
  if (linli_note_eat (line, &end, "末"))
    *day = monday + 7 * weeks + 5;
  else
    {
      int weekday = 0;

      for (int i = 0; i < 7 && weekday == 0; i++)
        weekday = linli_note_eat (line, &end, weekdays[i]) ? i + 1 : 0;
      if (weekday == 0 && linli_note_eat (line, &end, "天"))
        weekday = 7;
      if (weekday == 0 && end < line->n && line->c[end] >= '1' && line->c[end] <= '6')
        weekday = (int) (line->c[end++] - '0');
      if (weekday == 0)
        return FALSE;
      *day = monday + 7 * weeks + weekday - 1;
    }
  if (next && *day < today)
    *day += 7;
  *at = end;
  return *day >= today;
}

static gint64
linli_note_find_date (int year,
                      int month,
                      int day)
{
  LinliDate date = { (guint16) (year + (month - 1) / 12), (guint8) ((month - 1) % 12 + 1), (guint8) day };

  return linli_date_is_valid (&date) ? linli_date_to_day_number (&date) : -1;
}

/* 7月2号, 2号前, 下个月5号, 月底. Without a month it needs a word that tells it from a building. */
static gboolean
linli_note_eat_date (const LinliNoteLine *line,
                     guint               *at,
                     gint64               today,
                     gint64              *day)
{
  static const char * const before[] = { "前", "之前", "以前", "上午", "下午", "早上", "晚上", NULL };
  static const char * const this_month[] = { "本月", "这个月", "这月", NULL };
  LinliDate now;
  guint end = *at, look;
  int month, number, shift = 0;
  gboolean named;

  linli_date_from_day_number (today, &now);
  while (linli_note_eat (line, &end, "下"))
    {
      linli_note_eat (line, &end, "个");
      shift++;
    }
  if (shift > 1 || (shift == 1 && !linli_note_eat (line, &end, "月")))
    return FALSE;
  named = shift > 0 || linli_note_eat_one_of (line, &end, this_month);
  if ((named && linli_note_eat (line, &end, "底")) || linli_note_eat (line, &end, "月底") || linli_note_eat (line, &end, "月末"))
    {
      *day = linli_note_find_date (now.year, now.month + shift + 1, 1) - 1;
      *at = end;
      return TRUE;
    }
  number = linli_note_eat_number (line, &end);
  month = now.month + shift;
  if (!named && number > 0 && linli_note_eat (line, &end, "月"))
    {
      month = number;
      if (month <= 12 && (linli_note_eat (line, &end, "底") || linli_note_eat (line, &end, "末")))
        {
          *day = linli_note_find_date (now.year + (month < now.month), month + 1, 1) - 1;
          *at = end;
          return TRUE;
        }
      number = linli_note_eat_number (line, &end);
      if (month > 12 || number < 1 || !(linli_note_eat (line, &end, "号") || linli_note_eat (line, &end, "日")))
        return FALSE;
      *day = linli_note_find_date (now.year, month, number);
      if (*day >= 0 && *day < today)
        *day = linli_note_find_date (now.year + 1, month, number);
      *at = end;
      return *day >= 0;
    }
  if (number < 1 || !(linli_note_eat (line, &end, "号") || linli_note_eat (line, &end, "日")))
    return FALSE;
  look = end;
  if (!named && !linli_note_eat_one_of (line, &look, before))
    return FALSE;
  *day = linli_note_find_date (now.year, month, number);
  if (*day < today)
    *day = linli_note_find_date (now.year, month + 1, number);
  *at = end;
  return *day >= today;
}

/* 3天内, 两周之内, 24小时内, 半个月内, 5天后 */
static gboolean
linli_note_eat_span (const LinliNoteLine *line,
                     guint               *at,
                     gint64               today,
                     gint64              *day)
{
  static const char * const ends[] = { "之内", "以内", "内", "后", "之后", "以后", NULL };
  guint end = *at;
  int number, days = 0;

  if (linli_note_eat (line, &end, "半个月"))
    days = 15;
  else if ((number = linli_note_eat_number (line, &end)) > 0)
    {
      linli_note_eat (line, &end, "个");
      if (linli_note_eat (line, &end, "工作日") || linli_note_eat (line, &end, "天") || linli_note_eat (line, &end, "日"))
        days = number;
      else if (linli_note_eat (line, &end, "周") || linli_note_eat (line, &end, "星期") || linli_note_eat (line, &end, "礼拜"))
        days = 7 * number;
      else if (linli_note_eat (line, &end, "小时") || linli_note_eat (line, &end, "钟头"))
        days = (number + 23) / 24;
      else if (linli_note_eat (line, &end, "月"))
        days = 30 * number;
    }
  if (days == 0 || !linli_note_eat_one_of (line, &end, ends))
    return FALSE;
  *day = today + days;
  *at = end;
  return TRUE;
}

/* Adds the part of the first time that is named. */
void
_linli_note_find_time (LinliNoteLine   *line,
                       const LinliDate *today)
{
  static const char * const before[] = { "之前", "以前", "前", "之内", "以内", "内", NULL };
  gint64 now = linli_date_to_day_number (today);

  for (guint i = 0; i < line->n; i++)
    {
      guint end = i;
      gint64 day;
      LinliDate date;
      LinliNotePart *part;
      gboolean within_number = i > 0 && line->c[i - 1] < 0x80 && (g_ascii_isalnum (line->c[i - 1]) || line->c[i - 1] == '-');

      if (line->taken[i] || within_number ||
          !(linli_note_eat_day (line, &end, now, &day) || linli_note_eat_weekday (line, &end, now, &day) ||
            linli_note_eat_span (line, &end, now, &day) || linli_note_eat_date (line, &end, now, &day)))
        continue;
      linli_note_eat_hour (line, &end);
      linli_note_eat_one_of (line, &end, before);
      linli_date_from_day_number (day, &date);
      part = _linli_note_add (line, LINLI_NOTE_TIME, i, end - i);
      part->label = g_steal_pointer (&part->value);
      part->value = linli_date_to_string (&date);
      for (guint k = i; k < end; k++)
        line->taken[k] = TRUE;
      return;
    }
}
