/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-context.h>

#include "linli-today-line.h"

G_BEGIN_DECLS

/**
 * LinliTodayCardLoadFunc:
 * @reader: a connection of the worker's thread, for reading
 * @day: the day that is asked about, local time
 * @lines: (element-type LinliTodayLine) (transfer full): takes the lines in their order
 * @error: return location
 *
 * Reads what is to be done on a day. On a thread of its own: no widgets.
 *
 * Returns: %FALSE with @error set when it could not be read
 */
typedef gboolean (*LinliTodayCardLoadFunc) (LinliDatabase  *reader,
                                            GDateTime      *day,
                                            GPtrArray      *lines,
                                            GError        **error);

#define LINLI_TYPE_TODAY_CARD (linli_today_card_get_type ())

/**
 * LinliTodayCard:
 *
 * An extension: a card on the page of the day, beside what is due. Without lines it is not shown.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliTodayCard, linli_today_card, LINLI, TODAY_CARD, GObject)

LINLI_EXPORT
LinliTodayCard *linli_today_card_new (const char             *id,
                                      const char             *title,
                                      const char             *icon_name,
                                      LinliTodayCardLoadFunc  load,
                                      const char * const     *kinds);
LINLI_EXPORT
const char *linli_today_card_get_id (LinliTodayCard *self);
LINLI_EXPORT
const char *linli_today_card_get_title (LinliTodayCard *self);
LINLI_EXPORT
const char *linli_today_card_get_icon_name (LinliTodayCard *self);
LINLI_EXPORT
gboolean linli_today_card_depends_on (LinliTodayCard *self,
                                      LinliChanges   *changes);
LINLI_EXPORT
GPtrArray *linli_today_card_load (LinliTodayCard  *self,
                                  LinliDatabase   *reader,
                                  GDateTime       *day,
                                  GError         **error);

G_END_DECLS
