/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the dialogs of volunteers have in common. */

#include "lp-dialog.h"

static void
lp_dialog_destroyed_cb (GtkWidget *window,
                        gpointer   name)
{
  g_object_set_data (G_OBJECT (window), name, NULL);
}

void
lp_dialog_own (GtkWidget      *window,
               const char     *name,
               gpointer        data,
               GDestroyNotify  destroy)
{
  g_object_set_data_full (G_OBJECT (window), name, data, destroy);
  g_signal_connect (window, "destroy", G_CALLBACK (lp_dialog_destroyed_cb), (gpointer) name);
}
