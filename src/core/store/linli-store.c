/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliStore: one open file. Owns the writer with its thread, the read connection of the thread that opened it, and the
 * keeper of its backups. Belongs to the thread that opened it, where its signals are raised. */

#include "config.h"

#include "linli-store-private.h"

#include <glib/gstdio.h>

#include "linli-copy-private.h"
#include "linli-database-private.h"
#include "linli-journal-private.h"
#include "linli-keeper-private.h"
#include "linli-location-private.h"
#include "linli-lock-private.h"
#include "linli-migrator-private.h"
#include "linli-writer-private.h"

struct _LinliStore {
  GObject parent_instance;
  char *path;
  char *copy; /* read in its place, or NULL */
  char *actor;
  LinliStoreFlags flags;
  gboolean on_network;
  gboolean damaged;
  LinliWriter *writer;
  LinliDatabase *reader;
  GMainContext *context;
  char *undo_title;
  char *redo_title;
  LinliKeeper *keeper; /* NULL when no backups are made */
};

G_DEFINE_FINAL_TYPE (LinliStore, linli_store, G_TYPE_OBJECT)

enum { CHANGED, BACKUP_FAILED, N_SIGNALS };
enum { PROP_0, PROP_UNDO_TITLE, PROP_REDO_TITLE, PROP_DAMAGED, N_PROPERTIES };

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPERTIES];

static void
linli_store_finalize (GObject *object)
{
  LinliStore *self = LINLI_STORE (object);

  linli_store_close (self);
  g_free (self->path);
  g_free (self->actor);
  g_free (self->undo_title);
  g_free (self->redo_title);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (linli_store_parent_class)->finalize (object);
}

