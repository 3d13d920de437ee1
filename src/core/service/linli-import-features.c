/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Boundaries, buildings, roads, waters and places out of other programs' files, as one action. What is in the file already is left
 * alone, a boundary of the same name is replaced, and what is refused is told with its place. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "linli-import-features-private.h"
#include "linli-import-progress-private.h"
#include "linli-kind.h"

#define PROGRESS_EVERY 64

typedef struct {
  LinliStore *store;
  char *path;
  char *layer;
  char *kind;
  char *name_filter;
  char *level;
  LinliCrs crs;
  gboolean dry_run;
  LinliProgress *progress;
  GCancellable *cancellable;
  LinliFeatureReport *report;
  LinliDatabase *database;
  LinliTransaction *transaction; /* NULL in a dry run */
  GHashTable *known;             /* checksums of the shapes in the file */
  LinliStatement *insert;
} LinliFeatureJob;

static void
linli_feature_finding_clear (gpointer data)
{
  g_free (((LinliFeatureFinding *) data)->reason);
}

/**
 * linli_feature_report_free:
 * @report: (transfer full) (nullable): a report
 */
void
linli_feature_report_free (LinliFeatureReport *report)
{
  if (report == NULL)
    return;
  g_free (report->layer);
  g_free (report->declared_crs);
  g_array_unref (report->findings);
  g_free (report);
}

static void
linli_feature_job_free (gpointer data)
{
  LinliFeatureJob *job = data;

  g_clear_object (&job->store);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->progress, _linli_progress_unref);
  g_clear_pointer (&job->report, linli_feature_report_free);
  g_free (job->path);
  g_free (job->layer);
  g_free (job->kind);
  g_free (job->name_filter);
  g_free (job->level);
  g_free (job);
}

static LinliFeatureJob *
linli_feature_job_new (LinliStore                       *store,
                       const LinliFeatureImportOptions  *options,
                       GError                          **error)
{
  static const char * const kinds[] = { "grid", "building", "road", "water", "place", NULL };
  LinliCrs crs = LINLI_CRS_WGS84;
  LinliFeatureJob *job;

  if (!g_strv_contains (kinds, options->kind))
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "features cannot become “%s”", options->kind);
      return NULL;
    }
  if (options->crs != NULL && !linli_crs_from_code (options->crs, &crs))
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "there is no coordinate system “%s” here", options->crs);
      return NULL;
    }
  job = g_new0 (LinliFeatureJob, 1);
  job->store = g_object_ref (store);
  job->path = g_strdup (options->path);
  job->layer = g_strdup (options->layer);
  job->kind = g_strdup (options->kind);
  job->name_filter = g_strdup (options->name_filter);
  job->level = g_strdup (options->level);
  job->crs = crs;
  job->dry_run = options->dry_run;
  job->report = g_new0 (LinliFeatureReport, 1);
  job->report->findings = g_array_new (FALSE, FALSE, sizeof (LinliFeatureFinding));
  g_array_set_clear_func (job->report->findings, linli_feature_finding_clear);
  return job;
}

static void
linli_feature_job_add_finding (LinliFeatureJob *job,
                               gint64           number,
                               gboolean         refused,
                               const GError    *problem)
{
  LinliFeatureFinding finding = { number, refused, NULL, NAN, NAN };

  finding.reason = refused ? g_strdup (problem->message) : g_strdup_printf (_("%s; it was put right"), problem->message);

  linli_geometry_error_get_place (problem, &finding.x, &finding.y);
  g_array_append_val (job->report->findings, finding);
  job->report->n_refused += refused;
}

static gboolean
linli_feature_layer_suits (const char *geometry,
                           const char *kind)
{
  if (strcmp (geometry, "mixed") == 0)
    return TRUE;
  if (strcmp (kind, "road") == 0)
    return strcmp (geometry, "line") == 0;
  if (strcmp (kind, "water") == 0)
    return strcmp (geometry, "point") != 0;
  if (strcmp (kind, "place") == 0)
    return strcmp (geometry, "line") != 0;
  return strcmp (geometry, "polygon") == 0;
}

