/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A brief leaves the screen: its text and its figures as paper, its figures as a spreadsheet. Neither names people. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-brief-private.h"
#include "linli-paper-private.h"
#include "linli-paper-show.h"

enum {
  COLUMN_SECTION,
  COLUMN_WORDS,
  COLUMN_NUMBER,
  COLUMN_UNIT,
  COLUMN_BEFORE,
  COLUMN_CHANGE,
  COLUMN_DEFINITION,
};

typedef struct {
  LinliBrief *brief;
  GHashTable *titles; /* of the sections, by figure */
} LinliBriefLedger;

static void
linli_brief_ledger_free (gpointer data)
{
  LinliBriefLedger *self = data;

  g_object_unref (self->brief);
  g_hash_table_unref (self->titles);
  g_free (self);
}

static char *
linli_brief_dup_cell (gpointer item,
                      guint    column,
                      gboolean masked,
                      gpointer data)
{
  LinliFigure *figure = item;
  const LinliBriefLedger *self = data;
  const LinliFigureAbout *about = linli_figure_get_about (figure);
  char *before;

  switch (column)
    {
    case COLUMN_SECTION: return g_strdup (g_hash_table_lookup (self->titles, figure));
    case COLUMN_WORDS: return g_strdup (about->words);
    case COLUMN_NUMBER: return linli_figure_dup_number (figure);
    case COLUMN_UNIT: return g_strdup (linli_figure_get_unit (figure));
    case COLUMN_BEFORE: before = linli_figure_dup_before (figure); return before != NULL ? before : g_strdup ("—");
    case COLUMN_CHANGE: return _linli_brief_dup_beside (self->brief, figure);
    case COLUMN_DEFINITION:
    default: return g_strdup (about->definition);
    }
}

LinliLedger *
_linli_brief_make_ledger (LinliBrief *brief)
{
  const LinliLedgerColumn columns[] = {
    { C_("figure", "Section"), 120, 2, FALSE }, { C_("figure", "Figure"), 160, 3, FALSE }, { C_("figure", "Number"), 80, 1, FALSE },
    { C_("figure", "Unit"), 60, 1, FALSE }, { C_("figure", "The period before"), 80, 1, FALSE }, { C_("figure", "Change"), 120, 1, FALSE },
    { C_("figure", "How it is counted"), 300, 5, TRUE },
  };
  g_autofree char *title = linli_brief_dup_title (brief);
  g_autofree char *period = linli_period_dup_words (linli_brief_get_period (brief));
  g_autofree char *whole = g_strdup_printf (C_("brief", "%s %s"), title, period);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  LinliBriefLedger *data = g_new (LinliBriefLedger, 1);
  LinliLedger *ledger;

  *data = (LinliBriefLedger) { g_object_ref (brief), g_hash_table_new_full (NULL, NULL, g_object_unref, g_free) };
  for (guint i = 0; i < linli_brief_get_n_sections (brief); i++)
    {
      LinliFigures *section = linli_brief_get_section (brief, i);

      for (guint j = 0; j < linli_figures_get_n (section); j++)
        {
          g_ptr_array_add (items, linli_figures_get (section, j));
          g_hash_table_insert (data->titles, g_object_ref (linli_figures_get (section, j)), g_strdup (linli_figures_get_title (section)));
        }
    }
  ledger = linli_ledger_new (whole, columns, G_N_ELEMENTS (columns), items, linli_brief_dup_cell, data, linli_brief_ledger_free);
  linli_ledger_set_period (ledger, period);
  linli_ledger_set_kind (ledger, "brief", (const char * const[]) { "section", "figure", "number", "unit", "before", "change", "definition", NULL });
  return ledger;
}

static void
linli_brief_add_figures (LinliPaper *paper,
                         LinliBrief *brief)
{
  const LinliPaperColumn columns[] = {
    { .title = C_("figure", "Section"), .weight = 2.4 }, { .title = C_("figure", "Figure"), .weight = 2.7 }, { .title = C_("figure", "Number"), .weight = 1.2, .align = LINLI_PAPER_END },
    { .title = C_("figure", "Unit"), .weight = 1.4 }, { .title = C_("figure", "The period before"), .weight = 1.2, .align = LINLI_PAPER_END },
    { .title = C_("figure", "Change"), .weight = 3.1 },
  };
  g_autoptr (LinliLedger) ledger = _linli_brief_make_ledger (brief);

  linli_paper_add_heading (paper, _("Figures"));
  linli_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < linli_ledger_get_n_rows (ledger); i++)
    {
      char *cells[G_N_ELEMENTS (columns)];

      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        cells[j] = linli_ledger_dup_cell (ledger, linli_ledger_get_item (ledger, i), COLUMN_SECTION + j, TRUE);
      linli_paper_add_row (paper, (const char * const *) cells, G_N_ELEMENTS (columns));
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        g_free (cells[j]);
    }
}

static LinliPaper *
linli_brief_make_paper (LinliDatabase  *reader,
                        gboolean        masked,
                        gpointer        data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  LinliBrief *brief = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *title = linli_brief_dup_title (brief);
  g_autofree char *period = linli_period_dup_words (linli_brief_get_period (brief));
  LinliPaper *paper = linli_paper_new (title);

  linli_paper_set_kind (paper, "brief", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_period (paper, period);
  linli_paper_set_date (paper, day);
  for (guint i = 0; i < linli_brief_get_n_sections (brief); i++)
    {
      g_autofree char *heading = _linli_brief_dup_heading (brief, i);
      const char *written = linli_brief_get_written (brief, i);
      g_autofree char *text = linli_brief_text_dup_plain (written != NULL ? written : linli_brief_get_draft (brief, i));

      linli_paper_add_heading (paper, heading);
      if (linli_brief_get_trouble (brief, i) != NULL)
        linli_paper_add_text (paper, linli_brief_get_trouble (brief, i));
      linli_paper_add_text (paper, text);
    }
  linli_brief_add_figures (paper, brief);
  _linli_paper_add_office_signatures (paper);
  return paper;
}

void
_linli_brief_print (GtkWidget    *over,
                    LinliContext *context,
                    LinliBrief   *brief)
{
  linli_paper_show_made (over, context, NULL, 0, linli_brief_make_paper, g_object_ref (brief), g_object_unref);
}
