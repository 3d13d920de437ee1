/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the columns of a household list can mean, and how offices title them. Matching is by the whole title first, after blanks,
 * brackets and marks are taken off; then, among longer titles, by the longest known title they contain. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-import-private.h"
#include "linli-mask.h"
#include "linli-text.h"

const char * const _linli_part_targets[LINLI_N_PARTS] = {
  "compound.name", "compound.road", "compound.door_plate", "building.name", "unit.name", "dwelling.floor", "dwelling.room", "dwelling.suffix",
};

typedef struct {
  const char *target;
  const char *titles; /* separated by blanks */
} LinliSynonyms;

static const LinliSynonyms synonyms[] = {
  { "person.name", "姓名 名字 人员姓名 居民姓名 成员姓名 家庭成员姓名 家庭成员 住户姓名 人口姓名 name" },
  { "head.name", "户主姓名 户主 户主名字 家长姓名 户主名称" },
  { "person.former_name", "曾用名 别名 原名" },
  { "person.sex", "性别 男女 sex gender" },
  { "person.birth_date", "出生日期 出生年月 出生年月日 生日 出生时间 出生 birthday" },
  { "person.identity_type", "证件类型 证件种类 证件类别 证件名称" },
  { "person.identity_number", "身份证号 身份证号码 身份证 居民身份证号 居民身份证号码 公民身份号码 公民身份证号码 公民身份证号 证件号码 证件号 身份号码 身份证件号码 idcard" },
  { "person.phone", "电话 联系电话 手机 手机号 手机号码 电话号码 联系方式 本人电话 联系手机 移动电话 电话1 联系电话1 phone mobile tel" },
  { "person.phone2", "电话2 联系电话2 备用电话 第二联系电话 其他电话 另一电话 备用联系方式 固定电话 座机" },
  { "person.ethnicity", "民族 族别" },
  { "person.education", "学历 文化程度 受教育程度 最高学历 教育程度" },
  { "person.employer", "工作单位 单位 就业单位 工作单位及职务 服务处所 从业单位 就读学校或工作单位 职业" },
  { "person.relation_to_head", "与户主关系 与户主的关系 户主关系 与户主之关系 关系 家庭关系 和户主关系 同户主关系" },
  { "person.relation_to_owner", "与房主关系 与业主关系 与产权人关系 与房主的关系 与业主的关系" },
  { "person.population_type", "人口类型 人口类别 人员类型 人员类别 人口性质 居住类型 户籍类型 常住流动" },
  { "person.residence_status", "人户状态 人户情况 人户一致 居住状态 人户分离 是否人户分离 人户关系" },
  { "person.residence_reason", "人户分离原因 分离原因 空挂原因" },
  { "person.registered_address", "户籍地址 户籍地 户口所在地 户籍所在地 户籍详细地址 户口地址 户籍住址 籍贯地址" },
  { "person.attention", "关注程度 关注等级 风险等级 关注级别" },
  { "person.moved_in_on", "迁入日期 迁入时间 入住日期 入住时间 搬入日期 搬入时间 来本地日期 来本地时间 来蓉时间 居住开始日期" },
  { "person.moved_out_on", "迁出日期 搬离日期 搬出日期 迁出时间 搬离时间" },
  { "person.moved_to", "迁往地址 迁出地址 搬往何处 迁往何处 去向" },
  { "person.deceased_on", "死亡日期 去世日期 死亡时间 去世时间" },
  { "person.away_from", "外出日期 外出时间 离开日期 外出起始日期" },
  { "person.away_until", "返回日期 预计返回日期 返回时间 外出截止日期" },
  { "person.away_to", "外出地点 外出地址 现居外地地址 外出去向" },
  { "person.note", "备注 说明 备考 附注 其他情况 remark note" },
  { "household.number", "户号 户编号 家庭编号 户口簿号 户口本号 户序号 住户编号" },
  { "household.kind", "户别 户类型 家庭户类型 户类别 户口性质类型" },
  { "household.phone", "家庭电话 住宅电话 户电话 住户电话 家庭联系电话" },
  { "household.note", "家庭备注 户备注" },
  { "address", "住址 地址 家庭住址 居住地址 现住址 现住地址 现居住地址 详细地址 居住地 家庭地址 房屋地址 住所 门牌地址 标准地址 实际居住地址 现居住地 常住地址 居住详细地址 address" },
  { "compound.name", "小区 小区名称 院落 院落名称 小区院落 小区(院落) 所属小区 所在小区 楼盘 楼盘名称 小区名 院落名 小区/院落 小区或院落" },
  { "compound.road", "街路巷 道路 路名 街道路名 街巷 路街巷" },
  { "compound.door_plate", "门牌号 门牌 门牌号码 号 院号" },
  { "building.name", "栋 楼栋 栋号 楼栋号 幢 幢号 楼号 楼 座 栋数 几栋 楼幢 楼幢号" },
  { "unit.name", "单元 单元号 单元数 几单元 梯 梯号" },
  { "dwelling.floor", "楼层 层 层数 所在楼层 层号" },
  { "dwelling.room", "户室 室 房号 房间号 室号 户室号 门号 房间 户号室号 房屋号 几号 房室号 户 房 号室" },
  { "dwelling.suffix", "附号 铺号 附" },
  { "dwelling.use", "房屋用途 用途 房屋使用性质 使用性质 房屋类型" },
  { "dwelling.tenure", "居住性质 房屋性质 权属 房屋状态 居住方式 是否出租 自住出租 房屋使用情况 住房性质 居住情况" },
  { "dwelling.owner_name", "房主 房主姓名 业主 业主姓名 产权人 产权人姓名 房屋所有人 房东 房东姓名 房屋产权人" },
  { "dwelling.owner_phone", "房主电话 业主电话 产权人电话 房东电话 业主联系电话 房主联系电话 业主联系方式 房东联系电话 产权人联系电话 业主手机" },
  { "dwelling.owner_identity", "房主身份证号 业主身份证号 产权人身份证号 房主身份证 业主身份证 业主身份证号码 房主身份证号码 产权人身份证号码" },
  { "dwelling.area", "建筑面积 房屋面积 面积 住房面积 面积m2 面积平方米 建筑面积平方米" },
  { "dwelling.has_gas", "是否通气 天然气 通气 是否有天然气 燃气 有无燃气 是否通天然气" },
  { "dwelling.note", "房屋备注 住房备注" },
  { "vehicle.plate", "车牌 车牌号 车牌号码 车辆 机动车牌号 车牌照 车辆号牌 号牌号码 车辆信息 汽车牌号" },
  { "tags", "标签 人员标签 人群标签 特殊人群 重点人群 人员属性 人群类别 特殊人群类别 身份标签 人员分类 重点人群类别 老人类别 老人类型 对象类别 困难类型 困难类别 特殊群体类别" },
};

