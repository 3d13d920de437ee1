/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* 记一笔: what one line of a notebook says. First numbers that can only be phones, then the place, the person, and the words for what
 * it is about, how urgent, and by when. What is not understood is no part and stays in the line; the line itself is always kept as written. */

#include "config.h"

#include "linli-note-private.h"

#include <stdlib.h>
#include <string.h>

#include "linli-codes.h"
#include "linli-kind.h"
#include "linli-phone.h"
#include "linli-search.h"
#include "linli-text.h"

/* Characters of a line that are looked at. */
#define LINLI_NOTE_LONGEST 400
#define LINLI_NOTE_MOST_PERSONS 8
/* A Chinese name has so many characters. */
#define LINLI_NOTE_LONGEST_NAME 4

static void
linli_note_part_free (gpointer data)
{
  LinliNotePart *self = data;

  g_free (self->value);
  g_free (self->label);
  g_array_unref (self->ids);
  g_free (self);
}

char *
_linli_note_dup_text (const LinliNoteLine *line,
                      guint                start,
                      guint                length)
{
  return g_ucs4_to_utf8 (line->c + start, length, NULL, NULL, NULL);
}

LinliNotePart *
_linli_note_add (LinliNoteLine     *line,
                 LinliNotePartType  type,
                 guint              start,
                 guint              length)
{
  LinliNotePart *part = g_new0 (LinliNotePart, 1);

  part->type = type;
  part->start = start;
  part->length = length;
  part->value = _linli_note_dup_text (line, start, length);
  part->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (line->parts, part);
  return part;
}

/* Blanks and signs, but no dashes, which belong to addresses and phones. */
gboolean
_linli_note_is_gap (const LinliNoteLine *line,
                    guint                at)
{
  return at >= line->n || (line->c[at] != '-' && !g_unichar_isalnum (line->c[at]) && !linli_text_is_han (line->c[at]));
}

/* One character for one, so that positions stay. */
static gunichar
linli_note_fold (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFEE0;
  if (c == 0x3000)
    return ' ';
  if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212)
    return '-';
  return g_unichar_tolower (c);
}

/* What digits are called when a number is read aloud: 幺 for one, 洞 for nought, so that none is taken for another. */
static int
linli_note_get_spoken_digit (gunichar c)
{
  static const struct { const char *names; int digit; } digits[] = {
    { "零〇洞", 0 }, { "一幺", 1 }, { "二两", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 }, { "六", 6 }, { "七拐", 7 }, { "八", 8 }, { "九勾", 9 },
  };

  if (c < 0x80)
    return g_ascii_digit_value ((char) c);
  for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
    if (g_utf8_strchr (digits[i].names, -1, c) != NULL)
      return digits[i].digit;
  return -1;
}

/* A phone that is written as it is spoken becomes digits; a shorter run of such words is none. */
static void
linli_note_write_digits (LinliNoteLine *line)
{
  for (guint i = 0, length; i < line->n; i += length + 1)
    {
      length = 0;
      while (i + length < line->n && linli_note_get_spoken_digit (line->c[i + length]) >= 0)
        length++;
      if (length == 11 || length == 8 || length == 7)
        for (guint k = i; k < i + length; k++)
          line->c[k] = (gunichar) ('0' + linli_note_get_spoken_digit (line->c[k]));
    }
}

static gboolean
linli_note_has_digit (const LinliNoteLine *line,
                      guint                at)
{
  return at < line->n && line->c[at] < 0x80 && g_ascii_isdigit (line->c[at]);
}

/* How many characters here are a phone: digits in a row, a mobile with blanks or dashes in it, a landline with its area code. */
static guint
linli_note_span_phone (const LinliNoteLine *line,
                       guint                at)
{
  guint end = at, n_digits = 0, row = 0, best = 0;

  while (linli_note_has_digit (line, at + row))
    row++;
  for (; end < line->n && n_digits < 13; end++)
    {
      g_autofree char *text = NULL;
      g_autofree char *number = NULL;
      LinliPhoneKind kind;

      if (!linli_note_has_digit (line, end))
        {
          if ((line->c[end] != '-' && line->c[end] != ' ') || !linli_note_has_digit (line, end + 1))
            break;
          continue;
        }
      n_digits++;
      if (n_digits < 7 || linli_note_has_digit (line, end + 1))
        continue;
      text = _linli_note_dup_text (line, at, end + 1 - at);
      number = linli_phone_normalise (text);
      kind = linli_phone_get_kind (number);
      if (kind == LINLI_PHONE_MOBILE || kind == LINLI_PHONE_LANDLINE || (kind == LINLI_PHONE_LOCAL && end + 1 - at == row))
        best = end + 1 - at;
    }
  return best;
}

