/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliImport: the way of a household list from a spreadsheet into the file, for the assistant, the tool and tests. Belongs to one
 * thread; while an asynchronous function runs, to the thread that works. Nothing is written before linli_import_run(), and that
 * is one action: undone as one, and cancelled without a trace. */

#include "config.h"

#include "linli-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-import-private.h"
#include "linli-tags.h"

G_DEFINE_FINAL_TYPE (LinliImport, linli_import, G_TYPE_OBJECT)

static void
linli_import_column_free (gpointer data)
{
  LinliImportColumn *column = data;

  g_free (column->title);
  g_free (column->target);
  g_free (column->tag);
  g_hash_table_unref (column->codes);
  g_free (column);
}

static void
linli_import_sheet_free (gpointer data)
{
  LinliImportSheet *sheet = data;

  g_free (sheet->shape);
  g_free (sheet->verdicts);
  g_ptr_array_unref (sheet->columns);
  g_array_unref (sheet->header_merges);
  g_free (sheet);
}

static void
linli_import_finding_clear (gpointer data)
{
  g_free ((char *) ((LinliImportFinding *) data)->reason);
}

static void
linli_import_finalize (GObject *object)
{
  LinliImport *self = LINLI_IMPORT (object);

  g_clear_pointer (&self->table, linli_table_unref);
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->tag_codes);
  g_hash_table_unref (self->tag_names);
  g_array_unref (self->targets);
  g_ptr_array_unref (self->strings);
  g_array_unref (self->findings);
  G_OBJECT_CLASS (linli_import_parent_class)->finalize (object);
}

static void
linli_import_class_init (LinliImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_import_finalize;
}

static void
linli_import_init (LinliImport *self)
{
  const LinliKind *person = linli_kind_lookup ("person");

  self->sheets = g_ptr_array_new_with_free_func (linli_import_sheet_free);
  self->tag_codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tag_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->targets = g_array_new (FALSE, FALSE, sizeof (LinliImportTarget));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->findings = g_array_new (FALSE, FALSE, sizeof (LinliImportFinding));
  g_array_set_clear_func (self->findings, linli_import_finding_clear);
  self->fields = (LinliImportFields) {
    .name = linli_kind_find_field (person, "name"),
    .sex = linli_kind_find_field (person, "sex"),
    .birth_date = linli_kind_find_field (person, "birth_date"),
    .moved_in_on = linli_kind_find_field (person, "moved_in_on"),
    .identity_type = linli_kind_find_field (person, "identity_type"),
    .identity_number = linli_kind_find_field (person, "identity_number"),
    .relation = linli_kind_find_field (person, "relation_to_head"),
    .phone2 = linli_kind_find_field (person, "phone2"),
    .sex_field = &person->fields[linli_kind_find_field (person, "sex")],
    .household_number = linli_kind_find_field (linli_kind_lookup ("household"), "number"),
  };
}

static void
linli_import_know_tag (LinliImport *self,
                       const char  *word,
                       const char  *code)
{
  g_hash_table_insert (self->tag_codes, _linli_import_fold_title (word), g_strconcat ("tag:", code, NULL));
}

/* Under its name in the language of the window, and as offices write it in whatever language the window speaks. */
static void
linli_import_fetch_tags (LinliImport   *self,
                         LinliDatabase *database)
{
  g_autoptr (GPtrArray) kinds = linli_tags_list (database, NULL);

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      const LinliTagKind *kind = g_ptr_array_index (kinds, i);
      g_auto (GStrv) synonyms = g_strsplit (kind->synonyms != NULL ? kind->synonyms : "", " ", -1);

      linli_import_know_tag (self, kind->code, kind->code);
      linli_import_know_tag (self, kind->name, kind->code);
      for (gsize j = 0; synonyms[j] != NULL; j++)
        if (*synonyms[j] != '\0')
          linli_import_know_tag (self, synonyms[j], kind->code);
      g_hash_table_insert (self->tag_names, g_strdup (kind->code), g_strdup (kind->name));
    }
}

static void
linli_import_add_sheet (LinliImport   *self,
                        LinliSheet    *source,
                        LinliDatabase *database)
{
  LinliImportSheet *sheet = g_new0 (LinliImportSheet, 1);

  sheet->sheet = source;
  sheet->index = self->sheets->len;
  sheet->columns = g_ptr_array_new_with_free_func (linli_import_column_free);
  sheet->header_merges = g_array_new (FALSE, FALSE, sizeof (LinliMerge));
  sheet->verdicts = g_malloc0 (linli_sheet_get_n_rows (source) + 1);
  g_ptr_array_add (self->sheets, sheet);
  _linli_import_find_header (self, sheet);
  _linli_import_read_header (self, sheet);
  if (database != NULL)
    _linli_import_recall (self, sheet, database);
  sheet->chosen = !linli_sheet_is_hidden (source) && sheet->n_header_rows > 0 && sheet->has_name;
}

