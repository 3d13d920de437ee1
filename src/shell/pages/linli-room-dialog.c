/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* 批量建户室: the rooms of a whole building at once. What will happen is counted by the core at every change of a number, before it
 * happens. The dialog is a window over the page; GTK owns it until it is closed. */

#include "config.h"

#include "linli-room-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-housing.h>
#include <linli-record.h>

#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-toast.h"

#define USUAL_FLOORS 6
#define USUAL_ROOMS 2

typedef struct {
  LinliContext *context;
  LinliRoomPlan plan;
  GtkWidget *from; /* the page */
  GtkWidget *window;
  GtkWidget *units, *first, *last, *rooms, *through;
  GtkWidget *names, *count;
  GtkWidget *add;
} Dialog;

/* What the writer needs, and the page on which it is told. */
typedef struct {
  LinliRoomPlan plan;
  guint n_new;
  GtkWidget *from;
} Adding;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->context);
  g_object_unref (self->from);
  g_free (self);
}

static void
adding_free (Adding *adding)
{
  g_object_unref (adding->from);
  g_free (adding);
}

static gboolean
add_on_writer (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  Adding *adding = data;

  return linli_room_plan_apply (&adding->plan, transaction, &adding->n_new, error);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  Adding *adding = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (object), result, &error) && gtk_widget_get_root (adding->from) != NULL)
    linli_toast_show_error (adding->from, _("The rooms were not added"), error);
  adding_free (adding);
}

static void
add_cb (Dialog *self)
{
  Adding *adding = g_new0 (Adding, 1);
  g_autoptr (LinliRecord) building = linli_record_load (linli_context_get_database (self->context), linli_kind_lookup ("building"), self->plan.building, NULL);
  g_autofree char *title = g_strdup_printf (_("Rooms added at once: %s"), building != NULL ? linli_record_get_text (building, "name") : "");

  adding->plan = self->plan;
  adding->from = g_object_ref (self->from);
  linli_store_act_async (linli_context_get_store (self->context), title, add_on_writer, adding, NULL, NULL, added_cb, adding);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static char *
dup_place (const LinliRoomPlan *plan,
           guint                unit,
           int                  floor,
           guint                room)
{
  g_autofree char *name = linli_room_plan_dup_room (plan, unit, floor, room);
  g_autofree char *number = g_strdup_printf ("%u", unit);
  g_autofree char *unit_name = unit > 0 ? linli_address_unit_text (number) : g_strdup ("");

  return g_strconcat (unit_name, name, NULL);
}

/* There is no floor 0: whoever steps over it comes to the other side. */
static int
read_floor (GtkWidget *spin,
            int        before)
{
  int floor = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin));

  if (floor != 0)
    return floor;
  floor = before > 0 ? -1 : 1;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), floor);
  return floor;
}

static void
preview_cb (Dialog *self)
{
  LinliRoomPlan *plan = &self->plan;
  guint n_new, n_existing;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *last = NULL, *names = NULL, *there = NULL, *adds = NULL, *count = NULL;

  plan->n_units = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->units));
  plan->first_floor = read_floor (self->first, plan->first_floor);
  plan->last_floor = read_floor (self->last, plan->last_floor);
  plan->n_rooms = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->rooms));
  plan->by_building = gtk_switch_get_active (GTK_SWITCH (self->through));
  if (!linli_room_plan_count (plan, linli_context_get_database (self->context), &n_new, &n_existing, &error))
    {
      gtk_label_set_text (GTK_LABEL (self->names), error->message);
      gtk_label_set_text (GTK_LABEL (self->count), "");
      gtk_widget_set_sensitive (self->add, FALSE);
      return;
    }
  first = dup_place (plan, MIN (plan->n_units, 1), plan->first_floor, 1);
  last = dup_place (plan, plan->n_units, plan->last_floor, plan->n_rooms);
  /* translators: the first and the last room that will be made */
  names = g_strdup_printf (_("%s to %s"), first, last);
  adds = g_strdup_printf (ngettext ("%u room will be added", "%u rooms will be added", n_new), n_new);
  there = g_strdup_printf (ngettext ("%u is there already and stays as it is", "%u are there already and stay as they are", n_existing), n_existing);
  count = n_existing > 0 ? g_strdup_printf ("%s · %s", adds, there) : g_strdup (adds);
  gtk_label_set_text (GTK_LABEL (self->names), names);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_sensitive (self->add, n_new > 0);
}

