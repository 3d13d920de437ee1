/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Importing with a plugin: the person says which one if several know such files, it takes the file in as one action, and the end says how
 * many rows are in and which were left. */

#include "config.h"

#include "linli-import-with-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-importer.h>

#include "linli-import-done-private.h"
#include "linli-import-frame-private.h"
#include "linli-toast.h"

#define LOOK_MS 150
#define MOST_LEFT_SHOWN 500

struct _LinliImportWith {
  GtkWidget parent_instance;
  LinliContext *context;
  char *path;
  char *other; /* label of the way to read the file without a plugin, or NULL */
  GPtrArray *importers;
  LinliImportFrame *frame;
  GtkWidget *choice;
  GtkWidget *left;
  LinliImportDone *done;
  LinliImportStep step;
  LinliWorkReport *report;
  GCancellable *cancellable; /* NULL unless it works */
  guint timer;
};

enum { CLOSED, OTHER, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliImportWith, linli_import_with, GTK_TYPE_WIDGET)

static LinliImporter *
linli_import_with_get_importer (LinliImportWith *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->choice));

  return g_ptr_array_index (self->importers, chosen < self->importers->len ? chosen : 0);
}

static void
linli_import_with_show_choice (LinliImportWith *self)
{
  self->step = LINLI_IMPORT_STEP_SETTINGS;
  _linli_import_frame_show (self->frame, "choice", self->step);
  _linli_import_frame_set_buttons (self->frame, _("_Other File"), self->other, _("_Import"));
}

static void
linli_import_with_show_done (LinliImportWith *self)
{
  guint n = linli_work_report_get_n_taken (self->report), n_left = linli_work_report_get_n_left (self->report);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Row Imported", "%u Rows Imported", n), n);
  g_autofree char *summary = n_left > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row was left out.", "%u rows were left out.", n_left),
                                                           n_left)
                                        : g_strdup (_("Nothing was left out."));

  self->step = LINLI_IMPORT_STEP_DONE;
  _linli_import_done_set (self->done, title, summary, n > 0 ? 1 : 0);
  _linli_import_frame_show (self->frame, "done", self->step);
  _linli_import_frame_set_buttons (self->frame, n_left > 0 ? _("Show What Was _Left Out") : NULL, NULL, _("_Another File"));
}

static GtkWidget *
linli_import_with_new_left_row (LinliWorkReport *report,
                                guint            index)
{
  GtkWidget *row = adw_action_row_new ();
  guint number;
  g_autofree char *reason = linli_work_report_dup_left (report, index, &number);
  g_autofree char *place = number > 0 ? g_strdup_printf (_("Row %u"), number) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), reason);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (place != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  return row;
}

static void
linli_import_with_show_left (LinliImportWith *self)
{
  guint n = linli_work_report_get_n_left (self->report);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Left Out"));
  for (guint i = 0; i < MIN (n, MOST_LEFT_SHOWN); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_import_with_new_left_row (self->report, i));
  if (n > MOST_LEFT_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more is not shown", "%u more are not shown", n - MOST_LEFT_SHOWN),
                                               n - MOST_LEFT_SHOWN);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
    }
  adw_clamp_set_child (ADW_CLAMP (self->left), group);
  _linli_import_frame_show (self->frame, "left", self->step);
  _linli_import_frame_set_buttons (self->frame, NULL, NULL, _("_Another File"));
}

static gboolean
linli_import_with_look_cb (gpointer data)
{
  LinliImportWith *self = data;
  guint done, total;

  linli_work_report_get_progress (self->report, &done, &total);
  if (total > 0 && !g_cancellable_is_cancelled (self->cancellable))
    _linli_import_frame_set_progress (self->frame, done, total);
  return G_SOURCE_CONTINUE;
}

static void
linli_import_with_run_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_autoptr (LinliImportWith) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = linli_importer_run_finish (LINLI_IMPORTER (object), result, &error);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->frame == NULL)
    return;
  if (done)
    {
      linli_import_with_show_done (self);
      return;
    }
  linli_import_with_show_choice (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show (GTK_WIDGET (self), _("Import stopped; nothing was changed"));
  else
    linli_toast_show_error (GTK_WIDGET (self), _("The file could not be imported"), error);
}

static void
linli_import_with_run (LinliImportWith *self)
{
  LinliImporter *importer = linli_import_with_get_importer (self);
  g_autofree char *title = g_strdup_printf (_("Importing “%s”"), linli_importer_get_title (importer));

  g_set_object (&self->report, NULL);
  self->report = linli_work_report_new ();
  self->cancellable = g_cancellable_new ();
  self->timer = g_timeout_add (LOOK_MS, linli_import_with_look_cb, self);
  _linli_import_frame_show_progress (self->frame, title, _("Writing to the disk…"), LINLI_IMPORT_STEP_DONE, self->cancellable);
  linli_importer_run_async (importer, self->context, self->path, self->report, self->cancellable, linli_import_with_run_cb,
                            g_object_ref (self));
}

