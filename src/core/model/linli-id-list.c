/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliIdList: a list model over any number of records. It owns the array of ids and the windows of rows that were looked at;
 * the array of a large file is built by a thread with a read connection of its own, and replaced on the store's thread. */

#include "config.h"

#include "linli-id-list.h"

#include "linli-row-cache-private.h"
#include "linli-row-private.h"
#include "linli-row-query-private.h"

/* Up to so many records of the counted kind the ids are loaded at once, within a frame. */
#define AT_ONCE 4000
/* A large list waits so long for further changes before it is built anew. */
#define SETTLE_MS 40
/* So many rows of another query are shown while the rest is being built. */
#define FIRST_ROWS 500

struct _LinliIdList {
  GObject parent_instance;
  LinliStore *store;
  LinliRowQuery *query; /* what shall be shown */
  LinliRowQuery *shown; /* what the ids are an answer to */
  GArray *ids;
  LinliRowCache *cache;
  GCancellable *cancellable; /* of the thread that builds, or NULL */
  guint settle_id;
};

static void linli_id_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LinliIdList, linli_id_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, linli_id_list_model_init))

enum { FAILED, N_SIGNALS };
enum { PROP_0, PROP_LOADING, PROP_N_ITEMS, N_PROPERTIES };

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPERTIES];

typedef struct {
  GWeakRef list;
  LinliStore *store;
  LinliRowQuery *query;
  GCancellable *cancellable;
  GMainContext *context;
} Build;

typedef struct {
  Build *build;
  GArray *ids;
} First;

static void
linli_id_list_build_clear (gpointer data)
{
  Build *build = data;

  g_weak_ref_clear (&build->list);
  g_object_unref (build->store);
  linli_row_query_unref (build->query);
  g_object_unref (build->cancellable);
  g_main_context_unref (build->context);
}

static void
linli_id_list_build_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, linli_id_list_build_clear);
}

static void
linli_id_list_first_free (gpointer data)
{
  First *first = data;

  linli_id_list_build_unref (first->build);
  g_array_unref (first->ids);
  g_free (first);
}

