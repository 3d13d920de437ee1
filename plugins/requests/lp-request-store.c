/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is kept of a request: who has it, why it waits, the residents who asked, what they said when called back. On the writer. */

#include "lp-request-store.h"

#include <glib/gi18n-lib.h>

LpRequestDeed *
lp_request_deed_new (LinliMatterKind *kind,
                     gint64           id)
{
  LpRequestDeed *deed = g_new0 (LpRequestDeed, 1);

  deed->kind = g_object_ref (kind);
  deed->id = id;
  return deed;
}

void
lp_request_deed_free (gpointer data)
{
  LpRequestDeed *deed = data;

  g_object_unref (deed->kind);
  g_free (deed->name);
  g_free (deed->words);
  g_free (deed->day);
  g_free (deed->about);
  g_strfreev (deed->refused);
  g_free (deed);
}

static LinliRecord *
lp_request_store_load_matter (LinliTransaction  *transaction,
                              gint64             id,
                              GError           **error)
{
  return linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("matter"), id, error);
}

/* Each request that somebody works with has its row. */
static gboolean
lp_request_store_ensure (LinliTransaction  *transaction,
                         gint64             id,
                         GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  return linli_database_get_int64 (database, 0, "SELECT 1 FROM requests_request WHERE id = ?", "i", id) != 0 ||
         linli_database_run (database, error, "INSERT INTO requests_request (id, first_receiver) VALUES (?, ?)", "is", id,
                             linli_transaction_get_actor (transaction));
}

/* Who answers today for the grid of the place; NULL for nobody. */
static char *
lp_request_store_dup_responsible (LinliDatabase *database,
                                  LinliRecord   *matter)
{
  gint64 grid = linli_record_get_int64 (matter, "grid_id");
  LinliDate today;
  g_autofree char *day = NULL;
  g_autoptr (LinliRecord) duty = NULL;

  if (grid == 0 && !linli_record_is_null (matter, "dwelling_id"))
    grid = linli_database_get_int64 (database, 0, "SELECT grid_id FROM dwelling_standing WHERE dwelling_id = ?", "i",
                                     linli_record_get_int64 (matter, "dwelling_id"));
  if (grid == 0)
    grid = linli_database_get_int64 (database, 0, "SELECT s.grid_id FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE s.grid_id IS NOT NULL"
                                     " AND CASE ?1 WHEN 'unit' THEN d.unit_id = ?2 WHEN 'building' THEN d.building_id = ?2"
                                     " WHEN 'person' THEN d.id = (SELECT h.dwelling_id FROM person p JOIN household h ON h.id = p.household_id WHERE p.id = ?2)"
                                     " END LIMIT 1", "si", linli_record_get_text (matter, "subject_kind"), linli_record_get_int64 (matter, "subject_id"));
  if (grid == 0)
    return NULL;
  linli_date_today (&today);
  day = linli_date_to_string (&today);
  duty = linli_duty_find_responsible (database, grid, day);
  return duty != NULL ? g_strdup (linli_record_get_text (duty, "name")) : NULL;
}

/* Writes down who has it and since when. */
static gboolean
lp_request_store_hand (LinliTransaction  *transaction,
                       LinliRecord       *matter,
                       const char        *name,
                       GError           **error)
{
  gint64 id = linli_record_get_id (matter);
  g_autofree char *text = g_strdup_printf (_("Handed to %s"), name);

  linli_record_set_text (matter, "assignee", name);
  return linli_record_save (matter, transaction, error) && lp_request_store_ensure (transaction, id, error) &&
         linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE requests_request SET handed_at = ? WHERE id = ?", "si",
                             linli_transaction_get_time (transaction), id) &&
         linli_timeline_append (transaction, id, NULL, 0, "note", text, error);
}

static gboolean
lp_request_store_insert_resident (LinliTransaction  *transaction,
                                  gint64             id,
                                  gint64             person,
                                  const char        *name,
                                  const char        *phone,
                                  GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO requests_resident (id, matter_id, person_id, name, phone) VALUES (?, ?, nullif (?, 0), ?, ?)", "iiiss",
                             linli_transaction_new_id (transaction), id, person, name, phone);
}

/* Whom `matter` names asks for the request `id`, once: the person it is about, else the name in its line, else whose number stands there. */
static gboolean
lp_request_store_add_asker (LinliTransaction  *transaction,
                            gint64             id,
                            LinliRecord       *matter,
                            GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gboolean is_person = g_strcmp0 (linli_record_get_text (matter, "subject_kind"), "person") == 0;
  gint64 person = is_person ? linli_record_get_int64 (matter, "subject_id") : 0;
  g_autofree char *known = person != 0 ? linli_database_dup_text (database, "SELECT name FROM person WHERE id = ?", "i", person) : NULL;
  const char *name = known != NULL ? known : linli_record_get_text (matter, "contact_name");
  const char *phone = linli_record_get_text (matter, "contact_phone");

  if (name == NULL && phone == NULL)
    return TRUE;
  name = name != NULL ? name : _("Resident");
  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM requests_resident WHERE matter_id = ?1 AND deleted_at IS NULL AND CASE WHEN ?2 <> 0 THEN"
                                " person_id = ?2 ELSE name = ?3 AND phone IS ?4 END", "iiss", id, person, name, phone) != 0)
    return TRUE;
  return lp_request_store_insert_resident (transaction, id, person, name, phone, error);
}

