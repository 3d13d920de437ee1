/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form for a lot. What it holds is freed with its window; nothing is written before it is kept. */

#include "lp-lot-dialog.h"

#include <glib/gi18n-lib.h>

#define N_NUMBERS 3

typedef struct {
  GtkWidget *over;
  LinliContext *context;
  LpLot *lot;
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *name;
  GtkWidget *kind;
  GtkWidget *outsiders;
  GtkWidget *note;
  GtkWidget *counted;
  GtkWidget *fault;
  GtkWidget *numbers[LP_BAYS_N_KINDS][N_NUMBERS];
  gboolean typed[LP_BAYS_N_KINDS]; /* whether what is free of a kind was typed: then it was counted today */
} LpLotDialog;

static void
lp_lot_dialog_free (gpointer data)
{
  LpLotDialog *self = data;

  g_object_unref (self->over);
  g_object_unref (self->context);
  g_clear_pointer (&self->lot, lp_lot_free);
  g_free (self);
}

static void
lp_lot_dialog_acted_cb (GObject      *store,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (GtkWidget) over = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (store), result, &error))
    linli_toast_show_error (over, _("The lot could not be saved"), error);
}

/* Writes it and closes. */
static void
lp_lot_dialog_act (LpLotDialog     *self,
                   const char      *title,
                   LinliActionFunc  func)
{
  linli_store_act_async (linli_context_get_store (self->context), title, func, g_steal_pointer (&self->lot), lp_lot_free, NULL,
                         lp_lot_dialog_acted_cb, g_object_ref (self->over));
  gtk_window_close (GTK_WINDOW (self->window));
}

/* Nothing is unknown, never 0. Full-width digits are digits. Returns whether it was a number or nothing. */
static gboolean
lp_lot_dialog_read_number (GtkWidget *entry,
                           int       *number)
{
  g_autofree char *text = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (entry)), -1, G_NORMALIZE_ALL_COMPOSE);
  guint64 value;

  *number = LP_BAYS_UNKNOWN;
  if (*g_strstrip (text) == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 99999, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static gboolean
lp_lot_dialog_read_numbers (LpLotDialog *self)
{
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    {
      int *numbers[N_NUMBERS] = { &self->lot->bays[i].total, &self->lot->bays[i].free_day, &self->lot->bays[i].free_night };

      for (guint j = 0; j < N_NUMBERS; j++)
        if (!lp_lot_dialog_read_number (self->numbers[i][j], numbers[j]))
          {
            gtk_widget_grab_focus (self->numbers[i][j]);
            return FALSE;
          }
    }
  return TRUE;
}

/* What was typed was counted today; the rest only when the user says so. */
static void
lp_lot_dialog_count (LpLotDialog *self)
{
  gboolean all = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->counted));
  g_autofree char *today = NULL;
  LinliDate date;

  linli_date_today (&date);
  today = linli_date_to_string (&date);
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    if (all || self->typed[i])
      lp_bays_count_on (&self->lot->bays[i], today);
}

static void
lp_lot_dialog_keep_cb (LpLotDialog *self)
{
  LpLot *lot = self->lot;
  const char *fault;

  g_free (lot->name);
  g_free (lot->note);
  lot->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  lot->note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  lot->kind = (LpLotKind) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  lot->outsiders = (LpOutsiders) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->outsiders));
  fault = lp_lot_dialog_read_numbers (self) ? lp_lot_find_fault (lot) : _("Bays are whole numbers; leave empty what was not counted");
  if (fault != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->fault), fault);
      gtk_widget_set_visible (self->fault, TRUE);
      return;
    }
  lp_lot_dialog_count (self);
  lp_lot_dialog_act (self, _("Parking lot saved"), lp_lot_save);
}

static void
lp_lot_dialog_remove_cb (LpLotDialog *self)
{
  lp_lot_dialog_act (self, _("Parking lot removed"), lp_lot_remove);
}

static void
lp_lot_dialog_typed_cb (GtkWidget   *entry,
                        LpLotDialog *self)
{
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    for (guint j = 1; j < N_NUMBERS; j++)
      if (self->numbers[i][j] == entry)
        self->typed[i] = TRUE;
}

static GtkWidget *
lp_lot_dialog_new_choice (guint         n,
                          const char *(*get_label) (int),
                          int           chosen)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, get_label ((int) i));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), (guint) chosen);
  return choice;
}

static const char *
lp_lot_dialog_get_kind (int kind)
{
  return lp_lot_get_kind_label ((LpLotKind) kind);
}

static const char *
lp_lot_dialog_get_outsiders (int outsiders)
{
  return lp_outsiders_get_label ((LpOutsiders) outsiders);
}

static void
lp_lot_dialog_attach (GtkGrid    *grid,
                      const char *words,
                      GtkWidget  *control,
                      int         row)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (control, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, control, 1, row, N_NUMBERS, 1);
}

