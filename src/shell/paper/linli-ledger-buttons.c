/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The two buttons beside a list by which it leaves the screen. Nothing is changed by them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-button.h"
#include "linli-ledger.h"
#include "linli-toast.h"
#include "linli-wrap-box.h"

/* Of the box with the buttons, which frees it. */
typedef struct {
  LinliContext *context;
  LinliLedgerShownFunc shown;
  gpointer data;
} LinliLedgerButtons;

static void
linli_ledger_buttons_free (gpointer data)
{
  LinliLedgerButtons *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static const LinliLedgerButtons *
linli_ledger_buttons_get (GtkWidget *box)
{
  return g_object_get_data (G_OBJECT (box), "linli-ledger-buttons");
}

/* NULL, and a word about it, when there is nothing; what went wrong has been told already. */
static LinliLedger *
linli_ledger_buttons_dup_shown (GtkWidget *box)
{
  const LinliLedgerButtons *self = linli_ledger_buttons_get (box);
  g_autoptr (LinliLedger) shown = self->shown (self->data);

  if (shown == NULL || linli_ledger_get_n_rows (shown) > 0)
    return g_steal_pointer (&shown);
  linli_toast_show (box, _("Nothing is in this list"));
  return NULL;
}

static void
linli_ledger_buttons_export_cb (GtkWidget *box)
{
  g_autoptr (LinliLedger) shown = linli_ledger_buttons_dup_shown (box);

  if (shown != NULL)
    linli_ledger_export_asking (shown, box, linli_ledger_buttons_get (box)->context);
}

static void
linli_ledger_buttons_print_cb (GtkWidget *box)
{
  g_autoptr (LinliLedger) shown = linli_ledger_buttons_dup_shown (box);

  if (shown != NULL)
    linli_ledger_print (shown, box, linli_ledger_buttons_get (box)->context);
}

/**
 * linli_ledger_buttons_new:
 * @context: the open document
 * @shown: (scope forever): says what is on the screen
 * @data: passed to @shown; outlives the buttons
 *
 * Returns: (transfer floating): two buttons, by which the list they belong to is exported, as by linli_ledger_export_asking(), and printed; of a
 * list without lines they say that there is nothing in it
 */
GtkWidget *
linli_ledger_buttons_new (LinliContext         *context,
                          LinliLedgerShownFunc  shown,
                          gpointer              data)
{
  GtkWidget *box, *export, *print;
  LinliLedgerButtons *self;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context) && shown != NULL, NULL);

  box = linli_wrap_box_new (6, 6);
  export = linli_button_new (C_("ledger", "_Export…"), NULL);
  print = linli_button_new (C_("ledger", "_Print"), NULL);
  self = g_new (LinliLedgerButtons, 1);
  *self = (LinliLedgerButtons) { g_object_ref (context), shown, data };
  g_object_set_data_full (G_OBJECT (box), "linli-ledger-buttons", self, linli_ledger_buttons_free);
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (linli_ledger_buttons_export_cb), box);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (linli_ledger_buttons_print_cb), box);
  linli_wrap_box_append (LINLI_WRAP_BOX (box), export);
  linli_wrap_box_append (LINLI_WRAP_BOX (box), print);
  return box;
}
