/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliResidentFilter: from what the user chose to the query of the list. */

#include "config.h"

#include "linli-resident-filter-private.h"

#include <string.h>

#include "linli-export-private.h"
#include "linli-read-task.h"
#include "linli-search.h"
#include "linli-text.h"

/* What is typed in letters goes through the search, which answers with at most so many. */
#define MOST_FOUND 500

/* The usual columns; the user's choice replaces them. */
static const char * const person_columns[] = { "name", "sex", "age", "phone", "address", "grid", "relation_to_head", "population_type", "tags", NULL };
static const char * const household_columns[] = { "address", "head", "members", "tags", "grid", "tenure", "phone", NULL };

/**
 * linli_resident_filter_new:
 *
 * Returns: (skip) (transfer full): everybody who is here, by address
 */
LinliResidentFilter *
linli_resident_filter_new (void)
{
  LinliResidentFilter *self = g_new0 (LinliResidentFilter, 1);

  self->least_age = self->most_age = -1;
  linli_resident_filter_set_rows (self, LINLI_RESIDENT_ROWS_PERSONS);
  return self;
}

/**
 * linli_resident_filter_copy:
 * @self: a filter
 *
 * Returns: (skip) (transfer full): a copy
 */
LinliResidentFilter *
linli_resident_filter_copy (const LinliResidentFilter *self)
{
  LinliResidentFilter *copy = g_memdup2 (self, sizeof *self);

  copy->place_kind = g_strdup (self->place_kind);
  copy->places = self->places != NULL ? g_array_copy (self->places) : NULL;
  copy->tag = g_strdup (self->tag);
  copy->population_type = g_strdup (self->population_type);
  copy->text = g_strdup (self->text);
  copy->sort = g_strdup (self->sort);
  copy->columns = g_strdupv (self->columns);
  copy->day = g_strdup (self->day);
  return copy;
}

/**
 * linli_resident_filter_free:
 * @self: (transfer full): a filter
 */
void
linli_resident_filter_free (LinliResidentFilter *self)
{
  g_free (self->place_kind);
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self->tag);
  g_free (self->population_type);
  g_free (self->text);
  g_free (self->sort);
  g_strfreev (self->columns);
  g_free (self->day);
  g_free (self);
}

static gboolean
has_column (LinliResidentRows  rows,
            const char        *name)
{
  guint n_columns;
  const LinliResidentColumn *columns = linli_resident_query_list_columns (rows, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (g_str_equal (columns[i].name, name))
      return TRUE;
  return FALSE;
}

/**
 * linli_resident_filter_set_rows:
 * @self: a filter
 * @rows: persons or households
 *
 * Columns and order start afresh, the filters stay.
 */
void
linli_resident_filter_set_rows (LinliResidentFilter *self,
                                   LinliResidentRows      rows)
{
  const char * const *usual = rows == LINLI_RESIDENT_ROWS_PERSONS ? person_columns : household_columns;
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  self->rows = rows;
  for (gsize i = 0; usual[i] != NULL; i++)
    if (has_column (rows, usual[i]))
      g_ptr_array_add (columns, g_strdup (usual[i]));
  g_ptr_array_add (columns, NULL);
  g_strfreev (self->columns);
  self->columns = (char **) g_ptr_array_free (g_steal_pointer (&columns), FALSE);
  g_free (self->sort);
  self->sort = g_strdup ("address");
  self->descending = FALSE;
}

/**
 * linli_resident_filter_set_places:
 * @self: a filter
 * @kind: (nullable): "grid", "dwelling", "compound" or "building"; %NULL for everywhere
 * @ids: (array length=n_ids) (nullable): which; more than one of grids and dwellings only
 * @n_ids: how many
 *
 * One place stands for all below it; of several grids, each for itself.
 */
void
linli_resident_filter_set_places (LinliResidentFilter *self,
                                  const char          *kind,
                                  const gint64        *ids,
                                  gsize                n_ids)
{
  g_free (self->place_kind);
  self->place_kind = g_strdup (kind);
  self->place_id = 0;
  g_clear_pointer (&self->places, g_array_unref);
  if (kind == NULL)
    return;
  if (n_ids == 1 && !g_str_equal (kind, "dwelling"))
    {
      self->place_id = ids[0];
      return;
    }
  self->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->places, ids, n_ids);
}

