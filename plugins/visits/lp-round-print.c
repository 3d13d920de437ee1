/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A new sheet: its codes are kept first, so that the paper and the file mean the same; then it is shown, to be printed or saved. */

#include <glib/gi18n-lib.h>

#include "lp-round-dialog.h"
#include "lp-round-paper.h"
#include "lp-visit-ui.h"

typedef struct {
  LinliContext *context;
  GtkWidget *over;
  LpRound *round;
} LpRoundPrint;

static void
lp_round_print_free (gpointer data)
{
  LpRoundPrint *self = data;

  g_object_unref (self->context);
  g_object_unref (self->over);
  g_clear_pointer (&self->round, lp_round_free);
  g_free (self);
}

static void
lp_round_print_kept_cb (GObject      *store,
                        GAsyncResult *result,
                        gpointer      data)
{
  LpRoundPrint *self = data;
  gint64 campaign = self->round->campaign;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (store), result, &error))
    lp_visit_show_error (self->over, _("The sheet could not be made"), error);
  else
    lp_round_remember (LINLI_STORE (store), self->round);
  if (error == NULL && gtk_widget_get_root (self->over) != NULL)
    linli_paper_show_made (self->over, self->context, "matter", campaign, lp_round_make_paper, g_steal_pointer (&self->round), lp_round_free);
  lp_round_print_free (self);
}

void
lp_round_print (GtkWidget        *over,
                LinliContext     *context,
                const LpCampaign *campaign,
                GArray           *households)
{
  LpRoundPrint *self;

  if (households->len == 0)
    {
      linli_toast_show (over, _("Nobody is in this list"));
      return;
    }
  self = g_new0 (LpRoundPrint, 1);
  self->context = g_object_ref (context);
  self->over = g_object_ref (over);
  self->round = g_new0 (LpRound, 1);
  self->round->campaign = campaign->id;
  self->round->households = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->round->households, households->data, MIN (households->len, LP_ROUND_MOST));
  linli_store_act_async (linli_context_get_store (context), _("Sheet of a campaign"), lp_round_create, self->round, NULL, NULL, lp_round_print_kept_cb,
                         self);
}
