/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Pinyin of names and of places, without tones, ü written v as input methods do. A surname is read by linli-surname.c and,
 * where that knows nothing, by ICU's Han-Latin/Names; every other character by Han-Latin (CLDR transforms), with a table on top
 * for characters whose most frequent reading is not the one in names. Readings are cached for each character, for the whole
 * process and for ever: at most a pointer for each of 27,648 characters. Reading the cache takes no lock. */

#include "config.h"

#include "linli-pinyin.h"

#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "linli-surname-private.h"
#include "linli-text.h"

#define LINLI_PINYIN_FIRST 0x3400
#define LINLI_PINYIN_LAST 0x9FFF
/* More readings of one name than this help nobody. */
#define LINLI_PINYIN_MAX_READINGS 8

typedef struct {
  const char *text;
  const char *readings;
} LinliReading;

/* Characters read otherwise in given names and place names than ICU says. */
static const LinliReading linli_pinyin_overrides[] = {
  { "了", "liao" }, { "长", "chang" }, { "地", "di" }, { "都", "du" }, { "卜", "bu" }, { "晟", "sheng" }, { "得", "de" },
  { "曾", "zeng" }, { "厦", "sha" }, { "翟", "zhai" }, { "弄", "long" }, { "埔", "pu" }, { "缪", "miao" }, { "筠", "yun" },
  { "薄", "bo" }, { "仇", "qiu" }, { "查", "cha" }, { "尉", "wei" }, { "盖", "gai" }, { "郫", "pi" }, { "邛", "qiong" },
};

/* Words in the names of places and offices whose characters are read otherwise alone. */
static const LinliReading linli_pinyin_words[] = {
  { "网格长", "wang ge zhang" }, { "栋长", "dong zhang" }, { "楼长", "lou zhang" }, { "院长", "yuan zhang" }, { "组长", "zu zhang" },
  { "厦门", "xia men" }, { "重庆", "chong qing" }, { "银行", "yin hang" }, { "音乐", "yin yue" }, { "会计", "kuai ji" },
  { "都江堰", "du jiang yan" }, { "首都", "shou du" }, { "什邡", "shi fang" }, { "犍为", "qian wei" }, { "筠连", "jun lian" },
  { "朝阳", "chao yang" }, { "番禺", "pan yu" }, { "蚌埠", "beng bu" }, { "六安", "lu an" }, { "大厦", "da sha" }, { "堡子", "pu zi" },
  { "宿舍", "su she" }, { "车站", "che zhan" }, { "西藏", "xi zang" }, { "乐山", "le shan" }, { "长寿", "chang shou" },
  { "百度", "bai du" }, { "重百", "chong bai" }, { "行政", "xing zheng" }, { "商行", "shang hang" }, { "发廊", "fa lang" },
  { "便宜", "pian yi" }, { "调解", "tiao jie" }, { "参差", "cen ci" }, { "校场", "jiao chang" }, { "铺子", "pu zi" },
};

