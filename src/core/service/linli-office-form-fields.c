/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a column of a form can be filled with, and where it is read. Titles of columns that an import knows are understood as there; here are
 * those of what nobody imports because it is counted or calculated, and in linli-office-form-titles.c the others. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-office-form-private.h"
#include "linli-mask.h"
#include "linli-matter-kind.h"

/* A row and what it stands in: d is its dwelling, h the household, p the person or the head, m the matter, o the organisation, v the vehicle,
 * l the public place, s, u, b, c and g where that is. */
#define PLACES \
  " LEFT JOIN unit u ON u.id = d.unit_id LEFT JOIN building b ON b.id = d.building_id LEFT JOIN compound c ON c.id = d.compound_id" \
  " LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id"
#define GRID " LEFT JOIN grid g ON g.id = s.grid_id"
#define IS_HERE(alias) alias ".deleted_at IS NULL AND " alias ".moved_out_on IS NULL AND " alias ".deceased_on IS NULL"
/* Who died, left the others or was deleted is no head that a form could name; of a household that left as a whole the head left too. */
#define IS_HEAD(alias, home) alias ".id = " home ".head_id AND " alias ".deleted_at IS NULL AND " alias ".deceased_on IS NULL AND (" alias ".moved_out_on IS NULL OR " \
  home ".moved_out_on IS NOT NULL)"
/* Whose a vehicle is says the vehicle, or the person who drives it where it is no organisation's. */
#define OF_VEHICLE \
  "ifnull (v.household_id, (SELECT x.household_id FROM person x WHERE x.id = v.person_id AND x.deleted_at IS NULL AND v.organisation_id IS NULL))"
/* All households that live in the dwelling, where others have the one of the row. */
#define OF_HOUSEHOLD "household_id = h.id"
#define OF_DWELLING "household_id IN (SELECT y.id FROM household y WHERE y.dwelling_id = d.id AND y.deleted_at IS NULL AND y.moved_out_on IS NULL)"

/* The grid of the row and all below it. */
#define GRIDS_BELOW "WITH RECURSIVE below (id) AS (SELECT g.id UNION SELECT i.id FROM grid i JOIN below ON i.parent_id = below.id WHERE i.deleted_at IS NULL)"
/* The address behind the name of the compound; it ends with the unit, or else the building, where @door is cut. */
#define DOOR "CASE WHEN c.name IS NOT NULL AND substr (s.address, 1, length (c.name)) = c.name THEN substr (s.address, length (c.name) + 1) ELSE s.address END"
#define CUT_BEHIND(word, next) "CASE WHEN instr (x.door, '" word "') > 0 THEN substr (x.door, 1, instr (x.door, '" word "') + length ('" word "') - 1) " next " END"

