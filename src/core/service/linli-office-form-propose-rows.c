/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who or what is in a form, by what stands above its header. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "linli-office-form-private.h"

/* Who is old, by the law on the protection of elders (art. 2), and who gets the allowance for great age. */
#define ELDER_AGE 60
#define GREAT_AGE 80

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
  linli_resident_filter_free (self->filter);
  self->filter = linli_resident_filter_new ();
  linli_office_form_propose_sorts (self);
  _linli_office_form_propose_matters (self);
  if (!g_str_equal (self->kind, "person") && !g_str_equal (self->kind, "household"))
    return;
  linli_office_form_propose_ages (self);
  _linli_office_form_propose_tags (self, database);
  /* "外出务工人员台账"; who has come back is at home again. */
  if (strstr (self->heading, "外出") != NULL && strstr (self->heading, "返乡") == NULL)
    self->filter->presence = LINLI_PRESENCE_AWAY;
  else if (strstr (self->heading, "流动人口") != NULL || strstr (self->heading, "外来人口") != NULL || strstr (self->heading, "暂住人口") != NULL)
    self->filter->population_type = g_strdup ("floating");
}
