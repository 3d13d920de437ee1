/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A sheet is shown, to be printed or saved; its codes are kept before it goes out, so that the paper and the file mean the same. */

#include <glib/gi18n-lib.h>

#include "lp-round-dialog.h"
#include "lp-round-paper.h"

static void
lp_round_print_kept_cb (GObject      *store,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (store), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  lp_round_remember (LINLI_STORE (store), g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void
lp_round_print_keep (LinliContext *context,
                     const char   *number,
                     gpointer      data,
                     GTask        *task)
{
  g_autofree char *same = lp_round_dup_same (linli_context_get_database (context), data);
  LpRound *round;

  if (g_strcmp0 (same, number) == 0)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  round = lp_round_copy (data);
  round->number = g_strdup (number);
  g_task_set_task_data (task, round, lp_round_free);
  linli_store_act_async (linli_context_get_store (context), _("Sheet of a campaign"), lp_round_create, round, NULL, NULL, lp_round_print_kept_cb, task);
}

void
lp_round_print (GtkWidget        *over,
                LinliContext     *context,
                const LpCampaign *campaign,
                GArray           *households)
{
  LpRound *round;

  if (households->len == 0)
    {
      linli_toast_show (over, _("Nobody is in this list"));
      return;
    }
  round = g_new0 (LpRound, 1);
  round->campaign = campaign->id;
  round->households = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (round->households, households->data, MIN (households->len, LP_ROUND_MOST));
  linli_paper_show_kept (over, context, "matter", campaign->id, lp_round_make_paper, lp_round_print_keep, round, lp_round_free);
}
