/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Records out of the file: columns from the kind's descriptor, references by what they are called, personal data masked unless
 * the caller says otherwise. The target appears when everything is written. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-export-private.h"
#include "linli-mask.h"
#include "linli-matter-words-private.h"
#include "linli-table.h"
#include "linli-tags.h"
#include "linli-value-private.h"

#define CANCEL_EVERY 256

/* How a record is called where another one refers to it. */
static const struct {
  const char *kind;
  const char *expression; /* %s is the referring column */
  const char *name;       /* of the field, which decides how it is masked */
  LinliFieldFlags flags;
} references[] = {
  { "compound", "(SELECT r.name FROM compound r WHERE r.id = t.%s)", "compound", LINLI_FIELD_PLAIN },
  { "building", "(SELECT r.name FROM building r WHERE r.id = t.%s)", "building", LINLI_FIELD_PLAIN },
  { "unit", "(SELECT r.name FROM unit r WHERE r.id = t.%s)", "unit", LINLI_FIELD_PLAIN },
  { "dwelling", "(SELECT s.address FROM dwelling_standing s WHERE s.dwelling_id = t.%s)", "dwelling_address", LINLI_FIELD_PLAIN },
  { "household", "(SELECT p.name FROM household r JOIN person p ON p.id = r.head_id WHERE r.id = t.%s)", "household_head_name", LINLI_FIELD_MASKED },
  { "person", "(SELECT r.name FROM person r WHERE r.id = t.%s)", "person_name", LINLI_FIELD_MASKED },
  { "organisation", "(SELECT r.name FROM organisation r WHERE r.id = t.%s)", "organisation", LINLI_FIELD_PLAIN },
  { "grid", "(SELECT r.name FROM grid r WHERE r.id = t.%s)", "grid", LINLI_FIELD_PLAIN },
  { "matter", "(SELECT r.title FROM matter r WHERE r.id = t.%s)", "matter", LINLI_FIELD_PLAIN },
};

/* A person with home and household, in the columns and under the titles that an import understands. */
#define PEOPLE_FROM "person t LEFT JOIN household h ON h.id = t.household_id LEFT JOIN dwelling d ON d.id = h.dwelling_id"
static const struct {
  const char *name;
  const char *expression;
  const char *kind;   /* whose field of the name below it is; NULL for plain text */
  const char *field;
  const char *label;
} people[] = {
  { "household_number", "h.number", "household", "number", NULL },
  { "compound", "(SELECT r.name FROM compound r WHERE r.id = d.compound_id)", NULL, NULL, N_("Compound") },
  { "building", "(SELECT r.name FROM building r WHERE r.id = d.building_id)", NULL, NULL, N_("Building") },
  { "unit", "(SELECT r.name FROM unit r WHERE r.id = d.unit_id)", NULL, NULL, N_("Unit") },
  { "room", "d.room", "dwelling", "room", NULL },
  { "suffix", "d.suffix", "dwelling", "suffix", NULL },
  { "name", "t.name", "person", "name", NULL },
  { "relation_to_head", "t.relation_to_head", "person", "relation_to_head", NULL },
  { "sex", "t.sex", "person", "sex", NULL },
  { "birth_date", "t.birth_date", "person", "birth_date", NULL },
  { "identity_type", "t.identity_type", "person", "identity_type", NULL },
  { "identity_number", "t.identity_number", "person", "identity_number", NULL },
  { "phone", "t.phone", "person", "phone", NULL },
  { "phone2", "t.phone2", "person", "phone2", NULL },
  { "ethnicity", "t.ethnicity", "person", "ethnicity", NULL },
  { "education", "t.education", "person", "education", NULL },
  { "population_type", "t.population_type", "person", "population_type", NULL },
  { "residence_status", "t.residence_status", "person", "residence_status", NULL },
  { "moved_in_on", "t.moved_in_on", "person", "moved_in_on", NULL },
  { "tags", "(SELECT group_concat (coalesce (k.name, '#' || g.code), '、') FROM tag g LEFT JOIN tag_kind k ON k.code = g.code AND k.deleted_at IS NULL "
            "WHERE g.subject_kind = 'person' AND g.subject_id = t.id AND g.deleted_at IS NULL"
            " AND (g.until IS NULL OR g.until > date ('now', 'localtime')))",
    NULL, NULL, N_("Tags") },
  { "plates", "iif (h.head_id = t.id, (SELECT group_concat (v.plate, char (10)) FROM vehicle v WHERE v.household_id = h.id AND v.deleted_at IS NULL), NULL)",
    NULL, NULL, N_("Number plates") },
  { "note", "t.note", "person", "note", NULL },
};