/* In front of a title these say that somebody else is meant. */
static const char * const roles[] = {
  "户主", "房主", "业主", "产权人", "房东", "监护人", "配偶", "父亲", "母亲", "紧急", "网格员", "微网格员", "网格长", "楼栋长", "代理人",
  "子女", "法人", "法定代表人", "经营者", "店主", "负责人", "物业", "帮扶", "包联", "填表人", "联系人", "家属", "亲属", "儿女", "照护", "照料", "护理", "抚养人", "赡养人", "填报人", "登记人",
  "经办人", "走访人", "探访", "排查人", "检查人", "责任人", "介绍人", "入党介绍人", "丈夫", "妻子", "父母", "家长",
};
/* So ends who somebody is: "受访人联系电话" is not that of whoever is listed. */
static const char * const persons[] = { "人", "员", "长", "母", "友", "师", "警", "生" };


/* In front of a title these say who is listed, as "老人姓名" in a list of elders: the title means what it means without them. */
static const char * const subjects[] = {
  "老年人", "老人", "婴幼儿", "幼儿", "儿童", "学生", "孩子", "小孩", "残疾人", "党员", "退役军人", "志愿者", "孕产妇", "孕妇", "育龄妇女", "居民", "住户", "用户", "群众",
  "承租人", "承租方", "租户", "租客", "流动人口", "申请人", "服务对象", "帮扶对象", "救助对象", "保障对象", "特扶对象", "优抚对象", "对象", "参保人", "持证人", "人员", "本人", "家庭成员", "成员", "居住人", "入住人", "被保险人",
};

