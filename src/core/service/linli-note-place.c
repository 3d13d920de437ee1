/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a note is about. An address may begin at the beginning of a word, at the name of a compound, or at a number; it ends where
 * what is read so far is an address with nothing left over, and one that exists. The longest one wins. */

#include "config.h"

#include "linli-note-private.h"

#include <string.h>

#include "linli-address.h"
#include "linli-search-private.h"
#include "linli-text.h"

/* Characters of an address, and places shown when it may be several. */
#define LINLI_NOTE_LONGEST_PLACE 40
#define LINLI_NOTE_MOST_PLACES 8
/* A name this short would be found everywhere. */
#define LINLI_NOTE_SHORTEST_COMPOUND 2

/* The longest name of a compound at each place of the line. */
typedef struct {
  gint64 id;
  guint length;
} LinliNoteCompound;

static void
linli_note_mark_compound (const LinliNoteLine *line,
                          LinliNoteCompound   *marks,
                          gint64               id,
                          const char          *name)
{
  glong length = 0;
  g_autofree gunichar *c = g_utf8_to_ucs4_fast (name, -1, &length);

  if (length < LINLI_NOTE_SHORTEST_COMPOUND)
    return;
  for (guint i = 0; i + length <= line->n; i++)
    if (memcmp (line->c + i, c, length * sizeof (gunichar)) == 0 && (guint) length > marks[i].length)
      marks[i] = (LinliNoteCompound) { id, length };
}

