/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is odd about a record as it is being filled in, field by field. It may be stored all the same: a list that came on paper may
 * hold a mistake that only a visit can settle. What may not be stored, linli_record_check() refuses. */

#include "config.h"

#include "linli-remark.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-codes.h"
#include "linli-identity.h"
#include "linli-phone.h"
#include "linli-plate.h"

static const char *
get_number_remark (LinliIdentityVerdict verdict)
{
  switch (verdict)
    {
    case LINLI_IDENTITY_BAD_LENGTH:
      return _("Digits are missing in this number, or there are too many.");
    case LINLI_IDENTITY_BAD_CHARACTER:
      return _("A character in this number does not belong there.");
    case LINLI_IDENTITY_BAD_REGION:
      return _("The first two digits are no region.");
    case LINLI_IDENTITY_BAD_DATE:
      return _("The birth date in this number does not exist.");
    case LINLI_IDENTITY_BAD_CHECK:
      return _("The last digit does not fit the others: one was mistyped.");
    case LINLI_IDENTITY_ROUNDED:
      return _("A spreadsheet rounded this number: its end is lost.");
    case LINLI_IDENTITY_MASKED:
      return _("Digits of this number are hidden by stars.");
    case LINLI_IDENTITY_VALID:
    case LINLI_IDENTITY_OLD_FORM:
    case LINLI_IDENTITY_EMPTY:
    default:
      return NULL;
    }
}

static LinliIdentityVerdict
check_number (LinliRecord *person)
{
  const char *number = linli_record_get_text (person, "identity_number");

  return linli_identity_check (number, linli_identity_type_from_code (linli_record_get_text (person, "identity_type"), number), NULL);
}

/* The number, where it tells birth date and sex. */
static const char *
get_telling_number (LinliRecord *person)
{
  const char *number = linli_record_get_text (person, "identity_number");
  LinliIdentityType type;
  LinliIdentityVerdict verdict;

  if (number == NULL)
    return NULL;
  type = linli_identity_type_from_code (linli_record_get_text (person, "identity_type"), number);
  verdict = linli_identity_check (number, type, NULL);

  return (type == LINLI_IDENTITY_RESIDENT || type == LINLI_IDENTITY_RESIDENCE_PERMIT) &&
         (verdict == LINLI_IDENTITY_VALID || verdict == LINLI_IDENTITY_OLD_FORM) ? number : NULL;
}

/* A date that is entered in part may agree in part. */
static char *
dup_birth_remark (LinliRecord *person)
{
  const char *number = get_telling_number (person);
  const char *entered = linli_record_get_text (person, "birth_date");
  g_autofree char *told = NULL;
  LinliDate birth;

  if (number == NULL || entered == NULL || !linli_identity_get_birth_date (number, &birth))
    return NULL;
  told = linli_date_to_string (&birth);

  return g_str_has_prefix (told, entered) ? NULL : g_strdup_printf (_("The identity number says %s."), told);
}

static char *
dup_sex_remark (LinliRecord *person)
{
  const char *number = get_telling_number (person);
  const char *entered = linli_record_get_text (person, "sex");
  LinliSex told = number != NULL ? linli_identity_get_sex (number) : LINLI_SEX_UNKNOWN;

  if (told == LINLI_SEX_MALE && g_strcmp0 (entered, LINLI_CODE_SEX_FEMALE) == 0)
    return g_strdup (_("The identity number is a man's."));
  if (told == LINLI_SEX_FEMALE && g_strcmp0 (entered, LINLI_CODE_SEX_MALE) == 0)
    return g_strdup (_("The identity number is a woman's."));

  return NULL;
}

/**
 * linli_remark_dup:
 * @record: a record, saved or not
 * @field: one of its fields
 *
 * What is odd about the field as it stands: an identity number with a wrong check digit (GB 11643), a birth date or sex that
 * contradicts it, a telephone number or a plate that cannot be one. Nothing of it keeps the record from being saved.
 *
 * Returns: (transfer full) (nullable): a sentence for the user; %NULL when nothing is odd
 */
