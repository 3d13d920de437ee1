/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <locale.h>

#include "linli-address.h"
#include "noise.h"

typedef struct {
  const char *written;
  const char *parts;     /* letter=part, as describe() writes them */
  const char *formatted; /* local style; NULL when it is the text as written */
} Case;

static void
describe_part (GString    *out,
               const char *letter,
               const char *part)
{
  if (part != NULL)
    g_string_append_printf (out, "%s%s=%s", out->len > 0 ? " " : "", letter, part);
}

static char *
describe (const LinliAddress *a)
{
  GString *out = g_string_new (NULL);
  g_autofree char *building = a->building != NULL ? g_strconcat (a->building, a->building_word, NULL) : NULL;

  describe_part (out, "province", a->province);
  describe_part (out, "city", a->city);
  describe_part (out, "district", a->district);
  describe_part (out, "office", a->subdistrict);
  describe_part (out, "community", a->community);
  describe_part (out, "group", a->group);
  describe_part (out, "road", a->road);
  describe_part (out, "plate", a->door_plate);
  describe_part (out, "c", a->compound);
  describe_part (out, "b", building);
  describe_part (out, "u", a->unit);
  if (a->floor != LINLI_FLOOR_UNKNOWN)
    g_string_append_printf (out, " f=%d", a->floor);
  describe_part (out, "r", a->room);
  describe_part (out, "x", a->suffix);
  describe_part (out, "rest", a->rest);
  return g_strstrip (g_string_free (out, FALSE));
}