static const struct {
  const char *kind;
  const char *label;
  const char *has;  /* the aliases of its FROM */
  const char *from;
  const char *who;  /* how a row is called */
  const char *persons; /* of whom its cells may tell, by their ids */
} kinds[] = {
  { "person", N_("One person per row"), "phducbsg",
    "person p LEFT JOIN household h ON h.id = p.household_id LEFT JOIN dwelling d ON d.id = h.dwelling_id" PLACES GRID " WHERE p.id = ?", "p.name",
    "p.id" },
  { "household", N_("One household per row"), "phducbsg",
    "household h LEFT JOIN person p ON " IS_HEAD ("p", "h") " LEFT JOIN dwelling d ON d.id = h.dwelling_id" PLACES GRID " WHERE h.id = ?",
    "ifnull (p.name, ifnull (s.address, d.address_raw))", "(SELECT group_concat (x.id) FROM person x WHERE x." OF_HOUSEHOLD " OR x.id = h.head_id)" },
  { "dwelling", N_("One dwelling per row"), "phducbsg",
    "dwelling d LEFT JOIN household h ON h.id = (SELECT max (i.id) FROM household i WHERE i.dwelling_id = d.id AND i.deleted_at IS NULL AND i.moved_out_on IS NULL)"
    " LEFT JOIN person p ON " IS_HEAD ("p", "h") PLACES GRID " WHERE d.id = ?", "ifnull (s.address, d.address_raw)",
    "(SELECT group_concat (x.id) FROM person x WHERE x." OF_DWELLING ")" },
  { "building", N_("One building per row"), "cb", "building b LEFT JOIN compound c ON c.id = b.compound_id WHERE b.id = ?",
    "trim (ifnull (c.name, '') || ' ' || b.name)", "NULL" },
  { "compound", N_("One compound per row"), "c", "compound c WHERE c.id = ?", "c.name", "NULL" },
  { "grid", N_("One grid per row"), "g", "grid g WHERE g.id = ?", "g.name", "NULL" },
  { LINLI_OFFICE_FORM_MICRO_GRIDS, N_("One micro-grid per row"), "g", "grid g WHERE g.id = ?", "g.name", "NULL" },
  { "organisation", N_("One organisation per row"), "oducbsg",
    "organisation o LEFT JOIN dwelling d ON d.id = o.dwelling_id LEFT JOIN unit u ON u.id = d.unit_id LEFT JOIN building b ON b.id = ifnull (d.building_id, o.building_id)"
    " LEFT JOIN compound c ON c.id = ifnull (d.compound_id, b.compound_id) LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id" GRID " WHERE o.id = ?", "o.name", "NULL" },
  { "vehicle", N_("One vehicle per row"), "vphoducbsg",
    "vehicle v LEFT JOIN household h ON h.id = " OF_VEHICLE " AND h.deleted_at IS NULL LEFT JOIN person p ON p.id ="
    " ifnull ((SELECT x.id FROM person x WHERE x.id = v.person_id AND " IS_HERE ("x") "), (SELECT x.id FROM person x WHERE " IS_HEAD ("x", "h") "))"
    " LEFT JOIN organisation o ON o.id = v.organisation_id AND o.deleted_at IS NULL LEFT JOIN dwelling d ON d.id = ifnull (h.dwelling_id, o.dwelling_id)" PLACES GRID
    " WHERE v.id = ?", "v.plate", "(SELECT group_concat (x.id) FROM person x WHERE x." OF_HOUSEHOLD " OR x.id = h.head_id OR x.id = p.id)" },
  { "place", N_("One public place per row"), "lc", "place l LEFT JOIN compound c ON c.id = l.compound_id WHERE l.id = ?", "l.name", "NULL" },
  { "matter", N_("One matter per row"), "mducbsg",
    "matter m LEFT JOIN dwelling d ON d.id = m.dwelling_id" PLACES " LEFT JOIN grid g ON g.id = ifnull (m.grid_id, s.grid_id) WHERE m.id = ?",
    "m.title", "CASE m.subject_kind WHEN 'person' THEN m.subject_id END" },
};

/* Stands for the day of the form. */
#define DAY "$day"
#define IS_VALID(alias) alias ".deleted_at IS NULL AND (" alias ".since IS NULL OR " alias ".since <= '" DAY "') AND (" alias ".until IS NULL OR " alias ".until > '" DAY "')"

