/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapTileLayer: shows the scene as square textures that worker threads paint. The main thread only moves textures: a frame
 * costs the same whatever there is in the file. While somebody zooms, the textures of the last scale are stretched; when the scale
 * rests, sharp ones replace them. */

#include "config.h"

#include "linli-map-tile-layer-private.h"

#include <math.h>

#include "linli-map-frame-private.h"
#include "linli-map-painter-private.h"
#include "linli-map-picture-private.h"

#define TILE_SIZE 256
#define CACHE_SIZE 200
#define SETTLE_MS 90

typedef struct {
  double scale;
  int x;
  int y;
} Key;

typedef struct {
  Key key;
  LinliMapPicture *picture;
  gboolean stale;
  guint64 used;
  GList *link;
} Tile;

typedef struct {
  Key key;
  LinliMapScene *scene;
  GWeakRef layer;
  cairo_surface_t *surface;
  int density;
  gboolean wanted;
  gboolean urgent;
  int cancelled;
  gboolean outdated;
  guint order;
} Job;

struct _LinliMapTileLayer {
  ShumateLayer parent_instance;
  LinliMapScene *scene;
  GHashTable *tiles;
  GQueue recent;
  GHashTable *jobs;
  GThreadPool *pool;
  double scale;
  double last_scale;
  guint settle;
  guint order;
  int density;
};

G_DEFINE_FINAL_TYPE (LinliMapTileLayer, linli_map_tile_layer, SHUMATE_TYPE_LAYER)

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_double_hash (&key->scale) ^ (guint) key->x * 73856093u ^ (guint) key->y * 19349663u;
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->scale == y->scale && x->x == y->x && x->y == y->y;
}

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->picture, _linli_map_picture_free);
  g_free (tile);
}

static void
job_free (Job *job)
{
  _linli_map_scene_unref (job->scene);
  g_weak_ref_clear (&job->layer);
  g_clear_pointer (&job->surface, cairo_surface_destroy);
  g_free (job);
}

static LinliBox
key_get_box (const Key *key)
{
  double size = TILE_SIZE / key->scale;

  return (LinliBox) { key->x * size, key->y * size, (key->x + 1) * size, (key->y + 1) * size };
}

static void
layer_keep (LinliMapTileLayer *self,
            const Key         *key,
            LinliMapPicture   *picture,
            gboolean           stale)
{
  Tile *tile = g_hash_table_lookup (self->tiles, key);

  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      tile->key = *key;
      g_hash_table_insert (self->tiles, &tile->key, tile);
      g_queue_push_head (&self->recent, tile);
      tile->link = self->recent.head;
    }
  g_clear_pointer (&tile->picture, _linli_map_picture_free);
  tile->picture = picture;
  tile->stale = stale;
  while (self->recent.length > CACHE_SIZE)
    {
      Tile *last = g_queue_pop_tail (&self->recent);

      g_hash_table_remove (self->tiles, &last->key);
    }
}

static gboolean
job_done_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (LinliMapTileLayer) self = g_weak_ref_get (&job->layer);

  if (self != NULL)
    {
      g_hash_table_remove (self->jobs, &job->key);
      if (job->surface != NULL && job->density == self->density)
        layer_keep (self, &job->key, _linli_map_picture_new (job->surface, job->density, !job->scene->clear), job->outdated);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  job_free (job);
  return G_SOURCE_REMOVE;
}

static void
job_run (gpointer data,
         gpointer user_data)
{
  Job *job = data;

  if (!g_atomic_int_get (&job->cancelled))
    job->surface = _linli_map_painter_paint (job->scene, job->key.scale, (double) job->key.x * TILE_SIZE,
                                            (double) job->key.y * TILE_SIZE, TILE_SIZE, job->density);
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, job_done_cb, job, NULL);
}

/* What is seen before what is near; the newest wish first within each. */
static int
job_compare (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  const Job *x = a, *y = b;

  if (x->urgent != y->urgent)
    return x->urgent ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static void
layer_want (LinliMapTileLayer *self,
            const Key         *key,
            gboolean           urgent)
{
  Job *job = g_hash_table_lookup (self->jobs, key);

  if (job != NULL)
    {
      job->wanted = TRUE;
      return;
    }
  job = g_new0 (Job, 1);
  job->key = *key;
  job->scene = _linli_map_scene_ref (self->scene);
  g_weak_ref_init (&job->layer, self);
  job->density = self->density;
  job->wanted = TRUE;
  job->urgent = urgent;
  job->order = self->order++;
  g_hash_table_insert (self->jobs, &job->key, job);
  g_thread_pool_push (self->pool, job, NULL);
}

/* Wishes that the viewport has left behind are not painted any more. */
static void
layer_drop_unwanted (LinliMapTileLayer *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->jobs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Job *job = value;

      if (!job->wanted)
        g_atomic_int_set (&job->cancelled, TRUE);
      job->wanted = FALSE;
    }
}

