/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who lives where, and how that changes: moving in and out, the head of a household, a household that splits. Nobody is removed:
 * whoever left or died stays in the history, and every change is a line of a timeline. A household that nobody is left of has left. */

#include "config.h"

#include "linli-residency.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-codes.h"
#include "linli-date.h"
#include "linli-record.h"
#include "linli-relation.h"
#include "linli-timeline.h"

static LinliRecord *
load (LinliTransaction  *transaction,
      const char        *kind,
      gint64             id,
      GError           **error)
{
  LinliRecord *record = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup (kind), id, error);

  if (record != NULL && linli_record_is_deleted (record))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("%s: this record does not exist any more"),
                   linli_kind_get_label (linli_kind_lookup (kind)));
      g_clear_object (&record);
    }
  return record;
}

static gboolean
set_invalid (GError     **error,
             const char  *message)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, message);
  return FALSE;
}

static char *
join (const char *first,
      const char *second)
{
  return first != NULL && second != NULL ? g_strconcat (first, " ", second, NULL) : g_strdup (first != NULL ? first : second);
}

/* As far as both are known: a birth date may be a year. */
static gboolean
is_before (const char   *on,
           LinliRecord  *person,
           const char   *field)
{
  const char *day = person != NULL ? linli_record_get_text (person, field) : NULL;

  return day != NULL && strncmp (on, day, MIN (strlen (on), strlen (day))) < 0;
}

/* What is no day at all, saving the record refuses. */
static gboolean
check_day (const char   *on,
           LinliRecord  *person, /* or NULL */
           GError      **error)
{
  LinliDate day, today;

  if (!linli_date_parse (on, &day, NULL))
    return TRUE;
  linli_date_today (&today);
  if (linli_date_compare (&day, &today) > 0)
    return set_invalid (error, _("This day has not come yet"));
  if (is_before (on, person, "birth_date"))
    return set_invalid (error, _("This day lies before the birth date"));
  if (is_before (on, person, "moved_in_on"))
    return set_invalid (error, _("This day lies before the day of moving in"));

  return TRUE;
}

static gboolean
is_gone (LinliRecord *person)
{
  return !linli_record_is_null (person, "moved_out_on") || !linli_record_is_null (person, "deceased_on");
}

/* Ends a household of which nobody is here any more, so that its home counts as vacant. */
static gboolean
end_if_empty (LinliTransaction  *transaction,
              LinliRecord       *last,
              const char        *on,
              const char        *to,
              GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 household = linli_record_get_int64 (last, "household_id");
  g_autoptr (LinliRecord) home = NULL;

  if (household == 0 || linli_residency_count_others (database, linli_record_get_id (last)) > 0)
    return TRUE;
  home = linli_record_load (database, linli_kind_lookup ("household"), household, error);
  if (home == NULL)
    return FALSE;
  if (linli_record_is_deleted (home) || !linli_record_is_null (home, "moved_out_on"))
    return TRUE;
  linli_record_set_text (home, "moved_out_on", on);
  linli_record_set_text (home, "moved_to", to);

  return linli_record_save (home, transaction, error) &&
         linli_timeline_append (transaction, 0, "household", household, "move-out", linli_record_get_text (home, "moved_out_on"), error);
}

static gboolean
turn_relations (LinliTransaction  *transaction,
                gint64             household,
                gint64             head,
                const char        *of_new_head,
                GError           **error)
{
  g_autofree char *sex = linli_database_dup_text (linli_transaction_get_database (transaction), "SELECT sex FROM person WHERE id = ?", "i", head);
  g_autoptr (GPtrArray) members = linli_record_query (linli_transaction_get_database (transaction), linli_kind_lookup ("person"), error,
                                                      "household_id = ? LIMIT 500", "i", household);

  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      LinliRecord *member = g_ptr_array_index (members, i);
      gboolean is_head = linli_record_get_id (member) == head;

      linli_record_set_text (member, "relation_to_head",
                             is_head ? LINLI_CODE_RELATION_HEAD
                                     : linli_relation_turn (of_new_head, sex, linli_record_get_text (member, "relation_to_head"),
                                                            linli_record_get_text (member, "sex")));
      if (!linli_record_save (member, transaction, error))
        return FALSE;
    }
  return TRUE;
}