/* What is only filled and never imported. */
static const struct {
  const char *id;
  const char *needs; /* an alias, or "" */
  LinliOfficeFormMaking making;
  const char *sql;
  const char *label;
  const char *titles;
  gboolean is_number;
  gboolean is_compared;
} computed[] = {
  { "form.serial", "", LINLI_OFFICE_FORM_SERIAL, NULL, N_("Running number"), "序号 序 顺序号 行号 序列号 no", TRUE, FALSE },
  { "form.age", "p", LINLI_OFFICE_FORM_AGE, "p.birth_date", N_("Age in full years"), "年龄 周岁 周岁年龄 年龄周岁 实足年龄 实际年龄 岁数 年纪 现年", TRUE, FALSE },
  { "form.months", "p", LINLI_OFFICE_FORM_MONTHS, "p.birth_date", N_("Age in full months"), "月龄", TRUE, FALSE },
  /* Who is no party member may be in another party, or in none: that is left to whoever knows. */
  { "form.party", "p", LINLI_OFFICE_FORM_READ, "CASE WHEN EXISTS (SELECT 1 FROM tag t WHERE t.subject_kind = 'person' AND t.subject_id = p.id AND t.code = 'party'"
    " AND " IS_VALID ("t") ") THEN '中共党员' END", N_("Political status, of party members"), "政治面貌 政治身份", FALSE, TRUE },
  { "form.day", "", LINLI_OFFICE_FORM_DAY, NULL, N_("Day of the form"), "填报日期 填表日期 统计日期 统计时间 填报时间 报送日期 制表日期 填表时间", FALSE, FALSE },
  { "form.community", "", LINLI_OFFICE_FORM_READ, "(SELECT x.name FROM community x WHERE x.deleted_at IS NULL ORDER BY x.id LIMIT 1)", N_("Name of the community"),
    "社区 社区名称 村社区 所属社区 所在社区 村/社区 社区/村 居委会 村居 村居名称 社区村", FALSE, TRUE },
  { "form.subdistrict", "", LINLI_OFFICE_FORM_READ, "(SELECT x.subdistrict FROM community x WHERE x.deleted_at IS NULL ORDER BY x.id LIMIT 1)", N_("Subdistrict"),
    "街道 乡镇街道 街道乡镇 镇街 所属街道 街道办 镇/街道 乡镇/街道 街道名称", FALSE, TRUE },
  { "form.district", "", LINLI_OFFICE_FORM_READ, "(SELECT x.district FROM community x WHERE x.deleted_at IS NULL ORDER BY x.id LIMIT 1)", N_("District"),
    "区县 区 县区 所属区县 区/县 区市县", FALSE, TRUE },
  { "form.members", "h", LINLI_OFFICE_FORM_READ, "(SELECT count (*) FROM person x WHERE x." OF_HOUSEHOLD " AND " IS_HERE ("x") ")", N_("Members of the household"),
    "家庭人口 家庭人口数 户内人数 家庭成员数 家庭人数 居住人数 常住人数 实际居住人数 同住人数 家庭成员人数", TRUE, TRUE },
  { "head.identity_number", "h", LINLI_OFFICE_FORM_READ, "(SELECT x.identity_number FROM person x WHERE " IS_HEAD ("x", "h") ")", N_("Identity number of the head"),
    "户主身份证 户主身份证号 户主身份证号码 户主公民身份号码 户主证件号码", FALSE, TRUE },
  { "head.phone", "h", LINLI_OFFICE_FORM_READ, "(SELECT x.phone FROM person x WHERE " IS_HEAD ("x", "h") ")", N_("Phone of the head"),
    "户主电话 户主联系电话 户主联系方式 户主手机 户主手机号 户主手机号码 户主电话号码", FALSE, TRUE },
  { "form.building_unit", "d", LINLI_OFFICE_FORM_READ,
    "(SELECT " CUT_BEHIND ("单元", "ELSE " CUT_BEHIND ("栋", "")) " FROM (SELECT " DOOR " AS door) x)", N_("Building and unit"),
    "楼栋单元 楼栋单元号 栋单元 栋单元号 幢单元 楼号单元号 栋号单元号 楼栋/单元", FALSE, TRUE },
  { "form.door", "d", LINLI_OFFICE_FORM_READ, DOOR, N_("Building, unit and room"),
    "楼栋单元房号 楼栋单元房间号 楼栋单元室号 楼栋单元门牌号 楼栋门牌号 楼栋房号 栋单元号 栋单元房号 栋单元室 栋/单元/号 栋/单元/室 楼栋/单元/房号 楼栋号/单元号/房号 幢单元室 楼幢单元室 房屋门牌 楼门号",
    FALSE, TRUE },
  { "form.premises", "o", LINLI_OFFICE_FORM_READ, "CASE WHEN o.id IS NOT NULL THEN coalesce ((SELECT x.address FROM dwelling_standing x WHERE x.dwelling_id = o.dwelling_id),"
    " (SELECT x.address_raw FROM dwelling x WHERE x.id = o.dwelling_id), o.address_raw,"
    " (SELECT ifnull (y.name, '') || x.name FROM building x LEFT JOIN compound y ON y.id = x.compound_id WHERE x.id = o.building_id)) END",
    N_("Address of the organisation"), "经营地址 经营场所 单位地址 店铺地址 商铺地址 注册地址 企业地址 场所地址 经营地点 单位详细地址", FALSE, TRUE },
  { "matter.address", "m", LINLI_OFFICE_FORM_MATTER_PLACE, "m.id", N_("Address, or place in words"), "", FALSE, TRUE },
  { "grid.name", "g", LINLI_OFFICE_FORM_READ, "g.name", N_("Grid"), "网格 所属网格 网格名称 微网格 所在网格 所属微网格 微网格名称", FALSE, TRUE },
  { "form.ordinary_grid", "g", LINLI_OFFICE_FORM_READ,
    "(WITH RECURSIVE up (id, parent_id, level, name) AS (SELECT g.id, g.parent_id, g.level, g.name UNION"
    " SELECT i.id, i.parent_id, i.level, i.name FROM grid i JOIN up ON i.id = up.parent_id WHERE i.deleted_at IS NULL)"
    " SELECT up.name FROM up WHERE up.level = 'ordinary')", N_("Ordinary grid to which the grid belongs"),
    "一般网格 一般网格名称 所属一般网格 所在一般网格 上级网格 上级网格名称", FALSE, TRUE },
  { "form.grid_head", "g", LINLI_OFFICE_FORM_GRID_HEAD, "g.id", N_("Who answers for the grid"), "网格长 网格员 网格员姓名 网格长姓名 微网格长 微网格长姓名 微网格员 所属网格员",
    FALSE, TRUE },
  { "form.grid_phone", "g", LINLI_OFFICE_FORM_GRID_PHONE, "g.id", N_("Phone of who answers for the grid"),
    "网格长电话 网格员电话 网格长联系电话 网格员联系电话 网格员联系方式 网格长联系方式 微网格长电话 微网格员电话 微网格长联系电话", FALSE, TRUE },
  { "form.grid_both", "g", LINLI_OFFICE_FORM_GRID_BOTH, "g.id", N_("Who answers for the grid, with phone"),
    "网格长及电话 网格员及电话 网格长及联系电话 网格员及联系电话 网格员及联系方式 网格长及联系方式 微网格长及电话 微网格长及联系电话", FALSE, TRUE },
  { "form.dwellings", "b", LINLI_OFFICE_FORM_READ, "(SELECT count (*) FROM dwelling x WHERE x.building_id = b.id AND x.deleted_at IS NULL)", N_("Dwellings of the building"),
    "房屋数 房屋套数 总套数 套数 房屋总数", TRUE, TRUE },
  { "form.units", "b", LINLI_OFFICE_FORM_READ, "(SELECT count (*) FROM unit x WHERE x.building_id = b.id AND x.deleted_at IS NULL)", N_("Units of the building"),
    "单元数 单元个数 单元总数", TRUE, TRUE },
  { "form.rented", "b", LINLI_OFFICE_FORM_READ,
    "(SELECT count (*) FROM dwelling x WHERE x.building_id = b.id AND x.deleted_at IS NULL AND x.tenure IN ('rented', 'shared'))",
    N_("Dwellings of the building that are rented out"), "出租户数 出租房数 出租套数 出租房屋数 租户数", TRUE, TRUE },
  { "form.vacant", "b", LINLI_OFFICE_FORM_READ,
    "(SELECT count (*) FROM dwelling x WHERE x.building_id = b.id AND x.deleted_at IS NULL AND x.tenure = 'vacant')",
    N_("Dwellings of the building that are vacant"), "空置户数 空置房数 空置套数 空置房屋数 空房数", TRUE, TRUE },
  { "form.building_households", "b", LINLI_OFFICE_FORM_READ,
    "(SELECT count (*) FROM dwelling x JOIN household y ON y.dwelling_id = x.id WHERE x.building_id = b.id AND x.deleted_at IS NULL AND y.deleted_at IS NULL"
    " AND y.moved_out_on IS NULL)", N_("Households of the building"), "户数 总户数 住户数 居民户数 常住户数 入住户数 居住户数", TRUE, TRUE },
  { "form.building_persons", "b", LINLI_OFFICE_FORM_READ,
    "(SELECT count (*) FROM dwelling x JOIN household y ON y.dwelling_id = x.id JOIN person z ON z.household_id = y.id WHERE x.building_id = b.id"
    " AND x.deleted_at IS NULL AND y.deleted_at IS NULL AND y.moved_out_on IS NULL AND " IS_HERE ("z") ")", N_("Persons of the building"),
    "人数 总人数 人口数 总人口 总人口数 居民人数 常住人口 常住人口数", TRUE, TRUE },
  { "form.grid_households", "g", LINLI_OFFICE_FORM_READ,
    "(" GRIDS_BELOW
    " SELECT count (*) FROM dwelling_standing x JOIN household y ON y.dwelling_id = x.dwelling_id WHERE x.grid_id IN (SELECT id FROM below)"
    " AND y.deleted_at IS NULL AND y.moved_out_on IS NULL)", N_("Households of the grid"), "网格户数 覆盖户数 网格内户数", TRUE, TRUE },
  { "form.buildings", "c", LINLI_OFFICE_FORM_READ, "(SELECT count (*) FROM building x WHERE x.compound_id = c.id AND x.deleted_at IS NULL)",
    N_("Buildings of the compound"), "楼栋数 栋数 楼幢数 幢数 楼栋总数 楼房栋数", TRUE, TRUE },
  { "form.compound_dwellings", "c", LINLI_OFFICE_FORM_READ, "(SELECT count (*) FROM dwelling x WHERE x.compound_id = c.id AND x.deleted_at IS NULL)",
    N_("Dwellings of the compound"), "小区房屋数 小区套数", TRUE, TRUE },
  { "form.compound_households", "c", LINLI_OFFICE_FORM_READ,
    "(SELECT count (*) FROM dwelling x JOIN household y ON y.dwelling_id = x.id WHERE x.compound_id = c.id AND x.deleted_at IS NULL AND y.deleted_at IS NULL"
    " AND y.moved_out_on IS NULL)", N_("Households of the compound"), "小区户数", TRUE, TRUE },
  { "form.compound_persons", "c", LINLI_OFFICE_FORM_READ,
    "(SELECT count (*) FROM dwelling x JOIN household y ON y.dwelling_id = x.id JOIN person z ON z.household_id = y.id WHERE x.compound_id = c.id"
    " AND x.deleted_at IS NULL AND y.deleted_at IS NULL AND y.moved_out_on IS NULL AND " IS_HERE ("z") ")", N_("Persons of the compound"), "小区人数 小区人口",
    TRUE, TRUE },
  { "form.grid_persons", "g", LINLI_OFFICE_FORM_READ,
    "(" GRIDS_BELOW
    " SELECT count (*) FROM dwelling_standing x JOIN household y ON y.dwelling_id = x.dwelling_id JOIN person z ON z.household_id = y.id"
    " WHERE x.grid_id IN (SELECT id FROM below) AND y.deleted_at IS NULL AND y.moved_out_on IS NULL AND " IS_HERE ("z") ")", N_("Persons of the grid"),
    "网格人数 网格人口 网格人口数 覆盖人数 覆盖人口 覆盖人口数", TRUE, TRUE },
};

