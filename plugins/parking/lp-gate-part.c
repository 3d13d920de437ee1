/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpGatePart: what is asked at a gate. A plate, or a piece of one, tells where the car may park; each lot has its list for the guard. Freed with
 * its page. */

#include "lp-gate-part.h"

#include <glib/gi18n-lib.h>

#include "lp-gate-paper.h"
#include "lp-gate-store.h"
#include "lp-lot-store.h"
#include "lp-parking-codes.h"

#define LP_TYPE_GATE_PART (lp_gate_part_get_type ())
G_DECLARE_FINAL_TYPE (LpGatePart, lp_gate_part, LP, GATE_PART, GtkWidget)

struct _LpGatePart
{
  GtkWidget parent_instance;

  LinliContext *context;
  GtkWidget *scroller;
  GtkWidget *entry;
  GtkWidget *answer; /* what was found, in words */
  GtkWidget *found;
  GtkWidget *lots;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (LpGatePart, lp_gate_part, GTK_TYPE_WIDGET)

static const struct {
  const char *label;
  LinliTone tone;
} lp_gate_states[] = {
  [LP_GATE_PARKS] = { NC_("gate", "May park"), LINLI_TONE_SUCCESS },
  [LP_GATE_LATER] = { NC_("gate", "Not yet"), LINLI_TONE_WARNING },
  [LP_GATE_KEPT] = { NC_("gate", "Not yet: agreement pending"), LINLI_TONE_WARNING },
  [LP_GATE_OVER] = { NC_("gate", "Not any more"), LINLI_TONE_ERROR },
  [LP_GATE_WAITING] = { NC_("gate", "Waits for a bay"), LINLI_TONE_NEUTRAL },
};

static char *
lp_gate_part_dup_days (const LpGateCar *car)
{
  if (car->since != NULL && car->until != NULL)
    return g_strdup_printf (_("%s to %s"), car->since, car->until);
  if (car->since != NULL)
    return g_strdup_printf (_("from %s on"), car->since);
  return NULL;
}

/* Whoever looks up a plate knows it; everything else about the people stays masked. */
static GtkWidget *
lp_gate_part_new_car (const LpGateCar *car)
{
  GtkWidget *row;
  GtkWidget *chip = linli_chip_new (g_dpgettext2 (GETTEXT_PACKAGE, "gate", lp_gate_states[car->state].label), lp_gate_states[car->state].tone);
  g_autofree char *plate = linli_mask_plate (car->plate);
  g_autofree char *title = car->lot != NULL ? g_strdup_printf ("%s · %s", plate, car->lot) : g_strdup (plate);
  g_autofree char *days = lp_gate_part_dup_days (car);
  g_autofree char *name = car->name != NULL ? linli_mask_name (car->name) : NULL;
  const char *parts[] = { lp_span_get_label (lp_span_from_code (car->span)), days, car->place, name };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  row = linli_plain_row_new (title, words->str);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  return row;
}

static void
lp_gate_part_find (LpGatePart *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *plain = linli_plate_normalise (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cars = lp_gate_find (linli_context_get_database (self->context), text, &error);
  gboolean enough = g_utf8_strlen (plain, -1) >= LP_GATE_LEAST;

  linli_plain_list_clear (self->found);
  if (cars == NULL)
    linli_trouble_add (self->found, _("The plates could not be read"), error);
  for (guint i = 0; cars != NULL && i < cars->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->found), lp_gate_part_new_car (g_ptr_array_index (cars, i)));
  gtk_widget_set_visible (self->found, cars == NULL || cars->len > 0);
  gtk_label_set_text (GTK_LABEL (self->answer), !enough ? _("Three characters of the plate are enough") :
                      cars != NULL && cars->len == 0 ? _("No such car may park in any lot, and none waits for a bay") : "");
  gtk_widget_set_visible (self->answer, !enough || (cars != NULL && cars->len == 0));
}

static void
lp_gate_part_list_cb (GtkWidget  *button,
                      LpGatePart *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  lp_gate_paper_show (GTK_WIDGET (self), self->context, *id);
}

static GtkWidget *
lp_gate_part_new_lot (LpGatePart      *self,
                      const LpGateLot *lot)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u car parks there", "%u cars park there", lot->n_cars), lot->n_cars);
  GtkWidget *row = linli_plain_row_new (lot->name, words), *button = gtk_button_new_with_label (_("Guard's List"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&lot->id, sizeof lot->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (lp_gate_part_list_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static void
lp_gate_part_load (LpGatePart *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lots = lp_gate_list_lots (linli_context_get_database (self->context), &error);

  linli_plain_list_clear (self->lots);
  if (lots == NULL)
    linli_trouble_add (self->lots, _("The parking lots could not be read"), error);
  for (guint i = 0; lots != NULL && i < lots->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->lots), lp_gate_part_new_lot (self, g_ptr_array_index (lots, i)));
  gtk_widget_set_visible (self->lots, lots == NULL || lots->len > 0);
  gtk_widget_set_visible (self->none, lots != NULL && lots->len == 0);
  lp_gate_part_find (self);
}

static void
lp_gate_part_changed_cb (LinliStore   *store,
                         LinliChanges *changes,
                         LpGatePart   *self)
{
  static const char * const kinds[] = { "matter", LP_USE_TABLE, LP_LOT_TABLE, LP_NEED_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_gate_part_load (self);
}

static void
lp_gate_part_dispose (GObject *object)
{
  LpGatePart *self = LP_GATE_PART (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_gate_part_parent_class)->dispose (object);
}

static void
lp_gate_part_class_init (LpGatePartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_gate_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_gate_part_init (LpGatePart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Plate, or the end of it"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Plate, or the end of it"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (lp_gate_part_find), self);
  linli_plain_label_add (box, _("Whose Car Is It"), "title-2");
  gtk_box_append (GTK_BOX (box), self->entry);
  self->answer = linli_plain_label_add (box, NULL, "dim-label");
  self->found = linli_plain_list_add (box, _("Cars found"));
  linli_plain_label_add (box, _("Lists for the Guards"), "title-2");
  self->none = linli_plain_label_add (box, _("A lot has a list once cars park there."), "dim-label");
  self->lots = linli_plain_list_add (box, _("Lists for the Guards"));
  self->scroller = linli_plain_scroller_new (box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lp_gate_part_new (LinliContext   *context,
                  LinliSelection *selection)
{
  LpGatePart *self = g_object_new (LP_TYPE_GATE_PART, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_gate_part_changed_cb), self, 0);
  lp_gate_part_load (self);

  return GTK_WIDGET (self);
}
