/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Bays, hours and prices of a lot as forms. What they hold is freed with them. */

#include "lp-lot-forms.h"

#include <glib/gi18n-lib.h>

#include "lp-car-list.h"
#include "lp-parking-codes.h"

#define N_NUMBERS 3

typedef struct {
  GtkWidget *numbers[LP_BAYS_N_KINDS * N_NUMBERS];
  GtkWidget *counted;
  gboolean typed[LP_BAYS_N_KINDS][N_NUMBERS]; /* what was typed was counted today */
} LpBaysForm;

gboolean
lp_number_from_text (const char *text,
                     guint       most,
                     int        *number)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  guint64 value;

  *number = LP_BAYS_UNKNOWN;
  if (plain == NULL)
    return FALSE;
  if (*g_strstrip (plain) == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (plain, 10, 0, most, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

GtkWidget *
lp_entry_grid_new (const char * const  *rows,
                   const char * const  *columns,
                   const char          *empty,
                   GtkWidget          **entries)
{
  GtkWidget *grid = gtk_grid_new ();
  int n_columns = (int) g_strv_length ((char **) columns);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (int j = 0; j < n_columns; j++)
    gtk_grid_attach (GTK_GRID (grid), gtk_label_new (columns[j]), j + 1, 0, 1, 1);
  for (int i = 0; rows[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (rows[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (GTK_GRID (grid), label, 0, i + 1, 1, 1);
      for (int j = 0; j < n_columns; j++)
        {
          GtkWidget *entry = entries[i * n_columns + j] = gtk_entry_new ();
          g_autofree char *name = g_strdup_printf ("%s: %s", rows[i], columns[j]);

          gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
          gtk_widget_set_hexpand (entry, TRUE);
          gtk_entry_set_placeholder_text (GTK_ENTRY (entry), empty);
          gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
          gtk_grid_attach (GTK_GRID (grid), entry, j + 1, i + 1, 1, 1);
        }
    }
  return grid;
}

static void
lp_bays_form_typed_cb (GtkWidget *entry,
                       GtkWidget *form)
{
  LpBaysForm *self = g_object_get_data (G_OBJECT (form), "form");

  for (guint i = 0; i < LP_BAYS_N_KINDS * N_NUMBERS; i++)
    if (self->numbers[i] == entry)
      self->typed[i / N_NUMBERS][i % N_NUMBERS] = TRUE;
}

/* When day and night were counted; NULL when they never were. */
static char *
lp_bays_form_dup_counted (const LpLot *lot)
{
  LpBaysSum sum;

  lp_lot_sum (lot, &sum);
  if (sum.counted_on == NULL && sum.night_counted_on == NULL)
    return NULL;
  return g_strdup_printf (_("Counted by day: %s, by night: %s"), sum.counted_on != NULL ? sum.counted_on : C_("parking", "not counted"),
                          sum.night_counted_on != NULL ? sum.night_counted_on : C_("parking", "not counted"));
}

static void
lp_bays_form_show (LpBaysForm  *self,
                   const LpLot *lot)
{
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    {
      const int numbers[N_NUMBERS] = { lot->bays[i].total, lot->bays[i].free_day, lot->bays[i].free_night };

      for (guint j = 0; j < N_NUMBERS; j++)
        {
          g_autofree char *text = numbers[j] != LP_BAYS_UNKNOWN ? g_strdup_printf ("%d", numbers[j]) : NULL;

          if (text != NULL)
            gtk_editable_set_text (GTK_EDITABLE (self->numbers[i * N_NUMBERS + j]), text);
        }
    }
}

GtkWidget *
lp_bays_form_new (const LpLot *lot)
{
  const char * const columns[] = { C_("parking", "In all"), C_("parking", "Free by day"), C_("parking", "Free at night"), NULL };
  const char *rows[LP_BAYS_N_KINDS + 1] = { NULL };
  LpBaysForm *self = g_new0 (LpBaysForm, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *counted = lp_bays_form_dup_counted (lot);

  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    rows[i] = lp_bays_get_kind_label ((LpBaysKind) i);
  gtk_box_append (GTK_BOX (box), lp_entry_grid_new (rows, columns, C_("parking", "Not counted"), self->numbers));
  lp_bays_form_show (self, lot);
  g_object_set_data_full (G_OBJECT (box), "form", self, g_free);
  for (guint i = 0; i < LP_BAYS_N_KINDS * N_NUMBERS; i++)
    if (i % N_NUMBERS > 0)
      g_signal_connect (self->numbers[i], "changed", G_CALLBACK (lp_bays_form_typed_cb), box);
  self->counted = gtk_check_button_new_with_mnemonic (C_("parking", "All _counted today"));
  if (counted != NULL)
    {
      GtkWidget *label = gtk_label_new (counted);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), self->counted);
  return box;
}

/* What was typed was counted today; the rest only when the user says so. */
static void
lp_bays_form_count (LpBaysForm *self,
                    LpLot      *lot)
{
  gboolean all = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->counted));
  g_autofree char *today = NULL;
  LinliDate date;

  linli_date_today (&date);
  today = linli_date_to_string (&date);
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    {
      if (all || self->typed[i][1])
        lp_bays_count_on (&lot->bays[i], LP_PARK_DAY, today);
      if (all || self->typed[i][2])
        lp_bays_count_on (&lot->bays[i], LP_PARK_NIGHT, today);
    }
}

const char *
lp_bays_form_read (GtkWidget *form,
                   LpLot     *lot)
{
  LpBaysForm *self = g_object_get_data (G_OBJECT (form), "form");

  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    {
      int *numbers[N_NUMBERS] = { &lot->bays[i].total, &lot->bays[i].free_day, &lot->bays[i].free_night };

      for (guint j = 0; j < N_NUMBERS; j++)
        if (!lp_number_from_text (gtk_editable_get_text (GTK_EDITABLE (self->numbers[i * N_NUMBERS + j])), 99999, numbers[j]))
          {
            gtk_widget_grab_focus (self->numbers[i * N_NUMBERS + j]);
            return _("Bays are whole numbers; leave empty what was not counted");
          }
    }
  lp_bays_form_count (self, lot);
  return NULL;
}

typedef struct {
  GtkWidget *entries[LP_DAYS_N];
} LpHoursForm;

GtkWidget *
lp_hours_form_new (const LpLot *lot)
{
  LpHoursForm *self = g_new (LpHoursForm, 1);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "When it takes cars"), -1);
  for (guint i = 0; i < LP_DAYS_N; i++)
    {
      g_autofree char *text = lp_hours_to_text (&lot->hours[i]);

      self->entries[i] = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), text);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entries[i]), 26);
      gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new_for (lp_days_get_label ((LpDays) i), self->entries[i]));
    }
  g_object_set_data_full (G_OBJECT (list), "form", self, g_free);
  return list;
}

