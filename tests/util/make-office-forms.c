/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* make-office-forms FOLDER: the three forms, one that asks of several, one of shops and one of hazards, for tests that are no C programs. */

#include "office-forms.h"

int
main (int    argc,
      char **argv)
{
  g_autofree char *elders = g_build_filename (argv[1], "高龄老人花名册.xlsx", NULL);
  g_autofree char *gas = g_build_filename (argv[1], "燃气排查台账.xlsx", NULL);
  static const char * const several[] = { "流动人口中的独居、空巢人员台账", "序号|姓名|独居|空巢|现住址", "||||", "||||", NULL };
  static const char * const both[] = { "独居残疾人花名册", "序号|姓名|现住址", "||", "||", NULL };
  static const char * const at_home[] = { "低保家庭残疾人花名册", "序号|姓名|现住址", "||", "||", NULL };
  static const char * const shops[] = { "餐饮单位、学校台账", "序号|单位名称|单位类型|经营地址|负责人|联系电话|所属网格", "||||||", "||||||", NULL };
  static const char * const hazards[] = { "隐患排查台账", "序号|隐患描述|隐患地点|整改状态|发现日期|整改期限|整改责任人", "||||||", "||||||", NULL };
  g_autofree char *elders_apart = g_build_filename (argv[1], "独居空巢台账.xlsx", NULL);
  g_autofree char *disabled_apart = g_build_filename (argv[1], "独居残疾人花名册.xlsx", NULL);
  g_autofree char *disabled_at_home = g_build_filename (argv[1], "低保家庭残疾人花名册.xlsx", NULL);
  g_autofree char *households = g_build_filename (argv[1], "家庭登记表.xlsx", NULL);
  g_autofree char *organisations = g_build_filename (argv[1], "餐饮学校台账.xlsx", NULL);
  g_autofree char *matters = g_build_filename (argv[1], "隐患排查台账.xlsx", NULL);

  office_form_elders (elders, "2026年11月");
  office_form_gas (gas);
  office_form_households (households);
  office_form_plain (elders_apart, "台账", several, NULL);
  office_form_plain (disabled_apart, "花名册", both, NULL);
  office_form_plain (disabled_at_home, "花名册", at_home, NULL);
  office_form_plain (organisations, "台账", shops, NULL);
  office_form_plain (matters, "台账", hazards, NULL);
  return 0;
}