/* What people expect to be filled; that a note or a second phone is missing is nothing to tell. */
static const char * const expected[] = {
  "person.name", "person.sex", "person.birth_date", "person.identity_number", "person.phone", "person.ethnicity", "person.education",
  "person.relation_to_head", "person.population_type", "person.residence_status", "person.registered_address", "head.name", "address", "building.name",
  "dwelling.room", "dwelling.tenure", "dwelling.owner_name", "dwelling.owner_phone", "dwelling.has_gas", "dwelling.area", "form.age", "form.community",
  "form.subdistrict", "grid.name", "form.grid_head", "form.grid_phone", "form.grid_both", NULL
};

static int
linli_office_form_find (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind) || (g_str_has_prefix (kind, "matter:") && g_str_equal (kinds[i].kind, "matter")))
      return (int) i;
  return -1;
}

/* The kind of record of a kind of row; NULL when there is none. A micro-grid is a grid. */
const char *
_linli_office_form_find_kind (const char *kind)
{
  int index = linli_office_form_find (kind);

  if (g_str_equal (kind, LINLI_OFFICE_FORM_MICRO_GRIDS))
    return "grid";
  return index >= 0 ? kinds[index].kind : NULL;
}

const char *
_linli_office_form_get_from (const char *kind)
{
  return kinds[linli_office_form_find (kind)].from;
}

