/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliExporter: a function, its name, and the ending of its files. Not changed once it is made. An export is an errand of the document;
 * the file is written beside its place and moved there when all is well. */

#include "config.h"

#include "linli-exporter.h"

#include <glib/gstdio.h>

#include "linli-context-private.h"
#include "linli-part-private.h"
#include "linli-store-private.h"
#include "linli-work-private.h"

struct _LinliExporter {
  GObject parent_instance;
  char *id;
  char *title;
  char *suffix;
  LinliExporterFunc func;
};

G_DEFINE_FINAL_TYPE (LinliExporter, linli_exporter, G_TYPE_OBJECT)

static void
linli_exporter_finalize (GObject *object)
{
  LinliExporter *self = LINLI_EXPORTER (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->suffix);
  G_OBJECT_CLASS (linli_exporter_parent_class)->finalize (object);
}

static void
linli_exporter_class_init (LinliExporterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_exporter_finalize;
}

static void
linli_exporter_init (LinliExporter *self)
{
}

/**
 * linli_exporter_new:
 * @id: a name that begins with the plugin's id, as "example" or "example-lamps"
 * @title: what is exported, translated
 * @suffix: the ending of the file's name without a dot, as "csv"
 * @func: (scope forever): writes the file
 *
 * Returns: (transfer full): an exporter
 */
LinliExporter *
linli_exporter_new (const char        *id,
                    const char        *title,
                    const char        *suffix,
                    LinliExporterFunc  func)
{
  LinliExporter *self;

  g_return_val_if_fail (id != NULL && title != NULL && suffix != NULL && func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_EXPORTER, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->suffix = g_strdup (suffix);
  self->func = func;
  return self;
}

/**
 * linli_exporter_get_id:
 * @self: an exporter
 *
 * Returns: (transfer none): the name of @self
 */
const char *
linli_exporter_get_id (LinliExporter *self)
{
  g_return_val_if_fail (LINLI_IS_EXPORTER (self), NULL);

  return self->id;
}

/**
 * linli_exporter_get_title:
 * @self: an exporter
 *
 * Returns: (transfer none): what @self exports, translated
 */
const char *
linli_exporter_get_title (LinliExporter *self)
{
  g_return_val_if_fail (LINLI_IS_EXPORTER (self), NULL);

  return self->title;
}

/**
 * linli_exporter_get_suffix:
 * @self: an exporter
 *
 * Returns: (transfer none): the ending of the files of @self, without a dot
 */
const char *
linli_exporter_get_suffix (LinliExporter *self)
{
  g_return_val_if_fail (LINLI_IS_EXPORTER (self), NULL);

  return self->suffix;
}

/* On the worker's thread. Whatever comes of it, no other file is left behind. */
static gpointer
linli_exporter_write (LinliDatabase  *reader,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  LinliWork *work = data;
  LinliExporter *self = work->with;
  g_autofree char *part = _linli_part_new (work->path, TRUE, error);
  GError *problem = NULL;
  gboolean done;

  if (part == NULL)
    return NULL;
  done = self->func (reader, part, work->report, cancellable, &problem);
  done = _linli_work_end (done, self->id, problem, error) && _linli_part_complete (part, work->path, cancellable, error);
  if (!done)
    g_unlink (part);
  return done ? g_object_ref (work->report) : NULL;
}

/**
 * linli_exporter_run_async:
 * @self: an exporter
 * @context: the open document
 * @path: the file to write; what is there stays until the new one is complete
 * @report: takes what was done; its numbers can be looked at meanwhile
 * @cancellable: (nullable): stops it; what was at @path stays
 * @callback: called when the file is written, or was not
 * @user_data: passed to @callback
 *
 * Exports on a thread of its own and never waits for it.
 */
void
linli_exporter_run_async (LinliExporter       *self,
                          LinliContext        *context,
                          const char          *path,
                          LinliWorkReport     *report,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  LinliErrands *errands;
  LinliErrandOrder order = { 0 };

  g_return_if_fail (LINLI_IS_EXPORTER (self) && LINLI_IS_CONTEXT (context));
  g_return_if_fail (path != NULL && LINLI_IS_WORK_REPORT (report));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, linli_exporter_run_async);
  errands = _linli_context_get_errands (context);
  if (errands == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The document is closed");
      return;
    }
  name = g_strconcat ("export ", self->id, NULL);
  order = (LinliErrandOrder) { name, 0, linli_exporter_write, _linli_work_new (self, path, report), _linli_work_free, g_object_unref, NULL };
  _linli_errands_run (errands, _linli_store_get_read_path (linli_context_get_store (context)), &order, g_steal_pointer (&task));
}

/**
 * linli_exporter_run_finish:
 * @self: an exporter
 * @result: what the callback was given
 * @error: return location: the exporter's own error, #GFileError, %G_IO_ERROR_CANCELLED, %G_IO_ERROR_CLOSED, or %G_IO_ERROR_TIMED_OUT
 *   while an earlier export does not come to an end
 *
 * Returns: whether the file is written
 */
gboolean
linli_exporter_run_finish (LinliExporter  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_autoptr (LinliWorkReport) report = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  report = g_task_propagate_pointer (G_TASK (result), error);
  return report != NULL;
}
