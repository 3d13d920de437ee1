/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What weighs how much in a plan, in the words of who has to answer for it. */

#include "lp-plan-weights.h"

#include <glib/gi18n-lib.h>

#include "lp-plan-store.h"

#define MOST 3600

/* The controls of the popover; freed with it. */
typedef struct {
  LinliContext *context;
  GtkWidget *popover;
  GtkWidget *crossing;
  GtkWidget *yuan;
  GtkWidget *fit;
  GtkWidget *keep;
  GtkWidget *save;
} LpWeightsForm;

static void
lp_weights_form_free (gpointer data)
{
  LpWeightsForm *form = data;

  g_object_unref (form->context);
  g_free (form);
}

/* What was typed counts, be it confirmed or not. */
static int
lp_weights_form_read (GtkWidget *control)
{
  gtk_spin_button_update (GTK_SPIN_BUTTON (control));
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (control));
}

static void
lp_weights_form_save_cb (LpWeightsForm *form)
{
  LpPlanWeights weights = { lp_weights_form_read (form->crossing), lp_weights_form_read (form->yuan), lp_weights_form_read (form->fit),
                            gtk_switch_get_active (GTK_SWITCH (form->keep)) };

  gtk_popover_popdown (GTK_POPOVER (form->popover));
  linli_act (gtk_widget_get_parent (form->popover), form->context, _("Weights of parking plans changed"), lp_plan_save_weights,
             g_memdup2 (&weights, sizeof weights), g_free);
}

/* Shows what the file has now. */
static void
lp_weights_form_shown_cb (LpWeightsForm *form)
{
  LpPlanWeights weights;
  g_autoptr (GError) error = NULL;

  if (!lp_plan_load_weights (linli_context_get_database (form->context), &weights, &error))
    linli_toast_show_error (gtk_widget_get_parent (form->popover), _("The weights could not be read"), error);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (form->crossing), weights.crossing);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (form->yuan), weights.yuan);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (form->fit), weights.fit);
  gtk_switch_set_active (GTK_SWITCH (form->keep), weights.keep);
}

static GtkWidget *
lp_weights_form_add (GtkWidget  *grid,
                     int         row,
                     const char *text,
                     GtkWidget  *control,
                     const char *unit)
{
  GtkWidget *label = gtk_label_new (text), *words = gtk_label_new (unit);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (control, GTK_ALIGN_END);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), control, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), words, 2, row, 1, 1);
  return control;
}

static GtkWidget *
lp_weights_form_make (LpWeightsForm *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *grid = gtk_grid_new (), *order = gtk_label_new (NULL);
  const char *seconds = C_("parking", "seconds on foot");

  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_label_set_text (GTK_LABEL (order), _("First as many as possible have a bay, then who comes first: disabled people, old people, infants, then who waits longest."
                                           " Among plans that are alike in that, the least of all this together is the best:"));
  gtk_label_set_wrap (GTK_LABEL (order), TRUE);
  gtk_label_set_xalign (GTK_LABEL (order), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (order), 58);
  form->crossing = lp_weights_form_add (grid, 0, _("A main road to cross, beside the waiting at it"), gtk_spin_button_new_with_range (0, MOST, 5), seconds);
  form->yuan = lp_weights_form_add (grid, 1, _("A yuan a month more than before"), gtk_spin_button_new_with_range (0, MOST, 1), seconds);
  form->fit = lp_weights_form_add (grid, 2, _("A bay free day and night, or a large one, for a car that needs less"), gtk_spin_button_new_with_range (0, MOST, 5),
                                   seconds);
  form->keep = lp_weights_form_add (grid, 3, _("Nobody moves who has a bay, unless more are placed by it, or who comes first"), gtk_switch_new (), "");
  form->save = linli_button_new (C_("parking", "_Keep and Plan Again"), NULL);
  gtk_widget_add_css_class (form->save, "suggested-action");
  gtk_widget_set_halign (form->save, GTK_ALIGN_END);
  g_signal_connect_swapped (form->save, "clicked", G_CALLBACK (lp_weights_form_save_cb), form);
  gtk_box_append (GTK_BOX (box), order);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), form->save);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  return box;
}

GtkWidget *
lp_plan_weights_button_new (LinliContext *context)
{
  GtkWidget *button = gtk_menu_button_new ();
  LpWeightsForm *form = g_new0 (LpWeightsForm, 1);

  form->context = g_object_ref (context);
  form->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (form->popover), lp_weights_form_make (form));
  g_object_set_data_full (G_OBJECT (form->popover), "form", form, lp_weights_form_free);
  g_signal_connect_swapped (form->popover, "show", G_CALLBACK (lp_weights_form_shown_cb), form);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), C_("parking", "_Weights"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What counts how much in the plan"), -1);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), form->popover);
  return button;
}
