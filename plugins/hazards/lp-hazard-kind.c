/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The loop of a hazard and its categories. Days and closing conditions are habits of offices, not taken from a law; a file may have
 * others. */

#include "lp-hazard-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const LpHazardCategory lp_hazard_categories[] = {
  { "stair-clutter", N_("Things piled on the stairs"), 3, N_("The stairs are clear on every floor"), "纸板 纸箱 杂物 堆物 堆放 堆积 楼道堆" },
  { "stair-charging", N_("E-bikes indoors, trailing leads"), 1, N_("No e-bike or battery is charged indoors, no lead hangs"),
    "飞线 电动车 电瓶 充电 入户充电" },
  { "escape-blocked", N_("Escape or fire lane blocked"), 1, N_("The whole width can be used"), "消防通道 疏散 逃生 通道堵 占用通道 堵塞通道" },
  { "fire-equipment", N_("Fire equipment missing or broken"), 7, N_("It is there, in date and works"), "灭火器 消防栓 消火栓 应急灯 烟感 喷淋 常闭门 防火门" },
  { "gas-hose", N_("Gas: hose aged, too long, through a wall"), 7, N_("A metal-clad hose within its years is fitted"), "燃气软管 胶管 软管" },
  { "gas-flameout", N_("Gas: hob without flame-out protection or past its years"), 15, N_("A hob with flame-out protection is fitted"), "熄火保护 灶具" },
  { "gas-flue", N_("Gas: flue missing or not led outdoors"), 3, N_("The flue leads outdoors and is tight"), "烟道 烟管 直排" },
  { "gas-dual", N_("Gas: piped gas and cylinder in one room"), 1, N_("One source only is left in the room"), "双气源" },
  { "gas-alteration", N_("Gas: pipe altered, built over, hung with things"), 7, N_("The gas company has checked the pipe"), "改管 私改 包管 暗埋 燃气管" },
  { "gas-cylinder", N_("Gas: cylinder expired, too near, or in a cellar"), 1, N_("A cylinder in date stands where it may"), "液化气 气瓶 钢瓶 罐装气" },
  { "gas-alarm", N_("Gas: no alarm, meter or valve out of date"), 15, N_("It is fitted and in date"), "报警器 燃气表 气阀" },
  { "gas-leak", N_("Gas: smell or leak"), 0, N_("The gas company has measured and found none"), "漏气 燃气味 煤气味 燃气泄漏" },
  { "power", N_("Electricity: overload, bare or old wiring"), 7, N_("An electrician has put it right"), "电线 裸露 漏电 私拉 乱接 短路 电箱" },
  { "falling", N_("Things that may fall from a height"), 1, N_("It is taken down or fastened"), "高空 坠物 掉落 花盆 空调外机 广告牌" },
  { "structure", N_("Walls, facade or building unsafe"), 7, N_("Fenced off, and judged by somebody qualified"), "墙皮 外墙 墙体 裂缝 脱落 危房 承重墙" },
  { "manhole", N_("Manhole cover missing or broken"), 1, N_("A cover lies firm"), "井盖" },
  { "flooding", N_("Standing water, flooding"), 2, N_("The water is gone and the drain runs"), "积水 内涝 倒灌" },
  { "lift", N_("Lift out of order"), 1, N_("The maintenance firm has released it"), "电梯 困人" },
  { "road", N_("Road, steps, railings broken"), 7, N_("Mended, nobody can trip or fall"), "栏杆 护栏 台阶 路面 扶手" },
  { "storage", N_("Dangerous goods stored"), 1, N_("They are gone"), "危险品 汽油 烟花 爆竹 易燃" },
  { "rental", N_("Home split up or overcrowded"), 15, N_("The partitions or beds are gone"), "群租 隔断" },
  { "other", N_("Other hazard"), 7, N_("Whoever reported it agrees that it is gone"), "" },
};

const LpHazardCategory *
lp_hazard_categories_get (guint *n)
{
  *n = G_N_ELEMENTS (lp_hazard_categories);
  return lp_hazard_categories;
}

/* The longest word that stands in the line decides: "燃气软管" is more than "软管". */
const LpHazardCategory *
lp_hazard_categories_guess (const char *line)
{
  const LpHazardCategory *best = NULL;
  gsize longest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (lp_hazard_categories); i++)
    {
      g_auto (GStrv) words = g_strsplit (lp_hazard_categories[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        if (strlen (words[j]) > longest && strstr (line, words[j]) != NULL)
          {
            longest = strlen (words[j]);
            best = &lp_hazard_categories[i];
          }
    }
  return best;
}

char *
lp_hazard_categories_dup_group (const char *code)
{
  return code != NULL ? g_strndup (code, strcspn (code, "-")) : g_strdup ("");
}

const char *
lp_hazard_categories_get_group_label (const char *group,
                                      const char *fallback)
{
  static const struct {
    const char *group;
    const char *label;
  } groups[] = { { "stair", N_("On the stairs") }, { "escape", N_("Escape ways") }, { "fire", N_("Fire equipment") }, { "gas", N_("Gas (all)") } };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].group, group))
      return _(groups[i].label);
  return fallback;
}