static void
linli_note_find_phones (LinliNoteLine *line)
{
  for (guint i = 0; i < line->n; i++)
    {
      guint length;
      LinliNotePart *part;

      if (!linli_note_has_digit (line, i) || (i > 0 && (linli_note_has_digit (line, i - 1) || line->c[i - 1] == '-')))
        continue;
      length = linli_note_span_phone (line, i);
      if (length == 0)
        continue;
      part = _linli_note_add (line, LINLI_NOTE_PHONE, i, length);
      part->label = g_steal_pointer (&part->value);
      part->value = linli_phone_normalise (part->label);
      g_free (part->label);
      part->label = linli_phone_format (part->value);
      for (guint j = i; j < i + length; j++)
        line->taken[j] = TRUE;
      i += length - 1;
    }
}

static LinliNotePart *
linli_note_get_part (const LinliNoteLine *line,
                     LinliNotePartType    type)
{
  for (guint i = 0; i < line->parts->len; i++)
    if (((LinliNotePart *) g_ptr_array_index (line->parts, i))->type == type)
      return g_ptr_array_index (line->parts, i);
  return NULL;
}

/* Whether a word begins or ends here: at a gap, or where a part is. */
static gboolean
linli_note_is_edge (const LinliNoteLine *line,
                    int                  at)
{
  return at < 0 || (guint) at >= line->n || line->taken[at] || _linli_note_is_gap (line, at);
}

static LinliNotePart *
linli_note_add_person (LinliNoteLine *line,
                       guint          start,
                       guint          length)
{
  LinliNotePart *part = _linli_note_add (line, LINLI_NOTE_PERSON, start, length);

  part->label = g_strdup (part->value);
  for (guint i = start; i < start + length; i++)
    line->taken[i] = TRUE;
  return part;
}

