/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The order in which people expect to find things: digits as numbers, Chinese by pinyin. A key is made once and kept in a BLOB
 * column, and SQLite sorts by it without knowing anything. Keys are those of ICU's collation zh (CLDR, Unicode Technical
 * Standard 10) with numeric collation; they compare with memcmp(), contain no zero byte but the last, and are valid for one
 * version of ICU. Each thread keeps a collator of its own. */

#include "config.h"

#include "linli-natural.h"

#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "linli-pinyin.h"
#include "linli-surname-private.h"
#include "linli-text.h"

static void linli_natural_close (gpointer collator);

static GPrivate linli_natural_collator = G_PRIVATE_INIT (linli_natural_close);

static void
linli_natural_close (gpointer collator)
{
  ucol_close (collator);
}

static UCollator *
linli_natural_get_collator (void)
{
  UCollator *collator = g_private_get (&linli_natural_collator);
  UErrorCode status = U_ZERO_ERROR;

  if (collator != NULL)
    return collator;
  collator = ucol_open ("zh@collation=pinyin", &status);
  if (U_FAILURE (status))
    g_error ("ICU has no collation: %s", u_errorName (status));
  ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  g_private_set (&linli_natural_collator, collator);
  return collator;
}

/**
 * linli_natural_append:
 * @key: (inout): bytes to append to
 * @text: (nullable): what to sort by
 *
 * Appends the key of a text, its closing zero byte included, so that keys of several columns can be joined: they compare column by
 * column, and a shorter text comes before a longer one that begins with it.
 */
void
linli_natural_append (GByteArray *key,
                      const char *text)
{
  UCollator *collator = linli_natural_get_collator ();
  g_autofree char *folded = NULL;
  g_autofree UChar *heap = NULL;
  UChar stack[256];
  UChar *wide = stack;
  int32_t length = 0, needed;
  gsize bytes, start = key->len;
  UErrorCode status = U_ZERO_ERROR;

  g_return_if_fail (key != NULL);

  folded = linli_text_fold (text);
  bytes = strlen (folded);
  if (bytes > G_N_ELEMENTS (stack))
    wide = heap = g_new (UChar, bytes);
  u_strFromUTF8 (wide, MAX (bytes, G_N_ELEMENTS (stack)), &length, folded, bytes, &status);
  g_byte_array_set_size (key, start + 32 + 3 * bytes);
  needed = ucol_getSortKey (collator, wide, length, key->data + start, key->len - start);
  if (start + needed > key->len)
    {
      g_byte_array_set_size (key, start + needed);
      needed = ucol_getSortKey (collator, wide, length, key->data + start, needed);
    }
  g_byte_array_set_size (key, start + needed);
}

/**
 * linli_natural_key:
 * @text: (nullable): an address, a grid's name, any text
 *
 * Returns: (transfer full): bytes that compare with memcmp() as people would sort the texts: 2栋 before 12栋, 白 before 陈
 */
GBytes *
linli_natural_key (const char *text)
{
  GByteArray *key = g_byte_array_new ();

  linli_natural_append (key, text);
  return g_byte_array_free_to_bytes (key);
}

/**
 * linli_natural_name_key:
 * @name: (nullable): a person's name
 *
 * As linli_natural_key(), but a surname stands where it is read as a surname: 单 under shan, 曾 under zeng, 仇 under qiu.
 *
 * Returns: (transfer full): bytes that compare with memcmp()
 */
GBytes *
linli_natural_name_key (const char *name)
{
  GByteArray *key = g_byte_array_new ();
  g_autofree char *clean = linli_text_clean (name);
  const char *homophone = NULL;
  gsize taken = 0;

  linli_natural_append (key, clean);
  if (_linli_surname_get_homophone (clean, &homophone, &taken))
    {
      g_autofree char *spoken = g_strconcat (homophone, clean + taken, NULL);
      g_autoptr (GByteArray) written = g_steal_pointer (&key);

      key = g_byte_array_new ();
      linli_natural_append (key, spoken);
      g_byte_array_append (key, written->data, written->len);
    }
  else
    {
      guint len = key->len;

      /* The same once more, without asking for it. */
      g_byte_array_set_size (key, 2 * len);
      memcpy (key->data + len, key->data, len);
    }
  return g_byte_array_free_to_bytes (key);
}

/**
 * linli_natural_dup_version:
 *
 * Returns: (transfer full): the version of the collation; keys of different versions must not be mixed
 */
char *
linli_natural_dup_version (void)
{
  char version[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo numbers;

  ucol_getVersion (linli_natural_get_collator (), numbers);
  u_versionToString (numbers, version);
  return g_strdup (version);
}

/**
 * linli_natural_compare:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Compares two texts in the order of linli_natural_key(), for lists that are small enough to be sorted in memory.
 *
 * Returns: less than, equal to or greater than 0
 */
int
linli_natural_compare (const char *a,
                       const char *b)
{
  g_autoptr (GBytes) key_a = linli_natural_key (a);
  g_autoptr (GBytes) key_b = linli_natural_key (b);

  return g_bytes_compare (key_a, key_b);
}
