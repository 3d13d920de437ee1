/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliImporter: a function, its name, and for which files it is. Not changed once it is made. Its function is the body of an action. */

#include "config.h"

#include "linli-importer.h"

#include <glib/gi18n-lib.h>

#include "linli-work-private.h"

struct _LinliImporter {
  GObject parent_instance;
  char *id;
  char *title;
  char **patterns;
  LinliImporterFunc func;
};

G_DEFINE_FINAL_TYPE (LinliImporter, linli_importer, G_TYPE_OBJECT)

static void
linli_importer_finalize (GObject *object)
{
  LinliImporter *self = LINLI_IMPORTER (object);

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->patterns);
  G_OBJECT_CLASS (linli_importer_parent_class)->finalize (object);
}

static void
linli_importer_class_init (LinliImporterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_importer_finalize;
}

static void
linli_importer_init (LinliImporter *self)
{
}

/**
 * linli_importer_new:
 * @id: a name that begins with the plugin's id, as "example" or "example-lamps"
 * @title: what is imported, translated
 * @patterns: (array zero-terminated=1): names of its files, as "*.lamps.csv"; upper and lower case are the same
 * @func: (scope forever): reads a file
 *
 * Returns: (transfer full): an importer
 */
LinliImporter *
linli_importer_new (const char          *id,
                    const char          *title,
                    const char * const  *patterns,
                    LinliImporterFunc    func)
{
  LinliImporter *self;

  g_return_val_if_fail (id != NULL && title != NULL && patterns != NULL && func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_IMPORTER, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->patterns = g_strdupv ((char **) patterns);
  self->func = func;
  return self;
}

/**
 * linli_importer_get_id:
 * @self: an importer
 *
 * Returns: (transfer none): the name of @self
 */
const char *
linli_importer_get_id (LinliImporter *self)
{
  g_return_val_if_fail (LINLI_IS_IMPORTER (self), NULL);

  return self->id;
}

/**
 * linli_importer_get_title:
 * @self: an importer
 *
 * Returns: (transfer none): what @self imports, translated
 */
const char *
linli_importer_get_title (LinliImporter *self)
{
  g_return_val_if_fail (LINLI_IS_IMPORTER (self), NULL);

  return self->title;
}

/**
 * linli_importer_get_patterns:
 * @self: an importer
 *
 * Returns: (transfer none) (array zero-terminated=1): names of the files of @self
 */
const char * const *
linli_importer_get_patterns (LinliImporter *self)
{
  g_return_val_if_fail (LINLI_IS_IMPORTER (self), NULL);

  return (const char * const *) self->patterns;
}

/**
 * linli_importer_matches:
 * @self: an importer
 * @path: a file
 *
 * Returns: whether the name of the file fits one of the patterns; nothing is read
 */
gboolean
linli_importer_matches (LinliImporter *self,
                        const char    *path)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (LINLI_IS_IMPORTER (self) && path != NULL, FALSE);

  name = g_path_get_basename (path);
  shown = g_filename_display_name (name);
  folded = g_utf8_casefold (shown, -1);
  for (guint i = 0; self->patterns[i] != NULL; i++)
    {
      g_autofree char *pattern = g_utf8_casefold (self->patterns[i], -1);

      if (g_pattern_match_simple (pattern, folded))
        return TRUE;
    }
  return FALSE;
}

static char *
linli_importer_dup_action_title (LinliImporter *self,
                                 const char    *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  return g_strdup_printf (_("Import “%s” from %s"), self->title, shown);
}

static gboolean
linli_importer_act_cb (LinliTransaction  *transaction,
                       gpointer           data,
                       GError           **error)
{
  LinliWork *work = data;
  LinliImporter *self = work->with;
  GError *problem = NULL;
  gboolean done = self->func (transaction, work->path, work->report, linli_transaction_get_cancellable (transaction), &problem);

  return _linli_work_end (done, self->id, problem, error);
}

/**
 * linli_importer_run:
 * @self: an importer
 * @context: the open document
 * @path: the file
 * @report: takes what was done
 * @cancellable: (nullable): stops it; nothing is changed then
 * @error: return location: the importer's own error, a #LinliStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Imports a file as one action and waits for it.
 *
 * Returns: whether it is in the document
 */
gboolean
linli_importer_run (LinliImporter    *self,
                    LinliContext     *context,
                    const char       *path,
                    LinliWorkReport  *report,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autofree char *title = NULL;
  g_autoptr (GCancellable) own = NULL;
  LinliWork *work;
  gboolean done;

  g_return_val_if_fail (LINLI_IS_IMPORTER (self) && LINLI_IS_CONTEXT (context), FALSE);
  g_return_val_if_fail (path != NULL && LINLI_IS_WORK_REPORT (report), FALSE);

  own = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  title = linli_importer_dup_action_title (self, path);
  work = _linli_work_new (self, path, report);
  done = linli_store_act (linli_context_get_store (context), title, linli_importer_act_cb, work, own, error);
  _linli_work_free (work);
  return done;
}

static void
linli_importer_acted_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (linli_store_act_finish (LINLI_STORE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * linli_importer_run_async:
 * @self: an importer
 * @context: the open document
 * @path: the file
 * @report: takes what was done; its numbers can be looked at meanwhile
 * @cancellable: (nullable): stops it; nothing is changed then
 * @callback: called when it is in the document, or was refused
 * @user_data: passed to @callback
 *
 * The same as linli_importer_run() without waiting.
 */
void
linli_importer_run_async (LinliImporter       *self,
                          LinliContext        *context,
                          const char          *path,
                          LinliWorkReport     *report,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autofree char *title = NULL;
  g_autoptr (GCancellable) own = NULL;
  GTask *task;

  g_return_if_fail (LINLI_IS_IMPORTER (self) && LINLI_IS_CONTEXT (context));
  g_return_if_fail (path != NULL && LINLI_IS_WORK_REPORT (report));

  own = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  title = linli_importer_dup_action_title (self, path);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, linli_importer_run_async);
  linli_store_act_async (linli_context_get_store (context), title, linli_importer_act_cb, _linli_work_new (self, path, report),
                         _linli_work_free, own, linli_importer_acted_cb, task);
}

/**
 * linli_importer_run_finish:
 * @self: an importer
 * @result: what the callback was given
 * @error: return location: see linli_importer_run()
 *
 * Returns: whether it is in the document
 */
gboolean
linli_importer_run_finish (LinliImporter  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