/**
 * linli_resident_filter_is_open:
 * @self: a filter
 *
 * Returns: whether everybody who is here is shown
 */
gboolean
linli_resident_filter_is_open (const LinliResidentFilter *self)
{
  return self->presence == LINLI_PRESENCE_HERE && self->place_kind == NULL && self->tag == NULL && self->least_age < 0 && self->most_age < 0 &&
         self->population_type == NULL && self->text == NULL;
}

/* Of a list that is empty, too: NULL would be all. */
static const gint64 *
get_ids (const GArray *ids)
{
  static const gint64 none = 0;

  return ids->len > 0 ? (const gint64 *) (gpointer) ids->data : &none;
}

/* The number that is asked for, 0 for none; FALSE where it cannot be read. Takes the statement. */
static gboolean
take_number (LinliStatement  *statement,
             gint64          *number,
             GError         **error)
{
  g_autoptr (LinliStatement) owned = statement;
  GError *local_error = NULL;

  if (owned == NULL)
    return FALSE;
  *number = linli_statement_step (owned, &local_error) ? linli_statement_get_int64 (owned, 0) : 0;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Letters are pinyin, and the end of a telephone number has no meaning as a name: the search knows both. */
static GArray *
find_by_search (const LinliResidentFilter  *self,
                LinliDatabase              *database,
                GError                    **error)
{
  const char *wanted = self->rows == LINLI_RESIDENT_ROWS_PERSONS ? "person" : "household";
  g_autoptr (GPtrArray) groups = linli_search_query (database, self->text, MOST_FOUND, LINLI_SEARCH_MASKED, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (groups == NULL)
    return NULL;
  for (guint i = 0; i < groups->len; i++)
    {
      const LinliSearchGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->results->len; j++)
        {
          gint64 id = ((const LinliSearchResult *) g_ptr_array_index (group->results, j))->id;

          if (!g_str_equal (group->kind, wanted) && !g_str_equal (group->kind, "person"))
            continue;
          if (!g_str_equal (group->kind, wanted) &&
              !take_number (linli_database_query (database, error, "SELECT household_id FROM person WHERE id = ?", "i", id), &id, error))
            return NULL;
          if (id != 0)
            g_array_append_val (ids, id);
        }
    }
  return g_steal_pointer (&ids);
}

static gboolean
apply_text (LinliResidentQuery         *query,
            const LinliResidentFilter  *self,
            LinliDatabase              *database,
            GError                    **error)
{
  gboolean has_han = FALSE, has_digit = FALSE;
  gint64 is_name = 0;

  for (const char *at = self->text; *at != '\0'; at = g_utf8_next_char (at))
    {
      has_han = has_han || linli_text_is_han (g_utf8_get_char (at));
      has_digit = has_digit || g_unichar_isdigit (g_utf8_get_char (at));
    }
  if (!has_han && (!has_digit || strchr (self->text, '-') == NULL))
    {
      g_autoptr (GArray) found = find_by_search (self, database, error);

      if (found != NULL)
        linli_resident_query_set_ids (query, get_ids (found), found->len);
      return found != NULL;
    }
  if (!has_digit && !take_number (linli_database_query (database, error, "SELECT EXISTS (SELECT 1 FROM person INDEXED BY person_name"
                                                        " WHERE instr (name, ?) AND deleted_at IS NULL)", "s", self->text), &is_name, error))
    return FALSE;
  if (is_name != 0)
    linli_resident_query_set_name (query, self->text);
  else
    linli_resident_query_set_address (query, self->text);
  return TRUE;
}

/* As linli_resident_filter_build(), but NULL with the error where what was typed cannot be looked up. */
LinliResidentQuery *
_linli_resident_filter_build (const LinliResidentFilter  *self,
                              LinliDatabase              *database,
                              GError                    **error)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (self->rows);

  linli_resident_query_set_presence (query, self->presence);
  if (self->places != NULL && g_str_equal (self->place_kind, "grid"))
    linli_resident_query_set_grids (query, get_ids (self->places), self->places->len);
  else if (self->places != NULL)
    linli_resident_query_set_dwellings (query, get_ids (self->places), self->places->len);
  else if (g_strcmp0 (self->place_kind, "grid") == 0)
    linli_resident_query_set_grid (query, self->place_id);
  else if (g_strcmp0 (self->place_kind, "compound") == 0)
    linli_resident_query_set_compound (query, self->place_id);
  else if (g_strcmp0 (self->place_kind, "building") == 0)
    linli_resident_query_set_building (query, self->place_id);
  if (self->tag != NULL)
    linli_resident_query_add_tag (query, self->tag);
  if (self->least_age >= 0 || self->most_age >= 0)
    linli_resident_query_set_ages (query, self->least_age, self->most_age);
  linli_resident_query_set_day (query, self->day);
  if (self->population_type != NULL)
    linli_resident_query_set_code (query, "population_type", self->population_type);
  linli_resident_query_set_columns (query, (const char * const *) self->columns);
  linli_resident_query_set_sort (query, self->sort, self->descending);
  return self->text == NULL || apply_text (query, self, database, error) ? g_steal_pointer (&query) : NULL;
}

