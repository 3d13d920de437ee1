/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Text tables: comma, tab or semicolon between the cells, UTF-8 with or without its mark, UTF-16 as Excel's "Unicode text",
 * GB 18030 (and so GBK and GB 2312) as everything else that Chinese offices save. Read here and not by OGR, which takes every
 * file for UTF-8; and a million rows are split in a fraction of a second without loading a module. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "linli-table-private.h"

#define SNIFF_BYTES 4096
#define SNIFF_LINES 20
#define CANCEL_EVERY 4096

/* What a spreadsheet is not, told by its first bytes, and what to say then. */
static LinliTableFormat
linli_table_refuse (const guint8  *head,
                    gsize          size,
                    GInputStream  *stream,
                    GError       **error)
{
  g_autofree char *start = NULL;

  if (size >= 8 && memcmp (head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    {
      if (_linli_table_is_protected (stream))
        g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_PROTECTED, "the workbook is protected by a password; save it without one");
      else
        g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_OLD_FORMAT, "this is an old .xls workbook; save it as .xlsx");
      return LINLI_TABLE_FORMAT_NONE;
    }
  start = g_ascii_strdown ((const char *) head, MIN (size, 512));
  if (strstr (start, "<html") != NULL || strstr (start, "<table") != NULL || strstr (start, "<?xml") != NULL)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_OLD_FORMAT,
                   "this is a web page or XML under a spreadsheet's name; open it in a spreadsheet program and save it as .xlsx");
      return LINLI_TABLE_FORMAT_NONE;
    }
  if (size >= 4 && memcmp (head, "%PDF", 4) == 0)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT, "this is a PDF, not a spreadsheet");
      return LINLI_TABLE_FORMAT_NONE;
    }
  return LINLI_TABLE_FORMAT_TEXT;
}

LinliTableFormat
_linli_table_sniff (const char  *path,
                    GError     **error)
{
  guint8 head[SNIFF_BYTES + 1] = { 0 };
  gsize size;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, SNIFF_BYTES, &size, NULL, error))
    return LINLI_TABLE_FORMAT_NONE;
  if (size >= 4 && memcmp (head, "PK\3\4", 4) == 0)
    return LINLI_TABLE_FORMAT_ZIP;
  if (size == 0)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_EMPTY, "the file is empty");
      return LINLI_TABLE_FORMAT_NONE;
    }
  if (size >= 2 && ((head[0] == 0xff && head[1] == 0xfe) || (head[0] == 0xfe && head[1] == 0xff)))
    return LINLI_TABLE_FORMAT_TEXT;
  if (linli_table_refuse (head, size, G_INPUT_STREAM (stream), error) == LINLI_TABLE_FORMAT_NONE)
    return LINLI_TABLE_FORMAT_NONE;
  if (memchr (head, 0, size) != NULL)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT, "this is neither a spreadsheet nor text");
      return LINLI_TABLE_FORMAT_NONE;
    }
  return LINLI_TABLE_FORMAT_TEXT;
}

/* Returns UTF-8 without mark; @converted owns it when it is not the file's own bytes. */
static const char *
linli_table_decode (const char  *bytes,
                    gsize        size,
                    gsize       *out_size,
                    char       **converted,
                    GError     **error)
{
  const guint8 *head = (const guint8 *) bytes;
  const char *charset = "GB18030";

  *out_size = size;
  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      *out_size = size -= 3;
    }
  else if (size >= 2 && head[0] == 0xff && head[1] == 0xfe)
    charset = "UTF-16LE";
  else if (size >= 2 && head[0] == 0xfe && head[1] == 0xff)
    charset = "UTF-16BE";
  if (charset[0] == 'G' && g_utf8_validate_len (bytes, size, NULL))
    return bytes;
  if (charset[0] == 'U')
    {
      bytes += 2;
      size -= 2;
    }
  *converted = g_convert (bytes, size, "UTF-8", charset, NULL, out_size, NULL);
  if (*converted == NULL || memchr (*converted, 0, *out_size) != NULL)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_ENCODING, "the text is neither UTF-8, UTF-16 nor GB 18030");
      return NULL;
    }
  return *converted;
}