static void
lp_hazard_kind_add_states (LinliMatterKind *kind)
{
  const struct {
    const char *code;
    const char *label;
    LinliMatterStateFlags flags;
  } states[] = {
    { LP_HAZARD_FOUND, C_("hazard", "Found"), LINLI_MATTER_STATE_OPEN },
    { LP_HAZARD_DISPATCHED, _("Dispatched"), LINLI_MATTER_STATE_OPEN },
    { LP_HAZARD_IN_HAND, _("In hand"), LINLI_MATTER_STATE_OPEN },
    { LP_HAZARD_REPORTED, _("Reported back"), LINLI_MATTER_STATE_OPEN },
    { LP_HAZARD_VERIFIED, _("Verified"), LINLI_MATTER_STATE_OPEN },
    { LP_HAZARD_REMEDIED, _("Remedied"), LINLI_MATTER_STATE_FINAL },
    { LP_HAZARD_PARTLY, _("Partly remedied"), LINLI_MATTER_STATE_FINAL },
    { LP_HAZARD_PASSED_UP, _("Passed to an authority"), LINLI_MATTER_STATE_FINAL },
    { LP_HAZARD_REFUSED, _("Remedy refused"), LINLI_MATTER_STATE_FINAL },
    { LP_HAZARD_FALSE, _("False report"), LINLI_MATTER_STATE_FINAL | LINLI_MATTER_STATE_VOID },
    { LP_HAZARD_DUPLICATE, _("Duplicate"), LINLI_MATTER_STATE_FINAL | LINLI_MATTER_STATE_VOID },
    { LP_HAZARD_UNNEEDED, _("No longer needed"), LINLI_MATTER_STATE_FINAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    linli_matter_kind_add_state (kind, states[i].code, states[i].label, states[i].flags);
}

static void
lp_hazard_kind_add_steps (LinliMatterKind *kind)
{
  static const char * const ends[] = { LP_HAZARD_REMEDIED, LP_HAZARD_PARTLY, LP_HAZARD_PASSED_UP, LP_HAZARD_REFUSED, LP_HAZARD_FALSE,
                                       LP_HAZARD_DUPLICATE, LP_HAZARD_UNNEEDED };
  const struct {
    const char *id;
    const char *label;
    const char *from;
    const char *to;
    LinliMatterStepFlags flags;
  } steps[] = {
    { "dispatch", _("Dispatch"), LP_HAZARD_FOUND, LP_HAZARD_DISPATCHED, LINLI_MATTER_STEP_PLAIN },
    { "at-once", _("Put right at once"), LP_HAZARD_FOUND, LP_HAZARD_REPORTED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "take-up", _("Take in hand"), LP_HAZARD_DISPATCHED, LP_HAZARD_IN_HAND, LINLI_MATTER_STEP_PLAIN },
    { "give-back", _("Give back"), LP_HAZARD_DISPATCHED, LP_HAZARD_FOUND, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "report", _("Report back"), LP_HAZARD_IN_HAND, LP_HAZARD_REPORTED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "verify", _("Verify"), LP_HAZARD_REPORTED, LP_HAZARD_VERIFIED, LINLI_MATTER_STEP_BY_ANOTHER },
    { "send-back", _("Send back"), LP_HAZARD_REPORTED, LP_HAZARD_IN_HAND, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "close", _("Close as remedied"), LP_HAZARD_VERIFIED, LP_HAZARD_REMEDIED, LINLI_MATTER_STEP_PLAIN },
    { "close-partly", _("Close as partly remedied"), LP_HAZARD_VERIFIED, LP_HAZARD_PARTLY, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "send-back", _("Send back"), LP_HAZARD_VERIFIED, LP_HAZARD_IN_HAND, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "pass-up", _("Pass to an authority"), NULL, LP_HAZARD_PASSED_UP, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "refuse", _("Remedy refused"), NULL, LP_HAZARD_REFUSED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "dismiss", _("False report"), NULL, LP_HAZARD_FALSE, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "duplicate", _("Duplicate"), NULL, LP_HAZARD_DUPLICATE, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "drop", _("No longer needed"), NULL, LP_HAZARD_UNNEEDED, LINLI_MATTER_STEP_NEEDS_WORDS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    linli_matter_kind_add_step (kind, steps[i].id, steps[i].label, steps[i].from, steps[i].to, steps[i].flags);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    linli_matter_kind_add_step (kind, "reopen", _("Reopen hazard"), ends[i], LP_HAZARD_FOUND, LINLI_MATTER_STEP_NEEDS_WORDS);
}

LinliMatterKind *
lp_hazard_kind_new (void)
{
  LinliMatterKind *kind = linli_matter_kind_new (LP_HAZARD_KIND, _("Hazard"), "linli-due-symbolic");

  lp_hazard_kind_add_states (kind);
  lp_hazard_kind_add_steps (kind);
  for (gsize i = 0; i < G_N_ELEMENTS (lp_hazard_categories); i++)
    linli_matter_kind_add_category (kind, lp_hazard_categories[i].code, _(lp_hazard_categories[i].label), lp_hazard_categories[i].days,
                                    _(lp_hazard_categories[i].closed_when));
  linli_matter_kind_set_takes_over (kind, TRUE);
  linli_matter_kind_set_mends (kind, TRUE);
  return kind;
}
