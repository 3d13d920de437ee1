/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Asks for the reason of a reveal, once a session, and reveals. */

#include "config.h"

#include "linli-reveal.h"

#include <glib/gi18n-lib.h>

#include "linli-message.h"
#include "linli-toast.h"

typedef struct
{
  GtkWidget *from;
  LinliContext *context;
  const char *kind;
  gint64 id;
  LinliRevealedFunc func;
  gpointer data;
  GDestroyNotify destroy;
} LinliRevealRequest;

static void
linli_reveal_request_free (gpointer data)
{
  LinliRevealRequest *request = data;

  if (request->destroy != NULL)
    request->destroy (request->data);
  g_object_unref (request->from);
  g_object_unref (request->context);
  g_free (request);
}

static void
linli_reveal_answered_cb (const char *text,
                          gpointer    data)
{
  LinliRevealRequest *request = data;
  g_autoptr (GError) error = NULL;

  if (!linli_privacy_reveal (linli_context_get_privacy (request->context), request->kind, request->id, text, &error))
    linli_toast_show_error (request->from, _("It could not be shown"), error);
  else if (request->func != NULL)
    request->func (request->data);
}

/**
 * linli_reveal_ask:
 * @from: a widget of the window
 * @context: the open document
 * @kind: kind of the record
 * @id: its id
 * @func: (nullable): called when it is revealed
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Reveals a record's personal data; asks for the reason if none was given in this session.
 */
void
linli_reveal_ask (GtkWidget         *from,
                  LinliContext      *context,
                  const char        *kind,
                  gint64             id,
                  LinliRevealedFunc  func,
                  gpointer           data,
                  GDestroyNotify     destroy)
{
  LinliPrivacy *privacy = linli_context_get_privacy (context);
  LinliRevealRequest *request = g_new0 (LinliRevealRequest, 1);

  request->from = g_object_ref (from);
  request->context = g_object_ref (context);
  request->kind = g_intern_string (kind);
  request->id = id;
  request->func = func;
  request->data = data;
  request->destroy = destroy;

  if (linli_privacy_get_locked (privacy))
    {
      linli_toast_show_action (from, _("Everything is masked"), _("_Lift"), "win.privacy");
      linli_reveal_request_free (request);
    }
  else if (linli_privacy_needs_reason (privacy))
    linli_message_ask_text (from, _("Show Personal Data"),
                            _("The reason is asked once until the program is closed. Who looked at whom, when and why is kept in the log."),
                            _("Reason, such as: visit, call back, check the register"), _("_Show"), linli_reveal_answered_cb,
                            request, linli_reveal_request_free);
  else
    {
      linli_reveal_answered_cb (NULL, request);
      linli_reveal_request_free (request);
    }
}