char *
linli_remark_dup (LinliRecord *record,
                  const char  *field)
{
  const LinliKind *kind = linli_record_get_kind (record);
  const char *text;
  int n;

  g_return_val_if_fail (LINLI_IS_RECORD (record) && field != NULL, NULL);

  n = linli_kind_find_field (kind, field);
  if (n < 0 || linli_record_is_null (record, field))
    return NULL;
  if (strcmp (kind->name, "person") == 0 && strcmp (field, "birth_date") == 0)
    return dup_birth_remark (record);
  if (strcmp (kind->name, "person") == 0 && strcmp (field, "sex") == 0)
    return dup_sex_remark (record);
  if (strcmp (kind->name, "person") == 0 && strcmp (field, "identity_number") == 0)
    return g_strdup (get_number_remark (check_number (record)));

  text = linli_record_get_text (record, field);
  if (kind->fields[n].type == LINLI_FIELD_PHONE && linli_phone_get_kind (text) == LINLI_PHONE_IMPLAUSIBLE)
    return g_strdup (_("This is not how a telephone number looks."));
  if (strcmp (kind->name, "vehicle") == 0 && strcmp (field, "plate") == 0)
    {
      g_autofree char *plate = linli_plate_normalise (text);

      if (linli_plate_get_kind (plate) == LINLI_PLATE_IMPLAUSIBLE)
        return g_strdup (_("This is not how a number plate looks."));
    }

  return NULL;
}

/* Another home at the address as it is derived, which also finds a building that is entered twice; while the address is being
 * changed, at the same place with the same room. */
static gint64
find_same_address (LinliRecord   *dwelling,
                   LinliDatabase *database)
{
  static const char * const parts[] = { "floor", "room", "suffix", "address_raw" };
  gint64 id = linli_record_get_id (dwelling);
  gboolean changed = id == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    changed = changed || linli_record_is_changed (dwelling, parts[i]);
  if (!changed)
    return linli_database_get_int64 (database, 0,
                                     "SELECT f.dwelling_id FROM dwelling_standing s JOIN dwelling_standing f ON f.sort_key = s.sort_key"
                                     " AND f.address = s.address AND f.dwelling_id <> s.dwelling_id JOIN dwelling d ON d.id = f.dwelling_id"
                                     " WHERE s.dwelling_id = ? AND s.address <> '' AND d.deleted_at IS NULL ORDER BY f.dwelling_id LIMIT 1",
                                     "i", id);
  if (linli_record_is_null (dwelling, "room") && linli_record_is_null (dwelling, "suffix") && linli_record_is_null (dwelling, "address_raw"))
    return 0;

  return linli_database_get_int64 (database, 0,
                                   "SELECT id FROM dwelling WHERE compound_id IS nullif (?1, 0) AND building_id IS nullif (?2, 0)"
                                   " AND unit_id IS nullif (?3, 0) AND room IS ?4 AND suffix IS ?5"
                                   " AND (?4 IS NOT NULL OR ?5 IS NOT NULL OR address_raw = ?6) AND id <> ?7 AND deleted_at IS NULL"
                                   " ORDER BY id LIMIT 1", "iiisssi",
                                   linli_record_get_int64 (dwelling, "compound_id"), linli_record_get_int64 (dwelling, "building_id"),
                                   linli_record_get_int64 (dwelling, "unit_id"), linli_record_get_text (dwelling, "room"),
                                   linli_record_get_text (dwelling, "suffix"), linli_record_get_text (dwelling, "address_raw"), id);
}

/**
 * linli_remark_find_twin:
 * @record: a record, saved or not
 * @field: one of its fields
 * @database: a connection of this thread
 *
 * Looks for a second record of what there can be only one of: a person with the same identity number, a home with the same address.
 *
 * Returns: the id of another record of the kind with the same, where @field is the one that says so; or 0
 */
gint64
linli_remark_find_twin (LinliRecord   *record,
                        const char    *field,
                        LinliDatabase *database)
{
  const char *kind, *number;

  g_return_val_if_fail (LINLI_IS_RECORD (record) && field != NULL && database != NULL, 0);

  kind = linli_record_get_kind (record)->name;
  if (strcmp (kind, "dwelling") == 0)
    return strcmp (field, linli_record_is_null (record, "room") ? "address_raw" : "room") == 0 ? find_same_address (record, database) : 0;
  if (strcmp (kind, "person") != 0 || strcmp (field, "identity_number") != 0)
    return 0;
  number = linli_record_get_text (record, "identity_number");
  if (number == NULL)
    return 0;

  return linli_database_get_int64 (database, 0,
                                   "SELECT id FROM person WHERE identity_number = ? AND id <> ? AND deleted_at IS NULL ORDER BY id LIMIT 1",
                                   "si", number, linli_record_get_id (record));
}
