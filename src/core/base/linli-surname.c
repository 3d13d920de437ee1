/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Surnames of two characters, and surnames that are read otherwise than the character elsewhere. ICU's Han-Latin/Names knows
 * many of the latter; the table holds those too in which it errs or on which the readings of 现代汉语词典 (marked there as
 * surnames) decide, so that a change of ICU changes no reading. */

#include "config.h"

#include "linli-surname.h"

#include "linli-surname-private.h"

#include <string.h>

#include "linli-text.h"

typedef struct {
  const char *surname;
  const char *reading;
  const char *homophone; /* unambiguous characters of the same sound and tone, for sorting; none where ICU sorts it right */
} LinliSurname;

/* 单于 is missing on purpose: 单 with a given name that begins with 于 is far more frequent. */
static const LinliSurname linli_surnames_of_two[] = {
  { "欧阳", "ou yang", NULL }, { "上官", "shang guan", NULL }, { "司马", "si ma", NULL }, { "诸葛", "zhu ge", NULL },
  { "司徒", "si tu", NULL }, { "东方", "dong fang", NULL }, { "独孤", "du gu", NULL }, { "南宫", "nan gong", NULL },
  { "万俟", "mo qi", "莫奇" }, { "闻人", "wen ren", NULL }, { "夏侯", "xia hou", NULL }, { "公孙", "gong sun", NULL },
  { "慕容", "mu rong", NULL }, { "令狐", "ling hu", "灵狐" }, { "钟离", "zhong li", NULL }, { "宇文", "yu wen", NULL },
  { "长孙", "zhang sun", "掌孙" }, { "鲜于", "xian yu", NULL }, { "闾丘", "lv qiu", NULL }, { "司空", "si kong", NULL },
  { "亓官", "qi guan", NULL }, { "司寇", "si kou", NULL }, { "颛孙", "zhuan sun", NULL }, { "端木", "duan mu", NULL },
  { "巫马", "wu ma", NULL }, { "公西", "gong xi", NULL }, { "漆雕", "qi diao", NULL }, { "乐正", "yue zheng", "岳正" },
  { "壤驷", "rang si", NULL }, { "公良", "gong liang", NULL }, { "拓跋", "tuo ba", NULL }, { "夹谷", "jia gu", NULL },
  { "谷梁", "gu liang", NULL }, { "百里", "bai li", NULL }, { "东郭", "dong guo", NULL }, { "南郭", "nan guo", NULL },
  { "呼延", "hu yan", NULL }, { "羊舌", "yang she", NULL }, { "西门", "xi men", NULL }, { "尉迟", "yu chi", "玉迟" },
  { "澹台", "tan tai", "谈台" }, { "濮阳", "pu yang", NULL }, { "淳于", "chun yu", NULL }, { "太叔", "tai shu", NULL },
  { "申屠", "shen tu", NULL }, { "公羊", "gong yang", NULL }, { "公冶", "gong ye", NULL }, { "皇甫", "huang fu", NULL },
  { "赫连", "he lian", NULL }, { "轩辕", "xuan yuan", NULL }, { "完颜", "wan yan", NULL }, { "纳兰", "na lan", NULL },
  { "第五", "di wu", NULL }, { "仲孙", "zhong sun", NULL }, { "叶赫", "ye he", NULL }, { "北冥", "bei ming", NULL },
};

