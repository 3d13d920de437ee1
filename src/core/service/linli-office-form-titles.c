/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the titles of a form mean that nobody imports, and what they mean by what a row is. */

#include "config.h"

#include <string.h>

#include "linli-office-form-private.h"

/* Fields of matters, of what is neither a home nor a person, and of places where they are no part of an address. A title means the first of
 * those that the rows have. */
static const struct {
  const char *id;
  const char *titles;
  const char *kind; /* (nullable): the only rows of which it is said */
} others[] = {
  { "matter.number", "事项编号 隐患编号 工单号 工单编号 受理编号 诉求编号" },
  { "matter.title", "隐患描述 隐患内容 隐患情况 问题描述 问题内容 诉求内容 事项内容 事项 事项描述 走访内容 存在问题 情况描述 主要内容" },
  { "matter.category", "隐患类型 隐患类别 事项类别 诉求类别 事项类型 问题类型 问题类别 诉求类型" },
  { "matter.state", "整改状态 办理状态 办理情况 整改情况 处理状态 处置状态 状态" },
  { "matter.urgency", "紧急程度 缓急程度" },
  { "matter.channel", "来源 诉求来源 反映渠道 来源渠道 发现方式" },
  { "matter.address", "隐患地点 隐患地址 诉求地点 诉求地址 事发地点 发生地点 具体位置 问题点位 地点 位置" },
  { "matter.place_text", "隐患部位" },
  { "matter.contact_name", "反映人 诉求人 来访人 联系人" },
  { "matter.contact_phone", "反映人电话 诉求人电话 联系人电话 来访人电话" },
  { "matter.assignee", "责任人 整改责任人 经办人 承办人 处理人 办理人" },
  { "matter.opened_at", "上报日期 发现日期 发现时间 受理日期 登记日期 走访日期 排查日期 排查时间 上报时间 受理时间 登记时间 走访时间" },
  { "matter.due_at", "整改期限 办理期限 限办日期 整改时限 办理时限" },
  { "matter.closed_at", "整改日期 整改完成日期 办结日期 办结时间 完成日期 整改完成时间 销号日期" },
  { "matter.outcome", "处理结果 办理结果 整改结果 整改措施 走访结果 处置结果" },
  { "building.floors", "总层数 地上层数 楼层数" },
  { "building.built_year", "建成年份 建成年代 修建年份" },
  { "building.has_lift", "有无电梯 是否有电梯 电梯" },
  { "grid.code", "网格编号 网格编码 网格代码 微网格编号 微网格编码 微网格代码" },
  { "grid.level", "网格类型 网格类别 网格级别 网格层级" },
  { "grid.kind", "微网格类型 微网格类别" },
  { "compound.property_company", "物业公司 物业服务企业 物业单位" },
  { "compound.property_phone", "物业电话 物业联系电话" },
  { "vehicle.kind", "车辆类型 车辆类别 车辆种类 车型 车种 车辆性质 类型 类别" },
  { "vehicle.energy", "能源类型 燃料类型 动力类型 能源种类 燃料种类 燃料 能源" },
  { "vehicle.colour", "车身颜色 车辆颜色 车颜色 颜色" },
  { "vehicle.model", "品牌型号 车辆型号 车辆品牌 品牌 厂牌型号 型号 车辆品牌型号" },
  { "vehicle.note", "备注" },
  { "organisation.name", "单位名称 商户名称 商铺名称 店铺名称 门店名称 店名 企业名称 机构名称 场所名称 公司名称 字号 字号名称 招牌名称 个体户名称 组织名称 学校名称 名称" },
  { "organisation.kind", "单位类型 单位类别 单位性质 商户类型 店铺类型 场所类型 场所类别 经营类型 经营类别 行业 行业类别 行业类型 业态 机构类型 企业类型 类型 类别" },
  { "organisation.credit_code", "统一社会信用代码 社会信用代码 信用代码 统一信用代码 营业执照号 营业执照号码 营业执照编号 组织机构代码 执照号" },
  { "organisation.contact_name", "负责人 负责人姓名 联系人 联系人姓名 经营者 经营者姓名 经营人 店主 店主姓名 老板 主要负责人 实际经营者 安全负责人" },
  { "organisation.contact_phone", "负责人电话 负责人联系电话 负责人联系方式 负责人手机 联系人电话 联系人联系电话 经营者电话 经营者联系电话 经营者联系方式 店主电话 店主联系电话 单位电话" },
  { "organisation.legal_person", "法定代表人 法人 法人代表 法人姓名 法定代表人姓名 法人代表姓名" },
  { "organisation.employees", "从业人数 从业人员 从业人员数 员工人数 员工数 职工人数 职工数 用工人数 在岗人数 从业人员人数" },
  { "organisation.note", "备注" },
  { "person.name", "车主 车主姓名 所有人 机动车所有人 车辆所有人 使用人 驾驶人 车辆使用人", "vehicle" },
  { "person.phone", "车主电话 车主联系电话 车主联系方式 车主手机 车主手机号 驾驶人电话 使用人电话", "vehicle" },
  { "person.identity_number", "车主身份证号 车主身份证号码 车主身份证", "vehicle" },
  { "head.name", "户主 户主姓名 户主名字", "vehicle" },
  { "place.name", "设施名称 点位名称 场所名称 场地名称 公共场所名称 停车场名称 车场名称 车棚名称 避难场所名称 广场名称 活动场地 名称" },
  { "place.kind", "设施类型 设施类别 点位类型 点位类别 场所类型 场所类别 场地类型 类型 类别" },
  { "place.address_raw", "位置 具体位置 所在位置 设施位置 点位位置 地点 详细位置 安装位置 设置地点" },
  { "place.note", "备注" },
};

