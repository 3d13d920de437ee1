/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Number formats of workbooks: which numbers are dates, which are padded with zeros, and how a number is written plainly. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "linli-reader-module.h"

#define MAX_FORMATS 65536
#define TEXT_FORMAT 49 /* built in, as the dates */

/* The built-in formats of ECMA-376 part 1, 18.8.30, with those of the Chinese locale (27–36, 50–58), that show a date. */
static gboolean
linli_number_format_is_builtin_date (gint64 id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

static LinliNumberFormat
linli_number_format_parse (const char *code)
{
  LinliNumberFormat format = { .is_text = strcmp (code, "@") == 0 };

  if (strspn (code, "0") == strlen (code))
    {
      format.n_zeros = strlen (code);
      return format;
    }
  for (const char *at = code; *at != '\0' && *at != ';'; at++)
    {
      if (*at == '"' || *at == '[')
        {
          const char *close = strchr (at + 1, *at == '"' ? '"' : ']');

          if (close == NULL)
            break;
          at = close;
        }
      else if (*at == '\\' && at[1] != '\0')
        at++;
      else if (strchr ("yYdDmMhHsS", *at) != NULL)
        format.is_date = TRUE;
      else if (g_ascii_strncasecmp (at, "General", 7) == 0)
        at += 6;
    }
  return format;
}

/* The format of every cell style of an .xlsx, in the order of cellXfs. */
GArray *
linli_xlsx_read_formats (LinliArchive  *archive,
                         const char    *name,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (LinliNumberFormat));
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  g_autoptr (LinliPart) part = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean inside = FALSE;

  if (!linli_archive_has (archive, name))
    return g_steal_pointer (&formats);
  if ((part = linli_archive_open_part (archive, name, cancellable, error)) == NULL)
    return NULL;
  while (linli_part_next (part, &problem))
    {
      if (linli_part_is_start (part, "numFmt") && g_hash_table_size (own) < MAX_FORMATS)
        {
          g_autofree char *code = linli_part_dup_attribute (part, "formatCode");
          LinliNumberFormat *format = g_new (LinliNumberFormat, 1);

          *format = linli_number_format_parse (code != NULL ? code : "");
          g_hash_table_insert (own, GINT_TO_POINTER ((int) linli_part_get_int (part, "numFmtId", -1)), format);
        }
      else if (linli_part_is_start (part, "cellXfs"))
        inside = !linli_part_is_empty (part);
      else if (linli_part_is_end (part, "cellXfs"))
        break;
      else if (inside && linli_part_is_start (part, "xf") && formats->len < MAX_FORMATS)
        {
          gint64 id = linli_part_get_int (part, "numFmtId", 0);
          LinliNumberFormat *known = g_hash_table_lookup (own, GINT_TO_POINTER ((int) id));
          LinliNumberFormat format = { .is_date = linli_number_format_is_builtin_date (id), .is_text = id == TEXT_FORMAT };

          if (known != NULL)
            format = *known;
          g_array_append_val (formats, format);
        }
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&formats);
}

/* Serial days of a spreadsheet: 1 is 1 January 1900, and 29 February 1900, which never was, is 60. */
static char *
linli_cell_format_date (double   serial,
                        gboolean date1904)
{
  double days = floor (serial);
  int seconds = (int) floor ((serial - days) * 86400 + 0.5);
  g_autoptr (GDateTime) base = NULL;
  g_autoptr (GDateTime) moment = NULL;

  if (days < 0 || days > 2958465)
    return NULL;
  if (date1904)
    base = g_date_time_new_utc (1904, 1, 1, 0, 0, 0);
  else
    base = g_date_time_new_utc (1899, 12, days < 60 ? 31 : 30, 0, 0, 0);
  moment = g_date_time_add_full (base, 0, 0, (int) days, 0, 0, seconds);
  return g_date_time_format (moment, seconds % 86400 == 0 ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S");
}

/* Fifteen digits are true, the others zeros: what Excel shows, too. */
static char *
linli_cell_format_long (double value)
{
  g_autofree char *digits = g_strdup_printf ("%.14e", value);
  GString *plain = g_string_new (NULL);
  int exponent = atoi (strchr (digits, 'e') + 1);

  for (const char *at = digits; *at != 'e'; at++)
    if (g_ascii_isdigit (*at) || *at == '-')
      g_string_append_c (plain, *at);
  for (int i = 14; i < exponent; i++)
    g_string_append_c (plain, '0');
  return g_string_free (plain, FALSE);
}

/* A number as people would write it; NULL @written or one that is no number gives NULL. */
char *
linli_cell_format_number (const char              *written,
                          const LinliNumberFormat *format,
                          gboolean                 date1904,
                          LinliCellType           *type)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end, *date;
  double value = g_ascii_strtod (written, &end);

  *type = LINLI_CELL_NUMBER;
  if (end == written || *end != '\0' || !isfinite (value))
    return NULL;
  if (format != NULL && format->is_date && (date = linli_cell_format_date (value, date1904)) != NULL)
    {
      *type = LINLI_CELL_DATE;
      return date;
    }
  if (value == floor (value) && fabs (value) >= 1e15 && fabs (value) < 1e21)
    return linli_cell_format_long (value);
  if (value == floor (value) && fabs (value) < 1e15)
    {
      int width = format != NULL && value >= 0 ? MIN (format->n_zeros, 32) : 0;

      return g_strdup_printf ("%0*.0f", width, value);
    }
  /* Spreadsheets show fifteen digits: 0.1 + 0.2 is 0.3 there. */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  return g_strdup (buffer);
}
