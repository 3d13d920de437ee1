/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The guard's list of a lot (车辆放行名单). Plates stand on it in full, masked or not: a guard compares them with cars; of the people it tells
 * the compound and building and, unless it is masked, the name and the phone. */

#include "lp-gate-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-gate-store.h"
#include "lp-parking-codes.h"

#define N_COLUMNS 7

static void
lp_gate_paper_add_car (LinliPaper      *paper,
                       const LpGateCar *car,
                       guint            number,
                       gboolean         masked)
{
  g_autofree char *order = g_strdup_printf ("%u", number);
  g_autofree char *plate = linli_plate_format (car->plate);
  g_autofree char *name = car->name != NULL && masked ? linli_mask_name (car->name) : g_strdup (car->name);
  g_autofree char *phone = car->phone != NULL && masked ? linli_mask_phone (car->phone) : g_strdup (car->phone);
  g_autofree char *who = name != NULL && phone != NULL ? g_strdup_printf ("%s %s", name, phone) : g_strdup (name != NULL ? name : phone);
  g_autofree char *until = car->state == LP_GATE_LATER ? g_strdup_printf (_("from %s on"), car->since) : g_strdup (car->until);
  const char *cells[N_COLUMNS] = { order, plate, lp_span_get_label (lp_span_from_code (car->span)), car->place, who, until, NULL };

  linli_paper_add_row (paper, cells, N_COLUMNS);
}

static LinliPaper *
lp_gate_paper_make (LinliDatabase  *reader,
                    gboolean        masked,
                    gpointer        data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  const LinliPaperColumn columns[N_COLUMNS] = {
    { C_("guard's list", "No."), 0, LINLI_PAPER_CENTER, LINLI_PAPER_CELLS_TEXT },
    { C_("guard's list", "Plate"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("guard's list", "When"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("guard's list", "From"), 2.4, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("guard's list", "Who"), 2.4, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("guard's list", "Last day"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("guard's list", "Remarks"), 1.6, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
  };
  const char * const signatures[] = { _("Made by"), _("Guard"), NULL };
  const gint64 *lot = data;
  g_autoptr (GPtrArray) cars = lp_gate_list (reader, *lot, error);
  g_autofree char *name = lp_gate_dup_lot_name (reader, *lot);
  g_autofree char *title = g_strdup_printf (_("Cars that May Park: %s"), name != NULL ? name : "");
  g_autofree char *today = NULL;
  g_autoptr (LinliPaper) paper = NULL;
  LinliDate date;

  if (cars == NULL)
    return NULL;
  linli_date_today (&date);
  today = linli_date_to_string (&date);
  paper = linli_paper_new (title);
  linli_paper_set_kind (paper, "parking.gate", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_date (paper, today);
  linli_paper_set_size (paper, LINLI_PAPER_A4, FALSE, TRUE);
  if (masked)
    linli_paper_set_masked (paper);
  linli_paper_add_table (paper, columns, N_COLUMNS);
  for (guint i = 0; i < cars->len; i++)
    lp_gate_paper_add_car (paper, g_ptr_array_index (cars, i), i + 1, masked);
  linli_paper_add_signatures (paper, signatures);
  return g_steal_pointer (&paper);
}

void
lp_gate_paper_show (GtkWidget    *over,
                    LinliContext *context,
                    gint64        lot_id)
{
  linli_paper_show_made (over, context, NULL, 0, lp_gate_paper_make, g_memdup2 (&lot_id, sizeof lot_id), g_free);
}
