/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-import.h"
#include "linli-period.h"
#include "linli-resident-filter.h"

G_BEGIN_DECLS

/**
 * LINLI_OFFICE_FORM_ERROR:
 *
 * Error domain of filling a department's form.
 */
#define LINLI_OFFICE_FORM_ERROR (linli_office_form_error_quark ())

/**
 * LINLI_OFFICE_FORM_OR:
 *
 * Stands between kinds of organisations and the like, where one of them is enough.
 */
#define LINLI_OFFICE_FORM_OR "|"

/**
 * LINLI_OFFICE_FORM_TAG_OR:
 *
 * Stands between tags in the filter of a form where one of them is enough. A tag may have any line for its code, so nothing of a line can.
 */
#define LINLI_OFFICE_FORM_TAG_OR "\n"

/**
 * LINLI_OFFICE_FORM_TAG_AND:
 *
 * Stands between tags in the filter of a form that must all be there; it binds them more closely than %LINLI_OFFICE_FORM_TAG_OR.
 */
#define LINLI_OFFICE_FORM_TAG_AND "\t"

/**
 * LINLI_OFFICE_FORM_TAG_AT_HOME:
 *
 * Stands before a tag in the filter of a form that somebody of the person's household must have, or the household.
 */
#define LINLI_OFFICE_FORM_TAG_AT_HOME "\r"

/**
 * LinliOfficeFormError:
 * @LINLI_OFFICE_FORM_ERROR_NO_HEADER: no row of the sheet was understood as its header
 * @LINLI_OFFICE_FORM_ERROR_NO_ROOM: there is no row below the header to fill
 * @LINLI_OFFICE_FORM_ERROR_ROWS_MERGED: a line of the form takes several rows of the sheet
 * @LINLI_OFFICE_FORM_ERROR_NO_COLUMN: no column is filled
 * @LINLI_OFFICE_FORM_ERROR_NOT_KEPT: the form is not, or no longer, kept in the file
 * @LINLI_OFFICE_FORM_ERROR_NO_ROW: nothing in the file fits the form
 */
typedef enum {
  LINLI_OFFICE_FORM_ERROR_NO_HEADER,
  LINLI_OFFICE_FORM_ERROR_NO_ROOM,
  LINLI_OFFICE_FORM_ERROR_ROWS_MERGED,
  LINLI_OFFICE_FORM_ERROR_NO_COLUMN,
  LINLI_OFFICE_FORM_ERROR_NOT_KEPT,
  LINLI_OFFICE_FORM_ERROR_NO_ROW,
} LinliOfficeFormError;

LINLI_EXPORT
GQuark linli_office_form_error_quark (void);

/**
 * LinliOfficeFormColumnState:
 * @LINLI_OFFICE_FORM_COLUMN_EMPTY: nothing is known to write there; it is left empty
 * @LINLI_OFFICE_FORM_COLUMN_FILLED: it is filled
 * @LINLI_OFFICE_FORM_COLUMN_FORMULA: the form calculates it itself
 * @LINLI_OFFICE_FORM_COLUMN_COVERED: its cells are merged with those to their left, or it has no title
 *
 * What becomes of a column.
 */
typedef enum {
  LINLI_OFFICE_FORM_COLUMN_EMPTY,
  LINLI_OFFICE_FORM_COLUMN_FILLED,
  LINLI_OFFICE_FORM_COLUMN_FORMULA,
  LINLI_OFFICE_FORM_COLUMN_COVERED,
} LinliOfficeFormColumnState;

/**
 * LinliOfficeFormKind:
 * @id: "person", "household", "dwelling", "building", "compound", "grid", "grid:micro", "organisation", "vehicle", "place" or
 *     "matter:" with the kind of matter
 * @label: in the user's words; translated
 *
 * What a row of a form can be.
 */
typedef struct {
  const char *id;
  const char *label;
} LinliOfficeFormKind;

/**
 * LinliOfficeFormPeriod:
 * @LINLI_OFFICE_FORM_PERIOD_TITLE: in the month, the quarter, the half or the year that the form's title names, else the name of its sheet or file;
 *     in the month of the form's day where they name none. The blank form that the file keeps still has its old title: of that only how long it is
 *     counts, and it is that of the form's day
 * @LINLI_OFFICE_FORM_PERIOD_MONTH: in the month of the form's day
 * @LINLI_OFFICE_FORM_PERIOD_LAST_MONTH: in the month before
 * @LINLI_OFFICE_FORM_PERIOD_QUARTER: in the quarter of the form's day
 * @LINLI_OFFICE_FORM_PERIOD_YEAR: in the year of the form's day
 * @LINLI_OFFICE_FORM_PERIOD_ALL: at any time
 *
 * When the matters of a form were opened, or closed where it lists closed ones.
 */
typedef enum {
  LINLI_OFFICE_FORM_PERIOD_TITLE,
  LINLI_OFFICE_FORM_PERIOD_MONTH,
  LINLI_OFFICE_FORM_PERIOD_LAST_MONTH,
  LINLI_OFFICE_FORM_PERIOD_QUARTER,
  LINLI_OFFICE_FORM_PERIOD_YEAR,
  LINLI_OFFICE_FORM_PERIOD_ALL,
} LinliOfficeFormPeriod;

/**
 * LinliOfficeFormMatters:
 * @LINLI_OFFICE_FORM_MATTERS_ALL: closed or not
 * @LINLI_OFFICE_FORM_MATTERS_OPEN: not closed yet
 * @LINLI_OFFICE_FORM_MATTERS_CLOSED: closed
 *
 * How far the matters of a form got.
 */
typedef enum {
  LINLI_OFFICE_FORM_MATTERS_ALL,
  LINLI_OFFICE_FORM_MATTERS_OPEN,
  LINLI_OFFICE_FORM_MATTERS_CLOSED,
} LinliOfficeFormMatters;

