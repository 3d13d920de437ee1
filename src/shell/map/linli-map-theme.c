/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapTheme: one way to colour the map. Filled once on the main thread; afterwards constant, so that workers may read it. */

#include "config.h"

#include "linli-map-theme.h"

#include <linli-read-task.h>

struct _LinliMapTheme {
  GObject parent_instance;
  char *id;
  char *argument;
  char *title;
  char *summary;
  LinliMapThemeLoadFunc load;
  char **kinds;
  GArray *grid_classes;
  GArray *dwelling_classes;
};

G_DEFINE_FINAL_TYPE (LinliMapTheme, linli_map_theme, G_TYPE_OBJECT)

static void
class_clear (gpointer data)
{
  LinliMapClass *item = data;

  g_free (item->label);
}

static const LinliMapClass *
classes_get (GArray *classes,
             guint   group)
{
  return group < classes->len ? &g_array_index (classes, LinliMapClass, group) : NULL;
}

static void
classes_add (GArray       *classes,
             const char   *label,
             LinliMapTint  tint,
             LinliMapMark  mark)
{
  LinliMapClass item = { g_strdup (label), tint, mark };

  g_array_append_val (classes, item);
}

static gpointer
load_run (LinliDatabase  *reader,
          gpointer        self,
          GCancellable   *cancellable,
          GError        **error)
{
  return linli_map_theme_load (self, reader, error);
}

static void
linli_map_theme_finalize (GObject *object)
{
  LinliMapTheme *self = LINLI_MAP_THEME (object);

  g_free (self->id);
  g_free (self->argument);
  g_free (self->title);
  g_free (self->summary);
  g_strfreev (self->kinds);
  g_array_unref (self->grid_classes);
  g_array_unref (self->dwelling_classes);
  G_OBJECT_CLASS (linli_map_theme_parent_class)->finalize (object);
}

static void
linli_map_theme_class_init (LinliMapThemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_map_theme_finalize;
}

static void
linli_map_theme_init (LinliMapTheme *self)
{
  self->grid_classes = g_array_new (FALSE, FALSE, sizeof (LinliMapClass));
  self->dwelling_classes = g_array_new (FALSE, FALSE, sizeof (LinliMapClass));
  g_array_set_clear_func (self->grid_classes, class_clear);
  g_array_set_clear_func (self->dwelling_classes, class_clear);
}

/**
 * linli_map_theme_new:
 * @id: unique, ASCII
 * @argument: (nullable): passed to @load
 * @title: translated, short: what the chooser shows
 * @summary: translated: what the legend says above the classes
 * @load: (scope forever): finds the class of each record, on a worker thread
 * @kinds: (array zero-terminated=1): kinds of record whose changes make the values stale
 *
 * Returns: (transfer full): a theme without classes
 */
LinliMapTheme *
linli_map_theme_new (const char            *id,
                     const char            *argument,
                     const char            *title,
                     const char            *summary,
                     LinliMapThemeLoadFunc  load,
                     const char * const    *kinds)
{
  LinliMapTheme *self;

  g_return_val_if_fail (id != NULL && title != NULL && load != NULL, NULL);

  self = g_object_new (LINLI_TYPE_MAP_THEME, NULL);
  self->id = g_strdup (id);
  self->argument = g_strdup (argument);
  self->title = g_strdup (title);
  self->summary = g_strdup (summary);
  self->load = load;
  self->kinds = g_strdupv ((char **) kinds);
  return self;
}

/**
 * linli_map_theme_add_grid_class:
 * @self: the theme
 * @label: translated, short
 * @tint: the colour
 *
 * Adds a class for grids; its group is the number of those before it.
 */
void
linli_map_theme_add_grid_class (LinliMapTheme *self,
                                const char    *label,
                                LinliMapTint   tint)
{
  g_return_if_fail (LINLI_IS_MAP_THEME (self));

  classes_add (self->grid_classes, label, tint, LINLI_MAP_MARK_AREA);
}

