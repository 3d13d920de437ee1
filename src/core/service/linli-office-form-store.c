/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Forms that the file keeps: the blank workbook and what its columns and rows are, by the form's shape, and what was in it on the last two days
 * on which it was handed in. Like all that the program remembers it is neither journalled nor undone. What was handed in names people, so no
 * more of it is kept than the next comparison needs, and the file forgets a row with its person (see the migration). */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "linli-office-form-private.h"

/* ── What is set ── */

/* Before codes could be any text there was "|" between them, and programs of then read that; those of now read the other. */
static void
linli_office_form_add_tags (JsonBuilder *builder,
                            const char  *tags)
{
  g_autofree char *plain = g_strdelimit (g_strdup (tags), LINLI_OFFICE_FORM_TAG_OR, '|');

  json_builder_set_member_name (builder, "tag");
  json_builder_add_string_value (builder, plain);
  json_builder_set_member_name (builder, "tags");
  json_builder_add_string_value (builder, tags);
}

static void
linli_office_form_add_filter (JsonBuilder               *builder,
                              const LinliResidentFilter *filter)
{
  json_builder_set_member_name (builder, "filter");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "presence");
  json_builder_add_int_value (builder, filter->presence);
  json_builder_set_member_name (builder, "place_kind");
  json_builder_add_string_value (builder, filter->place_kind != NULL ? filter->place_kind : "");
  json_builder_set_member_name (builder, "place_id");
  json_builder_add_int_value (builder, filter->place_id);
  linli_office_form_add_tags (builder, filter->tag != NULL ? filter->tag : "");
  json_builder_set_member_name (builder, "least_age");
  json_builder_add_int_value (builder, filter->least_age);
  json_builder_set_member_name (builder, "most_age");
  json_builder_add_int_value (builder, filter->most_age);
  json_builder_set_member_name (builder, "population_type");
  json_builder_add_string_value (builder, filter->population_type != NULL ? filter->population_type : "");
  json_builder_end_object (builder);
}

/* First row, from 0, and how many. */
static void
linli_office_form_add_header (JsonBuilder     *builder,
                              LinliOfficeForm *self)
{
  guint first_row, n_rows;

  linli_import_get_header (self->import, self->sheet, &first_row, &n_rows);
  json_builder_set_member_name (builder, "header");
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, first_row);
  json_builder_add_int_value (builder, n_rows);
  json_builder_end_array (builder);
}

