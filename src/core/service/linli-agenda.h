/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

#define LINLI_TYPE_AGENDA_ITEM (linli_agenda_item_get_type ())

/**
 * LinliAgendaItem:
 *
 * One thing that waits for somebody until a day: a due item, or an open matter with a day of its own. Immutable.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliAgendaItem, linli_agenda_item, LINLI, AGENDA_ITEM, GObject)

LINLI_EXPORT
GPtrArray *linli_agenda_list (LinliDatabase  *database,
                              GDateTime      *day,
                              guint           most,
                              GError        **error);
LINLI_EXPORT
guint linli_agenda_count (LinliDatabase *database,
                          GDateTime     *day);
LINLI_EXPORT
const char *linli_agenda_item_get_kind (LinliAgendaItem *self);
LINLI_EXPORT
gint64 linli_agenda_item_get_id (LinliAgendaItem *self);
LINLI_EXPORT
const char *linli_agenda_item_get_subject_kind (LinliAgendaItem *self);
LINLI_EXPORT
gint64 linli_agenda_item_get_subject_id (LinliAgendaItem *self);
LINLI_EXPORT
const char *linli_agenda_item_get_title (LinliAgendaItem *self);
LINLI_EXPORT
const char *linli_agenda_item_get_place (LinliAgendaItem *self);
LINLI_EXPORT
const char *linli_agenda_item_get_why (LinliAgendaItem *self);
LINLI_EXPORT
const char *linli_agenda_item_get_whom (LinliAgendaItem *self);
LINLI_EXPORT
const char *linli_agenda_item_get_time (LinliAgendaItem *self);
LINLI_EXPORT
gboolean linli_agenda_item_is_promised (LinliAgendaItem *self);
LINLI_EXPORT
gboolean linli_agenda_item_finish (LinliAgendaItem   *self,
                                   LinliTransaction  *transaction,
                                   GError           **error);

G_END_DECLS