/* The layer that was named, or the only one that fits; -1 with @error set. */
static int
linli_feature_job_choose_layer (LinliFeatureJob     *job,
                                LinliFeatureSource  *source,
                                GError             **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  int chosen = job->layer != NULL ? linli_feature_source_find_layer (source, job->layer) : -1;
  guint n_fitting = 0;

  for (guint i = 0; i < linli_feature_source_get_n_layers (source); i++)
    {
      LinliLayerInfo info;

      linli_feature_source_get_layer (source, i, &info);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", info.name);
      if (job->layer == NULL && linli_feature_layer_suits (info.geometry, job->kind))
        {
          chosen = i;
          n_fitting++;
        }
    }
  if (chosen >= 0 && (job->layer != NULL || n_fitting == 1))
    return chosen;
  if (job->layer != NULL)
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_LAYER, "there is no layer “%s”; the file has: %s", job->layer, names->str);
  else if (n_fitting == 0)
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_LAYER, "no layer fits; the file has: %s", names->str);
  else
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_LAYER, "several layers fit, name one of: %s", names->str);
  return -1;
}

static char *
linli_feature_dup_checksum (GBytes     *shape,
                            const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  gsize size;
  const guchar *data = g_bytes_get_data (shape, &size);

  g_checksum_update (checksum, data, size);
  g_checksum_update (checksum, (const guchar *) (name != NULL ? name : ""), -1);
  return g_strdup (g_checksum_get_string (checksum));
}

/* What of the kind is in the file, so that importing a file twice does not double it. */
static gboolean
linli_feature_job_fetch_known (LinliFeatureJob  *job,
                               GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT geom, name FROM %s WHERE deleted_at IS NULL AND geom IS NOT NULL", job->kind);
  g_autoptr (LinliStatement) statement = linli_database_query (job->database, error, sql, NULL);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    {
      g_autoptr (GBytes) stored = linli_statement_dup_bytes (statement, 0);
      g_autoptr (LinliGeometry) shape = linli_geometry_new_from_bytes (stored, NULL);
      g_autoptr (GBytes) plain = shape != NULL ? linli_geometry_to_wkb (shape) : NULL;

      if (plain != NULL)
        g_hash_table_add (job->known, linli_feature_dup_checksum (plain, linli_statement_get_text (statement, 1)));
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static gboolean
linli_feature_job_prepare (LinliFeatureJob  *job,
                           GError          **error)
{
  const char *sql = NULL;

  if (strcmp (job->kind, "grid") == 0)
    sql = "INSERT INTO grid (id, geom, name, code, level, kind) VALUES (?, ?, ?, ?, ?, ?)";
  else if (strcmp (job->kind, "building") == 0)
    sql = "INSERT INTO building (id, geom, name, floors, kind) VALUES (?, ?, ?, nullif (?, 0), coalesce (?, 'residential'))";
  else if (strcmp (job->kind, "road") == 0)
    sql = "INSERT INTO road (id, geom, name, class, source, oneway) VALUES (?, ?, ?, ?, ?, nullif (?, -1))";
  else if (strcmp (job->kind, "water") == 0)
    sql = "INSERT INTO water (id, geom, name, class, source) VALUES (?, ?, ?, ?, ?)";
  else
    sql = "INSERT INTO place (id, geom, name, kind) VALUES (?, ?, ?, ?)";
  return job->transaction == NULL || (job->insert = linli_database_prepare (job->database, sql, error)) != NULL;
}

static gboolean
linli_feature_job_insert (LinliFeatureJob           *job,
                          GBytes                    *shape,
                          const char                *name,
                          const LinliFeatureValues  *values,
                          GError                   **error)
{
  g_autofree char *source = g_path_get_basename (job->path);
  LinliStatement *insert = job->insert;

  job->report->n_new++;
  if (insert == NULL)
    return TRUE;
  linli_statement_bind_int64 (insert, 1, linli_transaction_new_id (job->transaction));
  linli_statement_bind_bytes (insert, 2, shape);
  linli_statement_bind_text (insert, 3, name);
  if (strcmp (job->kind, "grid") == 0)
    {
      linli_statement_bind_text (insert, 4, values->code);
      linli_statement_bind_text (insert, 5, job->level != NULL ? job->level : values->level != NULL ? values->level : "micro");
      linli_statement_bind_text (insert, 6, values->kind);
    }
  else if (strcmp (job->kind, "building") == 0)
    {
      linli_statement_bind_int64 (insert, 4, values->floors);
      linli_statement_bind_text (insert, 5, values->kind);
    }
  else if (strcmp (job->kind, "place") == 0)
    linli_statement_bind_text (insert, 4, values->kind);
  else
    {
      linli_statement_bind_text (insert, 4, values->class);
      linli_statement_bind_text (insert, 5, source);
      if (strcmp (job->kind, "road") == 0)
        linli_statement_bind_int64 (insert, 6, values->oneway);
    }
  return linli_statement_run (insert, error);
}

/* A grid or place of the same name gets the new shape. Buildings are called 1栋 in every compound, and roads come in pieces. */
static gboolean
linli_feature_job_store (LinliFeatureJob           *job,
                         const LinliGeometry       *shape,
                         gint64                     number,
                         const LinliFeatureValues  *values,
                         GError                   **error)
{
  g_autoptr (GBytes) bytes = linli_geometry_to_bytes (shape);
  g_autoptr (GBytes) plain = linli_geometry_to_wkb (shape);
  gboolean needs_name = strcmp (job->kind, "road") != 0 && strcmp (job->kind, "water") != 0;
  gboolean replaces = strcmp (job->kind, "grid") == 0 || strcmp (job->kind, "place") == 0;
  g_autofree char *name = g_strdup (values->name != NULL ? values->name : needs_name ? values->code : NULL);
  gint64 id = 0;

  if (name == NULL && needs_name)
    name = g_strdup_printf ("%s %" G_GINT64_FORMAT, linli_kind_get_label (linli_kind_lookup (job->kind)), number);
  if (!g_hash_table_add (job->known, linli_feature_dup_checksum (plain, name)))
    {
      job->report->n_unchanged++;
      return TRUE;
    }
  if (replaces)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT iif (count (*) = 1, max (id), 0) FROM %s WHERE name = ? AND deleted_at IS NULL", job->kind);

      id = linli_database_get_int64 (job->database, 0, sql, "s", name);
    }
  if (id != 0)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET geom = ? WHERE id = ?", job->kind);

      job->report->n_updated++;
      return job->transaction == NULL || linli_database_run (job->database, error, sql, "bi", bytes, id);
    }
  return linli_feature_job_insert (job, bytes, name, values, error);
}

