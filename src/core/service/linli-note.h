/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"
#include "linli-date.h"

G_BEGIN_DECLS

/**
 * LinliNotePartType:
 * @LINLI_NOTE_PLACE: a dwelling, unit, building or compound
 * @LINLI_NOTE_PERSON: a resident, a surname or a form of address
 * @LINLI_NOTE_CATEGORY: what it is about
 * @LINLI_NOTE_URGENCY: how urgent it is
 * @LINLI_NOTE_PHONE: a phone number
 * @LINLI_NOTE_TIME: by when it is wanted or promised
 */
typedef enum {
  LINLI_NOTE_PLACE,
  LINLI_NOTE_PERSON,
  LINLI_NOTE_CATEGORY,
  LINLI_NOTE_URGENCY,
  LINLI_NOTE_PHONE,
  LINLI_NOTE_TIME,
} LinliNotePartType;

/**
 * LinliNotePart:
 * @type: what was understood
 * @start: where in the line, in characters
 * @length: how many characters of it
 * @value: what to store: the code of the category (matter.category) or urgency (matter.urgency), the digits of the phone, the name
 *   as it was written; of a place the text as it was written; of a time its day, YYYY-MM-DD (matter.due_at)
 * @label: what to show for it, in the user's language
 * @kind: (nullable): the kind of record that is meant: "dwelling", "unit", "building", "compound" or "person"
 * @ids: (element-type gint64): the records that may be meant, the likeliest first; one when it is certain, none for words that are no record
 *
 * One thing that was understood in a line.
 */
typedef struct {
  LinliNotePartType type;
  guint start;
  guint length;
  char *value;
  char *label;
  const char *kind;
  GArray *ids;
} LinliNotePart;

LINLI_EXPORT
GPtrArray *linli_note_parse (LinliDatabase  *database,
                             const char     *line,
                             GError        **error);
LINLI_EXPORT
GPtrArray *linli_note_parse_on (LinliDatabase    *database,
                                const char       *line,
                                const LinliDate  *today,
                                GError          **error);
LINLI_EXPORT
const char *linli_note_get_category_label (const char *category);
LINLI_EXPORT
const char *linli_note_get_category (guint n);

G_END_DECLS
