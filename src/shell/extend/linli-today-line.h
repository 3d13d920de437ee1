/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-store.h>

#include "linli-chip.h"

G_BEGIN_DECLS

#define LINLI_TYPE_TODAY_LINE (linli_today_line_get_type ())

/**
 * LinliTodayLine:
 *
 * A line of a card on the page of the day: what is to be done with which record.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliTodayLine, linli_today_line, LINLI, TODAY_LINE, GObject)

LINLI_EXPORT
LinliTodayLine *linli_today_line_new (const char *kind,
                                      gint64      id,
                                      const char *title,
                                      const char *subtitle,
                                      LinliTone   tone);
LINLI_EXPORT
void linli_today_line_set_whom (LinliTodayLine *self,
                                const char     *whom);
LINLI_EXPORT
void linli_today_line_set_finish (LinliTodayLine  *self,
                                  const char      *label,
                                  LinliActionFunc  func,
                                  gpointer         data,
                                  GDestroyNotify   destroy);
LINLI_EXPORT
void linli_today_line_set_action (LinliTodayLine *self,
                                  const char     *action);
LINLI_EXPORT
const char *linli_today_line_get_action (LinliTodayLine *self);
LINLI_EXPORT
const char *linli_today_line_get_kind (LinliTodayLine *self);
LINLI_EXPORT
gint64 linli_today_line_get_id (LinliTodayLine *self);
LINLI_EXPORT
const char *linli_today_line_get_title (LinliTodayLine *self);
LINLI_EXPORT
const char *linli_today_line_get_subtitle (LinliTodayLine *self);
LINLI_EXPORT
LinliTone linli_today_line_get_tone (LinliTodayLine *self);
LINLI_EXPORT
const char *linli_today_line_get_whom (LinliTodayLine *self);
LINLI_EXPORT
const char *linli_today_line_get_finish_label (LinliTodayLine *self);
LINLI_EXPORT
gboolean linli_today_line_finish (LinliTodayLine    *self,
                                  LinliTransaction  *transaction,
                                  GError           **error);

G_END_DECLS