static gboolean
linli_feature_job_read (LinliFeatureJob     *job,
                        const LinliFeature  *feature,
                        GError             **error)
{
  g_auto (LinliFeatureValues) values = { .oneway = -1 };
  g_autoptr (LinliGeometry) shape = NULL;
  g_autoptr (GError) problem = NULL;

  _linli_feature_values_read (&values, feature, job->kind);
  if (job->name_filter != NULL && g_strcmp0 (job->name_filter, values.name) != 0)
    return TRUE;
  job->report->n_read++;
  shape = _linli_feature_shape (feature, job->kind, job->crs, &job->report->shift, &problem);
  if (problem != NULL)
    linli_feature_job_add_finding (job, feature->number, shape == NULL, problem);
  return shape == NULL || linli_feature_job_store (job, shape, feature->number, &values, error);
}

static gboolean
linli_feature_job_read_layer (LinliFeatureJob     *job,
                              LinliFeatureSource  *source,
                              guint                total,
                              GError             **error)
{
  LinliFeature feature;
  GError *problem = NULL;

  for (guint i = 1; linli_feature_source_next (source, &feature, &problem); i++)
    {
      if (!linli_feature_job_read (job, &feature, error))
        return FALSE;
      if (i % PROGRESS_EVERY != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
        return FALSE;
      _linli_progress_tell (job->progress, job->report->n_read, MAX (total, job->report->n_read));
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    _linli_progress_tell (job->progress, job->report->n_read, job->report->n_read);
  return problem == NULL;
}

static gboolean
linli_feature_job_process (LinliFeatureJob  *job,
                           GError          **error)
{
  g_autoptr (LinliFeatureSource) source = linli_feature_source_open (job->path, error);
  LinliLayerInfo info;
  gboolean done;
  int layer;

  if (source == NULL || (layer = linli_feature_job_choose_layer (job, source, error)) < 0 || !linli_feature_source_start (source, layer, error))
    return FALSE;
  linli_feature_source_get_layer (source, layer, &info);
  job->report->layer = g_strdup (info.name);
  job->report->declared_crs = g_strdup (info.crs);
  job->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = linli_feature_job_fetch_known (job, error) && linli_feature_job_prepare (job, error)
         && linli_feature_job_read_layer (job, source, MAX (info.n_features, 0), error);
  g_clear_pointer (&job->insert, linli_statement_free);
  g_clear_pointer (&job->known, g_hash_table_unref);
  return done;
}

/* The body of the action, on the writer's thread. */
static gboolean
linli_feature_job_act_cb (LinliTransaction  *transaction,
                          gpointer           data,
                          GError           **error)
{
  LinliFeatureJob *job = data;
  g_autofree char *title = NULL;

  job->transaction = transaction;
  job->database = linli_transaction_get_database (transaction);
  if (!linli_feature_job_process (job, error))
    return FALSE;
  title = g_strdup_printf (_("Import %s: %u new, %u changed"), job->report->layer, job->report->n_new, job->report->n_updated);
  linli_transaction_set_title (transaction, title);
  return TRUE;
}

static gboolean
linli_feature_job_rehearse (LinliFeatureJob  *job,
                            GError          **error)
{
  g_autoptr (LinliDatabase) database = linli_store_new_reader (job->store, error);

  job->database = database;
  return database != NULL && linli_feature_job_process (job, error);
}

/**
 * linli_import_features:
 * @store: the file
 * @options: what is imported as what
 * @progress: (scope call) (nullable): told how far it is, on the thread that works
 * @progress_data: passed to @progress
 * @cancellable: (nullable): stops the import and leaves the file as it was
 * @error: return location for a #LinliReaderError, #LinliStoreError or %G_IO_ERROR_CANCELLED
 *
 * Imports features as one action, which is undone as one. Coordinates of a declared projected system are turned into degrees; then
 * they are taken for the stated system and converted to WGS 84.
 *
 * Returns: (skip) (transfer full): what was done, or %NULL when nothing was
 */
LinliFeatureReport *
linli_import_features (LinliStore                       *store,
                       const LinliFeatureImportOptions  *options,
                       LinliImportProgressFunc           progress,
                       gpointer                          progress_data,
                       GCancellable                     *cancellable,
                       GError                          **error)
{
  LinliFeatureReport *report = NULL;
  LinliFeatureJob *job;
  gboolean done;

  g_return_val_if_fail (LINLI_IS_STORE (store), NULL);
  g_return_val_if_fail (options != NULL && options->path != NULL && options->kind != NULL, NULL);

  if ((job = linli_feature_job_new (store, options, error)) == NULL)
    return NULL;
  job->progress = _linli_progress_new (progress, progress_data, NULL);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  if (job->dry_run)
    done = linli_feature_job_rehearse (job, error);
  else
    done = linli_store_act (store, _("Import map data"), linli_feature_job_act_cb, job, cancellable, error);
  if (done)
    report = g_steal_pointer (&job->report);
  linli_feature_job_free (job);
  return report;
}

static void
linli_feature_job_rehearse_thread (GTask        *task,
                                   gpointer      source,
                                   gpointer      data,
                                   GCancellable *cancellable)
{
  LinliFeatureJob *job = data;
  GError *error = NULL;

  if (linli_feature_job_rehearse (job, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->report), (GDestroyNotify) linli_feature_report_free);
  else
    g_task_return_error (task, error);
}

static void
linli_feature_job_acted_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      data)
{
  g_autoptr (GTask) task = data;
  LinliFeatureJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  _linli_progress_end (job->progress);
  if (linli_store_act_finish (LINLI_STORE (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->report), (GDestroyNotify) linli_feature_report_free);
  else
    g_task_return_error (task, error);
}

/**
 * linli_import_features_async:
 * @store: the file
 * @options: what is imported as what; copied
 * @progress: (scope notified) (nullable): told how far it is, in the caller's main context
 * @progress_data: passed to @progress
 * @cancellable: (nullable): stops the import and leaves the file as it was
 * @callback: (scope async): called when done
 * @user_data: passed to @callback
 *
 * linli_import_features() in the background.
 */
void
linli_import_features_async (LinliStore                      *store,
                             const LinliFeatureImportOptions *options,
                             LinliImportProgressFunc          progress,
                             gpointer                         progress_data,
                             GCancellable                    *cancellable,
                             GAsyncReadyCallback              callback,
                             gpointer                         user_data)
{
  GTask *task;
  LinliFeatureJob *job;
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  GError *error = NULL;

  g_return_if_fail (LINLI_IS_STORE (store));
  g_return_if_fail (options != NULL && options->path != NULL && options->kind != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, linli_import_features_async);
  if ((job = linli_feature_job_new (store, options, &error)) == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  job->progress = _linli_progress_new (progress, progress_data, context);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, job, linli_feature_job_free);
  if (job->dry_run)
    {
      g_task_run_in_thread (task, linli_feature_job_rehearse_thread);
      g_object_unref (task);
    }
  else
    linli_store_act_async (store, _("Import map data"), linli_feature_job_act_cb, job, NULL, cancellable, linli_feature_job_acted_cb, task);
}

/**
 * linli_import_features_finish:
 * @store: the file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (skip) (transfer full): as linli_import_features()
 */
LinliFeatureReport *
linli_import_features_finish (LinliStore    *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  LinliFeatureJob *job;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  /* Without options that make sense there is no job. */
  job = g_task_get_task_data (G_TASK (result));
  if (job != NULL)
    _linli_progress_end (job->progress);
  return g_task_propagate_pointer (G_TASK (result), error);
}
