/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where one walks into a lot, as a form: placed on the map, named, removed. What it holds is freed with it. */

#include <glib/gi18n-lib.h>

#include <math.h>

#include "lp-lot-forms.h"

typedef struct {
  LinliContext *context;
  gint64 compound_id;
  GtkWidget *list;
  GtkWidget *offer; /* the compound's own position */
} LpEntrancesForm;

static void
lp_entrances_form_free (gpointer data)
{
  LpEntrancesForm *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static LpEntrancesForm *
lp_entrances_form_of (GtkWidget *form)
{
  return g_object_get_data (G_OBJECT (form), "form");
}

static GtkWidget *
lp_entrances_form_get_row (LpEntrancesForm *self,
                           guint            n)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) n));
}

static void
lp_entrances_form_update (LpEntrancesForm *self)
{
  gtk_widget_set_visible (self->list, lp_entrances_form_get_row (self, 0) != NULL);
  gtk_widget_set_visible (self->offer, self->compound_id != 0 && lp_entrances_form_get_row (self, 0) == NULL);
}

static void
lp_entrances_form_removed_cb (GtkWidget *button,
                              GtkWidget *form)
{
  LpEntrancesForm *self = lp_entrances_form_of (form);
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  gtk_widget_grab_focus (gtk_widget_get_last_child (form)); /* not lost with the row */
  gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  lp_entrances_form_update (self);
}

static LpEntrance *
lp_entrances_form_get (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "entrance");
}

/* Takes the entrance. */
static void
lp_entrances_form_add (GtkWidget  *form,
                       LpEntrance *entrance)
{
  LpEntrancesForm *self = lp_entrances_form_of (form);
  GtkWidget *row = adw_entry_row_new (), *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_strdup_printf (_("Entrance (%.5f, %.5f)"), entrance->x, entrance->y);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), entrance->name != NULL ? entrance->name : "");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, C_("parking", "Remove the entrance"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Remove the entrance"), -1);
  g_signal_connect (remove, "clicked", G_CALLBACK (lp_entrances_form_removed_cb), form);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), remove);
  g_object_set_data_full (G_OBJECT (row), "entrance", entrance, lp_entrance_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  lp_entrances_form_update (self);
}

static void
lp_entrances_form_picked_cb (double   longitude,
                             double   latitude,
                             gpointer form)
{
  if (gtk_widget_get_root (form) == NULL) /* the dialog was closed meanwhile */
    return;
  lp_entrances_form_add (form, lp_entrance_new (NULL, longitude, latitude));
}

/* Where the map begins: at the last entrance, or at the compound. */
static gboolean
lp_entrances_form_find (LpEntrancesForm  *self,
                        double           *x,
                        double           *y,
                        GError          **error)
{
  GtkWidget *last = gtk_widget_get_last_child (self->list);

  *x = *y = NAN;
  if (last != NULL && GTK_IS_LIST_BOX_ROW (last))
    {
      *x = lp_entrances_form_get (last)->x;
      *y = lp_entrances_form_get (last)->y;
      return TRUE;
    }
  return self->compound_id != 0 && lp_compound_find_position (linli_context_get_database (self->context), self->compound_id, x, y, error);
}

static void
lp_entrances_form_pick_cb (GtkWidget *form)
{
  LpEntrancesForm *self = lp_entrances_form_of (form);
  g_autoptr (GError) error = NULL;
  double x, y;

  if (!lp_entrances_form_find (self, &x, &y, &error) && error != NULL)
    linli_toast_show_error (form, _("Where the compound is could not be read"), error);
  linli_position_request_pick (form, self->context, _("Where Is the Entrance?"), x, y, lp_entrances_form_picked_cb, g_object_ref (form), g_object_unref);
}

static void
lp_entrances_form_offered_cb (GtkWidget *form)
{
  LpEntrancesForm *self = lp_entrances_form_of (form);
  g_autoptr (GError) error = NULL;
  double x, y;

  if (lp_entrances_form_find (self, &x, &y, &error))
    lp_entrances_form_add (form, lp_entrance_new (C_("parking", "Middle of the compound"), x, y));
  else if (error != NULL)
    linli_toast_show_error (form, _("Where the compound is could not be read"), error);
  else
    linli_message_show (form, _("Nobody knows where the compound is"), _("None of its buildings is on the map. Put the entrance on the map yourself."));
}

GtkWidget *
lp_entrances_form_new (LinliContext *context,
                       const LpLot  *lot)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *pick = linli_button_new (C_("parking", "_Add an Entrance on the Map…"), NULL);
  LpEntrancesForm *self = g_new0 (LpEntrancesForm, 1);

  self->context = g_object_ref (context);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Entrances"), -1);
  self->offer = linli_button_new (C_("parking", "Take the _Middle of the Compound"), NULL);
  gtk_widget_set_halign (self->offer, GTK_ALIGN_START);
  gtk_widget_set_halign (pick, GTK_ALIGN_START);
  g_signal_connect_swapped (self->offer, "clicked", G_CALLBACK (lp_entrances_form_offered_cb), form);
  g_signal_connect_swapped (pick, "clicked", G_CALLBACK (lp_entrances_form_pick_cb), form);
  gtk_box_append (GTK_BOX (form), self->list);
  gtk_box_append (GTK_BOX (form), self->offer);
  gtk_box_append (GTK_BOX (form), pick);
  g_object_set_data_full (G_OBJECT (form), "form", self, lp_entrances_form_free);
  for (guint i = 0; i < lot->entrances->len; i++)
    {
      const LpEntrance *entrance = g_ptr_array_index (lot->entrances, i);
      LpEntrance *copy = lp_entrance_new (entrance->name, entrance->x, entrance->y);

      copy->id = entrance->id;
      lp_entrances_form_add (form, copy);
    }
  lp_entrances_form_set_compound (form, lot->compound_id);
  return form;
}

void
lp_entrances_form_set_compound (GtkWidget *form,
                                gint64     compound_id)
{
  LpEntrancesForm *self = lp_entrances_form_of (form);

  self->compound_id = compound_id;
  lp_entrances_form_update (self);
}

void
lp_entrances_form_read (GtkWidget *form,
                        LpLot     *lot)
{
  LpEntrancesForm *self = lp_entrances_form_of (form);
  GtkWidget *row;

  g_ptr_array_set_size (lot->entrances, 0);
  for (guint i = 0; (row = lp_entrances_form_get_row (self, i)) != NULL; i++)
    {
      const LpEntrance *entrance = lp_entrances_form_get (row);
      const char *name = gtk_editable_get_text (GTK_EDITABLE (row));
      LpEntrance *copy = lp_entrance_new (*name != '\0' ? name : NULL, entrance->x, entrance->y);

      copy->id = entrance->id;
      g_ptr_array_add (lot->entrances, copy);
    }
}
