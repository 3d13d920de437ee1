/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-brief.h>

#include "linli-ledger.h"
#include "linli-selection.h"

G_BEGIN_DECLS

/* Asked to open the rows behind a figure. */
typedef void (*LinliBriefOpenFunc) (LinliFigure *figure,
                                    gpointer     data);

/* “二、诉求” */
char *_linli_brief_dup_heading (LinliBrief *brief,
                                guint       section);
/* Beside the period before, or of which day it tells. */
char *_linli_brief_dup_beside (LinliBrief  *brief,
                               LinliFigure *figure);
/* A section as it is read; its buttons activate the actions brief.edit and brief.draft with its number. */
GtkWidget *_linli_brief_section_new (LinliBrief         *brief,
                                     guint               section,
                                     LinliBriefOpenFunc  open,
                                     gpointer            data);
/* The figures of all sections in lines. */
GtkWidget *_linli_brief_table_new (LinliBrief         *brief,
                                   LinliBriefOpenFunc  open,
                                   gpointer            data);
/* A window in which a section is written; what is kept is one action. */
void _linli_brief_edit_show (GtkWidget    *over,
                             LinliContext *context,
                             LinliBrief   *brief,
                             guint         section);
/* A window with the rows behind a figure of the brief, or behind what it was in the period before; each opens its record below. */
void _linli_brief_rows_show (GtkWidget      *over,
                             LinliContext   *context,
                             LinliSelection *selection,
                             LinliBrief     *brief,
                             LinliFigure    *figure);
LinliLedger *_linli_brief_make_ledger (LinliBrief *brief);
void _linli_brief_print (GtkWidget    *over,
                         LinliContext *context,
                         LinliBrief   *brief);

G_END_DECLS