/* Which of them: "受助老人姓名". */
static const char * const attributes[] = {
  "受助", "独居", "空巢", "孤寡", "高龄", "失能", "困难", "特困", "低保", "留守", "适龄", "在册", "参保", "未成年",
};

/* In front of a tag these ask for yes or no. */
static const char * const questions[] = { "是否属于", "是否有", "是否为", "是否是", "是否", "有无" };

/* Folds a title: width, case, blanks, line breaks, "*" and what stands in brackets make no difference. When nothing but the
 * bracket is there, its content is the title.
 */
char *
_linli_import_fold_title (const char *title)
{
  g_autofree char *folded = linli_text_fold (title);
  GString *kept = g_string_new (NULL);
  guint depth = 0;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '(' || c == '[' || c == 0x3010)
        depth++;
      else if ((c == ')' || c == ']' || c == 0x3011) && depth > 0)
        depth--;
      else if (depth == 0 && (g_unichar_isalnum (c) || c == '/'))
        g_string_append_unichar (kept, c);
    }
  if (kept->len == 0)
    g_string_assign (kept, folded);
  return g_string_free (kept, FALSE);
}

/* Folded title → target, once for the life of the program; never changed afterwards. */
static GHashTable *
linli_import_index_titles (void)
{
  static gsize once;
  static GHashTable *index;

  if (g_once_init_enter (&once))
    {
      index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
        {
          g_auto (GStrv) titles = g_strsplit (synonyms[i].titles, " ", -1);

          for (gsize k = 0; titles[k] != NULL; k++)
            {
              char *folded = _linli_import_fold_title (titles[k]);

              if (!g_hash_table_contains (index, folded))
                g_hash_table_insert (index, folded, (gpointer) synonyms[i].target);
              else
                g_free (folded);
            }
        }
      g_once_init_leave (&once, 1);
    }
  return index;
}

static gboolean
linli_import_names_somebody_else (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_has_prefix (folded, roles[i]))
      return TRUE;
  return FALSE;
}

/* What is said of who is listed; %NULL where nobody is named, or nothing but a single character is said. */
const char *
_linli_import_skip_subject (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (g_str_has_prefix (folded, attributes[i]))
      folded += strlen (attributes[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_has_prefix (folded, subjects[i]) && g_utf8_strlen (folded + strlen (subjects[i]), -1) > 1)
      return folded + strlen (subjects[i]);
  return NULL;
}

/* The last part of a title that takes several rows, with whom it is about where the rows above say that: "监护人信息 / 联系电话" is the telephone
 * of the guardian, and nobody else's. */
char *
_linli_import_dup_last_title (const char *title)
{
  static const char * const endings[] = { "基本信息", "基本情况", "信息", "情况" };
  g_auto (GStrv) parts = g_strsplit (title, " / ", -1);
  guint n_parts = g_strv_length (parts);
  const char *last = n_parts > 0 ? parts[n_parts - 1] : "";

  for (guint i = n_parts; i-- > 1;)
    {
      g_autofree char *folded = _linli_import_fold_title (parts[i - 1]);

      if (!linli_import_names_somebody_else (folded))
        continue;
      for (gsize k = 0; k < G_N_ELEMENTS (endings); k++)
        if (g_str_has_suffix (folded, endings[k]))
          folded[strlen (folded) - strlen (endings[k])] = '\0';
      return g_str_has_prefix (last, folded) ? g_strdup (last) : g_strconcat (folded, last, NULL);
    }
  return g_strdup (last);
}

static gboolean
linli_import_is_of_person (const char *folded,
                           gsize       length)
{
  g_autofree char *before = g_strndup (folded, length);

  for (gsize i = 0; i < G_N_ELEMENTS (persons); i++)
    if (g_str_has_suffix (before, persons[i]))
      return TRUE;
  return FALSE;
}

/* The longest known title of three characters or more that the title contains. Of coming and going there are many days: that of the household
 * register, of a party branch, of a nursing home. */
static const char *
linli_import_match_inside (const char *folded)
{
  GHashTable *index = linli_import_index_titles ();
  const char *target = NULL;
  gsize best = 0;
  GHashTableIter iter;
  gpointer title, value;

  if (linli_import_names_somebody_else (folded))
    return NULL;
  if (_linli_import_skip_subject (folded) != NULL)
    folded = _linli_import_skip_subject (folded);
  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, &title, &value))
    {
      gsize length = strlen (title);

      const char *at = length >= 9 && length > best ? strstr (folded, title) : NULL;

      if (at != NULL && !g_str_has_prefix (value, "person.moved_") && (!g_str_has_prefix (value, "person.") || !linli_import_is_of_person (folded, (gsize) (at - folded))))
        {
          best = length;
          target = value;
        }
    }
  return target;
}

