/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"
#include "linli-export.h"
#include "linli-period.h"

G_BEGIN_DECLS

/**
 * LinliFigureTime:
 * @LINLI_FIGURE_OF_PERIOD: what happened in the period; the period before it can be counted too
 * @LINLI_FIGURE_NOW: how it stands at the moment of counting, whatever the period
 *
 * Of when a figure tells.
 */
typedef enum {
  LINLI_FIGURE_OF_PERIOD,
  LINLI_FIGURE_NOW,
} LinliFigureTime;

/**
 * LinliFigureAbout:
 * @id: its name within its section: small letters, digits and hyphens
 * @words: what is counted, translated
 * @unit: what is counted in, translated, as “households”, or “household|households” where one is called otherwise; "" for none
 * @definition: how it is counted, translated: what belongs to it and what does not
 * @time: of when it tells
 * @kind: (nullable): the kind of record of the rows behind it, as "matter"; %NULL when there are none
 *
 * What a figure is. Copied where it is given.
 */
typedef struct {
  const char *id;
  const char *words;
  const char *unit;
  const char *definition;
  LinliFigureTime time;
  const char *kind;
} LinliFigureAbout;

/**
 * LinliFigureQuery:
 * @about: what the figure is; its words and its definition marked with N_(), its unit with NC_() of the context “unit”
 * @sql: a query with the ids of records in its first column and perhaps a note in the second
 *
 * A figure that is the number of the rows of a query. In the query ?1 and ?2 are the first and the last day of the period, ?3 the moment at which
 * it begins and ?4 that before which it ends, written as the file keeps them; who uses one of a pair uses both.
 */
typedef struct {
  LinliFigureAbout about;
  const char *sql;
} LinliFigureQuery;

#define LINLI_TYPE_FIGURE (linli_figure_get_type ())

/**
 * LinliFigure:
 *
 * A number with what it means and the records that were counted. Unknown until a value is set, which is not the same as 0. Filled on one
 * thread and not changed after that.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliFigure, linli_figure, LINLI, FIGURE, GObject)

LINLI_EXPORT
const LinliFigureAbout *linli_figure_get_about (LinliFigure *self);
LINLI_EXPORT
gboolean linli_figure_get_value (LinliFigure *self,
                                 double      *value);
LINLI_EXPORT
gboolean linli_figure_get_before (LinliFigure *self,
                                  double      *before);
LINLI_EXPORT
LinliFigure *linli_figure_get_earlier (LinliFigure *self);
LINLI_EXPORT
void linli_figure_set_value (LinliFigure *self,
                             double       value,
                             guint        n_digits);
LINLI_EXPORT
void linli_figure_set_rate (LinliFigure *self,
                            gint64       part,
                            gint64       whole);
LINLI_EXPORT
void linli_figure_set_before (LinliFigure *self,
                              LinliFigure *before);
LINLI_EXPORT
void linli_figure_add_row (LinliFigure *self,
                           gint64       id,
                           const char  *note);
LINLI_EXPORT
void linli_figure_add_row_called (LinliFigure *self,
                                  gint64       id,
                                  const char  *words,
                                  const char  *note);
LINLI_EXPORT
gboolean linli_figure_take_rows (LinliFigure     *self,
                                 LinliStatement  *rows,
                                 GError         **error);
LINLI_EXPORT
guint linli_figure_get_n_rows (LinliFigure *self);
LINLI_EXPORT
gint64 linli_figure_get_row (LinliFigure  *self,
                             guint         row,
                             const char  **note);
LINLI_EXPORT
const char *linli_figure_get_row_words (LinliFigure *self,
                                        guint        row);
LINLI_EXPORT
char *linli_figure_dup_number (LinliFigure *self);
LINLI_EXPORT
const char *linli_figure_get_unit (LinliFigure *self);
LINLI_EXPORT
char *linli_figure_dup_text (LinliFigure *self);
LINLI_EXPORT
char *linli_figure_dup_before (LinliFigure *self);
LINLI_EXPORT
char *linli_figure_dup_change (LinliFigure *self);

#define LINLI_TYPE_FIGURES (linli_figures_get_type ())

/**
 * LinliFigures:
 *
 * The figures of one module, and the sentences that tell them: a section of a brief.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliFigures, linli_figures, LINLI, FIGURES, GObject)

LINLI_EXPORT
LinliFigures *linli_figures_new (const char *id,
                                 const char *title);
LINLI_EXPORT
const char *linli_figures_get_id (LinliFigures *self);
LINLI_EXPORT
const char *linli_figures_get_title (LinliFigures *self);
LINLI_EXPORT
LinliFigure *linli_figures_add (LinliFigures           *self,
                                const LinliFigureAbout *about);
LINLI_EXPORT
LinliFigure *linli_figures_add_translated (LinliFigures           *self,
                                           const LinliFigureAbout *about,
                                           const char             *domain);
LINLI_EXPORT
gboolean linli_figures_count (LinliFigures            *self,
                              LinliDatabase           *reader,
                              const LinliPeriod       *period,
                              const LinliFigureQuery  *queries,
                              gsize                    n_queries,
                              const char              *domain,
                              GError                 **error);
LINLI_EXPORT
LinliFigure *linli_figures_find (LinliFigures *self,
                                 const char   *id);
LINLI_EXPORT
guint linli_figures_get_n (LinliFigures *self);
LINLI_EXPORT
LinliFigure *linli_figures_get (LinliFigures *self,
                                guint         index);
LINLI_EXPORT
void linli_figures_say (LinliFigures *self,
                        const char   *paragraph);
LINLI_EXPORT
char *linli_figures_dup_draft (LinliFigures *self);

G_END_DECLS
