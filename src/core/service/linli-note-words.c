/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The words that tell what a note is about, how urgent it is, and who is spoken of. At each place of a line the longest word wins, so a
 * word that contains another (不急, 急诊) is listed beside it. */

#include "config.h"

#include "linli-note-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-surname.h"
#include "linli-text.h"

static const struct {
  const char *code;
  const char *label;
} linli_note_categories[] = {
  { "water", N_("Water leak") },
  { "sewer", N_("Drains") },
  { "power", N_("Electricity") },
  { "light", N_("Lighting") },
  { "gas", N_("Gas") },
  { "fire", N_("Fire safety") },
  { "lift", N_("Lifts") },
  { "noise", N_("Noise") },
  { "parking", N_("Parking") },
  { "refuse", N_("Refuse") },
  { "property", N_("Property service") },
  { "dispute", N_("Dispute") },
  { "care", N_("Care") },
  { "pets", N_("Pets") },
  { "papers", N_("Certificates and benefits") },
  { "building", N_("Building work") },
  { "green", N_("Greenery") },
  { "security", N_("Security") },
  { "facility", N_("Public facilities") },
};

static const LinliNoteWord linli_note_category_words[] = {
  { "漏水", "water" }, { "渗水", "water" }, { "漏雨", "water" }, { "停水", "water" }, { "爆管", "water" }, { "水管", "water" },
  { "浸水", "water" }, { "滴水", "water" }, { "没水", "water" }, { "水压", "water" }, { "水表", "water" },
  { "下水道", "sewer" }, { "堵塞", "sewer" }, { "返水", "sewer" }, { "反水", "sewer" }, { "化粪池", "sewer" }, { "污水", "sewer" },
  { "井盖", "sewer" }, { "积水", "sewer" }, { "马桶堵", "sewer" }, { "管道堵", "sewer" },
  { "停电", "power" }, { "跳闸", "power" }, { "断电", "power" }, { "没电", "power" }, { "电表", "power" }, { "漏电", "power" },
  { "电线", "power" }, { "短路", "power" },
  { "路灯", "light" }, { "楼道灯", "light" }, { "灯不亮", "light" }, { "灯坏", "light" }, { "声控灯", "light" }, { "感应灯", "light" },
  { "照明", "light" },
  { "燃气", "gas" }, { "煤气", "gas" }, { "天然气", "gas" }, { "漏气", "gas" }, { "气表", "gas" },
  { "消防", "fire" }, { "灭火器", "fire" }, { "堆物", "fire" }, { "堆放", "fire" }, { "堆积", "fire" }, { "杂物", "fire" }, { "纸箱", "fire" },
  { "纸板", "fire" }, { "飞线", "fire" }, { "充电", "fire" }, { "着火", "fire" }, { "起火", "fire" }, { "冒烟", "fire" }, { "烟花", "fire" },
  { "电梯", "lift" },
  { "噪音", "noise" }, { "太吵", "noise" }, { "扰民", "noise" }, { "广场舞", "noise" }, { "噪声", "noise" }, { "吵人", "noise" },
  { "停车", "parking" }, { "车位", "parking" }, { "乱停", "parking" }, { "挡道", "parking" }, { "堵路", "parking" }, { "违停", "parking" },
  { "挪车", "parking" }, { "僵尸车", "parking" },
  { "垃圾", "refuse" }, { "异味", "refuse" }, { "臭", "refuse" }, { "蟑螂", "refuse" }, { "老鼠", "refuse" }, { "保洁", "refuse" },
  { "物业", "property" }, { "门禁", "property" }, { "单元门", "property" }, { "保安", "property" }, { "业委会", "property" },
  { "纠纷", "dispute" }, { "吵架", "dispute" }, { "矛盾", "dispute" }, { "打架", "dispute" }, { "家暴", "dispute" },
  { "独居", "care" }, { "摔倒", "care" }, { "摔跤", "care" }, { "送餐", "care" }, { "失能", "care" }, { "生病", "care" }, { "住院", "care" },
  { "走失", "care" }, { "救助", "care" }, { "助老", "care" }, { "困难", "care" },
  { "狗", "pets" }, { "犬", "pets" }, { "猫", "pets" },
  { "证明", "papers" }, { "盖章", "papers" }, { "社保", "papers" }, { "医保", "papers" }, { "低保", "papers" }, { "居住证", "papers" },
  { "养老认证", "papers" }, { "老年证", "papers" }, { "残疾证", "papers" }, { "高龄津贴", "papers" },
  { "违建", "building" }, { "搭建", "building" }, { "装修", "building" }, { "砸墙", "building" }, { "承重墙", "building" },
  { "裂缝", "building" }, { "外墙", "building" }, { "墙皮", "building" },
  { "绿化", "green" }, { "树枝", "green" }, { "修树", "green" }, { "大树", "green" }, { "草坪", "green" }, { "毁绿", "green" },
  { "被盗", "security" }, { "小偷", "security" }, { "诈骗", "security" }, { "陌生人", "security" }, { "丢失", "security" }, { "监控", "security" },
  { "健身器材", "facility" }, { "座椅", "facility" }, { "扶手", "facility" }, { "护栏", "facility" }, { "地砖", "facility" }, { "路面", "facility" },
};

