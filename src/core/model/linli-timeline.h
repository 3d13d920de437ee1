/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

#define LINLI_TYPE_TIMELINE_ENTRY (linli_timeline_entry_get_type ())

/**
 * LinliTimelineEntry:
 *
 * One line of a timeline: when, who, what was done or said, and in which matter. Never changes.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliTimelineEntry, linli_timeline_entry, LINLI, TIMELINE_ENTRY, GObject)

LINLI_EXPORT
gint64 linli_timeline_entry_get_id (LinliTimelineEntry *self);
LINLI_EXPORT
const char *linli_timeline_entry_get_time (LinliTimelineEntry *self);
LINLI_EXPORT
const char *linli_timeline_entry_get_actor (LinliTimelineEntry *self);
LINLI_EXPORT
const char *linli_timeline_entry_get_verb (LinliTimelineEntry *self);
LINLI_EXPORT
const char *linli_timeline_entry_get_text (LinliTimelineEntry *self);
LINLI_EXPORT
char *linli_timeline_entry_dup_masked (LinliTimelineEntry *self,
                                       LinliDatabase      *database);
LINLI_EXPORT
const char *linli_timeline_entry_get_from_state (LinliTimelineEntry *self);
LINLI_EXPORT
const char *linli_timeline_entry_get_to_state (LinliTimelineEntry *self);
LINLI_EXPORT
gint64 linli_timeline_entry_get_matter (LinliTimelineEntry *self);
LINLI_EXPORT
const char *linli_timeline_entry_get_matter_kind (LinliTimelineEntry *self);
LINLI_EXPORT
const char *linli_timeline_entry_get_matter_number (LinliTimelineEntry *self);
LINLI_EXPORT
const char *linli_timeline_entry_get_matter_title (LinliTimelineEntry *self);
LINLI_EXPORT
const char *linli_timeline_entry_get_subject_kind (LinliTimelineEntry *self);
LINLI_EXPORT
gint64 linli_timeline_entry_get_subject_id (LinliTimelineEntry *self);
LINLI_EXPORT
char *linli_timeline_entry_dup_local_time (LinliTimelineEntry *self);

LINLI_EXPORT
gboolean linli_timeline_append (LinliTransaction  *transaction,
                                gint64             matter_id,
                                const char        *subject_kind,
                                gint64             subject_id,
                                const char        *verb,
                                const char        *text,
                                GError           **error);
LINLI_EXPORT
GPtrArray *linli_timeline_load (LinliDatabase  *database,
                                const char     *kind,
                                gint64          id,
                                const char     *before,
                                guint           limit,
                                GError        **error);
LINLI_EXPORT
const char *linli_timeline_get_verb_label (const char *verb);

G_END_DECLS
