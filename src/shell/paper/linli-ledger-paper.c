/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A ledger leaves the screen as paper, which the preview's worker makes. Nothing is changed. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-ledger-private.h"
#include "linli-paper-private.h"
#include "linli-paper-show.h"

#define SAMPLE 200 /* rows that say how a column stands */

/* Numbers stand one below another at their ends; what is not known does not count. */
static LinliPaperAlign
linli_ledger_paper_get_align (LinliLedger *self,
                              guint        column)
{
  LinliPaperAlign align = LINLI_PAPER_START;

  for (guint row = 0; row < MIN (linli_ledger_get_n_rows (self), SAMPLE); row++)
    {
      g_autofree char *cell = linli_ledger_dup_cell (self, linli_ledger_get_item (self, row), column, TRUE);

      if (cell == NULL || *cell == '\0' || g_str_equal (cell, "—"))
        continue;
      if (strspn (cell, "0123456789.,%") < strlen (cell))
        return LINLI_PAPER_START;
      align = LINLI_PAPER_END;
    }
  return align;
}

static void
linli_ledger_paper_add_row (LinliLedger  *self,
                            LinliPaper   *paper,
                            const GArray *places,
                            guint         row,
                            gboolean      masked)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup_printf ("%u", row + 1));
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, LinliLedgerPlace, i).on_paper)
      g_ptr_array_add (cells, linli_ledger_dup_cell (self, linli_ledger_get_item (self, row), g_array_index (places, LinliLedgerPlace, i).column, masked));
  linli_paper_add_row (paper, (const char * const *) cells->pdata, cells->len);
}

static void
linli_ledger_paper_add_table (LinliLedger *self,
                              LinliPaper  *paper,
                              gboolean     masked)
{
  g_autoptr (GArray) places = _linli_ledger_arrange (self, paper->template != NULL ? paper->template->columns : NULL);
  g_autofree LinliPaperColumn *columns = g_new0 (LinliPaperColumn, places->len + 1);
  gsize n = 1;

  columns[0] = (LinliPaperColumn) { .title = C_("column of a list", "No."), .align = LINLI_PAPER_END };
  for (guint i = 0; i < places->len; i++)
    {
      const LinliLedgerPlace *place = &g_array_index (places, LinliLedgerPlace, i);
      const LinliLedgerColumn *column = linli_ledger_get_column (self, place->column);

      /* The ledger does not say how wide a column is that it does not have on paper. */
      if (place->on_paper)
        columns[n++] = (LinliPaperColumn) { .title = column->title, .weight = MAX (column->weight, 0),
                                            .align = linli_ledger_paper_get_align (self, place->column) };
    }
  linli_paper_add_table (paper, columns, n);
  for (guint row = 0; row < linli_ledger_get_n_rows (self); row++)
    linli_ledger_paper_add_row (self, paper, places, row, masked);
}

/**
 * linli_ledger_make_paper:
 * @self: a ledger
 * @reader: a connection of this thread, for the name of the office and for how it has ledgers of this kind
 * @masked: whether personal data are masked
 *
 * Returns: (transfer full): the ledger as paper: A4 across, with the day, the number of lines, and who signs it
 */
LinliPaper *
linli_ledger_make_paper (LinliLedger   *self,
                         LinliDatabase *reader,
                         gboolean       masked)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *rows = NULL;
  LinliPaper *paper;

  g_return_val_if_fail (LINLI_IS_LEDGER (self) && reader != NULL, NULL);

  rows = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", linli_ledger_get_n_rows (self)), linli_ledger_get_n_rows (self));
  paper = linli_paper_new (linli_ledger_get_title (self));
  if (_linli_ledger_get_kind (self) != NULL)
    {
      linli_paper_set_kind (paper, _linli_ledger_get_kind (self), reader);
      paper->ledger = G_OBJECT (g_object_ref (self));
    }
  linli_paper_take_unit (paper, reader);
  linli_paper_set_period (paper, linli_ledger_get_period (self));
  _linli_paper_set_beside (paper, rows);
  linli_paper_set_date (paper, day);
  linli_paper_set_size (paper, LINLI_PAPER_A4, TRUE, FALSE);
  if (masked)
    linli_paper_set_masked (paper);
  linli_ledger_paper_add_table (self, paper, masked);
  _linli_paper_add_office_signatures (paper);
  return paper;
}

static LinliPaper *
linli_ledger_make (LinliDatabase  *reader,
                   gboolean        masked,
                   gpointer        self,
                   GCancellable   *cancellable,
                   GError        **error)
{
  return linli_ledger_make_paper (self, reader, masked);
}

/**
 * linli_ledger_print:
 * @self: a ledger
 * @over: a widget of the window over which the preview stands
 * @context: the open document
 *
 * Shows the ledger as paper, to be printed or saved; masked until the user has given a reason.
 */
void
linli_ledger_print (LinliLedger  *self,
                    GtkWidget    *over,
                    LinliContext *context)
{
  g_return_if_fail (LINLI_IS_LEDGER (self) && GTK_IS_WIDGET (over) && LINLI_IS_CONTEXT (context));

  linli_paper_show_made (over, context, NULL, 0, linli_ledger_make, g_object_ref (self), g_object_unref);
}
