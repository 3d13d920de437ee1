/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliIcal gathers appointments and writes them as one file after RFC 5545. Hours are those of China, which has had one zone and no summer
 * time since 1992; they are written in UTC, which every phone and Outlook show as the same hour again, while not all of them read a zone
 * that a file brings. Not for several threads at once. */

#include "config.h"

#include "linli-ical.h"

#include <string.h>

#define LINLI_ICAL_MINUTES_EAST (8 * 60)
#define LINLI_ICAL_DAY (24 * 60)
/* Section 3.1: bytes of a line, without its end. */
#define LINLI_ICAL_MOST_BYTES 75

struct _LinliIcalEvent
{
  char *uid;
  char *summary;
  char *location;
  char *description;
  gint64 start; /* minutes since 1970 in China, or a day number of a whole day */
  gint64 end;
  gboolean is_whole_day;
  guint sequence;
  gboolean cancelled;
};

struct _LinliIcal
{
  char *name;
  gint64 now;
  GPtrArray *events;
};

static void
linli_ical_event_free (gpointer data)
{
  LinliIcalEvent *event = data;

  g_free (event->uid);
  g_free (event->summary);
  g_free (event->location);
  g_free (event->description);
  g_free (event);
}

/* A line ends after 75 bytes at most and goes on behind a blank, which counts; no character is torn. */
static void
linli_ical_append_line (GString    *text,
                        const char *line)
{
  gsize filled = 0;

  for (const char *p = line; *p != '\0';)
    {
      gsize n = g_utf8_next_char (p) - p;

      if (filled + n > LINLI_ICAL_MOST_BYTES)
        {
          g_string_append (text, "\r\n ");
          filled = 1;
        }
      g_string_append_len (text, p, n);
      filled += n;
      p += n;
    }
  g_string_append (text, "\r\n");
}

/* A value of type TEXT, section 3.3.11. Control characters have no place in one. */
static void
linli_ical_append_text (GString    *text,
                        const char *property,
                        const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
  g_autoptr (GString) line = g_string_new (property);

  if (valid == NULL || *valid == '\0')
    return;
  g_string_append_c (line, ':');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        g_string_append (line, "\\n");
      else if (*p == '\\' || *p == ';' || *p == ',')
        g_string_append_printf (line, "\\%c", *p);
      else if (*p == '\t' || (!g_ascii_iscntrl (*p)))
        g_string_append_c (line, *p);
    }
  linli_ical_append_line (text, line->str);
}

static void
linli_ical_append_moment (GString    *text,
                          const char *property,
                          gint64      seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *value = moment != NULL ? g_date_time_format (moment, "%Y%m%dT%H%M%SZ") : NULL;

  if (value != NULL)
    g_string_append_printf (text, "%s:%s\r\n", property, value);
}

static void
linli_ical_append_date (GString    *text,
                        const char *property,
                        gint64      number)
{
  LinliDate date;

  linli_date_from_day_number (number, &date);
  g_string_append_printf (text, "%s;VALUE=DATE:%04u%02u%02u\r\n", property, date.year, date.month, date.day);
}

static void
linli_ical_append_event (LinliIcal            *self,
                         GString              *text,
                         const LinliIcalEvent *event)
{
  g_string_append (text, "BEGIN:VEVENT\r\n");
  linli_ical_append_text (text, "UID", event->uid);
  linli_ical_append_moment (text, "DTSTAMP", self->now);
  if (event->is_whole_day)
    {
      linli_ical_append_date (text, "DTSTART", event->start);
      linli_ical_append_date (text, "DTEND", event->end);
    }
  else
    {
      linli_ical_append_moment (text, "DTSTART", (event->start - LINLI_ICAL_MINUTES_EAST) * 60);
      linli_ical_append_moment (text, "DTEND", (event->end - LINLI_ICAL_MINUTES_EAST) * 60);
    }
  linli_ical_append_text (text, "SUMMARY", event->summary);
  linli_ical_append_text (text, "LOCATION", event->location);
  linli_ical_append_text (text, "DESCRIPTION", event->description);
  g_string_append_printf (text, "SEQUENCE:%u\r\nSTATUS:%s\r\nEND:VEVENT\r\n", event->sequence, event->cancelled ? "CANCELLED" : "CONFIRMED");
}

static LinliIcalEvent *
linli_ical_add (LinliIcal  *self,
                const char *uid,
                const char *summary,
                gint64      start,
                gint64      end,
                gboolean    is_whole_day)
{
  LinliIcalEvent *event = g_new0 (LinliIcalEvent, 1);

  event->uid = g_strdup (uid);
  event->summary = g_strdup (summary);
  event->start = start;
  event->end = end;
  event->is_whole_day = is_whole_day;
  g_ptr_array_add (self->events, event);
  return event;
}

/**
 * linli_ical_new: (skip)
 * @name: (nullable): what the calendar is called where it is imported: 东坡社区志愿值班
 * @now: when the file is made, in seconds since 1970 UTC
 *
 * Returns: (transfer full): appointments, none so far
 */
