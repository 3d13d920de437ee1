/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Splitting a request in two: on the writer, in one action. */

#include "lp-request-split-store.h"

#include <glib/gi18n-lib.h>

LpRequestSplit *
lp_request_split_new (LinliMatterKind *kind,
                      gint64           id)
{
  LpRequestSplit *self = g_new0 (LpRequestSplit, 1);

  self->kind = g_object_ref (kind);
  self->id = id;
  self->moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->both = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
lp_request_split_free (gpointer data)
{
  LpRequestSplit *self = data;

  g_object_unref (self->kind);
  g_free (self->words);
  g_array_unref (self->moved);
  g_array_unref (self->both);
  g_free (self);
}

/* Whether it may be split so; an error in the user's words when not. */
static gboolean
lp_request_split_check (LpRequestSplit  *self,
                        LinliDatabase   *database,
                        LinliRecord     *matter,
                        GError         **error)
{
  gint64 n = linli_database_get_int64 (database, 0, "SELECT count (*) FROM requests_resident WHERE matter_id = ? AND deleted_at IS NULL", "i", self->id);
  const char *wrong = NULL;

  if (!linli_record_is_null (matter, "closed_at"))
    wrong = _("A closed request cannot be split");
  else if (self->words == NULL || *self->words == '\0')
    wrong = _("Say what the new request is about");
  else if (n > 0 && self->moved->len + self->both->len == 0)
    wrong = _("Choose who asked for the new request");
  else if (n > 0 && (gint64) self->moved->len >= n)
    wrong = _("One resident at least must stay with the old request");
  if (wrong != NULL)
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, wrong);
  return wrong == NULL;
}

/* What is understood in the words, else what the old one is. */
static gboolean
lp_request_split_fill (LpRequestSplit  *self,
                       LinliDatabase   *database,
                       LinliRecord     *matter,
                       LinliRecord     *made,
                       GError         **error)
{
  static const char * const texts[] = { "urgency", "channel", "place_text" };
  static const char * const ids[] = { "dwelling_id", "grid_id" };
  gboolean is_person = g_strcmp0 (linli_record_get_text (matter, "subject_kind"), "person") == 0;
  g_autoptr (GPtrArray) parts = linli_note_parse (database, self->words, error);

  if (parts == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    linli_record_set_text (made, texts[i], linli_record_get_text (matter, texts[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (!linli_record_is_null (matter, ids[i]))
      linli_record_set_int64 (made, ids[i], linli_record_get_int64 (matter, ids[i]));
  /* The person whom the old one is about stays with it; who asked for the new one is chosen. */
  if (!is_person && !linli_record_is_null (matter, "subject_kind"))
    {
      linli_record_set_text (made, "subject_kind", linli_record_get_text (matter, "subject_kind"));
      linli_record_set_int64 (made, "subject_id", linli_record_get_int64 (matter, "subject_id"));
    }
  linli_record_set_text (made, "line", self->words);
  linli_record_set_text (made, "category", linli_record_get_text (matter, "category"));
  for (guint i = parts->len; i > 0; i--) /* the first one counts */
    {
      LinliNotePart *part = g_ptr_array_index (parts, i - 1);

      if (part->type == LINLI_NOTE_CATEGORY)
        linli_record_set_text (made, "category", part->value);
    }
  return TRUE;
}

static gboolean
lp_request_split_move (LpRequestSplit    *self,
                       LinliTransaction  *transaction,
                       GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  for (guint i = 0; i < self->moved->len; i++)
    if (!linli_database_run (database, error, "UPDATE requests_resident SET matter_id = ? WHERE id = ? AND matter_id = ?", "iii", self->made,
                             g_array_index (self->moved, gint64, i), self->id))
      return FALSE;
  for (guint i = 0; i < self->both->len; i++)
    if (!linli_database_run (database, error, "INSERT INTO requests_resident (id, matter_id, person_id, name, phone) SELECT ?, ?, person_id, name, phone"
                             " FROM requests_resident WHERE id = ? AND matter_id = ?", "iiii", linli_transaction_new_id (transaction), self->made,
                             g_array_index (self->both, gint64, i), self->id))
      return FALSE;
  return TRUE;
}

gboolean
lp_request_split (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  LpRequestSplit *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliRecord) matter = linli_record_load (database, linli_kind_lookup ("matter"), self->id, error);
  g_autoptr (LinliRecord) made = NULL;
  g_autofree char *from = NULL, *off = NULL;

  if (matter == NULL || !lp_request_split_check (self, database, matter, error))
    return FALSE;
  made = linli_matter_new (LP_REQUEST_KIND, self->words);
  from = g_strdup_printf (_("Split off from request %s"), linli_record_get_text (matter, "number"));
  if (!lp_request_split_fill (self, database, matter, made, error) || !linli_matter_kind_open (self->kind, made, transaction, from, error))
    return FALSE;
  self->made = linli_record_get_id (made);
  off = g_strdup_printf (_("Split off as request %s"), linli_record_get_text (made, "number"));
  return lp_request_split_move (self, transaction, error) &&
         linli_link_add (transaction, "matter", self->id, "matter", self->made, "split", error) &&
         linli_timeline_append (transaction, self->id, NULL, 0, "note", off, error);
}
