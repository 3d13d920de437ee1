/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The spreadsheets of an export: a workbook whose identity numbers and telephones are texts, and a text file that Excel and WPS
 * take for UTF-8. */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "linli-export-private.h"
#include "linli-table.h"

#define MAX_WIDTH 40
#define PAPER_A4 9
#define PAPER_A3 8
#define MOST_BYTES_ABOVE 255
/* Digits that stand beside each other on A4 upright. */
#define MOST_UPRIGHT 95
/* Those that can still be read there lying. */
#define MOST_LYING 220

typedef struct {
  LinliSink sink;
  lxw_workbook *book;
  lxw_worksheet *page;
  lxw_format *text;
  lxw_format *number;
  lxw_format *head;
  lxw_row_t row;
} LinliWorkbookSink;

typedef struct {
  LinliSink sink;
  FILE *file;
} LinliTextSink;

static double
linli_workbook_sink_get_width (const LinliExportColumn *column)
{
  if (column->width > 0)
    return MIN (column->width, MAX_WIDTH);
  switch (column->field.type)
    {
    case LINLI_FIELD_IDENTITY:
      return 22;
    case LINLI_FIELD_PHONE:
    case LINLI_FIELD_DATE:
      return 14;
    case LINLI_FIELD_INTEGER:
    case LINLI_FIELD_REAL:
    case LINLI_FIELD_BOOLEAN:
    case LINLI_FIELD_CODE:
      return 10;
    default:
      return strstr (column->field.name, "address") != NULL ? MAX_WIDTH : 16;
    }
}

/* A part of a line above or below a page; Excel takes "&" for the beginning of a command, and no more than 255 bytes of all. */
static void
linli_workbook_sink_add_part (GString    *line,
                              const char *command,
                              const char *words)
{
  g_autoptr (GString) text = g_string_new (words);

  g_string_replace (text, "&", "&&", 0);
  if (text->len == 0 || line->len + strlen (command) + text->len > MOST_BYTES_ABOVE)
    return;
  g_string_append (line, command);
  g_string_append_len (line, text->str, (gssize) text->len);
}

static void
linli_workbook_sink_set_head (LinliWorkbookSink     *self,
                              const LinliExportHead *head)
{
  g_autoptr (GString) above = g_string_new (NULL), below = g_string_new (NULL);

  linli_workbook_sink_add_part (above, "&C&B", head != NULL ? head->title : NULL);
  linli_workbook_sink_add_part (above, "&L", head != NULL ? head->unit : NULL);
  linli_workbook_sink_add_part (above, "&R", head != NULL ? head->period : NULL);
  if (above->len > 0)
    worksheet_set_header (self->page, above->str);
  /* Translators: at the foot of a printed sheet; &P and &N stay as they are. */
  g_string_append (below, _("&CPage &P of &N"));
  linli_workbook_sink_add_part (below, "&L", head != NULL ? head->foot : NULL);
  worksheet_set_footer (self->page, below->str);
  worksheet_set_paper (self->page, head != NULL && head->is_a3 ? PAPER_A3 : PAPER_A4);
}

/* As it is printed: as wide as the paper where that can be read, lying where that helps; heading and "page x of y" on each page. */
static void
linli_workbook_sink_set_up_pages (LinliWorkbookSink       *self,
                                  const LinliExportColumn *columns,
                                  guint                    n_columns)
{
  double width = 0;

  for (guint i = 0; i < n_columns; i++)
    width += linli_workbook_sink_get_width (&columns[i]);
  if (width > MOST_UPRIGHT)
    worksheet_set_landscape (self->page);
  worksheet_set_margins (self->page, 0.5, 0.5, 0.8, 0.8);
  if (width < MOST_LYING)
    worksheet_fit_to_pages (self->page, 1, 0);
  worksheet_repeat_rows (self->page, 0, 0);
}

static gboolean
linli_workbook_sink_start (LinliSink                *sink,
                           const LinliExportColumn  *columns,
                           guint                     n_columns,
                           GError                  **error)
{
  LinliWorkbookSink *self = (LinliWorkbookSink *) sink;
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };

  if ((self->book = workbook_new_opt (sink->part, &options)) == NULL)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "%s cannot be written", sink->part);
      return FALSE;
    }
  self->page = workbook_add_worksheet (self->book, NULL);
  self->text = workbook_add_format (self->book);
  format_set_num_format (self->text, "@");
  format_set_border (self->text, LXW_BORDER_THIN);
  self->number = workbook_add_format (self->book);
  format_set_border (self->number, LXW_BORDER_THIN);
  self->head = workbook_add_format (self->book);
  format_set_bold (self->head);
  format_set_border (self->head, LXW_BORDER_THIN);
  linli_workbook_sink_set_up_pages (self, columns, n_columns);
  linli_workbook_sink_set_head (self, sink->head);
  for (guint i = 0; i < n_columns; i++)
    {
      worksheet_set_column (self->page, i, i, linli_workbook_sink_get_width (&columns[i]), NULL);
      worksheet_write_string (self->page, 0, i, columns[i].title, self->head);
    }
  worksheet_freeze_panes (self->page, 1, 0);
  self->row = 1;
  return TRUE;
}

