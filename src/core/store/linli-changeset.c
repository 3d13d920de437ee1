/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Whether bytes are a changeset of SQLite's session extension (the form is told at the head of its sqlite3session.c). The extension believes what
 * it is given: lengths that go past the end were read by versions before 3.43.1 (CVE-2023-7104), and a row that changes its own key leaks. What
 * comes out of a file may have been made to harm, so it is looked at before. */

#include "config.h"

#include "linli-changeset-private.h"

#include <sqlite3.h>
#include <string.h>

#define MOST_COLUMNS 2000 /* SQLite's own limit */

typedef struct {
  const guint8 *at;
  const guint8 *end;
  guint n_columns; /* of the table; 0 before the first */
  const guint8 *keys; /* for each column whether it is of the key */
} Reader;

/* Seven bits a byte, the highest first, no more than 31 of them. */
static gboolean
read_length (Reader  *self,
             guint32 *length)
{
  guint64 number = 0;

  for (guint i = 0; i < 5 && self->at < self->end; i++)
    {
      guint8 byte = *self->at++;

      number = number << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        {
          *length = (guint32) number;
          return number <= G_MAXINT32;
        }
    }
  return FALSE;
}

static gboolean
skip (Reader *self,
      gsize   size)
{
  if ((gsize) (self->end - self->at) < size)
    return FALSE;
  self->at += size;
  return TRUE;
}

static gboolean
read_table (Reader *self)
{
  const guint8 *name_end;

  if (!read_length (self, &self->n_columns) || self->n_columns == 0 || self->n_columns > MOST_COLUMNS)
    return FALSE;
  self->keys = self->at;
  if (!skip (self, self->n_columns) || self->at == self->end)
    return FALSE;
  name_end = memchr (self->at, 0, (gsize) (self->end - self->at));
  return name_end != NULL && skip (self, (gsize) (name_end - self->at) + 1);
}

static gboolean
read_value (Reader   *self,
            gboolean *given)
{
  guint32 length;
  guint8 type;

  if (self->at == self->end)
    return FALSE;
  type = *self->at++;
  *given = type != 0;
  switch (type)
    {
    case 0:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (self, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_length (self, &length) && skip (self, length);
    default:
      return FALSE;
    }
}

/* One side of a change. Inserted and deleted rows have all their values; of an updated one the key stands on the old side alone. */
static gboolean
read_row (Reader   *self,
          gboolean  updated,
          gboolean  old)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean given;

      if (!read_value (self, &given))
        return FALSE;
      if (!updated ? !given : self->keys[i] != 0 && given != old)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_change (Reader *self)
{
  guint8 operation = *self->at++;

  /* Whether a trigger did it says the next byte. */
  if (self->n_columns == 0 || !skip (self, 1))
    return FALSE;
  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return read_row (self, FALSE, operation == SQLITE_DELETE);
    case SQLITE_UPDATE:
      return read_row (self, TRUE, TRUE) && read_row (self, TRUE, FALSE);
    default:
      return FALSE;
    }
}

gboolean
_linli_changeset_is_sound (const guint8 *data,
                           gsize         size)
{
  Reader self = { data, data + size, 0, NULL };

  while (self.at < self.end)
    if (*self.at == 'T')
      {
        self.at++;
        if (!read_table (&self))
          return FALSE;
      }
    else if (!read_change (&self))
      return FALSE;
  return TRUE;
}