static const LinliNoteWord linli_note_urgency_words[] = {
  { "不急", "low" }, { "不着急", "low" }, { "不紧急", "low" }, { "有空再", "low" }, { "慢慢来", "low" }, { "缓办", "low" },
  { "急", "urgent" }, { "紧急", "urgent" }, { "加急", "urgent" }, { "很急", "urgent" }, { "着急", "urgent" }, { "尽快", "urgent" },
  { "赶紧", "urgent" }, { "马上", "urgent" }, { "催办", "urgent" }, { "抓紧", "urgent" },
  { "特急", "critical" }, { "火急", "critical" }, { "十万火急", "critical" }, { "非常紧急", "critical" }, { "救命", "critical" },
  { "立即", "critical" }, { "立刻", "critical" }, { "着火", "critical" }, { "起火", "critical" }, { "漏气", "critical" },
  { "燃气泄漏", "critical" }, { "煤气泄漏", "critical" },
  { "急诊", NULL }, { "急救", NULL }, { "急性", NULL }, { "急转", NULL }, { "应急", NULL }, { "急于", NULL }, { "焦急", NULL },
};

static const char * const linli_note_forms[] = {
  "阿姨", "大爷", "大妈", "婆婆", "奶奶", "爷爷", "叔叔", "伯伯", "先生", "女士", "小姐", "老师", "师傅", "嬢嬢", "孃孃", "大姐", "大哥", "大嫂", "老板",
  "医生", "主任", "经理", "太婆", "大叔", "婶婶", "姐", "哥", "嬢", "孃", "总", "某",
};

/* What somebody does who is named by surname alone. */
static const char * const linli_note_verbs[] = { "反映", "说", "来", "打电话", "问", "要求", "投诉", "咨询", "家", "想", "要" };

static gboolean
linli_note_has_at (const LinliNoteLine *line,
                   guint                at,
                   const char          *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
    if (at >= line->n || line->taken[at] || line->c[at] != g_utf8_get_char (p))
      return FALSE;
  return TRUE;
}

/* The longest word of a category or of urgency that begins here. */
const LinliNoteWord *
_linli_note_find_word (const LinliNoteLine *line,
                       LinliNotePartType    type,
                       guint                at,
                       guint               *length)
{
  const LinliNoteWord *words = type == LINLI_NOTE_CATEGORY ? linli_note_category_words : linli_note_urgency_words;
  gsize n_words = type == LINLI_NOTE_CATEGORY ? G_N_ELEMENTS (linli_note_category_words) : G_N_ELEMENTS (linli_note_urgency_words);
  const LinliNoteWord *best = NULL;

  *length = 0;
  for (gsize i = 0; i < n_words; i++)
    {
      guint size = g_utf8_strlen (words[i].text, -1);

      if (size > *length && linli_note_has_at (line, at, words[i].text))
        {
          best = &words[i];
          *length = size;
        }
    }
  return best;
}

/* How many characters here are a form of address: 阿姨, 师傅. */
guint
_linli_note_span_address_form (const LinliNoteLine *line,
                               guint                at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (linli_note_forms); i++)
    if (linli_note_has_at (line, at, linli_note_forms[i]))
      return g_utf8_strlen (linli_note_forms[i], -1);
  return 0;
}

/* Whether a word for what somebody does begins here. */
gboolean
_linli_note_is_verb (const LinliNoteLine *line,
                     guint                at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (linli_note_verbs); i++)
    if (linli_note_has_at (line, at, linli_note_verbs[i]))
      return TRUE;
  return FALSE;
}

/* Whether so many characters are a surname. */
gboolean
_linli_note_is_surname (const LinliNoteLine *line,
                        guint                at,
                        guint                length)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (at + length > line->n || length < 1 || length > 2)
    return FALSE;
  for (guint i = at; i < at + length; i++)
    if (line->taken[i] || !linli_text_is_han (line->c[i]))
      return FALSE;
  if (length == 1)
    return linli_surname_is_common (line->c[at]);
  /* With a given name behind it, for a surname of two characters alone may be a name. */
  text = _linli_note_dup_text (line, at, length);
  name = g_strconcat (text, "兰", NULL);
  return linli_surname_get_length (name) == 2;
}

/**
 * linli_note_get_category_label:
 * @category: (nullable): what matter.category holds
 *
 * Returns: what to show for it, in the user's language; a category that is not one of the core's as it is
 */
const char *
linli_note_get_category_label (const char *category)
{
  for (gsize i = 0; i < G_N_ELEMENTS (linli_note_categories); i++)
    if (g_strcmp0 (linli_note_categories[i].code, category) == 0)
      return _(linli_note_categories[i].label);
  return category;
}

/**
 * linli_note_get_category:
 * @n: which, from 0
 *
 * Returns: (nullable): the code of the core's category number @n; %NULL past the last
 */
const char *
linli_note_get_category (guint n)
{
  return n < G_N_ELEMENTS (linli_note_categories) ? linli_note_categories[n].code : NULL;
}
