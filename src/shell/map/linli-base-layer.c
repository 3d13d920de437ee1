/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBaseLayer: shows a base map under everything else. Tiles are read and decoded by others; a frame only places pictures. Where
 * there is no tile, or not yet, the one above is enlarged: libshumate's own layer would stay blank below the deepest level. */

#include "config.h"

#include "linli-base-layer-private.h"

#include <math.h>

#include "linli-base-map-private.h"
#include "linli-map-decode-private.h"
#include "linli-map-frame-private.h"
#include "linli-map-palette-private.h"
#include "linli-map-picture-private.h"

/* Pictures of 256 pixels take 256 kB each. What a frame shows is always kept. */
#define CACHE_SIZE 128
#define MOST_PIXELS (1024 * 1024)
#define MOST_LEVELS_UP 10
#define RETRY_SECONDS 20

typedef enum {
  TILE_WANTED,
  TILE_READY,
  TILE_ABSENT,
  TILE_FAILED,
} TileState;

typedef struct {
  int zoom;
  int x;
  int y;
} Key;

typedef struct {
  Key key;
  TileState state;
  LinliBox box;
  LinliMapPicture *picture;
  GCancellable *cancellable;
  gint64 failed_at;
  guint frame;
  GList link;
} Tile;

typedef struct {
  LinliBaseLayer *layer;
  Key key;
  GCancellable *cancellable;
} Job;

struct _LinliBaseLayer {
  ShumateLayer parent_instance;
  LinliBaseMap *map;
  GHashTable *tiles;
  GQueue recent;
  double strength;
  gboolean dark;
  gboolean problem;
  guint frame;
  guint retry;
};

enum {
  PROBLEM_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliBaseLayer, linli_base_layer, SHUMATE_TYPE_LAYER)

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return (guint) key->zoom * 83492791u ^ (guint) key->x * 73856093u ^ (guint) key->y * 19349663u;
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->zoom == y->zoom && x->x == y->x && x->y == y->y;
}

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  g_cancellable_cancel (tile->cancellable);
  g_clear_object (&tile->cancellable);
  g_clear_pointer (&tile->picture, _linli_map_picture_free);
  g_free (tile);
}

static void
job_free (Job *job)
{
  g_object_unref (job->layer);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
layer_remove (LinliBaseLayer *self,
              Tile           *tile)
{
  g_queue_unlink (&self->recent, &tile->link);
  g_hash_table_remove (self->tiles, &tile->key);
}

/* Whether any tile of the last frame could not be got. What was kept from earlier days arrives all the same. */
static void
layer_update_problem (LinliBaseLayer *self)
{
  gboolean problem = FALSE;

  for (GList *l = self->recent.head; l != NULL && !problem; l = l->next)
    problem = ((Tile *) l->data)->state == TILE_FAILED && ((Tile *) l->data)->frame == self->frame;
  if (self->problem == problem)
    return;
  self->problem = problem;
  g_signal_emit (self, signals[PROBLEM_CHANGED], 0);
}

static gboolean
retry_cb (gpointer data)
{
  LinliBaseLayer *self = data;

  self->retry = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* The tile that a job was for, unless it was given up meanwhile. */
static Tile *
job_get_tile (Job *job)
{
  Tile *tile = g_hash_table_lookup (job->layer->tiles, &job->key);

  return tile != NULL && tile->cancellable == job->cancellable ? tile : NULL;
}

static void
job_end (Job          *job,
         TileState     state,
         const GError *error)
{
  LinliBaseLayer *self = job->layer;
  Tile *tile = job_get_tile (job);

  if (tile != NULL)
    {
      tile->state = state;
      g_clear_object (&tile->cancellable);
      if (state == TILE_FAILED)
        {
          g_info ("Tile %d/%d/%d of the base map: %s", job->key.zoom, job->key.x, job->key.y, error->message);
          tile->failed_at = g_get_monotonic_time ();
          if (self->retry == 0)
            self->retry = g_timeout_add_seconds (RETRY_SECONDS + 1, retry_cb, self);
        }
      layer_update_problem (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  job_free (job);
}

static void
decode (GTask        *task,
        gpointer      object,
        gpointer      data,
        GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = _linli_map_decode (data, MOST_PIXELS, NULL, cancellable, &error);

  if (pixbuf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, _linli_map_decode_to_surface (pixbuf), (GDestroyNotify) cairo_surface_destroy);
}

static void
decoded_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  Job *job = data;
  Tile *tile = job_get_tile (job);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), &error);

  if (surface != NULL && tile != NULL)
    tile->picture = _linli_map_picture_new (surface, 1, FALSE);
  g_clear_pointer (&surface, cairo_surface_destroy);
  job_end (job, error == NULL ? TILE_READY : TILE_FAILED, error);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = shumate_data_source_get_tile_data_finish (SHUMATE_DATA_SOURCE (object), result, &error);
  g_autoptr (GTask) task = NULL;

  if (bytes == NULL)
    {
      job_end (job, error == NULL ? TILE_ABSENT : TILE_FAILED, error);
      return;
    }
  task = g_task_new (job->layer, job->cancellable, decoded_cb, job);
  g_task_set_task_data (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode);
}

static void
layer_load (LinliBaseLayer *self,
            Tile           *tile)
{
  Job *job = g_new0 (Job, 1);

  tile->state = TILE_WANTED;
  tile->cancellable = g_cancellable_new ();
  job->layer = g_object_ref (self);
  job->key = tile->key;
  job->cancellable = g_object_ref (tile->cancellable);
  shumate_data_source_get_tile_data_async (_linli_base_map_get_source (self->map), tile->key.x, tile->key.y, tile->key.zoom,
                                           tile->cancellable, loaded_cb, job);
}

/* Returns: the tile at @key, asked for if it never was, marked as part of this frame */
static Tile *
layer_want (LinliBaseLayer *self,
            const Key      *key)
{
  Tile *tile = g_hash_table_lookup (self->tiles, key);

  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      tile->key = *key;
      tile->link.data = tile;
      tile->box = _linli_base_map_get_tile_box (self->map, key->zoom, key->x, key->y);
      g_hash_table_insert (self->tiles, &tile->key, tile);
      layer_load (self, tile);
    }
  else
    {
      g_queue_unlink (&self->recent, &tile->link);
      if (tile->state == TILE_FAILED && g_get_monotonic_time () - tile->failed_at > RETRY_SECONDS * G_USEC_PER_SEC)
        layer_load (self, tile);
    }
  g_queue_push_head_link (&self->recent, &tile->link);
  tile->frame = self->frame;
  return tile;
}