static void
linli_import_with_back_cb (LinliImportWith *self)
{
  if (self->step == LINLI_IMPORT_STEP_DONE)
    linli_import_with_show_left (self);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

static void
linli_import_with_extra_cb (LinliImportWith *self)
{
  g_signal_emit (self, signals[OTHER], 0);
}

static void
linli_import_with_next_cb (LinliImportWith *self)
{
  if (self->step == LINLI_IMPORT_STEP_DONE)
    g_signal_emit (self, signals[CLOSED], 0);
  else
    linli_import_with_run (self);
}

/* Only now can a button have the keyboard. */
static void
linli_import_with_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (linli_import_with_parent_class)->map (widget);
  if (LINLI_IMPORT_WITH (widget)->step == LINLI_IMPORT_STEP_SETTINGS && LINLI_IMPORT_WITH (widget)->cancellable == NULL)
    linli_import_with_show_choice (LINLI_IMPORT_WITH (widget));
}

static void
linli_import_with_dispose (GObject *object)
{
  LinliImportWith *self = LINLI_IMPORT_WITH (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->frame != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->frame));
  self->frame = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->report);
  g_clear_object (&self->context);
  g_clear_pointer (&self->importers, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->other, g_free);
  G_OBJECT_CLASS (linli_import_with_parent_class)->dispose (object);
}

static void
linli_import_with_class_init (LinliImportWithClass *klass)
{
  static const char * const names[N_SIGNALS] = { "closed", "other" };

  G_OBJECT_CLASS (klass)->dispose = linli_import_with_dispose;
  GTK_WIDGET_CLASS (klass)->map = linli_import_with_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_import_with_init (LinliImportWith *self)
{
}

static GtkWidget *
linli_import_with_new_choice (LinliImportWith *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *clamp = adw_clamp_new ();

  for (guint i = 0; i < self->importers->len; i++)
    gtk_string_list_append (titles, linli_importer_get_title (g_ptr_array_index (self->importers, i)));
  self->choice = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), _("What Is in the File"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->choice), G_LIST_MODEL (titles));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("A plugin reads this file. It goes in as one step, which can be undone; rows that do not fit are listed."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->choice);
  gtk_widget_add_css_class (group, "linli-page-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 620);
  adw_clamp_set_child (ADW_CLAMP (clamp), group);
  return clamp;
}

static GtkWidget *
linli_import_with_new_left (LinliImportWith *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->left = adw_clamp_new ();
  gtk_widget_add_css_class (self->left, "linli-page-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (self->left), 820);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->left);
  return scroller;
}

/* @importers: of LinliImporter, at least one; taken
 * @other: (nullable): the label of a button for reading the file without a plugin */
GtkWidget *
_linli_import_with_new (LinliContext *context,
                        const char   *path,
                        GPtrArray    *importers,
                        const char   *other)
{
  LinliImportWith *self = g_object_new (LINLI_TYPE_IMPORT_WITH, NULL);
  g_autofree char *name = g_path_get_basename (path);

  self->context = g_object_ref (context);
  self->path = g_strdup (path);
  self->other = g_strdup (other);
  self->importers = importers;
  self->frame = LINLI_IMPORT_FRAME (_linli_import_frame_new (_("File for a Plugin"), _("Say what it is")));
  self->done = LINLI_IMPORT_DONE (_linli_import_done_new (context, _("Show the _Journal"), "win.journal"));
  _linli_import_frame_set_file (self->frame, name);
  _linli_import_frame_add (self->frame, "choice", linli_import_with_new_choice (self));
  _linli_import_frame_add (self->frame, "left", linli_import_with_new_left (self));
  _linli_import_frame_add (self->frame, "done", GTK_WIDGET (self->done));
  g_signal_connect_object (self->frame, "back", G_CALLBACK (linli_import_with_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "extra", G_CALLBACK (linli_import_with_extra_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "next", G_CALLBACK (linli_import_with_next_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->frame), GTK_WIDGET (self));
  linli_import_with_show_choice (self);
  return GTK_WIDGET (self);
}

/* Whether something works in the background. */
gboolean
_linli_import_with_is_busy (LinliImportWith *self)
{
  return self->cancellable != NULL;
}

GPtrArray *
_linli_import_with_find (LinliContext *context,
                         const char   *path)
{
  GPtrArray *found = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_IMPORTER);

  for (guint i = found->len; path != NULL && i > 0; i--)
    if (!linli_importer_matches (g_ptr_array_index (found, i - 1), path))
      g_ptr_array_remove_index (found, i - 1);
  return found;
}
