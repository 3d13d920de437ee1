/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Which matters are in a form, where its rows are matters: when they were opened, by what the form is called and the day of the form, and
 * how far they got. And where a matter is. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "linli-matter-kind.h"
#include "linli-office-form-private.h"
#include "linli-text.h"
#include "linli-title-private.h"

/* ── What the form names ── */

/* Whole months of one year. */
typedef struct {
  int year; /* 0 where none is written */
  int first;
  int last;
} Named;

#define YEAR "(?:([12][0-9]{3})年?度?)?"
#define NUMERAL "一二三四五六七八九十"
#define MONTH "(?<![0-9" NUMERAL "])([0-9]{1,2}|十[一二]?|[元" NUMERAL "])"

/* "三", "十一", "11"; 0 for nothing that is a number. */
static int
linli_office_form_read_number (const char *text)
{
  static const char * const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二" };

  for (gsize i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (g_str_equal (numerals[i], text))
      return (int) i + 1;
  return g_str_equal (text, "元") ? 1 : atoi (text);
}

/* The year and one or two more parts of @pattern, where @text has it. */
static gboolean
linli_office_form_match_named (const char *pattern,
                               const char *text,
                               int        *year,
                               char      **one,
                               char      **other)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *written = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  written = g_match_info_fetch (match, 1);
  *year = written != NULL ? atoi (written) : 0;
  *one = g_match_info_fetch (match, 2);
  *other = g_match_info_fetch (match, 3);
  return TRUE;
}

/* "2 月份" is "2月份", but the 1 of "附件1" is of no month that stands behind it. */
static char *
linli_office_form_join_blanks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (*at != ' ' || (plain->len > 0 && g_ascii_isdigit (plain->str[plain->len - 1]) && g_ascii_isdigit (at[1])))
      g_string_append_c (plain, *at);
  return g_string_free (plain, FALSE);
}