LinliIcal *
linli_ical_new (const char *name,
                gint64      now)
{
  LinliIcal *self = g_new0 (LinliIcal, 1);

  self->name = g_strdup (name);
  self->now = now;
  self->events = g_ptr_array_new_with_free_func (linli_ical_event_free);
  return self;
}

/**
 * linli_ical_free:
 * @self: (transfer full) (nullable): appointments
 */
void
linli_ical_free (LinliIcal *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->events);
  g_free (self->name);
  g_free (self);
}

/**
 * linli_ical_add_event: (skip)
 * @self: appointments
 * @uid: names this appointment in the whole world, and the same in every file that it is written to, so that a calendar that reads a later
 *   file changes it instead of adding another. The id of a row is random over all files: "volunteers-shift-1234567@linli"
 * @summary: what it is, in a few words
 * @date: the day on which it begins
 * @start: when it begins, in minutes after midnight in China, 0 to 1439
 * @end: when it ends, in minutes after the midnight before @start; past 1440 on the next days
 *
 * Returns: (transfer none): the appointment, to be told more of
 */
LinliIcalEvent *
linli_ical_add_event (LinliIcal       *self,
                      const char      *uid,
                      const char      *summary,
                      const LinliDate *date,
                      int              start,
                      int              end)
{
  gint64 midnight;

  g_return_val_if_fail (self != NULL && uid != NULL && *uid != '\0', NULL);
  g_return_val_if_fail (date != NULL && linli_date_is_whole (date), NULL);
  g_return_val_if_fail (start >= 0 && start < LINLI_ICAL_DAY && end >= start, NULL);

  midnight = linli_date_to_day_number (date) * LINLI_ICAL_DAY;
  return linli_ical_add (self, uid, summary, midnight + start, midnight + end, FALSE);
}

/**
 * linli_ical_add_day: (skip)
 * @self: appointments
 * @uid: as of linli_ical_add_event()
 * @summary: what it is, in a few words
 * @date: the first day
 * @n_days: how many days, 1 or more
 *
 * Adds an appointment without hours.
 *
 * Returns: (transfer none): the appointment, to be told more of
 */
LinliIcalEvent *
linli_ical_add_day (LinliIcal       *self,
                    const char      *uid,
                    const char      *summary,
                    const LinliDate *date,
                    guint            n_days)
{
  gint64 number;

  g_return_val_if_fail (self != NULL && uid != NULL && *uid != '\0', NULL);
  g_return_val_if_fail (date != NULL && linli_date_is_whole (date) && n_days > 0, NULL);

  number = linli_date_to_day_number (date);
  return linli_ical_add (self, uid, summary, number, number + n_days, TRUE);
}

/**
 * linli_ical_event_set_location:
 * @event: an appointment
 * @location: (nullable): where it is
 */
void
linli_ical_event_set_location (LinliIcalEvent *event,
                               const char     *location)
{
  g_return_if_fail (event != NULL);

  g_free (event->location);
  event->location = g_strdup (location);
}

/**
 * linli_ical_event_set_description:
 * @event: an appointment
 * @description: (nullable): more about it, perhaps several lines. Names and telephones of people have to be masked
 */
void
linli_ical_event_set_description (LinliIcalEvent *event,
                                  const char     *description)
{
  g_return_if_fail (event != NULL);

  g_free (event->description);
  event->description = g_strdup (description);
}

/**
 * linli_ical_event_set_revision:
 * @event: an appointment
 * @sequence: how often its time, place or state has changed since it was first given out; calendars keep the higher of two
 * @cancelled: whether it does not take place
 */
void
linli_ical_event_set_revision (LinliIcalEvent *event,
                               guint           sequence,
                               gboolean        cancelled)
{
  g_return_if_fail (event != NULL);

  event->sequence = sequence;
  event->cancelled = cancelled;
}

/**
 * linli_ical_dup_text:
 * @self: appointments
 *
 * Returns: (transfer full): the file, in the order in which they were added; lines end in CR LF and have 75 bytes at most
 */
char *
linli_ical_dup_text (LinliIcal *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Linli//Linli//ZH\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
  linli_ical_append_text (text, "X-WR-CALNAME", self->name);
  for (guint i = 0; i < self->events->len; i++)
    linli_ical_append_event (self, text, g_ptr_array_index (self->events, i));
  g_string_append (text, "END:VCALENDAR\r\n");
  return g_string_free (text, FALSE);
}

/**
 * linli_ical_write:
 * @self: appointments
 * @path: the file, usually ending in .ics
 * @error: return location for a #GFileError
 *
 * Writes the file; what was there stays until the new one is complete. For its owner alone to read.
 *
 * Returns: whether it is written
 */
gboolean
linli_ical_write (LinliIcal   *self,
                  const char  *path,
                  GError     **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  text = linli_ical_dup_text (self);
  return g_file_set_contents_full (path, text, strlen (text), G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}