/* On whole device pixels, so that neighbours meet without a seam. */
static graphene_rect_t
tile_get_place (const Tile          *tile,
                const LinliMapFrame *frame)
{
  double x1, y1, x2, y2;

  _linli_map_frame_to_widget (frame, tile->box.min_x, tile->box.min_y, &x1, &y1);
  _linli_map_frame_to_widget (frame, tile->box.max_x, tile->box.max_y, &x2, &y2);
  x1 = round (x1 * frame->density) / frame->density;
  y1 = round (y1 * frame->density) / frame->density;
  x2 = round (x2 * frame->density) / frame->density;
  y2 = round (y2 * frame->density) / frame->density;
  return GRAPHENE_RECT_INIT (x1, y1, x2 - x1, y2 - y1);
}

/* The part of the nearest tile above that covers @tile. Tiles above are asked for only where it is certain that there is none below. */
static void
layer_append_above (LinliBaseLayer      *self,
                    GtkSnapshot         *snapshot,
                    const LinliMapFrame *frame,
                    const Tile          *tile)
{
  graphene_rect_t place = tile_get_place (tile, frame), above_place;
  gboolean ask = tile->state == TILE_ABSENT;

  for (int up = 1; up <= MOST_LEVELS_UP && tile->key.zoom - up >= _linli_base_map_get_least_zoom (self->map); up++)
    {
      Key key = { tile->key.zoom - up, tile->key.x >> up, tile->key.y >> up };
      Tile *above = ask || g_hash_table_contains (self->tiles, &key) ? layer_want (self, &key) : NULL;

      if (above != NULL && above->picture != NULL)
        {
          above_place = tile_get_place (above, frame);
          gtk_snapshot_push_clip (snapshot, &place);
          _linli_map_picture_append (above->picture, GTK_WIDGET (self), snapshot, &above_place);
          gtk_snapshot_pop (snapshot);
          return;
        }
      ask = ask && above->state == TILE_ABSENT;
    }
}

/* The level whose tiles are shown at between 0.75 and 1.5 times their size. */
static int
layer_choose_zoom (LinliBaseLayer      *self,
                   const LinliMapFrame *frame)
{
  int zoom = floor (_linli_map_frame_get_zoom (frame) + log2 (frame->density) + 0.415);

  return MIN (zoom, _linli_base_map_get_most_zoom (self->map));
}

static void
layer_append_tiles (LinliBaseLayer      *self,
                    GtkSnapshot         *snapshot,
                    const LinliMapFrame *frame)
{
  int zoom = layer_choose_zoom (self, frame), last = (1 << zoom) - 1;
  LinliBox seen = _linli_map_frame_get_box (frame, 0), own = _linli_base_map_get_own_box (self->map, &seen);
  int x1, x2, y1, y2;

  if (zoom < _linli_base_map_get_least_zoom (self->map))
    return;
  x1 = CLAMP (floor (own.min_x * (last + 1)), 0, last);
  x2 = CLAMP (floor (own.max_x * (last + 1)), 0, last);
  y1 = CLAMP (floor (own.min_y * (last + 1)), 0, last);
  y2 = CLAMP (floor (own.max_y * (last + 1)), 0, last);
  for (int y = y1; y <= y2; y++)
    for (int x = x1; x <= x2; x++)
      {
        Tile *tile = layer_want (self, &(Key) { zoom, x, y });
        graphene_rect_t place = tile_get_place (tile, frame);

        if (tile->picture != NULL)
          _linli_map_picture_append (tile->picture, GTK_WIDGET (self), snapshot, &place);
        else
          layer_append_above (self, snapshot, frame, tile);
      }
}