static char
linli_table_find_delimiter (const char *at,
                            const char *end)
{
  static const char candidates[] = ",\t;|";
  guint counts[sizeof candidates - 1] = { 0 }, best = 0, n_lines = 0;
  gboolean quoted = FALSE;

  for (; at < end && n_lines < SNIFF_LINES; at++)
    {
      const char *found;

      if (*at == '"')
        quoted = !quoted;
      else if (*at == '\n' && !quoted)
        n_lines++;
      else if (!quoted && (found = strchr (candidates, *at)) != NULL && *at != '\0')
        counts[found - candidates]++;
    }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

/* One quoted cell from behind its opening mark, into @text; returns the byte behind the closing mark, or NULL. */
static const char *
linli_table_read_quoted (const char *at,
                         const char *end,
                         GString    *text)
{
  for (;;)
    {
      const char *mark = memchr (at, '"', end - at);

      if (mark == NULL)
        return NULL;
      g_string_append_len (text, at, mark - at);
      if (mark + 1 == end || mark[1] != '"')
        return mark + 1;
      g_string_append_c (text, '"');
      at = mark + 2;
    }
}

/* Excel's way to keep leading zeros in a text file: ="0012" */
static void
linli_table_strip_formula (const char **text,
                           gsize       *length)
{
  if (*length >= 3 && (*text)[0] == '=' && (*text)[1] == '"' && (*text)[*length - 1] == '"')
    {
      *text += 2;
      *length -= 3;
    }
}

/* One line into @sheet; returns the start of the next one, or NULL with @error set. */
static const char *
linli_table_read_line (LinliSheet  *sheet,
                       const char  *at,
                       const char  *end,
                       char         delimiter,
                       GString     *buffer,
                       GError     **error)
{
  for (guint column = 0;; column++)
    {
      const char *text = at;
      gsize length;

      if (at < end && *at == '"')
        {
          g_string_truncate (buffer, 0);
          if ((at = linli_table_read_quoted (at + 1, end, buffer)) == NULL)
            {
              g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_DAMAGED, "a quotation mark opened in row %u is never closed",
                           linli_sheet_get_n_rows (sheet));
              return NULL;
            }
          while (at < end && *at != delimiter && *at != '\n' && *at != '\r')
            g_string_append_c (buffer, *at++);
          text = buffer->str;
          length = buffer->len;
        }
      else
        {
          while (at < end && *at != delimiter && *at != '\n' && *at != '\r')
            at++;
          length = at - text;
        }
      linli_table_strip_formula (&text, &length);
      if (!linli_sheet_add_cell (sheet, column, LINLI_CELL_TEXT, text, length, error))
        return NULL;
      if (at == end)
        return end;
      if (*at == delimiter)
        at++;
      else
        return at + (*at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1);
    }
}

LinliTable *
_linli_table_open_text (const char    *path,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autofree char *converted = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (LinliTable) table = NULL;
  g_autoptr (GString) buffer = g_string_new (NULL);
  LinliSheet *sheet;
  const char *at, *end;
  char delimiter;
  gsize size;

  if (file == NULL)
    return NULL;
  if (g_mapped_file_get_length (file) > LINLI_TABLE_MAX_BYTES)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "the file is bigger than can be read at once");
      return NULL;
    }
  at = linli_table_decode (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), &size, &converted, error);
  if (at == NULL)
    return NULL;
  end = at + size;
  delimiter = linli_table_find_delimiter (at, end);
  table = linli_table_new (name);
  sheet = linli_table_add_sheet (table, name, FALSE);
  for (guint row = 0; at < end; row++)
    {
      if (row % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!linli_sheet_start_row (sheet, row, error) || (at = linli_table_read_line (sheet, at, end, delimiter, buffer, error)) == NULL)
        return NULL;
    }
  _linli_sheet_trim (sheet);
  return g_steal_pointer (&table);
}
