/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpChain: a sign-up list as it is passed on in a chat (接龙), read. Nothing is thrown away: what became of each piece of the text can be
 * asked. A pure function without state, for any thread. */

#include "lp-chain-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of so many with the same name at most. */
#define MOST_SAME 20

static void
lp_chain_entry_free (LpChainEntry *entry)
{
  g_free (entry->name);
  g_free (entry->place);
  g_free (entry->phone);
  g_free (entry->note);
  g_free (entry->number);
  g_array_unref (entry->lines);
  g_free (entry);
}

static LpChainAnswer
lp_chain_answer_of (guint answers)
{
  if ((answers & LP_WORD_OUT) != 0)
    return LP_CHAIN_WITHDRAWN;
  if ((answers & LP_WORD_MAYBE) != 0)
    return LP_CHAIN_MAYBE;
  return (answers & LP_WORD_NO) != 0 ? LP_CHAIN_NO : LP_CHAIN_YES;
}

guint
lp_chain_find_name (LpChainParse *self,
                    const char   *name)
{
  g_autofree char *key = linli_text_squeeze (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, key)) - 1;
}

static void
lp_chain_set (char       **field,
              const char  *value)
{
  if (*value == '\0')
    return;
  g_free (*field);
  *field = g_strdup (value);
}

/* What is said later of somebody who is in the list already. A list that was pasted again says the same again. */
void
lp_chain_change (LpChainParse        *self,
                 guint                entry,
                 const LpChainPerson *person,
                 const LpChainUnit   *unit)
{
  LpChainEntry *known = g_ptr_array_index (self->chain->entries, entry);
  guint people = lp_chain_person_get_people (person);
  g_autofree char *number = unit->numbered ? lp_chain_text_dup (&self->text, unit->number.a, unit->number.b) : g_strdup ("");

  if (person->total > 0 || (self->changing && person->with > 0))
    known->people = people;
  else if (unit->numbered && g_str_equal (number, known->number))
    known->people = MAX (known->people, people);
  else
    known->people += people - 1;
  if (person->answers != 0)
    {
      gboolean was_yes = known->answer == LP_CHAIN_YES && unit->fate != LP_CHAIN_COMMENT;

      known->answer = lp_chain_answer_of (person->answers);
      if (was_yes && known->answer == LP_CHAIN_NO)
        known->answer = LP_CHAIN_WITHDRAWN;
    }
  lp_chain_set (&known->place, person->place->str);
  lp_chain_set (&known->phone, person->phone->str);
  lp_chain_renote (self, entry, person->note->str);
  if (g_array_index (known->lines, guint, known->lines->len - 1) != unit->line)
    g_array_append_val (known->lines, unit->line);
}

static void
lp_chain_add (LpChainParse        *self,
              const LpChainUnit   *unit,
              const LpChainPerson *person,
              const char          *name)
{
  LpChainEntry *entry = g_new0 (LpChainEntry, 1), *last;
  guint same = lp_chain_find_name (self, name);
  guint answers = person->answers != 0 ? person->answers : self->heading_answers;

  entry->name = g_strdup (name);
  entry->people = lp_chain_person_get_people (person);
  entry->answer = lp_chain_answer_of (answers);
  entry->place = g_strdup (person->place->len == 0 && self->heading_place != NULL ? self->heading_place : person->place->str);
  entry->phone = g_strdup (person->phone->str);
  entry->number = unit->numbered ? lp_chain_text_dup (&self->text, unit->number.a, unit->number.b) : g_strdup ("");
  entry->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (entry->lines, unit->line);
  entry->note = g_strdup (self->heading != NULL ? self->heading : "");
  last = self->chain->entries->len > 0 ? g_ptr_array_index (self->chain->entries, self->chain->entries->len - 1) : NULL;
  lp_chain_add_note (entry, g_str_equal (person->note->str, "同上") && last != NULL ? last->note : person->note->str);
  if (g_str_equal (person->note->str, "同上") && last != NULL && person->answers == 0)
    entry->answer = last->answer;
  if (person->strength == LP_NAME_WEAK)
    entry->unsure = _("The name may be something else");
  else if (unit->n_text > 8)
    entry->unsure = _("More was written than was understood");
  g_ptr_array_add (self->chain->entries, entry);
  g_ptr_array_add (self->headings, g_strdup (self->heading));
  g_array_append_val (self->same, same);
  g_hash_table_insert (self->by_name, linli_text_squeeze (name), GUINT_TO_POINTER (self->chain->entries->len));
}

