/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-store.h>

G_BEGIN_DECLS

/* What an office has otherwise on one kind of paper than the module that makes it, or than the head of all papers says. NULL is what
 * nobody has adapted; "" is where the office wants nothing. */
typedef struct {
  char *kind;
  char *title;
  char *before;     /* below the title */
  char *after;      /* below what it tells, above who signs it */
  char *foot;       /* at the foot of every page */
  char *signatures; /* between 、 */
  char *size;       /* one of _linli_paper_template_sizes */
  char *letters;    /* LINLI_PAPER_LETTERS_LARGE or LINLI_PAPER_LETTERS_USUAL */
  char *columns;    /* of a ledger, as _linli_ledger_arrange() reads them */
} LinliPaperTemplate;

#define LINLI_PAPER_LETTERS_LARGE "large"
#define LINLI_PAPER_LETTERS_USUAL "usual"

extern const char * const _linli_paper_template_sizes[];

/* Of a kind of which nothing is adapted when @reader is NULL. */
LinliPaperTemplate *_linli_paper_template_load (LinliDatabase *reader,
                                                const char    *kind);
void _linli_paper_template_free (gpointer self);
gboolean _linli_paper_template_is_empty (const LinliPaperTemplate *self);
/* A LinliActionFunc with a LinliPaperTemplate. */
gboolean _linli_paper_template_keep (LinliTransaction  *transaction,
                                     gpointer           paper_template,
                                     GError           **error);
/* The title, with the one that the module has given filled in; that one where nothing would be left. */
char *_linli_paper_template_dup_title (const LinliPaperTemplate *self,
                                       const char               *title,
                                       const char               *unit,
                                       const char               *period);
/* @text with its placeholders filled in. */
char *_linli_paper_template_expand (const char *text,
                                    const char *title,
                                    const char *unit,
                                    const char *period);
/* Who signs; NULL for those who sign anyhow. */
char **_linli_paper_template_dup_signatures (const LinliPaperTemplate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliPaperTemplate, _linli_paper_template_free)

G_END_DECLS
