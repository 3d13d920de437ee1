/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliWriter: the thread that alone writes. It owns the writing connection from creation to free; jobs come through a
 * queue and tell their end through a callback on this thread. */

#include "config.h"

#include "linli-writer-private.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "linli-changes-private.h"
#include "linli-database-private.h"
#include "linli-geopackage-private.h"
#include "linli-journal-private.h"
#include "linli-schema-private.h"
#include "linli-transaction-private.h"

typedef struct {
  char *kind;
  LinliDeriveFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Deriver;

struct _LinliWriter {
  LinliDatabase *database;
  GThread *thread;
  GAsyncQueue *queue;
  GMutex mutex; /* derivers */
  GPtrArray *derivers;
  gboolean damaged; /* writer's thread only */
};

#define CHECK_NICENESS 10

/* Pushed to end the thread; compared by address. */
static LinliJob last_job;

static void
deriver_free (gpointer data)
{
  Deriver *deriver = data;

  if (deriver->destroy != NULL)
    deriver->destroy (deriver->data);
  g_free (deriver->kind);
  g_free (deriver);
}

void
_linli_job_free (LinliJob *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->changes, linli_changes_unref);
  g_clear_error (&job->error);
  g_free (job->title);
  g_free (job->actor);
  g_free (job->undo_title);
  g_free (job->redo_title);
  g_free (job);
}

char *
_linli_time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *seconds = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (now) / 1000);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Puts ids in order, each once. */
static void
sort_ids (GArray *ids)
{
  gboolean sorted = TRUE;
  guint kept = 0;

  for (guint i = 1; i < ids->len && sorted; i++)
    sorted = g_array_index (ids, gint64, i - 1) < g_array_index (ids, gint64, i);
  if (sorted)
    return;
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (kept == 0 || g_array_index (ids, gint64, kept - 1) != g_array_index (ids, gint64, i))
      g_array_index (ids, gint64, kept++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, kept);
}

/* Takes the rows that triggers have noted out of linli_dirty. */
static gboolean
take_noted (LinliTransaction  *transaction,
            GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (transaction->database, error, "SELECT kind, id FROM linli_dirty", NULL);
  gboolean any = FALSE;

  if (statement == NULL)
    return FALSE;
  for (; linli_statement_step (statement, &local_error); any = TRUE)
    _linli_transaction_touch (transaction, linli_statement_get_text (statement, 0), linli_statement_get_int64 (statement, 1));
  g_clear_pointer (&statement, linli_statement_free);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return !any || linli_database_run (transaction->database, error, "DELETE FROM linli_dirty", NULL);
}

/* All rows touched since the last time: into @changes, and by kind (kind → GArray of gint64, ascending). */
static GHashTable *
take_touched (LinliTransaction  *transaction,
              LinliChanges      *changes,
              gint64            *n_rows,
              GError           **error)
{
  g_autoptr (GHashTable) touched = NULL;
  GHashTableIter iter;
  gpointer kind, ids;

  *n_rows = 0;
  if (!take_noted (transaction, error))
    return NULL;
  touched = g_steal_pointer (&transaction->touched);
  if (touched == NULL)
    return g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &kind, &ids))
    {
      GArray *array = ids;

      sort_ids (array);
      for (guint i = 0; i < array->len; i++)
        _linli_changes_add (changes, kind, g_array_index (array, gint64, i));
      *n_rows += array->len;
    }
  return g_steal_pointer (&touched);
}

/* Brings derived tables up to date with everything touched since the last time. */
static gboolean
derive (LinliWriter       *self,
        LinliTransaction  *transaction,
        LinliChanges      *changes,
        gint64            *n_rows,
        GError           **error)
{
  g_autoptr (GHashTable) ids = take_touched (transaction, changes, n_rows, error);
  g_autoptr (GMutexLocker) locker = NULL;

  if (ids == NULL)
    return FALSE;
  /* Nothing derived is recorded; without a session that is to be asked, each row of it is quicker. */
  if (transaction->recorder != NULL && !_linli_recorder_suspend (transaction->recorder, TRUE, error))
    return FALSE;
  locker = g_mutex_locker_new (&self->mutex);
  for (guint i = 0; i < self->derivers->len; i++)
    {
      Deriver *deriver = g_ptr_array_index (self->derivers, i);
      GArray *array = g_hash_table_lookup (ids, deriver->kind);

      if (array != NULL &&
          !deriver->func (transaction, (const gint64 *) (gpointer) array->data, array->len, deriver->data, error))
        return FALSE;
    }
  return TRUE;
}

