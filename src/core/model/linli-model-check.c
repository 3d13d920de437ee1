/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is wrong, or probably wrong, in the records: duplicates, numbers that cannot be, households without a head, references to
 * what was removed. It only reads; a million people take some seconds, so that a thread does it. */

#include "config.h"

#include "linli-model-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-codes.h"
#include "linli-duty-private.h"
#include "linli-identity.h"
#include "linli-kind.h"
#include "linli-mask.h"

/* More findings of one rule help nobody. */
#define MOST 10000

/* A rule as a statement. Its columns: the record, two texts for the message (where @personal says so, names to be masked), x, y. */
typedef struct {
  const char *code;
  LinliSeverity severity;
  const char *kind;
  const char *message; /* {1} and {2} stand for the texts */
  gboolean personal;
  const char *sql;
} Rule;

#define HERE(alias) \
  alias ".deleted_at IS NULL AND " alias ".moved_out_on IS NULL AND " alias ".deceased_on IS NULL"
#define HOME_OF_HOUSEHOLD " LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id"
#define HOME_OF_PERSON " LEFT JOIN household h ON h.id = p.household_id" HOME_OF_HOUSEHOLD

static const Rule rules[] = {
  { "person-identity-twice", LINLI_SEVERITY_ERROR, "person", N_("{1} has the same identity number as {2}"), TRUE,
    "SELECT p.id, p.name, q.name, s.x, s.y FROM person p JOIN person q ON q.identity_number = p.identity_number"
    " AND q.id = (SELECT min (f.id) FROM person f WHERE f.identity_number = p.identity_number AND f.deleted_at IS NULL)" HOME_OF_PERSON
    " WHERE p.deleted_at IS NULL AND q.id < p.id" },
  { "person-twice", LINLI_SEVERITY_WARNING, "person", N_("{1} may be entered twice in this building"), TRUE,
    "SELECT p.id, p.name, NULL, s.x, s.y FROM (SELECT ifnull (d.building_id, -d.id) AS building, p.name AS name, min (p.id) AS first FROM person p"
    " JOIN household h ON h.id = p.household_id JOIN dwelling d ON d.id = h.dwelling_id WHERE " HERE ("p")
    " GROUP BY 1, 2 HAVING count(*) > 1) twice JOIN dwelling d ON d.building_id = twice.building OR (d.id = -twice.building AND d.building_id IS NULL)"
    " JOIN household h ON h.dwelling_id = d.id"
    " JOIN person p ON p.household_id = h.id AND p.name = twice.name JOIN person f ON f.id = twice.first"
    " LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE " HERE ("p") " AND p.id <> f.id"
    " AND NOT (p.identity_number IS NOT NULL AND f.identity_number IS NOT NULL)"
    " AND ifnull (p.birth_date = f.birth_date, 1) AND ifnull (p.sex = f.sex, 1)" },
  { "person-same-birth", LINLI_SEVERITY_WARNING, "person", N_("{1} has the same name and birth date as somebody elsewhere"), TRUE,
    "SELECT p.id, p.name, NULL, s.x, s.y FROM (SELECT id, min (id) OVER (PARTITION BY name, birth_date) AS first FROM person"
    " WHERE deleted_at IS NULL AND length (birth_date) = 10) twice JOIN person p ON p.id = twice.id JOIN person f ON f.id = twice.first" HOME_OF_PERSON
    " WHERE twice.id <> twice.first AND NOT (p.identity_number IS NOT NULL AND f.identity_number IS NOT NULL) AND ifnull (p.sex = f.sex, 1)"
    " AND NOT (" HERE ("p") " AND " HERE ("f") " AND EXISTS (SELECT 1 FROM household g JOIN dwelling e ON e.id = g.dwelling_id"
    " JOIN dwelling d ON d.id = h.dwelling_id WHERE g.id = f.household_id AND ifnull (e.building_id, -e.id) = ifnull (d.building_id, -d.id)))" },
  { "person-dates", LINLI_SEVERITY_ERROR, "person", N_("The dates of {1} contradict each other"), TRUE,
    "SELECT p.id, p.name, NULL, s.x, s.y FROM person p" HOME_OF_PERSON " WHERE p.deleted_at IS NULL"
    " AND (p.birth_date > date ('now', 'localtime') OR p.deceased_on < substr (p.birth_date, 1, length (p.deceased_on)) OR p.away_until < p.away_from"
    " OR p.moved_in_on > date ('now', 'localtime') OR p.moved_in_on < substr (p.birth_date, 1, length (p.moved_in_on))"
    " OR p.moved_out_on < substr (p.moved_in_on, 1, length (p.moved_out_on)) OR p.deceased_on < substr (p.moved_in_on, 1, length (p.deceased_on)))" },
  { "household-without-head", LINLI_SEVERITY_WARNING, "household", N_("{1}: the household has no head"), FALSE,
    "SELECT h.id, s.address, NULL, s.x, s.y FROM household h" HOME_OF_HOUSEHOLD " WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL"
    " AND h.head_id IS NULL AND EXISTS (SELECT 1 FROM person p WHERE p.household_id = h.id AND " HERE ("p") ")" },
  { "household-head-elsewhere", LINLI_SEVERITY_ERROR, "household", N_("{1}: the head does not belong to the household"), FALSE,
    "SELECT h.id, s.address, NULL, s.x, s.y FROM household h JOIN person a ON a.id = h.head_id" HOME_OF_HOUSEHOLD
    " WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL AND a.deleted_at IS NULL AND a.household_id IS NOT h.id" },
  { "household-head-gone", LINLI_SEVERITY_WARNING, "household", N_("{1}: the head has died or moved out"), FALSE,
    "SELECT h.id, s.address, NULL, s.x, s.y FROM household h JOIN person a ON a.id = h.head_id" HOME_OF_HOUSEHOLD
    " WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL AND a.deleted_at IS NULL AND a.household_id = h.id"
    " AND (a.deceased_on IS NOT NULL OR a.moved_out_on IS NOT NULL)" },
  { "household-two-heads", LINLI_SEVERITY_WARNING, "household", N_("{1}: several members are entered as head"), FALSE,
    "SELECT h.id, s.address, NULL, s.x, s.y FROM household h" HOME_OF_HOUSEHOLD " WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL"
    " AND (SELECT count(*) FROM person p WHERE p.household_id = h.id AND p.relation_to_head = '02' AND " HERE ("p") ") > 1" },
  { "household-empty", LINLI_SEVERITY_WARNING, "household", N_("{1}: the household has no members"), FALSE,
    "SELECT h.id, s.address, NULL, s.x, s.y FROM household h" HOME_OF_HOUSEHOLD " WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM person p WHERE p.household_id = h.id AND " HERE ("p") ")" },
  { "household-without-dwelling", LINLI_SEVERITY_HINT, "household", N_("A household ({1}) has no dwelling"), TRUE,
    "SELECT h.id, ifnull (a.name, h.number), NULL, NULL, NULL FROM household h LEFT JOIN person a ON a.id = h.head_id"
    " WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL AND h.dwelling_id IS NULL" },
  { "person-without-household", LINLI_SEVERITY_HINT, "person", N_("{1} belongs to no household"), TRUE,
    "SELECT p.id, p.name, NULL, NULL, NULL FROM person p WHERE " HERE ("p") " AND p.household_id IS NULL" },
  { "dwelling-twice", LINLI_SEVERITY_WARNING, "dwelling", N_("The address {1} is entered twice"), FALSE,
    "SELECT s.dwelling_id, s.address, NULL, s.x, s.y FROM dwelling_standing s JOIN dwelling d ON d.id = s.dwelling_id"
    " WHERE d.deleted_at IS NULL AND s.address <> '' AND EXISTS (SELECT 1 FROM dwelling_standing f WHERE f.sort_key = s.sort_key"
    " AND f.address = s.address AND f.dwelling_id < s.dwelling_id)" },
  { "vehicle-twice", LINLI_SEVERITY_WARNING, "vehicle", N_("The plate {1} is entered twice"), FALSE,
    "SELECT v.id, v.plate, NULL, s.x, s.y FROM vehicle v LEFT JOIN household h ON h.id = v.household_id" HOME_OF_HOUSEHOLD
    " WHERE v.deleted_at IS NULL AND EXISTS (SELECT 1 FROM vehicle f WHERE f.plate = v.plate AND f.deleted_at IS NULL AND f.id < v.id)" },
  { "grid-without-head", LINLI_SEVERITY_HINT, "grid", N_("The grid {1} has no head"), FALSE,
    "SELECT g.id, g.name, NULL, NULL, NULL FROM grid g WHERE g.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM grid_duty y WHERE y.grid_id = g.id"
    " AND y.role = 'head' AND y.deleted_at IS NULL AND (y.until IS NULL OR y.until > date ('now', 'localtime'))"
    " AND NOT " LINLI_DUTY_GONE ("y.person_id", "date ('now', 'localtime')") ")" },
  { "grid-in-itself", LINLI_SEVERITY_ERROR, "grid", N_("The grid {1} lies in itself"), FALSE,
    "WITH RECURSIVE up (start, id) AS (SELECT id, parent_id FROM grid WHERE deleted_at IS NULL AND parent_id IS NOT NULL UNION"
    " SELECT up.start, g.parent_id FROM up JOIN grid g ON g.id = up.id WHERE g.parent_id IS NOT NULL)"
    " SELECT g.id, g.name, NULL, NULL, NULL FROM up JOIN grid g ON g.id = up.start WHERE up.id = up.start" },
  { "attachment-lost", LINLI_SEVERITY_ERROR, "attachment", N_("The file of the attachment {1} is missing"), FALSE,
    "SELECT a.id, a.name, NULL, NULL, NULL FROM attachment a WHERE a.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM content c WHERE c.hash = a.hash)" },
};

