/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Importing a household list: what the columns mean, what becomes of every row, and the import as one action. While a background function
 * works with the import, nothing here asks it anything. */

#include "config.h"

#include "linli-import-people-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-import.h>

#include "linli-file-request.h"
#include "linli-hold-private.h"
#include "linli-import-columns-private.h"
#include "linli-import-done-private.h"
#include "linli-import-frame-private.h"
#include "linli-import-rows-private.h"
#include "linli-toast.h"

struct _LinliImportPeople {
  GtkWidget parent_instance;
  LinliContext *context;
  LinliImport *import;
  GCancellable *cancellable;
  LinliImportFrame *frame;
  LinliImportColumns *columns;
  LinliImportRows *rows;
  LinliImportDone *done;
  LinliImportStep step;
  gboolean busy;
};

static guint closed_signal;

G_DEFINE_FINAL_TYPE (LinliImportPeople, linli_import_people, GTK_TYPE_WIDGET)

static LinliStore *
linli_import_people_get_store (LinliImportPeople *self)
{
  return linli_context_get_store (self->context);
}

/* The widget may have gone while the work went on. */
static gboolean
linli_import_people_is_gone (LinliImportPeople *self)
{
  return self->frame == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL;
}

static void
linli_import_people_progress_cb (guint    done,
                                 guint    total,
                                 gpointer data)
{
  LinliImportPeople *self = data;

  if (!linli_import_people_is_gone (self) && self->busy)
    _linli_import_frame_set_progress (self->frame, done, total);
}

static void
linli_import_people_start_work (LinliImportPeople *self,
                                const char        *title,
                                const char        *finishing,
                                LinliImportStep    step,
                                gboolean           cancellable)
{
  self->busy = TRUE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  _linli_import_rows_set_import (self->rows, NULL);
  _linli_import_frame_show_progress (self->frame, title, finishing, step, cancellable ? self->cancellable : NULL);
}

static void
linli_import_people_update_ready (LinliImportPeople *self)
{
  const char *trouble;
  gboolean ready = _linli_import_columns_is_complete (self->columns, &trouble);

  _linli_import_frame_set_ready (self->frame, ready, trouble);
}

static void
linli_import_people_show_columns (LinliImportPeople *self)
{
  self->step = LINLI_IMPORT_STEP_SETTINGS;
  _linli_import_frame_show (self->frame, "columns", self->step);
  _linli_import_frame_set_buttons (self->frame, _("_Other File"), NULL, _("_Check"));
  linli_import_people_update_ready (self);
}

static void
linli_import_people_show_rows (LinliImportPeople *self)
{
  LinliImportCounts counts;
  g_autofree char *import = NULL;
  gboolean any;

  linli_import_get_counts (self->import, &counts);
  any = counts.n_new + counts.n_updated > 0;
  import = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Import %u Person", "_Import %u Persons", counts.n_new + counts.n_updated),
                            counts.n_new + counts.n_updated);
  self->step = LINLI_IMPORT_STEP_CHECK;
  _linli_import_rows_set_import (self->rows, self->import);
  _linli_import_frame_show (self->frame, "rows", self->step);
  _linli_import_frame_set_buttons (self->frame, _("_Back"), counts.n_refused > 0 ? _("_Save Refused Rows…") : NULL, import);
  _linli_import_frame_set_ready (self->frame, any, any ? NULL : _("There is nothing to import"));
}

static char *
linli_import_people_dup_summary (const LinliImportCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _("New persons %u, updated %u, unchanged %u."), counts->n_new, counts->n_updated, counts->n_unchanged);
  if (counts->n_dwellings + counts->n_households > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("New dwellings %u, new households %u."), counts->n_dwellings, counts->n_households);
    }
  if (counts->n_refused > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u row was refused. Save it, put it right, and import it again.",
                                                 "%u rows were refused. Save them, put them right, and import them again.", counts->n_refused),
                              counts->n_refused);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