static gboolean
settle_cb (gpointer data)
{
  LinliMapTileLayer *self = data;

  self->settle = 0;
  self->scale = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
layer_choose_scale (LinliMapTileLayer   *self,
                    const LinliMapFrame *frame)
{
  if (frame->scale != self->last_scale && self->last_scale != 0)
    {
      g_clear_handle_id (&self->settle, g_source_remove);
      self->settle = g_timeout_add (SETTLE_MS, settle_cb, self);
    }
  self->last_scale = frame->scale;
  if (self->scale == 0 || frame->scale / self->scale > 2.01 || frame->scale / self->scale < 0.49)
    self->scale = frame->scale;
}

static void
append_tile (LinliMapTileLayer   *self,
             GtkSnapshot         *snapshot,
             const LinliMapFrame *frame,
             const Tile          *tile)
{
  LinliBox box = key_get_box (&tile->key);
  double x1, y1, x2, y2;

  _linli_map_frame_to_widget (frame, box.min_x, box.min_y, &x1, &y1);
  _linli_map_frame_to_widget (frame, box.max_x, box.max_y, &x2, &y2);
  x1 = round (x1 * frame->density) / frame->density;
  y1 = round (y1 * frame->density) / frame->density;
  x2 = round (x2 * frame->density) / frame->density;
  y2 = round (y2 * frame->density) / frame->density;
  _linli_map_picture_append (tile->picture, GTK_WIDGET (self), snapshot, &GRAPHENE_RECT_INIT (x1, y1, x2 - x1, y2 - y1));
}

/* Tiles of other scales over the place of a missing one, the best fitting scale last and so on top. */
static void
append_stand_ins (LinliMapTileLayer   *self,
                  GtkSnapshot         *snapshot,
                  const LinliMapFrame *frame,
                  const Key           *missing)
{
  LinliBox box = key_get_box (missing);
  double scales[3] = { 0 };
  double x1, y1, x2, y2;

  for (GList *l = self->recent.head; l != NULL; l = l->next)
    {
      Tile *tile = l->data;
      double distance = fabs (log2 (tile->key.scale / missing->scale));

      if (tile->key.scale == missing->scale || distance > 4)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (scales) && tile->key.scale != scales[i]; i++)
        if (scales[i] == 0 || distance < fabs (log2 (scales[i] / missing->scale)))
          {
            for (guint j = G_N_ELEMENTS (scales) - 1; j > i; j--)
              scales[j] = scales[j - 1];
            scales[i] = tile->key.scale;
            break;
          }
    }
  _linli_map_frame_to_widget (frame, box.min_x, box.min_y, &x1, &y1);
  _linli_map_frame_to_widget (frame, box.max_x, box.max_y, &x2, &y2);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (round (x1), round (y1), round (x2) - round (x1), round (y2) - round (y1)));
  for (int i = G_N_ELEMENTS (scales) - 1; i >= 0; i--)
    {
      double side = TILE_SIZE / scales[i], epsilon = side * 1e-6;

      if (scales[i] == 0 || scales[i] > missing->scale * 4.1)
        continue;
      for (int y = floor (box.min_y / side + epsilon); y * side < box.max_y - epsilon * side; y++)
        for (int x = floor (box.min_x / side + epsilon); x * side < box.max_x - epsilon * side; x++)
          {
            Tile *tile = g_hash_table_lookup (self->tiles, &(Key) { scales[i], x, y });

            if (tile != NULL)
              append_tile (self, snapshot, frame, tile);
          }
    }
  gtk_snapshot_pop (snapshot);
}

static void
layer_touch (LinliMapTileLayer *self,
             Tile              *tile)
{
  g_queue_unlink (&self->recent, tile->link);
  g_queue_push_head_link (&self->recent, tile->link);
}

static void
layer_append_tiles (LinliMapTileLayer   *self,
                    GtkSnapshot         *snapshot,
                    const LinliMapFrame *frame)
{
  double side = TILE_SIZE * frame->scale / self->scale;
  int x1 = floor (frame->left / side), x2 = floor ((frame->left + frame->width - 1e-6) / side);
  int y1 = floor (frame->top / side), y2 = floor ((frame->top + frame->height - 1e-6) / side);
  gboolean resting = self->scale == frame->scale;

  for (int y = y1 - 1; y <= y2 + 1; y++)
    for (int x = x1 - 1; x <= x2 + 1; x++)
      {
        Key key = { self->scale, x, y };
        Tile *tile = g_hash_table_lookup (self->tiles, &key);
        gboolean seen = x >= x1 && x <= x2 && y >= y1 && y <= y2;

        if (tile != NULL)
          layer_touch (self, tile);
        if (seen && tile != NULL)
          append_tile (self, snapshot, frame, tile);
        else if (seen)
          append_stand_ins (self, snapshot, frame, &key);
        if ((tile == NULL || tile->stale) && (resting || (seen && side > TILE_SIZE * 0.7)))
          layer_want (self, &key, seen);
      }
}

