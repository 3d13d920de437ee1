/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Importing geodata: every chosen layer is first read without writing, then, once the person has seen the report, written as one action a layer. */

#include "config.h"

#include "linli-import-map-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-import-features.h>

#include "linli-import-done-private.h"
#include "linli-import-frame-private.h"
#include "linli-import-map-settings-private.h"
#include "linli-import-report-private.h"
#include "linli-toast.h"

struct _LinliImportMap {
  GtkWidget parent_instance;
  LinliContext *context;
  char *path;
  LinliImportFrame *frame;
  LinliImportMapSettings *settings;
  GtkWidget *report;
  LinliImportDone *done;
  LinliImportStep step;
  GCancellable *cancellable;
  gboolean busy;
  /* of the present pass over the layers */
  GArray *choices;
  char *name;
  guint at;
  gboolean dry_run;
  guint n_new;
  guint n_updated;
  guint n_unchanged;
  guint n_refused;
  guint n_actions;
};

static guint closed_signal;

G_DEFINE_FINAL_TYPE (LinliImportMap, linli_import_map, GTK_TYPE_WIDGET)

static void linli_import_map_read_next (LinliImportMap *self);

static gboolean
linli_import_map_is_gone (LinliImportMap *self)
{
  return self->frame == NULL;
}

static void
linli_import_map_update_ready (LinliImportMap *self)
{
  const char *trouble;
  gboolean ready = _linli_import_map_settings_is_complete (self->settings, &trouble);

  _linli_import_frame_set_ready (self->frame, ready, trouble);
}

static void
linli_import_map_show_settings (LinliImportMap *self)
{
  self->step = LINLI_IMPORT_STEP_SETTINGS;
  _linli_import_frame_show (self->frame, "settings", self->step);
  _linli_import_frame_set_buttons (self->frame, _("_Other File"), NULL, _("_Check"));
  linli_import_map_update_ready (self);
}

static void
linli_import_map_show_report (LinliImportMap *self)
{
  guint n = self->n_new + self->n_updated;
  g_autofree char *import = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Import %u Shape", "_Import %u Shapes", n), n);

  self->step = LINLI_IMPORT_STEP_CHECK;
  _linli_import_frame_show (self->frame, "report", self->step);
  _linli_import_frame_set_buttons (self->frame, _("_Back"), NULL, import);
  _linli_import_frame_set_ready (self->frame, n > 0, n > 0 ? NULL : _("There is nothing to import"));
}

static void
linli_import_map_show_done (LinliImportMap *self)
{
  guint n = self->n_new + self->n_updated;
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Shape Imported", "%u Shapes Imported", n), n);
  g_autofree char *summary = g_strdup_printf (_("New %u, with a new shape %u, here already %u, refused %u."), self->n_new, self->n_updated,
                                              self->n_unchanged, self->n_refused);

  self->step = LINLI_IMPORT_STEP_DONE;
  _linli_import_done_set (self->done, title, summary, self->n_actions);
  _linli_import_frame_show (self->frame, "done", self->step);
  _linli_import_frame_set_buttons (self->frame, _("Show _Report"), NULL, _("_Another File"));
}

static void
linli_import_map_finish (LinliImportMap *self)
{
  self->busy = FALSE;
  if (self->dry_run)
    linli_import_map_show_report (self);
  else
    linli_import_map_show_done (self);
}

static void
linli_import_map_fail (LinliImportMap *self,
                       const GError   *error)
{
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  self->busy = FALSE;
  if (self->n_actions > 0)
    linli_import_map_show_done (self);
  else
    linli_import_map_show_settings (self);
  if (!stopped)
    linli_toast_show_error (GTK_WIDGET (self), self->dry_run ? _("The map data could not be checked") : _("The map data could not be imported"), error);
  else if (!self->dry_run)
    linli_toast_show (GTK_WIDGET (self), self->n_actions > 0 ? _("Import stopped; the layers before it are in") : _("Import stopped; nothing was changed"));
}

static void
linli_import_map_progress_cb (guint    done,
                              guint    total,
                              gpointer data)
{
  LinliImportMap *self = data;

  if (!linli_import_map_is_gone (self) && self->busy)
    _linli_import_frame_set_progress (self->frame, done, total);
}

static void
linli_import_map_read_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_autoptr (LinliImportMap) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliFeatureReport) report = linli_import_features_finish (LINLI_STORE (object), result, &error);

  if (linli_import_map_is_gone (self))
    {
      self->busy = FALSE;
      return;
    }
  if (report == NULL)
    {
      linli_import_map_fail (self, error);
      return;
    }
  _linli_import_report_add (self->report, report, g_array_index (self->choices, LinliImportChoice, self->at).label);
  self->n_new += report->n_new;
  self->n_updated += report->n_updated;
  self->n_unchanged += report->n_unchanged;
  self->n_refused += report->n_refused;
  self->n_actions += !self->dry_run && report->n_new + report->n_updated > 0;
  self->at++;
  if (self->at < self->choices->len)
    linli_import_map_read_next (self);
  else
    linli_import_map_finish (self);
}

