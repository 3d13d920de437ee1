/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who or what is in a form, by what stands above its header. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "linli-office-form-private.h"
#include "linli-tags.h"

/* Who is old, by the law on the protection of elders (art. 2), and who gets the allowance for great age. */
#define ELDER_AGE 60
#define GREAT_AGE 80

/* Where the title names a tag, by one of its words. */
typedef struct {
  const char *code;
  const char *start; /* NULL: it does not */
  const char *end;
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

/* "独居、空巢老人" names people of either kind. */
static gboolean
linli_office_form_are_listed (const char *one,
                              const char *other)
{
  static const char * const between[] = { "、", ",", "/", "和", "及", "与", "或" };
  g_autofree char *text = one < other ? g_strndup (one, (gsize) (other - one)) : g_strndup (other, (gsize) (one - other));

  for (gsize i = 0; i < G_N_ELEMENTS (between); i++)
    if (strstr (text, between[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
linli_office_form_add_tag (LinliOfficeForm *self,
                           const char      *code)
{
  char *tags = self->filter->tag != NULL ? g_strjoin (LINLI_OFFICE_FORM_TAG_OR, self->filter->tag, code, NULL) : g_strdup (code);

  g_free (self->filter->tag);
  self->filter->tag = tags;
}

/* "低保残疾人" and "低保家庭的残疾人" are both at once. Volunteers are not what they look after. */
static gboolean
linli_office_form_are_both (const LinliOfficeFormNamed *one,
                            const LinliOfficeFormNamed *other)
{
  g_autofree char *between = one->end <= other->start ? g_strndup (one->end, (gsize) (other->start - one->end)) : g_strdup ("|");

  return g_regex_match_simple ("^(家庭|户)?(中)?(的)?$", between, 0, 0) && !g_str_equal (one->code, "volunteer") && !g_str_equal (other->code, "volunteer");
}

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
  return all;
}

/* Whoever the title names, by tags. */
static void
linli_office_form_propose_tags (LinliOfficeForm *self,
                                GPtrArray       *kinds)
{
  g_autoptr (GArray) named = linli_office_form_list_named (self, kinds);
  const LinliOfficeFormNamed *all = (const LinliOfficeFormNamed *) (gpointer) named->data;
  gboolean turned = named->len == 2 && all[1].start < all[0].start;

  if (named->len == 2 && linli_office_form_are_both (&all[turned], &all[!turned]))
    {
      self->filter->tag = g_strconcat (all[turned].code, LINLI_OFFICE_FORM_TAG_AND, all[!turned].code, NULL);
      return;
    }
  for (guint i = 0; i < named->len; i++)
    if (i == 0 || linli_office_form_are_listed (all[0].start, all[i].start))
      linli_office_form_add_tag (self, all[i].code);
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

/* "0-3岁婴幼儿", "16周岁以下": both bounds count. */
static void
linli_office_form_propose_ages (LinliOfficeForm *self)
{
  g_autoptr (GRegex) range = g_regex_new ("(?<![0-9])([0-9]{1,3})周?岁?(?:-|—|–|~|至|到)([0-9]{1,3})周?岁", 0, 0, NULL);
  g_autoptr (GRegex) least = g_regex_new ("(?<![0-9])([0-9]{2,3})周?岁(?:及|\\(含\\))?以上", 0, 0, NULL);
  g_autoptr (GRegex) most = g_regex_new ("(?<![0-9])([0-9]{1,2})周?岁(及|\\(含\\))?以下", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL, upper = NULL;
  g_autofree char *one = NULL, *other = NULL;

  if (g_regex_match (range, self->heading, 0, &match))
    {
      one = g_match_info_fetch (match, 1);
      other = g_match_info_fetch (match, 2);
      self->filter->least_age = atoi (one) > 0 ? atoi (one) : -1;
      self->filter->most_age = atoi (other);
      return;
    }
  g_clear_pointer (&match, g_match_info_free);
  if (g_regex_match (least, self->heading, 0, &match))
    {
      one = g_match_info_fetch (match, 1);
      self->filter->least_age = atoi (one);
    }
  else if (strstr (self->heading, "高龄") != NULL)
    self->filter->least_age = GREAT_AGE;
  else if (strstr (self->heading, "老年人") != NULL || strstr (self->heading, "老人") != NULL)
    self->filter->least_age = ELDER_AGE;
  if (g_regex_match (most, self->heading, 0, &upper))
    {
      g_autofree char *included = g_match_info_fetch (upper, 2);

      other = g_match_info_fetch (upper, 1);
      self->filter->most_age = atoi (other) - (*included == '\0');
    }
}

static int
linli_office_form_compare_words (gconstpointer a,
                                 gconstpointer b)
{
  return (int) strlen (*(const char * const *) b) - (int) strlen (*(const char * const *) a);
}

/* Titles that name some for the rest: "九小场所" and "企事业单位" are of nearly all kinds, and those in brackets are there besides. */
static GString *
linli_office_form_read_sorts (LinliOfficeForm *self)
{
  g_autoptr (GRegex) brackets = g_regex_new ("[(（][^)）]*[)）]", 0, 0, NULL);
  g_autofree char *text = g_regex_replace_literal (brackets, self->heading, -1, 0, " ", 0, NULL);

  return g_string_new (strstr (text, "企事业") == NULL && strstr (text, "九小") == NULL ? text : "");
}

/* What the street calls shops are restaurants and pharmacies as well. */
static void
linli_office_form_add_shops (const char *kind,
                             const char *heading,
                             GPtrArray  *codes)
{
  static const char * const words[] = { "商铺", "门店", "店铺", "商户", "商家" };
  static const char * const of_shops[] = { "shop", "restaurant", "medical" };
  gboolean is_named = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    is_named |= strstr (heading, words[i]) != NULL;
  for (gsize i = 0; is_named && g_str_equal (kind, "organisation") && i < G_N_ELEMENTS (of_shops); i++)
    g_ptr_array_add (codes, (gpointer) of_shops[i]);
}

/* "餐饮单位台账": of which kinds they are, where the title says some; an "电动自行车" is no "自行车". */
static void
linli_office_form_propose_sorts (LinliOfficeForm *self)
{
  const LinliField *field = _linli_office_form_find_sorts (self->kind);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  GString *heading = linli_office_form_read_sorts (self);

  linli_office_form_add_shops (self->kind, heading->str, codes);
  for (const LinliCode *code = field != NULL ? field->codes : NULL; code != NULL && code->code != NULL; code++)
    {
      g_auto (GStrv) synonyms = g_strsplit (code->synonyms != NULL && !g_str_equal (code->code, "other") ? code->synonyms : "", " ", -1);

      for (gsize i = 0; synonyms[i] != NULL; i++)
        if (g_utf8_strlen (synonyms[i], -1) >= 2)
          g_ptr_array_add (words, g_strdup (synonyms[i]));
    }
  g_ptr_array_sort (words, linli_office_form_compare_words);
  for (guint i = 0; i < words->len; i++)
    if (g_string_replace (heading, g_ptr_array_index (words, i), "|", 0) > 0)
      {
        const char *code = linli_field_find_code (field, g_ptr_array_index (words, i));

        if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
          g_ptr_array_add (codes, (gpointer) code);
      }
  g_ptr_array_add (codes, NULL);
  g_free (self->sorts);
  self->sorts = codes->len > 1 ? g_strjoinv (LINLI_OFFICE_FORM_OR, (char **) codes->pdata) : NULL;
  g_string_free (heading, TRUE);
}

/* "80周岁以上独居老人花名册": from what age, and who. */
void
_linli_office_form_propose_rows (LinliOfficeForm *self,
                                 LinliDatabase   *database)
{
  g_autoptr (GPtrArray) kinds = linli_tags_list (database, NULL);

  linli_resident_filter_free (self->filter);
  self->filter = linli_resident_filter_new ();
  linli_office_form_propose_sorts (self);
  _linli_office_form_propose_matters (self);
  if (!g_str_equal (self->kind, "person") && !g_str_equal (self->kind, "household"))
    return;
  linli_office_form_propose_ages (self);
  if (kinds != NULL)
    linli_office_form_propose_tags (self, kinds);
  if (self->filter->tag == NULL)
    linli_office_form_propose_needy (self);
  /* "外出务工人员台账"; who has come back is at home again. */
  if (strstr (self->heading, "外出") != NULL && strstr (self->heading, "返乡") == NULL)
    self->filter->presence = LINLI_PRESENCE_AWAY;
  else if (strstr (self->heading, "流动人口") != NULL || strstr (self->heading, "外来人口") != NULL || strstr (self->heading, "暂住人口") != NULL)
    self->filter->population_type = g_strdup ("floating");
}
