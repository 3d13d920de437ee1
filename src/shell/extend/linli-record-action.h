/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

/**
 * LinliRecordActionFunc:
 * @window: the window it was asked for in; dialogs go over it
 * @context: its document
 * @kind: the kind of the records
 * @ids: (array length=n_ids): one record, or several that are chosen together; not valid after the call
 * @n_ids: how many; at least one
 *
 * Does something with records, or opens a dialog for it. Must not wait.
 */
typedef void (*LinliRecordActionFunc) (GtkWidget    *window,
                                       LinliContext *context,
                                       const char   *kind,
                                       const gint64 *ids,
                                       gsize         n_ids);

#define LINLI_TYPE_RECORD_ACTION (linli_record_action_get_type ())

/**
 * LinliRecordAction:
 *
 * An extension: something that can be done with records of certain kinds. It stands among the buttons of the details pane, and in the menu
 * that the other mouse button (or the Menu key) opens over a record of the tables and of the building sheet.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliRecordAction, linli_record_action, LINLI, RECORD_ACTION, GObject)

LINLI_EXPORT
LinliRecordAction *linli_record_action_new (const char            *id,
                                            const char            *title,
                                            const char            *icon_name,
                                            const char * const    *kinds,
                                            LinliRecordActionFunc  func);
LINLI_EXPORT
void linli_record_action_set_key (LinliRecordAction *self,
                                  const char        *key);
LINLI_EXPORT
void linli_record_action_set_group (LinliRecordAction *self,
                                    const char        *group);
LINLI_EXPORT
const char *linli_record_action_get_id (LinliRecordAction *self);
LINLI_EXPORT
const char *linli_record_action_get_title (LinliRecordAction *self);
LINLI_EXPORT
const char *linli_record_action_get_icon_name (LinliRecordAction *self);
LINLI_EXPORT
const char *linli_record_action_get_key (LinliRecordAction *self);
LINLI_EXPORT
const char *linli_record_action_get_group (LinliRecordAction *self);
LINLI_EXPORT
gboolean linli_record_action_is_for (LinliRecordAction *self,
                                     const char        *kind,
                                     const char        *matter_kind);
LINLI_EXPORT
void linli_record_action_run (LinliRecordAction *self,
                              GtkWidget         *window,
                              LinliContext      *context,
                              const char        *kind,
                              const gint64      *ids,
                              gsize              n_ids);

G_END_DECLS
