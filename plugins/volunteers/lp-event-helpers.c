/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Volunteers in the details of an event: its shifts, how many of their places are taken and by whom. Made anew after each change; what it holds is
 * freed with its box. */

#include "lp-event-helpers.h"

#include <glib/gi18n-lib.h>

#include "lp-cell-dialog.h"
#include "lp-desk-part.h"
#include "lp-desk-week.h"
#include "lp-event-slot-store.h"
#include "lp-roster-facts.h"
#include "lp-slot-dialog.h"

#define USUAL_FROM (9 * 60)
#define USUAL_MINUTES 120

typedef struct {
  LinliContext *context;
  LinliSelection *selection;
  gint64 event_id;
  GtkWidget *list;
} LpEventHelpers;

static void
lp_event_helpers_free (gpointer data)
{
  LpEventHelpers *self = data;

  g_object_unref (self->context);
  g_object_unref (self->selection);
  g_free (self);
}

/* The hours of the event, from which the form starts. */
static void
lp_event_helpers_add_cb (GtkWidget      *button,
                         LpEventHelpers *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliOccasion) occasion = linli_occasion_find (self->context, self->event_id, &error);
  LpSlot slot = { .matter_id = self->event_id, .from = USUAL_FROM, .to = USUAL_FROM + USUAL_MINUTES, .minimum = 1, .ideal = 2 };

  if (error != NULL)
    {
      linli_act_show_error (button, error);
      return;
    }
  if (occasion != NULL)
    {
      slot.day = occasion->day;
      slot.from = occasion->from;
      slot.to = occasion->to > occasion->from && occasion->to <= occasion->from + LP_ROSTER_DAY ? occasion->to : occasion->from + USUAL_MINUTES;
      slot.place = occasion->place;
    }
  lp_slot_dialog_show (GTK_WIDGET (gtk_widget_get_root (button)), self->context, &slot);
}

static void
lp_event_helpers_people_cb (GtkWidget      *button,
                            LpEventHelpers *self)
{
  lp_cell_dialog_show (GTK_WIDGET (gtk_widget_get_root (button)), self->context, *(gint64 *) g_object_get_data (G_OBJECT (button), "slot"));
}

static void
lp_event_helpers_activated_cb (GtkListBox     *list,
                               GtkListBoxRow  *row,
                               LpEventHelpers *self)
{
  const char *day = g_object_get_data (G_OBJECT (row), "day");

  if (day != NULL)
    lp_desk_part_show_day (GTK_WIDGET (list), self->selection, day);
}

static GtkWidget *
lp_event_helpers_new_button (LpEventHelpers *self,
                             GtkWidget      *row,
                             const char     *label,
                             GCallback       clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "linli-inline");
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* "2 of 3 people, at least 2: 张*, 李*" */
static char *
lp_event_helpers_dup_people (LpEventHelpers *self,
                             const LpSlot   *slot)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (slot->cancelled)
    return g_strdup (C_("desk", "Does not take place"));
  if (slot->minimum < slot->ideal)
    g_string_printf (words, C_("desk", "%u of %d places filled, at least %d"), slot->duties->len, slot->ideal, slot->minimum);
  else
    g_string_printf (words, C_("desk", "%u of %d places filled"), slot->duties->len, slot->ideal);
  for (guint i = 0; i < slot->duties->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (slot->duties, i);
      g_autofree char *name = lp_desk_dup_name (self->context, duty->person_id, duty->name);

      g_string_append_printf (words, "%s%s", i == 0 ? C_("desk", ": ") : C_("desk", ", "), name);
    }
  if (!slot->published)
    g_string_append_printf (words, " · %s", C_("desk", "draft: nobody knows of it yet"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
lp_event_helpers_add_slot (LpEventHelpers *self,
                           const LpSlot   *slot)
{
  g_autofree char *title = lp_slot_dup_words (slot), *people = lp_event_helpers_dup_people (self, slot);
  GtkWidget *row = linli_plain_row_new (title, people), *button;
  int missing = lp_slot_count_missing (slot);
  g_autofree char *lacks = g_strdup_printf (C_("desk", "▲ %d missing"), missing);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  if (!slot->cancelled)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), linli_chip_new (missing > 0 ? lacks : C_("desk", "✓ enough"),
                                                                       missing > 0 ? LINLI_TONE_WARNING : LINLI_TONE_SUCCESS));
      button = lp_event_helpers_new_button (self, row, C_("desk", "Who Serves…"), G_CALLBACK (lp_event_helpers_people_cb));
      g_object_set_data_full (G_OBJECT (button), "slot", g_memdup2 (&slot->id, sizeof slot->id), g_free);
    }
  g_object_set_data_full (G_OBJECT (row), "day", g_strdup (slot->day), g_free);
  gtk_widget_set_tooltip_text (row, C_("desk", "Show that day in the roster"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* How many of all places are taken, and the button for more of them. */
static void
lp_event_helpers_add_sum (LpEventHelpers *self,
                          GPtrArray      *slots)
{
  guint n_filled = 0, n_slots = 0;
  int n_places = 0;
  g_autofree char *title = NULL;
  GtkWidget *row;

  for (guint i = 0; i < slots->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (slots, i);

      if (slot->cancelled)
        continue;
      n_slots++;
      n_filled += slot->duties->len;
      n_places += slot->ideal;
    }
  title = n_slots == 0 ? g_strdup (C_("desk", "No volunteers are asked for yet"))
                       : g_strdup_printf (C_("desk", "Volunteers: %u of %d places filled"), n_filled, n_places);
  row = linli_plain_row_new (title, n_slots == 0 ? C_("desk", "Which post, from when to when, how many: it becomes a shift of the roster.") : NULL);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  lp_event_helpers_new_button (self, row, C_("desk", "Ask for Volunteers…"), G_CALLBACK (lp_event_helpers_add_cb));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

GtkWidget *
lp_event_helpers_new (LinliContext   *context,
                      LinliSelection *selection,
                      const char     *kind,
                      gint64          id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  LpEventHelpers *self = g_new0 (LpEventHelpers, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = lp_event_slot_list (linli_context_get_database (context), id, &error);

  *self = (LpEventHelpers) { g_object_ref (context), g_object_ref (selection), id, linli_plain_list_add (box, C_("desk", "Volunteers for it")) };
  g_object_set_data_full (G_OBJECT (box), "details", self, lp_event_helpers_free);
  if (slots == NULL)
    {
      linli_trouble_add (self->list, _("The shifts could not be read"), error);
      return box;
    }
  g_signal_connect (self->list, "row-activated", G_CALLBACK (lp_event_helpers_activated_cb), self);
  lp_event_helpers_add_sum (self, slots);
  for (guint i = 0; i < slots->len; i++)
    lp_event_helpers_add_slot (self, g_ptr_array_index (slots, i));
  return box;
}
