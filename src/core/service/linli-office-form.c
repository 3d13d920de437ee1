/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliOfficeForm: a department's own workbook, opened to be filled. It works on a copy of its own, which only its user may read and which is gone
 * with it, so that nobody changes the form meanwhile. */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "linli-office-form-private.h"
#include "linli-part-private.h"

G_DEFINE_FINAL_TYPE (LinliOfficeForm, linli_office_form, G_TYPE_OBJECT)

G_DEFINE_QUARK (linli-office-form-error-quark, linli_office_form_error)

static void
linli_office_form_list_clear (gpointer data)
{
  g_free (((LinliLayoutList *) data)->source);
}

static void
linli_office_form_finalize (GObject *object)
{
  LinliOfficeForm *self = LINLI_OFFICE_FORM (object);

  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->name);
  g_clear_pointer (&self->table, linli_table_unref);
  g_clear_object (&self->import);
  g_array_unref (self->layout.cells);
  g_array_unref (self->layout.lists);
  g_hash_table_unref (self->layout.names);
  g_clear_pointer (&self->matter_kinds, g_ptr_array_unref);
  g_array_unref (self->kinds);
  g_array_unref (self->targets);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->strings);
  g_free (self->shape);
  g_free (self->heading);
  g_free (self->kind);
  g_free (self->sorts);
  linli_resident_filter_free (self->filter);
  g_free (self->day);
  G_OBJECT_CLASS (linli_office_form_parent_class)->finalize (object);
}

static void
linli_office_form_class_init (LinliOfficeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_office_form_finalize;
}

static void
linli_office_form_init (LinliOfficeForm *self)
{
  LinliDate today;

  linli_date_today (&today);
  self->day = linli_date_to_string (&today);
  self->layout.cells = g_array_new (FALSE, FALSE, sizeof (LinliLayoutCell));
  self->layout.lists = g_array_new (FALSE, FALSE, sizeof (LinliLayoutList));
  g_array_set_clear_func (self->layout.lists, linli_office_form_list_clear);
  self->layout.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (LinliOfficeFormKind));
  self->targets = g_array_new (FALSE, FALSE, sizeof (LinliImportTarget));
  self->columns = g_ptr_array_new_with_free_func (_linli_office_form_column_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->filter = linli_resident_filter_new ();
  self->kind = g_strdup ("person");
}

/* An empty file that only its user may read. */
char *
_linli_office_form_make_copy (GError **error)
{
  char *path = g_build_filename (g_get_tmp_dir (), "linli-office-form-XXXXXX.xlsx", NULL);
  int fd = g_mkstemp_full (path, 0, 0600);

  if (fd >= 0 && close (fd) == 0)
    return path;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  g_free (path);
  return NULL;
}

/* The visible sheet of which most is understood; the first when there is none. */
static guint
linli_office_form_find_likely_sheet (LinliOfficeForm *self)
{
  guint best = 0, most = 0;

  for (guint i = 0; i < linli_table_get_n_sheets (self->table); i++)
    {
      guint n = 0, n_header_rows;

      linli_import_get_header (self->import, i, NULL, &n_header_rows);
      if (linli_sheet_is_hidden (linli_table_get_sheet (self->table, i)) || n_header_rows == 0)
        continue;
      for (guint column = 0; column < linli_import_get_n_columns (self->import, i); column++)
        n += *linli_import_get_column_target (self->import, i, column) != '\0' ||
             _linli_office_form_match_title (linli_import_get_column_title (self->import, i, column), NULL) != NULL;
      if (n > most)
        {
          most = n;
          best = i;
        }
    }
  return best;
}

static gboolean
linli_office_form_choose_sheet (LinliOfficeForm   *self,
                                const char  *sheet,
                                GError     **error)
{
  self->sheet = linli_office_form_find_likely_sheet (self);
  for (guint i = 0; sheet != NULL && i < linli_table_get_n_sheets (self->table); i++)
    if (g_str_equal (linli_sheet_get_name (linli_table_get_sheet (self->table, i)), sheet))
      {
        self->sheet = i;
        return TRUE;
      }
  if (sheet == NULL && linli_table_get_n_sheets (self->table) > 0)
    return TRUE;
  g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_LAYER, "the workbook has no sheet “%s”", sheet != NULL ? sheet : "");
  return FALSE;
}