static gboolean
lp_request_store_begin (LinliTransaction  *transaction,
                        LinliRecord       *matter,
                        GError           **error)
{
  return lp_request_store_ensure (transaction, linli_record_get_id (matter), error) &&
         lp_request_store_add_asker (transaction, linli_record_get_id (matter), matter, error);
}

static gboolean
lp_request_store_dispatched (LinliTransaction  *transaction,
                             LinliRecord       *matter,
                             GError           **error)
{
  g_autofree char *name = g_strdup (linli_record_get_text (matter, "assignee"));

  if (name == NULL || *name == '\0')
    {
      g_free (name);
      name = lp_request_store_dup_responsible (linli_transaction_get_database (transaction), matter);
    }
  if (name != NULL)
    return lp_request_store_hand (transaction, matter, name, error);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
                       _("Nobody answers for the grid of this place; say with “Hand to…” who is to see to it"));
  return FALSE;
}

gboolean
lp_request_follow (LinliMatterKind   *kind,
                   LinliTransaction  *transaction,
                   gint64             id,
                   const char        *step,
                   const char        *text,
                   GError           **error)
{
  g_autoptr (LinliRecord) matter = lp_request_store_load_matter (transaction, id, error);
  g_autofree char *name = NULL;

  if (matter == NULL)
    return FALSE;
  if (step != NULL && g_str_equal (step, LP_REQUEST_DISPATCH))
    return lp_request_store_dispatched (transaction, matter, error);
  if (step == NULL)
    {
      name = lp_request_store_dup_responsible (linli_transaction_get_database (transaction), matter);
      return lp_request_store_begin (transaction, matter, error) &&
             (name == NULL || linli_matter_kind_step (kind, transaction, id, LP_REQUEST_DISPATCH, NULL, error));
    }
  if (g_str_equal (step, LP_REQUEST_WAIT))
    linli_record_set_text (matter, "waiting_for", text);
  else
    linli_record_set_null (matter, "waiting_for");
  if (g_str_equal (step, "answer") || g_str_equal (step, LP_REQUEST_AGAIN) || g_str_equal (step, "reopen"))
    linli_record_set_null (matter, "promised_on");
  if (g_str_equal (step, "give-back") || g_str_equal (step, LP_REQUEST_TAKE_BACK))
    linli_record_set_null (matter, "assignee");
  return linli_record_save (matter, transaction, error);
}

gboolean
lp_request_give (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpRequestDeed *deed = data;
  g_autoptr (LinliRecord) matter = lp_request_store_load_matter (transaction, deed->id, error);
  const char *state;

  if (matter == NULL)
    return FALSE;
  state = linli_record_get_text (matter, "state");
  if (g_strcmp0 (state, LP_REQUEST_RECEIVED) != 0 && g_strcmp0 (state, LP_REQUEST_RETURNED) != 0)
    return lp_request_store_hand (transaction, matter, deed->name, error);
  linli_record_set_text (matter, "assignee", deed->name);
  return linli_record_save (matter, transaction, error) && linli_matter_kind_step (deed->kind, transaction, deed->id, LP_REQUEST_DISPATCH, NULL, error);
}

gboolean
lp_request_wait (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpRequestDeed *deed = data;
  g_autoptr (LinliRecord) matter = lp_request_store_load_matter (transaction, deed->id, error);

  if (matter == NULL)
    return FALSE;
  linli_record_set_text (matter, "waiting_for", deed->words);
  linli_record_set_text (matter, "promised_on", deed->day);
  if (!linli_record_save (matter, transaction, error))
    return FALSE;
  if (g_strcmp0 (linli_record_get_text (matter, "state"), LP_REQUEST_WAITING) == 0)
    return linli_timeline_append (transaction, deed->id, NULL, 0, "note", deed->words, error);
  return linli_matter_kind_step (deed->kind, transaction, deed->id, LP_REQUEST_WAIT, deed->words, error);
}

gboolean
lp_request_set_channel (LinliTransaction  *transaction,
                        gpointer           data,
                        GError           **error)
{
  LpRequestDeed *deed = data;
  g_autoptr (LinliRecord) matter = lp_request_store_load_matter (transaction, deed->id, error);

  if (matter == NULL)
    return FALSE;
  linli_record_set_text (matter, "channel", deed->name);
  return linli_record_save (matter, transaction, error);
}

gboolean
lp_request_add_resident (LinliTransaction  *transaction,
                         gpointer           data,
                         GError           **error)
{
  LpRequestDeed *deed = data;
  g_autofree char *masked = linli_mask_numbers (deed->name), *name = linli_mask_name (masked);
  g_autofree char *text = g_strdup_printf (_("Asks for it too: %s"), name);

  return lp_request_store_ensure (transaction, deed->id, error) &&
         lp_request_store_insert_resident (transaction, deed->id, 0, deed->name, NULL, error) &&
         linli_timeline_append (transaction, deed->id, NULL, 0, "note", text, error);
}