/* A GIS shows the date of the last change. */
static gboolean
stamp_contents (LinliTransaction  *transaction,
                LinliChanges      *changes,
                GError           **error)
{
  g_auto (GStrv) kinds = linli_changes_dup_kinds (changes);

  for (gsize i = 0; kinds[i] != NULL; i++)
    if (!linli_database_run (transaction->database, error, "UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?", "ss",
                             transaction->time, kinds[i]))
      return FALSE;
  return TRUE;
}

static gboolean
act (LinliWriter       *self,
     LinliTransaction  *transaction,
     LinliJob          *job,
     gint64            *n_rows,
     GError           **error)
{
  if (!_linli_transaction_record (transaction, job->title, error) ||
      !job->func (transaction, job->data, error) ||
      !derive (self, transaction, job->changes, n_rows, error) ||
      !_linli_transaction_finish_record (transaction, *n_rows, error))
    return FALSE;
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

/* What a new file starts with is not undone: no entry, and only before the first one. */
static gboolean
fill (LinliWriter       *self,
      LinliTransaction  *transaction,
      LinliJob          *job,
      gint64            *n_rows,
      GError           **error)
{
  if (linli_database_get_int64 (self->database, 0, "SELECT count(*) FROM journal", NULL) > 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS, "The file is in use already");
      return FALSE;
    }
  return job->func (transaction, job->data, error) &&
         derive (self, transaction, job->changes, n_rows, error) &&
         !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

static gboolean
turn_back (LinliWriter       *self,
           LinliTransaction  *transaction,
           LinliJob          *job,
           gint64            *n_rows,
           GError           **error)
{
  gboolean undo = job->type == LINLI_JOB_UNDO;
  g_autofree char *title = NULL;
  gint64 target = undo ? _linli_journal_find_undo (self->database, &title) : _linli_journal_find_redo (self->database, &title);
  gint64 entry;

  if (target == 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOTHING, undo ? "Nothing to undo" : "Nothing to redo");
      return FALSE;
    }
  job->title = g_steal_pointer (&title);
  entry = _linli_journal_append (self->database, transaction->time, job->actor, undo ? "undo" : "redo", target, job->title, error);
  return entry != 0 &&
         _linli_journal_apply (self->database, target, undo, error) &&
         derive (self, transaction, job->changes, n_rows, error) &&
         _linli_journal_complete (self->database, entry, job->title, *n_rows, error);
}

/* What another program changed is not in the journal; it gets an entry that says so. */
static gboolean
derive_outside (LinliWriter       *self,
                LinliTransaction  *transaction,
                LinliJob          *job,
                gint64            *n_rows,
                GError           **error)
{
  gint64 entry;

  _linli_transaction_skip_used_ids (transaction);
  if (!derive (self, transaction, job->changes, n_rows, error))
    return FALSE;
  if (*n_rows == 0)
    return TRUE;
  entry = _linli_journal_append (self->database, transaction->time, "", "outside", 0, "", error);
  return entry != 0 && _linli_journal_complete (self->database, entry, "", *n_rows, error);
}

static gboolean
is_whole (const char  *path,
          GError     **error)
{
  g_autoptr (LinliDatabase) database = _linli_database_open (path, LINLI_DATABASE_READ, FALSE, error);
  g_autoptr (LinliStatement) statement = NULL;

  if (database != NULL)
    statement = linli_database_query (database, error, "PRAGMA quick_check (1)", NULL);
  if (statement == NULL || !linli_statement_step (statement, error))
    return FALSE;
  if (!_linli_geopackage_is_damage (linli_statement_get_text (statement, 0)))
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED, linli_statement_get_text (statement, 0));
  return FALSE;
}

