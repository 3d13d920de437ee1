/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapModel: the snapshot of one open document. Lives on the main thread; a worker with a read connection of its own fills it. */

#include "config.h"

#include "linli-map-model.h"

#include <linli-map-loader.h>

struct _LinliMapModel {
  GObject parent_instance;
  LinliStore *store;
  LinliMapSnapshot *snapshot;
  GPtrArray *pending;
  GCancellable *cancellable;
  gboolean loading;
  gboolean reload;
};

enum {
  CHANGED,
  TOUCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a worker is asked to do, and what it found. */
typedef struct {
  LinliStore *store;
  LinliMapSnapshot *snapshot;
  GPtrArray *changes;
  LinliBox box;
} Update;

G_DEFINE_FINAL_TYPE (LinliMapModel, linli_map_model, G_TYPE_OBJECT)

static void model_start (LinliMapModel *self);

static void
update_free (gpointer data)
{
  Update *update = data;

  g_object_unref (update->store);
  g_clear_pointer (&update->snapshot, linli_map_snapshot_unref);
  g_clear_pointer (&update->changes, g_ptr_array_unref);
  g_free (update);
}

static void
update_run (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Update *update = data;
  g_autoptr (LinliDatabase) reader = NULL;
  LinliMapSnapshot *result;
  GError *error = NULL;

  reader = linli_store_new_reader (update->store, &error);
  if (reader == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (update->snapshot == NULL)
    result = linli_map_loader_load (reader, cancellable, &error);
  else
    result = linli_map_loader_update (reader, update->snapshot, update->changes, &update->box, cancellable, &error);
  if (result == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, (GDestroyNotify) linli_map_snapshot_unref);
}

static void
update_done_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  LinliMapModel *self = LINLI_MAP_MODEL (object);
  Update *update = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  LinliMapSnapshot *snapshot = g_task_propagate_pointer (G_TASK (result), &error);

  self->loading = FALSE;
  if (snapshot == NULL)
    {
      /* A closed document is no mishap; anything else leaves the last picture standing, and the next change tries again. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_message ("The map could not be read: %s", error->message);
          self->reload = TRUE;
        }
      return;
    }
  g_clear_pointer (&self->snapshot, linli_map_snapshot_unref);
  self->snapshot = snapshot;
  g_signal_emit (self, signals[CHANGED], 0, update->snapshot != NULL ? &update->box : NULL);
  if (self->pending->len > 0)
    model_start (self);
}

static void
model_start (LinliMapModel *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, update_done_cb, NULL);
  Update *update = g_new0 (Update, 1);

  update->store = g_object_ref (self->store);
  if (!self->reload)
    update->snapshot = linli_map_snapshot_ref (self->snapshot);
  update->changes = g_steal_pointer (&self->pending);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_changes_unref);
  self->reload = FALSE;
  self->loading = TRUE;
  g_task_set_task_data (task, update, update_free);
  g_task_run_in_thread (task, update_run);
}

static void
store_changed_cb (LinliStore    *store,
                  LinliChanges  *changes,
                  LinliMapModel *self)
{
  g_signal_emit (self, signals[TOUCHED], 0, changes);
  if (!linli_map_loader_concerns (changes))
    return;
  g_ptr_array_add (self->pending, linli_changes_ref (changes));
  if (!self->loading)
    model_start (self);
}

static void
linli_map_model_dispose (GObject *object)
{
  LinliMapModel *self = LINLI_MAP_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (linli_map_model_parent_class)->dispose (object);
}

static void
linli_map_model_finalize (GObject *object)
{
  LinliMapModel *self = LINLI_MAP_MODEL (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->snapshot, linli_map_snapshot_unref);
  g_ptr_array_unref (self->pending);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (linli_map_model_parent_class)->finalize (object);
}

static void
linli_map_model_class_init (LinliMapModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = linli_map_model_dispose;
  object_class->finalize = linli_map_model_finalize;
  /**
   * LinliMapModel::changed:
   * @self: the model
   * @snapshot: the #LinliMapSnapshot that holds from now on
   *
   * What the map draws was read anew.
   */
  signals[CHANGED] = g_signal_new ("changed", LINLI_TYPE_MAP_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * LinliMapModel::touched:
   * @self: the model
   * @changes: which
   *
   * Records were changed that the map draws, or that a theme counts.
   */
  signals[TOUCHED] = g_signal_new ("touched", LINLI_TYPE_MAP_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, LINLI_TYPE_CHANGES);
}

static void
linli_map_model_init (LinliMapModel *self)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (LinliMapShapes) empty = linli_map_shapes_new (nothing);
  g_autoptr (LinliMapPoints) nobody = linli_map_points_new (0);
  LinliMapShapes *layers[LINLI_MAP_N_KINDS] = { empty, empty, empty, empty, empty };

  linli_map_points_seal (nobody);
  self->snapshot = linli_map_snapshot_new (layers, nobody, NULL);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_changes_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * linli_map_model_new:
 * @store: an open store
 *
 * Starts to read; the snapshot is empty until `changed` is raised for the first time.
 *
 * Returns: (transfer full): a model of the store
 */
LinliMapModel *
linli_map_model_new (LinliStore *store)
{
  LinliMapModel *self;

  g_return_val_if_fail (LINLI_IS_STORE (store), NULL);

  self = g_object_new (LINLI_TYPE_MAP_MODEL, NULL);
  self->store = g_object_ref (store);
  self->reload = TRUE;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  model_start (self);
  return self;
}

/**
 * linli_map_model_new_for_snapshot:
 * @snapshot: what there is
 *
 * Returns: (transfer full): a model without a file, for benchmarks and previews
 */
LinliMapModel *
linli_map_model_new_for_snapshot (LinliMapSnapshot *snapshot)
{
  LinliMapModel *self = g_object_new (LINLI_TYPE_MAP_MODEL, NULL);

  g_clear_pointer (&self->snapshot, linli_map_snapshot_unref);
  self->snapshot = linli_map_snapshot_ref (snapshot);
  return self;
}

/**
 * linli_map_model_get_snapshot:
 * @self: the model
 *
 * Returns: (transfer none): the newest snapshot
 */
LinliMapSnapshot *
linli_map_model_get_snapshot (LinliMapModel *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_MODEL (self), NULL);

  return self->snapshot;
}

/**
 * linli_map_model_is_loading:
 * @self: the model
 *
 * Returns: whether a worker is reading
 */
gboolean
linli_map_model_is_loading (LinliMapModel *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_MODEL (self), FALSE);

  return self->loading;
}

/**
 * linli_map_model_get_store:
 * @self: the model
 *
 * Returns: (nullable) (transfer none): the open file; a model of a snapshot alone has none
 */
LinliStore *
linli_map_model_get_store (LinliMapModel *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_MODEL (self), NULL);

  return self->store;
}