/* Everything that was chosen, as JSON. */
char *
_linli_office_form_dup_settings (LinliOfficeForm *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sheet");
  json_builder_add_string_value (builder, linli_sheet_get_name (linli_table_get_sheet (self->table, self->sheet)));
  if (self->is_header_set)
    linli_office_form_add_header (builder, self);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, self->kind);
  json_builder_set_member_name (builder, "targets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->columns->len; i++)
    json_builder_add_string_value (builder, ((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->target);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->columns->len; i++)
    json_builder_add_string_value (builder, ((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->date_style);
  json_builder_end_array (builder);
  linli_office_form_add_filter (builder, self->filter);
  json_builder_set_member_name (builder, "sorts");
  json_builder_add_string_value (builder, self->sorts != NULL ? self->sorts : "");
  _linli_office_form_add_matters (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
linli_office_form_take_text (JsonObject  *object,
                             const char  *name,
                             char       **text)
{
  const char *value = json_object_get_string_member_with_default (object, name, "");

  g_free (*text);
  *text = *value != '\0' ? g_strdup (value) : NULL;
}

static void
linli_office_form_recall_tags (LinliOfficeForm *self,
                               JsonObject      *object)
{
  linli_office_form_take_text (object, json_object_has_member (object, "tags") ? "tags" : "tag", &self->filter->tag);
  if (self->filter->tag != NULL && !json_object_has_member (object, "tags"))
    g_strdelimit (self->filter->tag, "|", *LINLI_OFFICE_FORM_TAG_OR);
}

static void
linli_office_form_recall_filter (LinliOfficeForm  *self,
                                 JsonObject *object)
{
  gint64 presence = json_object_get_int_member_with_default (object, "presence", LINLI_PRESENCE_HERE);

  self->filter->presence = presence > LINLI_PRESENCE_HERE && presence <= LINLI_PRESENCE_AWAY ? (LinliPresence) presence : LINLI_PRESENCE_HERE;
  linli_office_form_take_text (object, "place_kind", &self->filter->place_kind);
  self->filter->place_id = json_object_get_int_member_with_default (object, "place_id", 0);
  linli_office_form_recall_tags (self, object);
  self->filter->least_age = (int) json_object_get_int_member_with_default (object, "least_age", -1);
  self->filter->most_age = (int) json_object_get_int_member_with_default (object, "most_age", -1);
  linli_office_form_take_text (object, "population_type", &self->filter->population_type);
}

static void
linli_office_form_recall_columns (LinliOfficeForm *self,
                                  JsonArray *targets,
                                  JsonArray *days)
{
  for (guint i = 0; i < MIN (self->columns->len, json_array_get_length (targets)); i++)
    {
      LinliOfficeFormColumn *column = g_ptr_array_index (self->columns, i);
      const char *day = days != NULL && i < json_array_get_length (days) ? json_array_get_string_element (days, i) : NULL;

      linli_office_form_set_column_target (self, i, json_array_get_string_element (targets, i));
      if (day != NULL)
        {
          g_free (column->date_style);
          column->date_style = g_strdup (day);
        }
    }
}

/* Where somebody once put the header of another form on a sheet of this name, this one may have it, too: then it has the shape of that one. */
static char *
linli_office_form_find_with_header (LinliOfficeForm *self,
                                    LinliDatabase   *database)
{
  const char *sheet = linli_sheet_get_name (linli_table_get_sheet (self->table, self->sheet));
  g_autoptr (LinliStatement) statement = linli_database_query (database, NULL, "SELECT shape, settings, json_extract (settings, '$.header[0]'), json_extract (settings, '$.header[1]')"
                                                               " FROM department_form WHERE json_extract (settings, '$.header') NOT NULL AND json_extract (settings, '$.sheet') = ?"
                                                               " ORDER BY kept_at DESC", "s", sheet);
  g_autoptr (GError) error = NULL;
  gboolean tried = FALSE;
  guint first_row, n_rows;

  linli_import_get_header (self->import, self->sheet, &first_row, &n_rows);
  while (statement != NULL && linli_statement_step (statement, NULL))
    {
      gint64 kept_row = linli_statement_get_int64 (statement, 2), n_kept = linli_statement_get_int64 (statement, 3);

      if (kept_row < 0 || n_kept < 0 || kept_row + n_kept > linli_sheet_get_n_rows (linli_table_get_sheet (self->table, self->sheet)))
        continue;
      tried = TRUE;
      if (!_linli_office_form_put_header (self, (guint) kept_row, (guint) n_kept, NULL))
        continue;
      self->is_header_set = g_str_equal (self->shape, linli_statement_get_text (statement, 0));
      if (self->is_header_set)
        return g_strdup (linli_statement_get_text (statement, 1));
    }
  /* The same file was read a moment ago. */
  if (tried && !_linli_office_form_put_header (self, first_row, n_rows, &error))
    g_warning ("Form: %s", error->message);
  return NULL;
}

static gboolean
linli_office_form_take_settings (LinliOfficeForm *self,
                                 const char      *settings)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root;
  const char *kind;
  JsonArray *targets;

  if (!json_parser_load_from_data (parser, settings, -1, NULL) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return FALSE;
  root = json_node_get_object (json_parser_get_root (parser));
  kind = json_object_get_string_member_with_default (root, "kind", "");
  targets = json_object_has_member (root, "targets") ? json_object_get_array_member (root, "targets") : NULL;
  if (targets == NULL || json_array_get_length (targets) < _linli_office_form_count_titled (self) || _linli_office_form_find_kind (kind) == NULL)
    return FALSE;
  linli_office_form_set_kind (self, kind);
  linli_office_form_recall_columns (self, targets, json_object_has_member (root, "days") ? json_object_get_array_member (root, "days") : NULL);
  linli_office_form_take_text (root, "sorts", &self->sorts);
  if (json_object_has_member (root, "filter"))
    linli_office_form_recall_filter (self, json_object_get_object_member (root, "filter"));
  if (json_object_has_member (root, "matters"))
    _linli_office_form_recall_matters (self, json_object_get_object_member (root, "matters"));
  return TRUE;
}

/* Takes what is kept of a form of this shape, or else what is proposed. What somebody put right goes before what was kept till then. */
void
_linli_office_form_recall (LinliOfficeForm     *self,
                           LinliDatabase *database)
{
  g_autofree char *settings = linli_office_form_find_with_header (self, database);

  if (settings == NULL)
    settings = linli_database_dup_text (database, "SELECT settings FROM department_form WHERE shape = ?", "s", self->shape);
  _linli_office_form_propose (self, database);
  self->remembered = settings != NULL && linli_office_form_take_settings (self, settings);
}

/* ── What was handed in ── */

/* Who the row is about, then its cells. */
static char *
linli_office_form_row_dup_cells (const LinliOfficeFormRow *row)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, row->who != NULL ? row->who : "");
  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *text = g_ptr_array_index (row->cells, i);

      json_builder_add_string_value (builder, text != NULL ? text : "");
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
linli_office_form_filling_dup_targets (LinliOfficeFormFilling *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->columns->len; i++)
    json_builder_add_string_value (builder, ((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->target);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
linli_office_form_filling_keep_persons (LinliOfficeFormFilling    *self,
                                        const LinliOfficeFormRow  *row,
                                        gint64                     filling,
                                        LinliDatabase             *database,
                                        GError                   **error)
{
  g_auto (GStrv) persons = g_strsplit (row->persons != NULL ? row->persons : "", ",", -1);

  for (gsize i = 0; persons[i] != NULL; i++)
    if (!linli_database_run (database, error, "INSERT OR IGNORE INTO department_form_person (filling_id, kind, record_id, person_id) VALUES (?, ?, ?, ?)", "isii",
                             filling, self->record_kind, row->id, g_ascii_strtoll (persons[i], NULL, 10)))
      return FALSE;
  return TRUE;
}

static gboolean
linli_office_form_filling_keep_rows (LinliOfficeFormFilling  *self,
                                     gint64             form,
                                     LinliDatabase     *database,
                                     GError           **error)
{
  g_autofree char *targets = linli_office_form_filling_dup_targets (self);
  gint64 filling;

  if (!linli_database_run (database, error, "DELETE FROM department_form_filling WHERE form_id = ?1 AND day = ?2", "is", form, self->day)
      || !linli_database_run (database, error, "INSERT INTO department_form_filling (form_id, day, columns) VALUES (?, ?, ?)", "iss", form, self->day, targets))
    return FALSE;
  filling = linli_database_get_int64 (database, 0, "SELECT id FROM department_form_filling WHERE form_id = ? AND day = ?", "is", form, self->day);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LinliOfficeFormRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *cells = linli_office_form_row_dup_cells (row);

      if (!linli_database_run (database, error, "INSERT OR REPLACE INTO department_form_row (filling_id, kind, record_id, cells) VALUES (?, ?, ?, ?)", "isis",
                               filling, self->record_kind, row->id, cells)
          || !linli_office_form_filling_keep_persons (self, row, filling, database, error))
        return FALSE;
    }
  /* This one, and the one with which it is compared when it is filled again on the same day. A later one was a slip in the day. */
  return linli_database_run (database, error, "DELETE FROM department_form_filling WHERE form_id = ?1 AND (day > ?2 OR day < ifnull ("
                             "(SELECT max (day) FROM department_form_filling WHERE form_id = ?1 AND day < ?2), ?2))", "is", form, self->day);
}

static GBytes *
linli_office_form_filling_dup_blank (LinliOfficeFormFilling  *self,
                                     GError           **error)
{
  g_autofree char *path = _linli_office_form_make_copy (error);
  g_autofree char *bytes = NULL;
  gsize size;
  gboolean read;

  if (path == NULL)
    return NULL;
  read = _linli_office_form_filling_write_blank (self, path, error) && g_file_get_contents (path, &bytes, &size, error);
  g_unlink (path);
  return read ? g_bytes_new_take (g_steal_pointer (&bytes), size) : NULL;
}

/**
 * linli_office_form_filling_keep:
 * @self: a filling; loaded, when it was handed in
 * @handed_in: whether it left the file in full, so that the next one is compared with it
 * @transaction: the action
 * @error: return location
 *
 * Keeps the form in the file: the blank workbook, and what its columns and rows are. What was kept of a form of the same shape is replaced.
 *
 * Returns: whether it was kept
 */
gboolean
linli_office_form_filling_keep (LinliOfficeFormFilling  *self,
                                gboolean           handed_in,
                                LinliTransaction  *transaction,
                                GError           **error)
{
  LinliDatabase *database;
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GBytes) blank = NULL;
  gint64 form;

  g_return_val_if_fail (self != NULL && transaction != NULL, FALSE);

  database = linli_transaction_get_database (transaction);
  blank = linli_office_form_filling_dup_blank (self, error);
  statement = blank != NULL ? linli_database_prepare (database, "INSERT INTO department_form (shape, name, settings, workbook, kept_at)"
                                                      " VALUES (?1, ?2, ?3, ?4, strftime ('%Y-%m-%dT%H:%M:%fZ', 'now')) ON CONFLICT (shape) DO UPDATE SET"
                                                      " name = ?2, settings = ?3, workbook = ?4, kept_at = excluded.kept_at", error) : NULL;
  if (statement == NULL)
    return FALSE;
  linli_statement_bind_text (statement, 1, self->shape);
  linli_statement_bind_text (statement, 2, self->form->name);
  linli_statement_bind_text (statement, 3, self->settings);
  linli_statement_bind_bytes (statement, 4, blank);
  if (!linli_statement_run (statement, error))
    return FALSE;
  form = linli_database_get_int64 (database, 0, "SELECT id FROM department_form WHERE shape = ?", "s", self->shape);
  return !handed_in || linli_office_form_filling_keep_rows (self, form, database, error);
}

/* ── What changed ── */

static LinliOfficeFormChange *
linli_office_form_filling_new_change (LinliOfficeFormFilling    *self,
                                      LinliOfficeFormChangeKind  what,
                                      gint64               id,
                                      const char          *who)
{
  LinliOfficeFormChange *change = g_new0 (LinliOfficeFormChange, 1);

  change->what = what;
  change->kind = self->record_kind;
  change->id = id;
  change->who = g_strdup (who);
  return change;
}

/* The cells that say something else; columns that were filled with something else cannot be compared. */
static void
linli_office_form_filling_compare_row (LinliOfficeFormFilling *self,
                                       LinliOfficeFormRow     *row,
                                       JsonArray        *targets,
                                       JsonArray        *cells,
                                       GPtrArray        *changed)
{
  for (guint i = 0; i < self->columns->len && i < json_array_get_length (targets) && i + 1 < json_array_get_length (cells); i++)
    {
      const LinliOfficeFormColumn *column = g_ptr_array_index (self->columns, i);
      const char *before = json_array_get_string_element (cells, i + 1);
      const char *after = g_ptr_array_index (row->cells, i);
      LinliOfficeFormChange *change;

      if (g_strcmp0 (json_array_get_string_element (targets, i), column->target) != 0)
        {
          /* The department does not have it yet. */
          row->is_changed |= after != NULL && *after != '\0';
          continue;
        }
      if (!self->sources[i].is_compared || *column->target == '\0' || g_strcmp0 (before, after != NULL ? after : "") == 0)
        continue;
      change = linli_office_form_filling_new_change (self, LINLI_OFFICE_FORM_CHANGE_CHANGED, row->id, row->who);
      change->column = column->title;
      change->target = column->target;
      change->before = g_strdup (before);
      change->after = g_strdup (after);
      g_ptr_array_add (changed, change);
      row->is_changed = TRUE;
    }
}

/* One row of last time. */
static void
linli_office_form_filling_compare_old (LinliOfficeFormFilling *self,
                                       GHashTable       *rows,
                                       gint64            id,
                                       const char       *text,
                                       JsonArray        *targets,
                                       GPtrArray        *left,
                                       GPtrArray        *changed)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  LinliOfficeFormRow *row = g_hash_table_lookup (rows, &id);
  JsonArray *cells = text != NULL && json_parser_load_from_data (parser, text, -1, NULL) ? json_node_get_array (json_parser_get_root (parser)) : NULL;

  if (row == NULL)
    g_ptr_array_add (left, linli_office_form_filling_new_change (self, LINLI_OFFICE_FORM_CHANGE_LEFT, id, cells != NULL ? json_array_get_string_element (cells, 0) : NULL));
  else if (cells == NULL)
    g_ptr_array_add (changed, linli_office_form_filling_new_change (self, LINLI_OFFICE_FORM_CHANGE_UNKNOWN, id, row->who));
  else
    {
      row->is_changed = FALSE;
      linli_office_form_filling_compare_row (self, row, targets, cells, changed);
    }
  g_hash_table_remove (rows, &id);
}

static gboolean
linli_office_form_filling_compare_all (LinliOfficeFormFilling  *self,
                                       LinliDatabase     *database,
                                       gint64             filling,
                                       JsonArray         *targets,
                                       GError           **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) left = g_ptr_array_new (), changed = g_ptr_array_new ();
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, "SELECT record_id, cells FROM department_form_row"
                                                               " WHERE filling_id = ? AND kind = ? ORDER BY record_id", "is", filling, self->record_kind);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LinliOfficeFormRow *row = g_ptr_array_index (self->rows, i);

      g_hash_table_insert (rows, &row->id, row);
    }
  while (linli_statement_step (statement, &problem))
    linli_office_form_filling_compare_old (self, rows, linli_statement_get_int64 (statement, 0), linli_statement_get_text (statement, 1), targets, left, changed);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LinliOfficeFormRow *row = g_ptr_array_index (self->rows, i);

      if (g_hash_table_contains (rows, &row->id))
        g_ptr_array_add (self->changes, linli_office_form_filling_new_change (self, LINLI_OFFICE_FORM_CHANGE_NEW, row->id, row->who));
    }
  g_ptr_array_extend_and_steal (self->changes, g_steal_pointer (&left));
  g_ptr_array_extend_and_steal (self->changes, g_steal_pointer (&changed));
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