static void
append_text (GString    *message,
             const char *text,
             gboolean    personal)
{
  g_autofree char *masked = personal && text != NULL ? linli_mask_name (text) : NULL;

  if (masked != NULL)
    g_string_append (message, masked);
  else
    g_string_append (message, text != NULL && *text != '\0' ? text : _("(no name)"));
}

static char *
dup_message (const char *pattern,
             const char *first,
             const char *second,
             gboolean    personal)
{
  GString *message = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    if (g_str_has_prefix (p, "{1}") || g_str_has_prefix (p, "{2}"))
      {
        append_text (message, p[1] == '1' ? first : second, personal);
        p += 2;
      }
    else
      {
        g_string_append_c (message, *p);
      }
  return g_string_free (message, FALSE);
}

static double
get_coordinate (LinliStatement *statement,
                int             column)
{
  return linli_statement_is_null (statement, column) ? G_MAXDOUBLE : linli_statement_get_double (statement, column);
}

static void
take_finding (GPtrArray      *findings,
              const Rule     *rule,
              LinliStatement *statement,
              const char     *message)
{
  double x = get_coordinate (statement, 3), y = get_coordinate (statement, 4);
  gint64 id = linli_statement_get_int64 (statement, 0);

  if (x == G_MAXDOUBLE || y == G_MAXDOUBLE)
    g_ptr_array_add (findings, linli_finding_new (rule->severity, rule->code, rule->kind, id, message));
  else
    g_ptr_array_add (findings, linli_finding_new_at (rule->severity, rule->code, rule->kind, id, x, y, message));
}

