/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"
#include "linli-export-records.h"
#include "linli-resident-query.h"
#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliResidentFilter:
 * @rows: persons or households
 * @presence: who is here, who is gone, or both
 * @place_kind: (nullable): "grid", "compound" or "building"; %NULL for everywhere
 * @place_id: which one
 * @places: (nullable) (element-type gint64): instead of @place_id, grids or dwellings when @place_kind is "grid" or "dwelling"
 * @tag: (nullable): only who has this tag
 * @least_age: in years; -1 for no bound
 * @most_age: in years, inclusive; -1 for no bound
 * @population_type: (nullable): only this code
 * @text: (nullable): what was typed: part of a name or address, pinyin, initials, the end of a telephone number
 * @sort: name of the column to sort by
 * @descending: whether backwards
 * @columns: (array zero-terminated=1): names of the columns shown
 * @day: (nullable): the day on which ages are counted, as YYYY-MM-DD; %NULL for today
 *
 * What a table of residents shows. A plain value: a page keeps one, and a thread that exports works with a copy. Strings belong
 * to it.
 */
typedef struct {
  LinliResidentRows rows;
  LinliPresence presence;
  char *place_kind;
  gint64 place_id;
  GArray *places;
  char *tag;
  int least_age;
  int most_age;
  char *population_type;
  char *text;
  char *sort;
  gboolean descending;
  char **columns;
  char *day;
} LinliResidentFilter;

LINLI_EXPORT
LinliResidentFilter *linli_resident_filter_new (void);
LINLI_EXPORT
LinliResidentFilter *linli_resident_filter_copy (const LinliResidentFilter *self);
LINLI_EXPORT
void linli_resident_filter_free (LinliResidentFilter *self);
LINLI_EXPORT
void linli_resident_filter_set_rows (LinliResidentFilter *self,
                                     LinliResidentRows    rows);
LINLI_EXPORT
void linli_resident_filter_set_places (LinliResidentFilter *self,
                                       const char          *kind,
                                       const gint64        *ids,
                                       gsize                n_ids);
LINLI_EXPORT
gboolean linli_resident_filter_is_open (const LinliResidentFilter *self);
LINLI_EXPORT
LinliResidentQuery *linli_resident_filter_build (const LinliResidentFilter *self,
                                                 LinliDatabase             *database);
LINLI_EXPORT
void linli_resident_filter_build_async (const LinliResidentFilter *self,
                                        LinliStore                *store,
                                        GCancellable              *cancellable,
                                        GAsyncReadyCallback        callback,
                                        gpointer                   user_data);
LINLI_EXPORT
LinliResidentQuery *linli_resident_filter_build_finish (LinliStore    *store,
                                                        GAsyncResult  *result,
                                                        GError       **error);
LINLI_EXPORT
gboolean linli_resident_filter_knows_anybody (LinliDatabase *database);
LINLI_EXPORT
gboolean linli_resident_filter_export (const LinliResidentFilter  *self,
                                       LinliStore                 *store,
                                       const char                 *path,
                                       gboolean                    masked,
                                       const LinliExportHead      *head,
                                       guint                      *n_rows,
                                       GCancellable               *cancellable,
                                       GError                    **error);
LINLI_EXPORT
void linli_resident_filter_export_async (const LinliResidentFilter *self,
                                         LinliStore                *store,
                                         const char                *path,
                                         gboolean                   masked,
                                         const LinliExportHead     *head,
                                         GCancellable              *cancellable,
                                         GAsyncReadyCallback        callback,
                                         gpointer                   user_data);
LINLI_EXPORT
gboolean linli_resident_filter_export_finish (LinliStore    *store,
                                              GAsyncResult  *result,
                                              guint         *n_rows,
                                              GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliResidentFilter, linli_resident_filter_free)

G_END_DECLS