/**
 * linli_resident_filter_build:
 * @self: a filter
 * @database: a connection of this thread
 *
 * What was typed is looked up in the file, which may take a while in a large one; the main thread uses
 * linli_resident_filter_build_async().
 *
 * Returns: (transfer full): the query, for this thread; one of no rows where the file cannot be read
 */
LinliResidentQuery *
linli_resident_filter_build (const LinliResidentFilter *self,
                                LinliDatabase               *database)
{
  LinliResidentQuery *query = _linli_resident_filter_build (self, database, NULL);

  if (query == NULL)
    {
      query = linli_resident_query_new (self->rows);
      linli_resident_query_set_columns (query, (const char * const *) self->columns);
      linli_resident_query_set_ids (query, &(gint64) { 0 }, 0);
    }
  return query;
}

static gpointer
build_in_thread (LinliDatabase  *reader,
                 gpointer        self,
                 GCancellable   *cancellable,
                 GError        **error)
{
  return _linli_resident_filter_build (self, reader, error);
}

/**
 * linli_resident_filter_build_async:
 * @self: a filter
 * @store: the open file
 * @cancellable: (nullable): stops it
 * @callback: called in the end
 * @user_data: passed to @callback
 *
 * The same as linli_resident_filter_build() without waiting.
 */
void
linli_resident_filter_build_async (const LinliResidentFilter *self,
                                   LinliStore                *store,
                                   GCancellable              *cancellable,
                                   GAsyncReadyCallback        callback,
                                   gpointer                   user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_task_data (task, linli_resident_filter_copy (self), (GDestroyNotify) linli_resident_filter_free);
  linli_read_task_run (task, store, build_in_thread, g_object_unref);
}

/**
 * linli_resident_filter_build_finish:
 * @store: the open file
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the query, for this thread
 */
