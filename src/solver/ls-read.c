/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the readers of both kinds of problem share: every error names its line. */

#include "ls-read.h"

/* Always FALSE. */
gboolean
ls_read_fail (int         line,
              const char *what,
              GError    **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "line %d: %s", line, what);
  return FALSE;
}

gboolean
ls_read_int (int         line,
             const char *text,
             int         least,
             int         most,
             int        *number,
             GError    **error)
{
  gint64 value = 0;

  if (!g_ascii_string_to_signed (text, 10, least, most, &value, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "line %d: a whole number from %d to %d is expected, not “%s”", line, least, most, text);
      return FALSE;
    }
  *number = (int) value;
  return TRUE;
}