typedef struct {
  LinliDatabase *database;
  const LinliExportOptions *options;
  GArray *columns;
  const char *from;
  const char *geometry; /* SQL, or NULL */
  const char *order;
  LinliSink *sink;
  GPtrArray *matter_kinds; /* borrowed, or NULL */
  guint n_written;
} LinliRecordExport;

static void
linli_export_column_clear (gpointer data)
{
  LinliExportColumn *column = data;

  g_free (column->title);
  g_free (column->expression);
}

static void
linli_record_export_clear (LinliRecordExport *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->sink, _linli_sink_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliRecordExport, linli_record_export_clear)

static void
linli_record_export_add (LinliRecordExport *self,
                         const LinliField  *field,
                         const char        *title,
                         char              *expression)
{
  LinliExportColumn column = { g_strdup (title), expression, *field };

  g_array_append_val (self->columns, column);
}

static void
linli_record_export_add_reference (LinliRecordExport *self,
                                   const LinliField  *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (strcmp (references[i].kind, field->reference) == 0)
      {
        LinliField shown = { references[i].name, LINLI_FIELD_TEXT, references[i].flags, field->label };
        g_auto (GStrv) parts = g_strsplit (references[i].expression, "%s", -1);

        /* Two references of one kind keep the names of their own columns. */
        if (!g_str_has_suffix (shown.name, "name"))
          shown.name = field->name;
        linli_record_export_add (self, &shown, linli_field_get_label (field), g_strjoinv (field->name, parts));
      }
}

static gboolean
linli_record_export_wants (LinliRecordExport *self,
                           const char        *column)
{
  return self->options->columns == NULL || g_strv_contains (self->options->columns, column);
}

/* What a matter is and how far it got is set by its steps and by no form, so these fields are internal; a list of matters needs them. */
static gboolean
linli_record_export_is_shown (const LinliKind  *kind,
                              const LinliField *field)
{
  static const char * const told[] = { "kind", "number", "state", NULL };

  return (field->flags & LINLI_FIELD_INTERNAL) == 0 || (strcmp (kind->name, "matter") == 0 && g_strv_contains (told, field->name));
}

static void
linli_record_export_add_kind (LinliRecordExport *self,
                              const LinliKind   *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const LinliField *field = &kind->fields[i];

      if (field->type == LINLI_FIELD_GEOMETRY)
        self->geometry = "t.geom";
      if (field->type == LINLI_FIELD_GEOMETRY || !linli_record_export_is_shown (kind, field) || !linli_record_export_wants (self, field->name))
        continue;
      if (field->type == LINLI_FIELD_REFERENCE)
        linli_record_export_add_reference (self, field);
      else
        linli_record_export_add (self, field, linli_field_get_label (field), g_strconcat ("t.", field->name, NULL));
    }
}

