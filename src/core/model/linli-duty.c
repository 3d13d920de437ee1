/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who answers for a grid, and since when: its head, the backup, the members. A duty is a record of the kind "grid_duty"; one that ends
 * stays, so that "who was responsible on that day" has an answer. It holds from "since" until the day before "until". */

#include "config.h"

#include "linli-duty.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-codes.h"
#include "linli-duty-private.h"
#include "linli-timeline.h"

/* Of these a grid has one at a time. */
static gboolean
is_single (const char *role)
{
  return strcmp (role, LINLI_CODE_DUTY_HEAD) == 0 || strcmp (role, LINLI_CODE_DUTY_BACKUP) == 0;
}

static gboolean
note (LinliTransaction  *transaction,
      gint64             grid,
      LinliRecord       *duty,
      GError           **error)
{
  g_autofree char *role = linli_record_dup_display (duty, "role");
  g_autofree char *until = linli_record_dup_display (duty, "until");
  g_autofree char *text = g_strdup_printf ("%s %s%s%s", role, linli_record_get_text (duty, "name"), *until != '\0' ? " → " : "", until);

  return linli_timeline_append (transaction, 0, "grid", grid, "duty", text, error);
}

/**
 * linli_duty_assign:
 * @transaction: the action
 * @grid: a grid
 * @role: a code of the role, as %LINLI_CODE_DUTY_HEAD
 * @person: the person, where he or she is one of the records; else 0
 * @name: the name
 * @phone: (nullable): a phone number that may be made public
 * @since: the first day, as YYYY-MM-DD
 * @error: return location
 *
 * Gives somebody a duty. A grid has one head and one backup at a time: the former one's duty ends on that day.
 *
 * Returns: the duty; 0 with %LINLI_STORE_ERROR_INVALID or an error of the store
 */
gint64
linli_duty_assign (LinliTransaction  *transaction,
                   gint64             grid,
                   const char        *role,
                   gint64             person,
                   const char        *name,
                   const char        *phone,
                   const char        *since,
                   GError           **error)
{
  g_autoptr (LinliRecord) duty = linli_record_new (linli_kind_lookup ("grid_duty"));

  g_return_val_if_fail (transaction != NULL && role != NULL && since != NULL, 0);

  linli_record_set_int64 (duty, "grid_id", grid);
  linli_record_set_text (duty, "role", role);
  if (person != 0)
    linli_record_set_int64 (duty, "person_id", person);
  linli_record_set_text (duty, "name", name);
  linli_record_set_text (duty, "phone", phone);
  linli_record_set_text (duty, "since", since);
  if (!linli_record_check (duty, error))
    return 0;
  if (is_single (role) &&
      !linli_database_run (linli_transaction_get_database (transaction), error,
                           "UPDATE grid_duty SET until = ?1 WHERE grid_id = ?2 AND role = ?3 AND deleted_at IS NULL AND (until IS NULL OR until > ?1)",
                           "sis", linli_record_get_text (duty, "since"), grid, role))
    return 0;
  return linli_record_save (duty, transaction, error) && note (transaction, grid, duty, error) ? linli_record_get_id (duty) : 0;
}

/**
 * linli_duty_end:
 * @transaction: the action
 * @id: a duty
 * @until: the first day on which it holds no more, as YYYY-MM-DD
 * @error: return location
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID, %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_duty_end (LinliTransaction  *transaction,
                gint64             id,
                const char        *until,
                GError           **error)
{
  g_autoptr (LinliRecord) duty = NULL;

  g_return_val_if_fail (transaction != NULL && until != NULL, FALSE);

  duty = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("grid_duty"), id, error);
  if (duty == NULL)
    return FALSE;
  linli_record_set_text (duty, "until", until);
  return linli_record_save (duty, transaction, error) && note (transaction, linli_record_get_int64 (duty, "grid_id"), duty, error);
}

/**
 * linli_duty_list:
 * @database: a connection of this thread
 * @grid: a grid
 * @on: (nullable): only what held on this day, as YYYY-MM-DD, by who was alive and had not moved out; %NULL for the whole history
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliRecord): the duties: heads, backups, then the others
 */
GPtrArray *
linli_duty_list (LinliDatabase  *database,
                 gint64          grid,
                 const char     *on,
                 GError        **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  return linli_record_query (database, linli_kind_lookup ("grid_duty"), error,
                             "grid_id = ?1 AND (?2 IS NULL OR ((since IS NULL OR since <= ?2) AND (until IS NULL OR until > ?2)"
                             " AND NOT " LINLI_DUTY_GONE ("person_id", "?2") "))"
                             " ORDER BY role <> 'head', role <> 'backup', until IS NOT NULL, since DESC, id LIMIT 500", "is", grid, on);
}

/**
 * linli_duty_find_responsible:
 * @database: a connection of this thread
 * @grid: a grid
 * @on: the day, as YYYY-MM-DD
 *
 * Finds who answers on a day: the head; the backup while there is no head, or the head is away; else whoever answers for the grid above.
 *
 * Returns: (transfer full) (nullable): the duty; %NULL when nobody answers
 */
LinliRecord *
linli_duty_find_responsible (LinliDatabase *database,
                             gint64         grid,
                             const char    *on)
{
  g_return_val_if_fail (database != NULL && on != NULL, NULL);

  for (int depth = 0; grid != 0 && depth < 8; depth++)
    {
      g_autoptr (GPtrArray) found =
        linli_record_query (database, linli_kind_lookup ("grid_duty"), NULL,
                            "grid_id = ?1 AND role IN ('head', 'backup') AND (since IS NULL OR since <= ?2) AND (until IS NULL OR until > ?2)"
                            " AND NOT " LINLI_DUTY_GONE ("person_id", "?2") " AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = person_id"
                            " AND p.away_from <= ?2 AND (p.away_until IS NULL OR p.away_until >= ?2)) ORDER BY role <> 'head', id LIMIT 1",
                            "is", grid, on);

      if (found != NULL && found->len > 0)
        return g_object_ref (g_ptr_array_index (found, 0));
      grid = linli_database_get_int64 (database, 0, "SELECT parent_id FROM grid WHERE id = ?", "i", grid);
    }
  return NULL;
}