const char *
lp_hours_form_read (GtkWidget *form,
                    LpLot     *lot)
{
  LpHoursForm *self = g_object_get_data (G_OBJECT (form), "form");

  for (guint i = 0; i < LP_DAYS_N; i++)
    if (!lp_hours_from_text (gtk_editable_get_text (GTK_EDITABLE (self->entries[i])), &lot->hours[i]))
      {
        gtk_widget_grab_focus (self->entries[i]);
        return _("Hours are written as 8:00-22:00, “all day” or “closed”; leave empty what is not known");
      }
  return NULL;
}

typedef struct {
  GtkWidget *entries[LP_FEE_N_UNITS * LP_FEE_N_CARS];
} LpFeesForm;

GtkWidget *
lp_fees_form_new (const LpLot *lot)
{
  const char * const columns[] = { C_("parking", "First car"), C_("parking", "Second car"), C_("parking", "Third and more"), NULL };
  const char *rows[LP_FEE_N_UNITS + 1] = { NULL };
  LpFeesForm *self = g_new0 (LpFeesForm, 1);
  GtkWidget *grid;

  for (guint i = 0; i < LP_FEE_N_UNITS; i++)
    rows[i] = lp_fee_unit_get_label ((LpFeeUnit) i);
  grid = lp_entry_grid_new (rows, columns, C_("parking", "yuan"), self->entries);
  for (guint i = 0; i < G_N_ELEMENTS (self->entries); i++)
    {
      gint64 fen = lot->fen[i / LP_FEE_N_CARS][i % LP_FEE_N_CARS];
      g_autofree char *text = fen != LP_FEE_UNKNOWN ? lp_fen_to_text (fen) : NULL;

      if (text != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), text);
    }
  g_object_set_data_full (G_OBJECT (grid), "form", self, g_free);
  return grid;
}

const char *
lp_fees_form_read (GtkWidget *form,
                   LpLot     *lot)
{
  LpFeesForm *self = g_object_get_data (G_OBJECT (form), "form");

  for (guint i = 0; i < G_N_ELEMENTS (self->entries); i++)
    if (!lp_fen_from_text (gtk_editable_get_text (GTK_EDITABLE (self->entries[i])), &lot->fen[i / LP_FEE_N_CARS][i % LP_FEE_N_CARS]))
      {
        gtk_widget_grab_focus (self->entries[i]);
        return _("Prices are yuan, as 120 or 12.50; leave empty what is not known");
      }
  return NULL;
}