static const LinliSurname linli_surnames_of_one[] = {
  { "单", "shan", "善" }, { "曾", "zeng", "增" }, { "解", "xie", "谢" }, { "仇", "qiu", "求" }, { "缪", "miao", "妙" },
  { "区", "ou", "欧" }, { "朴", "piao", "瓢" }, { "查", "zha", "渣" }, { "盖", "ge", "葛" }, { "任", "ren", "仁" },
  { "华", "hua", "化" }, { "覃", "qin", "秦" }, { "翟", "zhai", "宅" }, { "薄", "bo", "博" }, { "员", "yun", "运" },
  { "乐", "yue", "岳" }, { "种", "chong", "虫" }, { "秘", "bi", "毕" }, { "繁", "po", "婆" }, { "牟", "mou", "谋" },
  { "阚", "kan", "看" }, { "乜", "nie", "聂" }, { "佴", "nai", "奈" }, { "召", "shao", "绍" }, { "折", "she", "舌" },
  { "祭", "zhai", "债" }, { "句", "gou", "勾" }, { "冼", "xian", "显" }, { "洗", "xian", "显" }, { "郇", "xun", "旬" },
  { "隗", "wei", "委" }, { "黑", "he", "贺" }, { "葛", "ge", NULL }, { "谌", "chen", "陈" }, { "车", "che", NULL },
  { "尉", "wei", NULL }, { "都", "du", "督" }, { "过", "guo", "锅" }, { "卜", "bu", "补" }, { "石", "shi", NULL },
  { "沈", "shen", NULL }, { "曲", "qu", "屈" }, { "柏", "bai", NULL }, { "能", "nai", "奈" }, { "莘", "shen", "深" },
  { "郄", "qie", "窃" }, { "郗", "xi", "希" }, { "应", "ying", "英" }, { "占", "zhan", "沾" }, { "要", "yao", "腰" },
  { "宓", "mi", "密" }, { "褚", "chu", NULL }, { "盛", "sheng", "圣" }, { "晟", "cheng", "成" }, { "那", "na", NULL },
  { "贾", "jia", NULL }, { "宁", "ning", NULL }, { "纪", "ji", NULL }, { "俞", "yu", NULL }, { "哈", "ha", NULL },
  { "撒", "sa", NULL }, { "令", "ling", NULL }, { "相", "xiang", NULL }, { "干", "gan", NULL }, { "宿", "su", NULL },
  { "幺", "yao", NULL }, { "逄", "pang", NULL }, { "长", "chang", "常" }, { "行", "xing", NULL }, { "适", "kuo", "阔" },
  { "朝", "chao", NULL }, { "陆", "lu", NULL }, { "厍", "she", NULL }, { "訾", "zi", NULL }, { "眭", "sui", NULL },
};

/* The surnames of nine in ten. */
static const char linli_surnames_common[] =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛"
  "闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成"
  "苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋"
  "商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

/* The surname of a name that may be a Chinese one: only ideographs, at most four (six with a compound surname never occur). */
static const LinliSurname *
linli_surname_find (const char *name)
{
  glong length = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!linli_text_is_han (g_utf8_get_char (p)) || ++length > 5)
      return NULL;
  if (length >= 2)
    for (guint i = 0; i < G_N_ELEMENTS (linli_surnames_of_two); i++)
      if (strncmp (name, linli_surnames_of_two[i].surname, 6) == 0) /* an ideograph is three bytes */
        return &linli_surnames_of_two[i];
  if (length >= 1)
    for (guint i = 0; i < G_N_ELEMENTS (linli_surnames_of_one); i++)
      if (strncmp (name, linli_surnames_of_one[i].surname, 3) == 0)
        return &linli_surnames_of_one[i];
  return NULL;
}

/* What to put in the place of the surname, which takes n_bytes, to sort the name where it is looked for. */
gboolean
_linli_surname_get_homophone (const char  *name,
                              const char **homophone,
                              gsize       *n_bytes)
{
  const LinliSurname *surname = linli_surname_find (name);

  if (surname == NULL || surname->homophone == NULL)
    return FALSE;
  *homophone = surname->homophone;
  *n_bytes = strlen (surname->surname);
  return TRUE;
}

/* The syllables of a surname of which the table knows better than ICU. */
gboolean
_linli_surname_get_reading (const char  *name,
                            const char **reading,
                            gsize       *n_bytes)
{
  const LinliSurname *surname = linli_surname_find (name);

  if (surname == NULL)
    return FALSE;
  *reading = surname->reading;
  *n_bytes = strlen (surname->surname);
  return TRUE;
}

/**
 * linli_surname_get_length:
 * @name: (nullable): a person's name
 *
 * Returns: how many characters of a Chinese name are the surname: 2 for 欧阳娜, 1 for 张兰; 0 when it is no Chinese name
 */
guint
linli_surname_get_length (const char *name)
{
  const LinliSurname *surname;

  if (name == NULL || !g_utf8_validate (name, -1, NULL) || !linli_text_is_han (g_utf8_get_char (name)))
    return 0;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!linli_text_is_han (g_utf8_get_char (p)))
      return 0;
  surname = linli_surname_find (name);
  return surname != NULL ? g_utf8_strlen (surname->surname, -1) : 1;
}

/**
 * linli_surname_is_common:
 * @character: a character
 *
 * Tells names from other words where people write without blanks: 王桂芳 begins with a surname, 明天 does not. A rarer surname is no
 * less of one; it is only not told from an ordinary word.
 *
 * Returns: whether it is one of the some 350 surnames of one character that nine in ten people have
 */
gboolean
linli_surname_is_common (gunichar character)
{
  return linli_text_is_han (character) && g_utf8_strchr (linli_surnames_common, -1, character) != NULL;
}