/* Tiles that were left behind before they came are not fetched, and the oldest pictures go. */
static void
layer_tidy (LinliBaseLayer *self)
{
  for (GList *l = self->recent.tail, *next; l != NULL; l = next)
    {
      Tile *tile = l->data;

      next = l->prev;
      if (tile->frame != self->frame && (tile->state == TILE_WANTED || self->recent.length > CACHE_SIZE))
        layer_remove (self, tile);
    }
}

static void
linli_base_layer_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  LinliBaseLayer *self = LINLI_BASE_LAYER (widget);
  LinliMapFrame frame;
  GdkRGBA ground;

  if (self->map == NULL)
    return;
  _linli_map_frame_init (&frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  ground = _linli_map_palette_get (self->dark)->ground;
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, frame.width, frame.height));
  self->frame++;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, frame.width, frame.height));
  layer_append_tiles (self, snapshot, &frame);
  gtk_snapshot_pop (snapshot);
  /* A veil of the ground's colour costs less than pictures blended one by one. Most tiles are bright: the dark style needs more. */
  ground.alpha = self->dark ? 1 - self->strength * 0.6 : 1 - self->strength;
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, frame.width, frame.height));
  layer_tidy (self);
}

static void
layer_forget (LinliBaseLayer *self)
{
  g_clear_handle_id (&self->retry, g_source_remove);
  g_queue_init (&self->recent);
  g_hash_table_remove_all (self->tiles);
}

static void
linli_base_layer_constructed (GObject *object)
{
  LinliBaseLayer *self = LINLI_BASE_LAYER (object);

  G_OBJECT_CLASS (linli_base_layer_parent_class)->constructed (object);
  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static void
linli_base_layer_dispose (GObject *object)
{
  LinliBaseLayer *self = LINLI_BASE_LAYER (object);

  layer_forget (self);
  g_clear_object (&self->map);
  G_OBJECT_CLASS (linli_base_layer_parent_class)->dispose (object);
}

static void
linli_base_layer_finalize (GObject *object)
{
  g_hash_table_unref (LINLI_BASE_LAYER (object)->tiles);
  G_OBJECT_CLASS (linli_base_layer_parent_class)->finalize (object);
}

static void
linli_base_layer_class_init (LinliBaseLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = linli_base_layer_constructed;
  object_class->dispose = linli_base_layer_dispose;
  object_class->finalize = linli_base_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = linli_base_layer_snapshot;
  signals[PROBLEM_CHANGED] = g_signal_new ("problem-changed", LINLI_TYPE_BASE_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
linli_base_layer_init (LinliBaseLayer *self)
{
  self->tiles = g_hash_table_new_full (key_hash, key_equal, NULL, tile_free);
  self->strength = 1;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

LinliBaseLayer *
_linli_base_layer_new (ShumateViewport *viewport)
{
  return g_object_new (LINLI_TYPE_BASE_LAYER, "viewport", viewport, NULL);
}

/* Shows another base map, or none, which opens no connection. */
void
_linli_base_layer_set_map (LinliBaseLayer *self,
                           LinliBaseMap   *map)
{
  g_return_if_fail (LINLI_IS_BASE_LAYER (self));

  layer_forget (self);
  g_set_object (&self->map, map);
  layer_update_problem (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @strength runs from 0, all ground, to 1, the tiles as they are. */
void
_linli_base_layer_set_look (LinliBaseLayer *self,
                            double          strength,
                            gboolean        dark)
{
  g_return_if_fail (LINLI_IS_BASE_LAYER (self));

  self->strength = CLAMP (strength, 0, 1);
  self->dark = dark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether any of what is seen could not be got. */
gboolean
_linli_base_layer_has_problem (LinliBaseLayer *self)
{
  g_return_val_if_fail (LINLI_IS_BASE_LAYER (self), FALSE);

  return self->problem;
}

/* Whether nothing that is seen is on its way. */
gboolean
_linli_base_layer_is_settled (LinliBaseLayer *self)
{
  g_return_val_if_fail (LINLI_IS_BASE_LAYER (self), FALSE);

  for (GList *l = self->recent.head; l != NULL; l = l->next)
    if (((Tile *) l->data)->state == TILE_WANTED)
      return FALSE;
  return TRUE;
}
