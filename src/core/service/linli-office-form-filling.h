/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-office-form.h"

G_BEGIN_DECLS

/**
 * LinliOfficeFormTrouble:
 * @LINLI_OFFICE_FORM_TROUBLE_MISSING: the file does not know it
 * @LINLI_OFFICE_FORM_TROUBLE_NO_HEAD: it is of the head of a household that has none, or none who lives there
 * @LINLI_OFFICE_FORM_TROUBLE_NOT_LISTED: it is none of the words that the form allows in the cell, which is left empty
 *
 * Why a cell is empty.
 */
typedef enum {
  LINLI_OFFICE_FORM_TROUBLE_MISSING,
  LINLI_OFFICE_FORM_TROUBLE_NO_HEAD,
  LINLI_OFFICE_FORM_TROUBLE_NOT_LISTED,
} LinliOfficeFormTrouble;

/**
 * LinliOfficeFormProblem:
 * @column: which column, from 0
 * @trouble: why its cells are empty
 * @rows: (element-type guint): which rows of the filling
 *
 * Cells of a column that stay empty though somebody expects something there.
 */
typedef struct {
  guint column;
  LinliOfficeFormTrouble trouble;
  GArray *rows;
} LinliOfficeFormProblem;

/**
 * LinliOfficeFormChangeKind:
 * @LINLI_OFFICE_FORM_CHANGE_NEW: it was not in the form
 * @LINLI_OFFICE_FORM_CHANGE_LEFT: it is no longer in the form
 * @LINLI_OFFICE_FORM_CHANGE_CHANGED: a cell says something else
 * @LINLI_OFFICE_FORM_CHANGE_UNKNOWN: what was handed in is no longer kept, because a record was deleted
 *
 * What a change is.
 */
typedef enum {
  LINLI_OFFICE_FORM_CHANGE_NEW,
  LINLI_OFFICE_FORM_CHANGE_LEFT,
  LINLI_OFFICE_FORM_CHANGE_CHANGED,
  LINLI_OFFICE_FORM_CHANGE_UNKNOWN,
} LinliOfficeFormChangeKind;

/**
 * LinliOfficeFormChange:
 * @what: new, left or changed
 * @kind: the kind of record
 * @id: the record
 * @column: (nullable): the title of the column, where a cell changed
 *
 * A difference from what was handed in last.
 */
typedef struct {
  LinliOfficeFormChangeKind what;
  const char *kind;
  gint64 id;
  const char *column;
  /*< private >*/
  char *who;
  const char *target;
  char *before;
  char *after;
} LinliOfficeFormChange;

/**
 * LinliOfficeFormFilling:
 *
 * What goes into a form: its rows in their order, what is missing, and what changed since the form was handed in last. Immutable once it was
 * loaded, and may then be read from any thread. Reference counted.
 */
typedef struct _LinliOfficeFormFilling LinliOfficeFormFilling;

#define LINLI_TYPE_OFFICE_FORM_FILLING (linli_office_form_filling_get_type ())

LINLI_EXPORT
GType linli_office_form_filling_get_type (void);
LINLI_EXPORT
LinliOfficeFormFilling *linli_office_form_filling_new (LinliOfficeForm *form);
LINLI_EXPORT
gboolean linli_office_form_filling_load (LinliOfficeFormFilling  *self,
                                         LinliDatabase     *database,
                                         GCancellable      *cancellable,
                                         GError           **error);
LINLI_EXPORT
LinliOfficeFormFilling *linli_office_form_filling_ref (LinliOfficeFormFilling *self);
LINLI_EXPORT
void linli_office_form_filling_unref (LinliOfficeFormFilling *self);

LINLI_EXPORT
guint linli_office_form_filling_get_n_rows (LinliOfficeFormFilling *self);
LINLI_EXPORT
guint linli_office_form_filling_get_n_changed (LinliOfficeFormFilling *self);
LINLI_EXPORT
char *linli_office_form_filling_dup_cell (LinliOfficeFormFilling *self,
                                          guint             row,
                                          guint             column,
                                          gboolean          masked);
LINLI_EXPORT
char *linli_office_form_filling_dup_who (LinliOfficeFormFilling *self,
                                         guint             row,
                                         gboolean          masked);
LINLI_EXPORT
void linli_office_form_filling_get_record (LinliOfficeFormFilling  *self,
                                           guint              row,
                                           const char       **kind,
                                           gint64            *id);
LINLI_EXPORT
const LinliOfficeFormProblem *linli_office_form_filling_get_problems (LinliOfficeFormFilling *self,
                                                                      guint            *n_problems);
LINLI_EXPORT
const char *linli_office_form_filling_get_last_day (LinliOfficeFormFilling *self);
LINLI_EXPORT
GPtrArray *linli_office_form_filling_get_changes (LinliOfficeFormFilling *self);
LINLI_EXPORT
char *linli_office_form_change_dup_who (const LinliOfficeFormChange *self,
                                        gboolean               masked);
LINLI_EXPORT
char *linli_office_form_change_dup_before (const LinliOfficeFormChange *self,
                                           gboolean               masked);
LINLI_EXPORT
char *linli_office_form_change_dup_after (const LinliOfficeFormChange *self,
                                          gboolean               masked);
LINLI_EXPORT
gboolean linli_office_form_filling_write (LinliOfficeFormFilling  *self,
                                          const char        *path,
                                          gboolean           masked,
                                          gboolean           changed_only,
                                          GCancellable      *cancellable,
                                          GError           **error);
LINLI_EXPORT
gboolean linli_office_form_filling_keep (LinliOfficeFormFilling  *self,
                                         gboolean           handed_in,
                                         LinliTransaction  *transaction,
                                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliOfficeFormFilling, linli_office_form_filling_unref)

G_END_DECLS