/* Other readings that a person's character may have, for the search. */
static const LinliReading linli_pinyin_others[] = {
  { "乐", "le yue" }, { "行", "xing hang heng" }, { "朝", "chao zhao" }, { "晟", "sheng cheng" }, { "茜", "qian xi" },
  { "娜", "na nuo" }, { "莎", "sha suo" }, { "长", "chang zhang" }, { "重", "chong zhong" }, { "柏", "bai bo" }, { "传", "chuan zhuan" },
  { "藏", "cang zang" }, { "曾", "zeng ceng" }, { "翟", "zhai di" }, { "石", "shi dan" }, { "车", "che ju" }, { "贾", "jia gu" },
  { "露", "lu lou" }, { "叶", "ye xie" }, { "阿", "a e" }, { "伯", "bo bai" }, { "筠", "yun jun" }, { "颉", "jie xie" }, { "仔", "zai zi" },
  { "谌", "chen shen" }, { "覃", "qin tan" }, { "牟", "mou mu" }, { "隗", "wei kui" }, { "郇", "xun huan" }, { "尉", "wei yu" },
  { "俞", "yu shu" }, { "莘", "xin shen" }, { "郗", "xi chi" }, { "郄", "qie xi" }, { "吕", "lv lu lyu" }, { "女", "nv nu" },
  { "律", "lv lu" }, { "绿", "lv lu" }, { "旅", "lv lu" }, { "铝", "lv lu" }, { "闾", "lv lu" }, { "盛", "sheng cheng" },
  { "褚", "chu zhu" }, { "缪", "miao mou miu" }, { "朴", "piao pu" }, { "查", "zha cha" }, { "盖", "ge gai" }, { "解", "xie jie" },
  { "仇", "qiu chou" }, { "单", "shan dan chan" }, { "区", "ou qu" }, { "种", "chong zhong" }, { "繁", "po fan" }, { "黑", "he hei" },
  { "会", "hui kuai" }, { "奇", "qi ji" }, { "强", "qiang jiang" }, { "蔚", "wei yu" }, { "大", "da dai" }, { "殷", "yin yan" },
  { "厦", "xia sha" }, { "校", "xiao jiao" }, { "省", "sheng xing" }, { "薄", "bo bao" }, { "员", "yuan yun" }, { "秘", "bi mi" },
  { "乜", "nie mie" }, { "阚", "kan han" }, { "祭", "zhai ji" }, { "句", "gou ju" }, { "召", "zhao shao" }, { "折", "zhe she" },
  { "参", "shen can" }, { "适", "shi kuo" }, { "宿", "su xiu" }, { "和", "he huo" }, { "澄", "cheng deng" }, { "广", "guang an" },
  { "妮", "ni" }, { "圳", "zhen" }, { "冠", "guan" }, { "沈", "shen chen" }, { "堡", "bao pu bu" }, { "佴", "nai er" }, { "万", "wan mo" },
};

static const char *linli_pinyin_cache[LINLI_PINYIN_LAST - LINLI_PINYIN_FIRST + 1];
static GMutex linli_pinyin_lock;
static UTransliterator *linli_pinyin_transliterators[2]; /* plain, names; under the lock */

static UTransliterator *
linli_pinyin_open (gboolean surname)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar id[32];

  if (linli_pinyin_transliterators[surname] == NULL)
    {
      u_uastrcpy (id, surname ? "Han-Latin/Names" : "Han-Latin");
      linli_pinyin_transliterators[surname] = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        g_error ("ICU cannot write Chinese in Latin letters: %s", u_errorName (status));
    }
  return linli_pinyin_transliterators[surname];
}

/* Letters without tones; NULL when something else than Latin letters remains. */
static char *
linli_pinyin_strip (const char *latin)
{
  g_autofree char *decomposed = g_utf8_normalize (latin, -1, G_NORMALIZE_DEFAULT);
  GString *plain = g_string_new (NULL);

  for (const char *p = decomposed != NULL ? decomposed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && g_ascii_isalpha (c))
        g_string_append_c (plain, g_ascii_tolower (c));
      else if (c == 0x308 && plain->len > 0 && plain->str[plain->len - 1] == 'u')
        plain->str[plain->len - 1] = 'v';
      else if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK)
        return g_string_free (plain, TRUE);
    }
  return g_string_free (plain, plain->len == 0);
}

/* Asks ICU for one character; the result is interned, "" when it has no reading. */
static const char *
linli_pinyin_transliterate (gunichar character,
                            gboolean surname)
{
  g_autofree char *plain = NULL;
  UChar wide[64];
  char latin[192];
  int32_t length = 0, limit;
  UErrorCode status = U_ZERO_ERROR;

  U16_APPEND_UNSAFE (wide, length, character);
  limit = length;
  g_mutex_lock (&linli_pinyin_lock);
  utrans_transUChars (linli_pinyin_open (surname), wide, &length, G_N_ELEMENTS (wide), 0, &limit, &status);
  g_mutex_unlock (&linli_pinyin_lock);
  u_strToUTF8 (latin, sizeof latin, NULL, wide, length, &status);
  if (U_SUCCESS (status))
    plain = linli_pinyin_strip (latin);
  return g_intern_string (plain != NULL ? plain : "");
}

static const char *
linli_pinyin_find (const LinliReading *table,
                   guint               n,
                   const char         *text)
{
  for (guint i = 0; i < n; i++)
    if (strncmp (text, table[i].text, 3) == 0) /* one ideograph is three bytes */
      return table[i].readings;
  return NULL;
}

