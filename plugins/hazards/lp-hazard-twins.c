/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpHazardTwins: what may be the same as a hazard that is being reported. It reads on a worker and shows the latest answer. */

#include "lp-hazard-twins.h"

#include <glib/gi18n-lib.h>


struct _LpHazardTwins
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  LinliMatterKind *kind;
  GtkWidget *box;
  GtkWidget *list;
  GCancellable *search;
};

G_DEFINE_FINAL_TYPE (LpHazardTwins, lp_hazard_twins, GTK_TYPE_WIDGET)

static void
lp_hazard_twins_dispose (GObject *object)
{
  LpHazardTwins *self = LP_HAZARD_TWINS (object);

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  g_clear_object (&self->kind);

  G_OBJECT_CLASS (lp_hazard_twins_parent_class)->dispose (object);
}

static void
lp_hazard_twins_class_init (LpHazardTwinsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_hazard_twins_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static gpointer
lp_hazard_twins_read (LinliDatabase  *reader,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  LpHazardReport *report = data;
  LpHazardSpot spot = { 0 };

  if ((report->place_kind != NULL && !lp_hazard_spot_find (reader, report->place_kind, report->place_id, &spot, error)) ||
      (report->on_map && !lp_hazard_spot_set_point (reader, &spot, report->x, report->y, error)))
    return NULL;
  return lp_hazard_twins_find (reader, &spot, report->category, 0, error);
}

static void
lp_hazard_twins_activated_cb (GtkListBox    *list,
                              GtkListBoxRow *row,
                              LpHazardTwins *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  if (id == NULL)
    return;
  linli_selection_open (self->selection, "matter", *id);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
lp_hazard_twins_clear (LpHazardTwins *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
lp_hazard_twins_add (LpHazardTwins *self,
                     LpHazardTwin  *twin)
{
  GtkWidget *line = adw_action_row_new ();
  const char *state = linli_matter_kind_get_state_label (self->kind, twin->state);
  g_autofree char *masked = linli_title_mask_words (linli_context_get_database (self->context), "matter", twin->id, twin->title);
  g_autofree char *title = g_strdup_printf ("%s %s", twin->number, masked);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", twin->near, state != NULL ? state : twin->state);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
  g_object_set_data_full (G_OBJECT (line), "id", g_memdup2 (&twin->id, sizeof twin->id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line);
}

static void
lp_hazard_twins_read_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  LpHazardTwins *self = LP_HAZARD_TWINS (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) twins = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  lp_hazard_twins_clear (self);
  if (twins == NULL)
    linli_trouble_add (self->list, _("Whether it was reported before could not be read"), error);
  for (guint i = 0; twins != NULL && i < twins->len; i++)
    lp_hazard_twins_add (self, g_ptr_array_index (twins, i));
  gtk_widget_set_visible (GTK_WIDGET (self), twins == NULL || twins->len > 0);
}

static void
lp_hazard_twins_init (LpHazardTwins *self)
{
  GtkWidget *heading = gtk_label_new (_("Perhaps the same, reported already"));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Perhaps the same, reported already"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (lp_hazard_twins_activated_cb), self);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "linli-section-title");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lp_hazard_twins_new (LinliContext    *context,
                     LinliSelection  *selection,
                     LinliMatterKind *kind)
{
  LpHazardTwins *self = g_object_new (LP_TYPE_HAZARD_TWINS, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->kind = g_object_ref (kind);
  return GTK_WIDGET (self);
}

void
lp_hazard_twins_look (LpHazardTwins  *self,
                      LpHazardReport *report)
{
  g_autoptr (GTask) task = NULL;

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  lp_hazard_twins_clear (self);
  if (report->place_kind == NULL && !report->on_map)
    {
      lp_hazard_report_free (report);
      return;
    }
  self->search = g_cancellable_new ();
  task = g_task_new (self, self->search, lp_hazard_twins_read_cb, NULL);
  g_task_set_task_data (task, report, lp_hazard_report_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_hazard_twins_read, (GDestroyNotify) g_ptr_array_unref);
}