static gboolean
linli_workbook_sink_add (LinliSink   *sink,
                         const char **values,
                         GBytes      *geometry,
                         GError     **error)
{
  LinliWorkbookSink *self = (LinliWorkbookSink *) sink;

  if (self->row >= LINLI_TABLE_MAX_SHEET_ROWS)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "a workbook cannot hold more than %d rows; export to .csv instead",
                   LINLI_TABLE_MAX_SHEET_ROWS);
      return FALSE;
    }
  for (guint i = 0; i < sink->n_columns; i++)
    {
      LinliFieldType type = sink->columns[i].field.type;
      char *end;
      double number;

      if (values[i] == NULL || *values[i] == '\0')
        {
          worksheet_write_blank (self->page, self->row, i, self->text);
          continue;
        }
      number = g_ascii_strtod (values[i], &end);
      if ((type == LINLI_FIELD_INTEGER || type == LINLI_FIELD_REAL) && *end == '\0' &&
          (sink->columns[i].width == 0 || _linli_export_is_number (values[i])))
        worksheet_write_number (self->page, self->row, i, number, self->number);
      else
        worksheet_write_string (self->page, self->row, i, values[i], self->text);
    }
  self->row++;
  return TRUE;
}

static gboolean
linli_workbook_sink_finish (LinliSink  *sink,
                            GError    **error)
{
  LinliWorkbookSink *self = (LinliWorkbookSink *) sink;
  lxw_error code = workbook_close (g_steal_pointer (&self->book));

  if (code != LXW_NO_ERROR)
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "%s", lxw_strerror (code));
  return code == LXW_NO_ERROR;
}

static void
linli_workbook_sink_free (LinliSink *sink)
{
  LinliWorkbookSink *self = (LinliWorkbookSink *) sink;

  if (self->book != NULL)
    workbook_close (self->book);
}

LinliSink *
_linli_workbook_sink_new (void)
{
  LinliWorkbookSink *self = g_new0 (LinliWorkbookSink, 1);

  self->sink.start = linli_workbook_sink_start;
  self->sink.add = linli_workbook_sink_add;
  self->sink.finish = linli_workbook_sink_finish;
  self->sink.free = linli_workbook_sink_free;
  return &self->sink;
}

/* A cell as RFC 4180 quotes it. What a spreadsheet would take for a formula gets an apostrophe in front. */
static void
linli_text_sink_put (LinliTextSink *self,
                     const char    *value,
                     gboolean       is_text)
{
  const char *guard = is_text && *value != '\0' && strchr ("=+-@\t\r", *value) != NULL ? "'" : "";

  if (strpbrk (value, ",\"\r\n") == NULL)
    {
      fprintf (self->file, "%s%s", guard, value);
      return;
    }
  fprintf (self->file, "\"%s", guard);
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        fputc ('"', self->file);
      fputc (*value, self->file);
    }
  fputc ('"', self->file);
}

static gboolean
linli_text_sink_start (LinliSink                *sink,
                       const LinliExportColumn  *columns,
                       guint                     n_columns,
                       GError                  **error)
{
  LinliTextSink *self = (LinliTextSink *) sink;

  if ((self->file = g_fopen (sink->part, "wb")) == NULL)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", sink->part, g_strerror (errno));
      return FALSE;
    }
  fputs ("\xef\xbb\xbf", self->file);
  for (guint i = 0; i < n_columns; i++)
    {
      fputs (i > 0 ? "," : "", self->file);
      linli_text_sink_put (self, columns[i].title, TRUE);
    }
  fputs ("\r\n", self->file);
  return TRUE;
}

static gboolean
linli_text_sink_add (LinliSink   *sink,
                     const char **values,
                     GBytes      *geometry,
                     GError     **error)
{
  LinliTextSink *self = (LinliTextSink *) sink;

  for (guint i = 0; i < sink->n_columns; i++)
    {
      LinliFieldType type = sink->columns[i].field.type;
      gboolean measured = sink->columns[i].width > 0; /* by its first rows, which say nothing of this one */

      fputs (i > 0 ? "," : "", self->file);
      if (values[i] != NULL)
        linli_text_sink_put (self, values[i], measured ? !_linli_export_is_number (values[i])
                                                       : type != LINLI_FIELD_INTEGER && type != LINLI_FIELD_REAL && type != LINLI_FIELD_PHONE);
    }
  fputs ("\r\n", self->file);
  return TRUE;
}

static gboolean
linli_text_sink_finish (LinliSink  *sink,
                        GError    **error)
{
  LinliTextSink *self = (LinliTextSink *) sink;
  gboolean failed = ferror (self->file) != 0;

  failed |= fclose (g_steal_pointer (&self->file)) != 0;
  if (failed)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s could not be written to its end", sink->part);
  return !failed;
}

static void
linli_text_sink_free (LinliSink *sink)
{
  g_clear_pointer (&((LinliTextSink *) sink)->file, fclose);
}

LinliSink *
_linli_text_sink_new (void)
{
  LinliTextSink *self = g_new0 (LinliTextSink, 1);

  self->sink.start = linli_text_sink_start;
  self->sink.add = linli_text_sink_add;
  self->sink.finish = linli_text_sink_finish;
  self->sink.free = linli_text_sink_free;
  return &self->sink;
}