/* A cross that stands for no, a figure that is a choice. */
static void
lp_chain_adjust (LpChainParse      *self,
                 const LpChainUnit *unit,
                 LpChainPerson     *person)
{
  gboolean cross = FALSE;

  for (gsize i = unit->body; i < unit->b; i++)
    cross = cross || self->text.c[i] == 0x274C;
  if (cross && self->crossed && (person->answers & LP_WORD_OUT) != 0)
    person->answers = LP_WORD_NO;
  if (self->options && person->figure)
    {
      g_string_append_printf (person->note, "%s%u", person->note->len > 0 ? "，" : "", person->total);
      person->total = 0;
    }
}

/* 130 is no room where sizes are asked for, nor 301 beside 3-1-502. */
static void
lp_chain_adjust_size (LpChainParse  *self,
                      LpChainPerson *person)
{
  g_auto (GStrv) parts = g_strsplit (person->place->str, " ", 2);
  gsize n = parts[0] != NULL ? strspn (parts[0], "0123456789") : 0;
  gboolean full = n > 0 && parts[1] != NULL && strchr (parts[1], '-') != NULL;

  if (n == 0 || parts[0][n] != '\0' || (!self->sizes && !full))
    return;
  g_string_assign (person->place, parts[1] != NULL ? parts[1] : "");
  g_string_prepend (person->note, person->note->len > 0 ? "，" : "");
  g_string_prepend (person->note, parts[0]);
}

static gboolean
lp_chain_differs (const char *a,
                  const char *b)
{
  g_autofree char *one = linli_text_squeeze (a);
  g_autofree char *other = linli_text_squeeze (b);

  return *one != '\0' && *other != '\0' && strstr (one, other) == NULL && strstr (other, one) == NULL;
}

/* Whether the line tells of another person of that name: another number, and another room or phone, or under another heading. */
static gboolean
lp_chain_is_other (LpChainParse        *self,
                   const LpChainUnit   *unit,
                   const LpChainPerson *person,
                   guint                entry)
{
  const LpChainEntry *known = g_ptr_array_index (self->chain->entries, entry);
  const char *heading = g_ptr_array_index (self->headings, entry);
  g_autofree char *number = unit->numbered ? lp_chain_text_dup (&self->text, unit->number.a, unit->number.b) : g_strdup ("");

  if (self->sender != NULL || self->said)
    return FALSE;
  if (self->heading != NULL && g_strcmp0 (self->heading, heading) != 0)
    return TRUE;
  if (lp_chain_has (self, unit->body, unit->b, LP_WORD_CHANGE))
    return FALSE;
  if (unit->numbered && g_str_equal (number, known->number))
    return FALSE;
  if (!unit->numbered && self->numbers)
    return FALSE;
  return lp_chain_differs (person->place->str, known->place) || lp_chain_differs (person->phone->str, known->phone);
}

/* The entry of that name that the line is about, or LP_CHAIN_NONE. */
static guint
lp_chain_find_same (LpChainParse        *self,
                    const LpChainUnit   *unit,
                    const LpChainPerson *person,
                    const char          *name)
{
  guint known = lp_chain_find_name (self, name);

  for (guint n = 0; known != LP_CHAIN_NONE && n < MOST_SAME; n++)
    {
      if (!lp_chain_is_other (self, unit, person, known))
        return known;
      known = g_array_index (self->same, guint, known);
    }
  return LP_CHAIN_NONE;
}

guint
lp_chain_put (LpChainParse      *self,
              const LpChainUnit *unit,
              LpChainPerson     *person,
              const char        *name)
{
  guint known;

  lp_chain_adjust (self, unit, person);
  lp_chain_adjust_size (self, person);
  known = lp_chain_find_same (self, unit, person, name);
  if (known != LP_CHAIN_NONE)
    {
      lp_chain_change (self, known, person, unit);
      return known;
    }
  lp_chain_add (self, unit, person, name);
  return self->chain->entries->len - 1;
}

/* Makes entries of a piece; the first of them. */
guint
lp_chain_take (LpChainParse    *self,
               LpChainUnit     *unit,
               LpChainReadMode  mode)
{
  g_autoptr (LpChainReading) reading = lp_chain_read (self->lexicon, &self->text, unit->body, unit->b, mode);
  guint first = LP_CHAIN_NONE;

  for (guint i = 1; i < reading->persons->len; i++)
    {
      LpChainPerson *person = &g_array_index (reading->persons, LpChainPerson, i);
      g_autofree char *name = lp_chain_text_dup (&self->text, person->name_a, person->name_b);
      guint entry;

      if (*name == '\0')
        continue;
      if (reading->struck)
        person->answers |= LP_WORD_OUT;
      entry = lp_chain_put (self, unit, person, name);
      first = first == LP_CHAIN_NONE ? entry : first;
    }
  return first;
}

