/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib-object.h>

#include "linli-export.h"

G_BEGIN_DECLS

#define LINLI_TYPE_OCCASION (linli_occasion_get_type ())

/**
 * LinliOccasion:
 * @kind: the kind of record, a table
 * @id: the record
 * @matter_id: the matter that it is, or belongs to; 0 for none
 * @title: what it is; may name people, so that it is masked where it is shown
 * @day: on which day it begins, YYYY-MM-DD
 * @from: when, in minutes of that day
 * @to: until when, in minutes of that day; above 1440 on the next one; @from where nobody knows
 * @place: (nullable): where, as somebody wrote it
 * @audience: (nullable): for whom, as somebody wrote it
 *
 * Something that takes place at an hour of a day: an event, a shift.
 */
typedef struct {
  char *kind;
  gint64 id;
  gint64 matter_id;
  char *title;
  char *day;
  int from;
  int to;
  char *place;
  char *audience;
} LinliOccasion;

LINLI_EXPORT
GType linli_occasion_get_type (void);
LINLI_EXPORT
LinliOccasion *linli_occasion_new (const char *kind,
                                   gint64      id,
                                   const char *title,
                                   const char *day,
                                   int         from,
                                   int         to);
LINLI_EXPORT
LinliOccasion *linli_occasion_copy (const LinliOccasion *self);
LINLI_EXPORT
void linli_occasion_free (LinliOccasion *self);
LINLI_EXPORT
gboolean linli_occasion_meets (const LinliOccasion *self,
                               const LinliOccasion *other);
LINLI_EXPORT
gboolean linli_occasion_is_at (const LinliOccasion *self,
                               const char          *place);
LINLI_EXPORT
char *linli_occasion_dup_hours (const LinliOccasion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliOccasion, linli_occasion_free)

G_END_DECLS