static void
linli_id_list_fail (LinliIdList  *self,
                    const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static gint64
linli_id_list_nth (LinliIdList *self,
                   guint        n)
{
  return g_array_index (self->ids, gint64, n);
}

/* The rows of a window, from the cache or from the file; never NULL, so that a fault shows as empty rows and a signal. */
static GPtrArray *
linli_id_list_ref_window (LinliIdList *self,
                          guint        window)
{
  g_autoptr (GError) error = NULL;
  guint first = window * LINLI_ROW_WINDOW;
  guint n = MIN (LINLI_ROW_WINDOW, self->ids->len - first);
  GPtrArray *rows = _linli_row_cache_get (self->cache, window);

  if (rows != NULL)
    return g_ptr_array_ref (rows);
  rows = linli_row_query_load_rows (self->shown, linli_store_get_reader (self->store), &g_array_index (self->ids, gint64, first), n,
                                    &error);
  if (rows == NULL)
    {
      rows = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (rows, _linli_row_new (linli_id_list_nth (self, first + i), NULL));
      linli_id_list_fail (self, error);
    }
  _linli_row_cache_put (self->cache, window, rows);
  return rows;
}

static void
linli_id_list_forget_rows (LinliIdList *self)
{
  g_clear_pointer (&self->cache, _linli_row_cache_free);
  self->cache = _linli_row_cache_new ();
}

static void
linli_id_list_tell (LinliIdList *self,
                    guint        position,
                    guint        removed,
                    guint        added)
{
  if (removed == 0 && added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Compares @n rows that are held since before, from index @offset of @before, with what stands at @position now. Equal rows stay
 * the same objects, so that their holders need not be told; runs of others are told together. */
static void
linli_id_list_compare (LinliIdList *self,
                       GPtrArray   *before,
                       guint        offset,
                       guint        position,
                       guint        n)
{
  guint run = 0;

  for (guint i = 0; i < n; i++)
    {
      LinliRow *old = g_ptr_array_index (before, offset + i);
      g_autoptr (GPtrArray) now = linli_id_list_ref_window (self, (position + i) / LINLI_ROW_WINDOW);
      gpointer *place = &g_ptr_array_index (now, (position + i) % LINLI_ROW_WINDOW);

      if (!_linli_row_equal (old, *place))
        {
          run++;
          continue;
        }
      g_set_object ((GObject **) place, G_OBJECT (old));
      linli_id_list_tell (self, position + i - run, run, run);
      run = 0;
    }
  linli_id_list_tell (self, position + n - run, run, run);
}

/* Takes the ids of the same query after a change: whoever scrolls stays where he is. */
static void
linli_id_list_follow (LinliIdList *self,
                      GArray      *ids)
{
  g_autoptr (LinliRowCache) before = g_steal_pointer (&self->cache);
  g_autoptr (GArray) old = self->ids;
  g_autoptr (GArray) windows = _linli_row_cache_dup_windows (before);
  guint shorter = MIN (old->len, ids->len), head = 0, tail = 0;

  while (head < shorter && g_array_index (old, gint64, head) == g_array_index (ids, gint64, head))
    head++;
  while (tail < shorter - head &&
         g_array_index (old, gint64, old->len - 1 - tail) == g_array_index (ids, gint64, ids->len - 1 - tail))
    tail++;
  self->cache = _linli_row_cache_new ();
  self->ids = g_array_ref (ids);
  linli_id_list_tell (self, head, old->len - head - tail, ids->len - head - tail);
  for (guint i = 0; i < windows->len; i++)
    {
      guint window = g_array_index (windows, guint, i);
      GPtrArray *rows = _linli_row_cache_get (before, window);
      guint first = window * LINLI_ROW_WINDOW, end = first + rows->len, kept = MAX (first, old->len - tail);

      if (first < head)
        linli_id_list_compare (self, rows, 0, first, MIN (end, head) - first);
      if (kept < end)
        linli_id_list_compare (self, rows, kept - first, kept + ids->len - old->len, end - kept);
    }
}

static void
linli_id_list_take (LinliIdList *self,
                    GArray      *ids)
{
  if (self->shown != self->query)
    {
      g_autoptr (GArray) old = self->ids;

      linli_id_list_forget_rows (self);
      self->ids = g_array_ref (ids);
      g_clear_pointer (&self->shown, linli_row_query_unref);
      self->shown = self->query != NULL ? linli_row_query_ref (self->query) : NULL;
      linli_id_list_tell (self, 0, old->len, ids->len);
    }
  else
    {
      linli_id_list_follow (self, ids);
    }
}

static void
linli_id_list_stop (LinliIdList *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
linli_id_list_first_cb (gpointer user_data)
{
  First *first = user_data;
  g_autoptr (LinliIdList) self = g_weak_ref_get (&first->build->list);

  if (self != NULL && self->cancellable == first->build->cancellable && self->shown != self->query)
    linli_id_list_take (self, first->ids);
  return G_SOURCE_REMOVE;
}

/* On the thread that builds. */
static void
linli_id_list_post_first (GArray   *ids,
                          gpointer  data)
{
  Build *build = data;
  First *first = g_new0 (First, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  first->build = g_atomic_rc_box_acquire (build);
  first->ids = g_array_ref (ids);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, linli_id_list_first_cb, first, linli_id_list_first_free);
  g_source_attach (source, build->context);
}

static void
linli_id_list_build_thread (GTask        *task,
                            gpointer      source,
                            gpointer      data,
                            GCancellable *cancellable)
{
  Build *build = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliDatabase) database = linli_store_new_reader (build->store, &error);
  GArray *ids = database != NULL ? _linli_row_query_load_ids (build->query, database, FIRST_ROWS, linli_id_list_post_first, build,
                                                             cancellable, &error) : NULL;

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
linli_id_list_built_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  GTask *task = G_TASK (result);
  Build *build = g_task_get_task_data (task);
  g_autoptr (LinliIdList) self = g_weak_ref_get (&build->list);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_task_propagate_pointer (task, &error);

  if (self == NULL || self->cancellable != g_task_get_cancellable (task))
    return; /* overtaken by a later one */
  g_clear_object (&self->cancellable);
  if (ids != NULL)
    linli_id_list_take (self, ids);
  else
    linli_id_list_fail (self, error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
linli_id_list_build (LinliIdList *self)
{
  g_autoptr (GTask) task = NULL;
  Build *build = g_atomic_rc_box_new0 (Build);

  linli_id_list_stop (self);
  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&build->list, self);
  build->store = g_object_ref (self->store);
  build->query = linli_row_query_ref (self->query);
  build->cancellable = g_object_ref (self->cancellable);
  build->context = g_main_context_ref_thread_default ();
  task = g_task_new (NULL, self->cancellable, linli_id_list_built_cb, NULL);
  g_task_set_source_tag (task, linli_id_list_build);
  g_task_set_task_data (task, build, linli_id_list_build_unref);
  g_task_run_in_thread (task, linli_id_list_build_thread);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
linli_id_list_load_at_once (LinliIdList *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  linli_id_list_stop (self);
  ids = linli_row_query_load_ids (self->query, linli_store_get_reader (self->store), NULL, &error);
  if (ids != NULL)
    linli_id_list_take (self, ids);
  else
    linli_id_list_fail (self, error);
}

static gboolean
linli_id_list_is_large (LinliIdList *self)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM \"%s\" LIMIT %d)",
                                          linli_row_query_get_kinds (self->query)[0], AT_ONCE + 1);

  return linli_database_get_int64 (linli_store_get_reader (self->store), 0, sql, NULL) > AT_ONCE;
}

static gboolean
linli_id_list_settled_cb (gpointer user_data)
{
  LinliIdList *self = user_data;

  self->settle_id = 0;
  linli_id_list_build (self);
  return G_SOURCE_REMOVE;
}

static void
linli_id_list_changed_cb (LinliStore   *store,
                          LinliChanges *changes,
                          LinliIdList  *self)
{
  if (self->query == NULL || !linli_changes_touches_any (changes, linli_row_query_get_kinds (self->query)))
    return;
  if (!linli_id_list_is_large (self))
    linli_id_list_load_at_once (self);
  else if (self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_MS, linli_id_list_settled_cb, self);
}

static GType
linli_id_list_get_item_type (GListModel *model)
{
  return LINLI_TYPE_ROW;
}

static guint
linli_id_list_get_n_items (GListModel *model)
{
  return LINLI_ID_LIST (model)->ids->len;
}

static gpointer
linli_id_list_get_item (GListModel *model,
                        guint       position)
{
  LinliIdList *self = LINLI_ID_LIST (model);
  g_autoptr (GPtrArray) rows = NULL;

  if (position >= self->ids->len)
    return NULL;
  rows = linli_id_list_ref_window (self, position / LINLI_ROW_WINDOW);
  return g_object_ref (g_ptr_array_index (rows, position % LINLI_ROW_WINDOW));
}

static void
linli_id_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = linli_id_list_get_item_type;
  iface->get_n_items = linli_id_list_get_n_items;
  iface->get_item = linli_id_list_get_item;
}

static void
linli_id_list_dispose (GObject *object)
{
  LinliIdList *self = LINLI_ID_LIST (object);

  linli_id_list_stop (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, linli_row_query_unref);
  g_clear_pointer (&self->shown, linli_row_query_unref);
  g_array_unref (self->ids);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  G_OBJECT_CLASS (linli_id_list_parent_class)->dispose (object);
}

static void
linli_id_list_finalize (GObject *object)
{
  LinliIdList *self = LINLI_ID_LIST (object);

  g_array_unref (self->ids);
  _linli_row_cache_free (self->cache);
  G_OBJECT_CLASS (linli_id_list_parent_class)->finalize (object);
}

static void
linli_id_list_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  LinliIdList *self = LINLI_ID_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, linli_id_list_is_loading (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
linli_id_list_class_init (LinliIdListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = linli_id_list_dispose;
  object_class->finalize = linli_id_list_finalize;
  object_class->get_property = linli_id_list_get_property;

  /**
   * LinliIdList:loading:
   *
   * Whether ids are being read.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * LinliIdList:n-items:
   *
   * How many rows there are.
   */
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * LinliIdList::failed:
   * @self: the list
   * @error: why
   *
   * Ids or rows could not be read; the list shows what it had, or empty rows.
   */
  signals[FAILED] = g_signal_new ("failed", LINLI_TYPE_ID_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
linli_id_list_init (LinliIdList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cache = _linli_row_cache_new ();
}

/**
 * linli_id_list_new:
 * @store: an open file
 *
 * Returns: (transfer full): a list without rows, until it gets a query
 */
LinliIdList *
linli_id_list_new (LinliStore *store)
{
  LinliIdList *self;

  g_return_val_if_fail (LINLI_IS_STORE (store), NULL);

  self = g_object_new (LINLI_TYPE_ID_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect (store, "changed", G_CALLBACK (linli_id_list_changed_cb), self);
  return self;
}

/**
 * linli_id_list_set_query:
 * @self: a list
 * @query: (nullable): what it shall show; %NULL for nothing
 *
 * Replaces what the list shows: at once in a small file; in a large one the old rows stay until a thread has built the new array
 * (see #LinliIdList:loading).
 */
void
linli_id_list_set_query (LinliIdList   *self,
                         LinliRowQuery *query)
{
  g_return_if_fail (LINLI_IS_ID_LIST (self));

  if (query == self->query)
    return;
  linli_id_list_stop (self);
  g_clear_pointer (&self->query, linli_row_query_unref);
  if (query == NULL)
    {
      g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (gint64));

      linli_id_list_take (self, nothing);
      return;
    }
  self->query = linli_row_query_ref (query);
  if (linli_id_list_is_large (self))
    linli_id_list_build (self);
  else
    linli_id_list_load_at_once (self);
}

/**
 * linli_id_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what it shows, or will when it has loaded
 */
LinliRowQuery *
linli_id_list_get_query (LinliIdList *self)
{
  g_return_val_if_fail (LINLI_IS_ID_LIST (self), NULL);

  return self->query;
}

/**
 * linli_id_list_is_loading:
 * @self: a list
 *
 * Returns: whether a thread is building the array of ids
 */
gboolean
linli_id_list_is_loading (LinliIdList *self)
{
  g_return_val_if_fail (LINLI_IS_ID_LIST (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * linli_id_list_get_id:
 * @self: a list
 * @position: a position
 *
 * Returns: the id there, without loading the row; 0 past the end
 */
gint64
linli_id_list_get_id (LinliIdList *self,
                      guint        position)
{
  g_return_val_if_fail (LINLI_IS_ID_LIST (self), 0);

  return position < self->ids->len ? linli_id_list_nth (self, position) : 0;
}

/**
 * linli_id_list_find:
 * @self: a list
 * @id: a record
 * @position: (out): where it is
 *
 * Looks for a record from the beginning; a millisecond in a million.
 *
 * Returns: whether the list shows it
 */
gboolean
linli_id_list_find (LinliIdList *self,
                    gint64       id,
                    guint       *position)
{
  g_return_val_if_fail (LINLI_IS_ID_LIST (self) && position != NULL, FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (linli_id_list_nth (self, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * linli_id_list_ref_ids:
 * @self: a list
 *
 * For an export of what is on the screen: the array is never changed, so that a thread may read it.
 *
 * Returns: (transfer full) (element-type gint64): the ids in the order of the list
 */
GArray *
linli_id_list_ref_ids (LinliIdList *self)
{
  g_return_val_if_fail (LINLI_IS_ID_LIST (self), NULL);

  return g_array_ref (self->ids);
}
