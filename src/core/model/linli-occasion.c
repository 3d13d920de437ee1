/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliOccasion: what takes place when and where. A value of its own, for any thread. */

#include "config.h"

#include "linli-occasion.h"

#include "linli-date.h"
#include "linli-text.h"

#define DAY 1440
/* What nobody knows the end of takes two hours. */
#define USUAL 120

G_DEFINE_BOXED_TYPE (LinliOccasion, linli_occasion, linli_occasion_copy, linli_occasion_free)

/**
 * linli_occasion_new:
 * @kind: the kind of record, a table
 * @id: the record
 * @title: what it is
 * @day: on which day it begins, YYYY-MM-DD
 * @from: when, in minutes of that day
 * @to: until when; @from where nobody knows
 *
 * Returns: (transfer full): an occasion; its matter, place and audience may be set
 */
LinliOccasion *
linli_occasion_new (const char *kind,
                    gint64      id,
                    const char *title,
                    const char *day,
                    int         from,
                    int         to)
{
  LinliOccasion *self;

  g_return_val_if_fail (kind != NULL && title != NULL && day != NULL, NULL);

  self = g_new0 (LinliOccasion, 1);
  *self = (LinliOccasion) { .kind = g_strdup (kind), .id = id, .title = g_strdup (title), .day = g_strdup (day), .from = from, .to = to };
  return self;
}

/**
 * linli_occasion_copy:
 *
 * Returns: (transfer full): a copy of @self
 */
LinliOccasion *
linli_occasion_copy (const LinliOccasion *self)
{
  LinliOccasion *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = linli_occasion_new (self->kind, self->id, self->title, self->day, self->from, self->to);
  copy->matter_id = self->matter_id;
  copy->place = g_strdup (self->place);
  copy->audience = g_strdup (self->audience);
  return copy;
}

/**
 * linli_occasion_free:
 *
 * Frees @self with what it holds
 */
void
linli_occasion_free (LinliOccasion *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->kind);
  g_free (self->title);
  g_free (self->day);
  g_free (self->place);
  g_free (self->audience);
  g_free (self);
}

/* Minutes since a day long ago; FALSE for what is no day. */
static gboolean
linli_occasion_get_span (const LinliOccasion *self,
                         gint64              *from,
                         gint64              *to)
{
  LinliDate day;

  if (!linli_date_parse (self->day, &day, NULL))
    return FALSE;
  *from = linli_date_to_day_number (&day) * DAY + self->from;
  *to = *from + (self->to > self->from ? self->to - self->from : USUAL);
  return TRUE;
}

/**
 * linli_occasion_meets:
 * @self: an occasion
 * @other: another
 *
 * One of which nobody knows the end is taken to last two hours.
 *
 * Returns: whether both take place at some moment; one that begins when the other ends does not meet it
 */
gboolean
linli_occasion_meets (const LinliOccasion *self,
                      const LinliOccasion *other)
{
  gint64 from, to, other_from, other_to;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return linli_occasion_get_span (self, &from, &to) && linli_occasion_get_span (other, &other_from, &other_to) && from < other_to && other_from < to;
}

/**
 * linli_occasion_is_at:
 * @self: an occasion
 * @place: (nullable): a place, as somebody wrote it
 *
 * Width of letters, capitals and blanks do not count.
 *
 * Returns: whether @self is at that place; %FALSE where either is not known
 */
gboolean
linli_occasion_is_at (const LinliOccasion *self,
                      const char          *place)
{
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->place == NULL || place == NULL)
    return FALSE;
  here = linli_text_squeeze (self->place);
  there = linli_text_squeeze (place);
  return *here != '\0' && g_str_equal (here, there);
}

/**
 * linli_occasion_dup_hours:
 * @self: an occasion
 *
 * Returns: (transfer full): "14:30–16:00", or when it begins where nobody knows the end
 */
char *
linli_occasion_dup_hours (const LinliOccasion *self)
{
  int to;

  g_return_val_if_fail (self != NULL, NULL);

  to = self->to > DAY ? self->to - DAY : self->to;
  return self->to > self->from ? g_strdup_printf ("%02d:%02d–%02d:%02d", self->from / 60, self->from % 60, to / 60, to % 60)
                               : g_strdup_printf ("%02d:%02d", self->from / 60, self->from % 60);
}