static gboolean
linli_note_mark_compounds (LinliNoteLine      *line,
                           LinliNoteCompound  *marks,
                           GError            **error)
{
  g_autoptr (LinliStatement) statement =
    linli_database_query (line->database, error, "SELECT record, names FROM search_entry WHERE kind = 99 ORDER BY record", NULL);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      g_auto (GStrv) names = g_strsplit (linli_statement_get_text (statement, 1), "\n", -1);

      for (guint i = 0; names[i] != NULL && names[i][0] != '\0'; i++)
        {
          g_autofree char *key = linli_address_compound_key (names[i] + 1);
          g_autofree char *folded = linli_text_fold (key);

          linli_note_mark_compound (line, marks, linli_statement_get_int64 (statement, 0), names[i] + 1);
          linli_note_mark_compound (line, marks, linli_statement_get_int64 (statement, 0), folded);
        }
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
linli_note_is_code (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum (c);
}

static gboolean
linli_note_may_start (const LinliNoteLine     *line,
                      const LinliNoteCompound *marks,
                      guint                    at)
{
  if (line->taken[at] || _linli_note_is_gap (line, at))
    return FALSE;
  for (guint i = 0; i < at; i++)
    if (marks[i].length == at - i) /* a number behind the name of a compound is one of that compound, or none */
      return FALSE;
  if (at == 0 || _linli_note_is_gap (line, at - 1) || line->taken[at - 1] || marks[at].length > 0)
    return TRUE;
  return linli_note_is_code (line->c[at]) && !linli_note_is_code (line->c[at - 1]) && line->c[at - 1] != '-';
}

static gboolean
linli_note_may_end (const LinliNoteLine *line,
                    guint                end)
{
  if (end < line->n && linli_note_is_code (line->c[end]) && linli_note_is_code (line->c[end - 1]))
    return FALSE;
  if (end + 1 < line->n && line->c[end] == '-' && linli_note_is_code (line->c[end + 1]))
    return FALSE;
  return linli_note_is_code (line->c[end - 1]) || g_utf8_strchr ("栋幢座号楼元室户层院弄", -1, line->c[end - 1]) != NULL;
}

/* Two numbers without any word may be a date or a score. */
static gboolean
linli_note_is_clear (const LinliAddress *address)
{
  gboolean named = address->compound != NULL || address->road != NULL || address->door_plate != NULL;

  if (address->rest != NULL || (address->building == NULL && address->unit == NULL && address->room == NULL))
    return FALSE;
  if (named)
    return TRUE;
  return address->building != NULL && (address->building_word != NULL || address->room != NULL);
}

/* The records that an address means exactly; NULL when there are none. */
static GArray *
linli_note_look_up (LinliDatabase       *database,
                    const char          *text,
                    const LinliAddress  *address,
                    char                *letter,
                    GError             **error)
{
  g_autoptr (GHashTable) hits = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autofree char *squeezed = linli_text_squeeze (text);
  LinliSearchQuery query = { database, text, squeezed, LINLI_NOTE_MOST_PLACES, hits };
  GArray *found, *ids;

  if (!_linli_search_places (&query, error))
    return NULL;
  *letter = address->room != NULL ? 'd' : address->unit != NULL ? 'u' : 'b';
  found = g_hash_table_lookup (hits, GINT_TO_POINTER (*letter));
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (g_array_index (found, LinliSearchHit, i).score == LINLI_SEARCH_EXACT)
      g_array_append_val (ids, g_array_index (found, LinliSearchHit, i).record);
  if (ids->len == 0)
    g_clear_pointer (&ids, g_array_unref);
  return ids;
}

static void
linli_note_add_place (LinliNoteLine *line,
                      guint          start,
                      guint          length,
                      const char    *kind,
                      GArray        *ids)
{
  LinliNotePart *part = _linli_note_add (line, LINLI_NOTE_PLACE, start, length);

  part->kind = kind;
  g_array_append_vals (part->ids, ids->data, ids->len);
  for (guint i = start; i < start + length; i++)
    line->taken[i] = TRUE;
}

/* A blank in front of a number, or of the word behind one, may stand within an address: 40号院 3栋, 12 栋 3 单元. */
static gboolean
linli_note_may_go_on (const LinliNoteLine *line,
                      guint                at)
{
  return !_linli_note_is_gap (line, at) || (line->c[at] == ' ' && at + 1 < line->n && (linli_note_is_code (line->c[at + 1]) || g_utf8_strchr ("栋幢座号楼单层室", -1, line->c[at + 1]) != NULL));
}

/* The longest address that begins here. */
static gboolean
linli_note_try_address (LinliNoteLine  *line,
                        guint           start,
                        GError        **error)
{
  guint end = start;

  while (end < line->n && end - start < LINLI_NOTE_LONGEST_PLACE && !line->taken[end] && linli_note_may_go_on (line, end))
    end++;
  for (; end > start; end--)
    {
      g_autofree char *text = NULL;
      g_autoptr (LinliAddress) address = NULL;
      g_autoptr (GArray) ids = NULL;
      GError *local_error = NULL;
      char letter;

      if (!linli_note_may_end (line, end))
        continue;
      text = _linli_note_dup_text (line, start, end - start);
      address = linli_address_parse (text);
      if (!linli_note_is_clear (address))
        continue;
      ids = linli_note_look_up (line->database, text, address, &letter, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      if (ids == NULL)
        continue;
      linli_note_add_place (line, start, end - start, _linli_search_source_for_letter (letter)->kind, ids);
      return TRUE;
    }
  return TRUE;
}

/* Adds the part of the place, when one is named. */
gboolean
_linli_note_find_place (LinliNoteLine  *line,
                        GError        **error)
{
  g_autofree LinliNoteCompound *marks = g_new0 (LinliNoteCompound, line->n + 1);
  guint n_parts = line->parts->len;

  if (!linli_note_mark_compounds (line, marks, error))
    return FALSE;
  for (guint i = 0; i < line->n && line->parts->len == n_parts; i++)
    if (linli_note_may_start (line, marks, i) && !linli_note_try_address (line, i, error))
      return FALSE;
  for (guint i = 0; i < line->n && line->parts->len == n_parts; i++)
    if (marks[i].length > 0 && !line->taken[i])
      {
        g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

        g_array_append_val (ids, marks[i].id);
        linli_note_add_place (line, i, marks[i].length, "compound", ids);
      }
  return TRUE;
}