static void
lp_chain_finish (LpChainParse *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);
      LpChainPiece piece = { unit->line, self->text.at[unit->a], self->text.at[unit->b] - self->text.at[unit->a], unit->fate, unit->entry };

      g_array_append_val (self->chain->pieces, piece);
      if (unit->fate == LP_CHAIN_TITLE && *self->chain->title == '\0')
        {
          g_free (self->chain->title);
          self->chain->title = lp_chain_text_dup (&self->text, unit->body, unit->b);
        }
    }
}

static void
lp_chain_parse_init (LpChainParse *self,
                     LpChain      *chain)
{
  *self = (LpChainParse) { .chain = chain };
  lp_chain_text_init (&self->text, chain->text);
  self->lexicon = lp_chain_lexicon_new ();
  self->units = g_array_new (FALSE, FALSE, sizeof (LpChainUnit));
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->same = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_number = g_hash_table_new (NULL, NULL);
}

static void
lp_chain_parse_clear (LpChainParse *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->by_number);
  g_array_unref (self->units);
  g_ptr_array_unref (self->headings);
  g_array_unref (self->same);
  lp_chain_lexicon_free (self->lexicon);
  lp_chain_text_clear (&self->text);
  g_free (self->heading);
  g_free (self->heading_place);
  g_free (self->scope_title);
  g_free (self->sender);
  g_free (self->sender_place);
  g_free (self->organiser);
}

static void
lp_chain_parse_unit (LpChainParse *self,
                     guint         i)
{
  const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

  lp_chain_classify (self, i);
  if (self->chain->entries->len == 0 && (unit->fate == LP_CHAIN_TITLE || unit->fate == LP_CHAIN_RULE))
    g_hash_table_add (self->titles, lp_chain_text_dup (&self->text, unit->a, unit->b));
  if (unit->numbered && unit->fate == LP_CHAIN_ENTRY)
    g_hash_table_insert (self->by_number, GUINT_TO_POINTER (unit->number.value), GUINT_TO_POINTER (unit->entry + 1));
}

/**
 * lp_chain_parse:
 * @text: (nullable): what was pasted
 *
 * Reads a sign-up list. Nothing is refused: what is not understood is among the pieces, with its fate.
 *
 * Returns: (transfer full): the list
 */
LpChain *
lp_chain_parse (const char *text)
{
  LpChain *chain = g_new0 (LpChain, 1);
  LpChainParse self;

  chain->text = g_utf8_make_valid (text != NULL ? text : "", -1);
  chain->title = g_strdup ("");
  chain->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_chain_entry_free);
  chain->pieces = g_array_new (FALSE, FALSE, sizeof (LpChainPiece));
  lp_chain_parse_init (&self, chain);
  lp_chain_split (&self);
  lp_chain_look (&self);
  for (guint i = 0; i < self.units->len; i++)
    lp_chain_parse_unit (&self, i);
  lp_chain_finish (&self);
  lp_chain_parse_clear (&self);
  return chain;
}

void
lp_chain_free (LpChain *self)
{
  g_free (self->text);
  g_free (self->title);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * lp_chain_get_fate:
 * @self: a list
 * @line: from 0
 *
 * Returns: what the line was taken for; where it has several pieces, an entry if one of them is
 */
LpChainFate
lp_chain_get_fate (const LpChain *self,
                   guint          line)
{
  LpChainFate fate = LP_CHAIN_BLANK;
  guint low = 0, high = self->pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->pieces, LpChainPiece, middle).line < line)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->pieces->len && g_array_index (self->pieces, LpChainPiece, low).line == line; low++)
    {
      LpChainFate next = g_array_index (self->pieces, LpChainPiece, low).fate;

      if (fate == LP_CHAIN_BLANK || next == LP_CHAIN_ENTRY)
        fate = next;
    }
  return fate;
}

const char *
lp_chain_fate_get_label (LpChainFate fate)
{
  static const char * const labels[] = {
    N_("Blank"), N_("Entry"), N_("Title of the list"), N_("Rules and agenda"), N_("Heading"), N_("Sender"), N_("Comment"), N_("Correction"),
    N_("Chatter"), N_("Number without a name"), N_("Not understood"),
  };

  g_return_val_if_fail (fate < G_N_ELEMENTS (labels), NULL);
  return _(labels[fate]);
}