/* One is enough to make the index of the table anew. */
static gboolean
note_misfit (const char *table,
             gint64      id,
             gpointer    tables)
{
  g_ptr_array_add (tables, g_strdup (table));
  return FALSE;
}

typedef struct {
  const char *path;
  GError *wrong;
  GPtrArray *misplaced; /* tables whose index of places does not say what their records say */
} Verdict;

/* Reads the whole file, on a thread that gives way to the window that is opening meanwhile. SQLite reports a page that could not be read
 * as damage, so the verdict is asked for twice: a network that stumbled condemns no file. */
static gpointer
check_thread (gpointer data)
{
  Verdict *verdict = data;
  g_autoptr (LinliDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  setpriority (PRIO_PROCESS, syscall (SYS_gettid), CHECK_NICENESS);
  if (!is_whole (verdict->path, NULL) && !is_whole (verdict->path, &verdict->wrong))
    return NULL;
  database = _linli_database_open (verdict->path, LINLI_DATABASE_READ, FALSE, &error);
  if (database == NULL || !_linli_geopackage_check (database, note_misfit, verdict->misplaced, &error))
    g_info ("Indexes of places: %s", error->message);
  return NULL;
}

/* In WAL mode SQLite would go on writing to a file that has no name any more, or beside one that is another's. What was
 * committed goes into the file that was opened, wherever it lies now. */
static gboolean
is_in_place (LinliWriter  *self,
             GError      **error)
{
  if (!_linli_database_has_moved (self->database))
    return TRUE;
  linli_database_execute (self->database, "PRAGMA wal_checkpoint (PASSIVE)", NULL);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The file was moved or removed while it was open");
  return FALSE;
}

/* No entry in the journal: the records stay as they are. Where it cannot be done now, it is at the next opening. */
static void
mend_places (LinliWriter  *self,
             LinliChanges *changes,
             GPtrArray    *tables)
{
  g_autoptr (GError) error = NULL;
  LinliTransaction transaction;
  gboolean done;

  if (!is_in_place (self, &error))
    {
      g_info ("Indexes of places: %s", error->message);
      return;
    }
  done = _linli_transaction_begin (&transaction, self->database, "", NULL, &error) && _linli_geopackage_mend (self->database, tables, &error) &&
         _linli_transaction_commit (&transaction, &error);
  _linli_transaction_clear (&transaction);
  if (!done)
    g_info ("Indexes of places: %s", error->message);
  for (guint i = 0; done && i < tables->len; i++)
    _linli_changes_add (changes, g_ptr_array_index (tables, i), 0);
}

static gboolean
check (LinliWriter   *self,
       LinliChanges  *changes,
       GError       **error)
{
  g_autoptr (GPtrArray) misplaced = g_ptr_array_new_with_free_func (g_free);
  Verdict verdict = { sqlite3_db_filename (_linli_database_get_handle (self->database), "main"), NULL, misplaced };

  g_thread_join (g_thread_new ("linli-check", check_thread, &verdict));
  if (verdict.wrong == NULL)
    {
      if (misplaced->len > 0)
        mend_places (self, changes, misplaced);
      return TRUE;
    }
  /* That it could not be read just now, because another program held it, says nothing against the file. */
  self->damaged = g_error_matches (verdict.wrong, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED) ||
                  g_error_matches (verdict.wrong, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_LINLI);
  g_propagate_error (error, verdict.wrong);
  return FALSE;
}

static gboolean
may_write (LinliWriter  *self,
           LinliJob     *job,
           GError      **error)
{
  if (self->damaged)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED, "The file is damaged; nothing is written to it");
      return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error) && is_in_place (self, error);
}

static gboolean
run_in_transaction (LinliWriter  *self,
                    LinliJob     *job,
                    GError      **error)
{
  LinliTransaction transaction;
  gboolean done = FALSE;
  gint64 n_rows = 0;

  if (!may_write (self, job, error))
    return FALSE;
  if (_linli_transaction_begin (&transaction, self->database, job->actor, job->cancellable, error))
    {
      if (job->type == LINLI_JOB_ACT)
        done = act (self, &transaction, job, &n_rows, error);
      else if (job->type == LINLI_JOB_FILL)
        done = fill (self, &transaction, job, &n_rows, error);
      else if (job->type == LINLI_JOB_DERIVE)
        done = derive_outside (self, &transaction, job, &n_rows, error);
      else
        done = turn_back (self, &transaction, job, &n_rows, error);
      done = done && stamp_contents (&transaction, job->changes, error) && _linli_transaction_commit (&transaction, error);
    }
  _linli_transaction_clear (&transaction);
  return done;
}