/* Reads the copy, proposes, and remembers. */
static gboolean
linli_office_form_read (LinliOfficeForm      *self,
                        const char     *sheet,
                        LinliDatabase  *database,
                        GCancellable   *cancellable,
                        GError        **error)
{
  self->table = linli_table_open (self->path, cancellable, error);
  if (self->table == NULL)
    return FALSE;
  self->import = _linli_import_new_for_form (self->table, database);
  if (!linli_office_form_choose_sheet (self, sheet, error) || !_linli_office_form_read_sheet (self, cancellable, error))
    return FALSE;
  if (database != NULL)
    _linli_office_form_recall (self, database);
  else
    _linli_office_form_propose (self, NULL);
  return TRUE;
}

static LinliOfficeForm *
linli_office_form_new (const char *name,
                       GPtrArray  *matter_kinds)
{
  LinliOfficeForm *self = g_object_new (LINLI_TYPE_OFFICE_FORM, NULL);

  self->name = g_strdup (name);
  self->matter_kinds = matter_kinds != NULL ? g_ptr_array_ref (matter_kinds) : NULL;
  return self;
}

/**
 * linli_office_form_open:
 * @path: an .xlsx workbook that a department gave
 * @sheet: (nullable): the name of the sheet to fill; %NULL for the one of which most is understood
 * @database: (nullable): the file, for its tags and for what is remembered of the form
 * @matter_kinds: (nullable) (element-type LinliMatterKind): kinds of matters that rows can be
 * @cancellable: (nullable): cancels
 * @error: return location for a #LinliReaderError or an error of files
 *
 * Reads a form, finds its header, its free rows and what its cells may hold, and proposes what to fill it with. A form of a shape that the
 * file keeps means what it meant then. The shape is what stands above the header, without dates and what is written behind "填报单位：" and
 * the like, else the name of the file; the name of the sheet; and the titles of the columns.
 *
 * Returns: (transfer full) (nullable): the form
 */
LinliOfficeForm *
linli_office_form_open (const char     *path,
                        const char     *sheet,
                        LinliDatabase  *database,
                        GPtrArray      *matter_kinds,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_autofree char *name = NULL;
  g_autoptr (LinliOfficeForm) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  self = linli_office_form_new (name, matter_kinds);
  self->path = _linli_office_form_make_copy (error);
  if (self->path == NULL)
    return NULL;
  if (!_linli_part_fill (self->path, path, cancellable, error) || !linli_office_form_read (self, sheet, database, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * linli_office_form_recall:
 * @id: a form that the file keeps
 * @database: a connection of this thread
 * @matter_kinds: (nullable) (element-type LinliMatterKind): kinds of matters that rows can be
 * @cancellable: (nullable): cancels
 * @error: return location for %LINLI_OFFICE_FORM_ERROR_NOT_KEPT or an error of linli_office_form_open()
 *
 * Opens the blank workbook that the file keeps, so that nobody has to look for it next month.
 *
 * Returns: (transfer full) (nullable): the form
 */
LinliOfficeForm *
linli_office_form_recall (gint64          id,
                          LinliDatabase  *database,
                          GPtrArray      *matter_kinds,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (LinliOfficeForm) self = NULL;
  g_autofree char *sheet = NULL;
  const void *bytes;
  gsize size;

  g_return_val_if_fail (database != NULL, NULL);

  statement = linli_database_query (database, error, "SELECT name, workbook, json_extract (settings, '$.sheet') FROM department_form WHERE id = ?", "i", id);
  if (statement == NULL)
    return NULL;
  if (!linli_statement_step (statement, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error (error, LINLI_OFFICE_FORM_ERROR, LINLI_OFFICE_FORM_ERROR_NOT_KEPT, "the form is not kept in the file");
      return NULL;
    }
  self = linli_office_form_new (linli_statement_get_text (statement, 0), matter_kinds);
  self->is_recalled = TRUE;
  sheet = g_strdup (linli_statement_get_text (statement, 2));
  bytes = linli_statement_get_blob (statement, 1, &size);
  self->path = _linli_office_form_make_copy (error);
  if (self->path == NULL || !g_file_set_contents_full (self->path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return NULL;
  g_clear_pointer (&statement, linli_statement_free);
  return linli_office_form_read (self, sheet, database, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * linli_office_form_get_name:
 * @self: a form
 *
 * Returns: what its file is called
 */
const char *
linli_office_form_get_name (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), NULL);

  return self->name;
}

/**
 * linli_office_form_dup_path:
 * @self: a form
 * @path: where it is to be written
 *
 * A workbook with macros is called .xlsm and one without .xlsx; programs refuse it under the other name.
 *
 * Returns: (transfer full): @path with the ending of the form that the department gave
 */
char *
linli_office_form_dup_path (LinliOfficeForm *self,
                            const char      *path)
{
  static const char * const endings[] = { ".xlsx", ".xlsm" };
  g_autofree char *folded = NULL, *given = NULL;
  gsize length;

  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self) && path != NULL, NULL);

  folded = g_ascii_strdown (self->name, -1);
  given = g_ascii_strdown (path, -1);
  length = strlen (path);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (given, endings[i]))
      length -= strlen (endings[i]);
  return g_strdup_printf ("%.*s%s", (int) length, path, endings[g_str_has_suffix (folded, ".xlsm")]);
}

/**
 * linli_office_form_get_table:
 * @self: a form
 *
 * Returns: (transfer none): its sheets
 */
LinliTable *
linli_office_form_get_table (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), NULL);

  return self->table;
}

/**
 * linli_office_form_get_sheet:
 * @self: a form
 *
 * Returns: which sheet is filled, from 0
 */
guint
linli_office_form_get_sheet (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), 0);

  return self->sheet;
}