const char *
_linli_office_form_get_who (const char *kind)
{
  return kinds[linli_office_form_find (kind)].who;
}

const char *
_linli_office_form_get_persons (const char *kind)
{
  return kinds[linli_office_form_find (kind)].persons;
}

/* Which alias a target is read from in rows of @kind. A household has the plates of its vehicles, and no more of them. */
static char
linli_office_form_get_alias (const char *kind,
                             const char *target)
{
  static const struct {
    const char *prefix;
    char alias;
  } prefixes[] = {
    { "person.", 'p' }, { "head.", 'h' }, { "household.", 'h' }, { "dwelling.", 'd' }, { "address", 'd' }, { "unit.", 'u' }, { "building.", 'b' },
    { "compound.", 'c' }, { "grid.", 'g' }, { "matter.", 'm' }, { "organisation.", 'o' }, { "place.", 'l' }, { "vehicle.", 'v' },
    { "tag", 'h' }, { "tick:", 'h' },
  };

  if (g_str_equal (target, "vehicle.plate") && !g_str_equal (kind, "vehicle"))
    return 'h';

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (target, prefixes[i].prefix))
      return prefixes[i].alias;
  return '\0';
}

/* Whether rows of a kind can be filled with @target. */
gboolean
_linli_office_form_kind_has (const char *kind,
                             const char *target)
{
  const char *has = kinds[linli_office_form_find (kind)].has;
  char alias = linli_office_form_get_alias (kind, target);

  if (g_str_has_prefix (target, "text:"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    if (g_str_equal (computed[i].id, target))
      return *computed[i].needs == '\0' || strchr (has, *computed[i].needs) != NULL;
  return alias != '\0' && strchr (has, alias) != NULL;
}

/* @titles are separated by blanks. */
gboolean
_linli_office_form_lists_title (const char *titles,
                                const char *folded)
{
  g_auto (GStrv) words = g_strsplit (titles, " ", -1);

  return g_strv_contains ((const char * const *) words, folded);
}

/* What is computed and has the title @folded, or, when it is a fact of a person, the title @rest behind who that is; %NULL for nothing. */
const char *
_linli_office_form_match_computed (const char *folded,
                                   const char *rest)
{
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    if (_linli_office_form_lists_title (computed[i].titles, folded)
        || (rest != NULL && *computed[i].needs == 'p' && _linli_office_form_lists_title (computed[i].titles, rest)))
      return computed[i].id;
  return NULL;
}

static void
linli_office_form_add_target (LinliOfficeForm  *self,
                              const char *id,
                              const char *label,
                              const char *group)
{
  LinliImportTarget target = { g_strdup (id), g_strdup (label), group };

  g_ptr_array_add (self->strings, (gpointer) target.id);
  g_ptr_array_add (self->strings, (gpointer) target.label);
  g_array_append_val (self->targets, target);
}

static gboolean
linli_office_form_has_target (LinliOfficeForm  *self,
                              const char *id)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (g_str_equal (g_array_index (self->targets, LinliImportTarget, i).id, id))
      return TRUE;
  return FALSE;
}

static void
linli_office_form_add_fields (LinliOfficeForm  *self,
                              const char *name)
{
  const LinliKind *kind = linli_kind_lookup (name);
  static const char * const told[] = { "number", "state", "opened_at", "closed_at", NULL };

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const LinliField *field = &kind->fields[i];
      g_autofree char *id = g_strconcat (name, ".", field->name, NULL);

      if (field->type == LINLI_FIELD_GEOMETRY || field->type == LINLI_FIELD_REFERENCE || linli_office_form_has_target (self, id)
          || ((field->flags & LINLI_FIELD_INTERNAL) != 0 && !g_strv_contains (told, field->name)))
        continue;
      linli_office_form_add_target (self, id, linli_field_get_label (field), linli_kind_get_label (kind));
    }
}

