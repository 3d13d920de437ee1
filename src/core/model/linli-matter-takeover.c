/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A matter of one kind becomes one of another: a request a hazard, a topic of a meeting a request. Both stay, and lead to each other. */

#include "config.h"

#include "linli-matter-takeover.h"

#include <glib/gi18n-lib.h>

#include "linli-link.h"
#include "linli-matter.h"
#include "linli-record.h"
#include "linli-timeline.h"

/* What is known of @matter, as one of the kind. */
static LinliRecord *
linli_matter_takeover_copy (LinliMatterKind *kind,
                            LinliRecord     *matter)
{
  static const char * const texts[] = { "line", "urgency", "channel", "subject_kind", "place_text", "contact_name", "contact_phone" };
  static const char * const ids[] = { "subject_id", "dwelling_id", "grid_id" };
  LinliRecord *made = linli_matter_new (linli_matter_kind_get_id (kind), linli_record_get_text (matter, "title"));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    linli_record_set_text (made, texts[i], linli_record_get_text (matter, texts[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (!linli_record_is_null (matter, ids[i]))
      linli_record_set_int64 (made, ids[i], linli_record_get_int64 (matter, ids[i]));
  if (linli_matter_kind_find_category (kind, "other") != NULL)
    linli_record_set_text (made, "category", "other");
  return made;
}

/**
 * linli_matter_kind_take_over:
 * @self: a kind that takes over
 * @transaction: a transaction
 * @id: a matter of another kind
 * @made: (out) (optional): the new matter
 * @error: return location for an error
 *
 * Opens a matter of this kind with the title, line, place, contact and urgency of another, links both ("became"), and says so on both timelines.
 * The other goes on as it was.
 *
 * Returns: %FALSE with an error of %LINLI_STORE_ERROR, in the user's words where the kind takes over nothing
 */
gboolean
linli_matter_kind_take_over (LinliMatterKind   *self,
                             LinliTransaction  *transaction,
                             gint64             id,
                             gint64            *made,
                             GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliRecord) matter = linli_record_load (database, linli_kind_lookup ("matter"), id, error);
  g_autoptr (LinliRecord) other = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (matter == NULL)
    return FALSE;
  if (!linli_matter_kind_get_takes_over (self))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Nothing can become one of these: %s"), linli_matter_kind_get_label (self));
      return FALSE;
    }
  other = linli_matter_takeover_copy (self, matter);
  from = g_strdup_printf (_("Comes from %s"), linli_record_get_text (matter, "number"));
  if (!linli_matter_kind_open (self, other, transaction, from, error))
    return FALSE;
  if (made != NULL)
    *made = linli_record_get_id (other);
  to = g_strdup_printf (_("Became %s %s"), linli_matter_kind_get_label (self), linli_record_get_text (other, "number"));
  return linli_link_add (transaction, "matter", id, "matter", linli_record_get_id (other), "became", error) &&
         linli_timeline_append (transaction, id, NULL, 0, "note", to, error);
}