static gboolean
finish (GError       *local_error,
        GCancellable *cancellable,
        GError      **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_clear_error (&local_error);
      return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
check_rule (LinliDatabase *database,
            const Rule    *rule,
            GPtrArray     *findings,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("%s LIMIT %d", rule->sql, MOST);
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, sql, NULL);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (!g_cancellable_is_cancelled (cancellable) && linli_statement_step (statement, &local_error))
    {
      g_autofree char *message = dup_message (_(rule->message), linli_statement_get_text (statement, 1),
                                              linli_statement_get_text (statement, 2), rule->personal);

      take_finding (findings, rule, statement, message);
    }
  return finish (local_error, cancellable, error);
}

static const Rule invalid_rule = { "person-identity-invalid", LINLI_SEVERITY_ERROR, "person", NULL, TRUE, NULL };
static const Rule mismatch_rule = { "person-identity-mismatch", LINLI_SEVERITY_WARNING, "person", NULL, TRUE, NULL };

static const char *
get_verdict_text (LinliIdentityVerdict verdict)
{
  switch (verdict)
    {
    case LINLI_IDENTITY_BAD_LENGTH:
      return _("{1}: digits are missing in the identity number, or too many");
    case LINLI_IDENTITY_BAD_CHARACTER:
      return _("{1}: the identity number holds a wrong character");
    case LINLI_IDENTITY_BAD_REGION:
      return _("{1}: the identity number begins with no region");
    case LINLI_IDENTITY_BAD_DATE:
      return _("{1}: the birth date in the identity number does not exist");
    case LINLI_IDENTITY_BAD_CHECK:
      return _("{1}: the identity number was mistyped (check digit)");
    case LINLI_IDENTITY_ROUNDED:
      return _("{1}: a spreadsheet rounded the identity number");
    case LINLI_IDENTITY_VALID:
    case LINLI_IDENTITY_OLD_FORM:
    case LINLI_IDENTITY_EMPTY:
    default:
      return NULL;
    }
}