/* All targets for the kind of row, in the order in which a list offers them. */
void
_linli_office_form_list_targets (LinliOfficeForm *self)
{
  static const char * const places[] = { "building", "compound", "grid", "organisation", NULL };
  guint n_targets;
  const LinliImportTarget *targets = linli_import_get_targets (self->import, &n_targets);

  g_array_set_size (self->targets, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    if (_linli_office_form_kind_has (self->kind, computed[i].id))
      linli_office_form_add_target (self, computed[i].id, _(computed[i].label), _("Computed"));
  if (g_str_has_prefix (self->kind, "matter:"))
    linli_office_form_add_fields (self, "matter");
  else if (_linli_office_form_find_sorts (self->kind) != NULL)
    linli_office_form_add_fields (self, self->kind);
  for (guint i = 0; i < n_targets; i++)
    if (_linli_office_form_kind_has (self->kind, targets[i].id) && !linli_office_form_has_target (self, targets[i].id))
      linli_office_form_add_target (self, targets[i].id, targets[i].label, targets[i].group);
  for (gsize i = 0; places[i] != NULL; i++)
    {
      g_autofree char *probe = g_strconcat (places[i], ".name", NULL);

      if (_linli_office_form_kind_has (self->kind, probe))
        linli_office_form_add_fields (self, places[i]);
    }
  for (guint i = 0; i < n_targets; i++)
    if (g_str_has_prefix (targets[i].id, "tag:") && _linli_office_form_kind_has (self->kind, targets[i].id))
      {
        g_autofree char *id = g_strconcat ("tick:", targets[i].id + strlen ("tag:"), NULL);
        /* translators: a tag that is ticked in its column */
        g_autofree char *label = g_strdup_printf (_("%s (√)"), targets[i].label);

        linli_office_form_add_target (self, id, label, targets[i].group);
      }
}

/* Tags of the person; of anybody of the household where the row is a home; and of the household, which are its members' as well, as in
 * linli_resident_query_add_tag(). */
static char *
linli_office_form_dup_tag_sql (const char *kind,
                               const char *code,
                               const char *day)
{
  const char *of_person = "SELECT p.id", *of_members = "SELECT x.id FROM person x WHERE x." OF_HOUSEHOLD " AND " IS_HERE ("x");
  const char *of_household = "SELECT h.id", *of_households = "SELECT i.id FROM household i WHERE i.dwelling_id = d.id AND i.deleted_at IS NULL AND i.moved_out_on IS NULL";
  g_auto (GStrv) parts = g_strsplit (code, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);

  return g_strdup_printf ("EXISTS (SELECT 1 FROM tag t WHERE ((t.subject_kind = 'person' AND t.subject_id IN (%s)) OR (t.subject_kind = 'household' AND t.subject_id IN (%s)))"
                          " AND t.code = '%s' AND t.deleted_at IS NULL AND (t.since IS NULL OR t.since <= '%s') AND (t.until IS NULL OR t.until > '%s'))",
                          g_str_equal (kind, "person") ? of_person : of_members, g_str_equal (kind, "dwelling") ? of_households : of_household, quoted, day, day);
}

static char *
linli_office_form_dup_on_day (const char *sql,
                              const char *day)
{
  GString *own = g_string_new (sql);

  g_string_replace (own, DAY, day, 0);
  return g_string_free (own, FALSE);
}

static char *
linli_office_form_dup_sql (const char *kind,
                           const char *target,
                           const char *day)
{
  static const char * const fixed[][2] = {
    { "address", "ifnull (s.address, d.address_raw)" },
    { "head.name", "(SELECT x.name FROM person x WHERE " IS_HEAD ("x", "h") ")" },
    { "vehicle.plate", "(SELECT group_concat (x.plate, ' ') FROM vehicle x WHERE x." OF_HOUSEHOLD " AND x.deleted_at IS NULL)" },
    { "tags", "(SELECT group_concat (ifnull (k.name, '#' || t.code), '、') FROM tag t LEFT JOIN tag_kind k ON k.code = t.code AND k.deleted_at IS NULL"
              " WHERE t.subject_kind = 'person' AND t.subject_id = p.id AND " IS_VALID ("t") ")" },
  };
  static const char of_heads[] = "(SELECT group_concat (x.name, '、') FROM household y JOIN person x ON " IS_HEAD ("x", "y")
                                 " WHERE y.dwelling_id = d.id AND y.deleted_at IS NULL AND y.moved_out_on IS NULL)";
  g_autofree char *own = g_strconcat (kind, ".", NULL);
  const char *dot = strchr (target, '.');

  if (g_str_equal (kind, "dwelling") && (g_str_equal (target, "head.name") || g_str_equal (target, "person.name")))
    return g_strdup (of_heads);
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (g_str_equal (fixed[i][0], target) && !g_str_has_prefix (target, own))
      return linli_office_form_dup_on_day (fixed[i][1], day);
  return dot != NULL ? g_strdup_printf ("%c.\"%s\"", linli_office_form_get_alias (kind, target), dot + 1) : NULL;
}

static const LinliField *
linli_office_form_find_field (const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, ".", 2);
  const LinliKind *kind = parts[0] != NULL && parts[1] != NULL ? linli_kind_lookup (parts[0]) : NULL;
  int index = kind != NULL ? linli_kind_find_field (kind, parts[1]) : -1;

  return index >= 0 ? &kind->fields[index] : NULL;
}

