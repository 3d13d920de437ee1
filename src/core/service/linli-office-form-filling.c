/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliOfficeFormFilling: what goes into a form. Made from the form on its thread, then loaded on a worker, and read by anybody after that. */

#include "config.h"

#include "linli-office-form-filling.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-duty.h"
#include "linli-export-private.h"
#include "linli-mask.h"
#include "linli-matter-words-private.h"
#include "linli-office-form-private.h"
#include "linli-tags.h"

#define CANCEL_EVERY 256

G_DEFINE_BOXED_TYPE (LinliOfficeFormFilling, linli_office_form_filling, linli_office_form_filling_ref, linli_office_form_filling_unref)

static LinliOfficeFormColumn *
linli_office_form_column_copy (const LinliOfficeFormColumn *column)
{
  LinliOfficeFormColumn *copy = g_memdup2 (column, sizeof *column);

  copy->target = g_strdup (column->target);
  copy->title = g_strdup (column->title);
  copy->words = g_strdupv (column->words);
  copy->date_style = g_strdup (column->date_style);
  return copy;
}

static void
linli_office_form_row_free (gpointer data)
{
  LinliOfficeFormRow *row = data;

  g_free (row->who);
  g_free (row->persons);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
linli_office_form_problem_clear (gpointer data)
{
  g_array_unref (((LinliOfficeFormProblem *) data)->rows);
}

static void
linli_office_form_change_free (gpointer data)
{
  LinliOfficeFormChange *change = data;

  g_free (change->who);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/**
 * linli_office_form_filling_new:
 * @form: a form
 *
 * Notes what the form is to be filled with; changes of the form after that make no difference to it.
 *
 * Returns: (transfer full): a filling that was not loaded yet
 */
LinliOfficeFormFilling *
linli_office_form_filling_new (LinliOfficeForm *form)
{
  LinliOfficeFormFilling *self;
  guint n_header_rows;

  g_return_val_if_fail (LINLI_IS_OFFICE_FORM (form), NULL);

  self = g_new0 (LinliOfficeFormFilling, 1);
  g_atomic_ref_count_init (&self->references);
  self->form = g_object_ref (form);
  self->sheet = g_strdup (linli_sheet_get_name (linli_table_get_sheet (form->table, form->sheet)));
  self->kind = g_strdup (form->kind);
  self->record_kind = _linli_office_form_find_kind (form->kind);
  self->day = g_strdup (form->day);
  self->settings = _linli_office_form_dup_settings (form);
  self->first_row = form->first_row;
  self->n_free = form->n_rows;
  self->takes_rows = form->takes_rows;
  linli_office_form_get_header (form, NULL, &n_header_rows);
  self->has_header = n_header_rows > 0;
  self->is_ended = form->is_ended;
  self->shape = g_strdup (form->shape);
  self->columns = g_ptr_array_new_with_free_func (_linli_office_form_column_free);
  self->sources = g_new0 (LinliOfficeFormSource, form->columns->len + 1);
  for (guint i = 0; i < form->columns->len; i++)
    {
      LinliOfficeFormColumn *column = g_ptr_array_index (form->columns, i);

      g_ptr_array_add (self->columns, linli_office_form_column_copy (column));
      if (!_linli_office_form_source_compile (&self->sources[i], self->kind, column->target, self->day))
        _linli_office_form_source_clear (&self->sources[i]);
      else
        self->n_filled++;
    }
  self->filter = linli_resident_filter_copy (form->filter);
  self->sorts = g_strdup (form->sorts);
  self->has_period = linli_office_form_find_period (form, form->period, &self->period);
  self->matters = form->matters;
  self->matter_kinds = form->matter_kinds != NULL ? g_ptr_array_ref (form->matter_kinds) : NULL;
  self->rows = g_ptr_array_new_with_free_func (linli_office_form_row_free);
  self->changes = g_ptr_array_new_with_free_func (linli_office_form_change_free);
  self->problems = g_array_new (FALSE, FALSE, sizeof (LinliOfficeFormProblem));
  g_array_set_clear_func (self->problems, linli_office_form_problem_clear);
  return self;
}

/**
 * linli_office_form_filling_ref:
 * @self: a filling
 *
 * Returns: (transfer full): @self
 */
LinliOfficeFormFilling *
linli_office_form_filling_ref (LinliOfficeFormFilling *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * linli_office_form_filling_unref:
 * @self: (transfer full): a filling
 *
 * Frees it with the last reference.
 */
void
linli_office_form_filling_unref (LinliOfficeFormFilling *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < self->columns->len; i++)
    _linli_office_form_source_clear (&self->sources[i]);
  g_free (self->sources);
  g_object_unref (self->form);
  g_free (self->sheet);
  g_free (self->kind);
  g_free (self->day);
  g_free (self->settings);
  g_free (self->shape);
  g_free (self->last_day);
  g_ptr_array_unref (self->columns);
  linli_resident_filter_free (self->filter);
  g_free (self->sorts);
  g_clear_pointer (&self->matter_kinds, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->changes);
  g_array_unref (self->problems);
  g_free (self);
}

/* Behind who a row is, the kind of matter, whether a head is wanting, of whom the row tells and whether it has the tag that is asked for, what each column
 * reads. */
#define FIRST_COLUMN 5

/* The row of a person tells of the head only where it names one. */
static const char *
linli_office_form_filling_get_persons (LinliOfficeFormFilling *self)
{
  for (guint i = 0; g_str_equal (self->kind, "person") && i < self->columns->len; i++)
    if (g_str_has_prefix (((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->target, "head."))
      return "p.id || ifnull (',' || h.head_id, '')";
  return _linli_office_form_get_persons (self->kind);
}

static char *
linli_office_form_filling_dup_sql (LinliOfficeFormFilling *self)
{
  GString *sql = g_string_new ("SELECT ");
  g_autofree char *tagged = _linli_office_form_filling_dup_tagged (self);

  g_string_append_printf (sql, "%s, %s, %s, %s, %s", _linli_office_form_get_who (self->kind),
                          g_str_has_prefix (self->kind, "matter:") ? "m.kind" : "NULL", g_str_equal (self->kind, "household") ? "p.id IS NULL" : "0",
                          linli_office_form_filling_get_persons (self), tagged);
  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (sql, ", %s", self->sources[i].sql != NULL ? self->sources[i].sql : "NULL");
  g_string_append_printf (sql, " FROM %s", _linli_office_form_get_from (self->kind));
  return g_string_free (sql, FALSE);
}

static int
linli_office_form_filling_find_age (LinliOfficeFormFilling *self,
                                    const char       *birth_date)
{
  LinliDate birth, day;

  if (birth_date == NULL || !linli_date_parse (birth_date, &birth, NULL) || !linli_date_parse (self->day, &day, NULL))
    return -1;
  return linli_date_age (&birth, &day);
}

/* A month is full on the day of birth; a birth date without a day says too little. */
static int
linli_office_form_filling_find_months (LinliOfficeFormFilling *self,
                                       const char             *birth_date)
{
  LinliDate birth, day;
  int months;

  if (birth_date == NULL || !linli_date_parse (birth_date, &birth, NULL) || birth.day == 0 || !linli_date_parse (self->day, &day, NULL))
    return -1;
  months = ((int) day.year - (int) birth.year) * 12 + (int) day.month - (int) birth.month;
  return day.day < birth.day ? months - 1 : months;
}

/* By the grid, whoever answers for it on the day; many rows have the same. */
typedef struct {
  LinliOfficeFormFilling *filling;
  LinliDatabase *database;
  GHashTable *duties; /* gint64 → LinliRecord or NULL */
} LinliOfficeFormLoader;

static void
linli_office_form_clear_record (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static char *
linli_office_form_loader_dup_duty (LinliOfficeFormLoader *self,
                                   gint64           grid,
                                   LinliOfficeFormMaking  making)
{
  gpointer found;
  const char *name, *phone;

  if (!g_hash_table_lookup_extended (self->duties, &grid, NULL, &found))
    {
      found = linli_duty_find_responsible (self->database, grid, self->filling->day);
      g_hash_table_insert (self->duties, g_memdup2 (&grid, sizeof grid), found);
    }
  if (found == NULL)
    return NULL;
  name = linli_record_get_text (found, "name");
  phone = linli_record_get_text (found, "phone");
  if (making == LINLI_OFFICE_FORM_GRID_BOTH)
    return g_strdup_printf ("%s %s", name, phone != NULL ? phone : "");
  return g_strdup (making == LINLI_OFFICE_FORM_GRID_HEAD ? name : phone);
}

/* What the community, plugins and tags call something is not in the list of codes of a field. */
static char *
linli_office_form_loader_dup_named (LinliOfficeFormLoader *self,
                                    const char      *target,
                                    const char      *value,
                                    const char      *matter_kind)
{
  if (value == NULL || matter_kind == NULL)
    return g_strdup (value);
  if (g_str_equal (target, "matter.state"))
    return _linli_matter_words_dup_state (self->filling->matter_kinds, matter_kind, value);
  if (g_str_equal (target, "matter.category"))
    return _linli_matter_words_dup_category (self->filling->matter_kinds, self->database, matter_kind, value);
  return g_strdup (value);
}

/* What a column reads, as it is stored or already in words. */
static char *
linli_office_form_loader_dup_value (LinliOfficeFormLoader *self,
                                    LinliStatement  *statement,
                                    guint            column)
{
  LinliOfficeFormFilling *filling = self->filling;
  const LinliOfficeFormSource *source = &filling->sources[column];
  const char *target = ((LinliOfficeFormColumn *) g_ptr_array_index (filling->columns, column))->target;
  const char *value = linli_statement_get_text (statement, (int) column + FIRST_COLUMN);
  int age;

  switch (source->making)
    {
    case LINLI_OFFICE_FORM_AGE:
      age = linli_office_form_filling_find_age (filling, value);
      return age >= 0 ? g_strdup_printf ("%d", age) : NULL;
    case LINLI_OFFICE_FORM_MONTHS:
      age = linli_office_form_filling_find_months (filling, value);
      return age >= 0 ? g_strdup_printf ("%d", age) : NULL;
    case LINLI_OFFICE_FORM_DAY:
      return g_strdup (filling->day);
    case LINLI_OFFICE_FORM_CONSTANT:
      return g_strdup (source->constant);
    case LINLI_OFFICE_FORM_GRID_HEAD:
    case LINLI_OFFICE_FORM_GRID_PHONE:
    case LINLI_OFFICE_FORM_GRID_BOTH:
      return value != NULL ? linli_office_form_loader_dup_duty (self, linli_statement_get_int64 (statement, (int) column + FIRST_COLUMN), source->making) : NULL;
    case LINLI_OFFICE_FORM_MATTER_PLACE:
      return _linli_office_form_dup_matter_place (self->database, linli_statement_get_int64 (statement, (int) column + FIRST_COLUMN));
    case LINLI_OFFICE_FORM_SERIAL:
      return NULL;
    case LINLI_OFFICE_FORM_READ:
    case LINLI_OFFICE_FORM_YES_NO:
    case LINLI_OFFICE_FORM_TICK:
    default:
      if (g_str_equal (target, "tags") && value != NULL)
        return _linli_export_dup_tags (value);
      return linli_office_form_loader_dup_named (self, target, value, linli_statement_get_text (statement, 1));
    }
}

static void
linli_office_form_filling_add_problem (LinliOfficeFormFilling *self,
                                       guint             column,
                                       LinliOfficeFormTrouble  trouble)
{
  guint row = self->rows->len;
  LinliOfficeFormProblem problem = { column, trouble, NULL };

  for (guint i = 0; i < self->problems->len; i++)
    {
      LinliOfficeFormProblem *known = &g_array_index (self->problems, LinliOfficeFormProblem, i);

      if (known->column == column && known->trouble == trouble)
        {
          g_array_append_val (known->rows, row);
          return;
        }
    }
  problem.rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (problem.rows, row);
  g_array_append_val (self->problems, problem);
}

/* Why nothing stands where something is expected. */
static LinliOfficeFormTrouble
linli_office_form_find_trouble (const char     *target,
                                LinliStatement *statement)
{
  gboolean of_head = g_str_has_prefix (target, "person.") || g_str_has_prefix (target, "head.") || g_str_equal (target, "form.age");

  return of_head && linli_statement_get_int64 (statement, 2) != 0 ? LINLI_OFFICE_FORM_TROUBLE_NO_HEAD : LINLI_OFFICE_FORM_TROUBLE_MISSING;
}

static void
linli_office_form_loader_add_row (LinliOfficeFormLoader *self,
                                  LinliStatement  *statement,
                                  gint64           id)
{
  LinliOfficeFormFilling *filling = self->filling;
  LinliOfficeFormRow *row = g_new0 (LinliOfficeFormRow, 1);

  row->id = id;
  row->who = g_strdup (linli_statement_get_text (statement, 0));
  row->persons = g_strdup (linli_statement_get_text (statement, 3));
  row->cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < filling->columns->len; i++)
    {
      const LinliOfficeFormSource *source = &filling->sources[i];
      const LinliOfficeFormColumn *column = g_ptr_array_index (filling->columns, i);
      g_autofree char *value = *column->target != '\0' ? linli_office_form_loader_dup_value (self, statement, i) : NULL;
      gboolean unlisted = FALSE;
      char *word = *column->target != '\0' ? _linli_office_form_dup_word (source, column, value, &unlisted) : NULL;

      g_ptr_array_add (row->cells, word);
      if (unlisted)
        linli_office_form_filling_add_problem (filling, i, LINLI_OFFICE_FORM_TROUBLE_NOT_LISTED);
      else if (source->is_expected && (word == NULL || *word == '\0'))
        linli_office_form_filling_add_problem (filling, i, linli_office_form_find_trouble (column->target, statement));
    }
  g_ptr_array_add (filling->rows, row);
}

static gboolean
linli_office_form_filling_load_rows (LinliOfficeFormFilling  *self,
                                     LinliDatabase     *database,
                                     GArray            *ids,
                                     GCancellable      *cancellable,
                                     GError           **error)
{
  g_autofree char *sql = linli_office_form_filling_dup_sql (self);
  g_autoptr (LinliStatement) statement = linli_database_prepare (database, sql, error);
  g_autoptr (GHashTable) duties = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, linli_office_form_clear_record);
  LinliOfficeFormLoader loader = { self, database, duties };

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      GError *problem = NULL;

      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      linli_statement_reset (statement);
      linli_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      if (linli_statement_step (statement, &problem) && linli_statement_get_int64 (statement, 4) != 0)
        linli_office_form_loader_add_row (&loader, statement, g_array_index (ids, gint64, i));
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * linli_office_form_filling_load:
 * @self: a new filling
 * @database: a connection of this thread
 * @cancellable: (nullable): cancels
 * @error: return location for a #LinliOfficeFormError or an error of the store
 *
 * Reads the rows in their order, and compares them with what was handed in last before the day of the form. May take a while in a large
 * file; the main thread uses linli_read_task_run().
 *
 * Returns: whether it was read
 */
gboolean
linli_office_form_filling_load (LinliOfficeFormFilling  *self,
                                LinliDatabase     *database,
                                GCancellable      *cancellable,
                                GError           **error)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (self != NULL && database != NULL, FALSE);

  if (self->n_filled == 0)
    {
      g_set_error (error, LINLI_OFFICE_FORM_ERROR, LINLI_OFFICE_FORM_ERROR_NO_COLUMN, "no column of the form is filled");
      return FALSE;
    }
  ids = _linli_office_form_filling_list (self, database, cancellable, error);
  if (ids == NULL)
    return FALSE;
  return linli_office_form_filling_load_rows (self, database, ids, cancellable, error) && _linli_office_form_filling_compare (self, database, error);
}

static LinliOfficeFormRow *
linli_office_form_filling_get_row (LinliOfficeFormFilling *self,
                                   guint             row)
{
  return row < self->rows->len ? g_ptr_array_index (self->rows, row) : NULL;
}

/**
 * linli_office_form_filling_get_n_rows:
 * @self: a filling
 *
 * Returns: how many rows there are
 */
guint
linli_office_form_filling_get_n_rows (LinliOfficeFormFilling *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * linli_office_form_filling_get_n_changed:
 * @self: a filling
 *
 * Returns: how many of the rows are new or say something else than last time; all where there was no last time
 */
guint
linli_office_form_filling_get_n_changed (LinliOfficeFormFilling *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->rows->len; i++)
    n += linli_office_form_filling_get_row (self, i)->is_changed;
  return n;
}

/**
 * linli_office_form_filling_dup_cell:
 * @self: a filling
 * @row: which row, from 0
 * @column: which column, from 0
 * @masked: whether personal data must be masked
 *
 * Returns: (transfer full): what is written there, perhaps ""
 */
char *
linli_office_form_filling_dup_cell (LinliOfficeFormFilling *self,
                                    guint             row,
                                    guint             column,
                                    gboolean          masked)
{
  const LinliOfficeFormColumn *described;
  const char *text;

  g_return_val_if_fail (self != NULL && row < self->rows->len && column < self->columns->len, NULL);

  if (self->sources[column].making == LINLI_OFFICE_FORM_SERIAL)
    return g_strdup_printf ("%u", row + 1);
  described = g_ptr_array_index (self->columns, column);
  text = g_ptr_array_index (linli_office_form_filling_get_row (self, row)->cells, column);
  if (text == NULL || !masked)
    return g_strdup (text != NULL ? text : "");
  return _linli_office_form_mask (described->target, text);
}

char *
_linli_office_form_dup_who (const char *kind,
                            const char *who,
                            gboolean    masked)
{
  if (who == NULL || !masked)
    return g_strdup (who != NULL ? who : "");
  if (g_str_equal (kind, "person") || g_str_equal (kind, "household"))
    return linli_mask_name (who);
  if (g_str_equal (kind, "organisation") || g_str_equal (kind, "place"))
    return g_strdup (who);
  return g_str_equal (kind, "vehicle") ? linli_mask_plate (who) : linli_mask_numbers (who);
}

/**
 * linli_office_form_filling_dup_who:
 * @self: a filling
 * @row: which row, from 0
 * @masked: whether personal data must be masked
 *
 * Returns: (transfer full): who or what the row is about
 */
char *
linli_office_form_filling_dup_who (LinliOfficeFormFilling *self,
                                   guint             row,
                                   gboolean          masked)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return _linli_office_form_dup_who (self->record_kind, linli_office_form_filling_get_row (self, row)->who, masked);
}

/**
 * linli_office_form_filling_get_record:
 * @self: a filling
 * @row: which row, from 0
 * @kind: (out): the kind of record
 * @id: (out): the record
 */
void
linli_office_form_filling_get_record (LinliOfficeFormFilling  *self,
                                      guint              row,
                                      const char       **kind,
                                      gint64            *id)
{
  g_return_if_fail (self != NULL && row < self->rows->len && kind != NULL && id != NULL);

  *kind = self->record_kind;
  *id = linli_office_form_filling_get_row (self, row)->id;
}

/**
 * linli_office_form_filling_get_problems:
 * @self: a filling
 * @n_problems: (out): how many
 *
 * Returns: (transfer none) (array length=n_problems): which cells stay empty though something is expected there
 */
const LinliOfficeFormProblem *
linli_office_form_filling_get_problems (LinliOfficeFormFilling *self,
                                        guint            *n_problems)
{
  g_return_val_if_fail (self != NULL && n_problems != NULL, NULL);

  *n_problems = self->problems->len;
  return (const LinliOfficeFormProblem *) (gpointer) self->problems->data;
}

/**
 * linli_office_form_filling_get_last_day:
 * @self: a filling
 *
 * Returns: (nullable): the day with which it was compared; %NULL when the form was not handed in before
 */
const char *
linli_office_form_filling_get_last_day (LinliOfficeFormFilling *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->last_day;
}

/**
 * linli_office_form_filling_get_changes:
 * @self: a filling
 *
 * Running numbers, ages and days change by themselves, and are no changes.
 *
 * Returns: (transfer none) (element-type LinliOfficeFormChange): what is new, left and changed, in this order
 */
GPtrArray *
linli_office_form_filling_get_changes (LinliOfficeFormFilling *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->changes;
}

/**
 * linli_office_form_change_dup_who:
 * @self: a change
 * @masked: whether personal data must be masked
 *
 * Returns: (transfer full): who or what changed
 */
char *
linli_office_form_change_dup_who (const LinliOfficeFormChange *self,
                                  gboolean               masked)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _linli_office_form_dup_who (self->kind, self->who, masked);
}

static char *
linli_office_form_change_dup (const LinliOfficeFormChange *self,
                              const char            *text,
                              gboolean               masked)
{
  if (text == NULL || *text == '\0' || !masked)
    return g_strdup (text != NULL ? text : "");
  return _linli_office_form_mask (self->target, text);
}

/**
 * linli_office_form_change_dup_before:
 * @self: a change
 * @masked: whether personal data must be masked
 *
 * Returns: (transfer full): what the cell said last time, perhaps ""
 */
char *
linli_office_form_change_dup_before (const LinliOfficeFormChange *self,
                                     gboolean               masked)
{
  g_return_val_if_fail (self != NULL, NULL);

  return linli_office_form_change_dup (self, self->before, masked);
}

/**
 * linli_office_form_change_dup_after:
 * @self: a change
 * @masked: whether personal data must be masked
 *
 * Returns: (transfer full): what the cell says now, perhaps ""
 */
char *
linli_office_form_change_dup_after (const LinliOfficeFormChange *self,
                                    gboolean               masked)
{
  g_return_val_if_fail (self != NULL, NULL);

  return linli_office_form_change_dup (self, self->after, masked);
}
