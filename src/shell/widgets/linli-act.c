/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Actions of the user on the file, from a widget or a dialog: what was refused is told in words. On the main thread. */

#include "config.h"

#include "linli-act.h"

#include <glib/gi18n-lib.h>

#include "linli-error-words.h"
#include "linli-message.h"

/**
 * linli_act_dup_error:
 * @error: why an action was not done
 *
 * Returns: (transfer full): it in the user's words: a refusal says its own, what went wrong with the file as by linli_error_dup_words()
 */
char *
linli_act_dup_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID) || g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS))
    return g_strdup (error->message);
  return linli_error_dup_words (error);
}

/**
 * linli_act_show_error:
 * @from: a widget of the window
 * @error: why an action was not done
 *
 * Tells that an action was not done. What an action refuses with %LINLI_STORE_ERROR_INVALID or %LINLI_STORE_ERROR_EXISTS it says in the user's
 * words, which are shown as they are.
 */
void
linli_act_show_error (GtkWidget    *from,
                      const GError *error)
{
  g_autofree char *words = NULL;

  g_return_if_fail (GTK_IS_WIDGET (from) && error != NULL);

  if (gtk_widget_get_root (from) == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) /* closed meanwhile: nobody is there to be told */
    return;
  words = linli_act_dup_error (error);
  linli_message_show (from, _("It could not be noted"), words);
}

static void
linli_acted_cb (GObject      *store,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (store), result, &error))
    linli_act_show_error (from, error);
}

/**
 * linli_act:
 * @from: the widget that was used
 * @context: the document
 * @title: what is done, for the notice that offers to undo it
 * @func: does it
 * @data: (transfer full): for @func
 * @destroy: frees @data
 *
 * Does something with the file as one action. What was refused is told over the window of @from.
 */
void
linli_act (GtkWidget       *from,
           LinliContext    *context,
           const char      *title,
           LinliActionFunc  func,
           gpointer         data,
           GDestroyNotify   destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && LINLI_IS_CONTEXT (context) && func != NULL);

  linli_store_act_async (linli_context_get_store (context), title, func, data, destroy, NULL, linli_acted_cb, g_object_ref (from));
}

static void
linli_act_closed_cb (GObject      *store,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GtkWidget) dialog = data;
  g_autoptr (GtkWidget) over = g_object_steal_data (G_OBJECT (dialog), "linli-act");
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (store), result, &error))
    gtk_window_destroy (GTK_WINDOW (dialog));
  else
    linli_act_show_error (gtk_widget_get_visible (dialog) ? dialog : over, error);
}

/**
 * linli_act_and_close:
 * @dialog: a window over another
 * @context: the document
 * @title: what is done, for the notice that offers to undo it
 * @func: does it
 * @data: (transfer full): for @func
 * @destroy: frees @data
 *
 * The same from a dialog, which is closed once it is stored, and keeps what was typed when it is refused. Asked for again while it is being
 * stored, it does nothing.
 */
void
linli_act_and_close (GtkWidget       *dialog,
                     LinliContext    *context,
                     const char      *title,
                     LinliActionFunc  func,
                     gpointer         data,
                     GDestroyNotify   destroy)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog) && LINLI_IS_CONTEXT (context) && func != NULL);

  if (g_object_get_data (G_OBJECT (dialog), "linli-act") != NULL)
    {
      destroy (data);
      return;
    }
  g_object_set_data_full (G_OBJECT (dialog), "linli-act", g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (dialog))), g_object_unref);
  linli_store_act_async (linli_context_get_store (context), title, func, data, destroy, NULL, linli_act_closed_cb, g_object_ref (dialog));
}
