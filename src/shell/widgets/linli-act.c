/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* An action of the user, started by a widget that may be gone when it is stored or refused. */

#include "config.h"

#include "linli-act.h"

#include <glib/gi18n-lib.h>

#include "linli-toast.h"

static void
linli_act_done_cb (GObject      *store,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (store), result, &error) && gtk_widget_get_root (from) != NULL)
    linli_toast_show_error (from, _("It could not be noted"), error);
}

static void
linli_act_stored_cb (GObject      *store,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GtkWidget) dialog = data;
  g_autoptr (GtkWidget) over = g_object_steal_data (G_OBJECT (dialog), "linli-act-over");
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (store), result, &error))
    gtk_window_destroy (GTK_WINDOW (dialog));
  else
    linli_toast_show_error (gtk_widget_get_visible (dialog) ? dialog : over, _("It could not be noted"), error);
}

/**
 * linli_act:
 * @from: a widget of the window; kept until then
 * @context: the open document
 * @title: what is done, in words for the journal and for Undo
 * @func: (scope notified): writes, see linli_store_act_async()
 * @data: (closure func): for @func; taken over
 * @destroy: (nullable): frees @data
 *
 * Does one action of the user. When it is refused, a message over the window of @from tells why; none when that window is gone.
 */
void
linli_act (GtkWidget       *from,
           LinliContext    *context,
           const char      *title,
           LinliActionFunc  func,
           gpointer         data,
           GDestroyNotify   destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && LINLI_IS_CONTEXT (context));

  linli_store_act_async (linli_context_get_store (context), title, func, data, destroy, NULL, linli_act_done_cb, g_object_ref (from));
}

/**
 * linli_act_and_close:
 * @dialog: a dialog over another window
 * @context: the open document
 * @title: what is done, in words for the journal and for Undo
 * @func: (scope notified): writes, see linli_store_act_async()
 * @data: (closure func): for @func; taken over
 * @destroy: (nullable): frees @data
 *
 * Does what was entered in a dialog, which closes once it is stored. When it is refused, a message tells why and what was typed stays. A
 * second one while the first is being stored is left out.
 */
void
linli_act_and_close (GtkWidget       *dialog,
                     LinliContext    *context,
                     const char      *title,
                     LinliActionFunc  func,
                     gpointer         data,
                     GDestroyNotify   destroy)
{
  GtkWindow *over;

  g_return_if_fail (GTK_IS_WINDOW (dialog) && LINLI_IS_CONTEXT (context));

  over = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_return_if_fail (over != NULL);
  if (g_object_get_data (G_OBJECT (dialog), "linli-act-over") != NULL)
    {
      if (destroy != NULL)
        destroy (data);
      return;
    }
  g_object_set_data_full (G_OBJECT (dialog), "linli-act-over", g_object_ref (over), g_object_unref);
  linli_store_act_async (linli_context_get_store (context), title, func, data, destroy, NULL, linli_act_stored_cb, g_object_ref (dialog));
}