static void
linli_record_export_add_people (LinliRecordExport *self)
{
  self->from = PEOPLE_FROM;
  self->geometry = "d.geom";
  self->order = "(SELECT s.sort_key FROM dwelling_standing s WHERE s.dwelling_id = d.id), h.id, t.relation_to_head IS NOT '02', t.id";
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      LinliField text = { people[i].name, LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, people[i].label };
      const LinliKind *kind = people[i].kind != NULL ? linli_kind_lookup (people[i].kind) : NULL;
      const LinliField *field = kind != NULL ? &kind->fields[linli_kind_find_field (kind, people[i].field)] : &text;

      if (linli_record_export_wants (self, people[i].name))
        linli_record_export_add (self, field, kind != NULL ? linli_field_get_label (field) : _(people[i].label), g_strdup (people[i].expression));
    }
}

/* In the order in which the caller named them. */
static gboolean
linli_record_export_sort_columns (LinliRecordExport  *self,
                                  GError            **error)
{
  const char * const *wanted = self->options->columns;

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      guint k = i;
      g_autofree char *expression = g_strconcat ("t.", wanted[i], NULL);

      while (k < self->columns->len)
        {
          LinliExportColumn *column = &g_array_index (self->columns, LinliExportColumn, k);

          if (strcmp (column->field.name, wanted[i]) == 0 || strstr (column->expression, expression) != NULL)
            break;
          k++;
        }
      if (k >= self->columns->len)
        {
          g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "there is no column “%s” to export", wanted[i]);
          return FALSE;
        }
      if (k != i)
        {
          LinliExportColumn moved = g_array_index (self->columns, LinliExportColumn, k);

          g_array_index (self->columns, LinliExportColumn, k) = g_array_index (self->columns, LinliExportColumn, i);
          g_array_index (self->columns, LinliExportColumn, i) = moved;
        }
    }
  return TRUE;
}

static gboolean
linli_record_export_choose_columns (LinliRecordExport  *self,
                                    const char         *kind_name,
                                    GError            **error)
{
  const LinliKind *kind = strcmp (kind_name, "people") == 0 ? NULL : linli_kind_lookup (kind_name);

  self->columns = g_array_new (FALSE, FALSE, sizeof (LinliExportColumn));
  g_array_set_clear_func (self->columns, linli_export_column_clear);
  if (strcmp (kind_name, "people") == 0)
    linli_record_export_add_people (self);
  else if (kind != NULL)
    linli_record_export_add_kind (self, kind);
  else
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "there is no kind of record “%s”", kind_name);
      return FALSE;
    }
  return linli_record_export_sort_columns (self, error);
}

static char *
linli_record_export_dup_sql (LinliRecordExport *self,
                             const char        *kind)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (sql, "%s, ", g_array_index (self->columns, LinliExportColumn, i).expression);
  g_string_append_printf (sql, "%s, %s FROM ", self->geometry != NULL ? self->geometry : "NULL", strcmp (kind, "matter") == 0 ? "t.kind" : "NULL");
  if (self->from != NULL)
    g_string_append (sql, self->from);
  else
    g_string_append_printf (sql, "%s t", kind);
  g_string_append (sql, " WHERE t.deleted_at IS NULL");
  g_string_append (sql, self->options->ids != NULL || self->order != NULL ? " AND t.id = ?" : " ORDER BY t.id");
  return g_string_free (sql, FALSE);
}

/* The usual tags have their names in the program, translated; '#' stands before the code of such a one. */
char *
_linli_export_dup_tags (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, "、", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] == '#')
      {
        char *name = g_strdup (linli_tags_get_label (words[i] + 1));

        g_free (words[i]);
        words[i] = name;
      }
  return g_strjoinv ("、", words);
}

/* Codes of a matter in the words of its kind, which stands behind the columns and the geometry; NULL for what is no such code. */
static char *
linli_record_export_dup_words (LinliRecordExport *self,
                               LinliStatement    *statement,
                               guint              index)
{
  const char *field = g_array_index (self->columns, LinliExportColumn, index).field.name;
  const char *kind = linli_statement_get_text (statement, self->columns->len + 1);
  const char *code = linli_statement_get_text (statement, index);

  if (kind == NULL)
    return NULL;
  if (strcmp (field, "kind") == 0)
    return _linli_matter_words_dup_kind (self->matter_kinds, kind);
  if (strcmp (field, "state") == 0)
    return _linli_matter_words_dup_state (self->matter_kinds, kind, code);
  if (strcmp (field, "category") == 0)
    return _linli_matter_words_dup_category (self->matter_kinds, self->database, kind, code);
  return NULL;
}

