/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapPlans: the scanned plans of one document. Lives on the main thread; workers with a read connection of their own read the
 * pictures of those that are shown, and those that are hidden take no memory. */

#include "config.h"

#include "linli-map-plans-private.h"

#include <linli-attachment.h>
#include <linli-map-shapes.h>
#include <linli-memory.h>

#include "linli-map-decode-private.h"

#define HIDDEN_KEY "map.plans-hidden"

typedef struct {
  LinliSitePlan *plan;
  LinliPlanPixels *pixels;
  double most_pixels;
  GCancellable *loading;
  gboolean shown;
} Entry;

struct _LinliMapPlans {
  GObject parent_instance;
  LinliStore *store;
  GPtrArray *entries;
  gint64 held;
  LinliPlanPixels *offered;
};

typedef struct {
  LinliStore *store;
  gint64 attachment;
  double most_pixels;
} Job;

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliMapPlans, linli_map_plans, G_TYPE_OBJECT)

static void
entry_stop (Entry *entry)
{
  g_cancellable_cancel (entry->loading);
  g_clear_object (&entry->loading);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  entry_stop (entry);
  g_clear_pointer (&entry->pixels, _linli_plan_pixels_unref);
  linli_site_plan_free (entry->plan);
  g_free (entry);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  g_free (job);
}

static void
job_run (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (LinliDatabase) reader = linli_store_new_reader (job->store, &error);
  g_autoptr (GBytes) bytes = reader != NULL ? linli_attachment_load (reader, job->attachment, &error) : NULL;
  g_autoptr (GdkPixbuf) pixbuf = bytes != NULL ? _linli_map_decode (bytes, job->most_pixels, NULL, cancellable, &error) : NULL;

  if (pixbuf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, _linli_plan_pixels_new (pixbuf), (GDestroyNotify) _linli_plan_pixels_unref);
}

static Entry *
plans_find (LinliMapPlans *self,
            gint64         id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (((Entry *) g_ptr_array_index (self->entries, i))->plan->id == id)
      return g_ptr_array_index (self->entries, i);
  return NULL;
}

static void
job_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  LinliMapPlans *self = LINLI_MAP_PLANS (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPlanPixels) pixels = g_task_propagate_pointer (G_TASK (result), &error);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));

  if (pixels == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("A scanned plan could not be read: %s", error->message);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->loading != cancellable)
        continue;
      g_clear_object (&entry->loading);
      if (pixels == NULL)
        break;
      g_clear_pointer (&entry->pixels, _linli_plan_pixels_unref);
      entry->pixels = g_steal_pointer (&pixels);
      g_signal_emit (self, signals[CHANGED], 0);
      break;
    }
}

static void
entry_load (LinliMapPlans *self,
            Entry         *entry,
            double         most_pixels)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  entry_stop (entry);
  entry->loading = g_cancellable_new ();
  entry->most_pixels = most_pixels;
  job->store = g_object_ref (self->store);
  job->attachment = entry->plan->attachment;
  job->most_pixels = most_pixels;
  task = g_task_new (self, entry->loading, job_done_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, job_run);
}

/* Pictures that are shown are read, as fine as the room for all of them allows; the others are let go. */
static void
plans_load (LinliMapPlans *self)
{
  double most_pixels;
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += ((Entry *) g_ptr_array_index (self->entries, i))->shown;
  most_pixels = LINLI_PLAN_MOST_PIXELS / MAX (n, 1);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->shown && entry->most_pixels != most_pixels)
        entry_load (self, entry, most_pixels);
      else if (!entry->shown)
        {
          entry_stop (entry);
          entry->most_pixels = 0;
          g_clear_pointer (&entry->pixels, _linli_plan_pixels_unref);
        }
    }
}

static gboolean
is_hidden (char   **hidden,
           gint64   id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return g_strv_contains ((const char * const *) hidden, text);
}