/* The field that says of which kind what is neither a home nor a person is; %NULL for other rows. */
const LinliField *
_linli_office_form_find_sorts (const char *kind)
{
  static const char * const things[] = { "organisation", "vehicle", "place", NULL };
  g_autofree char *target = g_strconcat (kind, ".kind", NULL);

  return g_strv_contains (things, kind) ? linli_office_form_find_field (target) : NULL;
}

static gboolean
linli_office_form_source_compile_computed (LinliOfficeFormSource *self,
                                           const char            *target,
                                           const char            *day)
{
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    if (g_str_equal (computed[i].id, target))
      {
        self->making = computed[i].making;
        self->sql = computed[i].sql != NULL ? linli_office_form_dup_on_day (computed[i].sql, day) : NULL;
        self->is_number = computed[i].is_number;
        self->is_compared = computed[i].is_compared;
        return TRUE;
      }
  return FALSE;
}

/* In a dwelling several households may live. */
static void
linli_office_form_source_suit (LinliOfficeFormSource *self,
                               const char            *kind)
{
  GString *sql;

  if (self->sql == NULL || !g_str_equal (kind, "dwelling"))
    return;
  sql = g_string_new (self->sql);
  g_string_replace (sql, OF_HOUSEHOLD, OF_DWELLING, 0);
  g_free (self->sql);
  self->sql = g_string_free (sql, FALSE);
}

static gboolean
linli_office_form_source_compile_stored (LinliOfficeFormSource *self,
                                         const char            *kind,
                                         const char            *target,
                                         const char            *day)
{
  self->field = linli_office_form_find_field (target);
  self->sql = linli_office_form_dup_sql (kind, target, day);
  self->is_number = self->field != NULL && (self->field->type == LINLI_FIELD_INTEGER || self->field->type == LINLI_FIELD_REAL);
  return self->field != NULL || strchr (target, '.') == NULL || g_str_equal (target, "head.name") || g_str_equal (target, "vehicle.plate");
}

