/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Which columns of a ledger an office has on paper and in spreadsheets, and in which order. Any thread. */

#include "config.h"

#include <string.h>

#include "linli-ledger-private.h"

gboolean
_linli_ledger_names_stay (const char * const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] == '\0' || strspn (names[i], G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_") < strlen (names[i]) || g_strv_contains (names + i + 1, names[i]))
      return FALSE;
  return TRUE;
}

static guint
linli_ledger_find_column (LinliLedger *self,
                          const char  *name)
{
  for (guint i = 0; i < linli_ledger_get_n_columns (self); i++)
    {
      g_autofree char *is = _linli_ledger_dup_column_name (self, i);

      if (g_str_equal (is, name))
        return i;
    }
  return G_MAXUINT;
}

/* A column of which the office did not know stands behind the one that it usually stands behind. */
static void
linli_ledger_place_after (GArray                 *places,
                          const LinliLedgerPlace *place)
{
  guint at = 0;

  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, LinliLedgerPlace, i).column + 1 == place->column)
      at = i + 1;
  g_array_insert_vals (places, at, place, 1);
}

GArray *
_linli_ledger_arrange (LinliLedger *self,
                       const char  *columns)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (LinliLedgerPlace));
  g_autofree gboolean *placed = g_new0 (gboolean, linli_ledger_get_n_columns (self) + 1);
  g_auto (GStrv) words = g_strsplit (columns != NULL ? columns : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *where = strchr (words[i], ':');
      LinliLedgerPlace place;

      if (where == NULL)
        continue;
      *where++ = '\0';
      place = (LinliLedgerPlace) { linli_ledger_find_column (self, words[i]), strchr (where, 'p') != NULL, strchr (where, 's') != NULL };
      if (place.column == G_MAXUINT || placed[place.column])
        continue;
      placed[place.column] = TRUE;
      g_array_append_val (places, place);
    }
  for (guint i = 0; i < linli_ledger_get_n_columns (self); i++)
    {
      LinliLedgerPlace place = { i, linli_ledger_get_column (self, i)->weight >= 0, TRUE };

      if (!placed[i])
        linli_ledger_place_after (places, &place);
    }
  return places;
}

static char *
linli_ledger_dup_places (LinliLedger  *self,
                         const GArray *places)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const LinliLedgerPlace *place = &g_array_index (places, LinliLedgerPlace, i);
      g_autofree char *name = _linli_ledger_dup_column_name (self, place->column);

      g_string_append_printf (text, "%s%s:%s%s", i > 0 ? " " : "", name, place->on_paper ? "p" : "", place->in_sheet ? "s" : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What an arrangement says of columns that this ledger does not have now: another month it may have them again. */
static void
linli_ledger_add_absent (LinliLedger  *self,
                         GStrvBuilder *words,
                         const char   *old)
{
  g_auto (GStrv) all = g_strsplit (old != NULL ? old : "", " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      const char *where = strchr (all[i], ':');
      g_autofree char *name = where != NULL ? g_strndup (all[i], (gsize) (where - all[i])) : NULL;

      if (name != NULL && *name != '\0' && linli_ledger_find_column (self, name) == G_MAXUINT)
        g_strv_builder_add (words, all[i]);
    }
}

char *
_linli_ledger_dup_arrangement (LinliLedger  *self,
                               const GArray *places,
                               const char   *old)
{
  g_autoptr (GArray) usual = _linli_ledger_arrange (self, NULL);
  g_autofree char *as_usual = linli_ledger_dup_places (self, usual), *text = linli_ledger_dup_places (self, places);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (!g_str_equal (text, as_usual))
    g_strv_builder_add (words, text);
  linli_ledger_add_absent (self, words, old);
  all = g_strv_builder_end (words);
  return all[0] != NULL ? g_strjoinv (" ", all) : NULL;
}
