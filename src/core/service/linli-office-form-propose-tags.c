/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Whom a form asks for, by the tags that its title names. Often a title does not say whether people have all of them or one: then it is taken for
 * what lists nobody too few, and what is taken is seen above the rows. */

#include "config.h"

#include <string.h>

#include "linli-office-form-private.h"
#include "linli-tags.h"

/* Where the title names a tag, by one of its words. */
typedef struct {
  const char *code;
  const char *start; /* NULL: it does not */
  const char *end;
  guint factor;      /* of the words beside each other, those with the same are enough one by one */
  gboolean is_at_home;
} LinliOfficeFormNamed;

/* The first of the words that the title has, and of those at the same place the longest. */
static void
linli_office_form_find_named (LinliOfficeForm      *self,
                              const char           *words,
                              LinliOfficeFormNamed *named)
{
  g_auto (GStrv) names = g_strsplit (words != NULL ? words : "", " ", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *found = g_utf8_strlen (names[i], -1) >= 2 ? strstr (self->heading, names[i]) : NULL;
      const char *end = found != NULL ? found + strlen (names[i]) : NULL;

      if (found == NULL || (named->start != NULL && (found > named->start || (found == named->start && end <= named->end))))
        continue;
      named->start = found;
      named->end = end;
    }
}

static int
linli_office_form_named_compare (gconstpointer a,
                                 gconstpointer b)
{
  const LinliOfficeFormNamed *one = a, *other = b;

  return one->start != other->start ? (one->start < other->start ? -1 : 1) : (one->end < other->end) - (one->end > other->end);
}

/* In the order of the title; no word is part of another. */
static GArray *
linli_office_form_list_named (LinliOfficeForm *self,
                              GPtrArray       *kinds)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (LinliOfficeFormNamed));

  for (guint i = 0; i < kinds->len; i++)
    {
      const LinliTagKind *kind = g_ptr_array_index (kinds, i);
      LinliOfficeFormNamed named = { .code = kind->code };

      linli_office_form_find_named (self, kind->name, &named);
      linli_office_form_find_named (self, kind->synonyms, &named);
      /* From an age on is the same, said exactly. */
      if (named.start != NULL && !(g_str_equal (kind->code, "aged") && self->filter->least_age >= 0))
        g_array_append_val (all, named);
    }
  g_array_sort (all, linli_office_form_named_compare);
  for (guint i = 1; i < all->len;)
    if (g_array_index (all, LinliOfficeFormNamed, i).start < g_array_index (all, LinliOfficeFormNamed, i - 1).end)
      g_array_remove_index (all, i);
    else
      i++;
  return all;
}

