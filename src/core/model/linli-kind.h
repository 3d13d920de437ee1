/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliFieldType:
 * @LINLI_FIELD_TEXT: free text
 * @LINLI_FIELD_INTEGER: a whole number
 * @LINLI_FIELD_REAL: a number
 * @LINLI_FIELD_BOOLEAN: 0 or 1; absent means not known
 * @LINLI_FIELD_DATE: a day as YYYY-MM-DD, or YYYY-MM, or YYYY when no more is known
 * @LINLI_FIELD_TIME: a moment, UTC, as YYYY-MM-DDTHH:MM:SS.SSSZ
 * @LINLI_FIELD_CODE: one of the codes of a #LinliCodeList, stored as its code
 * @LINLI_FIELD_PHONE: digits of a phone number, stored without blanks
 * @LINLI_FIELD_IDENTITY: the number of an identity document, stored in capitals without blanks
 * @LINLI_FIELD_REFERENCE: the id of a record of another kind
 * @LINLI_FIELD_GEOMETRY: a GeoPackage geometry blob in EPSG:4326
 */
typedef enum {
  LINLI_FIELD_TEXT,
  LINLI_FIELD_INTEGER,
  LINLI_FIELD_REAL,
  LINLI_FIELD_BOOLEAN,
  LINLI_FIELD_DATE,
  LINLI_FIELD_TIME,
  LINLI_FIELD_CODE,
  LINLI_FIELD_PHONE,
  LINLI_FIELD_IDENTITY,
  LINLI_FIELD_REFERENCE,
  LINLI_FIELD_GEOMETRY,
} LinliFieldType;

/**
 * LinliFieldFlags:
 * @LINLI_FIELD_PLAIN: nothing special
 * @LINLI_FIELD_REQUIRED: must not be empty
 * @LINLI_FIELD_MASKED: personal; shown masked until revealed
 * @LINLI_FIELD_INTERNAL: kept by the program; never shown as a row of a form
 * @LINLI_FIELD_PROSE: free text; numbers of people that stand in it are shown masked until revealed
 * @LINLI_FIELD_DEFAULTED: never empty; a new record that says nothing gets the default of the table
 */
typedef enum {
  LINLI_FIELD_PLAIN = 0,
  LINLI_FIELD_REQUIRED = 1 << 0,
  LINLI_FIELD_MASKED = 1 << 1,
  LINLI_FIELD_INTERNAL = 1 << 2,
  LINLI_FIELD_DEFAULTED = 1 << 3,
  LINLI_FIELD_PROSE = 1 << 4,
} LinliFieldFlags;

/**
 * LinliCode:
 * @code: what is stored; ASCII
 * @label: what is shown; untranslated English, a gettext msgid
 * @synonyms: (nullable): other ways in which spreadsheets write it, separated by blanks
 */
typedef struct {
  const char *code;
  const char *label;
  const char *synonyms;
} LinliCode;

/**
 * LinliField:
 * @name: the column
 * @type: what it holds
 * @flags: how it is treated
 * @label: untranslated English, a gettext msgid
 * @codes: (nullable) (array zero-terminated=1): the list, for %LINLI_FIELD_CODE
 * @reference: (nullable): the kind referred to, for %LINLI_FIELD_REFERENCE
 */
typedef struct {
  const char *name;
  LinliFieldType type;
  LinliFieldFlags flags;
  const char *label;
  const LinliCode *codes;
  const char *reference;
} LinliField;

/**
 * LinliKind:
 * @name: the kind, which is the name of its table
 * @label: untranslated English singular, a gettext msgid
 * @plural: untranslated English plural, a gettext msgid
 * @icon_name: symbolic icon
 * @fields: (array length=n_fields): the columns except id and deleted_at, in the order of a form
 * @n_fields: how many
 *
 * Describes a kind of record once: forms, imports, exports, the audit and the search are made from it.
 */
typedef struct {
  const char *name;
  const char *label;
  const char *plural;
  const char *icon_name;
  const LinliField *fields;
  guint n_fields;
} LinliKind;

LINLI_EXPORT
const LinliKind *linli_kind_lookup (const char *name);
LINLI_EXPORT
const LinliKind * const *linli_kind_list (guint *n_kinds);
LINLI_EXPORT
const char *linli_kind_get_label (const LinliKind *kind);
LINLI_EXPORT
const char *linli_kind_get_plural (const LinliKind *kind);
LINLI_EXPORT
int linli_kind_find_field (const LinliKind *kind,
                           const char      *name);
LINLI_EXPORT
const char *linli_field_get_label (const LinliField *field);
LINLI_EXPORT
const char *linli_field_get_code_label (const LinliField *field,
                                        const char       *code);
LINLI_EXPORT
const char *linli_field_find_code (const LinliField *field,
                                   const char       *written);

G_END_DECLS
