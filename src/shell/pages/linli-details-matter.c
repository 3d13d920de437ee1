/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What ends a matter that no kind knows. */

#include "config.h"

#include "linli-details-page-private.h"

#include <glib/gi18n-lib.h>
#include <linli-matter.h>

#include "linli-details-attached-private.h"
#include "linli-message.h"

typedef struct
{
  gint64 id;
  char *outcome;
} LinliMatterEnd;

static void
linli_matter_end_free (gpointer data)
{
  LinliMatterEnd *end = data;

  g_free (end->outcome);
  g_free (end);
}

static gboolean
linli_details_page_close_matter_on_writer (LinliTransaction  *transaction,
                                           gpointer           data,
                                           GError           **error)
{
  LinliMatterEnd *end = data;

  return linli_matter_close (transaction, end->id, NULL, end->outcome, end->outcome, error);
}

static void
linli_details_page_outcome_cb (const char *text,
                               gpointer    data)
{
  LinliDetailsPage *self = data;
  LinliMatterEnd *end = g_new0 (LinliMatterEnd, 1);
  g_autofree char *matter = NULL;
  g_autofree char *title = NULL;

  end->id = linli_selection_get_id (self->selection);
  end->outcome = g_strdup (text);
  matter = linli_dossier_dup_title (linli_context_get_database (self->context), linli_context_get_privacy (self->context),
                                    "matter", end->id);
  title = g_strdup_printf (_("Matter closed: %s"), matter);
  _linli_details_act (GTK_WIDGET (self), self->context, title, linli_details_page_close_matter_on_writer, end,
                      linli_matter_end_free);
}

void
_linli_details_page_close_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);

  if (g_strcmp0 (linli_selection_get_kind (self->selection), "matter") != 0 || linli_selection_get_id (self->selection) == 0)
    return;
  linli_message_ask_text (widget, _("Close the Matter"), _("What came of it stands in its timeline. It can be undone."),
                          _("Outcome, such as: cleared away together"), _("_Close Matter"), linli_details_page_outcome_cb,
                          g_object_ref (self), g_object_unref);
}

/* Whether the dossier is about a matter that is not closed. */
gboolean
_linli_details_page_is_open_matter (LinliDetailsPage *self,
                                    LinliDossier     *dossier)
{
  g_autoptr (LinliRecord) matter = NULL;

  if (dossier->id == 0 || !g_str_equal (dossier->kind, "matter"))
    return FALSE;
  matter = linli_record_load (linli_context_get_database (self->context), linli_kind_lookup ("matter"), dossier->id, NULL);

  return matter != NULL && linli_record_is_null (matter, "closed_at");
}