static void
linli_map_tile_layer_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  LinliMapTileLayer *self = LINLI_MAP_TILE_LAYER (widget);
  LinliMapFrame frame;

  if (self->scene == NULL)
    return;
  _linli_map_frame_init (&frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  if (frame.density != self->density)
    {
      g_queue_clear (&self->recent);
      g_hash_table_remove_all (self->tiles);
      self->density = frame.density;
    }
  if (!self->scene->clear)
    gtk_snapshot_append_color (snapshot, &_linli_map_palette_get (self->scene->dark)->ground,
                               &GRAPHENE_RECT_INIT (0, 0, frame.width, frame.height));
  layer_choose_scale (self, &frame);
  layer_append_tiles (self, snapshot, &frame);
  layer_drop_unwanted (self);
}

static void
linli_map_tile_layer_constructed (GObject *object)
{
  LinliMapTileLayer *self = LINLI_MAP_TILE_LAYER (object);
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  G_OBJECT_CLASS (linli_map_tile_layer_parent_class)->constructed (object);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
linli_map_tile_layer_dispose (GObject *object)
{
  LinliMapTileLayer *self = LINLI_MAP_TILE_LAYER (object);
  GHashTableIter iter;
  gpointer job;

  g_clear_handle_id (&self->settle, g_source_remove);
  g_hash_table_iter_init (&iter, self->jobs);
  while (g_hash_table_iter_next (&iter, NULL, &job))
    g_atomic_int_set (&((Job *) job)->cancelled, TRUE);
  G_OBJECT_CLASS (linli_map_tile_layer_parent_class)->dispose (object);
}

/* The pool finishes in the background: every job left is cancelled, and frees itself on the main loop. */
static void
linli_map_tile_layer_finalize (GObject *object)
{
  LinliMapTileLayer *self = LINLI_MAP_TILE_LAYER (object);

  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_queue_clear (&self->recent);
  g_hash_table_unref (self->tiles);
  g_hash_table_unref (self->jobs);
  g_clear_pointer (&self->scene, _linli_map_scene_unref);
  G_OBJECT_CLASS (linli_map_tile_layer_parent_class)->finalize (object);
}

static void
linli_map_tile_layer_class_init (LinliMapTileLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = linli_map_tile_layer_constructed;
  object_class->dispose = linli_map_tile_layer_dispose;
  object_class->finalize = linli_map_tile_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = linli_map_tile_layer_snapshot;
}

static void
linli_map_tile_layer_init (LinliMapTileLayer *self)
{
  guint n_threads = CLAMP ((int) g_get_num_processors () - 1, 1, 4);

  self->tiles = g_hash_table_new_full (key_hash, key_equal, NULL, tile_free);
  self->jobs = g_hash_table_new (key_hash, key_equal);
  self->pool = g_thread_pool_new (job_run, NULL, n_threads, FALSE, NULL);
  g_thread_pool_set_sort_function (self->pool, job_compare, NULL);
  self->density = 1;
}

LinliMapTileLayer *
_linli_map_tile_layer_new (ShumateViewport *viewport)
{
  return g_object_new (LINLI_TYPE_MAP_TILE_LAYER, "viewport", viewport, NULL);
}

/* Shows @scene from now on; tiles outside @changed are known to look the same and stay. %NULL means that all may differ. */
void
_linli_map_tile_layer_set_scene (LinliMapTileLayer *self,
                                LinliMapScene     *scene,
                                const LinliBox *changed)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (LINLI_IS_MAP_TILE_LAYER (self));

  g_clear_pointer (&self->scene, _linli_map_scene_unref);
  self->scene = _linli_map_scene_ref (scene);
  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Tile *tile = value;
      LinliBox box = key_get_box (&tile->key);

      if (changed == NULL || linli_box_intersects (&box, changed))
        tile->stale = TRUE;
    }
  g_hash_table_iter_init (&iter, self->jobs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Job *) value)->outdated = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether everything that is seen has been painted at the scale that is shown. */
gboolean
_linli_map_tile_layer_is_settled (LinliMapTileLayer *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_TILE_LAYER (self), FALSE);

  return self->settle == 0 && self->scale == self->last_scale && g_hash_table_size (self->jobs) == 0;
}
