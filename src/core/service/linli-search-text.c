/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How the search cuts text: into single characters and pairs of neighbours for names, into threes for numbers. It does so before
 * SQLite sees the text, so the FTS5 tables need no tokenizer of ours and any program may open, check and repair the file. Each
 * token begins with the letter of its kind, so that a kind is searched by itself. No state, any thread. */

#include "config.h"

#include "linli-search-private.h"

#include <string.h>

#include "linli-pinyin.h"
#include "linli-text.h"

/* Stand before and after a number, so that its beginning and its end can be asked for. */
#define LINLI_SEARCH_BEGIN "始"
#define LINLI_SEARCH_END "末"

/* Whether text is folded already: common ideographs and few digits, which is what almost all of it is. */
static gboolean
linli_search_is_folded (const char *text)
{
  guint n_digits = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= '0' && c <= '9')
        n_digits++;
      else if (c < 0x4E00 || c > 0x9FFF)
        return FALSE;
    }
  return n_digits < LINLI_SEARCH_LONG_RUN;
}

/* Folds text to its letters, digits and ideographs, and cuts what may be an identity number. */
char *
_linli_search_fold (const char *text)
{
  char *folded = linli_search_is_folded (text) ? g_strdup (text) : linli_text_squeeze (text);
  char *out = folded;

  for (const char *p = folded; *p != '\0';)
    {
      gsize run = strspn (p, "0123456789x");

      if (run >= LINLI_SEARCH_LONG_RUN)
        {
          p += run - LINLI_SEARCH_KEPT;
          run = LINLI_SEARCH_KEPT;
        }
      run = MAX (run, 1);
      memmove (out, p, run);
      out += run;
      p += run;
    }
  *out = '\0';
  return folded;
}

static void
linli_search_add_token (GString    *tokens,
                        char        letter,
                        const char *text,
                        gsize       size)
{
  g_string_append_c (tokens, letter);
  g_string_append_len (tokens, text, size);
  g_string_append_c (tokens, ' ');
}

/* Every character of folded text, and every two neighbours. */
void
_linli_search_add_text_tokens (GString    *tokens,
                               char        letter,
                               const char *text)
{
  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      next = g_utf8_next_char (p);
      linli_search_add_token (tokens, letter, p, next - p);
      if (*next != '\0')
        linli_search_add_token (tokens, letter, p, g_utf8_next_char (next) - p);
    }
}

/* Every three neighbours of a folded number; with its beginning and its end as characters of their own. */
void
_linli_search_add_code_tokens (GString    *tokens,
                               char        letter,
                               const char *code,
                               gboolean    begins,
                               gboolean    ends)
{
  char buffer[128];
  int size = g_snprintf (buffer, sizeof buffer, "%s%s%s", begins ? LINLI_SEARCH_BEGIN : "", code, ends ? LINLI_SEARCH_END : "");
  g_autofree char *longer = size < (int) sizeof buffer ? NULL
                                                       : g_strconcat (begins ? LINLI_SEARCH_BEGIN : "", code, ends ? LINLI_SEARCH_END : "", NULL);
  const char *first = longer != NULL ? longer : buffer;
  const char *second = *first != '\0' ? g_utf8_next_char (first) : first;
  const char *third = *second != '\0' ? g_utf8_next_char (second) : second;

  while (*third != '\0')
    {
      const char *end = g_utf8_next_char (third);

      linli_search_add_token (tokens, letter, first, end - first);
      first = second;
      second = third;
      third = end;
    }
}

/* Makes what FTS5 matches from tokens, each @step-th and the last: neighbours overlap, and who looks at the text itself afterwards
 * needs no more. NULL when there are none. */
char *
_linli_search_match_tokens (const char *tokens,
                            guint       step)
{
  g_auto (GStrv) list = g_strsplit (tokens, " ", -1);
  GString *match = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL; i++)
    {
      gboolean last = list[i + 1] == NULL || *list[i + 1] == '\0';

      if (*list[i] != '\0' && (i % step == 0 || last))
        g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " AND " : "", list[i]);
    }
  return g_string_free (match, match->len == 0);
}