static void
run_job (LinliWriter *self,
         LinliJob    *job)
{
  gboolean done;

  job->changes = _linli_changes_new ();
  if (job->type == LINLI_JOB_CHECK)
    done = check (self, job->changes, &job->error);
  else if (job->type == LINLI_JOB_MIGRATE)
    done = may_write (self, job, &job->error) && _linli_schema_run (job->data, self->database, &job->error);
  else
    done = run_in_transaction (self, job, &job->error);
  if (!done)
    {
      linli_changes_unref (job->changes);
      job->changes = _linli_changes_new ();
    }
  _linli_changes_seal (job->changes);
  _linli_journal_find_undo (self->database, &job->undo_title);
  _linli_journal_find_redo (self->database, &job->redo_title);
  job->done (job, job->done_data);
}

static gpointer
writer_thread (gpointer data)
{
  LinliWriter *self = data;

  for (;;)
    {
      LinliJob *job = g_async_queue_pop (self->queue);

      if (job == &last_job)
        return NULL;
      run_job (self, job);
    }
}

/* Takes over @database, which no other thread may touch afterwards. */
LinliWriter *
_linli_writer_new (LinliDatabase *database)
{
  LinliWriter *self = g_new0 (LinliWriter, 1);

  self->database = database;
  self->queue = g_async_queue_new ();
  self->derivers = g_ptr_array_new_with_free_func (deriver_free);
  g_mutex_init (&self->mutex);
  self->thread = g_thread_new ("linli-writer", writer_thread, self);
  return self;
}

/* Waits for everything that was pushed. */
void
_linli_writer_free (LinliWriter *self)
{
  g_async_queue_push (self->queue, &last_job);
  g_thread_join (self->thread);
  /* SQLite does this itself, unless another connection is open still (a backup, another program) or the file was moved. */
  linli_database_execute (self->database, "PRAGMA wal_checkpoint (PASSIVE)", NULL);
  g_async_queue_unref (self->queue);
  g_ptr_array_unref (self->derivers);
  linli_database_close (self->database);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

void
_linli_writer_add_deriver (LinliWriter     *self,
                           const char      *kind,
                           LinliDeriveFunc  func,
                           gpointer         data,
                           GDestroyNotify   destroy)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Deriver *deriver = g_new0 (Deriver, 1);

  deriver->kind = g_strdup (kind);
  deriver->func = func;
  deriver->data = data;
  deriver->destroy = destroy;
  g_ptr_array_add (self->derivers, deriver);
}

/* The job's done function is called on the writer's thread, and owns the job from then on. */
void
_linli_writer_push (LinliWriter *self,
                    LinliJob    *job)
{
  g_async_queue_push (self->queue, job);
}

typedef struct {
  GMutex mutex;
  GCond cond;
  gboolean done;
} Wait;

static void
waited_cb (LinliJob *job,
           gpointer  data)
{
  Wait *wait = data;

  g_mutex_lock (&wait->mutex);
  wait->done = TRUE;
  g_cond_signal (&wait->cond);
  g_mutex_unlock (&wait->mutex);
}

/* Pushes and waits; the caller keeps the job. */
void
_linli_writer_run (LinliWriter *self,
                   LinliJob    *job)
{
  Wait wait = { .done = FALSE };

  g_mutex_init (&wait.mutex);
  g_cond_init (&wait.cond);
  job->done = waited_cb;
  job->done_data = &wait;
  g_async_queue_push (self->queue, job);
  g_mutex_lock (&wait.mutex);
  while (!wait.done)
    g_cond_wait (&wait.cond, &wait.mutex);
  g_mutex_unlock (&wait.mutex);
  g_mutex_clear (&wait.mutex);
  g_cond_clear (&wait.cond);
}