/* With what was handed in last before the day of the form. */
gboolean
_linli_office_form_filling_compare (LinliOfficeFormFilling  *self,
                                    LinliDatabase     *database,
                                    GError           **error)
{
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, "SELECT l.id, l.day, l.columns FROM department_form_filling l"
                                                               " JOIN department_form f ON f.id = l.form_id WHERE f.shape = ? AND l.day < ?"
                                                               " ORDER BY l.day DESC LIMIT 1", "ss", self->shape, self->day);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  GError *problem = NULL;
  gint64 filling = 0;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    ((LinliOfficeFormRow *) g_ptr_array_index (self->rows, i))->is_changed = TRUE;
  if (linli_statement_step (statement, &problem) && json_parser_load_from_data (parser, linli_statement_get_text (statement, 2), -1, &problem))
    {
      filling = linli_statement_get_int64 (statement, 0);
      self->last_day = g_strdup (linli_statement_get_text (statement, 1));
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  return filling == 0 || linli_office_form_filling_compare_all (self, database, filling, json_node_get_array (json_parser_get_root (parser)), error);
}

/* ── What is kept ── */

/**
 * linli_kept_office_form_free:
 * @self: (transfer full): a form of a list
 */
void
linli_kept_office_form_free (LinliKeptOfficeForm *self)
{
  g_free (self->name);
  g_free (self->day);
  g_free (self);
}