/* The target of a title, or %NULL. @loosely also takes titles that only contain a known one.
 */
const char *
_linli_import_match_title (LinliImport *self,
                           const char  *title,
                           gboolean     loosely)
{
  g_autofree char *folded = _linli_import_fold_title (title);
  const char *target = g_hash_table_lookup (linli_import_index_titles (), folded);
  const char *rest = _linli_import_skip_subject (folded), *code;

  if (target != NULL || *folded == '\0')
    return target;
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_has_prefix (folded, questions[i]) && (code = g_hash_table_lookup (self->tag_codes, folded + strlen (questions[i]))) != NULL)
      return code;
  if ((code = g_hash_table_lookup (self->tag_codes, folded)) != NULL)
    return code;
  if (rest != NULL && (target = g_hash_table_lookup (linli_import_index_titles (), rest)) != NULL)
    return target;
  return loosely ? linli_import_match_inside (folded) : NULL;
}

static void
linli_import_add_target (LinliImport *self,
                         const char  *id,
                         const char  *label,
                         const char  *group)
{
  LinliImportTarget target = { g_strdup (id), g_strdup (label), g_strdup (group) };

  g_ptr_array_add (self->strings, (gpointer) target.id);
  g_ptr_array_add (self->strings, (gpointer) target.label);
  g_ptr_array_add (self->strings, (gpointer) target.group);
  g_array_append_val (self->targets, target);
}

static void
linli_import_add_kind (LinliImport *self,
                       const char  *name)
{
  const LinliKind *kind = linli_kind_lookup (name);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const LinliField *field = &kind->fields[i];
      g_autofree char *id = g_strconcat (name, ".", field->name, NULL);

      if (field->type == LINLI_FIELD_REFERENCE || field->type == LINLI_FIELD_GEOMETRY || (field->flags & LINLI_FIELD_INTERNAL) != 0
          || strcmp (id, "dwelling.address_raw") == 0)
        continue;
      linli_import_add_target (self, id, linli_field_get_label (field), linli_kind_get_label (kind));
    }
}

/* All targets, in the order in which a list offers them. */
void
_linli_import_add_targets (LinliImport *self)
{
  GHashTableIter iter;
  gpointer code, name;

  linli_import_add_kind (self, "person");
  linli_import_add_target (self, "head.name", _("Name of the head"), _("Household"));
  linli_import_add_kind (self, "household");
  linli_import_add_target (self, "address", _("Whole address"), _("Address"));
  linli_import_add_target (self, "compound.name", _("Compound"), _("Address"));
  linli_import_add_target (self, "compound.road", _("Street"), _("Address"));
  linli_import_add_target (self, "compound.door_plate", _("Door plate"), _("Address"));
  linli_import_add_target (self, "building.name", _("Building"), _("Address"));
  linli_import_add_target (self, "unit.name", _("Unit"), _("Address"));
  linli_import_add_kind (self, "dwelling");
  linli_import_add_target (self, "vehicle.plate", _("Number plates"), _("Vehicle"));
  linli_import_add_target (self, "tags", _("Tags, several in one cell"), _("Tag"));
  g_hash_table_iter_init (&iter, self->tag_names);
  while (g_hash_table_iter_next (&iter, &code, &name))
    {
      g_autofree char *id = g_strconcat ("tag:", code, NULL);

      linli_import_add_target (self, id, name, _("Tag"));
    }
}

static void
linli_import_column_compile (LinliImportColumn *column,
                             const char        *kind_name,
                             LinliColumnUse     use,
                             const char        *field)
{
  const LinliKind *kind = linli_kind_lookup (kind_name);
  int index = linli_kind_find_field (kind, field);

  if (index < 0 || index >= LINLI_MAX_FIELDS)
    return;
  column->use = use;
  column->field = index;
  column->descriptor = &kind->fields[index];
}