/* One plate to a line. */
static char *
linli_record_export_dup_plates (LinliRecordExport *self,
                                const char        *text)
{
  g_auto (GStrv) plates = g_strsplit (text, "\n", -1);

  for (gsize i = 0; !self->options->revealed && plates[i] != NULL; i++)
    {
      g_autofree char *plain = plates[i];

      plates[i] = linli_mask_plate (plain);
    }
  return g_strjoinv (" ", plates);
}

static char *
linli_record_export_dup_value (LinliRecordExport *self,
                               LinliStatement    *statement,
                               guint              index)
{
  const LinliExportColumn *column = &g_array_index (self->columns, LinliExportColumn, index);
  LinliValue value = { 0 };
  char *text;

  if (linli_statement_is_null (statement, index))
    return NULL;
  if ((text = linli_record_export_dup_words (self, statement, index)) != NULL)
    return text;
  if (column->field.type == LINLI_FIELD_INTEGER || column->field.type == LINLI_FIELD_REAL)
    return g_strdup (linli_statement_get_text (statement, index));
  if (self->from != NULL && g_str_equal (column->field.name, "tags"))
    return _linli_export_dup_tags (linli_statement_get_text (statement, index));
  if (g_str_equal (column->field.name, "plates") || g_str_equal (column->field.name, "plate"))
    return linli_record_export_dup_plates (self, linli_statement_get_text (statement, index));
  _linli_value_read (&value, &column->field, statement, index);
  text = self->options->revealed ? _linli_value_dup_display (&value, &column->field) : _linli_value_dup_masked (&value, &column->field);
  _linli_value_clear (&value);
  return text;
}

