/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-kind.h"
#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliExportOptions:
 * @kind: (nullable): the kind of record; "people" for persons with their dwellings and households, as an import reads them
 * @ids: (array length=n_ids) (nullable): the records and their order; %NULL for all
 * @n_ids: how many
 * @columns: (array zero-terminated=1) (nullable): names of fields and their order; %NULL for all that are shown
 * @revealed: whether personal data are written in full instead of masked
 */
typedef struct {
  const char *kind;
  const gint64 *ids;
  gsize n_ids;
  const char * const *columns;
  gboolean revealed;
} LinliExportOptions;

/**
 * LinliExportCellFunc:
 * @row: which row, from 0
 * @column: which column, from 0
 * @data: what the caller passed
 *
 * Returns: (transfer full) (nullable): what the table on the screen shows there
 */
typedef char *(*LinliExportCellFunc) (guint    row,
                                              guint    column,
                                              gpointer data);

LINLI_EXPORT
gboolean linli_export_records (LinliDatabase             *database,
                               const LinliExportOptions  *options,
                               const char                *path,
                               guint                     *n_written,
                               GCancellable              *cancellable,
                               GError                   **error);
LINLI_EXPORT
gboolean linli_export_records_in_words (LinliDatabase             *database,
                                        const LinliExportOptions  *options,
                                        GPtrArray                 *matter_kinds,
                                        const char                *path,
                                        guint                     *n_written,
                                        GCancellable              *cancellable,
                                        GError                   **error);
/**
 * LinliExportHead:
 * @title: (nullable): in the middle above each page
 * @unit: (nullable): at the left of it: who made the table
 * @period: (nullable): at the right: of when it is
 * @foot: (nullable): at the left below each page: who signs
 * @is_a3: whether it is printed on A3, not A4
 *
 * What a workbook has on paper, above and below its table; the table itself is rows that can be sorted, and nothing else. Strings belong
 * to it.
 */
typedef struct {
  char *title;
  char *unit;
  char *period;
  char *foot;
  gboolean is_a3;
} LinliExportHead;

LINLI_EXPORT
LinliExportHead *linli_export_head_copy (const LinliExportHead *self);
LINLI_EXPORT
void linli_export_head_free (LinliExportHead *self);

LINLI_EXPORT
gboolean linli_export_cells (const char             *path,
                             const LinliExportHead  *head,
                             const char * const     *titles,
                             guint                   n_rows,
                             LinliExportCellFunc     func,
                             gpointer                data,
                             GCancellable           *cancellable,
                             GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliExportHead, linli_export_head_free)

G_END_DECLS
