/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is added to the note of an entry: a choice that is made anew (改B), a quantity (改为3箱) and a shift (换到周六上午) take the place of the
 * one before; everything else is added. */

#include "lp-chain-private.h"

#include <string.h>

/* Past so many bytes more of it stays in its lines alone. */
#define LONGEST_NOTE 2000

void
lp_chain_add_note (LpChainEntry *entry,
                   const char   *note)
{
  g_autofree char *known = linli_text_squeeze (entry->note);
  g_autofree char *more = linli_text_squeeze (note);
  g_autofree char *old = NULL;

  if (*more == '\0' || g_str_equal (note, entry->name) || strlen (known) > LONGEST_NOTE || strstr (known, more) != NULL)
    return;
  old = entry->note;
  entry->note = *old != '\0' ? g_strconcat (old, "，", note, NULL) : g_strdup (note);
}

static const char *
lp_chain_note_skip (const char *note)
{
  const char *start = note;
  static const char * const heads[] = { "更正为", "改为", "改成", "改选", "改到", "改", "换成", "换到", "调到", "换", "应该是", "变成" };

  if (g_str_has_prefix (note, "我"))
    note += strlen ("我");
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (note, heads[i]) && note[strlen (heads[i])] != '\0')
      return note + strlen (heads[i]);
  return start;
}

/* What kind of thing a part of a note is: letters alone, or what is counted (the last character of 3箱); 0: words. */
static gunichar
lp_chain_note_kind (const char *part)
{
  const char *p = part;

  if (g_ascii_isalpha (*p))
    {
      while (g_ascii_isalpha (*p))
        p++;
      return *p == '\0' && p - part <= 4 ? 'a' : 0;
    }
  if (!g_ascii_isdigit (*p) && !g_str_has_prefix (p, "半") && !g_str_has_prefix (p, "一") && !g_str_has_prefix (p, "两") && !g_str_has_prefix (p, "三"))
    return 0;
  return g_utf8_strlen (part, -1) <= 4 ? g_utf8_get_char (g_utf8_find_prev_char (part, part + strlen (part)) != NULL
                                                              ? g_utf8_find_prev_char (part, part + strlen (part)) : part) : 0;
}

/* Takes the new part for an old one of its kind; whether there was one. */
static gboolean
lp_chain_note_replace (LpChainEntry *entry,
                       const char   *part)
{
  gunichar kind = lp_chain_note_kind (part);
  g_auto (GStrv) parts = g_strsplit (entry->note, "，", -1);

  for (char **old = parts; kind != 0 && *old != NULL; old++)
    if (lp_chain_note_kind (*old) == kind)
      {
        g_free (*old);
        *old = g_strdup (part);
        g_free (entry->note);
        entry->note = g_strjoinv ("，", parts);
        return TRUE;
      }
  return FALSE;
}

/* Whether all of it is a part of the day or a group. */
static gboolean
lp_chain_note_is_shift (const LpChainParse *self,
                        const char         *part)
{
  LpChainParse look = { .lexicon = self->lexicon };
  guint found = 0;
  gboolean covered;

  lp_chain_text_init (&look.text, part);
  covered = lp_chain_covered (&look, 0, look.text.n, LP_WORD_SHIFT, &found);
  lp_chain_text_clear (&look.text);
  return covered && found != 0;
}

static void
lp_chain_renote_part (LpChainParse *self,
                      guint         entry,
                      const char   *written)
{
  LpChainEntry *known = g_ptr_array_index (self->chain->entries, entry);
  const char *heading = g_ptr_array_index (self->headings, entry);
  const char *part = lp_chain_note_skip (written);
  gboolean shift = (part != written || self->changing) && lp_chain_note_is_shift (self, part);

  if (shift && heading != NULL && g_str_has_prefix (known->note, heading))
    {
      g_autofree char *rest = g_strdup (known->note + strlen (heading));

      g_free (known->note);
      known->note = g_strconcat (part, rest, NULL);
    }
  else if (!lp_chain_note_replace (known, part))
    lp_chain_add_note (known, shift ? part : written);
}

/* What is said later. */
void
lp_chain_renote (LpChainParse *self,
                 guint         entry,
                 const char   *note)
{
  g_auto (GStrv) parts = g_strsplit (note, "，", -1);

  for (char **part = parts; *part != NULL; part++)
    lp_chain_renote_part (self, entry, *part);
}
