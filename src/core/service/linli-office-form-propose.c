/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the columns and the rows of a form are likely to be, by its title, the titles of its columns, and what is known of the words in them. */

#include "config.h"

#include <string.h>

#include "linli-office-form-private.h"
#include "linli-matter-kind.h"

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
    { "matter", "address", "matter.address" },
    { "organisation", "person.name", "organisation.contact_name" }, { "organisation", "person.phone", "organisation.contact_phone" },
    { "organisation", "person.employer", "organisation.name" }, { "organisation", "address", "form.premises" }, { "organisation", "person.note", "organisation.note" },
    { "place", "address", "place.address_raw" }, { "place", "person.note", "place.note" }, { "vehicle", "person.note", "vehicle.note" },
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

/* How many columns tell of homes. */
static guint
linli_office_form_count_homes (LinliOfficeForm *self)
{
  static const char * const of_homes[] = { "dwelling.owner", "dwelling.tenure", "dwelling.use", "dwelling.area", "dwelling.has_gas" };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (of_homes); i++)
    n += linli_office_form_import_has (self, of_homes[i]);
  return n;
}

/* A list that asks more of homes than of what happened there goes through the homes. */
static gboolean
linli_office_form_tells_matters (LinliOfficeForm *self)
{
  guint n = linli_office_form_count_matched (self, "matter.");

  return n > 1 && n > linli_office_form_count_homes (self);
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

/* "车辆登记表", "商户台账": what such lists are called. */
static gboolean
linli_office_form_is_headed (LinliOfficeForm *self,
                             const char      *words)
{
  g_auto (GStrv) tried = g_strsplit (words, " ", -1);

  for (gsize i = 0; tried[i] != NULL; i++)
    if (strstr (self->heading, tried[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Such a title says what something is only beside what the form is called. */
static gboolean
linli_office_form_is_vague (LinliOfficeForm *self,
                            guint            index)
{
  g_autofree char *folded = _linli_import_fold_title (((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, index))->title);

  return _linli_office_form_lists_title ("名称 类型 类别 位置 地点", folded);
}

/* Somebody is described, of whom a vehicle would be one thing among others. */
static gboolean
linli_office_form_describes_people (LinliOfficeForm *self)
{
  static const char * const personal[] = {
    "person.sex", "person.birth_date", "person.identity_number", "person.ethnicity", "person.relation_to_head", "person.employer", "person.education",
  };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (personal); i++)
    n += linli_office_form_import_has (self, personal[i]);
  return n > 1;
}

/* How many columns name and describe what is neither a person nor a home; 0 where it has no name, or people are listed by their own. */
static guint
linli_office_form_count_things (LinliOfficeForm *self,
                                const char      *kind,
                                gboolean         is_headed)
{
  g_autofree char *field = g_strconcat (kind, ".", NULL);
  gboolean is_vehicle = g_str_equal (kind, "vehicle"), is_named = is_vehicle && linli_office_form_import_has (self, "vehicle.plate");
  guint n = is_named;

  if (is_vehicle ? linli_office_form_describes_people (self) : linli_office_form_import_has (self, "head.name"))
    return 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *target = _linli_office_form_match_title (((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->title, kind);
      const char *imported = linli_import_get_column_target (self->import, self->sheet, i);

      if (target != NULL && g_str_has_prefix (target, field) && !g_str_has_suffix (target, ".note"))
        {
          if (!is_headed && linli_office_form_is_vague (self, i))
            continue;
          n++;
          is_named |= !is_vehicle && g_str_has_suffix (target, ".name");
        }
      else if (g_str_equal (imported, "person.name") && !(is_vehicle && is_headed))
        return 0;
    }
  return is_named ? n : 0;
}

static const struct {
  const char *kind;
  guint n_enough;
  const char *heading;
} things[] = {
  { "vehicle", 3, "车辆 机动车 电动车 汽车 摩托车 三轮车 自行车" },
  { "place", 2, "设施 场地 点位 停车场 车棚 避难 广场 消防栓 消火栓 公示栏 垃圾 活动室 公共场所" },
  { "organisation", 2,
    "驻区单位 辖区单位 重点单位 单位台账 单位信息 单位名录 单位登记 单位情况 企业 商户 商家 商铺 店铺 门店 个体 场所 机构 餐饮 学校 幼儿园 社会组织 法人 宗教" },
};

/* What such a list is called decides: of several, which its columns describe best. */
static const char *
linli_office_form_find_headed (LinliOfficeForm *self)
{
  const char *found = NULL;
  guint most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      gboolean is_headed = linli_office_form_is_headed (self, things[i].heading)
                           && !(g_str_equal (things[i].kind, "vehicle") && linli_office_form_is_headed (self, "居民 人口 住户 人员 家庭 户籍"));
      guint n = is_headed ? linli_office_form_count_things (self, things[i].kind, TRUE) : 0;

      if (n > most)
        {
          most = n;
          found = things[i].kind;
        }
    }
  return found;
}

/* Without such a title, what most columns ask. A plate and one thing more stand in many a list of people. */
static const char *
linli_office_form_find_described (LinliOfficeForm *self)
{
  const char *found = NULL;
  guint most = linli_office_form_count_homes (self);

  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      guint n = linli_office_form_count_things (self, things[i].kind, FALSE);

      if (n >= things[i].n_enough && n > most)
        {
          most = n;
          found = things[i].kind;
        }
    }
  return found;
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
  const char *thing;

  for (guint i = 0; self->matter_kinds != NULL && linli_office_form_tells_matters (self) && i < self->matter_kinds->len; i++)
    {
      LinliMatterKind *kind = g_ptr_array_index (self->matter_kinds, i);

      if (strstr (self->heading, linli_matter_kind_get_label (kind)) != NULL)
        return g_strconcat ("matter:", linli_matter_kind_get_id (kind), NULL);
    }
  thing = linli_office_form_find_headed (self);
  if (thing != NULL)
    return g_strdup (thing);
  if (sheet->is_household_form)
    return g_strdup ("household");
  if (sheet->has_name && linli_office_form_find_described (self) == NULL)
    return g_strdup ("person");
  if (linli_office_form_tells_places (self, "building"))
    return g_strdup ("building");
  if (linli_office_form_tells_places (self, "compound"))
    return g_strdup ("compound");
  thing = linli_office_form_find_described (self);
  if (thing != NULL)
    return g_strdup (thing);
  if (linli_office_form_import_has (self, "dwelling.") || linli_office_form_import_has (self, "address"))
    return g_strdup ("dwelling");
  if (linli_office_form_import_has (self, "building.") || linli_office_form_count_matched (self, "building.") > 0)
    return g_strdup ("building");
  if (linli_office_form_count_matched (self, "grid.") > 0)
    return g_strdup (linli_office_form_names_micro_grids (self) ? LINLI_OFFICE_FORM_MICRO_GRIDS : "grid");
  return g_strdup ("person");
}

/* Proposes what the rows and the columns are. */
void
_linli_office_form_propose (LinliOfficeForm     *self,
                            LinliDatabase *database)
{
  g_free (self->kind);
  self->kind = linli_office_form_dup_likely_kind (self);
  if (database != NULL)
    _linli_office_form_propose_rows (self, database);
  for (guint i = 0; i < self->columns->len; i++)
    {
      LinliOfficeFormColumn *column = g_ptr_array_index (self->columns, i);

      g_free (column->target);
      column->target = _linli_office_form_dup_proposal (self, i);
    }
  _linli_office_form_list_targets (self);
}
