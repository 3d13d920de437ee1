/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the columns and the rows of a form are likely to be, by its title, the titles of its columns, and what is known of the words in them. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "linli-office-form-private.h"
#include "linli-matter-kind.h"
#include "linli-tags.h"

/* Who is old, by the law on the protection of elders (art. 2), and who gets the allowance for great age. */
#define ELDER_AGE 60
#define GREAT_AGE 80

/* A tag is ticked, unless its words or its title ask for yes or no. */
static char *
linli_office_form_dup_tag_target (const LinliOfficeFormColumn *column,
                                  const char            *target)
{
  gboolean yes_no = strstr (column->title, "是否") != NULL || column->words != NULL;

  return yes_no ? g_strdup (target) : g_strconcat ("tick:", target + strlen ("tag:"), NULL);
}

/* An import fills no two columns with the same, but for those that may have several. */
static gboolean
linli_office_form_is_filled_elsewhere (LinliOfficeForm *self,
                                       guint            index,
                                       const char      *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (i != index && g_str_equal (((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->target, target))
      return TRUE;
  return FALSE;
}

static gboolean
linli_office_form_import_has (LinliOfficeForm  *self,
                              const char *target)
{
  for (guint i = 0; i < linli_import_get_n_columns (self->import, self->sheet); i++)
    if (g_str_has_prefix (linli_import_get_column_target (self->import, self->sheet, i), target))
      return TRUE;
  return FALSE;
}

static guint
linli_office_form_count_matched (LinliOfficeForm  *self,
                                 const char *prefix)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *target = _linli_office_form_match_title (((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->title, NULL);

      n += target != NULL && g_str_has_prefix (target, prefix);
    }
  return n;
}

/* "门牌号" where no column is the room or the street, and "户号" beside the building or the unit, are what is written on the door. */
static gboolean
linli_office_form_is_door (LinliOfficeForm *self,
                           guint            index,
                           const char      *target)
{
  const char *left = index > 0 ? linli_import_get_column_target (self->import, self->sheet, index - 1) : "";

  if (linli_office_form_import_has (self, "dwelling.room"))
    return FALSE;
  if (g_str_equal (target, "household.number"))
    return g_str_equal (left, "building.name") || g_str_equal (left, "unit.name");
  return g_str_equal (target, "compound.door_plate") && !linli_office_form_import_has (self, "compound.road");
}

/* What an import understands is said of what the row is: a telephone in a list of grids is that of whoever answers for them. */
static const char *
linli_office_form_suit_import (LinliOfficeForm *self,
                               guint            index,
                               const char      *target)
{
  static const struct {
    const char *kind;
    const char *target;
    const char *instead;
  } suits[] = {
    { "grid", "person.name", "form.grid_head" }, { "grid", "person.phone", "form.grid_phone" }, { "building", "dwelling.has_gas", "building.has_gas" },
    { "building", "dwelling.floor", "building.floors" }, { "matter", "person.name", "matter.contact_name" }, { "matter", "person.phone", "matter.contact_phone" },
  };
  const char *record = _linli_office_form_find_kind (self->kind);

  for (gsize i = 0; i < G_N_ELEMENTS (suits); i++)
    if (g_str_equal (record, suits[i].kind) && g_str_equal (target, suits[i].target))
      return suits[i].instead;
  return linli_office_form_is_door (self, index, target) ? linli_office_form_import_has (self, "building.name") ? "dwelling.room" : "form.door" : target;
}

/* "编号" at the left counts the rows; elsewhere it is some number of the person. */
static gboolean
linli_office_form_is_serial (LinliOfficeForm *self,
                             guint            index)
{
  g_autofree char *folded = _linli_import_fold_title (((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, index))->title);

  return index == 0 && g_str_equal (folded, "编号");
}

/* "程度 / 失能" beside "程度 / 半失能" asks for more than that somebody has the tag which means both. */
static gboolean
linli_office_form_asks_degree (LinliOfficeForm *self,
                               guint            index,
                               const char      *target)
{
  const char *title = ((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, index))->title, *band = g_strrstr (title, " / ");
  gsize length = band != NULL ? (gsize) (band - title) + strlen (" / ") : 0;

  for (guint i = 0; length > 0 && g_str_has_prefix (target, "tag:") && i < self->columns->len; i++)
    {
      const char *other = ((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->title;

      if (i != index && strncmp (other, title, length) == 0 && strstr (other + length, " / ") == NULL
          && g_strcmp0 (_linli_import_match_title (self->import, other + length, FALSE), target) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What a column is likely to be filled with, where rows are of the kind; "" for nothing. */
char *
_linli_office_form_dup_proposal (LinliOfficeForm *self,
                                guint      index)
{
  const LinliOfficeFormColumn *column = g_ptr_array_index (self->columns, index);
  const char *target = linli_office_form_is_serial (self, index) ? "form.serial" : _linli_office_form_match_title (column->title, self->kind);

  if (target != NULL && linli_office_form_is_filled_elsewhere (self, index, target))
    return g_strdup ("");
  if (target == NULL || !_linli_office_form_kind_has (self->kind, target))
    target = linli_office_form_suit_import (self, index, linli_import_get_column_target (self->import, self->sheet, index));
  if (linli_office_form_is_filled_elsewhere (self, index, target) && !g_str_has_prefix (target, "tag") && !g_str_equal (target, "vehicle.plate"))
    return g_strdup ("");
  if (column->base != LINLI_OFFICE_FORM_COLUMN_EMPTY || !_linli_office_form_kind_has (self->kind, target) || linli_office_form_asks_degree (self, index, target))
    return g_strdup ("");
  return g_str_has_prefix (target, "tag:") ? linli_office_form_dup_tag_target (column, target) : g_strdup (target);
}

/* A list that asks more of homes than of what happened there goes through the homes. */
static gboolean
linli_office_form_tells_matters (LinliOfficeForm *self)
{
  static const char * const of_homes[] = { "dwelling.owner", "dwelling.tenure", "dwelling.use", "dwelling.area", "dwelling.has_gas" };
  guint n = linli_office_form_count_matched (self, "matter."), n_homes = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (of_homes); i++)
    n_homes += linli_office_form_import_has (self, of_homes[i]);
  return n > 1 && n > n_homes;
}

/* Several columns count what is in a building or a compound or say how it is built, and none says which part of it is meant. */
static gboolean
linli_office_form_tells_places (LinliOfficeForm *self,
                                const char      *kind)
{
  static const char * const of_rooms[] = { "dwelling.room", "dwelling.owner", "dwelling.tenure", "dwelling.area" };
  g_autofree char *field = g_strconcat (kind, ".", NULL), *name = g_strconcat (kind, ".name", NULL);
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (of_rooms); i++)
    if (linli_office_form_import_has (self, of_rooms[i]))
      return FALSE;
  if (g_str_equal (kind, "compound") && linli_office_form_import_has (self, "building."))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *target = _linli_office_form_match_title (((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->title, kind);

      n += target != NULL && _linli_office_form_kind_has (kind, target) && (_linli_office_form_is_total (target) || g_str_has_prefix (target, field));
    }
  return n > 1 && linli_office_form_import_has (self, name);
}

static gboolean
linli_office_form_names_micro_grids (LinliOfficeForm *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strstr (((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->title, "微网格") != NULL)
      return TRUE;
  return strstr (self->heading, "微网格") != NULL;
}

/* What a row is. A list by heads is one of households, one of owners or rooms one of dwellings. What speaks of a kind of matter in its title, or
 * says what happened and when, is a list of those. */
static char *
linli_office_form_dup_likely_kind (LinliOfficeForm *self)
{
  const LinliImportSheet *sheet = g_ptr_array_index (self->import->sheets, self->sheet);

  for (guint i = 0; self->matter_kinds != NULL && linli_office_form_tells_matters (self) && i < self->matter_kinds->len; i++)
    {
      LinliMatterKind *kind = g_ptr_array_index (self->matter_kinds, i);

      if (strstr (self->heading, linli_matter_kind_get_label (kind)) != NULL)
        return g_strconcat ("matter:", linli_matter_kind_get_id (kind), NULL);
    }
  if (sheet->is_household_form)
    return g_strdup ("household");
  if (sheet->has_name)
    return g_strdup ("person");
  if (linli_office_form_tells_places (self, "building"))
    return g_strdup ("building");
  if (linli_office_form_tells_places (self, "compound"))
    return g_strdup ("compound");
  if (linli_office_form_import_has (self, "dwelling.") || linli_office_form_import_has (self, "address"))
    return g_strdup ("dwelling");
  if (linli_office_form_import_has (self, "building.") || linli_office_form_count_matched (self, "building.") > 0)
    return g_strdup ("building");
  if (linli_office_form_count_matched (self, "grid.") > 0)
    return g_strdup (linli_office_form_names_micro_grids (self) ? LINLI_OFFICE_FORM_MICRO_GRIDS : "grid");
  return g_strdup ("person");
}

/* Where the title names the tag, by one of its words; %NULL where it does not. */
static const char *
linli_office_form_find_named (LinliOfficeForm *self,
                              const char      *words)
{
  g_auto (GStrv) names = g_strsplit (words != NULL ? words : "", " ", -1);
  const char *first = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *found = g_utf8_strlen (names[i], -1) >= 2 ? strstr (self->heading, names[i]) : NULL;

      if (found != NULL && (first == NULL || found < first))
        first = found;
    }
  return first;
}

/* "独居、空巢老人" names people of either kind, "低保残疾人" does not. */
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
  char *tags = self->filter->tag != NULL ? g_strjoin (LINLI_OFFICE_FORM_OR, self->filter->tag, code, NULL) : g_strdup (code);

  g_free (self->filter->tag);
  self->filter->tag = tags;
}

/* Whoever the title names, by tags. */
static void
linli_office_form_propose_tags (LinliOfficeForm *self,
                                GPtrArray       *kinds)
{
  const char *first = NULL;

  for (guint i = 0; i < kinds->len; i++)
    {
      const LinliTagKind *kind = g_ptr_array_index (kinds, i);
      const char *by_name = linli_office_form_find_named (self, kind->name), *by_synonym = linli_office_form_find_named (self, kind->synonyms);
      const char *named = by_name != NULL && (by_synonym == NULL || by_name < by_synonym) ? by_name : by_synonym;

      /* From an age on is the same, said exactly. */
      if (named == NULL || (g_str_equal (kind->code, "aged") && self->filter->least_age >= 0)
          || (first != NULL && !linli_office_form_are_listed (first, named)))
        continue;
      linli_office_form_add_tag (self, kind->code);
      if (first == NULL)
        first = named;
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

/* "80周岁以上独居老人花名册": from what age, and who. */
static void
linli_office_form_propose_rows (LinliOfficeForm     *self,
                                LinliDatabase *database)
{
  g_autoptr (GPtrArray) kinds = linli_tags_list (database, NULL);

  linli_resident_filter_free (self->filter);
  self->filter = linli_resident_filter_new ();
  if (!g_str_equal (self->kind, "person") && !g_str_equal (self->kind, "household"))
    return;
  linli_office_form_propose_ages (self);
  if (kinds != NULL)
    linli_office_form_propose_tags (self, kinds);
  if (self->filter->tag == NULL)
    linli_office_form_propose_needy (self);
  if (strstr (self->heading, "流动人口") != NULL || strstr (self->heading, "外来人口") != NULL || strstr (self->heading, "暂住人口") != NULL)
    self->filter->population_type = g_strdup ("floating");
}

/* Proposes what the rows and the columns are. */
void
_linli_office_form_propose (LinliOfficeForm     *self,
                            LinliDatabase *database)
{
  g_free (self->kind);
  self->kind = linli_office_form_dup_likely_kind (self);
  if (database != NULL)
    linli_office_form_propose_rows (self, database);
  for (guint i = 0; i < self->columns->len; i++)
    {
      LinliOfficeFormColumn *column = g_ptr_array_index (self->columns, i);

      g_free (column->target);
      column->target = _linli_office_form_dup_proposal (self, i);
    }
  _linli_office_form_list_targets (self);
}
