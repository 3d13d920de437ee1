/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The table of residents or households on paper: what is on the screen, masked unless somebody says why not. */

#include "config.h"

#include "linli-households-print-private.h"

#include <glib/gi18n-lib.h>

#include "linli-message.h"
#include "linli-paper-private.h"
#include "linli-paper-show.h"
#include "linli-toast.h"

#define MOST_ROWS 5000
#define PER_LOAD 500
#define MOST_UPRIGHT 5 /* columns that an upright page has room for */

typedef struct {
  GtkWidget *over;
  LinliContext *context;
  LinliResidentFilter *filter;
  GArray *ids;
  gboolean chosen;
} LinliHouseholdsPrint;

static void
linli_households_print_free (gpointer data)
{
  LinliHouseholdsPrint *self = data;

  g_object_unref (self->over);
  g_object_unref (self->context);
  linli_resident_filter_free (self->filter);
  g_array_unref (self->ids);
  g_free (self);
}

const char *
_linli_households_print_get_kind (const LinliResidentFilter *filter)
{
  return filter->rows == LINLI_RESIDENT_ROWS_PERSONS ? "residents.list" : "households.list";
}

static LinliPaper *
linli_households_print_begin (const LinliHouseholdsPrint *self,
                              LinliDatabase              *reader,
                              LinliResidentQuery         *query,
                              gboolean                    masked)
{
  LinliPaper *paper = linli_paper_new (self->filter->rows == LINLI_RESIDENT_ROWS_PERSONS ? _("List of Residents") : _("List of Households"));
  guint n_columns = linli_resident_query_get_n_columns (query), n_rows = MIN (self->ids->len, MOST_ROWS);
  g_autofree LinliPaperColumn *columns = g_new0 (LinliPaperColumn, n_columns + 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *rows = NULL;

  if (n_rows < self->ids->len)
    rows = g_strdup_printf (_("The first %u rows of %u"), n_rows, self->ids->len);
  else if (self->chosen)
    rows = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row chosen", "%u rows chosen", n_rows), n_rows);
  else if (self->filter->rows == LINLI_RESIDENT_ROWS_PERSONS)
    rows = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n_rows), n_rows);
  else
    rows = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u household", "%u households", n_rows), n_rows);
  linli_paper_set_kind (paper, _linli_households_print_get_kind (self->filter), reader);
  linli_paper_take_unit (paper, reader);
  _linli_paper_set_beside (paper, rows);
  linli_paper_set_date (paper, day);
  linli_paper_set_size (paper, LINLI_PAPER_A4, n_columns > MOST_UPRIGHT, FALSE);
  if (masked)
    linli_paper_set_masked (paper);
  columns[0] = (LinliPaperColumn) { .title = C_("column of a list", "No."), .align = LINLI_PAPER_END };
  for (guint i = 0; i < n_columns; i++)
    {
      const LinliResidentColumn *column = linli_resident_query_get_column (query, i);
      gboolean counts = g_str_equal (column->name, "age") || g_str_equal (column->name, "members");

      columns[i + 1] = (LinliPaperColumn) { .title = g_dgettext (GETTEXT_PACKAGE, column->label),
                                            .align = counts ? LINLI_PAPER_END : LINLI_PAPER_START };
    }
  linli_paper_add_table (paper, columns, n_columns + 1);
  return paper;
}

static void
linli_households_print_add (LinliPaper         *paper,
                            LinliResidentQuery *query,
                            LinliRow           *row,
                            guint               number,
                            gboolean            masked)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup_printf ("%u", number));
  for (guint i = 0; i < linli_resident_query_get_n_columns (query); i++)
    g_ptr_array_add (cells, linli_resident_query_dup_display (query, row, i, masked));
  linli_paper_add_row (paper, (const char * const *) cells->pdata, cells->len);
}

static LinliPaper *
linli_households_print_make (LinliDatabase  *reader,
                             gboolean        masked,
                             gpointer        data,
                             GCancellable   *cancellable,
                             GError        **error)
{
  const LinliHouseholdsPrint *self = data;
  g_autoptr (LinliResidentQuery) query = linli_resident_filter_build (self->filter, reader);
  g_autoptr (LinliRowQuery) rows = linli_resident_query_build (query);
  g_autoptr (LinliPaper) paper = linli_households_print_begin (self, reader, query, masked);
  guint n_rows = MIN (self->ids->len, MOST_ROWS);

  for (guint first = 0; first < n_rows; first += PER_LOAD)
    {
      guint n = MIN (PER_LOAD, n_rows - first);
      g_autoptr (GPtrArray) loaded = linli_row_query_load_rows (rows, reader, &g_array_index (self->ids, gint64, first), n, error);

      if (loaded == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint i = 0; i < loaded->len; i++)
        linli_households_print_add (paper, query, g_ptr_array_index (loaded, i), first + i + 1, masked);
    }
  _linli_paper_add_office_signatures (paper);
  return g_steal_pointer (&paper);
}

static void
linli_households_print_show (LinliHouseholdsPrint *self)
{
  linli_paper_show_made (self->over, self->context, NULL, 0, linli_households_print_make, self, linli_households_print_free);
}

static LinliHouseholdsPrint *
linli_households_print_new (GtkWidget                 *over,
                            LinliContext              *context,
                            const LinliResidentFilter *filter,
                            GArray                    *ids,
                            gboolean                   chosen)
{
  LinliHouseholdsPrint *self = g_new0 (LinliHouseholdsPrint, 1);

  self->over = g_object_ref (over);
  self->context = g_object_ref (context);
  self->filter = linli_resident_filter_copy (filter);
  /* Which rows is known already; only the columns are asked for. */
  g_clear_pointer (&self->filter->text, g_free);
  self->ids = g_array_ref (ids);
  self->chosen = chosen;
  return self;
}

static void
linli_households_print_agreed_cb (const char *text,
                                  gpointer    data)
{
  const LinliHouseholdsPrint *self = data;

  linli_households_print_show (linli_households_print_new (self->over, self->context, self->filter, self->ids, self->chosen));
}

void
_linli_households_print (GtkWidget                 *over,
                         LinliContext              *context,
                         const LinliResidentFilter *filter,
                         GArray                    *ids,
                         gboolean                   chosen)
{
  LinliHouseholdsPrint *self;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (ids->len == 0)
    {
      linli_toast_show (over, _("Nothing is in this list"));
      return;
    }
  self = linli_households_print_new (over, context, filter, ids, chosen);
  if (ids->len <= MOST_ROWS)
    {
      linli_households_print_show (self);
      return;
    }
  heading = g_strdup_printf (_("Print the First %u Rows?"), MOST_ROWS);
  body = g_strdup_printf (_("The table has %u rows. Filter it to have others on paper, or export it as a spreadsheet."), ids->len);
  linli_message_ask (over, heading, body, _("_Print"), FALSE, linli_households_print_agreed_cb, self, linli_households_print_free);
}