static LinliImport *
linli_import_build (LinliTable    *table,
                    LinliDatabase *database,
                    gboolean       for_form)
{
  LinliImport *self = g_object_new (LINLI_TYPE_IMPORT, NULL);

  self->table = linli_table_ref (table);
  self->for_form = for_form;
  if (database != NULL)
    linli_import_fetch_tags (self, database);
  _linli_import_add_targets (self);
  for (guint i = 0; i < linli_table_get_n_sheets (table); i++)
    linli_import_add_sheet (self, linli_table_get_sheet (table, i), database);
  return self;
}

/* A form to be filled is understood as a list that is imported, with more titles. */
LinliImport *
_linli_import_new_for_form (LinliTable    *table,
                            LinliDatabase *database)
{
  return linli_import_build (table, database, TRUE);
}

/**
 * linli_import_new:
 * @table: a spreadsheet
 * @database: (nullable): the file, for its tags and for mappings remembered from earlier imports
 *
 * Looks for the header of every sheet and guesses what its columns mean. Sheets that look like lists of people are chosen.
 *
 * Returns: (transfer full): the import
 */
LinliImport *
linli_import_new (LinliTable    *table,
                  LinliDatabase *database)
{
  g_return_val_if_fail (table != NULL, NULL);

  return linli_import_build (table, database, FALSE);
}

/**
 * linli_import_get_table:
 * @self: an import
 *
 * Returns: (transfer none): the spreadsheet
 */
LinliTable *
linli_import_get_table (LinliImport *self)
{
  g_return_val_if_fail (LINLI_IS_IMPORT (self), NULL);

  return self->table;
}

static LinliImportSheet *
linli_import_get_sheet (LinliImport *self,
                        guint        sheet)
{
  return sheet < self->sheets->len ? g_ptr_array_index (self->sheets, sheet) : NULL;
}

static LinliImportColumn *
linli_import_get_column (LinliImport *self,
                         guint        sheet,
                         guint        column)
{
  LinliImportSheet *found = linli_import_get_sheet (self, sheet);

  return found != NULL && column < found->columns->len ? g_ptr_array_index (found->columns, column) : NULL;
}

/**
 * linli_import_is_sheet_chosen:
 * @self: an import
 * @sheet: which sheet, from 0
 *
 * Returns: whether its rows are imported
 */
