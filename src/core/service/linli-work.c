/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What imports and exports of plugins have in common. */

#include "config.h"

#include "linli-work-private.h"

LinliWork *
_linli_work_new (gpointer         with,
                 const char      *path,
                 LinliWorkReport *report)
{
  LinliWork *self = g_new (LinliWork, 1);

  *self = (LinliWork) { g_object_ref (with), g_strdup (path), g_object_ref (report) };
  return self;
}

void
_linli_work_free (gpointer data)
{
  LinliWork *self = data;

  g_object_unref (self->with);
  g_object_unref (self->report);
  g_free (self->path);
  g_free (self);
}

gboolean
_linli_work_end (gboolean     done,
                 const char  *id,
                 GError      *problem,
                 GError     **error)
{
  if (done)
    {
      g_clear_error (&problem);
      return TRUE;
    }
  if (problem == NULL)
    g_set_error (&problem, G_IO_ERROR, G_IO_ERROR_FAILED, "%s gave no reason", id);
  g_propagate_error (error, problem);
  return FALSE;
}