static void
linli_import_map_read_next (LinliImportMap *self)
{
  const LinliImportChoice *choice = &g_array_index (self->choices, LinliImportChoice, self->at);
  g_autofree char *title = g_strdup_printf (self->dry_run ? _("Checking “%s”") : _("Importing “%s”"), choice->layer);
  const LinliFeatureImportOptions options = {
    .path = self->path,
    .layer = choice->layer,
    .kind = choice->kind,
    .crs = _linli_import_map_settings_get_crs (self->settings),
    .name_filter = self->name,
    .level = choice->level,
    .dry_run = self->dry_run,
  };

  _linli_import_frame_show_progress (self->frame, title, self->dry_run ? NULL : _("Writing to the disk…"),
                                     self->dry_run ? LINLI_IMPORT_STEP_CHECK : LINLI_IMPORT_STEP_DONE, self->cancellable);
  linli_import_features_async (linli_context_get_store (self->context), &options, linli_import_map_progress_cb, self, self->cancellable,
                               linli_import_map_read_cb, g_object_ref (self));
}

/* Begins a pass over the chosen layers: the check, or the import. */
static void
linli_import_map_start (LinliImportMap *self,
                        gboolean        dry_run)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->choices, g_array_unref);
  self->choices = _linli_import_map_settings_list (self->settings);
  g_free (self->name);
  self->name = _linli_import_map_settings_dup_name (self->settings);
  self->at = 0;
  self->dry_run = dry_run;
  self->n_new = self->n_updated = self->n_unchanged = self->n_refused = self->n_actions = 0;
  self->busy = TRUE;
  _linli_import_report_clear (self->report);
  linli_import_map_read_next (self);
}

static void
linli_import_map_back_cb (LinliImportMap *self)
{
  if (self->step == LINLI_IMPORT_STEP_SETTINGS)
    g_signal_emit (self, closed_signal, 0);
  else if (self->step == LINLI_IMPORT_STEP_CHECK)
    linli_import_map_show_settings (self);
  else
    {
      _linli_import_frame_show (self->frame, "report", LINLI_IMPORT_STEP_DONE);
      _linli_import_frame_set_buttons (self->frame, NULL, NULL, _("_Another File"));
    }
}

static void
linli_import_map_next_cb (LinliImportMap *self)
{
  if (self->step == LINLI_IMPORT_STEP_DONE)
    g_signal_emit (self, closed_signal, 0);
  else
    linli_import_map_start (self, self->step == LINLI_IMPORT_STEP_SETTINGS);
}

static void
linli_import_map_dispose (GObject *object)
{
  LinliImportMap *self = LINLI_IMPORT_MAP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->frame != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->frame));
  self->frame = NULL;
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (linli_import_map_parent_class)->dispose (object);
}

static void
linli_import_map_class_init (LinliImportMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_import_map_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  closed_signal = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_import_map_init (LinliImportMap *self)
{
}

/* @layers are #LinliImportLayer of the file @path, at least one. */
GtkWidget *
_linli_import_map_new (LinliContext *context,
                       const char   *path,
                       GPtrArray    *layers)
{
  LinliImportMap *self = g_object_new (LINLI_TYPE_IMPORT_MAP, NULL);
  g_autofree char *name = g_path_get_basename (path);

  self->context = g_object_ref (context);
  self->path = g_strdup (path);
  self->frame = LINLI_IMPORT_FRAME (_linli_import_frame_new (_("Map Data"), _("Say what it is")));
  self->settings = LINLI_IMPORT_MAP_SETTINGS (_linli_import_map_settings_new (linli_context_get_store (context), path, layers));
  self->report = _linli_import_report_new ();
  self->done = LINLI_IMPORT_DONE (_linli_import_done_new (context, _("Show the _Map"), "win.page::map"));
  _linli_import_frame_set_file (self->frame, name);
  _linli_import_frame_add (self->frame, "settings", GTK_WIDGET (self->settings));
  _linli_import_frame_add (self->frame, "report", self->report);
  _linli_import_frame_add (self->frame, "done", GTK_WIDGET (self->done));
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (linli_import_map_update_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "back", G_CALLBACK (linli_import_map_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "next", G_CALLBACK (linli_import_map_next_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->frame), GTK_WIDGET (self));
  linli_import_map_show_settings (self);
  return GTK_WIDGET (self);
}

/* Whether something works in the background. */
gboolean
_linli_import_map_is_busy (LinliImportMap *self)
{
  return self->busy;
}