gboolean
linli_import_is_sheet_chosen (LinliImport *self,
                              guint        sheet)
{
  g_return_val_if_fail (LINLI_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (linli_import_get_sheet (self, sheet) != NULL, FALSE);

  return linli_import_get_sheet (self, sheet)->chosen;
}

/**
 * linli_import_choose_sheet:
 * @self: an import
 * @sheet: which sheet, from 0
 * @chosen: whether its rows are imported
 */
void
linli_import_choose_sheet (LinliImport *self,
                           guint        sheet,
                           gboolean     chosen)
{
  g_return_if_fail (LINLI_IS_IMPORT (self));
  g_return_if_fail (linli_import_get_sheet (self, sheet) != NULL);

  linli_import_get_sheet (self, sheet)->chosen = chosen;
}

/**
 * linli_import_get_header:
 * @self: an import
 * @sheet: which sheet, from 0
 * @first_row: (out) (optional): first row of the header, from 0
 * @n_rows: (out) (optional): how many rows it takes; 0 when none was found
 */
void
linli_import_get_header (LinliImport *self,
                         guint        sheet,
                         guint       *first_row,
                         guint       *n_rows)
{
  LinliImportSheet *found;

  g_return_if_fail (LINLI_IS_IMPORT (self));
  g_return_if_fail (linli_import_get_sheet (self, sheet) != NULL);

  found = linli_import_get_sheet (self, sheet);
  if (first_row != NULL)
    *first_row = found->header_row;
  if (n_rows != NULL)
    *n_rows = found->n_header_rows;
}

/**
 * linli_import_set_header:
 * @self: an import
 * @sheet: which sheet, from 0
 * @first_row: first row of the header, from 0
 * @n_rows: how many rows it takes
 *
 * Puts the header where the user says, and guesses the columns anew.
 */
void
linli_import_set_header (LinliImport *self,
                         guint        sheet,
                         guint        first_row,
                         guint        n_rows)
{
  LinliImportSheet *found;

  g_return_if_fail (LINLI_IS_IMPORT (self));
  g_return_if_fail (linli_import_get_sheet (self, sheet) != NULL);

  found = linli_import_get_sheet (self, sheet);
  found->header_row = first_row;
  found->n_header_rows = n_rows;
  found->remembered = FALSE;
  _linli_import_read_header (self, found);
}

/**
 * linli_import_get_n_columns:
 * @self: an import
 * @sheet: which sheet, from 0
 *
 * Returns: how many columns the sheet has
 */
guint
linli_import_get_n_columns (LinliImport *self,
                            guint        sheet)
{
  g_return_val_if_fail (LINLI_IS_IMPORT (self), 0);
  g_return_val_if_fail (linli_import_get_sheet (self, sheet) != NULL, 0);

  return linli_import_get_sheet (self, sheet)->columns->len;
}

/**
 * linli_import_get_column_title:
 * @self: an import
 * @sheet: which sheet, from 0
 * @column: which column, from 0
 *
 * Returns: (transfer none): the title that the sheet gives it, its parts joined by " / "
 */
const char *
linli_import_get_column_title (LinliImport *self,
                               guint        sheet,
                               guint        column)
{
  g_return_val_if_fail (LINLI_IS_IMPORT (self), NULL);
  g_return_val_if_fail (linli_import_get_column (self, sheet, column) != NULL, NULL);

  return linli_import_get_column (self, sheet, column)->title;
}

/**
 * linli_import_get_column_target:
 * @self: an import
 * @sheet: which sheet, from 0
 * @column: which column, from 0
 *
 * Returns: (transfer none): the id of a #LinliImportTarget, or "" when the column is left out
 */
const char *
linli_import_get_column_target (LinliImport *self,
                                guint        sheet,
                                guint        column)
{
  g_return_val_if_fail (LINLI_IS_IMPORT (self), NULL);
  g_return_val_if_fail (linli_import_get_column (self, sheet, column) != NULL, NULL);

  return linli_import_get_column (self, sheet, column)->target;
}

/**
 * linli_import_set_column_target:
 * @self: an import
 * @sheet: which sheet, from 0
 * @column: which column, from 0
 * @target: (nullable): the id of a #LinliImportTarget; %NULL or "" leaves the column out
 */
void
linli_import_set_column_target (LinliImport *self,
                                guint        sheet,
                                guint        column,
                                const char  *target)
{
  g_return_if_fail (LINLI_IS_IMPORT (self));
  g_return_if_fail (linli_import_get_column (self, sheet, column) != NULL);

  _linli_import_column_set_target (self, linli_import_get_column (self, sheet, column), target);
  _linli_import_sheet_examine (linli_import_get_sheet (self, sheet));
}

/**
 * linli_import_is_remembered:
 * @self: an import
 * @sheet: which sheet, from 0
 *
 * Returns: whether a form of this shape was imported before, and the columns mean what they meant then
 */
gboolean
linli_import_is_remembered (LinliImport *self,
                            guint        sheet)
{
  g_return_val_if_fail (LINLI_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (linli_import_get_sheet (self, sheet) != NULL, FALSE);

  return linli_import_get_sheet (self, sheet)->remembered;
}

/**
 * linli_import_get_targets:
 * @self: an import
 * @n_targets: (out): how many
 *
 * Returns: (transfer none) (array length=n_targets): all that a column can mean, in the order of a form
 */
const LinliImportTarget *
linli_import_get_targets (LinliImport *self,
                          guint       *n_targets)
{
  g_return_val_if_fail (LINLI_IS_IMPORT (self), NULL);
  g_return_val_if_fail (n_targets != NULL, NULL);

  *n_targets = self->targets->len;
  return (const LinliImportTarget *) (gpointer) self->targets->data;
}

/**
 * linli_import_get_counts:
 * @self: an import that was checked or run
 * @counts: (out caller-allocates): how many rows became what
 */
void
linli_import_get_counts (LinliImport       *self,
                         LinliImportCounts *counts)
{
  g_return_if_fail (LINLI_IS_IMPORT (self));
  g_return_if_fail (counts != NULL);

  *counts = self->counts;
}

/**
 * linli_import_get_verdict:
 * @self: an import that was checked or run
 * @sheet: which sheet, from 0
 * @row: which row, from 0
 *
 * Returns: what becomes, or became, of the row
 */
LinliImportVerdict
linli_import_get_verdict (LinliImport *self,
                          guint        sheet,
                          guint        row)
{
  LinliImportSheet *found;

  g_return_val_if_fail (LINLI_IS_IMPORT (self), LINLI_IMPORT_SKIPPED);
  g_return_val_if_fail (linli_import_get_sheet (self, sheet) != NULL, LINLI_IMPORT_SKIPPED);

  found = linli_import_get_sheet (self, sheet);
  return row < linli_sheet_get_n_rows (found->sheet) ? found->verdicts[row] : LINLI_IMPORT_SKIPPED;
}

/**
 * linli_import_get_findings:
 * @self: an import that was checked or run
 * @n_findings: (out): how many
 *
 * Returns: (transfer none) (array length=n_findings): faults and warnings in the order of the rows
 */
const LinliImportFinding *
linli_import_get_findings (LinliImport *self,
                           guint       *n_findings)
{
  g_return_val_if_fail (LINLI_IS_IMPORT (self), NULL);
  g_return_val_if_fail (n_findings != NULL, NULL);

  *n_findings = self->findings->len;
  return (const LinliImportFinding *) (gpointer) self->findings->data;
}
