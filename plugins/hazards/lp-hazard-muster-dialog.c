/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpHazardMuster: who can come to a hazard. A row for each, with the distance, the phone, and three buttons for what came of a call. */

#include "lp-hazard-muster-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-actor-store.h"
#include "lp-hazard-muster-store.h"

#define LP_TYPE_HAZARD_MUSTER (lp_hazard_muster_get_type ())
G_DECLARE_FINAL_TYPE (LpHazardMuster, lp_hazard_muster, LP, HAZARD_MUSTER, GtkWidget)

struct _LpHazardMuster
{
  GtkWidget parent_instance;

  LinliContext *context;
  gint64 matter_id;
  GtkWidget *box;
  GtkWidget *force;
  GtkWidget *count;
  GtkWidget *list;
  GPtrArray *helpers;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (LpHazardMuster, lp_hazard_muster, GTK_TYPE_WIDGET)

static void
lp_hazard_muster_dispose (GObject *object)
{
  LpHazardMuster *self = LP_HAZARD_MUSTER (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->helpers, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_hazard_muster_parent_class)->dispose (object);
}

static void
lp_hazard_muster_class_init (LpHazardMusterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_hazard_muster_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_hazard_muster_called_cb (GtkButton      *button,
                            LpHazardMuster *self)
{
  LpHelper *helper = g_object_get_data (G_OBJECT (button), "helper");
  const char *outcome = g_object_get_data (G_OBJECT (button), "outcome");
  g_autofree char *title = g_strdup_printf (_("Called: %s"), lp_hazard_call_get_label (outcome));

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE); /* until the list comes anew */
  linli_act (GTK_WIDGET (self), self->context, title, lp_hazard_call_note,
             lp_hazard_call_new (self->matter_id, helper->duty_id, helper->person_id, helper->name, outcome), lp_hazard_call_free);
}

static void
lp_hazard_muster_revealed_cb (gpointer label)
{
  linli_masked_label_set_revealed (label, TRUE);
}

static void
lp_hazard_muster_reveal_cb (GtkWidget      *label,
                            LpHazardMuster *self)
{
  LpHelper *helper = g_object_get_data (G_OBJECT (label), "helper");

  linli_reveal_ask (label, self->context, helper->person_id != 0 ? "person" : "grid_duty", helper->person_id != 0 ? helper->person_id : helper->duty_id,
                    lp_hazard_muster_revealed_cb, g_object_ref (label), g_object_unref);
}

static GtkWidget *
lp_hazard_muster_new_phone (LpHazardMuster *self,
                            LpHelper       *helper)
{
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  const char *kind = helper->person_id != 0 ? "person" : "grid_duty";
  g_autofree char *masked = linli_mask_phone (helper->phone);
  GtkWidget *label;

  if (helper->phone == NULL)
    return gtk_label_new (_("No phone"));
  label = linli_masked_label_new (_("Phone"));
  g_object_set_data_full (G_OBJECT (label), "helper", g_object_ref (helper), g_object_unref);
  linli_masked_label_set_text (LINLI_MASKED_LABEL (label), helper->phone, masked);
  linli_masked_label_set_revealed (LINLI_MASKED_LABEL (label),
                                   linli_privacy_is_revealed (privacy, kind, helper->person_id != 0 ? helper->person_id : helper->duty_id));
  g_signal_connect_object (label, "reveal", G_CALLBACK (lp_hazard_muster_reveal_cb), self, 0);
  return label;
}

static char *
lp_hazard_muster_dup_subtitle (LpHelper *helper)
{
  GString *text = g_string_new (NULL);
  g_autofree char *when = helper->called_at != NULL ? linli_moment_dup_words (helper->called_at) : NULL;

  if (helper->metres >= 0)
    g_string_append_printf (text, _("%.0f m"), helper->metres);
  else
    g_string_append (text, _("Distance not known"));
  if (helper->grid != NULL)
    g_string_append_printf (text, " · %s", helper->grid);
  if (helper->outcome != NULL)
    g_string_append_printf (text, " · %s %s", when, lp_hazard_call_get_label (helper->outcome));
  return g_string_free (text, FALSE);
}

static void
lp_hazard_muster_add_buttons (LpHazardMuster *self,
                              GtkWidget      *row,
                              LpHelper       *helper,
                              const char     *name)
{
  static const char * const outcomes[] = { LP_HAZARD_COMING, LP_HAZARD_REACHED, LP_HAZARD_NO_ANSWER };

  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      const char *label = lp_hazard_call_get_label (outcomes[i]);
      GtkWidget *button = gtk_button_new_with_label (label);
      g_autofree char *words = g_strdup_printf (_("%s: %s"), name, label);

      g_object_set_data_full (G_OBJECT (button), "helper", g_object_ref (helper), g_object_unref);
      g_object_set_data (G_OBJECT (button), "outcome", (gpointer) outcomes[i]);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (lp_hazard_muster_called_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
}

/* Names of duties are public; those of volunteers are masked as everybody's. */
static GtkWidget *
lp_hazard_muster_new_row (LpHazardMuster *self,
                          LpHelper       *helper)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *phone = lp_hazard_muster_new_phone (self, helper);
  g_autofree char *name = helper->on_duty ? g_strdup (helper->name) : linli_mask_name (helper->name);
  g_autofree char *title = g_strdup_printf ("%s · %s", name, lp_helper_get_force_label (helper->force));
  g_autofree char *subtitle = lp_hazard_muster_dup_subtitle (helper);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data (G_OBJECT (row), "on-duty", GINT_TO_POINTER (helper->on_duty));
  gtk_widget_set_valign (phone, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), phone);
  lp_hazard_muster_add_buttons (self, row, helper, name);
  return row;
}