/* A target that nobody knows is ignored: a remembered mapping may name a tag that is gone. */
void
_linli_import_column_set_target (LinliImport       *self,
                                 LinliImportColumn *column,
                                 const char        *target)
{
  column->use = LINLI_COLUMN_IGNORED;
  column->descriptor = NULL;
  g_clear_pointer (&column->tag, g_free);
  g_hash_table_remove_all (column->codes);
  for (guint i = 0; i < LINLI_N_PARTS; i++)
    if (g_strcmp0 (target, _linli_part_targets[i]) == 0)
      {
        column->use = LINLI_COLUMN_PART;
        column->field = i;
      }
  if (target == NULL || column->use == LINLI_COLUMN_PART)
    ;
  else if (g_str_has_prefix (target, "person."))
    linli_import_column_compile (column, "person", LINLI_COLUMN_PERSON, target + 7);
  else if (g_str_has_prefix (target, "household."))
    linli_import_column_compile (column, "household", LINLI_COLUMN_HOUSEHOLD, target + 10);
  else if (g_str_has_prefix (target, "dwelling."))
    linli_import_column_compile (column, "dwelling", LINLI_COLUMN_DWELLING, target + 9);
  else if (strcmp (target, "address") == 0)
    column->use = LINLI_COLUMN_ADDRESS;
  else if (strcmp (target, "head.name") == 0)
    column->use = LINLI_COLUMN_HEAD_NAME;
  else if (strcmp (target, "vehicle.plate") == 0)
    column->use = LINLI_COLUMN_PLATES;
  else if (strcmp (target, "tags") == 0)
    column->use = LINLI_COLUMN_TAGS;
  else if (g_str_has_prefix (target, "tag:") && g_hash_table_contains (self->tag_names, target + 4))
    {
      column->use = LINLI_COLUMN_TAG;
      column->tag = g_strdup (target + 4);
    }
  g_free (column->target);
  column->target = g_strdup (column->use != LINLI_COLUMN_IGNORED ? target : "");
}

/**
 * linli_import_mask_value:
 * @target: the id of a #LinliImportTarget, or "" when the meaning is not known
 * @text: a value
 *
 * Masks a value as its meaning demands; what has no meaning is masked most.
 *
 * Returns: (transfer full): what may be shown
 */
char *
linli_import_mask_value (const char *target,
                         const char *text)
{
  g_auto (GStrv) parts = g_strsplit (target, ".", 2);
  const LinliKind *kind;
  int field;

  g_return_val_if_fail (target != NULL && text != NULL, NULL);

  if (g_str_equal (target, "head.name") || g_str_equal (target, "dwelling.owner_name"))
    return linli_mask_name (text);
  if (g_str_equal (target, "address"))
    return linli_mask_address (text);
  if (g_str_equal (target, "vehicle.plate"))
    return linli_mask_plate (text);
  if (g_str_equal (target, "tags") || g_str_has_prefix (target, "tag:") || g_str_has_prefix (target, "compound.") ||
      g_str_has_prefix (target, "building.") || g_str_has_prefix (target, "unit."))
    return g_strdup (text);
  kind = parts[0] != NULL && parts[1] != NULL ? linli_kind_lookup (parts[0]) : NULL;
  field = kind != NULL ? linli_kind_find_field (kind, parts[1]) : -1;
  if (field < 0)
    return linli_mask_other (text);
  if (kind->fields[field].type == LINLI_FIELD_IDENTITY)
    return linli_mask_identity (text);
  if (kind->fields[field].type == LINLI_FIELD_PHONE)
    return linli_mask_phone (text);
  if ((kind->fields[field].flags & LINLI_FIELD_PROSE) != 0)
    return linli_mask_numbers (text);
  if ((kind->fields[field].flags & LINLI_FIELD_MASKED) == 0)
    return g_strdup (text);
  if (g_str_has_suffix (parts[1], "name"))
    return linli_mask_name (text);
  return kind->fields[field].type == LINLI_FIELD_DATE ? linli_mask_birth_date (text) : linli_mask_other (text);
}