static gboolean
linli_office_form_write_year_cb (const GMatchInfo *match,
                                 GString          *text,
                                 gpointer          unused)
{
  static const char * const digits[] = { "〇零○0", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  g_autofree char *year = g_match_info_fetch (match, 0);

  for (const char *at = year; *at != '\0'; at = g_utf8_next_char (at))
    for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
      if (g_utf8_strchr (digits[i], -1, g_utf8_get_char (at)) != NULL)
        g_string_append_c (text, (char) ('0' + i));
  return FALSE;
}

/* "二〇二六年" is "2026年". */
static char *
linli_office_form_write_years (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("[一二][〇零○0一二三四五六七八九]{3}(?=年)", 0, 0, NULL);

  return g_regex_replace_eval (regex, text, -1, 0, 0, linli_office_form_write_year_cb, NULL, NULL);
}

/* "2026年11月", "3月份", "2026.11", "三季度", "前三季度", "上半年", "1-11月", "2026年度". */
static gboolean
linli_office_form_read_named (const char *text,
                              Named      *named)
{
  g_autofree char *folded = linli_text_fold (text);
  g_autofree char *joined = linli_office_form_join_blanks (folded);
  g_autofree char *plain = linli_office_form_write_years (joined);
  g_autofree char *one = NULL, *other = NULL;

  if (linli_office_form_match_named (YEAR "(?:前|第?[一1][-至到]第?)([二三四2-4])季度", plain, &named->year, &one, &other))
    {
      named->first = 1;
      named->last = linli_office_form_read_number (one) * 3;
    }
  else if (linli_office_form_match_named (YEAR "第?([一二三四1-4])季度", plain, &named->year, &one, &other))
    {
      named->first = linli_office_form_read_number (one) * 3 - 2;
      named->last = named->first + 2;
    }
  else if (linli_office_form_match_named (YEAR "([上下])半年", plain, &named->year, &one, &other))
    {
      named->first = g_str_equal (one, "上") ? 1 : 7;
      named->last = named->first + 5;
    }
  else if (linli_office_form_match_named (YEAR MONTH "月?(?:[0-9]{1,2}日)?[-至到](?:[12][0-9]{3}年)?([0-9]{1,2}|十[一二]?|[" NUMERAL "])月", plain, &named->year, &one, &other))
    {
      named->first = linli_office_form_read_number (one);
      named->last = linli_office_form_read_number (other);
    }
  else if (linli_office_form_match_named (YEAR MONTH "月", plain, &named->year, &one, &other)
           || linli_office_form_match_named ("(?<![0-9])(20[0-9]{2})[-./]([0-9]{1,2})(?![0-9])", plain, &named->year, &one, &other))
    named->first = named->last = linli_office_form_read_number (one);
  else if (linli_office_form_match_named ("([12][0-9]{3})年(?!第?[0-9]{1,2}周)|年度", plain, &named->year, &one, &other))
    *named = (Named) { named->year, 1, 12 };
  else
    return FALSE;
  return named->first >= 1 && named->first <= named->last && named->last <= 12;
}

/* By its title; else by the name of the sheet, or of the file. Of a ledger of the whole year a sheet may be one month. */
static gboolean
linli_office_form_find_named (LinliOfficeForm *self,
                              Named           *named)
{
  const char *sheet = linli_sheet_get_name (linli_table_get_sheet (self->table, self->sheet));
  Named narrow = { 0 };

  if (!linli_office_form_read_named (self->heading, named))
    return linli_office_form_read_named (sheet, named) || linli_office_form_read_named (self->name, named);
  if (named->first == 1 && named->last == 12 && linli_office_form_read_named (sheet, &narrow) && (narrow.year == 0 || narrow.year == named->year))
    *named = (Named) { named->year, narrow.first, narrow.last };
  return TRUE;
}

/* The blank form that the file keeps names the months of the form that was given once: as many of them are meant as there are on the day. */
static void
linli_office_form_move_named (Named           *named,
                              const LinliDate *day)
{
  int n = named->last - named->first + 1;

  named->year = day->year;
  if (12 % n == 0 && (named->first - 1) % n == 0)
    {
      named->first = day->month - (day->month - 1) % n;
      named->last = named->first + n - 1;
    }
  else
    named->last = MAX (named->first, (int) day->month);
}

/* A month without a year is the last one, or one that begins soon: in January "12月" was last year. */
static LinliPeriod
linli_office_form_make_named (LinliOfficeForm *self,
                              Named            named,
                              const LinliDate *day)
{
  LinliDate first, last;
  LinliPeriod end;
  int n = named.last - named.first + 1;

  if (self->is_recalled)
    linli_office_form_move_named (&named, day);
  else if (named.year == 0)
    named.year = day->year - (named.first > day->month + 1);
  first = (LinliDate) { (guint16) named.year, (guint8) named.first, 1 };
  if (n == 1 || n == 12 || (n == 3 && named.first % 3 == 1))
    return linli_period_of (n == 1 ? LINLI_PERIOD_MONTH : n == 3 ? LINLI_PERIOD_QUARTER : LINLI_PERIOD_YEAR, &first);
  last = (LinliDate) { (guint16) named.year, (guint8) named.last, 1 };
  end = linli_period_of (LINLI_PERIOD_MONTH, &last);
  return (LinliPeriod) { LINLI_PERIOD_DAYS, first, end.last };
}

/* "未整改", "已办结": which of them the title names; both, or neither, are all. */
static LinliOfficeFormMatters
linli_office_form_read_matters (const char *heading)
{
  static const char * const open[] = { "未办结", "未整改", "未完成", "未销号", "未处理", "未处置", "未办理", "未解决", "未闭环", "待办", "待整改", "逾期未", "超期未", "逾期隐患", "逾期诉求", "逾期事项" };
  static const char * const closed[] = { "已办结", "已整改", "已完成", "已销号", "已处理", "已处置", "已办理", "已解决", "已闭环" };
  gboolean is_open = FALSE, is_closed = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    is_open |= strstr (heading, open[i]) != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    is_closed |= strstr (heading, closed[i]) != NULL;
  if (is_open == is_closed)
    return LINLI_OFFICE_FORM_MATTERS_ALL;
  return is_open ? LINLI_OFFICE_FORM_MATTERS_OPEN : LINLI_OFFICE_FORM_MATTERS_CLOSED;
}

/* What is still to be done is so however long ago it was opened, unless the title itself says of when, and not until when. */
void
_linli_office_form_propose_matters (LinliOfficeForm *self)
{
  Named named = { 0 };
  gboolean is_until = strstr (self->heading, "截至") != NULL || strstr (self->heading, "截止") != NULL || strstr (self->heading, "至今") != NULL;

  self->matters = linli_office_form_read_matters (self->heading);
  self->period = self->matters == LINLI_OFFICE_FORM_MATTERS_OPEN && (is_until || !linli_office_form_read_named (self->heading, &named))
                 ? LINLI_OFFICE_FORM_PERIOD_ALL : LINLI_OFFICE_FORM_PERIOD_TITLE;
}

/* ── What is kept ── */

/* In the order of their values. */
static const char * const period_codes[] = { "title", "month", "last-month", "quarter", "year", "all" };
static const char * const matters_codes[] = { "all", "open", "closed" };

/* Words and no days: next month others are meant. */
void
_linli_office_form_add_matters (JsonBuilder     *builder,
                                LinliOfficeForm *self)
{
  json_builder_set_member_name (builder, "matters");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "period");
  json_builder_add_string_value (builder, period_codes[self->period]);
  json_builder_set_member_name (builder, "which");
  json_builder_add_string_value (builder, matters_codes[self->matters]);
  json_builder_end_object (builder);
}