#define PRESENT "o.deleted_at IS NULL AND o.moved_out_on IS NULL AND o.deceased_on IS NULL"

static const struct
{
  const char *kind;
  const char *sql;
} residences[] = {
  { "person", "SELECT p.household_id, h.head_id, (SELECT count (*) FROM person o WHERE o.household_id = h.id AND o.id <> p.id AND " PRESENT "),"
              " p.deceased_on IS NULL AND p.moved_out_on IS NULL AND h.moved_out_on IS NULL, p.away_from IS NOT NULL FROM person p"
              " LEFT JOIN household h ON h.id = p.household_id WHERE p.id = ? AND p.deleted_at IS NULL" },
  { "household", "SELECT h.id, h.head_id, (SELECT count (*) FROM person o WHERE o.household_id = h.id AND o.id IS NOT h.head_id AND " PRESENT "),"
                 " 1, 0 FROM household h WHERE h.id = ? AND h.deleted_at IS NULL AND h.moved_out_on IS NULL" },
  { "dwelling", "SELECT max (h.id), h.head_id, (SELECT count (*) FROM person o WHERE o.household_id = h.id AND o.id IS NOT h.head_id"
                " AND " PRESENT "), 1, 0 FROM household h WHERE h.dwelling_id = ? AND h.deleted_at IS NULL AND h.moved_out_on IS NULL"
                " HAVING count (*) = 1" },
};

/**
 * linli_residency_read:
 * @database: a connection of this thread
 * @kind: person, household, or dwelling, which stands for the household when one alone lives there
 * @id: the record
 * @residence: (out): what is known; all 0 when there is no such record, or it stands for none
 *
 * Reads how somebody lives here.
 */
void
linli_residency_read (LinliDatabase  *database,
                      const char     *kind,
                      gint64          id,
                      LinliResidence *residence)
{
  g_return_if_fail (database != NULL && kind != NULL && residence != NULL);

  *residence = (LinliResidence) { 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (residences); i++)
    {
      g_autoptr (LinliStatement) statement =
        strcmp (residences[i].kind, kind) == 0 ? linli_database_query (database, NULL, residences[i].sql, "i", id) : NULL;

      if (statement != NULL && linli_statement_step (statement, NULL))
        *residence = (LinliResidence) { linli_statement_get_int64 (statement, 0), linli_statement_get_int64 (statement, 1),
                                        (guint) linli_statement_get_int64 (statement, 2), linli_statement_get_int64 (statement, 3) != 0,
                                        linli_statement_get_int64 (statement, 4) != 0 };
    }
}

/**
 * linli_residency_get_state:
 * @database: a connection of this thread
 * @person: a person
 *
 * Returns: whether the person lives here today
 */
LinliPersonState
linli_residency_get_state (LinliDatabase *database,
                           gint64         person)
{
  g_return_val_if_fail (database != NULL, LINLI_PERSON_HERE);

  return (LinliPersonState) linli_database_get_int64 (
    database, LINLI_PERSON_HERE,
    "SELECT CASE WHEN p.deceased_on IS NOT NULL THEN 3 WHEN p.moved_out_on IS NOT NULL OR h.moved_out_on IS NOT NULL THEN 2"
    " WHEN p.away_from <= date ('now', 'localtime') AND (p.away_until IS NULL OR p.away_until >= date ('now', 'localtime')) THEN 1 ELSE 0 END"
    " FROM person p LEFT JOIN household h ON h.id = p.household_id WHERE p.id = ?", "i", person);
}

