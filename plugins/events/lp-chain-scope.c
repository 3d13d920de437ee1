/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Several lists in one text. One that was pasted again has the same title, and its entries are the same; under another title the same
 * name is another entry, and the title is a note of both. */

#include "lp-chain-private.h"

#define MOST_TITLE 6

/* The lines above the first number from here, or NULL where no list begins. */
static char *
lp_chain_scope_dup_title (LpChainParse *self,
                          guint         i)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint k = i; k < self->units->len && k < i + MOST_TITLE; k++)
    {
      const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, k);
      g_autofree char *line = NULL;

      if (unit->chain && unit->numbered)
        return unit->number.value == 1 && title->len > 0 ? g_string_free (g_steal_pointer (&title), FALSE) : NULL;
      if (unit->sender || unit->key || unit->bare)
        continue;
      line = lp_chain_text_dup (&self->text, unit->a, unit->b);
      if (g_str_equal (line, "接龙") || g_str_equal (line, "#接龙"))
        continue;
      g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", line);
    }
  return NULL;
}

static gboolean
lp_chain_scope_begins (LpChainParse *self,
                       guint         i)
{
  const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

  if (unit->numbered || unit->sender)
    return FALSE;
  for (gsize k = unit->a; k + 1 < unit->b; k++)
    if (self->text.c[k] == 0x63A5 && (self->text.c[k + 1] == 0x9F99 || self->text.c[k + 1] == 0x9F8D)) /* 接龙 */
      return TRUE;
  return FALSE;
}

/* Begins another list, if one begins with this unit. */
void
lp_chain_scope (LpChainParse *self,
                guint         i)
{
  g_autofree char *title = NULL;
  g_autofree char *key = NULL;
  g_autofree char *old = NULL;

  if (!lp_chain_scope_begins (self, i))
    return;
  title = lp_chain_scope_dup_title (self, i);
  if (title == NULL)
    return;
  key = linli_text_squeeze (title);
  old = linli_text_squeeze (self->scope_title);
  if (self->scope_title == NULL || g_str_equal (key, old) || self->chain->entries->len == 0)
    {
      if (self->scope_title == NULL)
        self->scope_title = g_steal_pointer (&title);
      return;
    }
  for (guint k = self->scope_entry; k < self->chain->entries->len; k++)
    {
      LpChainEntry *entry = g_ptr_array_index (self->chain->entries, k);
      g_autofree char *note = entry->note;

      entry->note = g_strdup (self->scope_title);
      if (self->heading == NULL || k >= self->scope_entry)
        lp_chain_add_note (entry, note);
    }
  self->scope_entry = self->chain->entries->len;
  g_hash_table_remove_all (self->by_name);
  g_hash_table_remove_all (self->by_number);
  g_free (self->scope_title);
  self->scope_title = g_steal_pointer (&title);
  g_free (self->heading);
  self->heading = g_strdup (self->scope_title);
}
