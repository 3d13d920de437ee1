/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "config.h"

#include "map-window.h"

#include <glib/gstdio.h>

void
wait_ms (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Moves the mouse or presses keys, and waits until that has arrived. */
void
xdo (const char *format,
     ...)
{
  g_autofree char *words = NULL, *line = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  va_list list;

  va_start (list, format);
  words = g_strdup_vprintf (format, list);
  va_end (list);
  line = g_strconcat ("xdotool ", words, NULL);
  arguments = g_strsplit (line, " ", -1);
  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wait_ms (MAX (150, 3 * (guint) ((g_get_monotonic_time () - begun) / 1000))); /* on a busy machine all takes longer */
}

/* Waits until all that is seen has been painted, and stays so for a while. */
gboolean
map_window_settle (MapWindow *self)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC, quiet = g_get_monotonic_time () + G_USEC_PER_SEC / 3;

  while (g_get_monotonic_time () < end && (!linli_map_view_is_settled (self->view) || g_get_monotonic_time () < quiet))
    {
      if (!linli_map_view_is_settled (self->view))
        quiet = g_get_monotonic_time () + G_USEC_PER_SEC / 3;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  return linli_map_view_is_settled (self->view);
}

void
map_window_open (MapWindow *self,
                 int        width,
                 int        height)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;

  self->folder = g_dir_make_tmp ("linli-map-XXXXXX", &error);
  g_assert_no_error (error);
  file = g_build_filename (self->folder, "empty.linli", NULL);
  self->context = linli_context_open (file, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  self->model = linli_map_model_new (linli_context_get_store (self->context));
  self->view = LINLI_MAP_VIEW (linli_map_view_new ());
  linli_map_view_set_model (self->view, self->model);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->view));
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_child (GTK_WINDOW (self->window), self->overlay);
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_true (map_window_settle (self));
}

void
map_window_close (MapWindow *self)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_ms (50);
  g_object_unref (self->model);
  linli_context_close (self->context);
  g_object_unref (self->context);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

void
map_window_look_at (MapWindow *self,
                    double     longitude,
                    double     latitude,
                    double     zoom)
{
  ShumateViewport *viewport = linli_map_view_get_viewport (self->view);

  shumate_viewport_set_zoom_level (viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), latitude, longitude);
  g_assert_true (map_window_settle (self));
}