/**
 * linli_residency_get_age:
 * @database: a connection of this thread
 * @person: a person
 *
 * Returns: the age today in years, or on the day of death; -1 when no birth date is known
 */
int
linli_residency_get_age (LinliDatabase *database,
                         gint64         person)
{
  g_autofree char *birth_text = NULL;
  g_autofree char *death_text = NULL;
  LinliDate birth, on;

  g_return_val_if_fail (database != NULL, -1);

  birth_text = linli_database_dup_text (database, "SELECT birth_date FROM person WHERE id = ?", "i", person);
  death_text = linli_database_dup_text (database, "SELECT deceased_on FROM person WHERE id = ?", "i", person);
  if (birth_text == NULL || !linli_date_parse (birth_text, &birth, NULL))
    return -1;
  if (death_text == NULL || !linli_date_parse (death_text, &on, NULL))
    linli_date_today (&on);
  return linli_date_age (&birth, &on);
}

/**
 * linli_residency_count_others:
 * @database: a connection of this thread
 * @person: a person
 *
 * Returns: how many others of the person's household are here, or away for some time
 */
guint
linli_residency_count_others (LinliDatabase *database,
                              gint64         person)
{
  g_return_val_if_fail (database != NULL, 0);

  return (guint) linli_database_get_int64 (database, 0,
                                           "SELECT count (*) FROM person p JOIN person o ON o.household_id = p.household_id AND o.id <> p.id"
                                           " WHERE p.id = ? AND o.deleted_at IS NULL AND o.moved_out_on IS NULL AND o.deceased_on IS NULL",
                                           "i", person);
}

/**
 * linli_residency_set_head:
 * @transaction: the action
 * @household: a household
 * @person: one of its members who is here
 * @error: return location
 *
 * Makes the person the head. The others' relations follow where they can be told from the old ones, and are emptied elsewhere.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when the person is no member or gone, %LINLI_STORE_ERROR_NOT_FOUND, or an error of
 *   the store
 */
gboolean
linli_residency_set_head (LinliTransaction  *transaction,
                          gint64             household,
                          gint64             person,
                          GError           **error)
{
  g_autoptr (LinliRecord) home = NULL;
  g_autoptr (LinliRecord) head = NULL;
  g_autofree char *relation = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  home = load (transaction, "household", household, error);
  head = home != NULL ? load (transaction, "person", person, error) : NULL;
  if (head == NULL)
    return FALSE;
  if (linli_record_get_int64 (head, "household_id") != household)
    return set_invalid (error, _("The head must be a member of the household"));
  if (is_gone (head))
    return set_invalid (error, _("Somebody who is gone cannot be the head"));
  if (linli_record_get_int64 (home, "head_id") == person)
    return TRUE;
  relation = g_strdup (linli_record_get_text (head, "relation_to_head"));
  linli_record_set_int64 (home, "head_id", person);
  return linli_record_save (home, transaction, error) && turn_relations (transaction, household, person, relation, error) &&
         linli_timeline_append (transaction, 0, "household", household, "head", linli_record_get_text (head, "name"), error);
}