static GtkWidget *
add_row (GtkWidget  *list,
         const char *title,
         const char *subtitle,
         GtkWidget  *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control); /* which names it, too */
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return control;
}

static GtkWidget *
add_number (Dialog     *self,
            GtkWidget  *list,
            const char *title,
            const char *subtitle,
            int         least,
            int         most,
            int         value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (preview_cb), self);
  return add_row (list, title, subtitle, spin);
}

/* Begins with what is known of the building. */
static GtkWidget *
new_numbers (Dialog *self)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autoptr (LinliRecord) building = linli_record_load (database, linli_kind_lookup ("building"), self->plan.building, NULL);
  g_autoptr (GPtrArray) units = linli_record_query (database, linli_kind_lookup ("unit"), NULL, "building_id = ? AND deleted_at IS NULL", "i",
                                                    self->plan.building);
  int floors = building != NULL ? CLAMP (linli_record_get_int64 (building, "floors"), 0, 99) : 0;
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rooms at Once"), -1);
  self->plan.first_floor = 1;
  self->plan.last_floor = floors > 0 ? floors : USUAL_FLOORS;
  self->units = add_number (self, list, _("Number of units"), _("0 for a building without units"), 0, 99, units != NULL ? units->len : 0);
  self->first = add_number (self, list, _("From floor"), _("Below ground is -1"), -9, 99, self->plan.first_floor);
  self->last = add_number (self, list, _("To floor"), NULL, -9, 99, self->plan.last_floor);
  self->rooms = add_number (self, list, _("Rooms a floor and unit"), NULL, 1, 99, USUAL_ROOMS);
  self->through = add_row (list, _("Count on through the units"), _("101, 102 in the first unit, 103, 104 in the second"), gtk_switch_new ());
  g_signal_connect_swapped (self->through, "notify::active", G_CALLBACK (preview_cb), self);
  return list;
}

static GtkWidget *
new_preview_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_body (Dialog *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *numbers, *cancel = linli_button_new (_("_Cancel"), "window.close");

  self->names = new_preview_label ("heading");
  self->count = new_preview_label ("body");
  self->add = linli_button_new (_("_Add Rooms"), NULL);
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  numbers = new_numbers (self);
  gtk_widget_set_margin_bottom (numbers, 6);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_margin_top (buttons, 10);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), self->add);
  gtk_box_append (GTK_BOX (body), numbers);
  gtk_box_append (GTK_BOX (body), self->names);
  gtk_box_append (GTK_BOX (body), self->count);
  gtk_box_append (GTK_BOX (body), buttons);
  gtk_widget_add_css_class (body, "linli-dialog-body");
  return body;
}

/**
 * linli_room_dialog_show:
 * @from: the page that asks
 * @context: the open document
 * @building: the building that gets rooms
 *
 * Asks how many rooms, and adds those that are not there as one action.
 */
void
linli_room_dialog_show (GtkWidget    *from,
                        LinliContext *context,
                        gint64        building)
{
  Dialog *self = g_new0 (Dialog, 1);

  self->context = g_object_ref (context);
  self->from = g_object_ref (from);
  self->plan.building = building;
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), _("Rooms at Once"), new_body (self), 460, -1);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self->window), self->add);
  preview_cb (self);
  gtk_widget_grab_focus (self->units);
  gtk_window_present (GTK_WINDOW (self->window));
}