/* A heading over the first row of each group: who has a duty now comes before who may be asked, however near. */
static void
lp_hazard_muster_head_cb (GtkListBoxRow *row,
                          GtkListBoxRow *before,
                          gpointer       unused)
{
  gboolean on_duty = g_object_get_data (G_OBJECT (row), "on-duty") != NULL;
  GtkWidget *label;

  if (before != NULL && on_duty == (g_object_get_data (G_OBJECT (before), "on-duty") != NULL))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (on_duty ? _("On duty now, nearest first") : _("Can be asked, nearest first"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "linli-section-title");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_margin_bottom (label, 8);
  gtk_list_box_row_set_header (row, label);
}

/* The people of one force, or of all. */
static void
lp_hazard_muster_show_people (LpHazardMuster *self)
{
  guint force = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->force));
  GtkListBoxRow *row;
  guint shown = 0, coming = 0;
  g_autofree char *words = NULL;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; self->helpers != NULL && i < self->helpers->len; i++)
    {
      LpHelper *helper = g_ptr_array_index (self->helpers, i);

      if (g_strcmp0 (helper->outcome, LP_HAZARD_COMING) == 0)
        coming++;
      if (force != 0 && helper->force != force - 1)
        continue;
      gtk_list_box_append (GTK_LIST_BOX (self->list), lp_hazard_muster_new_row (self, helper));
      shown++;
    }
  words = g_strdup_printf (_("%u on the way, %u shown"), coming, shown);
  gtk_label_set_text (GTK_LABEL (self->count), words);
}

static gpointer
lp_hazard_muster_read (LinliDatabase  *reader,
                       gpointer        data,
                       GCancellable   *cancellable,
                       GError        **error)
{
  return lp_muster_load (reader, *(gint64 *) data, error);
}

static void
lp_hazard_muster_read_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  LpHazardMuster *self = LP_HAZARD_MUSTER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) helpers = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->box == NULL)
    return;
  if (helpers == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *why = linli_error_dup_words (error);

      linli_message_show (GTK_WIDGET (self), _("Who can come could not be read"), why);
    }
  if (helpers == NULL)
    return;
  g_clear_pointer (&self->helpers, g_ptr_array_unref);
  self->helpers = g_steal_pointer (&helpers);
  lp_hazard_muster_show_people (self);
}

static void
lp_hazard_muster_load (LpHazardMuster *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_hazard_muster_read_cb, NULL);
  g_task_set_task_data (task, g_memdup2 (&self->matter_id, sizeof self->matter_id), g_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_hazard_muster_read, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_hazard_muster_changed_cb (LinliStore     *store,
                             LinliChanges   *changes,
                             LpHazardMuster *self)
{
  if (linli_changes_touches (changes, "hazards_call"))
    lp_hazard_muster_load (self);
}

static void
lp_hazard_muster_init (LpHazardMuster *self)
{
  const char * const forces[] = { _("All forces"), lp_helper_get_force_label (LP_HELPER_COURTYARD), lp_helper_get_force_label (LP_HELPER_MERCHANTS),
                                  lp_helper_get_force_label (LP_HELPER_ENTERPRISE), lp_helper_get_force_label (LP_HELPER_OTHER_GRID),
                                  lp_helper_get_force_label (LP_HELPER_VOLUNTEER), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->force = linli_drop_down_new (forces, _("Force"));
  g_signal_connect_swapped (self->force, "notify::selected", G_CALLBACK (lp_hazard_muster_show_people), self);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_box_append (GTK_BOX (head), self->force);
  gtk_box_append (GTK_BOX (head), self->count);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), lp_hazard_muster_head_cb, NULL, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who can come"), -1);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), gtk_label_new (_("Nobody has a duty or is a volunteer")));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "linli-dialog-body");
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
lp_hazard_muster_show (GtkWidget    *window,
                       LinliContext *context,
                       const char   *kind,
                       const gint64 *ids,
                       gsize         n_ids)
{
  LpHazardMuster *self = g_object_new (LP_TYPE_HAZARD_MUSTER, NULL);
  g_autofree char *what = linli_title_dup_masked (linli_context_get_database (context), "matter", ids[0]);
  g_autofree char *title = g_strdup_printf (_("Muster: %s"), what);
  GtkWidget *dialog;

  self->context = g_object_ref (context);
  self->matter_id = ids[0];
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_hazard_muster_changed_cb), self, 0);
  lp_hazard_muster_load (self);
  dialog = linli_dialog_new (GTK_WINDOW (window), title, GTK_WIDGET (self), 820, 560);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}