/* The line as it was typed, without the name of who asks: what stands in a timeline is masked by the names of its matter alone. */
static char *
lp_request_dup_joined (LinliDatabase *database,
                       LinliRecord   *draft,
                       const char    *words)
{
  gboolean is_person = g_strcmp0 (linli_record_get_text (draft, "subject_kind"), "person") == 0;
  g_autofree char *known = is_person ? linli_database_dup_text (database, "SELECT name FROM person WHERE id = ?", "i",
                                                                linli_record_get_int64 (draft, "subject_id")) : NULL;
  const char *contact = linli_record_get_text (draft, "contact_name");
  const char * const names[] = { contact != NULL ? contact : known, contact != NULL ? known : NULL, NULL };
  g_autofree char *plain = linli_mask_words (words, names), *masked = linli_mask_numbers (plain);

  return g_strdup_printf (_("Asked for by one more: %s"), masked);
}

gboolean
lp_request_join (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpRequestDeed *deed = data;
  g_autoptr (LinliRecord) matter = lp_request_store_load_matter (transaction, deed->id, error);
  g_autoptr (LinliRecord) draft = matter != NULL ? lp_request_draft (linli_transaction_get_database (transaction), deed, error) : NULL;
  g_autofree char *text = NULL;

  if (draft == NULL)
    return FALSE;
  text = lp_request_dup_joined (linli_transaction_get_database (transaction), draft, deed->words);
  if (!linli_record_is_null (matter, "closed_at"))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This request is closed; note down a new one"));
      return FALSE;
    }
  return lp_request_store_ensure (transaction, deed->id, error) && lp_request_store_add_asker (transaction, deed->id, draft, error) &&
         linli_timeline_append (transaction, deed->id, NULL, 0, "note", text, error);
}

gboolean
lp_request_call_back (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  LpRequestDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gboolean has_words = deed->words != NULL && *deed->words != '\0';
  g_autofree char *text = g_strdup_printf (_("Called back: responded %s, solved %s, satisfied %s%s%s"), deed->responded ? _("yes") : _("no"),
                                           deed->solved ? _("yes") : _("no"), deed->satisfied ? _("yes") : _("no"), has_words ? C_("call-back", "; ") : "",
                                           has_words ? deed->words : "");
  g_autofree char *state = linli_database_dup_text (database, "SELECT state FROM matter WHERE id = ?", "i", deed->id);

  if (!linli_database_run (database, error,
                           "INSERT INTO requests_callback (id, matter_id, resident_id, at, caller, responded, solved, satisfied, words)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", "iiissiiis", linli_transaction_new_id (transaction), deed->id, deed->other,
                           linli_transaction_get_time (transaction), linli_transaction_get_actor (transaction), (gint64) deed->responded,
                           (gint64) deed->solved, (gint64) deed->satisfied, deed->words) ||
      !linli_timeline_append (transaction, deed->id, NULL, 0, "call", text, error))
    return FALSE;
  if (deed->satisfied || g_strcmp0 (state, LP_REQUEST_ANSWERED) != 0)
    return TRUE;
  return linli_matter_kind_step (deed->kind, transaction, deed->id, LP_REQUEST_AGAIN, has_words ? deed->words : _("Not satisfied when called back"), error);
}

gboolean
lp_request_merge (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  LpRequestDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *number = linli_database_dup_text (database, "SELECT number FROM matter WHERE id = ?", "i", deed->other);
  g_autofree char *own = linli_database_dup_text (database, "SELECT number FROM matter WHERE id = ?", "i", deed->id);
  g_autofree char *text = g_strdup_printf (_("The same request as %s"), number);
  g_autofree char *back = g_strdup_printf (_("Asked for again as %s"), own);

  if (deed->id == deed->other)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A request cannot be merged into itself"));
      return FALSE;
    }
  return lp_request_store_ensure (transaction, deed->id, error) && lp_request_store_ensure (transaction, deed->other, error) &&
         linli_database_run (database, error, "UPDATE requests_request SET merged_into = ? WHERE id = ?", "ii", deed->other, deed->id) &&
         linli_database_run (database, error, "UPDATE requests_request SET merged_into = ? WHERE merged_into = ?", "ii", deed->other, deed->id) &&
         linli_database_run (database, error, "UPDATE requests_resident SET matter_id = ? WHERE matter_id = ? AND deleted_at IS NULL", "ii", deed->other,
                             deed->id) &&
         linli_link_add (transaction, "matter", deed->id, "matter", deed->other, "duplicate", error) &&
         linli_timeline_append (transaction, deed->other, NULL, 0, "note", back, error) &&
         linli_matter_kind_step (deed->kind, transaction, deed->id, LP_REQUEST_MERGE, text, error);
}

gboolean
lp_request_convert (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  LpRequestDeed *deed = data;

  return linli_matter_kind_take_over (deed->kind, transaction, deed->id, &deed->other, error);
}