static void
linli_store_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LinliStore *self = LINLI_STORE (object);

  switch (id)
    {
    case PROP_UNDO_TITLE:
      g_value_set_string (value, self->undo_title);
      break;
    case PROP_REDO_TITLE:
      g_value_set_string (value, self->redo_title);
      break;
    case PROP_DAMAGED:
      g_value_set_boolean (value, self->damaged);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
linli_store_class_init (LinliStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = linli_store_finalize;
  object_class->get_property = linli_store_get_property;

  /**
   * LinliStore::changed:
   * @self: the store
   * @changes: what was changed
   *
   * Raised after every commit that changed records, before the action's callback.
   */
  signals[CHANGED] = g_signal_new ("changed", LINLI_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, LINLI_TYPE_CHANGES);
  /**
   * LinliStore::remembered:
   * @self: the store
   *
   * Something was kept by linli_memory_keep(), which is no record and so raises no #LinliStore::changed.
   */
  g_signal_new ("remembered", LINLI_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LinliStore::backup-failed:
   * @self: the store
   * @error: why
   *
   * A rotating backup could not be written; the file itself is not affected.
   */
  signals[BACKUP_FAILED] = g_signal_new ("backup-failed", LINLI_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * LinliStore:undo-title:
   *
   * The title of the action that would be undone next; %NULL for none.
   */
  properties[PROP_UNDO_TITLE] = g_param_spec_string ("undo-title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * LinliStore:redo-title:
   *
   * The title of the action that would be done again next; %NULL for none.
   */
  properties[PROP_REDO_TITLE] = g_param_spec_string ("redo-title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * LinliStore:damaged:
   *
   * Whether the file was found damaged while it was open.
   */
  properties[PROP_DAMAGED] = g_param_spec_boolean ("damaged", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
linli_store_init (LinliStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->actor = g_strdup (g_get_real_name ());
}

static void
linli_store_backup_failed_cb (const GError *error,
                              gpointer      data)
{
  g_signal_emit (data, signals[BACKUP_FAILED], 0, error);
}

static void
linli_store_take_title (LinliStore  *self,
                        char       **place,
                        char       **title,
                        int          property)
{
  if (g_strcmp0 (*place, *title) == 0)
    return;
  g_free (*place);
  *place = g_steal_pointer (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* On the owner's thread, once a job is done: tells everybody. */
static void
linli_store_settle (LinliStore *self,
                    LinliJob   *job)
{
  g_autoptr (LinliChanges) changes = linli_changes_ref (job->changes);
  g_auto (GStrv) kinds = linli_changes_dup_kinds (changes);

  linli_store_take_title (self, &self->undo_title, &job->undo_title, PROP_UNDO_TITLE);
  linli_store_take_title (self, &self->redo_title, &job->redo_title, PROP_REDO_TITLE);
  if (g_error_matches (job->error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED) && !self->damaged)
    {
      self->damaged = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAMAGED]);
    }
  if (kinds[0] == NULL)
    return;
  g_signal_emit (self, signals[CHANGED], 0, changes);
  if (self->keeper != NULL)
    _linli_keeper_changed (self->keeper);
}

LinliJob *
_linli_store_new_job (LinliStore      *self,
                      LinliJobType     type,
                      const char      *title,
                      LinliActionFunc  func,
                      gpointer         data,
                      GDestroyNotify   destroy,
                      GCancellable    *cancellable)
{
  LinliJob *job = g_new0 (LinliJob, 1);

  job->type = type;
  job->title = g_strdup (title);
  job->actor = g_strdup (self->actor);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return job;
}

static gboolean
linli_store_refuse_writing (LinliStore  *self,
                            GError     **error)
{
  if (self->writer != NULL)
    return FALSE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_READ_ONLY, "The file is open for reading only");
  return TRUE;
}

/* Pushes, waits, tells; takes @job. */
gboolean
_linli_store_run_job (LinliStore  *self,
                      LinliJob    *job,
                      char       **title,
                      GError     **error)
{
  g_autoptr (LinliJob) owned = job;

  if (linli_store_refuse_writing (self, error))
    return FALSE;
  _linli_writer_run (self->writer, job);
  linli_store_settle (self, job);
  if (title != NULL)
    *title = g_strdup (job->title);
  if (job->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&job->error));
  return FALSE;
}

static gboolean
linli_store_job_done_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  LinliJob *job = g_task_get_task_data (task);

  linli_store_settle (g_task_get_source_object (task), job);
  if (job->error != NULL)
    g_task_return_error (task, g_error_copy (job->error));
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
linli_store_job_done_on_writer_cb (LinliJob *job,
                                   gpointer  data)
{
  LinliStore *self = g_task_get_source_object (data);

  g_autoptr (GSource) source = g_idle_source_new ();

  /* g_main_context_invoke() would run it on this thread while the owner's loop does not run. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, linli_store_job_done_cb, data, NULL);
  g_source_attach (source, self->context);
}

/* Pushes and returns; takes @job. */
void
_linli_store_push_job (LinliStore          *self,
                       LinliJob            *job,
                       gpointer             tag,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) _linli_job_free);
  if (linli_store_refuse_writing (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  job->done = linli_store_job_done_on_writer_cb;
  job->done_data = g_steal_pointer (&task);
  _linli_writer_push (self->writer, job);
}

static gboolean
linli_store_probe (LinliStore  *self,
                   guint       *version,
                   GError     **error)
{
  g_autoptr (LinliDatabase) probe = _linli_database_open (self->path, LINLI_DATABASE_READ, FALSE, error);

  return probe != NULL && _linli_migrator_check (probe, version, error);
}

/* A stranger's file must not even get its journal mode changed, so it is read first. Where a program ended in the middle of a transaction
 * without a log, as on a network share, nobody can read before that transaction was rolled back. */
static gboolean
linli_store_check_ours (LinliStore  *self,
                        GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  guint version;

  if (!linli_store_probe (self, &version, &local_error))
    {
      /* A log that may not be read where it lies: whoever opens it for reading gets a copy. */
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) && g_access (self->path, R_OK) == 0 &&
          !_linli_location_check_writable (self->path, error))
        return FALSE;
      if (!g_error_matches (local_error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_READ_ONLY))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!_linli_database_roll_back (self->path, error) || !linli_store_probe (self, &version, error))
        return FALSE;
    }
  if (version > 0)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_LINLI, "The file is empty");
  return FALSE;
}

static LinliDatabase *
linli_store_open_writing (LinliStore  *self,
                          GError     **error)
{
  LinliDatabaseMode mode = (self->flags & LINLI_STORE_CREATE) != 0 ? LINLI_DATABASE_CREATE : LINLI_DATABASE_WRITE;
  g_autoptr (LinliDatabase) database = NULL;
  guint version;

  if (mode == LINLI_DATABASE_WRITE && !linli_store_check_ours (self, error))
    return NULL;
  database = _linli_database_open (self->path, mode, self->on_network, error);
  if (database == NULL || !_linli_migrator_check (database, &version, error))
    return NULL;
  if (!_linli_migrator_back_up (self->path, version, error) || !_linli_migrator_run (database, G_MAXUINT, error))
    return NULL;
  return g_steal_pointer (&database);
}

/* What nobody may make whole where it lies is read from a copy. */
static gboolean
linli_store_open_reader (LinliStore  *self,
                         GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  self->reader = _linli_database_open (self->path, LINLI_DATABASE_READ, FALSE, &local_error);
  if (self->reader != NULL)
    {
      self->reader->may_roll_back = self->writer != NULL;
      return TRUE;
    }
  if ((g_error_matches (local_error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_READ_ONLY) ||
       g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)) &&
      self->writer == NULL && _linli_location_is_half_written (self->path))
    {
      g_clear_error (&local_error);
      self->copy = _linli_copy_make (self->path, &local_error);
      if (self->copy != NULL)
        self->reader = _linli_database_open (self->copy, LINLI_DATABASE_READ, FALSE, &local_error);
    }
  if (self->reader == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return self->reader != NULL;
}

static gboolean
linli_store_open_file (LinliStore  *self,
                       GError     **error)
{
  LinliDatabase *database;
  guint version;

  if ((self->flags & LINLI_STORE_READ_ONLY) == 0)
    {
      database = linli_store_open_writing (self, error);
      if (database == NULL)
        return FALSE;
      _linli_journal_find_undo (database, &self->undo_title);
      _linli_journal_find_redo (database, &self->redo_title);
      self->writer = _linli_writer_new (database);
      if ((self->flags & LINLI_STORE_NO_BACKUP) == 0)
        self->keeper = _linli_keeper_new (self->path, linli_store_backup_failed_cb, self);
    }
  if (!linli_store_open_reader (self, error) || !_linli_migrator_check (self->reader, &version, error))
    return FALSE;
  if (version > 0)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_LINLI, "The file is empty");
  return FALSE;
}

static void
linli_store_checked_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_info ("Integrity check: %s", error->message);
}

