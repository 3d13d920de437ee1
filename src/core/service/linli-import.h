/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"
#include "linli-table.h"

G_BEGIN_DECLS

/**
 * LinliImportVerdict:
 * @LINLI_IMPORT_SKIPPED: no record: title, header, blank row, subtotal, or a sheet that is not chosen
 * @LINLI_IMPORT_NEW: a person who is not in the file yet
 * @LINLI_IMPORT_UPDATED: a person in the file, of whom the row knows something else or more
 * @LINLI_IMPORT_UNCHANGED: a person in the file, of whom the row knows nothing new
 * @LINLI_IMPORT_REFUSED: a row with a fault; nothing of it is written
 *
 * What becomes of a row.
 */
typedef enum {
  LINLI_IMPORT_SKIPPED,
  LINLI_IMPORT_NEW,
  LINLI_IMPORT_UPDATED,
  LINLI_IMPORT_UNCHANGED,
  LINLI_IMPORT_REFUSED,
} LinliImportVerdict;

/**
 * LinliImportFault:
 * @LINLI_IMPORT_FAULT_NO_NAME: no name
 * @LINLI_IMPORT_FAULT_NO_ADDRESS: no address, and no household above that the row could continue
 * @LINLI_IMPORT_FAULT_BAD_ADDRESS: an address in which no building or room can be found
 * @LINLI_IMPORT_FAULT_NUMBER_CELL: an identity number kept as a number of more than 15 digits, whose last digits are lost
 * @LINLI_IMPORT_FAULT_IDENTITY_LENGTH: an identity number with too few or too many characters
 * @LINLI_IMPORT_FAULT_CHECK_DIGIT: an identity number whose check digit is wrong
 * @LINLI_IMPORT_FAULT_IDENTITY_DATE: an identity number with an impossible birth date in it
 * @LINLI_IMPORT_FAULT_BIRTH_MISMATCH: the birth date is not the one in the identity number
 * @LINLI_IMPORT_FAULT_SEX_MISMATCH: the sex is not the one in the identity number
 * @LINLI_IMPORT_FAULT_BAD_DATE: not a date, or an impossible one
 * @LINLI_IMPORT_FAULT_BAD_PHONE: not a telephone number
 * @LINLI_IMPORT_FAULT_BAD_CODE: not one of the values that the field can have
 * @LINLI_IMPORT_FAULT_BAD_NUMBER: not a number
 * @LINLI_IMPORT_FAULT_DUPLICATE: the same identity number as in a row above
 * @LINLI_IMPORT_FAULT_TWO_HEADS: a second head in one household
 * @LINLI_IMPORT_FAULT_CELL_ERROR: the spreadsheet shows an error in the cell
 * @LINLI_IMPORT_FAULT_BAD_PLATE: not a number plate
 * @LINLI_IMPORT_FAULT_UNKNOWN_TAG: a tag that the file does not know (a warning)
 * @LINLI_IMPORT_FAULT_OLD_IDENTITY: an identity number of the old form with 15 digits (a warning)
 * @LINLI_IMPORT_FAULT_MORE_PHONES: more phone numbers than there is room for (a warning)
 * @LINLI_IMPORT_FAULT_OTHER_NAME: the person with this identity number has another name in the file (a warning)
 * @LINLI_IMPORT_FAULT_OTHER_IDENTITY: the person of this name in this home has another identity number in the file (a warning)
 *
 * What is wrong with a row.
 */
typedef enum {
  LINLI_IMPORT_FAULT_NO_NAME,
  LINLI_IMPORT_FAULT_NO_ADDRESS,
  LINLI_IMPORT_FAULT_BAD_ADDRESS,
  LINLI_IMPORT_FAULT_NUMBER_CELL,
  LINLI_IMPORT_FAULT_IDENTITY_LENGTH,
  LINLI_IMPORT_FAULT_CHECK_DIGIT,
  LINLI_IMPORT_FAULT_IDENTITY_DATE,
  LINLI_IMPORT_FAULT_BIRTH_MISMATCH,
  LINLI_IMPORT_FAULT_SEX_MISMATCH,
  LINLI_IMPORT_FAULT_BAD_DATE,
  LINLI_IMPORT_FAULT_BAD_PHONE,
  LINLI_IMPORT_FAULT_BAD_CODE,
  LINLI_IMPORT_FAULT_BAD_NUMBER,
  LINLI_IMPORT_FAULT_DUPLICATE,
  LINLI_IMPORT_FAULT_TWO_HEADS,
  LINLI_IMPORT_FAULT_CELL_ERROR,
  LINLI_IMPORT_FAULT_BAD_PLATE,
  LINLI_IMPORT_FAULT_UNKNOWN_TAG,
  LINLI_IMPORT_FAULT_OLD_IDENTITY,
  LINLI_IMPORT_FAULT_MORE_PHONES,
  LINLI_IMPORT_FAULT_OTHER_NAME,
  LINLI_IMPORT_FAULT_OTHER_IDENTITY,
} LinliImportFault;

/**
 * LinliImportFinding:
 * @sheet: which sheet, from 0
 * @row: which row, from 0 (people count from 1)
 * @column: which column, from 0, or -1 for the whole row
 * @fault: what is wrong
 * @refused: whether the row is refused for it; otherwise it is a warning
 * @reason: the same in the user's words
 *
 * A fault or a warning.
 */
typedef struct {
  guint sheet;
  guint row;
  int column;
  LinliImportFault fault;
  gboolean refused;
  const char *reason;
} LinliImportFinding;