/**
 * linli_office_form_is_remembered:
 * @self: a form
 *
 * Returns: whether the file keeps a form of this shape, and columns and rows mean what they meant then
 */
gboolean
linli_office_form_is_remembered (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), FALSE);

  return self->remembered;
}

/**
 * linli_office_form_get_header:
 * @self: a form
 * @first_row: (out) (optional): first row of the header, from 0
 * @n_rows: (out) (optional): how many rows it takes; 0 when none was found
 */
void
linli_office_form_get_header (LinliOfficeForm *self,
                              guint     *first_row,
                              guint     *n_rows)
{
  g_return_if_fail (LINLI_IS_OFFICE_FORM (self));

  linli_import_get_header (self->import, self->sheet, first_row, n_rows);
}

/* The same file was read a moment ago. */
gboolean
_linli_office_form_put_header (LinliOfficeForm  *self,
                               guint             first_row,
                               guint             n_rows,
                               GError          **error)
{
  linli_import_set_header (self->import, self->sheet, first_row, n_rows);
  return _linli_office_form_read_sheet (self, NULL, error);
}

/**
 * linli_office_form_set_header:
 * @self: a form
 * @first_row: first row of the header, from 0
 * @n_rows: how many rows it takes
 *
 * Puts the header where the user says, and proposes columns and rows anew. It is kept with the form, and stands there in the next one that the
 * department gives if that has the same titles in these rows.
 */
void
linli_office_form_set_header (LinliOfficeForm *self,
                              guint      first_row,
                              guint      n_rows)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LINLI_IS_OFFICE_FORM (self));

  self->remembered = FALSE;
  self->is_header_set = TRUE;
  if (!_linli_office_form_put_header (self, first_row, n_rows, &error))
    g_warning ("Form: %s", error->message);
  _linli_office_form_propose (self, NULL);
}

/**
 * linli_office_form_get_rows:
 * @self: a form
 * @first_row: (out) (optional): the first row to fill, from 0
 * @n_rows: (out) (optional): how many there are above the total and the signatures; more are added when they are needed
 */
void
linli_office_form_get_rows (LinliOfficeForm *self,
                            guint     *first_row,
                            guint     *n_rows)
{
  g_return_if_fail (LINLI_IS_OFFICE_FORM (self));

  if (first_row != NULL)
    *first_row = self->first_row;
  if (n_rows != NULL)
    *n_rows = self->n_rows;
}

/**
 * linli_office_form_get_leftovers:
 * @self: a form
 * @n_cleared: (out) (optional): in how many of the rows to fill somebody wrote, which goes when the form is filled
 * @n_below: (out) (optional): how many rows that look like somebody's stand below the total or the signatures, and stay
 *
 * What is to be said before the form is filled: it may be a list in groups, or not the blank one.
 */
