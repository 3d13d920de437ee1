/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-kind.h"
#include "linli-row-query.h"
#include "linli-row.h"

G_BEGIN_DECLS

/**
 * LinliResidentRows:
 * @LINLI_RESIDENT_ROWS_PERSONS: a row for each person
 * @LINLI_RESIDENT_ROWS_HOUSEHOLDS: a row for each household
 */
typedef enum {
  LINLI_RESIDENT_ROWS_PERSONS,
  LINLI_RESIDENT_ROWS_HOUSEHOLDS,
} LinliResidentRows;

/**
 * LinliPresence:
 * @LINLI_PRESENCE_HERE: who has neither moved out nor died
 * @LINLI_PRESENCE_GONE: who has
 * @LINLI_PRESENCE_ANY: everybody
 * @LINLI_PRESENCE_AWAY: of those who have neither, who is away today
 */
typedef enum {
  LINLI_PRESENCE_HERE,
  LINLI_PRESENCE_GONE,
  LINLI_PRESENCE_ANY,
  LINLI_PRESENCE_AWAY,
} LinliPresence;

/**
 * LinliResidentColumn:
 * @name: name of the column, for settings and scripts
 * @label: untranslated English, a gettext msgid
 * @kind: (nullable): the kind of record whose field it shows
 * @field: (nullable): that field
 *
 * A column that a list of residents or households may show. One without a field is composed: the address, the tags.
 */
typedef struct {
  const char *name;
  const char *label;
  const char *kind;
  const char *field;
} LinliResidentColumn;

#define LINLI_TYPE_RESIDENT_QUERY (linli_resident_query_get_type ())

/**
 * LinliResidentQuery:
 *
 * Composes a #LinliRowQuery over residents or households from filters, a sort order and columns. Belongs to one thread.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliResidentQuery, linli_resident_query, LINLI, RESIDENT_QUERY, GObject)

LINLI_EXPORT
LinliResidentQuery *linli_resident_query_new (LinliResidentRows rows);
LINLI_EXPORT
const LinliResidentColumn *linli_resident_query_list_columns (LinliResidentRows  rows,
                                                              guint             *n_columns);
LINLI_EXPORT
void linli_resident_query_set_presence (LinliResidentQuery *self,
                                        LinliPresence       presence);
LINLI_EXPORT
void linli_resident_query_set_grid (LinliResidentQuery *self,
                                    gint64              grid);
LINLI_EXPORT
void linli_resident_query_set_compound (LinliResidentQuery *self,
                                        gint64              compound);
LINLI_EXPORT
void linli_resident_query_set_building (LinliResidentQuery *self,
                                        gint64              building);
LINLI_EXPORT
void linli_resident_query_add_tag (LinliResidentQuery *self,
                                   const char         *code);
LINLI_EXPORT
void linli_resident_query_set_ages (LinliResidentQuery *self,
                                    int                 least,
                                    int                 most);
LINLI_EXPORT
void linli_resident_query_set_day (LinliResidentQuery *self,
                                   const char         *day);
LINLI_EXPORT
void linli_resident_query_set_code (LinliResidentQuery *self,
                                    const char         *field,
                                    const char         *code);
LINLI_EXPORT
void linli_resident_query_set_name (LinliResidentQuery *self,
                                    const char         *part);
LINLI_EXPORT
void linli_resident_query_set_address (LinliResidentQuery *self,
                                       const char         *part);
LINLI_EXPORT
void linli_resident_query_set_ids (LinliResidentQuery *self,
                                   const gint64       *ids,
                                   gsize               n_ids);
LINLI_EXPORT
void linli_resident_query_set_grids (LinliResidentQuery *self,
                                     const gint64       *grids,
                                     gsize               n_grids);
LINLI_EXPORT
void linli_resident_query_set_dwellings (LinliResidentQuery *self,
                                         const gint64       *dwellings,
                                         gsize               n_dwellings);
LINLI_EXPORT
gboolean linli_resident_query_set_sort (LinliResidentQuery *self,
                                        const char         *column,
                                        gboolean            descending);
LINLI_EXPORT
gboolean linli_resident_query_can_sort (LinliResidentRows  rows,
                                        const char        *column);
LINLI_EXPORT
gboolean linli_resident_query_set_columns (LinliResidentQuery *self,
                                           const char * const *columns);
LINLI_EXPORT
guint linli_resident_query_get_n_columns (LinliResidentQuery *self);
LINLI_EXPORT
const LinliResidentColumn *linli_resident_query_get_column (LinliResidentQuery *self,
                                                            guint               n);
LINLI_EXPORT
LinliRowQuery *linli_resident_query_build (LinliResidentQuery *self);
LINLI_EXPORT
char *linli_resident_query_dup_display (LinliResidentQuery *self,
                                        LinliRow           *row,
                                        guint               column,
                                        gboolean            masked);

G_END_DECLS