/* Somebody who lives at the place and is named in full, wherever in the line. */
static gboolean
linli_note_find_resident (LinliNoteLine        *line,
                          const LinliNotePart  *place,
                          GError              **error)
{
  g_autofree char *text = _linli_note_dup_text (line, 0, line->n);
  LinliNotePart *person = NULL;

  if (place == NULL || g_strcmp0 (place->kind, "dwelling") != 0)
    return TRUE;
  for (guint i = 0; i < place->ids->len && person == NULL; i++)
    {
      g_autoptr (LinliStatement) statement =
        linli_database_query (line->database, error, "SELECT p.id, p.name FROM household h CROSS JOIN person p WHERE h.dwelling_id = ?"
                              " AND p.household_id = h.id AND p.deleted_at IS NULL AND h.deleted_at IS NULL ORDER BY p.moved_out_on IS NOT NULL,"
                              " length (p.name) DESC, p.id", "i", g_array_index (place->ids, gint64, i));
      GError *local_error = NULL;

      if (statement == NULL)
        return FALSE;
      while (person == NULL && linli_statement_step (statement, &local_error))
        {
          g_autofree char *name = linli_text_fold (linli_statement_get_text (statement, 1));
          const char *found = g_utf8_strlen (name, -1) >= 2 ? strstr (text, name) : NULL;
          gint64 id = linli_statement_get_int64 (statement, 0);

          if (found == NULL || line->taken[g_utf8_pointer_to_offset (text, found)])
            continue;
          person = linli_note_add_person (line, g_utf8_pointer_to_offset (text, found), g_utf8_strlen (name, -1));
          person->kind = "person";
          g_array_append_val (person->ids, id);
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
    }
  return TRUE;
}

/* Those of a name who live here, anywhere in the community. */
static gboolean
linli_note_find_namesakes (LinliNoteLine  *line,
                           const char     *name,
                           GArray         *ids,
                           GError        **error)
{
  g_autofree char *key = g_strconcat ("pn", name, NULL);
  g_autoptr (LinliStatement) statement =
    linli_database_query (line->database, error, "SELECT e.record FROM search_key k CROSS JOIN search_entry e WHERE k.key = ?"
                          " AND e.id = k.entry ORDER BY k.entry LIMIT ?", "si", key, (gint64) LINLI_NOTE_MOST_PERSONS);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Whether what follows a name may follow: nothing, what somebody does, or what it is about. */
static gboolean
linli_note_goes_on (const LinliNoteLine *line,
                    guint                at)
{
  guint length;

  return linli_note_is_edge (line, at) || _linli_note_is_verb (line, at) || _linli_note_find_word (line, LINLI_NOTE_CATEGORY, at, &length) != NULL;
}

/* How many characters here name somebody by surname: 张阿姨, 老张, 欧阳; a surname alone only as a word of its own. */
static guint
linli_note_span_surname (const LinliNoteLine *line,
                         guint                at)
{
  guint prefix = line->c[at] == 0x8001 || line->c[at] == 0x5C0F ? 1 : 0; /* 老 小 */

  for (guint n = 2; n >= 1; n--)
    {
      guint form;

      if (prefix > 0 && n == 1 && _linli_note_is_surname (line, at + 1, 1) && linli_note_goes_on (line, at + 2))
        return 2;
      if (!_linli_note_is_surname (line, at, n))
        continue;
      form = _linli_note_span_address_form (line, at + n);
      if (form > 0)
        return n + form;
      if (linli_note_is_edge (line, at + n) && linli_note_is_edge (line, (int) at - 1))
        return n;
    }
  return 0;
}

/* The whole name of a resident, and nothing else that belongs to the word. */
static gboolean
linli_note_try_name (LinliNoteLine  *line,
                     guint           at,
                     gboolean       *found,
                     GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  LinliNotePart *part;
  guint length = 0;

  while (length < LINLI_NOTE_LONGEST_NAME && !linli_note_is_edge (line, at + length) && linli_text_is_han (line->c[at + length]))
    length++;
  for (; length >= 2 && ids->len == 0; length--)
    {
      g_autofree char *name = _linli_note_dup_text (line, at, length);

      if (!linli_note_goes_on (line, at + length))
        continue;
      if (!linli_note_find_namesakes (line, name, ids, error))
        return FALSE;
      if (ids->len > 0)
        break;
    }
  if (ids->len == 0)
    return TRUE;
  part = linli_note_add_person (line, at, length);
  part->kind = "person";
  g_array_append_vals (part->ids, ids->data, ids->len);
  *found = TRUE;
  return TRUE;
}

static gboolean
linli_note_find_person (LinliNoteLine  *line,
                        GError        **error)
{
  gboolean found = FALSE;

  for (guint i = 0; i < line->n && !found; i++)
    if (!line->taken[i] && linli_note_is_edge (line, (int) i - 1) && !linli_note_try_name (line, i, &found, error))
      return FALSE;
  for (guint i = 0; i < line->n && !found; i++)
    {
      guint length;

      if (line->taken[i] || !linli_note_is_edge (line, (int) i - 1))
        continue;
      length = linli_note_span_surname (line, i);
      found = length > 0;
      if (found)
        linli_note_add_person (line, i, length);
    }
  return TRUE;
}

/* Of residents with the surname in the places, says who they are; and of several places, keeps those where one lives. */
static gboolean
linli_note_bring_together (LinliNoteLine  *line,
                           LinliNotePart  *place,
                           LinliNotePart  *person,
                           GError        **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *surname = person->value;
  g_autofree char *first = NULL;

  if (g_str_has_prefix (surname, "老") || g_str_has_prefix (surname, "小"))
    surname = g_utf8_next_char (surname);
  first = g_utf8_substring (surname, 0, 1);
  for (guint i = 0; i < place->ids->len; i++)
    {
      gint64 dwelling = g_array_index (place->ids, gint64, i);
      g_autoptr (LinliStatement) statement =
        linli_database_query (line->database, error, "SELECT p.id FROM household h CROSS JOIN person p WHERE h.dwelling_id = ?"
                              " AND p.household_id = h.id AND p.deleted_at IS NULL AND h.deleted_at IS NULL AND p.moved_out_on IS NULL"
                              " AND p.deceased_on IS NULL AND substr (p.name, 1, 1) = ? ORDER BY p.id LIMIT 8", "is", dwelling, first);
      GError *local_error = NULL;
      guint before = person->ids->len;

      if (statement == NULL)
        return FALSE;
      while (linli_statement_step (statement, &local_error))
        {
          gint64 id = linli_statement_get_int64 (statement, 0);

          g_array_append_val (person->ids, id);
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      if (person->ids->len > before)
        g_array_append_val (places, dwelling);
    }
  if (person->ids->len > 0)
    {
      person->kind = "person";
      g_array_set_size (place->ids, 0);
      g_array_append_vals (place->ids, places->data, places->len);
    }
  return TRUE;
}

static int
linli_note_rank_urgency (const char *code)
{
  const char * const order[] = { "low", "urgent", "critical" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (strcmp (order[i], code) == 0)
      return i;
  return -1;
}

/* The first word for what it is about; of words for urgency the strongest. */
static void
linli_note_find_words (LinliNoteLine     *line,
                       LinliNotePartType  type)
{
  const LinliNoteWord *best = NULL;
  guint at = 0, best_length = 0, length;
  LinliNotePart *part;

  for (guint i = 0; i < line->n; i += MAX (length, 1))
    {
      const LinliNoteWord *word = _linli_note_find_word (line, type, i, &length);

      if (word == NULL || word->code == NULL ||
          (best != NULL && (type == LINLI_NOTE_CATEGORY || linli_note_rank_urgency (word->code) <= linli_note_rank_urgency (best->code))))
        continue;
      best = word;
      at = i;
      best_length = length;
    }
  if (best == NULL)
    return;
  part = _linli_note_add (line, type, at, best_length);
  g_free (part->value);
  part->value = g_strdup (best->code);
  if (type == LINLI_NOTE_CATEGORY)
    {
      part->label = g_strdup (linli_note_get_category_label (best->code));
    }
  else
    {
      const LinliKind *matter = linli_kind_lookup ("matter");

      part->label = g_strdup (linli_field_get_code_label (&matter->fields[linli_kind_find_field (matter, "urgency")], best->code));
    }
}

/* A place that is certain is shown in full, one that may be several as it was written. */
static void
linli_note_label_place (LinliNoteLine *line,
                        LinliNotePart *place)
{
  if (place->ids->len == 1)
    {
      gint64 id = g_array_index (place->ids, gint64, 0);

      place->label = strcmp (place->kind, "compound") == 0
                       ? linli_database_dup_text (line->database, "SELECT name FROM compound WHERE id = ?", "i", id)
                       : linli_search_dup_address (line->database, place->kind, id);
    }
  if (place->label == NULL)
    place->label = g_strdup (place->value);
}

static int
linli_note_compare_parts (gconstpointer a,
                          gconstpointer b)
{
  const LinliNotePart *first = *(LinliNotePart * const *) a, *second = *(LinliNotePart * const *) b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (int) first->type - (int) second->type;
}

static gboolean
linli_note_read (LinliNoteLine    *line,
                 const LinliDate  *today,
                 GError          **error)
{
  LinliNotePart *place, *person;

  linli_note_write_digits (line);
  linli_note_find_phones (line);
  if (!_linli_note_find_place (line, error))
    return FALSE;
  _linli_note_find_time (line, today);
  place = linli_note_get_part (line, LINLI_NOTE_PLACE);
  if (!linli_note_find_resident (line, place, error))
    return FALSE;
  if (linli_note_get_part (line, LINLI_NOTE_PERSON) == NULL && !linli_note_find_person (line, error))
    return FALSE;
  person = linli_note_get_part (line, LINLI_NOTE_PERSON);
  if (place != NULL && strcmp (place->kind, "dwelling") == 0 && person != NULL && person->ids->len == 0 &&
      !linli_note_bring_together (line, place, person, error))
    return FALSE;
  linli_note_find_words (line, LINLI_NOTE_CATEGORY);
  linli_note_find_words (line, LINLI_NOTE_URGENCY);
  if (place != NULL)
    linli_note_label_place (line, place);
  return TRUE;
}

/**
 * linli_note_parse:
 * @database: a connection of the calling thread
 * @line: a line as it is typed, also half of one
 * @error: return location for a #LinliStoreError
 *
 * Does as linli_note_parse_on() does, as of the current day.
 *
 * Returns: (transfer full) (element-type LinliNotePart) (nullable): the parts, perhaps none; %NULL with @error set
 */
GPtrArray *
linli_note_parse (LinliDatabase  *database,
                  const char     *line,
                  GError        **error)
{
  LinliDate today;

  linli_date_today (&today);
  return linli_note_parse_on (database, line, &today, error);
}

/**
 * linli_note_parse_on:
 * @database: a connection of the calling thread
 * @line: a line as it is typed, also half of one
 * @today: the day on which it is written, for words such as 明天
 * @error: return location for a #LinliStoreError
 *
 * Understands what a line says: one place, one person, what it is about, how urgent it is, phones, and by when. Parts come in their order in
 * the line; a word may tell two things (着火: fire safety, and an emergency). Labels are not masked, for they repeat what was typed; except
 * that a place is shown with its full address.
 *
 * Returns: (transfer full) (element-type LinliNotePart) (nullable): the parts, perhaps none; %NULL with @error set
 */
GPtrArray *
linli_note_parse_on (LinliDatabase    *database,
                     const char       *line,
                     const LinliDate  *today,
                     GError          **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree gunichar *c = NULL;
  g_autofree gboolean *taken = NULL;
  glong n = 0;
  LinliNoteLine self;
  gboolean done;

  g_return_val_if_fail (database != NULL && line != NULL && g_utf8_validate (line, -1, NULL) && today != NULL, NULL);

  c = g_utf8_to_ucs4_fast (line, -1, &n);
  n = MIN (n, LINLI_NOTE_LONGEST);
  for (glong i = 0; i < n; i++)
    c[i] = linli_note_fold (c[i]);
  taken = g_new0 (gboolean, n + 1);
  parts = g_ptr_array_new_with_free_func (linli_note_part_free);
  self = (LinliNoteLine) { database, c, n, taken, parts };
  if (!linli_database_execute (database, "SAVEPOINT note", error))
    return NULL;
  done = linli_note_read (&self, today, error);
  linli_database_execute (database, "RELEASE note", NULL);
  if (!done)
    return NULL;
  g_ptr_array_sort (parts, linli_note_compare_parts);
  return g_steal_pointer (&parts);
}
