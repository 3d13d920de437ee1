/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-export-records.h>
#include <linli-store.h>

#include "linli-paper-template-private.h"

G_BEGIN_DECLS

/* How an office has its papers: kept with the community, so that every desk prints the same. Empty strings are what nobody has set. */
typedef struct {
  char *unit;       /* who issues, instead of the community's name */
  char *title;      /* stands before each title */
  char *signatures; /* who signs ledgers and briefs, between 、 or blanks */
  char *note;       /* at the foot of every page */
  char *duties;     /* of a head of a grid, on notice boards, between ； */
  char *phones;     /* that are there day and night, on notice boards, between ； */
  gboolean is_a3;
  gboolean is_large;
} LinliLetterhead;

LinliLetterhead *_linli_letterhead_load (LinliDatabase *reader);
void _linli_letterhead_free (gpointer self);
/* A LinliActionFunc with a LinliLetterhead. */
gboolean _linli_letterhead_keep (LinliTransaction  *transaction,
                                 gpointer           letterhead,
                                 GError           **error);
/* Who issues. */
char *_linli_letterhead_dup_unit (const LinliLetterhead *self,
                                  LinliDatabase         *reader);
/* Placeholders are kept in one language, so that every desk fills them in, and shown and written in that of the desk. */
char *_linli_letterhead_dup_kept (const char *text);
char *_linli_letterhead_dup_shown (const char *text);
/* @text, in which the placeholders may be in either, with those for the unit and the period filled in. */
char *_linli_letterhead_expand (const char *text,
                                const char *unit,
                                const char *period);
/* The parts of a list, without blanks around them and without empty ones. */
char **_linli_letterhead_split (const char *text,
                                const char *separators);

/* What a workbook with this title has on paper: the office, and who signs, as on the papers themselves and as papers of its kind have it. */
LinliExportHead *_linli_letterhead_new_export_head (LinliDatabase            *reader,
                                                    const LinliPaperTemplate *paper_template,
                                                    const char               *title,
                                                    const char               *period);
/* Who signs lists. */
char **_linli_letterhead_dup_signatures (const LinliLetterhead *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliLetterhead, _linli_letterhead_free)

G_END_DECLS