/* "独居、空巢老人" names people of either kind. */
static gboolean
linli_office_form_are_listed (const LinliOfficeFormNamed *one,
                              const LinliOfficeFormNamed *other)
{
  static const char * const between[] = { "、", ",", "/", "和", "及", "与", "或" };
  g_autofree char *text = g_strndup (one->end, (gsize) (other->start - one->end));

  for (gsize i = 0; i < G_N_ELEMENTS (between); i++)
    if (strstr (text, between[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* "低保残疾人" and "低保家庭的残疾人". */
static gboolean
linli_office_form_are_beside (const LinliOfficeFormNamed *one,
                              const LinliOfficeFormNamed *other)
{
  g_autofree char *between = g_strndup (one->end, (gsize) (other->start - one->end));

  return g_regex_match_simple ("^(家庭|户)?(中)?(的)?$", between, 0, 0);
}

/* What nobody is at once, or what is said in one breath of those who are either. "留守老人" are no children. */
static gboolean
linli_office_form_are_either (const LinliOfficeFormNamed *one,
                              const LinliOfficeFormNamed *other)
{
  static const char * const pairs[][2] = {
    { "low_income", "destitute" }, { "alone", "empty_nest" }, { "left_behind", "maternity" }, { "left_behind", "alone" }, { "left_behind", "empty_nest" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if ((g_str_equal (one->code, pairs[i][0]) && g_str_equal (other->code, pairs[i][1])) || (g_str_equal (one->code, pairs[i][1]) && g_str_equal (other->code, pairs[i][0])))
      return TRUE;
  return FALSE;
}

static gboolean
linli_office_form_helps (const LinliOfficeFormNamed *named)
{
  return g_str_equal (named->code, "party") || g_str_equal (named->code, "volunteer");
}

/* "党员低保户结对帮扶台账" and "志愿者走访独居老人台账" are of those who are helped. On many forms is a telephone to get in touch. */
static void
linli_office_form_drop_helpers (LinliOfficeForm *self,
                                GArray          *named)
{
  gboolean is_help = g_regex_match_simple ("结对|帮扶|包户|包保|走访|探访|慰问|联系(?!人|电话|方式|号码|地址)", self->heading, 0, 0);

  for (guint i = 0, end; i < named->len; i = MAX (end, i + 1))
    {
      const LinliOfficeFormNamed *all = (const LinliOfficeFormNamed *) (gpointer) named->data;
      gboolean is_said;

      for (end = i; end < named->len && linli_office_form_helps (&all[end]);)
        end++;
      if (end == i || end - i == named->len)
        continue;
      is_said = i > 0 && (linli_office_form_are_listed (&all[i - 1], &all[i]) || (!is_help && linli_office_form_are_beside (&all[i - 1], &all[i])));
      if (end < named->len)
        is_said |= linli_office_form_are_listed (&all[end - 1], &all[end])
                   || (!is_help && !g_str_equal (all[end - 1].code, "volunteer") && linli_office_form_are_beside (&all[end - 1], &all[end]));
      if (is_said)
        continue;
      g_array_remove_range (named, i, end - i);
      /* There now is somebody who is helped, or nobody. */
      end = i;
    }
}

/* "残疾人志愿者" may help them, "党员志愿者" are both; where the file knows no volunteers by their tag, they are among the first. */
static void
linli_office_form_read_volunteers (GArray        *named,
                                   LinliDatabase *database)
{
  const LinliOfficeFormNamed *all = (const LinliOfficeFormNamed *) (gpointer) named->data;
  guint first, at = 0;
  gboolean are_both = TRUE;

  while (at < named->len && !g_str_equal (all[at].code, "volunteer"))
    at++;
  for (first = at; at < named->len && first > 0 && linli_office_form_are_beside (&all[first - 1], &all[first]); first--)
    are_both &= g_str_equal (all[first - 1].code, "party") || g_str_equal (all[first - 1].code, "veteran");
  if (first == at)
    return;
  if (!are_both)
    g_array_remove_range (named, first, at - first);
  else if (linli_database_get_int64 (database, 0, "SELECT EXISTS (SELECT 1 FROM tag WHERE code = 'volunteer' AND deleted_at IS NULL)", NULL) == 0)
    g_array_remove_index (named, at);
}

static void
linli_office_form_add_tag (LinliOfficeForm *self,
                           const char      *code)
{
  char *tags = self->filter->tag != NULL ? g_strjoin (LINLI_OFFICE_FORM_TAG_OR, self->filter->tag, code, NULL) : g_strdup (code);

  g_free (self->filter->tag);
  self->filter->tag = tags;
}

/* One of the words of each factor, in all ways; "低保特困残疾人" are 低保 and 残疾, or 特困 and 残疾. */
static void
linli_office_form_add_together (LinliOfficeForm            *self,
                                const LinliOfficeFormNamed *all,
                                guint                       n,
                                guint                       factor,
                                const char                 *before)
{
  gboolean is_last = TRUE;

  for (guint i = 0; i < n; i++)
    is_last &= all[i].factor <= factor;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *tags = g_strconcat (before, *before != '\0' ? LINLI_OFFICE_FORM_TAG_AND : "", all[i].is_at_home ? LINLI_OFFICE_FORM_TAG_AT_HOME : "", all[i].code, NULL);

      if (all[i].factor != factor)
        continue;
      if (is_last)
        linli_office_form_add_tag (self, tags);
      else
        linli_office_form_add_together (self, all, n, factor + 1, tags);
    }
}

/* Words beside each other: which of them are enough one by one, and which are said of a household, of whose members another has the rest. */
static void
linli_office_form_factor (LinliOfficeForm      *self,
                          LinliOfficeFormNamed *all,
                          guint                 n)
{
  guint n_factors = 0;

  for (guint i = 0; i < n; i++)
    {
      guint mate = 0;

      while (mate < i && !linli_office_form_are_either (&all[mate], &all[i]))
        mate++;
      all[i].factor = mate < i ? all[mate].factor : n_factors++;
    }
  for (guint i = 0; n_factors > 1 && i < n; i++)
    {
      g_autofree char *word = g_strndup (all[i].start, (gsize) ((i + 1 < n ? all[i + 1].start : all[i].end) - all[i].start));

      all[i].is_at_home = g_str_equal (self->kind, "person") && g_regex_match_simple ("(家庭|户)(中)?(的)?$", word, 0, 0);
    }
}

/* "特殊困难群体" are those who have one of the tags that the form has columns for. */
static void
linli_office_form_propose_needy (LinliOfficeForm *self)
{
  static const char * const needy[] = { "困难", "特殊", "重点人", "关爱", "帮扶", "弱势" };
  gboolean is_named = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (needy); i++)
    is_named |= strstr (self->heading, needy[i]) != NULL;
  for (guint i = 0; is_named && i < linli_import_get_n_columns (self->import, self->sheet); i++)
    {
      const char *target = linli_import_get_column_target (self->import, self->sheet, i);

      if (g_str_has_prefix (target, "tag:"))
        linli_office_form_add_tag (self, target + strlen ("tag:"));
    }
}

/* Whoever the title names, by tags: those with all that stand beside each other, or of those that are listed with one. */
void
_linli_office_form_propose_tags (LinliOfficeForm *self,
                                 LinliDatabase   *database)
{
  g_autoptr (GPtrArray) kinds = linli_tags_list (database, NULL);
  g_autoptr (GArray) named = kinds != NULL ? linli_office_form_list_named (self, kinds) : g_array_new (FALSE, FALSE, sizeof (LinliOfficeFormNamed));
  LinliOfficeFormNamed *all;

  linli_office_form_drop_helpers (self, named);
  linli_office_form_read_volunteers (named, database);
  all = (LinliOfficeFormNamed *) (gpointer) named->data;
  for (guint i = 0, end; i < named->len; i = end)
    {
      for (end = i + 1; end < named->len && linli_office_form_are_beside (&all[end - 1], &all[end]);)
        end++;
      linli_office_form_factor (self, &all[i], end - i);
      if (i == 0 || linli_office_form_are_listed (&all[0], &all[i]))
        linli_office_form_add_together (self, &all[i], end - i, 0, "");
    }
  if (self->filter->tag == NULL)
    linli_office_form_propose_needy (self);
}