void
linli_office_form_get_leftovers (LinliOfficeForm *self,
                                 guint           *n_cleared,
                                 guint           *n_below)
{
  g_return_if_fail (LINLI_IS_OFFICE_FORM (self));

  if (n_cleared != NULL)
    *n_cleared = self->n_leftover;
  if (n_below != NULL)
    *n_below = self->n_below;
}

/**
 * linli_office_form_has_attached:
 * @self: a form
 *
 * Returns: whether comments or pictures are on its sheet, which stay when it is filled and may show somebody
 */
gboolean
linli_office_form_has_attached (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), FALSE);

  return self->layout.has_attached;
}

/**
 * linli_office_form_get_kind:
 * @self: a form
 *
 * Returns: what a row is: the id of a #LinliOfficeFormKind
 */
const char *
linli_office_form_get_kind (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), NULL);

  return self->kind;
}

/**
 * linli_office_form_set_kind:
 * @self: a form
 * @kind: the id of a #LinliOfficeFormKind
 *
 * Columns that such rows cannot fill are left empty; for those that were empty something is proposed.
 */
void
linli_office_form_set_kind (LinliOfficeForm  *self,
                            const char *kind)
{
  g_return_if_fail (LINLI_IS_OFFICE_FORM (self));
  g_return_if_fail (kind != NULL && _linli_office_form_find_kind (kind) != NULL);

  if (_linli_office_form_find_sorts (kind) != _linli_office_form_find_sorts (self->kind))
    g_clear_pointer (&self->sorts, g_free);
  g_free (self->kind);
  self->kind = g_strdup (kind);
  for (guint i = 0; i < self->columns->len; i++)
    {
      LinliOfficeFormColumn *column = g_ptr_array_index (self->columns, i);

      if (*column->target == '\0' || !_linli_office_form_kind_has (kind, column->target))
        {
          g_free (column->target);
          column->target = _linli_office_form_dup_proposal (self, i);
        }
    }
  _linli_office_form_list_targets (self);
}

/**
 * linli_office_form_get_filter:
 * @self: a form
 *
 * Who is in the form, where a row is a person or a household: the caller changes it. For other kinds only the place counts; for matters see also
 * linli_office_form_set_period() and linli_office_form_set_matters().
 *
 * Returns: (transfer none): the filter
 */
LinliResidentFilter *
linli_office_form_get_filter (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), NULL);

  return self->filter;
}

/**
 * linli_office_form_get_sort_field:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the field that says of which kind the organisations, vehicles or public places of the form are; %NULL where rows
 *     are people, homes, buildings, grids or matters
 */
const LinliField *
linli_office_form_get_sort_field (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), NULL);

  return _linli_office_form_find_sorts (self->kind);
}

/**
 * linli_office_form_get_sorts:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): codes of linli_office_form_get_sort_field() with %LINLI_OFFICE_FORM_OR between them, of which each row has one;
 *     %NULL when it may have any
 */
const char *
linli_office_form_get_sorts (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), NULL);

  return self->sorts;
}

/**
 * linli_office_form_set_sorts:
 * @self: a form
 * @sorts: (nullable): codes, as linli_office_form_get_sorts() has them
 *
 * Does nothing where there is no linli_office_form_get_sort_field().
 */
void
linli_office_form_set_sorts (LinliOfficeForm *self,
                             const char      *sorts)
{
  char *copy;

  g_return_if_fail (LINLI_IS_OFFICE_FORM (self));

  copy = sorts != NULL && *sorts != '\0' && _linli_office_form_find_sorts (self->kind) != NULL ? g_strdup (sorts) : NULL;
  g_free (self->sorts);
  self->sorts = copy;
}

/**
 * linli_office_form_get_day:
 * @self: a form
 *
 * Returns: the day on which ages and tags are judged, and under which a filling is remembered, as YYYY-MM-DD; today unless it was set
 */
const char *
linli_office_form_get_day (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), NULL);

  return self->day;
}

/**
 * linli_office_form_set_day:
 * @self: a form
 * @day: a day, as people write it
 *
 * Returns: whether it is a whole day, and was taken
 */
