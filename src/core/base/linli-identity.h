/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-date.h"
#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliIdentityType:
 * @LINLI_IDENTITY_RESIDENT: 居民身份证, numbered after GB 11643
 * @LINLI_IDENTITY_RESIDENCE_PERMIT: 港澳台居民居住证, the same number with the region 81, 82 or 83
 * @LINLI_IDENTITY_FOREIGN_PERMANENT: 外国人永久居留身份证
 * @LINLI_IDENTITY_HOME_RETURN: 港澳居民来往内地通行证
 * @LINLI_IDENTITY_TAIWAN_PASS: 台湾居民来往大陆通行证
 * @LINLI_IDENTITY_PASSPORT: a passport
 * @LINLI_IDENTITY_OTHER: any other document; its number is not judged
 */
typedef enum {
  LINLI_IDENTITY_RESIDENT,
  LINLI_IDENTITY_RESIDENCE_PERMIT,
  LINLI_IDENTITY_FOREIGN_PERMANENT,
  LINLI_IDENTITY_HOME_RETURN,
  LINLI_IDENTITY_TAIWAN_PASS,
  LINLI_IDENTITY_PASSPORT,
  LINLI_IDENTITY_OTHER,
} LinliIdentityType;

/**
 * LinliIdentityVerdict:
 * @LINLI_IDENTITY_VALID: nothing is wrong with it
 * @LINLI_IDENTITY_OLD_FORM: a plausible number of 15 digits, from before 1999; see linli_identity_upgrade()
 * @LINLI_IDENTITY_EMPTY: there is no number
 * @LINLI_IDENTITY_BAD_LENGTH: digits are missing or too many
 * @LINLI_IDENTITY_BAD_CHARACTER: a character that no such number has
 * @LINLI_IDENTITY_BAD_REGION: the first two digits are no province, or not one of this kind of document
 * @LINLI_IDENTITY_BAD_DATE: the birth date does not exist or lies in the future
 * @LINLI_IDENTITY_BAD_CHECK: the last character does not follow from the others: a digit was mistyped
 * @LINLI_IDENTITY_ROUNDED: a spreadsheet kept 15 digits of it and wrote zeros, or wrote it as 5.10E+17
 * @LINLI_IDENTITY_MASKED: it has stars: the list it comes from was masked
 *
 * What a document's number tells about itself. It never tells that the document exists.
 */
typedef enum {
  LINLI_IDENTITY_VALID,
  LINLI_IDENTITY_OLD_FORM,
  LINLI_IDENTITY_EMPTY,
  LINLI_IDENTITY_BAD_LENGTH,
  LINLI_IDENTITY_BAD_CHARACTER,
  LINLI_IDENTITY_BAD_REGION,
  LINLI_IDENTITY_BAD_DATE,
  LINLI_IDENTITY_BAD_CHECK,
  LINLI_IDENTITY_ROUNDED,
  LINLI_IDENTITY_MASKED,
} LinliIdentityVerdict;

/**
 * LinliSex:
 * @LINLI_SEX_UNKNOWN: not known
 * @LINLI_SEX_MALE: male
 * @LINLI_SEX_FEMALE: female
 *
 * The codes 0, 1 and 2 of GB/T 2261.1.
 */
typedef enum {
  LINLI_SEX_UNKNOWN = 0,
  LINLI_SEX_MALE = 1,
  LINLI_SEX_FEMALE = 2,
} LinliSex;

LINLI_EXPORT
char *linli_identity_normalise (const char *text);
LINLI_EXPORT
LinliIdentityType linli_identity_type_from_code (const char *code,
                                                 const char *number);
LINLI_EXPORT
LinliIdentityType linli_identity_guess_type (const char *number);
LINLI_EXPORT
LinliIdentityVerdict linli_identity_check (const char        *number,
                                           LinliIdentityType  type,
                                           const LinliDate   *today);
LINLI_EXPORT
char linli_identity_check_digit (const char *digits);
LINLI_EXPORT
char *linli_identity_upgrade (const char *number);
LINLI_EXPORT
gboolean linli_identity_get_birth_date (const char *number,
                                        LinliDate  *birth);
LINLI_EXPORT
LinliSex linli_identity_get_sex (const char *number);
LINLI_EXPORT
char *linli_identity_last_four (const char *number);

G_END_DECLS
