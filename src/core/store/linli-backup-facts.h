/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliBackupCount:
 * @LINLI_BACKUP_COUNT_HOUSEHOLDS: households that are there
 * @LINLI_BACKUP_COUNT_RESIDENTS: residents who live here: neither moved out nor deceased
 * @LINLI_BACKUP_COUNT_DWELLINGS: dwellings
 * @LINLI_BACKUP_COUNT_GRIDS: grids of every level
 * @LINLI_BACKUP_COUNT_OPEN_MATTERS: matters that are not closed
 * @LINLI_BACKUP_COUNT_MATTERS: matters, closed ones too
 * @LINLI_BACKUP_COUNT_ATTACHMENTS: photographs and other files
 * @LINLI_BACKUP_N_COUNTS: how many of these there are
 *
 * What is counted in a backup and in the file.
 */
typedef enum {
  LINLI_BACKUP_COUNT_HOUSEHOLDS,
  LINLI_BACKUP_COUNT_RESIDENTS,
  LINLI_BACKUP_COUNT_DWELLINGS,
  LINLI_BACKUP_COUNT_GRIDS,
  LINLI_BACKUP_COUNT_OPEN_MATTERS,
  LINLI_BACKUP_COUNT_MATTERS,
  LINLI_BACKUP_COUNT_ATTACHMENTS,
  LINLI_BACKUP_N_COUNTS,
} LinliBackupCount;

/**
 * LinliBackupFacts:
 * @held: how many of each the backup holds; -1 where a version wrote it that did not have them
 * @present: the same of the file as it stands; -1 where that is not known
 * @common: id of the last entry that the journals of both share; 0 for none, and when the file could not be read
 * @n_lost: entries of the file's journal after @common, which the backup does not know
 * @n_gained: entries of the backup's journal after @common, which the file does not know
 * @other: whether it is a backup of another file: both have changes, and none in common
 * @compared: whether the file could be read, so that the others mean something
 *
 * What a backup holds, beside the file as it stands.
 */
typedef struct {
  gint64 held[LINLI_BACKUP_N_COUNTS];
  gint64 present[LINLI_BACKUP_N_COUNTS];
  gint64 common;
  gint64 n_lost;
  gint64 n_gained;
  gboolean other;
  gboolean compared;
} LinliBackupFacts;

LINLI_EXPORT
gboolean linli_backup_look (const char        *backup,
                            const char        *path,
                            LinliBackupFacts  *facts,
                            GCancellable      *cancellable,
                            GError           **error);

G_END_DECLS