gboolean
linli_office_form_set_day (LinliOfficeForm  *self,
                           const char *day)
{
  LinliDate date;

  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self) && day != NULL, FALSE);

  if (!linli_date_parse (day, &date, NULL) || !linli_date_is_whole (&date))
    return FALSE;
  g_free (self->day);
  self->day = linli_date_to_string (&date);
  return TRUE;
}

/**
 * linli_office_form_get_n_columns:
 * @self: a form
 *
 * Returns: how many columns the sheet has
 */
guint
linli_office_form_get_n_columns (LinliOfficeForm *self)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self), 0);

  return self->columns->len;
}

static LinliOfficeFormColumn *
linli_office_form_get_column (LinliOfficeForm *self,
                              guint      column)
{
  return column < self->columns->len ? g_ptr_array_index (self->columns, column) : NULL;
}

/**
 * linli_office_form_get_column_title:
 * @self: a form
 * @column: which column, from 0
 *
 * Returns: (transfer none): the title that the form gives it, its parts joined by " / "
 */
const char *
linli_office_form_get_column_title (LinliOfficeForm *self,
                                    guint      column)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self) && linli_office_form_get_column (self, column) != NULL, NULL);

  return linli_office_form_get_column (self, column)->title;
}

/**
 * linli_office_form_get_column_state:
 * @self: a form
 * @column: which column, from 0
 *
 * Returns: what becomes of it
 */
LinliOfficeFormColumnState
linli_office_form_get_column_state (LinliOfficeForm *self,
                                    guint      column)
{
  LinliOfficeFormColumn *found;

  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self) && linli_office_form_get_column (self, column) != NULL, LINLI_OFFICE_FORM_COLUMN_EMPTY);

  found = linli_office_form_get_column (self, column);
  return *found->target != '\0' ? LINLI_OFFICE_FORM_COLUMN_FILLED : found->base;
}

/**
 * linli_office_form_get_column_target:
 * @self: a form
 * @column: which column, from 0
 *
 * Returns: (transfer none): what it is filled with: the id of one of linli_office_form_get_targets(), "text:" with what stands in every row, or ""
 */
const char *
linli_office_form_get_column_target (LinliOfficeForm *self,
                                     guint      column)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self) && linli_office_form_get_column (self, column) != NULL, NULL);

  return linli_office_form_get_column (self, column)->target;
}

/**
 * linli_office_form_set_column_target:
 * @self: a form
 * @column: which column, from 0
 * @target: (nullable): the id of one of linli_office_form_get_targets(), "text:" with what stands in every row, or %NULL to leave it empty
 *
 * A column that the form calculates or covers stays as it is.
 */
void
linli_office_form_set_column_target (LinliOfficeForm  *self,
                                     guint       column,
                                     const char *target)
{
  LinliOfficeFormColumn *found;

  g_return_if_fail (LINLI_IS_OFFICE_FORM (self) && linli_office_form_get_column (self, column) != NULL);

  found = linli_office_form_get_column (self, column);
  if (found->base != LINLI_OFFICE_FORM_COLUMN_EMPTY)
    return;
  g_free (found->target);
  found->target = g_strdup (target != NULL && *target != '\0' && _linli_office_form_kind_has (self->kind, target) ? target : "");
}

/**
 * linli_office_form_get_targets:
 * @self: a form
 * @n_targets: (out): how many
 *
 * Returns: (transfer none) (array length=n_targets): all that a column of such rows can be filled with
 */
const LinliImportTarget *
linli_office_form_get_targets (LinliOfficeForm *self,
                               guint     *n_targets)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self) && n_targets != NULL, NULL);

  *n_targets = self->targets->len;
  return (const LinliImportTarget *) (gpointer) self->targets->data;
}

/**
 * linli_office_form_get_column_words:
 * @self: a form
 * @column: which column, from 0
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the words that its cells may hold; %NULL when anything may stand there
 */
const char * const *
linli_office_form_get_column_words (LinliOfficeForm *self,
                                    guint      column)
{
  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (self) && linli_office_form_get_column (self, column) != NULL, NULL);

  return (const char * const *) linli_office_form_get_column (self, column)->words;
}