static void
check_cases (const Case *cases,
             guint       n)
{
  guint wrong = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LinliAddress) address = linli_address_parse (cases[i].written);
      g_autofree char *parts = describe (address);
      g_autofree char *formatted = linli_address_format (address, LINLI_ADDRESS_LOCAL);
      g_autoptr (LinliAddress) again = linli_address_parse (formatted);
      g_autofree char *twice = linli_address_format (again, LINLI_ADDRESS_LOCAL);
      const char *expected = cases[i].formatted != NULL ? cases[i].formatted : cases[i].written;

      /* What is written out is read and written as the same again. */
      if (g_strcmp0 (parts, cases[i].parts) != 0 || g_strcmp0 (formatted, expected) != 0 || g_strcmp0 (twice, expected) != 0)
        {
          g_test_message ("%s\n  expected %s | %s\n  got      %s | %s | %s", cases[i].written, cases[i].parts, expected, parts, formatted, twice);
          wrong++;
        }
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_compound (void)
{
  static const Case cases[] = {
    { "东坡小区12栋3单元502", "c=东坡小区 b=12栋 u=3 f=5 r=502", NULL },
    { "东坡小区12栋3单元502室", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区12栋3单元502号", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区 12栋 3单元 502", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区12 栋3 单元502 室", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区第12栋第3单元502", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区十二栋三单元五〇二室", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区十二栋三单元五零二", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "１２幢三单元五〇二室", "b=12幢 u=3 f=5 r=502", "12幢3单元502" },
    { "光华12栋", "c=光华 b=12栋", NULL },
    { "12栋3-502", "b=12栋 u=3 f=5 r=502", "12栋3单元502" },
    { "12-3-502", "b=12 u=3 f=5 r=502", "12栋3单元502" },
    { "12—3—502", "b=12 u=3 f=5 r=502", "12栋3单元502" },
    { "12 - 3 - 502", "b=12 u=3 f=5 r=502", "12栋3单元502" },
    { "12/3/502", "b=12 u=3 f=5 r=502", "12栋3单元502" },
    { "12 3 502", "b=12 u=3 f=5 r=502", "12栋3单元502" },
    { "12.3.502", "b=12 u=3 f=5 r=502", "12栋3单元502" },
    { "东坡12-3-502", "c=东坡 b=12 u=3 f=5 r=502", "东坡12栋3单元502" },
    { "东坡小区12-502", "c=东坡小区 b=12 f=5 r=502", "东坡小区12栋502" },
    { "东坡小区12-3", "c=东坡小区 b=12 u=3", "东坡小区12栋3单元" },
    { "东坡小区12-3单元502", "c=东坡小区 b=12 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区12#3单元502", "c=东坡小区 b=12# u=3 f=5 r=502", "东坡小区12号楼3单元502" },
    { "东坡小区12#-3-502", "c=东坡小区 b=12# u=3 f=5 r=502", "东坡小区12号楼3单元502" },
    { "东坡小区12#502", "c=东坡小区 b=12# f=5 r=502", "东坡小区12号楼502" },
    { "东坡小区12号楼3单元502", "c=东坡小区 b=12号楼 u=3 f=5 r=502", NULL },
    { "东坡小区12楼3单元502", "c=东坡小区 b=12楼 u=3 f=5 r=502", "东坡小区12号楼3单元502" },
    { "东坡小区12栋-3单元-502", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区12栋3单元5楼502", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区12栋3单元5楼2号", "c=东坡小区 b=12栋 u=3 f=5 r=2", NULL },
    { "东坡小区12栋3单元五楼2号", "c=东坡小区 b=12栋 u=3 f=5 r=2", "东坡小区12栋3单元5楼2号" },
    { "东坡小区12栋3单元5层东户", "c=东坡小区 b=12栋 u=3 f=5 r=东户", "东坡小区12栋3单元5楼东户" },
    { "东坡小区12栋3单元11楼1103号", "c=东坡小区 b=12栋 u=3 f=11 r=1103", "东坡小区12栋3单元1103" },
    { "东坡小区12栋3单元5-2", "c=东坡小区 b=12栋 u=3 f=5 r=5-2", NULL },
    { "东坡小区12栋5-2", "c=东坡小区 b=12栋 f=5 r=5-2", NULL },
    { "东坡小区12栋3-5-2", "c=东坡小区 b=12栋 u=3 f=5 r=5-2", "东坡小区12栋3单元5-2" },
    { "东坡小区12栋3单元5号", "c=东坡小区 b=12栋 u=3 r=5", NULL },
    { "东坡小区12栋3单元", "c=东坡小区 b=12栋 u=3", NULL },
    { "东坡小区12栋502", "c=东坡小区 b=12栋 f=5 r=502", NULL },
    { "东坡小区12栋1203", "c=东坡小区 b=12栋 f=12 r=1203", NULL },
    { "东坡小区12号", "c=东坡小区 b=12号", NULL },
    { "东坡小区12号3单元502", "c=东坡小区 b=12号 u=3 f=5 r=502", NULL },
    { "东坡小区3单元502", "c=东坡小区 u=3 f=5 r=502", NULL },
    { "东坡小区502", "c=东坡小区 f=5 r=502", NULL },
    { "东坡小区", "c=东坡小区", NULL },
    { "东坡小区03栋01单元0502", "c=东坡小区 b=3栋 u=1 f=5 r=0502", "东坡小区3栋1单元0502" },
    { "东坡小区12栋3单502", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区12栋3门502", "c=东坡小区 b=12栋 u=3 f=5 r=502", "东坡小区12栋3单元502" },
    { "东坡小区12栋东单元502", "c=东坡小区 b=12栋 u=东 f=5 r=502", NULL },
    { "东坡小区甲栋乙单元502", "c=东坡小区 b=甲栋 u=乙 f=5 r=502", NULL },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_names (void)
{
  static const Case cases[] = {
    { "金沙时代城A座1203", "c=金沙时代城 b=A座 f=12 r=1203", NULL },
    { "锦绣A区12栋", "c=锦绣A区 b=12栋", NULL },
    { "锦绣东区3栋", "c=锦绣东区 b=3栋", NULL },
    { "中海国际一区5栋2单元301", "c=中海国际一区 b=5栋 u=2 f=3 r=301", NULL },
    { "东坡小区二期12栋", "c=东坡小区二期 b=12栋", NULL },
    { "东坡小区2期12栋", "c=东坡小区2期 b=12栋", NULL },
    { "东坡小区（一期）12栋", "c=东坡小区一期 b=12栋", "东坡小区一期12栋" },
    { "1958小区3栋", "c=1958小区 b=3栋", NULL },
    { "SOHO沸城3栋1203", "c=SOHO沸城 b=3栋 f=12 r=1203", NULL },
    { "五福苑3栋", "c=五福苑 b=3栋", NULL },
    { "三号桥小区12栋", "c=三号桥小区 b=12栋", NULL },
    { "八一小区3栋", "c=八一小区 b=3栋", NULL },
    { "光华路小区12栋", "c=光华路小区 b=12栋", NULL },
    { "五街坊12栋", "c=五街坊 b=12栋", NULL },
    { "九里香庭7栋1单元", "c=九里香庭 b=7栋 u=1", NULL },
    { "七里香都A3栋2-1101", "c=七里香都 b=A3栋 u=2 f=11 r=1101", "七里香都A3栋2单元1101" },
    { "玉林新村3栋", "c=玉林新村 b=3栋", NULL },
    { "国际城市花园12栋", "c=国际城市花园 b=12栋", NULL },
    { "1号楼A座502", "b=1号楼 u=A f=5 r=502", "1号楼A单元502" },
    { "A-3-502", "b=A u=3 f=5 r=502", "A座3单元502" },
    { "B2-3-502", "b=B2 u=3 f=5 r=502", "B2栋3单元502" },
    { "东坡小区12栋502A", "c=东坡小区 b=12栋 f=5 r=502A", NULL },
    { "东坡小区12栋a502", "c=东坡小区 b=12栋 f=5 r=A502", "东坡小区12栋A502" },
    { "东坡小区12栋3单元502-1", "c=东坡小区 b=12栋 u=3 f=5 r=502-1", NULL },
    { "东坡12-3-502 张 漏水 急", "c=东坡 b=12 u=3 f=5 r=502 rest=张 漏水 急", "东坡12栋3单元502" },
    { "东坡小区12栋3单元502（租户）", "c=东坡小区 b=12栋 u=3 f=5 r=502 rest=租户", "东坡小区12栋3单元502" },
    { "东坡小区12栋3单元502 13800001234", "c=东坡小区 b=12栋 u=3 f=5 r=502 rest=13800001234", "东坡小区12栋3单元502" },
    { "东坡小区 张三", "c=东坡小区 rest=张三", "东坡小区" },
    { "东坡12-3-502张三", "c=东坡 b=12 u=3 f=5 r=502 rest=张三", "东坡12栋3单元502" },
    { "东坡小区12栋3单元502室 张三 电话8888", "c=东坡小区 b=12栋 u=3 f=5 r=502 rest=张三 电话8888", "东坡小区12栋3单元502" },
    { "东坡小区12栋3单元502室503室", "c=东坡小区 b=12栋 u=3 f=5 r=502 rest=503", "东坡小区12栋3单元502" },
    { "东坡小区12栋3单元502、503", "c=东坡小区 b=12栋 u=3 f=5 r=502 rest=503", "东坡小区12栋3单元502" },
    { "东坡小区12-14栋", "c=东坡小区 b=14栋 rest=12", "东坡小区14栋" },
    { "东坡小区12栋楼下", "c=东坡小区 b=12栋 rest=楼下", "东坡小区12栋" },
    { "西财4舍2单元301", "c=西财 b=4舍 u=2 f=3 r=301", NULL },
    { "东坡小区3号院12栋1单元", "c=东坡小区3号院 b=12栋 u=1", NULL },
    { "东坡小区40号2栋", "c=东坡小区40号 b=2栋", NULL },
    { "东坡小区底商5号", "c=东坡小区底商 r=5", NULL },
    { "府河音乐花园A区11栋2-5-10", "c=府河音乐花园A区 b=11栋 u=2 f=5 r=5-10", "府河音乐花园A区11栋2单元5-10" },
    { "誉峰国际2期6号楼29F", "c=誉峰国际2期 b=6号楼 f=29", "誉峰国际2期6号楼29楼" },
    { "金沙时代城负一楼停车场", "c=金沙时代城 f=-1 rest=停车场", "金沙时代城负1楼" },
    { "一栋一单元一号", "b=1栋 u=1 r=1", "1栋1单元1号" },
    { "小区东门", "c=小区东门", NULL },
    { "成温路口", "c=成温路口", NULL },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_plate (void)
{
  static const Case cases[] = {
    { "群康路40号院3栋", "road=群康路 plate=40号院 b=3栋", NULL },
    { "群康路40号", "road=群康路 plate=40号", NULL },
    { "群康路40", "road=群康路 plate=40号", "群康路40号" },
    { "群康路四十号院三栋", "road=群康路 plate=40号院 b=3栋", "群康路40号院3栋" },
    { "群康路40号大院3栋", "road=群康路 plate=40号院 b=3栋", "群康路40号院3栋" },
    { "群康路40号附3号", "road=群康路 plate=40号 x=3", NULL },
    { "群康路40号3栋2单元502附1号", "road=群康路 plate=40号 b=3栋 u=2 f=5 r=502 x=1", NULL },
    { "群康路40号附3号2楼附5号", "road=群康路 plate=40号附3号 f=2 x=5", "群康路40号附3号2楼附5号" },
    { "群康路40-2号3栋", "road=群康路 plate=40-2号 b=3栋", NULL },
    { "群康路40号东坡小区12栋3单元502", "road=群康路 plate=40号 c=东坡小区 b=12栋 u=3 f=5 r=502", NULL },
    { "群康路40号（东坡小区）12栋3单元502", "road=群康路 plate=40号 c=东坡小区 b=12栋 u=3 f=5 r=502", "群康路40号东坡小区12栋3单元502" },
    { "群康路东坡小区12栋", "road=群康路 c=东坡小区 b=12栋", NULL },
    { "群康路40号院综合楼302", "road=群康路 plate=40号院 b=综合楼 f=3 r=302", NULL },
    { "40号院3栋", "plate=40号院 b=3栋", NULL },
    { "40号3栋", "plate=40号 b=3栋", NULL },
    { "二环路北三段12号3栋", "road=二环路北三段 plate=12号 b=3栋", NULL },
    { "人民南路四段27号", "road=人民南路四段 plate=27号", NULL },
    { "天府大道北段1700号1栋", "road=天府大道北段 plate=1700号 b=1栋", NULL },
    { "一环路西二段8号", "road=一环路西二段 plate=8号", NULL },
    { "天府三街19号", "road=天府三街 plate=19号", NULL },
    { "三圣街5号院", "road=三圣街 plate=5号院", NULL },
    { "柿子巷6号2单元3楼5号", "road=柿子巷 plate=6号 u=2 f=3 r=5", NULL },
    { "群康路40弄12号502室", "road=群康路 plate=40弄 b=12号 f=5 r=502", "群康路40弄12号502" },
    { "群康路40号负1楼", "road=群康路 plate=40号 f=-1", NULL },
    { "群康路40号12-3-502", "road=群康路 plate=40号 b=12 u=3 f=5 r=502", "群康路40号12栋3单元502" },
    { "群康路", "road=群康路", NULL },
    { "附3号", "x=3", NULL },
    { "群康路40号附1-3号", "road=群康路 plate=40号 x=1-3", NULL },
    { "群康路40号 张三", "road=群康路 plate=40号 rest=张三", "群康路40号" },
    { "群康路40号 东坡小区", "road=群康路 plate=40号 c=东坡小区", "群康路40号东坡小区" },
    { "40号院 张三", "plate=40号院 rest=张三", "40号院" },
    { "40号院东坡小区3栋", "plate=40号院 c=东坡小区 b=3栋", NULL },
    { "八宝街111号银河王朝大酒店", "road=八宝街 plate=111号 c=银河王朝大酒店", NULL },
    { "蜀辉路六号院", "road=蜀辉路 plate=6号院", "蜀辉路6号院" },
    { "二仙桥东路15号", "road=二仙桥东路 plate=15号", NULL },
    { "40号附3号", "plate=40号 x=3", NULL },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_floor (void)
{
  static const Case cases[] = {
    { "负1楼", "f=-1", NULL },
    { "负一楼", "f=-1", "负1楼" },
    { "-1楼", "f=-1", "负1楼" },
    { "地下一层", "f=-1", "负1楼" },
    { "B1层", "f=-1", "负1楼" },
    { "东坡小区12栋负一楼", "c=东坡小区 b=12栋 f=-1", "东坡小区12栋负1楼" },
    { "东坡小区12栋-1楼", "c=东坡小区 b=12栋 f=-1", "东坡小区12栋负1楼" },
    { "东坡小区12栋B1", "c=东坡小区 b=12栋 f=-1", "东坡小区12栋负1楼" },
    { "东坡小区12栋一楼", "c=东坡小区 b=12栋 f=1", "东坡小区12栋1楼" },
    { "东坡小区12栋5F", "c=东坡小区 b=12栋 f=5", "东坡小区12栋5楼" },
    { "东坡小区12栋底楼3号", "c=东坡小区 b=12栋 f=1 r=3", "东坡小区12栋1楼3号" },
    { "5楼", "f=5", NULL },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_offices (void)
{
  static const Case cases[] = {
    { "四川省成都市青羊区光华街道财大社区群康路40号院3栋2单元502", "province=四川省 city=成都市 district=青羊区 office=光华街道 community=财大社区 "
      "road=群康路 plate=40号院 b=3栋 u=2 f=5 r=502", "群康路40号院3栋2单元502" },
    { "成都市青羊区东坡小区12栋", "city=成都市 district=青羊区 c=东坡小区 b=12栋", "东坡小区12栋" },
    { "青羊区光华街道办事处财大社区居委会12栋", "district=青羊区 office=光华街道 community=财大社区 b=12栋", "12栋" },
    { "成都市都江堰市幸福镇永寿村3组12号", "city=成都市 district=都江堰市 office=幸福镇 community=永寿村 group=3 plate=12号", "12号" },
    { "黄桷村3组12号", "community=黄桷村 group=3 plate=12号", "12号" },
    { "财大社区12-3-502", "community=财大社区 b=12 u=3 f=5 r=502", "12栋3单元502" },
    { "光华街道 财大社区 东坡小区 12栋", "office=光华街道 community=财大社区 c=东坡小区 b=12栋", "东坡小区12栋" },
    { "重庆市渝中区解放碑街道民权路28号3栋5-2", "city=重庆市 district=渝中区 office=解放碑街道 road=民权路 plate=28号 b=3栋 f=5 r=5-2", "民权路28号3栋5-2" },
    { "光华街道东坡路社区东坡小区12栋", "office=光华街道 community=东坡路社区 c=东坡小区 b=12栋", "东坡小区12栋" },
    { "上海市静安区南京西路1788弄12号1502室", "city=上海市 district=静安区 road=南京西路 plate=1788弄 b=12号 f=15 r=1502", "南京西路1788弄12号1502" },
    { "成都市东坡小区12栋", "city=成都市 c=东坡小区 b=12栋", "东坡小区12栋" },
    { "成都市高新区天府大道北段1700号", "city=成都市 district=高新区 road=天府大道北段 plate=1700号", "天府大道北段1700号" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_nothing (void)
{
  static const char *const texts[] = { NULL, "", "   ", "-", "()", "。" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LinliAddress) address = linli_address_parse (texts[i]);
      g_autofree char *formatted = linli_address_format (address, LINLI_ADDRESS_FULL);

      g_assert_true (linli_address_is_empty (address));
      g_assert_cmpstr (formatted, ==, "");
    }
}

static void
test_styles (void)
{
  g_autoptr (LinliAddress) address = linli_address_parse ("成都市青羊区光华街道财大社区东坡小区12栋3单元502");
  LinliAddress kept = { .compound = "东坡小区", .building = "12栋", .unit = "3单元", .room = "502" };
  g_autofree char *full = linli_address_format (address, LINLI_ADDRESS_FULL);
  g_autofree char *inside = linli_address_format (address, LINLI_ADDRESS_INSIDE);
  g_autofree char *spaced = linli_address_format (address, LINLI_ADDRESS_SPACED);
  g_autofree char *local = linli_address_format (&kept, LINLI_ADDRESS_LOCAL);

  g_assert_cmpstr (full, ==, "成都市青羊区光华街道财大社区东坡小区12栋3单元502");
  g_assert_cmpstr (inside, ==, "12栋3单元502");
  g_assert_cmpstr (spaced, ==, "东坡小区 12栋3单元 502");
  g_assert_cmpstr (local, ==, "东坡小区12栋3单元502");
}

static void
test_keys (void)
{
  static const char *const buildings[] = { "12", "12栋", "十二幢", "12号楼", "012#", "12座", "第12栋", "１２栋", "12号" };
  static const char *const units[] = { "3", "3单元", "三单元", "03单", "3门", "第三单元" };
  static const char *const rooms[] = { "502", "502室", "五〇二", "0502号" };
  static const char *const compounds[] = { "东坡", "东坡小区", "东坡 小区" };

  for (guint i = 0; i < G_N_ELEMENTS (buildings); i++)
    {
      g_autofree char *key = linli_address_building_key (buildings[i]);

      g_test_message ("%s", buildings[i]);
      g_assert_cmpstr (key, ==, "12");
    }
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *key = linli_address_unit_key (units[i]);

      g_test_message ("%s", units[i]);
      g_assert_cmpstr (key, ==, "3");
    }
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autofree char *key = linli_address_room_key (rooms[i]);

      g_test_message ("%s", rooms[i]);
      g_assert_cmpstr (key, ==, "502");
    }
  for (guint i = 0; i < G_N_ELEMENTS (compounds); i++)
    {
      g_autofree char *key = linli_address_compound_key (compounds[i]);

      g_assert_cmpstr (key, ==, "东坡");
    }
}

typedef struct {
  const char *written;
  const char *expected;
} Pair;

static void
test_texts (void)
{
  static const Pair buildings[] = { { "12", "12栋" }, { "12栋", "12栋" }, { "十二幢", "12幢" }, { "12号楼", "12号楼" }, { "A座", "A座" }, { "A", "A座" },
                                    { "综合楼", "综合楼" }, { "12#", "12号楼" }, { "A3", "A3栋" }, { "", "" }, { NULL, "" } };
  static const Pair units[] = { { "3", "3单元" }, { "三单元", "3单元" }, { "东", "东单元" }, { "东单元", "东单元" }, { "", "" }, { NULL, "" } };
  static const Pair phases[] = { { "东坡小区二期", "东坡小区2期" }, { "锦绣A区", "锦绣a区" }, { "小区", "小区" }, { "五福苑", "五福苑" }, { NULL, "" } };

  for (guint i = 0; i < G_N_ELEMENTS (buildings); i++)
    {
      g_autofree char *text = linli_address_building_text (buildings[i].written);

      g_assert_cmpstr (text, ==, buildings[i].expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *text = linli_address_unit_text (units[i].written);

      g_assert_cmpstr (text, ==, units[i].expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree char *key = linli_address_compound_key (phases[i].written);

      g_assert_cmpstr (key, ==, phases[i].expected);
    }
}

static void
test_room_floor (void)
{
  static const struct {
    const char *room;
    int floor;
  } cases[] = { { "502", 5 }, { "1203", 12 }, { "0502", 5 }, { "502A", 5 }, { "A502", 5 }, { "502-1", 5 }, { "5-2", 5 }, { "B101", -1 }, { "-101", -1 },
                { "负102", -1 }, { "2", 0 }, { "12", 0 }, { "12003", 0 }, { "东户", 0 }, { "", 0 }, { NULL, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].room);
      g_assert_cmpint (linli_address_floor_from_room (cases[i].room), ==, cases[i].floor);
    }
}

static void
test_order (void)
{
  static const char *const texts[] = {
    "东坡小区", "东坡小区2栋", "东坡小区2栋1单元", "东坡小区2栋1单元负1楼", "东坡小区2栋1单元101", "东坡小区2栋1单元5楼2号", "东坡小区2栋1单元1203", "东坡小区2栋2单元101",
    "东坡小区2栋10单元101", "东坡小区12栋1单元101", "东坡小区12栋1单元101附1号", "东坡小区12栋1单元101附12号", "光华小区1栋", "群康路9号院1栋", "群康路40号院1栋",
  };

  for (guint i = 1; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LinliAddress) a = linli_address_parse (texts[i - 1]);
      g_autoptr (LinliAddress) b = linli_address_parse (texts[i]);
      g_autoptr (GBytes) key_a = linli_address_sort_key (a);
      g_autoptr (GBytes) key_b = linli_address_sort_key (b);

      g_test_message ("%s < %s", texts[i - 1], texts[i]);
      g_assert_cmpint (g_bytes_compare (key_a, key_b), <, 0);
    }
}

/* Whatever comes in: no crash, valid text out, and what is written out is read back as it was. */
static void
check_noise (const char *text)
{
  g_autoptr (LinliAddress) address = linli_address_parse (text);
  g_autoptr (LinliAddress) copy = linli_address_copy (address);
  g_autofree char *formatted = linli_address_format (address, LINLI_ADDRESS_FULL | LINLI_ADDRESS_SPACED);
  g_autofree char *building = linli_address_building_key (text);
  g_autofree char *unit = linli_address_unit_text (text);
  g_autofree char *room = linli_address_room_key (text);
  g_autofree char *compound = linli_address_compound_key (text);
  g_autoptr (GBytes) key = linli_address_sort_key (address);

  g_assert_true (linli_address_equal (address, copy));
  g_assert_true (g_utf8_validate (formatted, -1, NULL));
  g_assert_true (g_utf8_validate (building, -1, NULL) && g_utf8_validate (unit, -1, NULL));
  g_assert_true (g_utf8_validate (room, -1, NULL) && g_utf8_validate (compound, -1, NULL));
  g_assert_cmpuint (g_bytes_get_size (key), >, 0);
  linli_address_floor_from_room (text);
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "1", "12", "502", "栋", "单元", "号", "院", "楼", "-", "(", ")", "附", "负", "路", "东坡", "小区", "A", "十", "二",
                                        "社区", "市", "区", "街道", " ", "#", "弄", "第", "地下", "B1", "段", "\xff", "村", "组", "综合楼" };

  noise_run (pieces, G_N_ELEMENTS (pieces), 40000, check_noise);
}

/* Every address that can be made of parts in the usual ranges comes back from its text. */
static void
test_back (void)
{
  static const char *const places[] = { "东坡小区", "群康路40号院", "金沙时代城", "" };
  static const char *const words[] = { "栋", "幢", "号楼", "座" };

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    for (guint b = 1; b < 130; b += 7)
      for (guint u = 0; u < 14; u += 3)
        for (guint f = 1; f < 34; f += 4)
          {
            g_autofree char *unit = u > 0 ? g_strdup_printf ("%u单元", u) : g_strdup ("");
            g_autofree char *written = g_strdup_printf ("%s%u%s%s%u%02u", places[p], b, words[b % 4], unit, f, b % 9 + 1);
            g_autoptr (LinliAddress) address = linli_address_parse (written);
            g_autofree char *formatted = linli_address_format (address, LINLI_ADDRESS_LOCAL);
            g_autoptr (LinliAddress) again = linli_address_parse (formatted);

            g_assert_cmpstr (formatted, ==, written);
            g_assert_cmpint (address->floor, ==, (int) f);
            g_assert_null (address->rest);
            g_assert_true (linli_address_equal (address, again));
          }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/compound", test_compound);
  g_test_add_func ("/address/names", test_names);
  g_test_add_func ("/address/plate", test_plate);
  g_test_add_func ("/address/floor", test_floor);
  g_test_add_func ("/address/offices", test_offices);
  g_test_add_func ("/address/nothing", test_nothing);
  g_test_add_func ("/address/styles", test_styles);
  g_test_add_func ("/address/keys", test_keys);
  g_test_add_func ("/address/texts", test_texts);
  g_test_add_func ("/address/room-floor", test_room_floor);
  g_test_add_func ("/address/order", test_order);
  g_test_add_func ("/address/back", test_back);
  g_test_add_func ("/address/noise", test_noise);
  return g_test_run ();
}
