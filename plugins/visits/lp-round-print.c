/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A new sheet: its codes are kept first, so that the paper and the file mean the same; then it is written as PDF. */

#include <glib/gi18n-lib.h>

#include "lp-round-dialog.h"
#include "lp-round-paper.h"

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
  lp_round_free (self->round);
  g_free (self);
}

static void
lp_round_print_written_cb (GObject      *paper,
                           GAsyncResult *result,
                           gpointer      data)
{
  g_autoptr (GtkWidget) over = data;
  g_autoptr (GError) error = NULL;

  if (linli_paper_write_pdf_finish (LINLI_PAPER (paper), result, &error))
    linli_toast_show (over, _("The sheet was written"));
  else
    linli_toast_show_error (over, _("The sheet could not be written"), error);
}

static void
lp_round_print_named_cb (GFile    *file,
                         gpointer  data)
{
  LpRoundPrint *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) paper = lp_round_make_paper (linli_context_get_database (self->context), TRUE, self->round, NULL, &error);
  g_autofree char *path = g_file_get_path (file);

  if (paper == NULL)
    linli_toast_show_error (self->over, _("The sheet could not be written"), error);
  else
    linli_paper_write_pdf_async (paper, path, NULL, NULL, NULL, lp_round_print_written_cb, g_object_ref (self->over));
}

static void
lp_round_print_kept_cb (GObject      *store,
                        GAsyncResult *result,
                        gpointer      data)
{
  LpRoundPrint *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (!linli_store_act_finish (LINLI_STORE (store), result, &error))
    {
      linli_toast_show_error (self->over, _("The sheet could not be made"), error);
      lp_round_print_free (self);
      return;
    }
  name = g_strdup_printf (_("Sheet %s.pdf"), self->round->number);
  linli_file_request_save (self->over, _("Save the Sheet"), name, lp_round_print_named_cb, self, lp_round_print_free);
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