/* Writes each number of a part of an address behind its count of digits, so that parts sort as numbers: "12" is "212". */
char *
_linli_search_natural (const char *key)
{
  GString *natural = g_string_new (NULL);

  for (const char *p = key; *p != '\0';)
    {
      gsize run = strspn (p, "0123456789");

      if (run > 0)
        g_string_append_c (natural, '0' + MIN (run, 9));
      run = MAX (run, 1);
      g_string_append_len (natural, p, run);
      p += run;
    }
  return g_string_free (natural, FALSE);
}

/* Whether letters are the beginning of syllables, one after the other, from the first on; each syllable at least by one letter. */
static gboolean
linli_search_match_syllables (char       **syllables,
                              const char  *name,
                              const char  *query)
{
  if (*query == '\0')
    return TRUE;
  if (*syllables == NULL)
    return FALSE;
  if ((guchar) *query >= 0x80)
    return *name != '\0' && g_utf8_get_char (name) == g_utf8_get_char (query) &&
           linli_search_match_syllables (syllables + 1, g_utf8_next_char (name), g_utf8_next_char (query));
  for (gsize n = 1; (*syllables)[n - 1] != '\0' && query[n - 1] == (*syllables)[n - 1]; n++)
    if (linli_search_match_syllables (syllables + 1, *name != '\0' ? g_utf8_next_char (name) : name, query + n))
      return TRUE;
  return FALSE;
}

/* Whether a person's folded name can be typed as the query: characters, whole syllables and their beginnings, in any mixture. */
gboolean
_linli_search_match_reading (const char *name,
                             const char *query)
{
  g_auto (GStrv) readings = linli_pinyin_list_name_readings (name);

  for (guint i = 0; readings[i] != NULL; i++)
    {
      g_auto (GStrv) syllables = g_strsplit (readings[i], " ", -1);

      if (g_strv_length (syllables) == (guint) g_utf8_strlen (name, -1) && linli_search_match_syllables (syllables, name, query))
        return TRUE;
    }
  return FALSE;
}

/* How many letters at the start may be one syllable or its beginning: an initial, up to three vowels, and n, ng or r. */
static gsize
linli_search_span_syllable (const char *letters)
{
  gsize n = 0, vowels;

  if (strchr ("aoe", *letters) == NULL)
    n = strchr ("zcs", *letters) != NULL && letters[1] == 'h' ? 2 : 1;
  vowels = MIN (strspn (letters + n, "aeiouv"), 3);
  n += vowels;
  if (vowels > 0 && (letters[n] == 'n' || letters[n] == 'r'))
    n += letters[n] == 'n' && letters[n + 1] == 'g' ? 2 : 1;
  return n;
}

#define LINLI_SEARCH_MOST_SYLLABLES 4
#define LINLI_SEARCH_MOST_INITIALS 16

static void
linli_search_list_initials (GPtrArray  *found,
                            char       *initials,
                            guint       n_initials,
                            const char *letters)
{
  gsize longest;

  if (*letters == '\0')
    {
      initials[n_initials] = '\0';
      if (!g_ptr_array_find_with_equal_func (found, initials, g_str_equal, NULL))
        g_ptr_array_add (found, g_strdup (initials));
      return;
    }
  if (n_initials == LINLI_SEARCH_MOST_SYLLABLES || strchr ("iuv", *letters) != NULL)
    return;
  initials[n_initials] = *letters;
  longest = linli_search_span_syllable (letters);
  for (gsize n = longest; n > 0 && found->len < LINLI_SEARCH_MOST_INITIALS; n--)
    linli_search_list_initials (found, initials, n_initials + 1, letters + n);
}

/* The initials that letters may stand for when syllables are written in part: "zhangsf" may be zsf, zhs… (zh ang sf). */
char **
_linli_search_list_initials (const char *letters)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  char initials[LINLI_SEARCH_MOST_SYLLABLES + 1];

  linli_search_list_initials (found, initials, 0, letters);
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
