/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What follows from other fields of the same record. Nothing that somebody entered is overwritten; where a person's number and
 * the entered date or sex disagree, the check of the model says so. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-codes.h"
#include "linli-identity.h"
#include "linli-plate.h"
#include "linli-record-private.h"

/* Documents whose number holds a birth date and a sex after GB 11643. */
static gboolean
number_tells (LinliRecord *person,
              const char  *number)
{
  const char *type = linli_record_get_text (person, "identity_type");
  LinliIdentityVerdict verdict;

  if (type != NULL && strcmp (type, LINLI_CODE_IDENTITY_RESIDENT) != 0 && strcmp (type, "temporary") != 0 &&
      strcmp (type, "hkmt_residence") != 0)
    return FALSE;
  verdict = linli_identity_check (number, linli_identity_guess_type (number), NULL);
  return verdict == LINLI_IDENTITY_VALID || verdict == LINLI_IDENTITY_OLD_FORM;
}

static void
complete_person (LinliRecord *person)
{
  const char *number = linli_record_get_text (person, "identity_number");
  LinliDate birth;
  LinliSex sex;

  if (number == NULL || !number_tells (person, number))
    return;
  if (linli_record_is_null (person, "birth_date") && linli_identity_get_birth_date (number, &birth))
    {
      g_autofree char *text = linli_date_to_string (&birth);

      linli_record_set_text (person, "birth_date", text);
    }
  sex = linli_identity_get_sex (number);
  if (linli_record_is_null (person, "sex") && sex != LINLI_SEX_UNKNOWN)
    linli_record_set_text (person, "sex", sex == LINLI_SEX_MALE ? LINLI_CODE_SEX_MALE : LINLI_CODE_SEX_FEMALE);
  if (linli_record_is_null (person, "identity_type") && linli_identity_guess_type (number) == LINLI_IDENTITY_RESIDENT)
    linli_record_set_text (person, "identity_type", LINLI_CODE_IDENTITY_RESIDENT);
}

static void
complete_vehicle (LinliRecord *vehicle)
{
  const char *plate = linli_record_get_text (vehicle, "plate");
  g_autofree char *normal = plate != NULL ? linli_plate_normalise (plate) : NULL;

  if (normal != NULL && *normal != '\0')
    linli_record_set_text (vehicle, "plate", normal);
}

void
_linli_record_complete (LinliRecord *self)
{
  const char *kind = linli_record_get_kind (self)->name;

  if (strcmp (kind, "person") == 0 && linli_record_is_changed (self, "identity_number"))
    complete_person (self);
  else if (strcmp (kind, "vehicle") == 0 && linli_record_is_changed (self, "plate"))
    complete_vehicle (self);
}

/* As far as both days are known. */
static gboolean
ends_before_it_begins (LinliRecord *tag)
{
  const char *since = linli_record_get_text (tag, "since");
  const char *until = linli_record_get_text (tag, "until");

  return since != NULL && until != NULL && strncmp (until, since, MIN (strlen (until), strlen (since))) < 0;
}

/* Whether a record that stands in the file may be changed or taken out of sight at all. */
gboolean
_linli_record_check_change (LinliRecord  *self,
                            GError      **error)
{
  const char *kind = linli_record_get_kind (self)->name;
  const char *fault = NULL;

  if (strcmp (kind, "timeline") == 0)
    fault = _("What stands in a timeline is never changed; add a line");
  else if (strcmp (kind, "tag") == 0 && (linli_record_is_changed (self, "since") || linli_record_is_changed (self, "until")) &&
           ends_before_it_begins (self))
    fault = _("A tag cannot end before it begins");
  if (fault != NULL)
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, fault);

  return fault == NULL;
}
