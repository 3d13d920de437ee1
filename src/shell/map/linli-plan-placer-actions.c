/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the plan placer reads and stores: the picture, by a worker; and what came of it, as one action on the writer's thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-plan-placer-private.h"
#include "linli-toast.h"

typedef struct {
  GBytes *picture;
  LinliPlanPixels *pixels;
} Reading;

/* What is stored at the end. */
typedef struct {
  LinliSitePlan *plan;
  GBytes *picture;
} Edit;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->picture, g_bytes_unref);
  g_clear_pointer (&reading->pixels, _linli_plan_pixels_unref);
  g_free (reading);
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_clear_pointer (&edit->picture, g_bytes_unref);
  linli_site_plan_free (edit->plan);
  g_free (edit);
}

static void
read_run (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Reading *reading = g_new0 (Reading, 1);
  GError *error = NULL;

  reading->picture = _linli_plan_pixels_read (data, &reading->pixels, cancellable, &error);
  if (reading->picture != NULL)
    {
      g_task_return_pointer (task, reading, reading_free);
      return;
    }
  reading_free (reading);
  g_task_return_error (task, error);
}

static void
show_read_error (LinliPlanPlacer *self,
                 const GError    *error)
{
  if (g_error_matches (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY))
    linli_toast_show (GTK_WIDGET (self), _("This picture is too large. Save it smaller, and choose that file."));
  else if (error->domain == GDK_PIXBUF_ERROR)
    linli_toast_show (GTK_WIDGET (self), _("This is no picture, or it is damaged. Choose a file ending in .png, .jpg or .tif."));
  else
    linli_toast_show_error (GTK_WIDGET (self), _("The picture could not be read"), error);
}

static void
read_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  LinliPlanPlacer *self = LINLI_PLAN_PLACER (object);
  g_autoptr (GError) error = NULL;
  Reading *reading = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      g_clear_pointer (&reading, reading_free);
      return;
    }
  g_clear_object (&self->reading);
  if (reading == NULL)
    {
      show_read_error (self, error);
      linli_plan_placer_stop (self);
      return;
    }
  self->picture = g_steal_pointer (&reading->picture);
  _linli_plan_placer_take_pixels (self, reading->pixels);
  reading_free (reading);
}

static gboolean
edit_run (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  Edit *edit = data;

  if (edit->picture != NULL)
    return linli_site_plan_add (transaction, edit->plan, edit->picture, error);
  return linli_site_plan_save (transaction, edit->plan, error);
}

static void
edit_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (LinliPlanPlacer) self = data;
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (self->plans != NULL)
    _linli_map_plans_offer (self->plans, NULL);
  if (linli_store_act_finish (LINLI_STORE (object), result, &error))
    {
      linli_plan_placer_stop (self);
      return;
    }
  if (self->active && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The plan could not be stored"), error);
      _linli_plan_placer_show (self);
    }
}

/* Reads a picture that somebody chose. */
void
_linli_plan_placer_read (LinliPlanPlacer *self,
                         GFile           *picture)
{
  g_autoptr (GTask) task = NULL;

  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_done_cb, NULL);
  g_task_set_task_data (task, g_object_ref (picture), g_object_unref);
  g_task_run_in_thread (task, read_run);
}

void
_linli_plan_placer_finish (LinliPlanPlacer *self)
{
  Edit *edit;

  if (self->pixels == NULL || self->busy || self->is_waiting)
    return;
  self->busy = TRUE;
  edit = g_new0 (Edit, 1);
  edit->plan = linli_site_plan_copy (self->plan);
  edit->picture = self->picture != NULL ? g_bytes_ref (self->picture) : NULL;
  if (self->picture != NULL)
    _linli_map_plans_offer (self->plans, self->pixels);
  linli_store_act_async (self->store, self->picture != NULL ? _("Add a scanned plan") : _("Place a scanned plan"), edit_run, edit,
                         edit_free, NULL, edit_done_cb, g_object_ref (self));
  _linli_plan_placer_show (self);
}