/* The usual reading of the ideograph at the start of a text; "" when it has none. */
static const char *
linli_pinyin_read (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *reading;
  const char **slot;

  if (c < LINLI_PINYIN_FIRST || c > LINLI_PINYIN_LAST)
    return linli_pinyin_transliterate (c, FALSE);
  slot = &linli_pinyin_cache[c - LINLI_PINYIN_FIRST];
  reading = g_atomic_pointer_get (slot);
  if (reading == NULL)
    {
      reading = linli_pinyin_find (linli_pinyin_overrides, G_N_ELEMENTS (linli_pinyin_overrides), text);
      if (reading == NULL)
        reading = linli_pinyin_transliterate (c, FALSE);
      g_atomic_pointer_set (slot, reading);
    }
  return reading;
}

static void
linli_pinyin_append (GString    *syllables,
                     const char *reading)
{
  if (*reading == '\0')
    return;
  if (syllables->len > 0)
    g_string_append_c (syllables, ' ');
  g_string_append (syllables, reading);
}

/* Appends what is no ideograph: words of letters and runs of digits, each as a syllable. Returns where it ends. */
static const char *
linli_pinyin_append_word (GString    *syllables,
                          const char *p)
{
  gboolean digits = g_unichar_isdigit (g_utf8_get_char (p));
  gboolean first = TRUE;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (linli_text_is_han (c) || !g_unichar_isalnum (c) || (gboolean) g_unichar_isdigit (c) != digits)
        break;
      if (first && syllables->len > 0)
        g_string_append_c (syllables, ' ');
      first = FALSE;
      g_string_append_unichar (syllables, c);
    }
  return first ? g_utf8_next_char (p) : p;
}

/* Reads folded text from p on. */
static void
linli_pinyin_append_text (GString    *syllables,
                          const char *p,
                          gboolean    words)
{
  while (*p != '\0')
    {
      if (linli_text_is_han (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0x3007)
        {
          const char *reading = NULL;

          if (words)
            for (guint i = 0; i < G_N_ELEMENTS (linli_pinyin_words); i++)
              if (strncmp (p, linli_pinyin_words[i].text, 3) == 0 && g_str_has_prefix (p, linli_pinyin_words[i].text))
                {
                  reading = linli_pinyin_words[i].readings;
                  p += strlen (linli_pinyin_words[i].text);
                  break;
                }
          if (reading == NULL)
            {
              reading = linli_pinyin_read (p);
              p = g_utf8_next_char (p);
            }
          linli_pinyin_append (syllables, reading);
        }
      else
        {
          p = linli_pinyin_append_word (syllables, p);
        }
    }
}

/* The surname's syllables, when the name is a Chinese one. Returns where the given name begins. */
static const char *
linli_pinyin_append_surname (GString    *syllables,
                             const char *name)
{
  static const char *cache[LINLI_PINYIN_LAST - LINLI_PINYIN_FIRST + 1];
  const char *reading;
  gunichar c = g_utf8_get_char (name);
  gsize n_bytes;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!linli_text_is_han (g_utf8_get_char (p)))
      return name;
  if (_linli_surname_get_reading (name, &reading, &n_bytes))
    {
      linli_pinyin_append (syllables, reading);
      return name + n_bytes;
    }
  if (c < LINLI_PINYIN_FIRST || c > LINLI_PINYIN_LAST)
    return name;
  reading = g_atomic_pointer_get (&cache[c - LINLI_PINYIN_FIRST]);
  if (reading == NULL)
    {
      reading = linli_pinyin_transliterate (c, TRUE);
      g_atomic_pointer_set (&cache[c - LINLI_PINYIN_FIRST], reading);
    }
  linli_pinyin_append (syllables, reading);
  return g_utf8_next_char (name);
}

/**
 * linli_pinyin_from_name:
 * @name: (nullable): a person's name
 *
 * Reads a person's name, the surname as a surname: 单桂兰 is "shan gui lan". Other letters stay, in small letters; a name that
 * is not all ideographs (a dot, Latin letters) has no surname.
 *
 * Returns: (transfer full): the syllables with one blank between them, perhaps empty
 */
