/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the values of one person say together: the identity number against itself, the birth date and the sex. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-codes.h"
#include "linli-identity.h"
#include "linli-import-private.h"

/* Codes of GB/T 4761 that name the head himself. */
#define RELATION_SELF "01"
#define RELATION_HEAD "02"
#define RELATION_RELATIVE "97"

static const struct {
  const char *code;
  LinliIdentityType type;
} identity_types[] = {
  { "resident", LINLI_IDENTITY_RESIDENT },
  { "temporary", LINLI_IDENTITY_RESIDENT },
  { "hkmt_residence", LINLI_IDENTITY_RESIDENCE_PERMIT },
  { "foreign_permanent", LINLI_IDENTITY_FOREIGN_PERMANENT },
  { "hkmo_permit", LINLI_IDENTITY_HOME_RETURN },
  { "taiwan_permit", LINLI_IDENTITY_TAIWAN_PASS },
  { "passport", LINLI_IDENTITY_PASSPORT },
  { "other", LINLI_IDENTITY_OTHER },
};

static int
linli_import_find_column (LinliImportRow *row,
                          int             field)
{
  for (guint i = 0; i < row->sheet->columns->len; i++)
    {
      LinliImportColumn *column = g_ptr_array_index (row->sheet->columns, i);

      if (column->use == LINLI_COLUMN_PERSON && column->field == field)
        return i;
    }
  return -1;
}

static LinliIdentityType
linli_import_get_identity_type (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (identity_types); i++)
    if (strcmp (identity_types[i].code, code) == 0)
      return identity_types[i].type;
  return LINLI_IDENTITY_OTHER;
}

static const char *
linli_import_get_identity_code (LinliIdentityType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (identity_types); i++)
    if (identity_types[i].type == type)
      return identity_types[i].code;
  return "other";
}

static void
linli_import_refuse_identity (LinliImport      *self,
                              LinliImportRow   *row,
                              LinliImportFault  fault,
                              const char       *format)
{
  int column = linli_import_find_column (row, self->fields.identity_number);
  const char *number = row->person[self->fields.identity_number];
  g_autofree char *told = g_strdup_printf ("“%s”", number);
  g_auto (GStrv) parts = g_strsplit (format, "%s", -1);

  _linli_import_add_finding (self, row, column, fault, g_strjoinv (told, parts));
}

/* Returns whether birth date and sex can be taken from the number. */
static gboolean
linli_import_check_identity (LinliImport    *self,
                             LinliImportRow *row)
{
  const char *number = row->person[self->fields.identity_number];
  const char *code = row->person[self->fields.identity_type];
  LinliIdentityType type = code != NULL ? linli_import_get_identity_type (code) : linli_identity_guess_type (number);

  if (code == NULL)
    {
      /* A column of identity numbers holds identity numbers: a mistyped one is not some other document. */
      if (type == LINLI_IDENTITY_OTHER)
        type = LINLI_IDENTITY_RESIDENT;
      row->person[self->fields.identity_type] = linli_import_get_identity_code (type);
    }
  switch (linli_identity_check (number, type, &self->today))
    {
    case LINLI_IDENTITY_VALID:
      return type == LINLI_IDENTITY_RESIDENT || type == LINLI_IDENTITY_RESIDENCE_PERMIT;
    case LINLI_IDENTITY_OLD_FORM:
      linli_import_refuse_identity (self, row, LINLI_IMPORT_FAULT_OLD_IDENTITY, _("The identity number %s is of the old form with 15 digits"));
      return TRUE;
    case LINLI_IDENTITY_BAD_DATE:
      linli_import_refuse_identity (self, row, LINLI_IMPORT_FAULT_IDENTITY_DATE, _("The identity number %s holds a birth date that cannot be"));
      return FALSE;
    case LINLI_IDENTITY_BAD_CHECK:
      linli_import_refuse_identity (self, row, LINLI_IMPORT_FAULT_CHECK_DIGIT,
                                    _("The identity number %s has a wrong check digit: one of its characters is mistyped"));
      return FALSE;
    case LINLI_IDENTITY_ROUNDED:
      linli_import_refuse_identity (self, row, LINLI_IMPORT_FAULT_NUMBER_CELL,
                                    _("The last digits of the identity number %s were lost in a spreadsheet; type it again as text"));
      return FALSE;
    case LINLI_IDENTITY_BAD_REGION:
      linli_import_refuse_identity (self, row, LINLI_IMPORT_FAULT_IDENTITY_LENGTH, _("The identity number %s begins with no known region"));
      return FALSE;
    case LINLI_IDENTITY_BAD_CHARACTER:
      linli_import_refuse_identity (self, row, LINLI_IMPORT_FAULT_IDENTITY_LENGTH, _("The identity number %s has a character that no such number has"));
      return FALSE;
    case LINLI_IDENTITY_BAD_LENGTH:
      linli_import_refuse_identity (self, row, LINLI_IMPORT_FAULT_IDENTITY_LENGTH, _("The identity number %s has too few or too many characters"));
      return FALSE;
    case LINLI_IDENTITY_EMPTY:
    default:
      return FALSE;
    }
}