linli_import_people_show_done (LinliImportPeople *self)
{
  LinliImportCounts counts;
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  linli_import_get_counts (self->import, &counts);
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Person Imported", "%u Persons Imported", counts.n_new + counts.n_updated),
                           counts.n_new + counts.n_updated);
  summary = linli_import_people_dup_summary (&counts);
  self->step = LINLI_IMPORT_STEP_DONE;
  _linli_import_done_set (self->done, title, summary, 1);
  _linli_import_frame_show (self->frame, "done", self->step);
  _linli_import_frame_set_buttons (self->frame, _("Show _Rows"), counts.n_refused > 0 ? _("_Save Refused Rows…") : NULL, _("_Another File"));
}

static void
linli_import_people_checked_cb (GObject      *object,
                                GAsyncResult *result,
                                gpointer      data)
{
  g_autoptr (LinliImportPeople) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = linli_import_check_finish (LINLI_IMPORT (object), result, &error);

  self->busy = FALSE;
  if (linli_import_people_is_gone (self))
    return;
  if (done)
    {
      linli_import_people_show_rows (self);
      return;
    }
  linli_import_people_show_columns (self);
  linli_toast_show_error (GTK_WIDGET (self), _("The list could not be checked"), error);
}

static void
linli_import_people_check (LinliImportPeople *self)
{
  linli_import_people_start_work (self, _("Checking the Rows"), NULL, LINLI_IMPORT_STEP_CHECK, TRUE);
  linli_import_check_async (self->import, linli_import_people_get_store (self), linli_import_people_progress_cb, self, self->cancellable,
                            linli_import_people_checked_cb, g_object_ref (self));
}