/**
 * LinliKeptOfficeForm:
 * @id: the form
 * @name: what its file was called
 * @day: (nullable): when it was handed in last, as YYYY-MM-DD
 *
 * A form that the file keeps.
 */
typedef struct {
  gint64 id;
  char *name;
  char *day;
} LinliKeptOfficeForm;

#define LINLI_TYPE_OFFICE_FORM (linli_office_form_get_type ())

/**
 * LinliOfficeForm:
 *
 * A workbook that a department gave, with what its columns and rows mean. Belongs to one thread. What is filled into it is a
 * #LinliOfficeFormFilling.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliOfficeForm, linli_office_form, LINLI, OFFICE_FORM, GObject)

LINLI_EXPORT
LinliOfficeForm *linli_office_form_open (const char     *path,
                                         const char     *sheet,
                                         LinliDatabase  *database,
                                         GPtrArray      *matter_kinds,
                                         GCancellable   *cancellable,
                                         GError        **error);
LINLI_EXPORT
LinliOfficeForm *linli_office_form_recall (gint64          id,
                                           LinliDatabase  *database,
                                           GPtrArray      *matter_kinds,
                                           GCancellable   *cancellable,
                                           GError        **error);
LINLI_EXPORT
GPtrArray *linli_office_form_list_kept (LinliDatabase  *database,
                                        GError        **error);
LINLI_EXPORT
gboolean linli_office_form_forget (LinliTransaction  *transaction,
                                   gint64             id,
                                   GError           **error);
LINLI_EXPORT
void linli_kept_office_form_free (LinliKeptOfficeForm *self);

LINLI_EXPORT
const char *linli_office_form_get_name (LinliOfficeForm *self);
LINLI_EXPORT
char *linli_office_form_dup_path (LinliOfficeForm *self,
                                  const char      *path);
LINLI_EXPORT
LinliTable *linli_office_form_get_table (LinliOfficeForm *self);
LINLI_EXPORT
guint linli_office_form_get_sheet (LinliOfficeForm *self);
LINLI_EXPORT
gboolean linli_office_form_is_remembered (LinliOfficeForm *self);
LINLI_EXPORT
void linli_office_form_get_header (LinliOfficeForm *self,
                                   guint     *first_row,
                                   guint     *n_rows);
LINLI_EXPORT
void linli_office_form_set_header (LinliOfficeForm *self,
                                   guint      first_row,
                                   guint      n_rows);
LINLI_EXPORT
void linli_office_form_get_rows (LinliOfficeForm *self,
                                 guint     *first_row,
                                 guint     *n_rows);
LINLI_EXPORT
void linli_office_form_get_leftovers (LinliOfficeForm *self,
                                      guint           *n_cleared,
                                      guint           *n_below);
LINLI_EXPORT
gboolean linli_office_form_has_attached (LinliOfficeForm *self);

LINLI_EXPORT
const LinliOfficeFormKind *linli_office_form_get_kinds (LinliOfficeForm *self,
                                                        guint     *n_kinds);
LINLI_EXPORT
const char *linli_office_form_get_kind (LinliOfficeForm *self);
LINLI_EXPORT
void linli_office_form_set_kind (LinliOfficeForm  *self,
                                 const char *kind);
LINLI_EXPORT
LinliResidentFilter *linli_office_form_get_filter (LinliOfficeForm *self);
LINLI_EXPORT
const LinliField *linli_office_form_get_sort_field (LinliOfficeForm *self);
LINLI_EXPORT
const char *linli_office_form_get_sorts (LinliOfficeForm *self);
LINLI_EXPORT
void linli_office_form_set_sorts (LinliOfficeForm *self,
                                  const char      *sorts);
LINLI_EXPORT
LinliOfficeFormPeriod linli_office_form_get_period (LinliOfficeForm *self);
LINLI_EXPORT
void linli_office_form_set_period (LinliOfficeForm       *self,
                                   LinliOfficeFormPeriod  period);
LINLI_EXPORT
gboolean linli_office_form_find_period (LinliOfficeForm       *self,
                                        LinliOfficeFormPeriod  which,
                                        LinliPeriod           *period);
LINLI_EXPORT
LinliOfficeFormMatters linli_office_form_get_matters (LinliOfficeForm *self);
LINLI_EXPORT
void linli_office_form_set_matters (LinliOfficeForm        *self,
                                    LinliOfficeFormMatters  matters);
LINLI_EXPORT
const char *linli_office_form_get_day (LinliOfficeForm *self);
LINLI_EXPORT
gboolean linli_office_form_set_day (LinliOfficeForm  *self,
                                    const char *day);

LINLI_EXPORT
guint linli_office_form_get_n_columns (LinliOfficeForm *self);
LINLI_EXPORT
const char *linli_office_form_get_column_title (LinliOfficeForm *self,
                                                guint      column);
LINLI_EXPORT
LinliOfficeFormColumnState linli_office_form_get_column_state (LinliOfficeForm *self,
                                                               guint      column);
LINLI_EXPORT
const char *linli_office_form_get_column_target (LinliOfficeForm *self,
                                                 guint      column);
LINLI_EXPORT
void linli_office_form_set_column_target (LinliOfficeForm  *self,
                                          guint       column,
                                          const char *target);
LINLI_EXPORT
const LinliImportTarget *linli_office_form_get_targets (LinliOfficeForm *self,
                                                        guint     *n_targets);
LINLI_EXPORT
const char * const *linli_office_form_get_column_words (LinliOfficeForm *self,
                                                        guint      column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliKeptOfficeForm, linli_kept_office_form_free)

G_END_DECLS