/* Taken from the number when the sheet is silent, refused when it contradicts. A date of year and month agrees when they agree. */
static void
linli_import_check_birth_date (LinliImport    *self,
                               LinliImportRow *row,
                               GStringChunk   *arena)
{
  const char *written = row->person[self->fields.birth_date];
  LinliDate birth;
  g_autofree char *told = NULL;

  if (!linli_identity_get_birth_date (row->person[self->fields.identity_number], &birth))
    return;
  told = linli_date_to_string (&birth);
  if (written == NULL)
    row->person[self->fields.birth_date] = g_string_chunk_insert (arena, told);
  else if (!g_str_has_prefix (told, written))
    _linli_import_add_finding (self, row, linli_import_find_column (row, self->fields.birth_date), LINLI_IMPORT_FAULT_BIRTH_MISMATCH,
                               g_strdup_printf (_("The birth date is %s, but by the identity number %s"), written, told));
}

static void
linli_import_check_sex (LinliImport    *self,
                        LinliImportRow *row)
{
  const char *written = row->person[self->fields.sex];
  LinliSex sex = linli_identity_get_sex (row->person[self->fields.identity_number]);
  const char *told = sex == LINLI_SEX_MALE ? "1" : "2";
  const LinliField *field = self->fields.sex_field;

  if (sex == LINLI_SEX_UNKNOWN)
    return;
  if (written == NULL)
    row->person[self->fields.sex] = told;
  else if ((strcmp (written, "1") == 0 || strcmp (written, "2") == 0) && strcmp (written, told) != 0)
    _linli_import_add_finding (self, row, linli_import_find_column (row, self->fields.sex), LINLI_IMPORT_FAULT_SEX_MISMATCH,
                               g_strdup_printf (_("The sex is %s, but by the identity number %s"), linli_field_get_code_label (field, written),
                                                linli_field_get_code_label (field, told)));
}

/* Whose sex is not known is a relative. */
static const char *
linli_import_child_of_sex (const char *sex)
{
  if (g_strcmp0 (sex, LINLI_CODE_SEX_MALE) == 0)
    return LINLI_CODE_RELATION_SON;
  return g_strcmp0 (sex, LINLI_CODE_SEX_FEMALE) == 0 ? LINLI_CODE_RELATION_DAUGHTER : RELATION_RELATIVE;
}

/* A day that has not come yet is not taken. */
static void
linli_import_check_future (LinliImport    *self,
                           LinliImportRow *row,
                           int             field)
{
  const LinliField *about = &linli_kind_lookup ("person")->fields[field];
  LinliDate day;

  if (row->person[field] == NULL || !linli_date_parse (row->person[field], &day, NULL) || linli_date_compare (&day, &self->today) <= 0)
    return;
  _linli_import_add_finding (self, row, linli_import_find_column (row, field), LINLI_IMPORT_FAULT_BAD_DATE,
                             g_strdup_printf (C_("import", "%s: %s lies in the future"), linli_field_get_label (about), row->person[field]));
  row->person[field] = NULL;
}

void
_linli_import_check_person (LinliImport    *self,
                            LinliImportRow *row,
                            GStringChunk   *arena)
{
  const char *relation = row->person[self->fields.relation];

  if (row->person[self->fields.name] == NULL)
    _linli_import_add_finding (self, row, linli_import_find_column (row, self->fields.name), LINLI_IMPORT_FAULT_NO_NAME,
                               g_strdup (_("There is no name in the row")));
  linli_import_check_future (self, row, self->fields.birth_date);
  linli_import_check_future (self, row, self->fields.moved_in_on);
  if (row->person[self->fields.identity_number] != NULL && linli_import_check_identity (self, row))
    {
      linli_import_check_birth_date (self, row, arena);
      linli_import_check_sex (self, row);
    }
  if (relation != NULL && strcmp (relation, LINLI_IMPORT_RELATION_CHILD) == 0)
    row->person[self->fields.relation] = relation = linli_import_child_of_sex (row->person[self->fields.sex]);
  /* In a list by relation 本人 and 户主 both name the head. */
  row->is_head = relation != NULL && (strcmp (relation, RELATION_SELF) == 0 || strcmp (relation, RELATION_HEAD) == 0);
  if (row->head_name != NULL && row->person[self->fields.name] != NULL)
    row->is_head |= strcmp (row->head_name, row->person[self->fields.name]) == 0 && relation == NULL;
  if (row->sheet->is_household_form)
    row->is_head = TRUE;
  if (row->is_head)
    row->person[self->fields.relation] = RELATION_HEAD;
}