static void
linli_import_people_ran_cb (GObject      *object,
                            GAsyncResult *result,
                            gpointer      data)
{
  g_autoptr (LinliImportPeople) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = linli_import_run_finish (LINLI_IMPORT (object), result, &error);

  self->busy = FALSE;
  if (linli_import_people_is_gone (self))
    return;
  if (done)
    {
      linli_import_people_show_done (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show (GTK_WIDGET (self), _("Import stopped; nothing was changed"));
  else
    linli_toast_show_error (GTK_WIDGET (self), _("The list could not be imported"), error);
  linli_import_people_check (self);
}

static void
linli_import_people_run (LinliImportPeople *self)
{
  linli_import_people_start_work (self, _("Importing"), _("Writing to the disk…"), LINLI_IMPORT_STEP_DONE, TRUE);
  linli_import_run_async (self->import, linli_import_people_get_store (self), linli_import_people_progress_cb, self, self->cancellable,
                          linli_import_people_ran_cb, g_object_ref (self));
}

static void
linli_import_people_save_thread (GTask        *task,
                                 gpointer      source,
                                 gpointer      data,
                                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (linli_import_write_refused (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
linli_import_people_saved_cb (GObject      *object,
                              GAsyncResult *result,
                              gpointer      data)
{
  g_autoptr (LinliImportPeople) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  _linli_hold_end (NULL);
  self->busy = FALSE;
  if (linli_import_people_is_gone (self))
    return;
  if (self->step == LINLI_IMPORT_STEP_DONE)
    linli_import_people_show_done (self);
  else
    linli_import_people_show_rows (self);
  if (done)
    {
      g_autofree char *name = g_path_get_basename (g_task_get_task_data (G_TASK (result)));
      g_autofree char *text = g_strdup_printf (_("Refused rows saved as “%s”"), name);

      linli_toast_show (GTK_WIDGET (self), text);
    }
  else
    linli_toast_show_error (GTK_WIDGET (self), _("The refused rows could not be saved"), error);
}

static void
linli_import_people_save_to_cb (GFile    *file,
                                gpointer  data)
{
  LinliImportPeople *self = data;
  g_autoptr (GTask) task = NULL;
  char *path = g_file_get_path (file);

  if (linli_import_people_is_gone (self) || self->busy || path == NULL)
    {
      g_free (path);
      return;
    }
  linli_import_people_start_work (self, _("Saving the Refused Rows"), NULL, self->step, FALSE);
  task = g_task_new (self->import, NULL, linli_import_people_saved_cb, g_object_ref (self));
  g_task_set_task_data (task, path, g_free);
  _linli_hold_begin (NULL);
  g_task_run_in_thread (task, linli_import_people_save_thread);
}

static void
linli_import_people_save (LinliImportPeople *self)
{
  g_autofree char *base = g_strdup (linli_table_get_name (linli_import_get_table (self->import)));
  g_autofree char *name = NULL;
  char *dot = strrchr (base, '.');

  if (dot != NULL)
    *dot = '\0';
  /* translators: name of a workbook with the refused rows of a list */
  name = g_strdup_printf (_("%s-refused.xlsx"), base);
  linli_file_request_save (GTK_WIDGET (self), _("Save the Refused Rows"), name, linli_import_people_save_to_cb, g_object_ref (self),
                           g_object_unref);
}

static void
linli_import_people_back_cb (LinliImportPeople *self)
{
  if (self->step == LINLI_IMPORT_STEP_SETTINGS)
    g_signal_emit (self, closed_signal, 0);
  else if (self->step == LINLI_IMPORT_STEP_CHECK)
    linli_import_people_show_columns (self);
  else
    {
      _linli_import_rows_set_import (self->rows, self->import);
      _linli_import_frame_show (self->frame, "rows", LINLI_IMPORT_STEP_DONE);
      _linli_import_frame_set_buttons (self->frame, NULL, _("_Save Refused Rows…"), _("_Another File"));
    }
}

static void
linli_import_people_next_cb (LinliImportPeople *self)
{
  if (self->step == LINLI_IMPORT_STEP_SETTINGS)
    linli_import_people_check (self);
  else if (self->step == LINLI_IMPORT_STEP_CHECK)
    linli_import_people_run (self);
  else
    g_signal_emit (self, closed_signal, 0);
}

static void
linli_import_people_dispose (GObject *object)
{
  LinliImportPeople *self = LINLI_IMPORT_PEOPLE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->frame != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->frame));
  self->frame = NULL;
  g_clear_object (&self->import);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (linli_import_people_parent_class)->dispose (object);
}

static void
linli_import_people_class_init (LinliImportPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_import_people_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  closed_signal = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_import_people_init (LinliImportPeople *self)
{
}

/* @table must have at least one sheet. */
GtkWidget *
_linli_import_people_new (LinliContext *context,
                          LinliTable   *table)
{
  LinliImportPeople *self = g_object_new (LINLI_TYPE_IMPORT_PEOPLE, NULL);

  self->context = g_object_ref (context);
  self->import = linli_import_new (table, linli_context_get_database (context));
  self->frame = LINLI_IMPORT_FRAME (_linli_import_frame_new (_("List of Residents"), _("Match the columns")));
  self->columns = LINLI_IMPORT_COLUMNS (_linli_import_columns_new (self->import));
  self->rows = LINLI_IMPORT_ROWS (_linli_import_rows_new ());
  self->done = LINLI_IMPORT_DONE (_linli_import_done_new (context, _("Show the _Residents"), "win.page::households"));
  _linli_import_frame_set_file (self->frame, linli_table_get_name (table));
  _linli_import_frame_add (self->frame, "columns", GTK_WIDGET (self->columns));
  _linli_import_frame_add (self->frame, "rows", GTK_WIDGET (self->rows));
  _linli_import_frame_add (self->frame, "done", GTK_WIDGET (self->done));
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (linli_import_people_update_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "back", G_CALLBACK (linli_import_people_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "extra", G_CALLBACK (linli_import_people_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "next", G_CALLBACK (linli_import_people_next_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->frame), GTK_WIDGET (self));
  linli_import_people_show_columns (self);
  return GTK_WIDGET (self);
}

/* Whether something works in the background. */
gboolean
_linli_import_people_is_busy (LinliImportPeople *self)
{
  return self->busy;
}