/**
 * LinliImportCounts:
 * @n_rows: rows with a person
 * @n_new: of these, new ones
 * @n_updated: of these, ones that change somebody
 * @n_unchanged: of these, ones that say nothing new
 * @n_refused: of these, refused ones
 * @n_warned: of the rows that are imported, those with a warning
 * @n_skipped: rows without a person
 * @n_households: households that are new
 * @n_dwellings: dwellings that are new
 */
typedef struct {
  guint n_rows;
  guint n_new;
  guint n_updated;
  guint n_unchanged;
  guint n_refused;
  guint n_warned;
  guint n_skipped;
  guint n_households;
  guint n_dwellings;
} LinliImportCounts;

/**
 * LinliImportTarget:
 * @id: how a column's meaning is called: "person.name", "address", "tag:<code>" …
 * @label: the same in the user's words; translated
 * @group: what it belongs to, in the user's words; translated
 */
typedef struct {
  const char *id;
  const char *label;
  const char *group;
} LinliImportTarget;

/**
 * LinliImportProgressFunc:
 * @done: rows done
 * @total: rows in all
 * @data: what the caller passed
 *
 * Called now and then on the thread that works; by the asynchronous functions in the caller's main context.
 */
typedef void (*LinliImportProgressFunc) (guint    done,
                                         guint    total,
                                         gpointer data);

#define LINLI_TYPE_IMPORT (linli_import_get_type ())

/**
 * LinliImport:
 *
 * A list of households and persons on its way from a spreadsheet into the file: which sheets and columns mean what, what becomes
 * of every row, and the writing as one action. Belongs to one thread, except while one of its asynchronous functions runs, when
 * nobody else may touch it.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliImport, linli_import, LINLI, IMPORT, GObject)

LINLI_EXPORT
LinliImport *linli_import_new (LinliTable    *table,
                               LinliDatabase *database);
LINLI_EXPORT
LinliTable *linli_import_get_table (LinliImport *self);
LINLI_EXPORT
gboolean linli_import_is_sheet_chosen (LinliImport *self,
                                       guint        sheet);
LINLI_EXPORT
void linli_import_choose_sheet (LinliImport *self,
                                guint        sheet,
                                gboolean     chosen);
LINLI_EXPORT
void linli_import_get_header (LinliImport *self,
                              guint        sheet,
                              guint       *first_row,
                              guint       *n_rows);
LINLI_EXPORT
void linli_import_set_header (LinliImport *self,
                              guint        sheet,
                              guint        first_row,
                              guint        n_rows);
LINLI_EXPORT
guint linli_import_get_n_columns (LinliImport *self,
                                  guint        sheet);
LINLI_EXPORT
const char *linli_import_get_column_title (LinliImport *self,
                                           guint        sheet,
                                           guint        column);
LINLI_EXPORT
const char *linli_import_get_column_target (LinliImport *self,
                                            guint        sheet,
                                            guint        column);
LINLI_EXPORT
void linli_import_set_column_target (LinliImport *self,
                                     guint        sheet,
                                     guint        column,
                                     const char  *target);
LINLI_EXPORT
gboolean linli_import_is_remembered (LinliImport *self,
                                     guint        sheet);
LINLI_EXPORT
const LinliImportTarget *linli_import_get_targets (LinliImport *self,
                                                   guint       *n_targets);

LINLI_EXPORT
char *linli_import_mask_value (const char *target,
                               const char *text);

LINLI_EXPORT
gboolean linli_import_check (LinliImport              *self,
                             LinliDatabase            *database,
                             LinliImportProgressFunc   progress,
                             gpointer                  progress_data,
                             GCancellable             *cancellable,
                             GError                  **error);
LINLI_EXPORT
void linli_import_check_async (LinliImport             *self,
                               LinliStore              *store,
                               LinliImportProgressFunc  progress,
                               gpointer                 progress_data,
                               GCancellable            *cancellable,
                               GAsyncReadyCallback      callback,
                               gpointer                 user_data);
LINLI_EXPORT
gboolean linli_import_check_finish (LinliImport   *self,
                                    GAsyncResult  *result,
                                    GError       **error);
LINLI_EXPORT
gboolean linli_import_run (LinliImport              *self,
                           LinliStore               *store,
                           LinliImportProgressFunc   progress,
                           gpointer                  progress_data,
                           GCancellable             *cancellable,
                           GError                  **error);
LINLI_EXPORT
void linli_import_run_async (LinliImport             *self,
                             LinliStore              *store,
                             LinliImportProgressFunc  progress,
                             gpointer                 progress_data,
                             GCancellable            *cancellable,
                             GAsyncReadyCallback      callback,
                             gpointer                 user_data);
LINLI_EXPORT
gboolean linli_import_run_finish (LinliImport   *self,
                                  GAsyncResult  *result,
                                  GError       **error);

LINLI_EXPORT
void linli_import_get_counts (LinliImport       *self,
                              LinliImportCounts *counts);
LINLI_EXPORT
LinliImportVerdict linli_import_get_verdict (LinliImport *self,
                                             guint        sheet,
                                             guint        row);
LINLI_EXPORT
const LinliImportFinding *linli_import_get_findings (LinliImport *self,
                                                     guint       *n_findings);
LINLI_EXPORT
gboolean linli_import_write_refused (LinliImport  *self,
                                     const char   *path,
                                     GError      **error);

G_END_DECLS
