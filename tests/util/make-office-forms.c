/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* make-office-forms FOLDER: the three forms and one that asks of several, for tests that are no C programs. */

#include "office-forms.h"

int
main (int    argc,
      char **argv)
{
  g_autofree char *elders = g_build_filename (argv[1], "高龄老人花名册.xlsx", NULL);
  g_autofree char *gas = g_build_filename (argv[1], "燃气排查台账.xlsx", NULL);
  static const char * const several[] = { "流动人口中的独居、空巢人员台账", "序号|姓名|独居|空巢|现住址", "||||", "||||", NULL };
  g_autofree char *elders_apart = g_build_filename (argv[1], "独居空巢台账.xlsx", NULL);
  g_autofree char *households = g_build_filename (argv[1], "家庭登记表.xlsx", NULL);

  office_form_elders (elders, "2026年11月");
  office_form_gas (gas);
  office_form_households (households);
  office_form_plain (elders_apart, "台账", several, NULL);
  return 0;
}