/**
 * linli_store_open:
 * @path: path of the file
 * @flags: how
 * @error: return location for a #LinliStoreError, or %G_IO_ERROR_NOT_FOUND and %G_IO_ERROR_PERMISSION_DENIED
 *
 * Opens or makes a file, migrating it if an older version wrote it (after a backup beside it). The integrity check runs
 * on the writer's thread before any action; its verdict is the property "damaged". Writing waits for it, reading does not.
 *
 * Returns: (transfer full) (nullable): the open file
 */
LinliStore *
linli_store_open (const char       *path,
                  LinliStoreFlags   flags,
                  GError          **error)
{
  g_autoptr (LinliStore) self = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean exists;

  g_return_val_if_fail (path != NULL, NULL);

  exists = g_file_test (path, G_FILE_TEST_EXISTS);
  if (exists == ((flags & LINLI_STORE_CREATE) != 0))
    {
      g_set_error (error, exists ? LINLI_STORE_ERROR : G_IO_ERROR, exists ? (int) LINLI_STORE_ERROR_EXISTS : (int) G_IO_ERROR_NOT_FOUND,
                   exists ? "%s exists" : "%s does not exist", path);
      return NULL;
    }
  self = g_object_new (LINLI_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->flags = flags;
  self->on_network = _linli_location_is_network (self->path);
  if (self->on_network && !_linli_lock_is_possible (self->path))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_READ_ONLY, "%s lies where no file can be locked", self->path);
      return NULL;
    }
  if (!linli_store_open_file (self, &local_error))
    {
      linli_store_close (self);
      /* Unless somebody else was quicker to make one. */
      if ((flags & LINLI_STORE_CREATE) != 0 && !g_error_matches (local_error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS))
        g_unlink (self->path);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (self->writer != NULL && (flags & LINLI_STORE_CREATE) == 0)
    _linli_store_push_job (self, _linli_store_new_job (self, LINLI_JOB_CHECK, NULL, NULL, NULL, NULL, NULL),
                          linli_store_open, linli_store_checked_cb, NULL);
  return g_steal_pointer (&self);
}

/**
 * linli_store_close:
 * @self: an open file
 *
 * Waits for the actions under way and closes the file. Readers must have been closed before. May be called twice.
 */
void
linli_store_close (LinliStore *self)
{
  g_return_if_fail (LINLI_IS_STORE (self));

  g_clear_pointer (&self->keeper, _linli_keeper_free);
  g_clear_pointer (&self->reader, linli_database_close);
  g_clear_pointer (&self->copy, _linli_copy_remove);
  g_clear_pointer (&self->writer, _linli_writer_free);
}

/**
 * linli_store_get_path:
 * @self: an open file
 *
 * Returns: its absolute path
 */
const char *
linli_store_get_path (LinliStore *self)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), NULL);

  return self->path;
}

/**
 * linli_store_get_copy:
 * @self: an open file
 *
 * A file that a program left in the middle of a transaction must be written to before it can be read. Where that is not allowed, on a disc
 * or when it is opened for reading only, a private copy is read in its place; it is gone when the file is closed.
 *
 * Returns: (nullable): the path of the copy that is read, which is whole; %NULL when the file itself is read
 */