/* @on may be NULL: today, for somebody who had moved out. */
static gboolean
move_in (LinliTransaction  *transaction,
         gint64             person,
         gint64             household,
         const char        *relation_to_head,
         const char        *on,
         GError           **error)
{
  g_autoptr (LinliRecord) record = NULL;
  g_autofree char *today = NULL;
  LinliDate day;
  gint64 from;

  linli_date_today (&day);
  today = linli_date_to_string (&day);
  record = load (transaction, "person", person, error);
  if (record == NULL)
    return FALSE;
  if (!linli_record_is_null (record, "deceased_on"))
    return set_invalid (error, _("Somebody who is gone cannot move in"));
  from = linli_record_get_int64 (record, "household_id");
  linli_record_set_int64 (record, "household_id", household);
  linli_record_set_text (record, "relation_to_head", relation_to_head);
  if (on != NULL || linli_residency_get_state (linli_transaction_get_database (transaction), person) == LINLI_PERSON_MOVED_OUT)
    linli_record_set_text (record, "moved_in_on", on != NULL ? on : today);
  if (on != NULL && !check_day (linli_record_get_text (record, "moved_in_on"), record, error))
    return FALSE;
  linli_record_set_null (record, "moved_out_on");
  linli_record_set_null (record, "moved_to");
  if (!linli_record_save (record, transaction, error))
    return FALSE;
  /* Whoever was the head elsewhere leaves that household without one. */
  if (from != 0 && from != household &&
      !linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE household SET head_id = NULL WHERE id = ? AND head_id = ?",
                           "ii", from, person))
    return FALSE;
  /* One that everybody had left is there again. */
  if (!linli_database_run (linli_transaction_get_database (transaction), error,
                           "UPDATE household SET moved_out_on = NULL, moved_to = NULL WHERE id = ? AND moved_out_on IS NOT NULL", "i", household))
    return FALSE;
  return linli_timeline_append (transaction, 0, "household", household, "move-in", linli_record_get_text (record, "name"), error);
}