LinliResidentQuery *
linli_resident_filter_build_finish (LinliStore    *store,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * linli_resident_filter_knows_anybody:
 * @database: a connection
 *
 * Returns: whether the file holds a person, here or gone; answered at once however many there are
 */
gboolean
linli_resident_filter_knows_anybody (LinliDatabase *database)
{
  return linli_database_get_int64 (database, 0, "SELECT EXISTS (SELECT 1 FROM person WHERE deleted_at IS NULL)", NULL) != 0;
}

/* Rows for an export, fetched as the writer comes to them. */
typedef struct {
  LinliDatabase *database;
  LinliResidentQuery *query;
  LinliRowQuery *rows;
  GArray *ids;
  gboolean masked;
  GPtrArray *window;
  guint first;
} Source;

#define WINDOW 1000

static gboolean
read_cell (guint      row,
           guint      column,
           gpointer   data,
           char     **text,
           GError   **error)
{
  Source *source = data;

  if (source->window == NULL || row < source->first || row >= source->first + source->window->len)
    {
      g_clear_pointer (&source->window, g_ptr_array_unref);
      source->first = row;
      source->window = linli_row_query_load_rows (source->rows, source->database, &g_array_index (source->ids, gint64, row),
                                                  MIN (WINDOW, source->ids->len - row), error);
      if (source->window == NULL)
        return FALSE;
    }
  *text = linli_resident_query_dup_display (source->query, g_ptr_array_index (source->window, row - source->first), column, source->masked);
  return TRUE;
}

/**
 * linli_resident_filter_export:
 * @self: a filter
 * @store: the open file
 * @path: the target; its ending, .xlsx or .csv, says as what
 * @masked: whether personal data are masked
 * @head: (nullable): what a workbook has on paper besides
 * @n_rows: (out) (optional): how many rows were written
 * @cancellable: (nullable): stops it; what was at @path stays
 * @error: return location
 *
 * Writes exactly what a table with this filter shows: its rows in their order, its columns, masked or in full. Whoever asks for it in full has
 * written down why with linli_privacy_log(). May be called on any thread.
 *
 * Returns: whether it was written
 */
gboolean
linli_resident_filter_export (const LinliResidentFilter  *self,
                              LinliStore                 *store,
                              const char                 *path,
                              gboolean                    masked,
                              const LinliExportHead      *head,
                              guint                      *n_rows,
                              GCancellable               *cancellable,
                              GError                    **error)
{
  g_autoptr (LinliDatabase) database = linli_store_new_reader (store, error);
  g_autoptr (LinliResidentQuery) query = NULL;
  g_autoptr (LinliRowQuery) rows = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  Source source = { 0 };
  gboolean done;

  /* Who is removed meanwhile is in it, as when it began: which rows there are is asked first, and what they hold later. */
  if (database == NULL || !linli_database_execute (database, "BEGIN", error))
    return FALSE;
  query = _linli_resident_filter_build (self, database, error);
  if (query == NULL)
    return FALSE;
  rows = linli_resident_query_build (query);
  ids = linli_row_query_load_ids (rows, database, cancellable, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < linli_resident_query_get_n_columns (query); i++)
    g_ptr_array_add (titles, (gpointer) g_dgettext (GETTEXT_PACKAGE, linli_resident_query_get_column (query, i)->label));
  g_ptr_array_add (titles, NULL);
  source = (Source) { database, query, rows, ids, masked, NULL, 0 };
  done = _linli_export_read_cells (path, head, (const char * const *) titles->pdata, ids->len, read_cell, &source, cancellable, error);
  g_clear_pointer (&source.window, g_ptr_array_unref);
  if (n_rows != NULL)
    *n_rows = ids->len;
  return done;
}

typedef struct {
  LinliResidentFilter *filter;
  char *path;
  gboolean masked;
  LinliExportHead *head;
  guint n_rows;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  linli_resident_filter_free (export->filter);
  g_free (export->path);
  g_clear_pointer (&export->head, linli_export_head_free);
  g_free (export);
}

static void
export_in_thread (GTask        *task,
                  gpointer      store,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;

  if (linli_resident_filter_export (export->filter, store, export->path, export->masked, export->head, &export->n_rows, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * linli_resident_filter_export_async:
 * @self: a filter
 * @store: the open file
 * @path: the target; its ending, .xlsx or .csv, says as what
 * @masked: whether personal data are masked
 * @head: (nullable): what a workbook has on paper besides
 * @cancellable: (nullable): stops it
 * @callback: called in the end
 * @user_data: passed to @callback
 *
 * The same as linli_resident_filter_export() without waiting.
 */
void
linli_resident_filter_export_async (const LinliResidentFilter *self,
                                    LinliStore                *store,
                                    const char                *path,
                                    gboolean                   masked,
                                    const LinliExportHead     *head,
                                    GCancellable              *cancellable,
                                    GAsyncReadyCallback        callback,
                                    gpointer                   user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Export *export = g_new0 (Export, 1);

  export->filter = linli_resident_filter_copy (self);
  export->path = g_strdup (path);
  export->masked = masked;
  export->head = linli_export_head_copy (head);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * linli_resident_filter_export_finish:
 * @store: the open file
 * @result: what the callback was given
 * @n_rows: (out) (optional): how many rows were written
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
linli_resident_filter_export_finish (LinliStore    *store,
                                     GAsyncResult  *result,
                                     guint         *n_rows,
                                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  if (n_rows != NULL)
    *n_rows = ((Export *) g_task_get_task_data (G_TASK (result)))->n_rows;
  return g_task_propagate_boolean (G_TASK (result), error);
}
