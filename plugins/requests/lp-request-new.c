/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One line becomes a request; all else is filled in later, in its details. */

#include "lp-request-new.h"

#include <glib/gi18n-lib.h>

#include "lp-request-store.h"

typedef struct {
  GtkWidget *window;
  LinliContext *context;
  char *kind;
  gint64 id;
} LpRequestNew;

static void
lp_request_new_free (gpointer data)
{
  LpRequestNew *self = data;

  g_object_unref (self->window);
  g_object_unref (self->context);
  g_free (self->kind);
  g_free (self);
}

static void
lp_request_new_written_cb (const char *line,
                           gpointer    data)
{
  LpRequestNew *self = data;
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);
  LpRequestDeed *deed;

  if (kind == NULL) /* the plugin was switched off meanwhile */
    return;
  deed = lp_request_deed_new (kind, 0);
  deed->words = g_strdup (line);
  deed->about = g_strdup (self->kind);
  deed->other = self->id;
  linli_act (self->window, self->context, _("New request"), lp_request_note, deed, lp_request_deed_free);
}

static void
lp_request_new_ask (GtkWidget    *window,
                    LinliContext *context,
                    const char   *kind,
                    gint64        id)
{
  LpRequestNew *self = g_new (LpRequestNew, 1);

  *self = (LpRequestNew) { g_object_ref (window), g_object_ref (context), g_strdup (kind), id };
  linli_message_ask_text (window, _("New Request"), _("Where, who, what, how urgent; all else can be added later. It is handed to who answers for the grid."),
                          _("One line, as you would note it down"), _("_Note Down"), lp_request_new_written_cb, self, lp_request_new_free);
}

void
lp_request_new_show (GtkWidget      *window,
                     LinliContext   *context,
                     LinliSelection *selection,
                     gpointer        unused)
{
  lp_request_new_ask (window, context, NULL, 0);
}

void
lp_request_new_show_about (GtkWidget    *window,
                           LinliContext *context,
                           const char   *kind,
                           const gint64 *ids,
                           gsize         n_ids)
{
  lp_request_new_ask (window, context, kind, ids[0]);
}
