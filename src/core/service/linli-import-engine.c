/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Rows to records, in one pass: the dwelling of the household, the person by identity number or by name and dwelling, the
 * household, and what hangs on the person. With a transaction it writes; without one it only tells what would be written, so that
 * the preview and the import cannot disagree. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-import-private.h"
#include "linli-mask.h"
#include "linli-transaction-private.h"

#define PROGRESS_EVERY 256
/* From so many rows on an index that nobody asks meanwhile is made behind them: its keys come in no order at all, and each would be
 * put into a page of its own. */
#define BULK 20000

/* A household of this run. */
typedef struct {
  gint64 id;
  gboolean has_head;
} LinliRunHousehold;

typedef struct {
  LinliImport *import;
  LinliDatabase *database;
  LinliTransaction *transaction;
  LinliPlaces *places;
  LinliKindWriter *households;
  LinliKindWriter *persons;
  LinliKindWriter *tags;
  LinliKindWriter *vehicles;
  LinliSeen names;            /* name and dwelling */
  LinliSeen nameless;         /* the same, of rows without an identity number */
  LinliSeen run_index;        /* dwelling and household number → run_households */
  GArray *run_households;
  GHashTable *plates;         /* of this run → id of the vehicle */
  gboolean was_empty;         /* no person in the file: nothing to compare with */
  gint64 first_id;            /* from here to the next are the ids of this run's records: what may wait still is not looked for in the file */
  gint64 last_id;
  GPtrArray *taken;           /* of SQL: how to make the indexes again that are taken away meanwhile */
  int household_id_field;
  int head_id_field;
  int dwelling_id_field;
} LinliEngine;

static void
linli_engine_clear (LinliEngine *self)
{
  g_clear_pointer (&self->places, _linli_places_free);
  g_clear_pointer (&self->households, _linli_kind_writer_free);
  g_clear_pointer (&self->persons, _linli_kind_writer_free);
  g_clear_pointer (&self->tags, _linli_kind_writer_free);
  g_clear_pointer (&self->vehicles, _linli_kind_writer_free);
  g_clear_pointer (&self->run_households, g_array_unref);
  g_clear_pointer (&self->plates, g_hash_table_unref);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  _linli_seen_clear (&self->names);
  _linli_seen_clear (&self->nameless);
  _linli_seen_clear (&self->run_index);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliEngine, linli_engine_clear)

/* A person of the file that a row may mean. */
typedef struct {
  gint64 id;
  gint64 household_id;
  gint64 dwelling_id;
} LinliKnownPerson;