/* What is not kept, or not known, stays as it is proposed. */
void
_linli_office_form_recall_matters (LinliOfficeForm *self,
                                   JsonObject      *object)
{
  const char *period = json_object_get_string_member_with_default (object, "period", "");
  const char *which = json_object_get_string_member_with_default (object, "which", "");

  for (gsize i = 0; i < G_N_ELEMENTS (period_codes); i++)
    if (g_str_equal (period_codes[i], period))
      self->period = (LinliOfficeFormPeriod) i;
  for (gsize i = 0; i < G_N_ELEMENTS (matters_codes); i++)
    if (g_str_equal (matters_codes[i], which))
      self->matters = (LinliOfficeFormMatters) i;
}

/* ── Which they are ── */

/* A matter and where it is: in a dwelling, in or at what it is about, or at home with whom it is about, where nothing else is said. */
#define OF_SUBJECT(kind) "CASE m.subject_kind WHEN '" kind "' THEN m.subject_id END"
#define MATTERS \
  "matter m LEFT JOIN unit u ON u.id = " OF_SUBJECT ("unit") " LEFT JOIN organisation o ON o.id = " OF_SUBJECT ("organisation") \
  " LEFT JOIN place l ON l.id = " OF_SUBJECT ("place") " LEFT JOIN household h ON m.place_text IS NULL AND h.id = CASE m.subject_kind" \
  " WHEN 'household' THEN m.subject_id WHEN 'person' THEN (SELECT x.household_id FROM person x WHERE x.id = m.subject_id) END" \
  " LEFT JOIN dwelling d ON d.id = coalesce (CASE WHEN m.place_text IS NULL OR m.subject_kind NOT IN ('person', 'household') OR m.subject_kind IS NULL" \
  " THEN m.dwelling_id END, " OF_SUBJECT ("dwelling") ", o.dwelling_id, h.dwelling_id)" \
  " LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id" \
  " LEFT JOIN building b ON b.id = coalesce (d.building_id, u.building_id, o.building_id, " OF_SUBJECT ("building") ")"

/* The grid that is asked for and those below it. */
#define GRIDS "(WITH RECURSIVE below (id) AS (SELECT ?2 UNION SELECT g.id FROM grid g JOIN below ON g.parent_id = below.id) SELECT id FROM below)"

