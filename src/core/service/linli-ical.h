/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-date.h"

G_BEGIN_DECLS

/**
 * LinliIcal:
 *
 * Appointments for calendars of other programs (iCalendar, RFC 5545).
 */
typedef struct _LinliIcal LinliIcal;

/**
 * LinliIcalEvent:
 *
 * One appointment of a #LinliIcal, which owns it.
 */
typedef struct _LinliIcalEvent LinliIcalEvent;

LINLI_EXPORT
LinliIcal *linli_ical_new (const char *name,
                           gint64      now);
LINLI_EXPORT
void linli_ical_free (LinliIcal *self);
LINLI_EXPORT
LinliIcalEvent *linli_ical_add_event (LinliIcal       *self,
                                      const char      *uid,
                                      const char      *summary,
                                      const LinliDate *date,
                                      int              start,
                                      int              end);
LINLI_EXPORT
LinliIcalEvent *linli_ical_add_day (LinliIcal       *self,
                                    const char      *uid,
                                    const char      *summary,
                                    const LinliDate *date,
                                    guint            n_days);
LINLI_EXPORT
void linli_ical_event_set_location (LinliIcalEvent *event,
                                    const char     *location);
LINLI_EXPORT
void linli_ical_event_set_description (LinliIcalEvent *event,
                                       const char     *description);
LINLI_EXPORT
void linli_ical_event_set_revision (LinliIcalEvent *event,
                                    guint           sequence,
                                    gboolean        cancelled);
LINLI_EXPORT
char *linli_ical_dup_text (LinliIcal *self);
LINLI_EXPORT
gboolean linli_ical_write (LinliIcal   *self,
                           const char  *path,
                           GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliIcal, linli_ical_free)

G_END_DECLS