/* What every organisation, vehicle or public place should say of itself; that others have none is nothing to tell. */
static gboolean
linli_office_form_is_own (const char *kind,
                          const char *target)
{
  static const char * const own[] = { "name", "plate", "contact_name", "contact_phone" };

  if (g_str_equal (target, "form.premises"))
    return g_str_equal (kind, "organisation");
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *id = g_strconcat (kind, ".", own[i], NULL);

      if (g_str_equal (id, target))
        return TRUE;
    }
  return FALSE;
}

/* Whether there is something to fill: a remembered target may name a field or a tag that is gone. */
gboolean
_linli_office_form_source_compile (LinliOfficeFormSource *self,
                                   const char      *kind,
                                   const char      *target,
                                   const char      *day)
{
  const char *code = strchr (target, ':') != NULL ? strchr (target, ':') + 1 : "";
  gboolean is_there = TRUE;

  *self = (LinliOfficeFormSource) { .making = LINLI_OFFICE_FORM_READ, .is_compared = TRUE };
  if (*target == '\0' || !_linli_office_form_kind_has (kind, target))
    return FALSE;
  self->is_expected = g_strv_contains (expected, target) || (_linli_office_form_find_sorts (kind) != NULL && linli_office_form_is_own (kind, target));
  if (g_str_has_prefix (target, "text:"))
    {
      self->making = LINLI_OFFICE_FORM_CONSTANT;
      self->constant = g_strdup (code);
      self->is_compared = FALSE;
      return TRUE;
    }
  if (g_str_has_prefix (target, "tag:") || g_str_has_prefix (target, "tick:"))
    {
      self->making = g_str_has_prefix (target, "tag:") ? LINLI_OFFICE_FORM_YES_NO : LINLI_OFFICE_FORM_TICK;
      self->sql = linli_office_form_dup_tag_sql (kind, code, day);
    }
  else if (!linli_office_form_source_compile_computed (self, target, day))
    is_there = linli_office_form_source_compile_stored (self, kind, target, day);
  linli_office_form_source_suit (self, kind);
  return is_there;
}

void
_linli_office_form_source_clear (LinliOfficeFormSource *self)
{
  g_clear_pointer (&self->sql, g_free);
  g_clear_pointer (&self->constant, g_free);
}

/* What a cell shows while personal data are masked. Who answers for a grid is public, and so is what is counted. */
char *
_linli_office_form_mask (const char *target,
                         const char *text)
{
  if (g_str_equal (target, "form.building_unit") || g_str_equal (target, "form.door"))
    return linli_import_mask_value ("address", text);
  /* It may be words, with a telephone among them. */
  if (g_str_equal (target, "matter.address"))
    {
      g_autofree char *address = linli_import_mask_value ("address", text);

      return linli_mask_numbers (address);
    }
  if (g_str_equal (target, "head.identity_number") || g_str_equal (target, "head.phone"))
    {
      g_autofree char *of_person = g_strconcat ("person.", target + strlen ("head."), NULL);

      return linli_import_mask_value (of_person, text);
    }
  if (g_str_has_prefix (target, "form.") || g_str_has_prefix (target, "grid.") || g_str_has_prefix (target, "text:") || g_str_has_prefix (target, "tick:"))
    return g_strdup (text);
  return linli_import_mask_value (target, text);
}

/**
 * linli_office_form_get_kinds:
 * @self: a form
 * @n_kinds: (out): how many
 *
 * Returns: (transfer none) (array length=n_kinds): what a row can be
 */
const LinliOfficeFormKind *
linli_office_form_get_kinds (LinliOfficeForm *self,
                             guint     *n_kinds)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self) && n_kinds != NULL, NULL);

  if (self->kinds->len == 0)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          LinliOfficeFormKind kind = { kinds[i].kind, _(kinds[i].label) };

          if (!g_str_equal (kind.id, "matter"))
            g_array_append_val (self->kinds, kind);
        }
      for (guint i = 0; self->matter_kinds != NULL && i < self->matter_kinds->len; i++)
        {
          LinliMatterKind *matter = g_ptr_array_index (self->matter_kinds, i);
          LinliOfficeFormKind kind = { g_strconcat ("matter:", linli_matter_kind_get_id (matter), NULL), linli_matter_kind_get_label (matter) };

          g_ptr_array_add (self->strings, (gpointer) kind.id);
          g_array_append_val (self->kinds, kind);
        }
    }
  *n_kinds = self->kinds->len;
  return (const LinliOfficeFormKind *) (gpointer) self->kinds->data;
}
