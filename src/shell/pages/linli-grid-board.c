/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* 公示牌: what hangs at the entrance so that everybody knows whom to call. The names and telephones of those who serve are public there, which is
 * what it is for; no resident is named. On the screen they are masked until somebody asks for them, which is noted. Made on a worker. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <linli-community.h>
#include <linli-duty.h>
#include <linli-grid-facts.h>

#include "linli-grid-paper-private.h"
#include "linli-paper-private.h"

#define USUAL_DUTIES N_("Know the households and visit those who need it；Find hazards and report them；Hear what residents ask for and see to it；" \
                        "Tell of policies and notices；Settle quarrels early")
#define USUAL_PHONES N_("Police 110；Fire 119；Ambulance 120；City hotline 12345")

static void
linli_grid_board_add_person (LinliPaper  *paper,
                             LinliRecord *duty,
                             gboolean     masked)
{
  const LinliKind *kind = linli_record_get_kind (duty);
  const char *role = linli_field_get_code_label (&kind->fields[linli_kind_find_field (kind, "role")], linli_record_get_text (duty, "role"));
  g_autofree char *label = g_strdup_printf (C_("board", "%s: "), role);
  g_autofree char *phone = _linli_grid_paper_dup_phone (duty, masked);
  g_autofree char *words = g_strdup_printf ("%s  %s", linli_record_get_text (duty, "name"), phone != NULL ? phone : "");

  linli_paper_add_words (paper, label, words, LINLI_PAPER_START, TRUE);
}

/* The head and who stands in; the others of a grid would make it a list. */
static void
linli_grid_board_add_people (LinliPaper           *paper,
                             const LinliGridFacts *facts,
                             gboolean              masked)
{
  gboolean found = FALSE;

  for (guint i = 0; i < facts->duties->len; i++)
    {
      LinliRecord *duty = g_ptr_array_index (facts->duties, i);
      const char *role = linli_record_get_text (duty, "role");

      if (g_strcmp0 (role, "head") != 0 && g_strcmp0 (role, "backup") != 0)
        continue;
      linli_grid_board_add_person (paper, duty, masked);
      found = TRUE;
    }
  if (!found)
    linli_paper_add_words (paper, NULL, C_("board", "Head of the grid: ______________"), LINLI_PAPER_START, TRUE);
}

static void
linli_grid_board_add (LinliPaper           *paper,
                      LinliDatabase        *reader,
                      const LinliGridFacts *facts,
                      gboolean              masked)
{
  g_autofree char *office = linli_community_dup_phone (reader);
  g_auto (GStrv) duties = _linli_letterhead_split (*paper->letterhead->duties != '\0' ? paper->letterhead->duties : _(USUAL_DUTIES), "；;");
  g_auto (GStrv) phones = _linli_letterhead_split (*paper->letterhead->phones != '\0' ? paper->letterhead->phones : _(USUAL_PHONES), "；;");

  linli_paper_add_words (paper, NULL, facts->name, LINLI_PAPER_CENTER, TRUE);
  if (facts->compounds != NULL)
    linli_paper_add_words (paper, C_("board", "Courtyard: "), facts->compounds, LINLI_PAPER_START, TRUE);
  linli_grid_board_add_people (paper, facts, masked);
  if (office != NULL)
    linli_paper_add_words (paper, C_("board", "Community: "), office, LINLI_PAPER_START, TRUE);
  linli_paper_add_words (paper, NULL, C_("board", "Duties: "), LINLI_PAPER_START, TRUE);
  for (guint i = 0; duties[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u. ", i + 1);

      linli_paper_add_words (paper, number, duties[i], LINLI_PAPER_START, TRUE);
    }
  linli_paper_add_words (paper, NULL, C_("board", "Day and night: "), LINLI_PAPER_START, TRUE);
  /* Two on a line, so that none is parted. */
  for (guint i = 0; phones[i] != NULL; i += 2)
    {
      g_autofree char *pair = g_strconcat (phones[i], phones[i + 1] != NULL ? "　" : "", phones[i + 1] != NULL ? phones[i + 1] : "", NULL);

      linli_paper_add_words (paper, NULL, pair, LINLI_PAPER_START, TRUE);
      if (phones[i + 1] == NULL)
        break;
    }
}

LinliPaper *
_linli_grid_board_make (LinliDatabase  *reader,
                        gboolean        masked,
                        gpointer        grid,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_autoptr (LinliPaper) paper = linli_paper_new (_("Micro-Grid Notice Board"));
  g_autoptr (GArray) grids = _linli_grid_paper_list_grids (reader, *(gint64 *) grid, error);

  if (grids == NULL)
    return NULL;
  linli_paper_set_kind (paper, "grids.board", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_poster (paper);
  if (masked)
    linli_paper_set_masked (paper);
  for (guint i = 0; i < grids->len; i++)
    {
      g_autoptr (LinliGridFacts) facts = linli_grid_facts_load (reader, g_array_index (grids, gint64, i), error);

      if (facts == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (i > 0)
        linli_paper_add_sheet (paper);
      _linli_paper_add_mark (paper, facts->name);
      linli_grid_board_add (paper, reader, facts, masked);
    }
  return g_steal_pointer (&paper);
}