static void
plans_reload (LinliMapPlans *self)
{
  LinliDatabase *reader = linli_store_get_reader (self->store);
  g_autofree char *kept = linli_memory_dup (reader, HIDDEN_KEY);
  g_auto (GStrv) hidden = g_strsplit (kept != NULL ? kept : "", " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = linli_site_plan_list (reader, &error);
  g_autoptr (GPtrArray) old = self->entries;

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  if (plans == NULL)
    g_message ("The scanned plans could not be read: %s", error->message);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      const LinliSitePlan *plan = g_ptr_array_index (plans, i);
      Entry *entry = NULL;

      for (guint j = 0; j < old->len && entry == NULL; j++)
        if (((Entry *) g_ptr_array_index (old, j))->plan->attachment == plan->attachment)
          entry = g_ptr_array_steal_index (old, j);
      if (entry == NULL)
        {
          entry = g_new0 (Entry, 1);
          entry->shown = !is_hidden (hidden, plan->id);
          entry->most_pixels = self->offered != NULL ? LINLI_PLAN_MOST_PIXELS : 0;
          entry->pixels = g_steal_pointer (&self->offered);
        }
      g_clear_pointer (&entry->plan, linli_site_plan_free);
      entry->plan = linli_site_plan_copy (plan);
      g_ptr_array_add (self->entries, entry);
    }
  plans_load (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
store_changed_cb (LinliStore    *store,
                  LinliChanges  *changes,
                  LinliMapPlans *self)
{
  static const char * const kinds[] = { "setting", "attachment", NULL };

  if (linli_changes_touches_any (changes, kinds))
    plans_reload (self);
}

static void
linli_map_plans_finalize (GObject *object)
{
  LinliMapPlans *self = LINLI_MAP_PLANS (object);

  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->offered, _linli_plan_pixels_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (linli_map_plans_parent_class)->finalize (object);
}

static void
linli_map_plans_class_init (LinliMapPlansClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_map_plans_finalize;
  /**
   * LinliMapPlans::changed:
   *
   * A plan came, went, or is placed otherwise.
   */
  signals[CHANGED] = g_signal_new ("changed", LINLI_TYPE_MAP_PLANS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_map_plans_init (LinliMapPlans *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

static void
sheet_free (gpointer data)
{
  LinliPlanSheet *sheet = data;

  _linli_plan_pixels_unref (sheet->pixels);
  g_free (sheet);
}

/* From widths of the picture to world coordinates. A map is straight enough over the length of a plan: 2 cm in a kilometre. */
void
_linli_map_plans_place (const LinliGeoreference *georeference,
                        double                   height,
                        cairo_matrix_t          *place)
{
  static const double corners[3][2] = { { 0, 0 }, { 1, 0 }, { 0, 1 } };
  double world[3][2], longitude, latitude;

  for (guint i = 0; i < 3; i++)
    {
      linli_georeference_to_ground (georeference, corners[i][0], corners[i][1] * height, &longitude, &latitude);
      linli_map_project (longitude, latitude, &world[i][0], &world[i][1]);
    }
  cairo_matrix_init (place, world[1][0] - world[0][0], world[1][1] - world[0][1], (world[2][0] - world[0][0]) / height,
                     (world[2][1] - world[0][1]) / height, world[0][0], world[0][1]);
}

static LinliPlanSheet *
sheet_new (const Entry *entry)
{
  LinliPlanSheet *sheet = g_new0 (LinliPlanSheet, 1);

  sheet->pixels = _linli_plan_pixels_ref (entry->pixels);
  sheet->opacity = entry->plan->opacity;
  sheet->box = (LinliBox) LINLI_BOX_EMPTY;
  _linli_map_plans_place (&entry->plan->place, entry->pixels->height, &sheet->place);
  for (guint corner = 0; corner < 4; corner++)
    {
      double x = corner & 1, y = corner & 2 ? entry->pixels->height : 0;

      cairo_matrix_transform_point (&sheet->place, &x, &y);
      linli_box_add_point (&sheet->box, x, y);
    }
  return sheet;
}

/* Returns: (transfer full) (element-type LinliPlanSheet): what is to be painted, from below */
GPtrArray *
_linli_map_plans_dup_sheets (LinliMapPlans *self)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (sheet_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->shown && entry->pixels != NULL && entry->plan->id != self->held)
        g_ptr_array_add (sheets, sheet_new (entry));
    }
  return sheets;
}

/* Returns: (transfer none) (nullable): the picture, when it has been read */
LinliPlanPixels *
_linli_map_plans_get_pixels (LinliMapPlans *self,
                             gint64         id)
{
  Entry *entry = plans_find (self, id);

  return entry != NULL ? entry->pixels : NULL;
}

/* Leaves a plan to somebody else, who shows it while it is being placed; 0 for none. */
void
_linli_map_plans_hold (LinliMapPlans *self,
                       gint64         id)
{
  if (self->held == id)
    return;
  self->held = id;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The picture of a plan that is about to be added, so that it need not be read once more; %NULL when it was not added. */
void
_linli_map_plans_offer (LinliMapPlans   *self,
                        LinliPlanPixels *pixels)
{
  g_clear_pointer (&self->offered, _linli_plan_pixels_unref);
  self->offered = pixels != NULL ? _linli_plan_pixels_ref (pixels) : NULL;
}

/**
 * linli_map_plans_new:
 * @store: an open document
 *
 * Starts to read the pictures.
 *
 * Returns: (transfer full): its scanned plans
 */
LinliMapPlans *
linli_map_plans_new (LinliStore *store)
{
  LinliMapPlans *self;

  g_return_val_if_fail (LINLI_IS_STORE (store), NULL);

  self = g_object_new (LINLI_TYPE_MAP_PLANS, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  plans_reload (self);
  return self;
}

/**
 * linli_map_plans_get_size:
 * @self: the plans
 *
 * Returns: how many there are, shown or not
 */
guint
linli_map_plans_get_size (LinliMapPlans *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_PLANS (self), 0);

  return self->entries->len;
}

/**
 * linli_map_plans_get:
 * @self: the plans
 * @position: which of them, in the order in which they came
 *
 * Returns: (transfer none): one plan, until the next change
 */
const LinliSitePlan *
linli_map_plans_get (LinliMapPlans *self,
                     guint          position)
{
  g_return_val_if_fail (LINLI_IS_MAP_PLANS (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  return ((Entry *) g_ptr_array_index (self->entries, position))->plan;
}

/**
 * linli_map_plans_lookup:
 * @self: the plans
 * @id: a plan
 *
 * Returns: (transfer none) (nullable): that plan, until the next change
 */
const LinliSitePlan *
linli_map_plans_lookup (LinliMapPlans *self,
                        gint64         id)
{
  Entry *entry;

  g_return_val_if_fail (LINLI_IS_MAP_PLANS (self), NULL);

  entry = plans_find (self, id);
  return entry != NULL ? entry->plan : NULL;
}

/**
 * linli_map_plans_is_shown:
 * @self: the plans
 * @id: a plan
 *
 * Returns: whether it lies under the map now
 */
gboolean
linli_map_plans_is_shown (LinliMapPlans *self,
                          gint64         id)
{
  Entry *entry;

  g_return_val_if_fail (LINLI_IS_MAP_PLANS (self), FALSE);

  entry = plans_find (self, id);
  return entry != NULL && entry->shown;
}

/**
 * linli_map_plans_set_shown:
 * @self: the plans
 * @id: a plan
 * @shown: whether it is to lie under the map
 *
 * Shows or hides a plan, today and tomorrow.
 */
void
linli_map_plans_set_shown (LinliMapPlans *self,
                           gint64         id,
                           gboolean       shown)
{
  g_autoptr (GString) hidden = g_string_new (NULL);
  Entry *entry;

  g_return_if_fail (LINLI_IS_MAP_PLANS (self));

  entry = plans_find (self, id);
  if (entry == NULL || entry->shown == shown)
    return;
  entry->shown = shown;
  for (guint i = 0; i < self->entries->len; i++)
    if (!((Entry *) g_ptr_array_index (self->entries, i))->shown)
      g_string_append_printf (hidden, "%s%" G_GINT64_FORMAT, hidden->len > 0 ? " " : "",
                              ((Entry *) g_ptr_array_index (self->entries, i))->plan->id);
  linli_memory_keep (self->store, HIDDEN_KEY, hidden->str);
  plans_load (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * linli_map_plans_is_loading:
 * @self: the plans
 *
 * Returns: whether a picture that is shown is being read
 */
gboolean
linli_map_plans_is_loading (LinliMapPlans *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_PLANS (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (((Entry *) g_ptr_array_index (self->entries, i))->loading != NULL)
      return TRUE;
  return FALSE;
}