/**
 * linli_office_form_list_kept:
 * @database: a connection of this thread
 * @error: return location
 *
 * Returns: (transfer full) (element-type LinliKeptOfficeForm): the forms that the file keeps, the latest first
 */
GPtrArray *
linli_office_form_list_kept (LinliDatabase  *database,
                             GError        **error)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_kept_office_form_free);
  g_autoptr (LinliStatement) statement = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  statement = linli_database_query (database, error, "SELECT id, name, (SELECT max (day) FROM department_form_filling l WHERE l.form_id = f.id)"
                                    " FROM department_form f ORDER BY kept_at DESC, id DESC", NULL);
  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &problem))
    {
      LinliKeptOfficeForm *form = g_new0 (LinliKeptOfficeForm, 1);

      form->id = linli_statement_get_int64 (statement, 0);
      form->name = g_strdup (linli_statement_get_text (statement, 1));
      form->day = g_strdup (linli_statement_get_text (statement, 2));
      g_ptr_array_add (forms, form);
    }
  if (problem == NULL)
    return g_steal_pointer (&forms);
  g_propagate_error (error, problem);
  return NULL;
}

/**
 * linli_office_form_forget:
 * @transaction: the action
 * @id: a form that the file keeps
 * @error: return location
 *
 * Forgets the form, what was set for it, and what was handed in.
 *
 * Returns: whether it is forgotten
 */
gboolean
linli_office_form_forget (LinliTransaction  *transaction,
                          gint64             id,
                          GError           **error)
{
  g_return_val_if_fail (transaction != NULL, FALSE);

  return linli_database_run (linli_transaction_get_database (transaction), error, "DELETE FROM department_form WHERE id = ?", "i", id);
}