char *
linli_pinyin_from_name (const char *name)
{
  g_autofree char *folded = linli_text_fold (name);
  GString *syllables = g_string_sized_new (32);

  linli_pinyin_append_text (syllables, linli_pinyin_append_surname (syllables, folded), FALSE);
  return g_string_free (syllables, FALSE);
}

/**
 * linli_pinyin_list_name_readings:
 * @name: (nullable): a person's name
 *
 * Lists how somebody may read a name who does not know its bearer: the reading of linli_pinyin_from_name() first, then those
 * that differ in one character.
 *
 * Returns: (transfer full) (array zero-terminated=1): at most eight readings, each as linli_pinyin_from_name() returns one;
 *   empty when there is nothing to read
 */
char **
linli_pinyin_list_name_readings (const char *name)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = linli_text_squeeze (name);
  g_autofree char *usual = linli_pinyin_from_name (name);
  g_auto (GStrv) syllables = g_strsplit (usual, " ", -1);
  guint n = g_strv_length (syllables), i = 0;

  if (*usual != '\0')
    g_ptr_array_add (readings, g_strdup (usual));
  if (n == (guint) g_utf8_strlen (folded, -1))
    for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p), i++)
      {
        const char *others = linli_pinyin_find (linli_pinyin_others, G_N_ELEMENTS (linli_pinyin_others), p);
        g_auto (GStrv) list = g_strsplit (others != NULL ? others : "", " ", -1);

        for (guint j = 0; list[j] != NULL && readings->len < LINLI_PINYIN_MAX_READINGS; j++)
          {
            g_autofree char *kept = g_steal_pointer (&syllables[i]);
            g_autofree char *reading = NULL;

            syllables[i] = list[j];
            reading = g_strjoinv (" ", syllables);
            syllables[i] = g_steal_pointer (&kept);
            if (!g_ptr_array_find_with_equal_func (readings, reading, g_str_equal, NULL))
              g_ptr_array_add (readings, g_steal_pointer (&reading));
          }
      }
  g_ptr_array_add (readings, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&readings), FALSE);
}

/**
 * linli_pinyin_from_text:
 * @text: (nullable): the name of a compound, a grid, an organisation, or any other text
 *
 * Reads text that is no person's name: no surname, but words that have their own reading (重庆, 银行, 网格长).
 *
 * Returns: (transfer full): the syllables, words and numbers with one blank between them, perhaps empty
 */
char *
linli_pinyin_from_text (const char *text)
{
  g_autofree char *folded = linli_text_fold (text);
  GString *syllables = g_string_sized_new (32);

  linli_pinyin_append_text (syllables, folded, TRUE);
  return g_string_free (syllables, FALSE);
}

/**
 * linli_pinyin_join:
 * @syllables: (nullable): syllables with blanks between them
 *
 * Returns: (transfer full): the syllables without blanks: "zhangguilan"
 */
char *
linli_pinyin_join (const char *syllables)
{
  char *joined = g_strdup (syllables != NULL ? syllables : "");
  char *out = joined;

  for (const char *p = joined; *p != '\0'; p++)
    if (*p != ' ')
      *out++ = *p;
  *out = '\0';
  return joined;
}

/**
 * linli_pinyin_initials:
 * @syllables: (nullable): syllables with blanks between them
 *
 * Returns: (transfer full): the first letter of every syllable, and numbers whole: "zgl", "dpxq12d"
 */
char *
linli_pinyin_initials (const char *syllables)
{
  GString *initials = g_string_new (NULL);
  gboolean first = TRUE, digits = FALSE;

  for (const char *p = syllables != NULL ? syllables : ""; *p != '\0';)
    {
      gsize size = g_utf8_skip[(guchar) *p];

      if (strnlen (p, size) < size)
        break;
      if (*p == ' ')
        first = TRUE;
      else if (first || digits)
        {
          digits = g_ascii_isdigit (*p);
          if (first || digits)
            g_string_append_len (initials, p, size);
          first = FALSE;
        }
      p += size;
    }
  return g_string_free (initials, FALSE);
}

/**
 * linli_pinyin_warm_up:
 *
 * Opens the rules of pinyin, which takes some tens of milliseconds the first time any thread needs them. A program calls this
 * on a thread of its own before somebody waits.
 */
void
linli_pinyin_warm_up (void)
{
  g_free (linli_pinyin_from_text ("邻里"));
}
