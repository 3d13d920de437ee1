/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-note.h"

G_BEGIN_DECLS

/* A line while it is read: its characters folded one by one, so that positions stay, and which of them are taken. */
typedef struct {
  LinliDatabase *database;
  gunichar *c;
  guint n;
  gboolean *taken;
  GPtrArray *parts;
} LinliNoteLine;

typedef struct {
  const char *text;
  const char *code; /* NULL for a word that looks like another but means nothing */
} LinliNoteWord;

/* linli-note-words.c */
const LinliNoteWord *_linli_note_find_word (const LinliNoteLine *line,
                                            LinliNotePartType    type,
                                            guint                at,
                                            guint               *length);
guint _linli_note_span_address_form (const LinliNoteLine *line,
                                     guint                at);
gboolean _linli_note_is_verb (const LinliNoteLine *line,
                              guint                at);
gboolean _linli_note_is_surname (const LinliNoteLine *line,
                                 guint                at,
                                 guint                length);

/* linli-note-place.c */
gboolean _linli_note_find_place (LinliNoteLine  *line,
                                 GError        **error);

/* linli-note-time.c */
void _linli_note_find_time (LinliNoteLine   *line,
                            const LinliDate *today);

char *_linli_note_dup_text (const LinliNoteLine *line,
                            guint                start,
                            guint                length);
gboolean _linli_note_is_gap (const LinliNoteLine *line,
                             guint                at);
LinliNotePart *_linli_note_add (LinliNoteLine     *line,
                                LinliNotePartType  type,
                                guint              start,
                                guint              length);

G_END_DECLS