/**
 * linli_map_theme_add_dwelling_class:
 * @self: the theme
 * @label: translated, short
 * @tint: the colour
 * @mark: the shape
 *
 * Adds a class for dwellings; its group is the number of those before it.
 */
void
linli_map_theme_add_dwelling_class (LinliMapTheme *self,
                                    const char    *label,
                                    LinliMapTint   tint,
                                    LinliMapMark   mark)
{
  g_return_if_fail (LINLI_IS_MAP_THEME (self));
  g_return_if_fail (mark != LINLI_MAP_MARK_AREA);

  classes_add (self->dwelling_classes, label, tint, mark);
}

/**
 * linli_map_theme_get_id:
 * @self: the theme
 *
 * Returns: its id
 */
const char *
linli_map_theme_get_id (LinliMapTheme *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_THEME (self), NULL);

  return self->id;
}

/**
 * linli_map_theme_get_title:
 * @self: the theme
 *
 * Returns: what the chooser shows
 */
const char *
linli_map_theme_get_title (LinliMapTheme *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_THEME (self), NULL);

  return self->title;
}

/**
 * linli_map_theme_get_summary:
 * @self: the theme
 *
 * Returns: (nullable): what the legend says above the classes
 */
const char *
linli_map_theme_get_summary (LinliMapTheme *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_THEME (self), NULL);

  return self->summary;
}

/**
 * linli_map_theme_get_kinds:
 * @self: the theme
 *
 * Returns: (nullable) (array zero-terminated=1): kinds of record whose changes make its values stale
 */
const char * const *
linli_map_theme_get_kinds (LinliMapTheme *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_THEME (self), NULL);

  return (const char * const *) self->kinds;
}

/**
 * linli_map_theme_get_grid_class:
 * @self: the theme
 * @group: counted from 0
 *
 * Returns: (nullable) (transfer none): the class, or %NULL past the last
 */
const LinliMapClass *
linli_map_theme_get_grid_class (LinliMapTheme *self,
                                guint          group)
{
  g_return_val_if_fail (LINLI_IS_MAP_THEME (self), NULL);

  return classes_get (self->grid_classes, group);
}

/**
 * linli_map_theme_get_dwelling_class:
 * @self: the theme
 * @group: counted from 0
 *
 * Returns: (nullable) (transfer none): the class, or %NULL past the last
 */
const LinliMapClass *
linli_map_theme_get_dwelling_class (LinliMapTheme *self,
                                    guint          group)
{
  g_return_val_if_fail (LINLI_IS_MAP_THEME (self), NULL);

  return classes_get (self->dwelling_classes, group);
}

/**
 * linli_map_theme_load:
 * @self: the theme
 * @reader: a read connection of the calling thread
 * @error: return location
 *
 * Returns: (skip) (transfer full): the class of each record, or %NULL with @error set
 */
LinliMapValues *
linli_map_theme_load (LinliMapTheme  *self,
                      LinliDatabase  *reader,
                      GError        **error)
{
  g_return_val_if_fail (LINLI_IS_MAP_THEME (self), NULL);

  return self->load (reader, self->id, self->argument, error);
}

/**
 * linli_map_theme_load_async:
 * @self: the theme
 * @store: (nullable): the open file; without one there are no values
 * @cancellable: (nullable): to stop
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Asks the file for the class of each record on a worker thread.
 */
void
linli_map_theme_load_async (LinliMapTheme       *self,
                            LinliStore          *store,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LINLI_IS_MAP_THEME (self));

  task = g_task_new (self, cancellable, callback, user_data);
  if (store == NULL)
    {
      g_task_return_pointer (task, linli_map_values_new (), (GDestroyNotify) linli_map_values_unref);
      return;
    }
  g_task_set_task_data (task, self, NULL);
  linli_read_task_run (task, store, load_run, (GDestroyNotify) linli_map_values_unref);
}

/**
 * linli_map_theme_load_finish:
 * @self: the theme
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (skip) (transfer full): the class of each record, or %NULL with @error set
 */
LinliMapValues *
linli_map_theme_load_finish (LinliMapTheme  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