/**
 * linli_residency_move_in:
 * @transaction: the action
 * @person: a person
 * @household: the household to join
 * @relation_to_head: (nullable): what the person is to its head, a code or as people write it
 * @error: return location
 *
 * Somebody who had moved out moves in today; the day can be changed in the record.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID, %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_residency_move_in (LinliTransaction  *transaction,
                         gint64             person,
                         gint64             household,
                         const char        *relation_to_head,
                         GError           **error)
{
  g_return_val_if_fail (transaction != NULL, FALSE);

  return move_in (transaction, person, household, relation_to_head, NULL, error);
}

/**
 * linli_residency_return:
 * @transaction: the action
 * @person: a person who has moved out, alone or with the household
 * @on: the day
 * @error: return location
 *
 * Somebody moves in again, into the same household, as what they were in it; only the head finds the place taken where there is another by now.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when the person has not moved out, had no household, or @on is no day or one to come,
 *   %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_residency_return (LinliTransaction  *transaction,
                        gint64             person,
                        const char        *on,
                        GError           **error)
{
  LinliDatabase *database;
  g_autofree char *relation = NULL;
  gint64 household, head;

  g_return_val_if_fail (transaction != NULL && on != NULL, FALSE);

  database = linli_transaction_get_database (transaction);
  household = linli_database_get_int64 (database, 0, "SELECT household_id FROM person WHERE id = ?", "i", person);
  if (household == 0 || linli_residency_get_state (database, person) != LINLI_PERSON_MOVED_OUT)
    return set_invalid (error, _("Only who has moved out of a household can move in again"));
  relation = linli_database_dup_text (database, "SELECT relation_to_head FROM person WHERE id = ?", "i", person);
  head = linli_database_get_int64 (database, 0, "SELECT head_id FROM household WHERE id = ?", "i", household);
  if (g_strcmp0 (relation, LINLI_CODE_RELATION_HEAD) == 0 && head != 0 && head != person)
    g_clear_pointer (&relation, g_free);
  return move_in (transaction, person, household, relation, on, error);
}

/**
 * linli_residency_move_out:
 * @transaction: the action
 * @person: a person
 * @on: the day
 * @to: (nullable): where to
 * @error: return location
 *
 * One person leaves; the household stays as long as somebody is left of it.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when the person is gone already or @on is no day or one to come,
 *   %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_residency_move_out (LinliTransaction  *transaction,
                          gint64             person,
                          const char        *on,
                          const char        *to,
                          GError           **error)
{
  g_autoptr (LinliRecord) record = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (transaction != NULL && on != NULL, FALSE);

  record = load (transaction, "person", person, error);
  if (record == NULL)
    return FALSE;
  if (is_gone (record))
    return set_invalid (error, _("The person has left already"));
  linli_record_set_text (record, "moved_out_on", on);
  linli_record_set_text (record, "moved_to", to);
  if (!check_day (linli_record_get_text (record, "moved_out_on"), record, error))
    return FALSE;
  text = join (linli_record_get_text (record, "moved_out_on"), to);
  return linli_record_save (record, transaction, error) &&
         linli_timeline_append (transaction, 0, "person", person, "move-out", text, error) &&
         end_if_empty (transaction, record, on, to, error);
}

/**
 * linli_residency_move_household_out:
 * @transaction: the action
 * @household: a household
 * @on: the day
 * @to: (nullable): where to
 * @error: return location
 *
 * The whole household leaves. Its dwelling stays in its record, so that the dwelling's history shows it.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when it left already or @on is no day or one to come,
 *   %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_residency_move_household_out (LinliTransaction  *transaction,
                                    gint64             household,
                                    const char        *on,
                                    const char        *to,
                                    GError           **error)
{
  g_autoptr (LinliRecord) home = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (transaction != NULL && on != NULL, FALSE);

  home = load (transaction, "household", household, error);
  if (home == NULL)
    return FALSE;
  if (!linli_record_is_null (home, "moved_out_on"))
    return set_invalid (error, _("The household has left already"));
  linli_record_set_text (home, "moved_out_on", on);
  linli_record_set_text (home, "moved_to", to);
  if (!check_day (linli_record_get_text (home, "moved_out_on"), NULL, error))
    return FALSE;
  members = linli_record_query (linli_transaction_get_database (transaction), linli_kind_lookup ("person"), error,
                                "household_id = ? AND moved_out_on IS NULL AND deceased_on IS NULL LIMIT 500", "i", household);
  if (members == NULL || !linli_record_save (home, transaction, error))
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      LinliRecord *member = g_ptr_array_index (members, i);

      linli_record_set_text (member, "moved_out_on", on);
      linli_record_set_text (member, "moved_to", to);
      if (!check_day (linli_record_get_text (member, "moved_out_on"), member, error) || !linli_record_save (member, transaction, error))
        return FALSE;
    }
  text = join (linli_record_get_text (home, "moved_out_on"), to);
  return linli_timeline_append (transaction, 0, "household", household, "move-out", text, error);
}

static gboolean
is_one_of (gint64        id,
           const gint64 *ids,
           gsize         n_ids)
{
  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/**
 * linli_residency_split:
 * @transaction: the action
 * @household: a household
 * @persons: (array length=n_persons): the members who form a household of their own
 * @n_persons: how many
 * @head: the new household's head, one of @persons
 * @dwelling: where it lives; 0 for the same dwelling
 * @error: return location
 *
 * Returns: the new household; 0 with %LINLI_STORE_ERROR_INVALID when somebody is no member or nobody would stay,
 *   %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gint64
linli_residency_split (LinliTransaction  *transaction,
                       gint64             household,
                       const gint64      *persons,
                       gsize              n_persons,
                       gint64             head,
                       gint64             dwelling,
                       GError           **error)
{
  LinliDatabase *database;
  g_autoptr (LinliRecord) home = NULL;
  g_autoptr (LinliRecord) other = linli_record_new (linli_kind_lookup ("household"));
  g_autofree char *relation = NULL;
  gint64 id;

  g_return_val_if_fail (transaction != NULL && persons != NULL && n_persons > 0, 0);

  database = linli_transaction_get_database (transaction);
  home = load (transaction, "household", household, error);
  if (home == NULL)
    return 0;
  for (gsize i = 0; i < n_persons; i++)
    if (linli_database_get_int64 (database, 0, "SELECT household_id FROM person WHERE id = ? AND deleted_at IS NULL", "i", persons[i]) != household)
      {
        set_invalid (error, _("Only members of the household can be split off"));
        return 0;
      }
  if (!is_one_of (head, persons, n_persons) || is_one_of (linli_record_get_int64 (home, "head_id"), persons, n_persons))
    {
      set_invalid (error, _("The old head stays, and the new head goes along"));
      return 0;
    }
  linli_record_set_text (other, "kind", linli_record_get_text (home, "kind"));
  if (dwelling != 0 || !linli_record_is_null (home, "dwelling_id"))
    linli_record_set_int64 (other, "dwelling_id", dwelling != 0 ? dwelling : linli_record_get_int64 (home, "dwelling_id"));
  linli_record_set_int64 (other, "head_id", head);
  if (!linli_record_save (other, transaction, error))
    return 0;
  id = linli_record_get_id (other);
  relation = linli_database_dup_text (database, "SELECT relation_to_head FROM person WHERE id = ?", "i", head);
  for (gsize i = 0; i < n_persons; i++)
    if (!linli_database_run (database, error, "UPDATE person SET household_id = ? WHERE id = ?", "ii", id, persons[i]))
      return 0;
  return turn_relations (transaction, id, head, relation, error) &&
         linli_timeline_append (transaction, 0, "household", household, "split", NULL, error) &&
         linli_timeline_append (transaction, 0, "household", id, "split", NULL, error) ? id : 0;
}

/**
 * linli_residency_set_deceased:
 * @transaction: the action
 * @person: a person
 * @on: the day, or as much of it as is known
 * @error: return location
 *
 * A household of which nobody is left has left, too.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when the person died before or @on is no day or one to come,
 *   %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_residency_set_deceased (LinliTransaction  *transaction,
                              gint64             person,
                              const char        *on,
                              GError           **error)
{
  g_autoptr (LinliRecord) record = NULL;

  g_return_val_if_fail (transaction != NULL && on != NULL, FALSE);

  record = load (transaction, "person", person, error);
  if (record == NULL)
    return FALSE;
  if (!linli_record_is_null (record, "deceased_on"))
    return set_invalid (error, _("The person is entered as deceased already"));
  linli_record_set_text (record, "deceased_on", on);
  return check_day (linli_record_get_text (record, "deceased_on"), record, error) &&
         linli_record_save (record, transaction, error) &&
         linli_timeline_append (transaction, 0, "person", person, "deceased", linli_record_get_text (record, "deceased_on"), error) &&
         end_if_empty (transaction, record, on, NULL, error);
}

/**
 * linli_residency_set_away:
 * @transaction: the action
 * @person: a person
 * @from: (nullable): the first day; %NULL when the person is back
 * @until: (nullable): the last day, when it is known
 * @to: (nullable): where to
 * @error: return location
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when the person is gone or would come back before leaving,
 *   %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_residency_set_away (LinliTransaction  *transaction,
                          gint64             person,
                          const char        *from,
                          const char        *until,
                          const char        *to,
                          GError           **error)
{
  g_autoptr (LinliRecord) record = NULL;
  g_autofree char *days = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  record = load (transaction, "person", person, error);
  if (record == NULL)
    return FALSE;
  if (from != NULL && is_gone (record))
    return set_invalid (error, _("The person has left already"));
  linli_record_set_text (record, "away_from", from);
  linli_record_set_text (record, "away_until", from != NULL ? until : NULL);
  linli_record_set_text (record, "away_to", from != NULL ? to : NULL);
  if (from != NULL && until != NULL &&
      g_strcmp0 (linli_record_get_text (record, "away_until"), linli_record_get_text (record, "away_from")) < 0)
    return set_invalid (error, _("Nobody comes back before leaving"));
  days = linli_record_is_null (record, "away_until")
           ? g_strdup (linli_record_get_text (record, "away_from"))
           : g_strdup_printf ("%s – %s", linli_record_get_text (record, "away_from"), linli_record_get_text (record, "away_until"));
  text = join (days, linli_record_get_text (record, "away_to"));
  return linli_record_save (record, transaction, error) &&
         linli_timeline_append (transaction, 0, "person", person, from != NULL ? "away" : "back", text, error);
}
