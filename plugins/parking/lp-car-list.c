/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the dialogs of parking have in common. */

#include "lp-car-list.h"

#include <glib/gi18n-lib.h>

#include "lp-need-words.h"

typedef struct {
  GPtrArray *ticks; /* of GtkCheckButton, borrowed */
  GtkWidget *count;
  GtkWidget *rows;
} LpCarList;

static void
lp_car_list_free (gpointer data)
{
  LpCarList *self = data;

  g_ptr_array_unref (self->ticks);
  g_free (self);
}

static LpCarList *
lp_car_list_of (GtkWidget *list)
{
  return g_object_get_data (G_OBJECT (list), "cars");
}

guint
lp_car_list_count (GtkWidget *list)
{
  LpCarList *self = lp_car_list_of (list);
  guint n = 0;

  for (guint i = 0; i < self->ticks->len; i++)
    n += lp_car_list_is_ticked (list, i);
  return n;
}

static void
lp_car_list_update (GtkWidget *list)
{
  LpCarList *self = lp_car_list_of (list);
  g_autofree char *words = g_strdup_printf (_("%u of %u cars chosen"), lp_car_list_count (list), self->ticks->len);

  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_visible (self->rows, self->ticks->len > 0);
}

GtkWidget *
lp_car_list_new (const char *name)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  LpCarList *self = g_new0 (LpCarList, 1);

  self->ticks = g_ptr_array_new ();
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_add_css_class (self->count, "heading");
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (list), self->count);
  gtk_box_append (GTK_BOX (list), self->rows);
  g_object_set_data_full (G_OBJECT (list), "cars", self, lp_car_list_free);
  lp_car_list_update (list);
  return list;
}

void
lp_car_list_add (GtkWidget  *list,
                 const char *title,
                 const char *subtitle,
                 gboolean    ticked,
                 gboolean    can_be,
                 GtkWidget  *suffix)
{
  LpCarList *self = lp_car_list_of (list);
  GtkWidget *row = adw_action_row_new (), *tick = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), ticked);
  gtk_widget_set_sensitive (tick, can_be);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (lp_car_list_update), list);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  if (suffix != NULL)
    {
      gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
    }
  g_ptr_array_add (self->ticks, tick);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), row);
  lp_car_list_update (list);
}

void
lp_car_list_clear (GtkWidget *list)
{
  LpCarList *self = lp_car_list_of (list);
  GtkListBoxRow *row;

  g_ptr_array_set_size (self->ticks, 0);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rows), GTK_WIDGET (row));
  lp_car_list_update (list);
}

gboolean
lp_car_list_is_ticked (GtkWidget *list,
                       guint      n)
{
  LpCarList *self = lp_car_list_of (list);

  return gtk_check_button_get_active (g_ptr_array_index (self->ticks, n));
}

char *
lp_use_dup_title (const LpUse *use)
{
  g_autofree char *plate = use->plate != NULL ? linli_mask_plate (use->plate) : g_strdup (C_("parking", "Plate not known"));
  g_autofree char *home = use->address != NULL ? linli_mask_address (use->address) : NULL, *head = use->head != NULL ? linli_mask_name (use->head) : NULL;

  return g_strdup_printf ("%s · %s%s%s", plate, home != NULL ? home : C_("parking", "of no household"), head != NULL ? " " : "", head != NULL ? head : "");
}

char *
lp_use_dup_words (const LpUse *use)
{
  GString *words = g_string_new (lp_span_get_label (use->span));

  if (use->bays != LP_BAYS_PLAIN)
    g_string_append_printf (words, " · %s", lp_bays_get_kind_label (use->bays));
  g_string_append (words, " · ");
  if (use->since != NULL)
    g_string_append_printf (words, C_("parking", "since %s"), use->since);
  else
    g_string_append (words, C_("parking", "bay kept"));
  if (use->until != NULL)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, C_("parking", "until %s"), use->until);
    }
  if (use->fen != LP_NOT_KNOWN)
    {
      g_autofree char *price = lp_fen_dup_words (use->fen);

      g_string_append (words, " · ");
      g_string_append_printf (words, C_("parking", "%s a month"), price);
    }
  return g_string_free (words, FALSE);
}

char *
lp_parking_read_day (const char *text)
{
  LinliDate date;

  return linli_date_parse (text, &date, NULL) && linli_date_is_whole (&date) ? linli_date_to_string (&date) : NULL;
}

char *
lp_parking_dup_today (void)
{
  LinliDate date;

  linli_date_today (&date);
  return linli_date_to_string (&date);
}

GtkWidget *
lp_span_choice_new (LpParkWindow chosen)
{
  const char *labels[LP_SPAN_N + 1] = { NULL };
  GtkWidget *choice;

  for (guint i = 0; i < LP_SPAN_N; i++)
    labels[i] = lp_span_get_label (lp_span_nth (i));
  choice = gtk_drop_down_new_from_strings (labels);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), lp_span_get_position (chosen));
  return choice;
}

GtkWidget *
lp_rank_choice_new (LpPlanClass chosen)
{
  const char *labels[LP_RANK_N + 1] = { NULL };
  GtkWidget *choice;

  for (guint i = 0; i < LP_RANK_N; i++)
    labels[i] = lp_rank_get_label (lp_rank_nth (i));
  choice = gtk_drop_down_new_from_strings (labels);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), lp_rank_get_position (chosen));
  return choice;
}

GtkWidget *
lp_bays_choice_new (LpBaysKind chosen)
{
  const char *labels[LP_BAYS_N_KINDS + 1] = { NULL };
  GtkWidget *choice;

  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    labels[i] = lp_bays_get_kind_label ((LpBaysKind) i);
  choice = gtk_drop_down_new_from_strings (labels);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), (guint) chosen);
  return choice;
}

GtkWidget *
lp_parking_entry_new (const char *label,
                      const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  return row;
}

GtkWidget *
lp_parking_content_new (GtkWidget  *scrolled,
                        GtkWidget **fault,
                        GtkWidget  *button)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new (), *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (scrolled, "linli-page-box");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), scrolled);
  gtk_widget_set_vexpand (scroller, TRUE);
  *fault = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (*fault), 0);
  gtk_label_set_wrap (GTK_LABEL (*fault), TRUE);
  gtk_widget_set_hexpand (*fault, TRUE);
  gtk_widget_add_css_class (*fault, "error");
  linli_button_name_once (button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (foot), *fault);
  gtk_box_append (GTK_BOX (foot), button);
  gtk_widget_set_margin_start (foot, 18);
  gtk_widget_set_margin_end (foot, 18);
  gtk_widget_set_margin_top (foot, 9);
  gtk_widget_set_margin_bottom (foot, 12);
  gtk_box_append (GTK_BOX (content), scroller);
  gtk_box_append (GTK_BOX (content), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (content), foot);
  return content;
}

void
lp_parking_fault_show (GtkWidget  *fault,
                       const char *words)
{
  gtk_label_set_text (GTK_LABEL (fault), words);
}
