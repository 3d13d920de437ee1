/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command `linli-tool run parking-plan`: the plan for all who wait, as a table for scripts. Nothing is written to the file. */

#include "lp-plan-tool.h"

#include <glib/gi18n-lib.h>

#include "lp-plan-store.h"

static gboolean
lp_plan_tool_print_need (const LpPlan   *plan,
                         guint           need,
                         GOutputStream  *output,
                         GError        **error)
{
  const LpPlanLot *lots = (const LpPlanLot *) (gpointer) plan->input->lots->data;
  const LpPlanAnswer *answer = lp_plan_get_answer (plan, need);
  const LpNeed *who = g_ptr_array_index (plan->input->people, need);
  gboolean placed = answer->code == LP_PLAN_PLACED;
  g_autofree char *reason = lp_plan_dup_reason (answer, &g_array_index (plan->input->needs, LpPlanNeed, need), lots);
  g_autofree char *minutes = placed && answer->way.seconds >= 0 ? g_strdup_printf ("%d", (answer->way.seconds + 59) / 60) : g_strdup ("");
  g_autofree char *roads = placed && answer->way.seconds >= 0 && !answer->way.estimated ? g_strdup_printf ("%u", answer->way.crossings) : g_strdup ("");
  g_autofree char *fen = placed && answer->price.fen >= 0 ? g_strdup_printf ("%d", answer->price.fen) : g_strdup ("");

  return g_output_stream_printf (output, NULL, NULL, error, "%s\t%s\t%s\t%s\t%s\t%s\n", who->number != NULL ? who->number : "",
                                 placed ? lots[answer->lot].name : "", minutes, roads, fen, reason);
}

LinliToolCommandExit
lp_plan_tool_print (LinliContext         *context,
                    int                   argc,
                    const char * const   *argv,
                    GOutputStream        *output,
                    GError              **error)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_NEED_KIND);
  g_autoptr (LpPlan) plan = NULL;
  LpPlanOrder *order;

  if (argc > 1)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("It takes no arguments."));
      return LINLI_TOOL_COMMAND_USAGE;
    }
  order = lp_plan_order_new (kind, &(LpPlanScope) { 0, FALSE }, NULL);
  plan = lp_plan_run (linli_context_get_database (context), order, NULL, error);
  lp_plan_order_free (order);
  if (plan == NULL)
    return LINLI_TOOL_COMMAND_FAILED;
  for (guint i = 0; i < plan->input->needs->len; i++)
    if (!lp_plan_tool_print_need (plan, i, output, error))
      return LINLI_TOOL_COMMAND_FAILED;
  return plan->input->needs->len > 0 ? LINLI_TOOL_COMMAND_DONE : LINLI_TOOL_COMMAND_NOTHING;
}
