/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/**
 * LinliJournalKind:
 * @LINLI_JOURNAL_DO: an action
 * @LINLI_JOURNAL_UNDO: an action was taken back
 * @LINLI_JOURNAL_REDO: an action was done again
 * @LINLI_JOURNAL_OUTSIDE: another program edited the file
 */
typedef enum {
  LINLI_JOURNAL_DO,
  LINLI_JOURNAL_UNDO,
  LINLI_JOURNAL_REDO,
  LINLI_JOURNAL_OUTSIDE,
} LinliJournalKind;

#define LINLI_TYPE_JOURNAL_ENTRY (linli_journal_entry_get_type ())

/**
 * LinliJournalEntry:
 *
 * One line of the audit: who did what when. Immutable.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliJournalEntry, linli_journal_entry, LINLI, JOURNAL_ENTRY, GObject)

LINLI_EXPORT
GPtrArray *linli_journal_list (LinliDatabase  *database,
                               gint64          before,
                               guint           most,
                               GError        **error);
LINLI_EXPORT
gint64 linli_journal_entry_get_id (LinliJournalEntry *self);
LINLI_EXPORT
const char *linli_journal_entry_get_time (LinliJournalEntry *self);
LINLI_EXPORT
const char *linli_journal_entry_get_actor (LinliJournalEntry *self);
LINLI_EXPORT
const char *linli_journal_entry_get_title (LinliJournalEntry *self);
LINLI_EXPORT
LinliJournalKind linli_journal_entry_get_kind (LinliJournalEntry *self);
LINLI_EXPORT
gint64 linli_journal_entry_get_target (LinliJournalEntry *self);
LINLI_EXPORT
gint64 linli_journal_entry_get_n_rows (LinliJournalEntry *self);
LINLI_EXPORT
gboolean linli_journal_entry_is_undone (LinliJournalEntry *self);

G_END_DECLS