/* What is counted of a place, and how the same is counted of the other rows that places can be. */
static const struct {
  const char *building;
  const char *compound;
  const char *grid;
} totals[] = {
  { "form.dwellings", "form.compound_dwellings", NULL },
  { "form.units", NULL, NULL },
  { "form.rented", NULL, NULL },
  { "form.vacant", NULL, NULL },
  { "form.building_households", "form.compound_households", "form.grid_households" },
  { "form.building_persons", "form.compound_persons", "form.grid_persons" },
  { NULL, "form.buildings", NULL },
  { "building.built_year", "compound.built_year", NULL },
};

gboolean
_linli_office_form_is_total (const char *target)
{
  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    if (g_strcmp0 (totals[i].building, target) == 0 || g_strcmp0 (totals[i].compound, target) == 0 || g_strcmp0 (totals[i].grid, target) == 0)
      return TRUE;
  return FALSE;
}

/* How many there are is said of what the row is: of the building only where a row is one. Where a row is a home, its head is the person of it. */
static const char *
linli_office_form_suit (const char *id,
                        const char *kind)
{
  const char *record = kind != NULL ? _linli_office_form_find_kind (kind) : NULL;

  if (record == NULL)
    return id;
  if (g_str_has_prefix (id, "head."))
    return g_str_equal (record, "person") || g_str_equal (record, "vehicle") ? id : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    if (g_strcmp0 (totals[i].building, id) == 0 || g_strcmp0 (totals[i].compound, id) == 0)
      {
        if (g_str_equal (record, "building"))
          return totals[i].building;
        if (g_str_equal (record, "compound"))
          return totals[i].compound;
        if (g_str_equal (record, "grid"))
          return totals[i].grid;
        if (g_str_has_prefix (id, "building."))
          return id;
        return g_str_equal (id, "form.building_persons") && !g_str_equal (record, "matter") ? "form.members" : NULL;
      }
  return id;
}

/* A target that only forms have, by the whole title or by its last part, in rows of @kind, or in any where it is %NULL; NULL for none. */
const char *
_linli_office_form_match_title (const char *title,
                                const char *kind)
{
  g_auto (GStrv) parts = g_strsplit (title, " / ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autofree char *last = _linli_import_dup_last_title (title);
  const char *tried[2] = { joined, last };

  for (gsize k = 0; k < G_N_ELEMENTS (tried); k++)
    {
      g_autofree char *folded = _linli_import_fold_title (tried[k]);
      const char *rest = _linli_import_skip_subject (folded);
      const char *computed = _linli_office_form_match_computed (folded, rest);

      if (computed != NULL)
        return linli_office_form_suit (computed, kind);
      for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
        if ((others[i].kind == NULL || g_strcmp0 (others[i].kind, kind) == 0) && _linli_office_form_lists_title (others[i].titles, folded))
          {
            const char *id = linli_office_form_suit (others[i].id, kind);

            if (id != NULL && (kind == NULL || _linli_office_form_kind_has (kind, id)))
              return id;
          }
    }
  return NULL;
}
