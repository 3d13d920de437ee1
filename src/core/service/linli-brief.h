/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-figure-source.h"
#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliBriefText:
 * @period: of which brief
 * @section: the id of a source
 * @text: (nullable): what the office has written, with its numbers marked; %NULL to take the draft again
 *
 * What is kept in the file, see linli_brief_keep().
 */
typedef struct {
  LinliPeriod period;
  char *section;
  char *text;
} LinliBriefText;

LINLI_EXPORT
LinliBriefText *linli_brief_text_new (const LinliPeriod *period,
                                      const char        *section,
                                      const char        *text);
LINLI_EXPORT
void linli_brief_text_free (gpointer text);

#define LINLI_TYPE_BRIEF (linli_brief_get_type ())

/**
 * LinliBrief:
 *
 * The brief of a period (月报): the figures of all modules, what is drafted from them, and what the office has written instead. Not changed
 * once it is read; any thread may look at it.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliBrief, linli_brief, LINLI, BRIEF, GObject)

LINLI_EXPORT
LinliBrief *linli_brief_load (LinliDatabase      *reader,
                              GPtrArray          *sources,
                              const LinliPeriod  *period,
                              GCancellable       *cancellable,
                              GError            **error);
LINLI_EXPORT
const LinliPeriod *linli_brief_get_period (LinliBrief *self);
LINLI_EXPORT
const LinliDate *linli_brief_get_day (LinliBrief *self);
LINLI_EXPORT
LinliPeriod linli_brief_choose_period (const LinliDate *today);
LINLI_EXPORT
char *linli_brief_dup_title (LinliBrief *self);
LINLI_EXPORT
guint linli_brief_get_n_sections (LinliBrief *self);
LINLI_EXPORT
LinliFigures *linli_brief_get_section (LinliBrief *self,
                                       guint       section);
LINLI_EXPORT
const char *linli_brief_get_trouble (LinliBrief *self,
                                     guint       section);
LINLI_EXPORT
const char *linli_brief_get_draft (LinliBrief *self,
                                   guint       section);
LINLI_EXPORT
const char *linli_brief_get_written (LinliBrief *self,
                                     guint       section);
LINLI_EXPORT
LinliFigure *linli_brief_find (LinliBrief *self,
                               const char *name);
LINLI_EXPORT
char *linli_brief_dup_changes (LinliBrief *self,
                               guint       section);
LINLI_EXPORT
gboolean linli_brief_text_parse (const char **text,
                                 char       **words,
                                 char       **name);
LINLI_EXPORT
char *linli_brief_text_dup_plain (const char *text);
LINLI_EXPORT
gboolean linli_brief_keep (LinliTransaction  *transaction,
                           gpointer           text,
                           GError           **error);
LINLI_EXPORT
LinliFigureSource *linli_brief_new_base_source (void);

G_END_DECLS