static GtkWidget *
lp_lot_dialog_new_number (LpLotDialog *self,
                          LpBaysKind   kind,
                          guint        column,
                          const char  *heading)
{
  const LpBays *bays = &self->lot->bays[kind];
  const int numbers[N_NUMBERS] = { bays->total, bays->free_day, bays->free_night };
  g_autofree char *name = g_strdup_printf ("%s: %s", lp_bays_get_kind_label (kind), heading);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), C_("parking", "Not counted"));
  if (numbers[column] != LP_BAYS_UNKNOWN)
    {
      g_autofree char *text = g_strdup_printf ("%d", numbers[column]);

      gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (column > 0)
    g_signal_connect (entry, "changed", G_CALLBACK (lp_lot_dialog_typed_cb), self);
  return entry;
}

static void
lp_lot_dialog_add_numbers (LpLotDialog *self,
                           GtkGrid     *grid,
                           int          row)
{
  const char *headings[N_NUMBERS] = { C_("parking", "Bays"), C_("parking", "Free by day"), C_("parking", "Free at night") };

  for (guint i = 0; i < N_NUMBERS; i++)
    gtk_grid_attach (grid, gtk_label_new (headings[i]), (int) i + 1, row, 1, 1);
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    {
      GtkWidget *label = gtk_label_new (lp_bays_get_kind_label ((LpBaysKind) i));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (grid, label, 0, row + 1 + (int) i, 1, 1);
      for (guint j = 0; j < N_NUMBERS; j++)
        {
          self->numbers[i][j] = lp_lot_dialog_new_number (self, (LpBaysKind) i, j, headings[j]);
          gtk_grid_attach (grid, self->numbers[i][j], (int) j + 1, row + 1 + (int) i, 1, 1);
        }
    }
}

static GtkWidget *
lp_lot_dialog_new_foot (LpLotDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *keep = gtk_button_new_with_mnemonic (_("_Keep"));

  if (self->lot->id != 0)
    {
      GtkWidget *remove = gtk_button_new_with_mnemonic (C_("parking", "_Remove"));

      gtk_widget_add_css_class (remove, "destructive-action");
      g_signal_connect_swapped (remove, "clicked", G_CALLBACK (lp_lot_dialog_remove_cb), self);
      gtk_box_append (GTK_BOX (foot), remove);
    }
  gtk_widget_add_css_class (keep, "suggested-action");
  gtk_widget_set_hexpand (keep, TRUE);
  gtk_widget_set_halign (keep, GTK_ALIGN_END);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (lp_lot_dialog_keep_cb), self);
  gtk_box_append (GTK_BOX (foot), keep);
  return foot;
}

static GtkWidget *
lp_lot_dialog_new_content (LpLotDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *grid = gtk_grid_new ();

  self->name = gtk_entry_new ();
  self->note = gtk_entry_new ();
  self->kind = lp_lot_dialog_new_choice (LP_LOT_N_KINDS, lp_lot_dialog_get_kind, (int) self->lot->kind);
  self->outsiders = lp_lot_dialog_new_choice (LP_OUTSIDERS_N, lp_lot_dialog_get_outsiders, (int) self->lot->outsiders);
  self->counted = gtk_check_button_new_with_mnemonic (C_("parking", "All _counted today"));
  self->fault = gtk_label_new (NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name), self->lot->name);
  gtk_editable_set_text (GTK_EDITABLE (self->note), self->lot->note != NULL ? self->lot->note : "");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  lp_lot_dialog_attach (GTK_GRID (grid), _("Name"), self->name, 0);
  lp_lot_dialog_attach (GTK_GRID (grid), _("Kind"), self->kind, 1);
  lp_lot_dialog_attach (GTK_GRID (grid), C_("parking", "Outsiders"), self->outsiders, 2);
  lp_lot_dialog_attach (GTK_GRID (grid), _("Note"), self->note, 3);
  lp_lot_dialog_add_numbers (self, GTK_GRID (grid), 4);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), self->counted);
  gtk_box_append (GTK_BOX (box), self->fault);
  gtk_box_append (GTK_BOX (box), lp_lot_dialog_new_foot (self));
  gtk_widget_add_css_class (box, "linli-page-box");
  return box;
}

void
lp_lot_dialog_show (GtkWidget    *over,
                    LinliContext *context,
                    LpLot        *lot)
{
  LpLotDialog *self = g_new0 (LpLotDialog, 1);

  self->over = g_object_ref (over);
  self->context = g_object_ref (context);
  self->lot = lot;
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("parking", "Parking lot"), lp_lot_dialog_new_content (self), 620, 520);
  g_object_set_data_full (G_OBJECT (self->window), "lot", self, lp_lot_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->name);
}

void
lp_lot_dialog_show_new (GtkWidget      *window,
                        LinliContext   *context,
                        LinliSelection *selection,
                        gpointer        data)
{
  lp_lot_dialog_show (window, context, lp_lot_new ());
}