/* Whether the entered sex or birth date is another than the number's. A date that is entered in part may agree in part. */
static const char *
get_mismatch_text (const char *number,
                   const char *birth_date,
                   const char *sex)
{
  LinliDate birth;
  LinliSex told = linli_identity_get_sex (number);

  if (birth_date != NULL && linli_identity_get_birth_date (number, &birth))
    {
      g_autofree char *text = linli_date_to_string (&birth);

      if (!g_str_has_prefix (text, birth_date))
        return _("{1}: birth date and identity number disagree");
    }
  if (sex != NULL && told != LINLI_SEX_UNKNOWN && (strcmp (sex, LINLI_CODE_SEX_MALE) == 0 || strcmp (sex, LINLI_CODE_SEX_FEMALE) == 0) &&
      (strcmp (sex, LINLI_CODE_SEX_MALE) == 0) != (told == LINLI_SEX_MALE))
    return _("{1}: sex and identity number disagree");
  return NULL;
}

static gboolean
check_identities (LinliDatabase *database,
                  GPtrArray     *findings,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error,
                          "SELECT p.id, p.name, p.identity_number, s.x, s.y, p.birth_date, p.sex FROM person p" HOME_OF_PERSON
                          " WHERE p.deleted_at IS NULL AND p.identity_number IS NOT NULL AND ifnull (p.identity_type, 'resident') = 'resident'", NULL);
  GError *local_error = NULL;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  while (n < MOST && !g_cancellable_is_cancelled (cancellable) && linli_statement_step (statement, &local_error))
    {
      const char *number = linli_statement_get_text (statement, 2);
      const char *fault = get_verdict_text (linli_identity_check (number, LINLI_IDENTITY_RESIDENT, NULL));
      const char *mismatch = fault == NULL ? get_mismatch_text (number, linli_statement_get_text (statement, 5),
                                                                linli_statement_get_text (statement, 6)) : NULL;
      g_autofree char *message = NULL;

      if (fault == NULL && mismatch == NULL)
        continue;
      message = dup_message (fault != NULL ? fault : mismatch, linli_statement_get_text (statement, 1), NULL, TRUE);
      take_finding (findings, fault != NULL ? &invalid_rule : &mismatch_rule, statement, message);
      n++;
    }
  return finish (local_error, cancellable, error);
}

/* Live records that refer to removed ones, by every field of every kind. */
static gboolean
check_reference (LinliDatabase    *database,
                 const LinliKind  *kind,
                 const LinliField *field,
                 GPtrArray        *findings,
                 GCancellable     *cancellable,
                 GError          **error)
{
  const Rule rule = { "reference-removed", LINLI_SEVERITY_ERROR, kind->name, NULL, FALSE, NULL };
  g_autofree char *sql = g_strdup_printf ("SELECT r.id, NULL, NULL, NULL, NULL FROM \"%s\" r JOIN \"%s\" t ON t.id = r.\"%s\""
                                          " WHERE r.deleted_at IS NULL AND t.deleted_at IS NOT NULL LIMIT %d", kind->name, field->reference,
                                          field->name, MOST);
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, sql, NULL);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (!g_cancellable_is_cancelled (cancellable) && linli_statement_step (statement, &local_error))
    {
      g_autofree char *message = dup_message (_("{1}: the field {2} refers to a record that was removed"), linli_kind_get_label (kind),
                                              linli_field_get_label (field), FALSE);

      take_finding (findings, &rule, statement, message);
    }
  return finish (local_error, cancellable, error);
}

static gboolean
check_references (LinliDatabase *database,
                  GPtrArray     *findings,
                  GCancellable  *cancellable,
                  GError       **error)
{
  guint n_kinds;
  const LinliKind * const *kinds = linli_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].type == LINLI_FIELD_REFERENCE && (kinds[i]->fields[j].flags & LINLI_FIELD_INTERNAL) == 0 &&
          !check_reference (database, kinds[i], &kinds[i]->fields[j], findings, cancellable, error))
        return FALSE;
  return TRUE;
}

/**
 * linli_model_check:
 * @database: a connection of this thread
 * @cancellable: (nullable): looked at between two findings
 * @error: return location
 *
 * Checks all records. Grids are checked for coverage elsewhere, the file for integrity by the store.
 *
 * Returns: (transfer full) (nullable) (element-type LinliFinding): what was found; at most some thousands a rule, people's names masked
 */
GPtrArray *
linli_model_check (LinliDatabase  *database,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (database != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!check_rule (database, &rules[i], findings, cancellable, error))
      return NULL;
  if (!check_identities (database, findings, cancellable, error) || !check_references (database, findings, cancellable, error))
    return NULL;
  return g_steal_pointer (&findings);
}
