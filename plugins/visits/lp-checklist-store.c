/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Checklists in the file. The shipped one stands here until somebody edits it. */

#include "lp-checklist-store.h"

#include <glib/gi18n-lib.h>

/* The union of what eight cities and counties print in their leaflets on gas in the home, 2019 to 2024. */
static const char * const gas_items[] = {
  N_("Hose aged, longer than 2 m, through a wall, or with a tee"),
  N_("Hose not of metal or metal-clad, or older than 8 years"),
  N_("Hob without flame-out protection"),
  N_("Hob, water heater or boiler older than 8 years"),
  N_("Flue missing or not led outdoors; direct-vent heater"),
  N_("Pipe gas and bottled gas in one room"),
  N_("Pipe altered without leave, or hidden"),
  N_("Things hung on the pipe; rust"),
  N_("Kitchen without air, or slept in"),
  N_("Meter or valve out of date"),
  N_("Bottle expired, rusted, without code, in a cupboard, closer than 0.5 m to the hob, or in a basement"),
  N_("Adjustable regulator"),
  N_("No gas alarm"),
};

void
lp_checklist_free (gpointer data)
{
  LpChecklist *checklist = data;

  g_free (checklist->name);
  g_free (checklist->items);
  g_free (checklist);
}

static char *
lp_checklist_dup_gas_items (void)
{
  g_autoptr (GString) items = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (gas_items); i++)
    g_string_append_printf (items, "%s%s", i > 0 ? "\n" : "", _(gas_items[i]));
  return g_strdup (items->str);
}

gboolean
lp_checklist_save (LinliTransaction  *transaction,
                   gpointer           data,
                   GError           **error)
{
  LpChecklist *checklist = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (checklist->id != 0)
    return linli_database_run (database, error, "UPDATE visits_checklist SET name = ?, items = ? WHERE id = ?", "ssi", checklist->name,
                               checklist->items, checklist->id);
  checklist->id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO visits_checklist (id, name, items) VALUES (?, ?, ?)", "iss", checklist->id, checklist->name,
                             checklist->items);
}

GPtrArray *
lp_checklist_list (LinliDatabase  *database,
                   GError        **error)
{
  g_autoptr (GPtrArray) checklists = g_ptr_array_new_with_free_func (lp_checklist_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT id, name, items FROM visits_checklist WHERE deleted_at IS NULL ORDER BY id LIMIT 100", NULL);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpChecklist *checklist = g_new (LpChecklist, 1);
      const char *name = linli_statement_get_text (row, 1), *items = linli_statement_get_text (row, 2);

      checklist->id = linli_statement_get_int64 (row, 0);
      checklist->name = g_strdup (name != NULL ? name : _("Gas in the home"));
      checklist->items = items != NULL ? g_strdup (items) : lp_checklist_dup_gas_items ();
      g_ptr_array_add (checklists, checklist);
    }
  if (problem == NULL)
    return g_steal_pointer (&checklists);
  g_propagate_error (error, problem);
  return NULL;
}