static gboolean
linli_record_export_write_rows (LinliRecordExport  *self,
                                LinliStatement     *statement,
                                GCancellable       *cancellable,
                                GError            **error)
{
  guint n_columns = self->columns->len;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  GError *problem = NULL;

  while (linli_statement_step (statement, &problem))
    {
      g_autoptr (GBytes) geometry = linli_statement_is_null (statement, n_columns) ? NULL : linli_statement_dup_bytes (statement, n_columns);

      g_ptr_array_set_size (values, 0);
      for (guint i = 0; i < n_columns; i++)
        g_ptr_array_add (values, linli_record_export_dup_value (self, statement, i));
      if (!self->sink->add (self->sink, (const char **) values->pdata, geometry, error))
        return FALSE;
      if (++self->n_written % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static gboolean
linli_record_export_write_ids (LinliRecordExport  *self,
                               LinliStatement     *statement,
                               const gint64       *ids,
                               gsize               n_ids,
                               GCancellable       *cancellable,
                               GError            **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      linli_statement_reset (statement);
      linli_statement_bind_int64 (statement, 1, ids[i]);
      if (!linli_record_export_write_rows (self, statement, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Who lives here. The ids are sorted and not the rows: what is sorted is held in memory as a whole. */
static GArray *
linli_record_export_sort_people (LinliRecordExport  *self,
                                 GCancellable       *cancellable,
                                 GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.id FROM %s WHERE t.deleted_at IS NULL AND t.moved_out_on IS NULL AND t.deceased_on IS NULL"
                                          " AND h.moved_out_on IS NULL ORDER BY %s", self->from, self->order);
  g_autoptr (LinliStatement) statement = linli_database_prepare (self->database, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &problem))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
      if (ids->len % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (problem == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
linli_record_export_write (LinliRecordExport  *self,
                           const char         *kind,
                           GCancellable       *cancellable,
                           GError            **error)
{
  g_autofree char *sql = linli_record_export_dup_sql (self, kind);
  g_autoptr (LinliStatement) statement = linli_database_prepare (self->database, sql, error);
  g_autoptr (GArray) sorted = NULL;
  gboolean done;

  if (statement == NULL)
    return FALSE;
  if (self->options->ids != NULL)
    return linli_record_export_write_ids (self, statement, self->options->ids, self->options->n_ids, cancellable, error);
  if (self->order == NULL)
    return linli_record_export_write_rows (self, statement, cancellable, error);
  /* So that all of it is of one moment. */
  if (!linli_database_execute (self->database, "SAVEPOINT export", error))
    return FALSE;
  sorted = linli_record_export_sort_people (self, cancellable, error);
  done = sorted != NULL && linli_record_export_write_ids (self, statement, (const gint64 *) (gpointer) sorted->data, sorted->len, cancellable, error);
  linli_statement_reset (statement);
  linli_database_execute (self->database, "RELEASE export", NULL);
  return done;
}

/**
 * linli_export_records:
 * @database: a connection of this thread
 * @options: what is exported
 * @path: the target; its ending, .xlsx .csv .geojson or .gpkg, says as what
 * @n_written: (out) (optional): how many records
 * @cancellable: (nullable): stops the export; what was at @path stays
 * @error: return location for a #LinliReaderError, #LinliStoreError or %G_IO_ERROR_CANCELLED
 *
 * Writes records into a file. What is personal is masked unless @options reveals it; whoever reveals logs it, and the file is then
 * for its owner alone to read.
 *
 * Returns: %FALSE with @error set when nothing was written
 */
gboolean
linli_export_records (LinliDatabase             *database,
                      const LinliExportOptions  *options,
                      const char                *path,
                      guint                     *n_written,
                      GCancellable              *cancellable,
                      GError                   **error)
{
  return linli_export_records_in_words (database, options, NULL, path, n_written, cancellable, error);
}

/**
 * linli_export_records_in_words:
 * @database: a connection of this thread
 * @options: what is exported
 * @matter_kinds: (nullable) (element-type LinliMatterKind): the kinds of matters that plugins added, linli_extensions_dup_list() of the
 *   document's extensions; their words stand for the codes of matters
 * @path: the target; its ending, .xlsx .csv .geojson or .gpkg, says as what
 * @n_written: (out) (optional): how many records
 * @cancellable: (nullable): stops the export; what was at @path stays
 * @error: return location for a #LinliReaderError, #LinliStoreError or %G_IO_ERROR_CANCELLED
 *
 * As linli_export_records(), which knows no kinds of matters: what it says of theirs is a code, with the name of the plugin.
 *
 * Returns: %FALSE with @error set when nothing was written
 */
gboolean
linli_export_records_in_words (LinliDatabase             *database,
                               const LinliExportOptions  *options,
                               GPtrArray                 *matter_kinds,
                               const char                *path,
                               guint                     *n_written,
                               GCancellable              *cancellable,
                               GError                   **error)
{
  g_auto (LinliRecordExport) self = { .database = database, .options = options, .matter_kinds = matter_kinds };

  g_return_val_if_fail (database != NULL && options != NULL && path != NULL, FALSE);
  g_return_val_if_fail (options->kind != NULL, FALSE);

  if (!linli_record_export_choose_columns (&self, options->kind, error) || (self.sink = _linli_sink_new (path, options->kind, options->revealed, error)) == NULL)
    return FALSE;
  self.sink->columns = (const LinliExportColumn *) (gpointer) self.columns->data;
  self.sink->n_columns = self.columns->len;
  if (!self.sink->start (self.sink, self.sink->columns, self.sink->n_columns, error) || !linli_record_export_write (&self, options->kind, cancellable, error)
      || !_linli_sink_complete (self.sink, path, error))
    return FALSE;
  if (n_written != NULL)
    *n_written = self.n_written;
  return TRUE;
}