/* What is at a building is in each grid in which a home of that is. */
#define IN_GRID \
  "CASE WHEN coalesce (m.grid_id, s.grid_id) IS NOT NULL THEN coalesce (m.grid_id, s.grid_id) IN " GRIDS \
  " ELSE EXISTS (SELECT 1 FROM dwelling e JOIN dwelling_standing t ON t.dwelling_id = e.id WHERE e.building_id = b.id AND (u.id IS NULL OR e.unit_id = u.id)" \
  " AND e.deleted_at IS NULL AND t.grid_id IN " GRIDS ") END"

#define IN_PLACE \
  "(?1 IS NULL OR (?1 = 'compound' AND coalesce (d.compound_id, b.compound_id, l.compound_id, " OF_SUBJECT ("compound") ") = ?2)" \
  " OR (?1 = 'building' AND b.id = ?2) OR (?1 = 'grid' AND " IN_GRID "))"

static LinliMatterKind *
linli_office_form_filling_find_matter_kind (LinliOfficeFormFilling *self,
                                            const char             *id)
{
  for (guint i = 0; self->matter_kinds != NULL && i < self->matter_kinds->len; i++)
    if (g_str_equal (linli_matter_kind_get_id (g_ptr_array_index (self->matter_kinds, i)), id))
      return g_ptr_array_index (self->matter_kinds, i);
  return NULL;
}

/* A list of closed matters is of what was closed then, whenever it was opened. */
#define DAY "CASE WHEN ?6 = 1 THEN m.closed_at ELSE m.opened_at END"

/* The ids of the matters in the order in which they were opened; without those that were none. */
GArray *
_linli_office_form_filling_list_matters (LinliOfficeFormFilling  *self,
                                         LinliDatabase           *database,
                                         GError                 **error)
{
  const char *kind = self->kind + strlen ("matter:");
  LinliMatterKind *known = linli_office_form_filling_find_matter_kind (self, kind);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *begin = self->has_period ? linli_period_dup_begin (&self->period) : NULL;
  g_autofree char *end = self->has_period ? linli_period_dup_end (&self->period) : NULL;
  gint64 closed = self->matters == LINLI_OFFICE_FORM_MATTERS_ALL ? -1 : self->matters == LINLI_OFFICE_FORM_MATTERS_CLOSED;
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error, "SELECT m.id, m.state FROM " MATTERS " WHERE m.deleted_at IS NULL AND m.kind = ?3 AND (?4 IS NULL OR (" DAY " >= ?4"
                          " AND " DAY " < ?5)) AND (?6 < 0 OR (m.closed_at IS NOT NULL) = ?6) AND " IN_PLACE " ORDER BY m.opened_at, m.id", "sisssi",
                          self->filter->place_kind, self->filter->place_id, kind, begin, end, closed);
  GError *problem = NULL;

  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &problem))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);

      if (known == NULL || !linli_matter_kind_is_void (known, linli_statement_get_text (statement, 1)))
        g_array_append_val (ids, id);
    }
  if (problem == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, problem);
  return NULL;
}

/* ── Where one is ── */

/* "东坡小区2栋1单元101"; the unit, the building, the compound or the grid; what an organisation or a public place is called, behind where it is;
 * or what was written. %NULL for nothing. */