const char *
linli_store_get_copy (LinliStore *self)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), NULL);

  return self->copy;
}

const char *
_linli_store_get_read_path (LinliStore *self)
{
  return self->copy != NULL ? self->copy : self->path;
}

/**
 * linli_store_is_read_only:
 * @self: an open file
 *
 * Returns: whether actions are refused
 */
gboolean
linli_store_is_read_only (LinliStore *self)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), TRUE);

  return (self->flags & LINLI_STORE_READ_ONLY) != 0;
}

/**
 * linli_store_is_on_network:
 * @self: an open file
 *
 * On a network share the file is kept with a rollback journal, because WAL is unsafe there; only one program may write.
 *
 * Returns: whether the file lies on a network share
 */
gboolean
linli_store_is_on_network (LinliStore *self)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), FALSE);

  return self->on_network;
}

/**
 * linli_store_is_damaged:
 * @self: an open file
 *
 * Returns: whether damage was found since it was opened; nothing is written then
 */
gboolean
linli_store_is_damaged (LinliStore *self)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), TRUE);

  return self->damaged;
}

/**
 * linli_store_get_reader:
 * @self: an open file
 *
 * Returns: (transfer none): the read connection of the thread that opened the file
 */
LinliDatabase *
linli_store_get_reader (LinliStore *self)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), NULL);

  return self->reader;
}

/**
 * linli_store_new_reader:
 * @self: an open file
 * @error: return location for a #LinliStoreError
 *
 * May be called on any thread; the connection belongs to that thread.
 *
 * Returns: (skip) (transfer full) (nullable): another read connection
 */
LinliDatabase *
linli_store_new_reader (LinliStore  *self,
                        GError     **error)
{
  LinliDatabase *reader;

  g_return_val_if_fail (LINLI_IS_STORE (self), NULL);

  reader = _linli_database_open (_linli_store_get_read_path (self), LINLI_DATABASE_READ, FALSE, error);
  if (reader != NULL)
    reader->may_roll_back = self->writer != NULL;
  return reader;
}

/**
 * linli_store_set_actor:
 * @self: an open file
 * @actor: who acts, as the journal shall name them
 */
void
linli_store_set_actor (LinliStore *self,
                       const char *actor)
{
  g_return_if_fail (LINLI_IS_STORE (self) && actor != NULL);

  g_free (self->actor);
  self->actor = g_strdup (actor);
}

/**
 * linli_store_get_actor:
 * @self: an open file
 *
 * Returns: who acts
 */
const char *
linli_store_get_actor (LinliStore *self)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), NULL);

  return self->actor;
}

/**
 * linli_store_add_deriver:
 * @self: an open file
 * @kind: the kind of record to be told about
 * @func: called on the writer's thread before an action is committed
 * @data: passed to @func
 * @destroy: (nullable): frees @data when the file is closed
 *
 * Derivers are called in the order in which they were added.
 */
void
linli_store_add_deriver (LinliStore      *self,
                         const char      *kind,
                         LinliDeriveFunc  func,
                         gpointer         data,
                         GDestroyNotify   destroy)
{
  g_return_if_fail (LINLI_IS_STORE (self) && kind != NULL && func != NULL);

  if (self->writer != NULL)
    _linli_writer_add_deriver (self->writer, kind, func, data, destroy);
  else if (destroy != NULL)
    destroy (data);
}

/**
 * linli_store_derive:
 * @self: an open file
 * @error: return location for a #LinliStoreError
 *
 * Brings derived tables up to date with what another program changed while the file was closed; the journal gets an
 * entry that says so. Called once after all derivers were added.
 *
 * Returns: whether they are up to date
 */
gboolean
linli_store_derive (LinliStore  *self,
                    GError     **error)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), FALSE);

  /* The job would wait behind the integrity check; most files have nothing to derive. */
  if (linli_database_get_int64 (self->reader, 0, "SELECT EXISTS (SELECT 1 FROM linli_dirty)", NULL) == 0)
    return TRUE;
  return _linli_store_run_job (self, _linli_store_new_job (self, LINLI_JOB_DERIVE, NULL, NULL, NULL, NULL, NULL), NULL, error);
}

/**
 * linli_store_get_undo_title:
 * @self: an open file
 *
 * Returns: (nullable): what an undo would take back; %NULL when there is nothing
 */
const char *
linli_store_get_undo_title (LinliStore *self)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), NULL);

  return self->undo_title;
}

/**
 * linli_store_get_redo_title:
 * @self: an open file
 *
 * Returns: (nullable): what a redo would do again; %NULL when there is nothing
 */
const char *
linli_store_get_redo_title (LinliStore *self)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), NULL);

  return self->redo_title;
}