static gboolean
linli_engine_step_person (LinliStatement    *statement,
                          LinliKnownPerson  *known,
                          GError           **error)
{
  GError *problem = NULL;

  *known = (LinliKnownPerson) { 0 };
  if (statement == NULL)
    return FALSE;
  if (linli_statement_step (statement, &problem))
    *known = (LinliKnownPerson) { linli_statement_get_int64 (statement, 0), linli_statement_get_int64 (statement, 1),
                                  linli_statement_get_int64 (statement, 2) };
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static gboolean
linli_engine_find_by_identity (LinliEngine       *self,
                               LinliImportRow    *row,
                               LinliKnownPerson  *known,
                               GError           **error)
{
  const char *number = row->person[self->import->fields.identity_number];
  const char *name = row->person[self->import->fields.name];
  g_autoptr (LinliStatement) statement = NULL;

  *known = (LinliKnownPerson) { 0 };
  if (number == NULL || self->was_empty)
    return TRUE;
  statement = linli_database_query (self->database, error,
                                    "SELECT p.id, coalesce (p.household_id, 0), coalesce (h.dwelling_id, 0), p.name FROM person p "
                                    "LEFT JOIN household h ON h.id = p.household_id WHERE p.identity_number = ? AND p.deleted_at IS NULL "
                                    "AND p.id NOT BETWEEN ? AND ? ORDER BY p.name = ? DESC, p.id LIMIT 1", "siis",
                                    number, self->first_id, self->last_id, name);
  if (!linli_engine_step_person (statement, known, error))
    return FALSE;
  if (known->id != 0 && g_strcmp0 (linli_statement_get_text (statement, 3), name) != 0)
    {
      g_autofree char *masked = linli_mask_name (linli_statement_get_text (statement, 3));

      _linli_import_add_finding (self->import, row, -1, LINLI_IMPORT_FAULT_OTHER_NAME,
                                 g_strdup_printf (_("The person with this identity number is called %s in the file"), masked));
    }
  return TRUE;
}

static gboolean
linli_engine_find_by_name (LinliEngine       *self,
                           LinliImportRow    *row,
                           LinliImportGroup  *group,
                           LinliKnownPerson  *known,
                           GError           **error)
{
  const char *number = row->person[self->import->fields.identity_number];
  g_autoptr (LinliStatement) statement = NULL;

  if (self->was_empty || group->dwelling_id <= 0 || group->dwelling_is_new)
    return TRUE;
  statement = linli_database_query (self->database, error,
                                    "SELECT p.id, p.household_id, h.dwelling_id, p.identity_number FROM household h "
                                    "JOIN person p ON p.household_id = h.id WHERE h.dwelling_id = ? AND p.name = ? AND p.id NOT BETWEEN ? AND ? "
                                    "AND p.deleted_at IS NULL AND h.deleted_at IS NULL ORDER BY p.identity_number IS NOT NULL, p.id LIMIT 1",
                                    "isii", group->dwelling_id, row->person[self->import->fields.name], self->first_id, self->last_id);
  if (!linli_engine_step_person (statement, known, error))
    return FALSE;
  if (known->id != 0 && number != NULL && !linli_statement_is_null (statement, 3) && g_strcmp0 (linli_statement_get_text (statement, 3), number) != 0)
    _linli_import_add_finding (self->import, row, -1, LINLI_IMPORT_FAULT_OTHER_IDENTITY,
                               g_strdup (_("The person of this name in this home has another identity number in the file; it is replaced")));
  return TRUE;
}

/* The same name twice in one home is the same person, unless both rows have identity numbers. */
static gboolean
linli_engine_is_repeated (LinliEngine    *self,
                          LinliImportRow *row,
                          gint64          dwelling)
{
  guint64 key = _linli_seen_hash (dwelling, row->person[self->import->fields.name]);
  gboolean has_number = row->person[self->import->fields.identity_number] != NULL;
  guint32 any = _linli_seen_add (&self->names, key, row->row);
  guint32 first = G_MAXUINT32;

  if (has_number && self->nameless.size > 0)
    for (guint at = (key ^ key >> 32) & (self->nameless.size - 1); self->nameless.keys[at] != 0; at = (at + 1) & (self->nameless.size - 1))
      {
        if (self->nameless.keys[at] == key)
          {
            first = self->nameless.rows[at];
            break;
          }
      }
  if (!has_number)
    {
      _linli_seen_add (&self->nameless, key, row->row);
      first = any;
    }
  if (first == G_MAXUINT32)
    return FALSE;
  _linli_import_add_finding (self->import, row, -1, LINLI_IMPORT_FAULT_DUPLICATE,
                             g_strdup_printf (_("The same person of the same home stands in row %u"), first + 1));
  return TRUE;
}

static gboolean
linli_engine_find_dwelling (LinliEngine       *self,
                            LinliImportRow    *row,
                            LinliImportGroup  *group,
                            guint             *n_changed,
                            GError           **error)
{
  if (group->dwelling_id == 0)
    {
      group->dwelling_id = _linli_places_find_dwelling (self->places, group->address, group->address_text, row->dwelling, &group->dwelling_is_new, error);
      if (group->dwelling_id == 0)
        return FALSE;
      self->import->counts.n_dwellings += group->dwelling_is_new;
    }
  return _linli_kind_writer_update (_linli_places_get_dwellings (self->places), group->dwelling_id, row->dwelling, n_changed, error);
}

static void
linli_engine_register_household (LinliEngine *self,
                                 gint64       dwelling,
                                 const char  *number,
                                 gint64       id,
                                 gboolean     has_head)
{
  LinliRunHousehold household = { id, has_head };

  g_array_append_val (self->run_households, household);
  _linli_seen_add (&self->run_index, _linli_seen_hash (dwelling, ""), self->run_households->len - 1);
  if (number != NULL)
    _linli_seen_add (&self->run_index, _linli_seen_hash (dwelling, number), self->run_households->len - 1);
}

/* A household that an earlier part of the list has put into the same home. */
static LinliRunHousehold *
linli_engine_find_in_run (LinliEngine      *self,
                          LinliImportRow   *row,
                          LinliImportGroup *group)
{
  guint64 key = _linli_seen_hash (group->dwelling_id, group->number != NULL ? group->number : "");
  guint at;

  if (self->run_index.size == 0)
    return NULL;
  for (at = (key ^ key >> 32) & (self->run_index.size - 1); self->run_index.keys[at] != 0; at = (at + 1) & (self->run_index.size - 1))
    if (self->run_index.keys[at] == key)
      {
        LinliRunHousehold *household = &g_array_index (self->run_households, LinliRunHousehold, self->run_index.rows[at]);

        return row->is_head && household->has_head && group->number == NULL ? NULL : household;
      }
  return NULL;
}

/* The household of the file that the rows mean: by its number; else the one in this home, unless the row names another head. */
static gboolean
linli_engine_find_in_file (LinliEngine       *self,
                           LinliImportRow    *row,
                           LinliImportGroup  *group,
                           gint64            *id,
                           GError           **error)
{
  g_autoptr (LinliStatement) statement = NULL;
  GError *problem = NULL;

  *id = 0;
  if (group->dwelling_id <= 0 || group->dwelling_is_new)
    return TRUE;
  statement = linli_database_query (self->database, error,
                                    "SELECT h.id, h.number, p.name FROM household h LEFT JOIN person p ON p.id = h.head_id AND p.deleted_at IS NULL "
                                    "WHERE h.dwelling_id = ? AND h.id NOT BETWEEN ? AND ? AND h.deleted_at IS NULL AND h.moved_out_on IS NULL "
                                    "ORDER BY h.number IS ? DESC, h.id", "iiis", group->dwelling_id, self->first_id, self->last_id, group->number);
  if (statement == NULL)
    return FALSE;
  while (*id == 0 && linli_statement_step (statement, &problem))
    {
      const char *number = linli_statement_get_text (statement, 1);
      const char *head = linli_statement_get_text (statement, 2);

      if (group->number != NULL && number != NULL)
        *id = strcmp (group->number, number) == 0 ? linli_statement_get_int64 (statement, 0) : 0;
      else if (!row->is_head || head == NULL || strcmp (head, row->person[self->import->fields.name]) == 0)
        *id = linli_statement_get_int64 (statement, 0);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static gboolean
linli_engine_find_household (LinliEngine       *self,
                             LinliImportRow    *row,
                             LinliImportGroup  *group,
                             const char        *person_id,
                             guint             *n_changed,
                             GError           **error)
{
  const char *values[LINLI_MAX_FIELDS];
  LinliRunHousehold *known;
  char dwelling_id[24];

  memcpy (values, row->household, sizeof values);
  if (row->is_head)
    values[self->head_id_field] = person_id;
  if (group->household_id == 0 && (known = linli_engine_find_in_run (self, row, group)) != NULL)
    {
      group->household_id = known->id;
      known->has_head |= row->is_head;
    }
  if (group->household_id == 0)
    {
      if (!linli_engine_find_in_file (self, row, group, &group->household_id, error))
        return FALSE;
      group->household_is_new = group->household_id == 0;
      if (group->household_is_new)
        {
          group->household_id = _linli_kind_writer_new_id (self->households);
          g_snprintf (dwelling_id, sizeof dwelling_id, "%" G_GINT64_FORMAT, group->dwelling_id);
          values[self->dwelling_id_field] = dwelling_id;
          self->import->counts.n_households++;
        }
      linli_engine_register_household (self, group->dwelling_id, group->number, group->household_id, row->is_head);
      if (group->household_is_new)
        {
          _linli_kind_writer_insert (self->households, group->household_id, values);
          return TRUE;
        }
    }
  return _linli_kind_writer_update (self->households, group->household_id, values, n_changed, error);
}

static void
linli_engine_write_tags (LinliEngine    *self,
                         LinliImportRow *row,
                         gint64          person,
                         gboolean        is_new,
                         guint          *n_changed)
{
  const LinliKind *kind = _linli_kind_writer_get_kind (self->tags);
  char person_id[24];

  g_snprintf (person_id, sizeof person_id, "%" G_GINT64_FORMAT, person);
  for (guint i = 0; i < row->tags->len; i++)
    {
      const char *values[LINLI_MAX_FIELDS] = { NULL };
      const char *code = g_ptr_array_index (row->tags, i);
      gboolean repeated = FALSE;

      for (guint k = 0; k < i; k++)
        repeated |= strcmp (g_ptr_array_index (row->tags, k), code) == 0;
      if (repeated
          || (!is_new && person > 0
              && linli_database_get_int64 (self->database, 0,
                                           "SELECT count (*) FROM tag WHERE subject_kind = 'person' AND subject_id = ? AND code = ? AND deleted_at IS NULL "
                                           "AND (until IS NULL OR until >= date ('now'))", "is", person, code) > 0))
        continue;
      values[linli_kind_find_field (kind, "subject_kind")] = "person";
      values[linli_kind_find_field (kind, "subject_id")] = person_id;
      values[linli_kind_find_field (kind, "code")] = code;
      values[linli_kind_find_field (kind, "source")] = linli_table_get_name (self->import->table);
      (*n_changed)++;
      _linli_kind_writer_insert (self->tags, _linli_kind_writer_new_id (self->tags), values);
    }
}

static gboolean
linli_engine_is_full (LinliEngine *self)
{
  return _linli_kind_writer_is_full (self->persons) || _linli_kind_writer_is_full (self->households)
         || _linli_kind_writer_is_full (_linli_places_get_dwellings (self->places)) || _linli_kind_writer_is_full (self->tags)
         || _linli_kind_writer_is_full (self->vehicles);
}

/* Writes what waits, between two rows, and what others refer to first. */
static gboolean
linli_engine_flush (LinliEngine  *self,
                    GError      **error)
{
  return _linli_places_flush (self->places, error) && _linli_kind_writer_flush (self->households, error)
         && _linli_kind_writer_flush (self->persons, error) && _linli_kind_writer_flush (self->tags, error)
         && _linli_kind_writer_flush (self->vehicles, error);
}

/* Before a record of the file is made to refer to a household, that must be in the file too. */
static gboolean
linli_engine_settle_household (LinliEngine  *self,
                               gint64        household,
                               GError      **error)
{
  return !_linli_kind_writer_is_waiting (self->households, household) || linli_engine_flush (self, error);
}

/* A vehicle of the file, or one that an earlier row of the list has named; 0 for none. */
static gint64
linli_engine_find_vehicle (LinliEngine *self,
                           const char  *plate)
{
  const gint64 *met = g_hash_table_lookup (self->plates, plate);

  return met != NULL ? *met
                     : linli_database_get_int64 (self->database, 0, "SELECT id FROM vehicle WHERE plate = ? AND deleted_at IS NULL ORDER BY id LIMIT 1",
                                                 "s", plate);
}

static gboolean
linli_engine_write_vehicles (LinliEngine     *self,
                             LinliImportRow  *row,
                             gint64           household,
                             guint           *n_changed,
                             GError         **error)
{
  const LinliKind *kind = _linli_kind_writer_get_kind (self->vehicles);
  char household_id[24];

  g_snprintf (household_id, sizeof household_id, "%" G_GINT64_FORMAT, household);
  for (guint i = 0; i < row->plates->len; i++)
    {
      const char *plate = g_ptr_array_index (row->plates, i);
      const char *values[LINLI_MAX_FIELDS] = { NULL };
      gint64 known = linli_engine_find_vehicle (self, plate);

      values[linli_kind_find_field (kind, "household_id")] = household_id;
      if (known != 0)
        {
          if (!linli_engine_settle_household (self, household, error)
              || !_linli_kind_writer_update (self->vehicles, known, values, n_changed, error))
            return FALSE;
          continue;
        }
      values[linli_kind_find_field (kind, "plate")] = plate;
      (*n_changed)++;
      known = _linli_kind_writer_new_id (self->vehicles);
      _linli_kind_writer_insert (self->vehicles, known, values);
      g_hash_table_insert (self->plates, g_strdup (plate), g_memdup2 (&known, sizeof known));
    }
  return TRUE;
}

/* One good row; @verdict tells what became of it. */
static gboolean
linli_engine_write_row (LinliEngine         *self,
                        LinliImportRow      *row,
                        LinliImportGroup    *group,
                        LinliImportVerdict  *verdict,
                        GError             **error)
{
  LinliKnownPerson known;
  const char *values[LINLI_MAX_FIELDS];
  char person_text[24], household_text[24];
  guint n_changed = 0;
  gint64 id;

  *verdict = LINLI_IMPORT_REFUSED;
  if (!linli_engine_find_by_identity (self, row, &known, error) || !linli_engine_find_dwelling (self, row, group, &n_changed, error))
    return FALSE;
  if (linli_engine_is_repeated (self, row, group->dwelling_id))
    return TRUE;
  if (known.id == 0 && !linli_engine_find_by_name (self, row, group, &known, error))
    return FALSE;
  /* Who lives here already, lives in a household that need not be looked for. */
  if (known.id != 0 && group->household_id == 0 && known.dwelling_id == group->dwelling_id && known.household_id != 0)
    {
      group->household_id = known.household_id;
      linli_engine_register_household (self, group->dwelling_id, group->number, group->household_id, row->is_head);
    }
  id = known.id != 0 ? known.id : _linli_kind_writer_new_id (self->persons);
  g_snprintf (person_text, sizeof person_text, "%" G_GINT64_FORMAT, id);
  if (!linli_engine_find_household (self, row, group, person_text, &n_changed, error))
    return FALSE;
  g_snprintf (household_text, sizeof household_text, "%" G_GINT64_FORMAT, group->household_id);
  memcpy (values, row->person, sizeof values);
  values[self->household_id_field] = household_text;
  if (known.id == 0)
    _linli_kind_writer_insert (self->persons, id, values);
  else if (!linli_engine_settle_household (self, group->household_id, error)
           || !_linli_kind_writer_update (self->persons, id, values, &n_changed, error))
    return FALSE;
  linli_engine_write_tags (self, row, id, known.id == 0, &n_changed);
  if (!linli_engine_write_vehicles (self, row, group->household_id, &n_changed, error))
    return FALSE;
  *verdict = known.id == 0 ? LINLI_IMPORT_NEW : n_changed > 0 ? LINLI_IMPORT_UPDATED : LINLI_IMPORT_UNCHANGED;
  return TRUE;
}

static void
linli_engine_count (LinliEngine        *self,
                    LinliImportRow     *row,
                    LinliImportVerdict  verdict)
{
  LinliImportCounts *counts = &self->import->counts;

  row->sheet->verdicts[row->row] = verdict;
  counts->n_rows++;
  counts->n_new += verdict == LINLI_IMPORT_NEW;
  counts->n_updated += verdict == LINLI_IMPORT_UPDATED;
  counts->n_unchanged += verdict == LINLI_IMPORT_UNCHANGED;
  counts->n_refused += verdict == LINLI_IMPORT_REFUSED;
  counts->n_warned += verdict != LINLI_IMPORT_REFUSED && row->n_warnings > 0;
}

static gboolean
linli_engine_init (LinliEngine       *self,
                   LinliImport       *import,
                   LinliDatabase     *database,
                   LinliTransaction  *transaction,
                   GError           **error)
{
  self->import = import;
  self->database = database;
  self->transaction = transaction;
  self->plates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->run_households = g_array_new (FALSE, FALSE, sizeof (LinliRunHousehold));
  self->last_id = -1;
  if (transaction != NULL)
    _linli_transaction_get_new_ids (transaction, &self->first_id, &self->last_id);
  self->was_empty = linli_database_get_int64 (database, 0, "SELECT EXISTS (SELECT 1 FROM person WHERE deleted_at IS NULL)", NULL) == 0;
  self->household_id_field = linli_kind_find_field (linli_kind_lookup ("person"), "household_id");
  self->head_id_field = linli_kind_find_field (linli_kind_lookup ("household"), "head_id");
  self->dwelling_id_field = linli_kind_find_field (linli_kind_lookup ("household"), "dwelling_id");
  return (self->places = _linli_places_new (database, transaction, error)) != NULL
         && (self->households = _linli_kind_writer_new ("household", database, transaction, error)) != NULL
         && (self->persons = _linli_kind_writer_new ("person", database, transaction, error)) != NULL
         && (self->tags = _linli_kind_writer_new ("tag", database, transaction, error)) != NULL
         && (self->vehicles = _linli_kind_writer_new ("vehicle", database, transaction, error)) != NULL;
}

static void
linli_engine_reset (LinliImport *import)
{
  g_array_set_size (import->findings, 0);
  import->counts = (LinliImportCounts) { 0 };
  for (guint i = 0; i < import->sheets->len; i++)
    {
      LinliImportSheet *sheet = g_ptr_array_index (import->sheets, i);

      memset (sheet->verdicts, LINLI_IMPORT_SKIPPED, linli_sheet_get_n_rows (sheet->sheet));
    }
}

/* Where nobody is in the file yet, nobody is looked for by number, name or anything else of their own. */
static gboolean
linli_engine_take_indexes (LinliEngine  *self,
                           guint         n_rows,
                           GError      **error)
{
  if (self->transaction == NULL || !self->was_empty || n_rows < BULK)
    return TRUE;
  return (self->taken = _linli_import_take_indexes (self->database, error)) != NULL;
}

static gboolean
linli_engine_go_through (LinliEngine              *self,
                         LinliReadAhead           *reader,
                         LinliImportProgressFunc   progress,
                         gpointer                  progress_data,
                         GCancellable             *cancellable,
                         GError                  **error)
{
  LinliImportRow *row;

  while ((row = _linli_read_ahead_next (reader)) != NULL)
    {
      LinliImportVerdict verdict = LINLI_IMPORT_REFUSED;

      if (row->n_faults == 0 && !linli_engine_write_row (self, row, row->group, &verdict, error))
        return FALSE;
      linli_engine_count (self, row, verdict);
      if (linli_engine_is_full (self) && !linli_engine_flush (self, error))
        return FALSE;
      if (self->import->counts.n_rows % PROGRESS_EVERY != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (row->n_done, _linli_read_ahead_get_n_total (reader), progress_data);
    }
  return linli_engine_flush (self, error);
}

gboolean
_linli_import_process (LinliImport              *self,
                       LinliDatabase            *database,
                       LinliTransaction         *transaction,
                       LinliImportProgressFunc   progress,
                       gpointer                  progress_data,
                       GCancellable             *cancellable,
                       GError                  **error)
{
  g_autoptr (LinliReadAhead) reader = NULL;
  g_auto (LinliEngine) engine = { 0 };

  linli_engine_reset (self);
  reader = _linli_read_ahead_new (self);
  if (transaction != NULL)
    _linli_transaction_silence (transaction, TRUE);
  if (!linli_engine_init (&engine, self, database, transaction, error)
      || !linli_engine_take_indexes (&engine, _linli_read_ahead_get_n_total (reader), error)
      || !linli_engine_go_through (&engine, reader, progress, progress_data, cancellable, error) || !_linli_import_give_indexes (database, engine.taken, error))
    return FALSE;
  if (transaction != NULL)
    _linli_transaction_silence (transaction, FALSE);
  self->counts.n_skipped = _linli_read_ahead_get_n_total (reader) - self->counts.n_rows;
  if (progress != NULL)
    progress (_linli_read_ahead_get_n_total (reader), _linli_read_ahead_get_n_total (reader), progress_data);
  return TRUE;
}