char *
_linli_office_form_dup_matter_place (LinliDatabase *database,
                                     gint64         id)
{
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, NULL, "SELECT coalesce (nullif (s.address, ''), d.address_raw, o.address_raw, l.address_raw), CASE WHEN b.id IS NOT NULL THEN"
                          " CASE WHEN u.id IS NOT NULL THEN 'unit' ELSE 'building' END WHEN l.compound_id IS NOT NULL THEN 'compound'"
                          " WHEN m.subject_kind IN ('compound', 'grid') THEN m.subject_kind END, coalesce (u.id, b.id, l.compound_id, m.subject_id),"
                          " CASE WHEN m.dwelling_id IS NULL THEN coalesce (o.name, l.name) END, nullif (m.place_text, '') FROM " MATTERS " WHERE m.id = ?1", "i", id);
  g_autofree char *where = NULL;
  const char *name;

  if (statement == NULL || !linli_statement_step (statement, NULL))
    return NULL;
  where = g_strdup (linli_statement_get_text (statement, 0));
  if (where == NULL && !linli_statement_is_null (statement, 1))
    where = _linli_title_find (database, linli_statement_get_text (statement, 1), linli_statement_get_int64 (statement, 2), TRUE, FALSE);
  name = linli_statement_get_text (statement, 3);
  if (name != NULL)
    return where == NULL || g_str_has_prefix (name, where) ? g_strdup (name) : g_strconcat (where, " ", name, NULL);
  return where != NULL ? g_steal_pointer (&where) : g_strdup (linli_statement_get_text (statement, 4));
}

/* ── For the form ── */

/**
 * linli_office_form_find_period:
 * @self: a form
 * @which: when matters were opened
 * @period: (out): the days that are meant
 *
 * Returns: whether @which has days; not %LINLI_OFFICE_FORM_PERIOD_ALL
 */
gboolean
linli_office_form_find_period (LinliOfficeForm       *self,
                               LinliOfficeFormPeriod  which,
                               LinliPeriod           *period)
{
  LinliDate day;
  Named named;

  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self) && period != NULL, FALSE);

  if (which == LINLI_OFFICE_FORM_PERIOD_ALL || !linli_date_parse (self->day, &day, NULL))
    return FALSE;
  *period = linli_period_of (LINLI_PERIOD_MONTH, &day);
  if (which == LINLI_OFFICE_FORM_PERIOD_TITLE && linli_office_form_find_named (self, &named))
    *period = linli_office_form_make_named (self, named, &day);
  else if (which == LINLI_OFFICE_FORM_PERIOD_LAST_MONTH)
    *period = linli_period_move (period, -1);
  else if (which == LINLI_OFFICE_FORM_PERIOD_QUARTER)
    *period = linli_period_of (LINLI_PERIOD_QUARTER, &day);
  else if (which == LINLI_OFFICE_FORM_PERIOD_YEAR)
    *period = linli_period_of (LINLI_PERIOD_YEAR, &day);
  return TRUE;
}

/**
 * linli_office_form_get_period:
 * @self: a form
 *
 * Returns: when the matters were opened that are in the form, where a row is a matter; it counts for nothing else
 */
LinliOfficeFormPeriod
linli_office_form_get_period (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), LINLI_OFFICE_FORM_PERIOD_TITLE);

  return self->period;
}

/**
 * linli_office_form_set_period:
 * @self: a form
 * @period: when they were opened
 *
 * It is kept with the form as what it is, not as days, so that it means others next month.
 */
void
linli_office_form_set_period (LinliOfficeForm       *self,
                              LinliOfficeFormPeriod  period)
{
  g_return_if_fail (LINLI_IS_OFFICE_FORM (self) && period >= LINLI_OFFICE_FORM_PERIOD_TITLE && period <= LINLI_OFFICE_FORM_PERIOD_ALL);

  self->period = period;
}

/**
 * linli_office_form_get_matters:
 * @self: a form
 *
 * Returns: how far the matters got that are in the form, where a row is a matter
 */
LinliOfficeFormMatters
linli_office_form_get_matters (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), LINLI_OFFICE_FORM_MATTERS_ALL);

  return self->matters;
}

/**
 * linli_office_form_set_matters:
 * @self: a form
 * @matters: how far they got
 *
 * Those in a state that says there was no such matter, see linli_matter_kind_is_void(), are in no form.
 */
void
linli_office_form_set_matters (LinliOfficeForm        *self,
                               LinliOfficeFormMatters  matters)
{
  g_return_if_fail (LINLI_IS_OFFICE_FORM (self) && matters >= LINLI_OFFICE_FORM_MATTERS_ALL && matters <= LINLI_OFFICE_FORM_MATTERS_CLOSED);

  self->matters = matters;
}
