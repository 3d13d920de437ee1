/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The columns of a ledger, in the form in which an office adapts it: whether each is on paper and in spreadsheets, and where it stands. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-paper-template-dialog-private.h"
#include "linli-plain.h"

typedef struct {
  guint column;
  GtkWidget *row, *paper, *sheet;
} LinliPaperTemplateColumn;

struct _LinliPaperTemplateColumns {
  LinliForm *form;
  LinliLedger *ledger;
  char *old;             /* (nullable): how they stood */
  GPtrArray *lines;      /* of LinliPaperTemplateColumn, in their order */
  int above;             /* rows of the form above them */
};

static LinliPaperTemplateColumn *
linli_paper_template_columns_get (LinliPaperTemplateColumns *self,
                                  guint                      place)
{
  return g_ptr_array_index (self->lines, place);
}

/* It is seen where it will stand, one place on, of which the list knows later. */
static void
linli_paper_template_columns_scroll (LinliPaperTemplateColumns *self,
                                     guint                      place,
                                     int                        step)
{
  GtkWidget *row = linli_paper_template_columns_get (self, place)->row, *other = linli_paper_template_columns_get (self, place + step)->row;
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (GTK_LIST_BOX (self->form->list));
  graphene_rect_t box;
  double y;

  if (adjustment == NULL || !gtk_widget_compute_bounds (row, self->form->list, &box))
    return;
  y = box.origin.y + step * gtk_widget_get_height (other);
  gtk_adjustment_clamp_page (adjustment, y, y + box.size.height);
}

/* The line goes one place on, and what had the focus in it keeps that. */
static void
linli_paper_template_columns_move (LinliPaperTemplateColumns *self,
                                   guint                      place,
                                   int                        step)
{
  LinliPaperTemplateColumn *line = linli_paper_template_columns_get (self, place);
  GtkRoot *root = gtk_widget_get_root (line->row);
  GtkWidget *focus = gtk_root_get_focus (root);
  int to = (int) place + step;

  if (to < 0 || to >= (int) self->lines->len)
    {
      gtk_widget_error_bell (line->row);
      return;
    }
  linli_paper_template_columns_scroll (self, place, step);
  g_ptr_array_insert (self->lines, to, g_ptr_array_steal_index (self->lines, place));
  g_object_ref (line->row);
  gtk_list_box_remove (GTK_LIST_BOX (self->form->list), line->row);
  gtk_list_box_insert (GTK_LIST_BOX (self->form->list), line->row, self->above + to);
  g_object_unref (line->row);
  gtk_widget_grab_focus (focus != NULL && gtk_widget_is_ancestor (focus, line->row) ? focus : line->paper);
}

static int
linli_paper_template_columns_find (LinliPaperTemplateColumns *self,
                                   GtkWidget                 *inside)
{
  for (guint i = 0; inside != NULL && i < self->lines->len; i++)
    if (gtk_widget_is_ancestor (inside, linli_paper_template_columns_get (self, i)->row))
      return (int) i;
  return -1;
}

static void
linli_paper_template_columns_moved_cb (GtkWidget                 *button,
                                       LinliPaperTemplateColumns *self)
{
  int place = linli_paper_template_columns_find (self, button);

  if (place >= 0)
    linli_paper_template_columns_move (self, (guint) place, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step")));
}

static gboolean
linli_paper_template_columns_key_cb (GtkEventControllerKey     *controller,
                                     guint                      key,
                                     guint                      code,
                                     GdkModifierType            state,
                                     LinliPaperTemplateColumns *self)
{
  int place = linli_paper_template_columns_find (self, gtk_root_get_focus (gtk_widget_get_root (self->form->list)));
  int step = key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : 0;

  if (step == 0 || place < 0 || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  linli_paper_template_columns_move (self, (guint) place, step);
  return GDK_EVENT_STOP;
}

static void
linli_paper_template_columns_add_move (LinliPaperTemplateColumns *self,
                                       GtkWidget                 *row,
                                       const char                *icon,
                                       const char                *label,
                                       int                        step)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE); /* there is a key for it: with Tab two stops a row are enough */
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect (button, "clicked", G_CALLBACK (linli_paper_template_columns_moved_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Its name says of which column it is, for who does not see the row. */
static GtkWidget *
linli_paper_template_columns_add_check (GtkWidget  *row,
                                        const char *words,
                                        const char *title,
                                        gboolean    is_on)
{
  GtkWidget *check = gtk_check_button_new_with_label (words);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), title, words);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_on);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  return check;
}

static void
linli_paper_template_columns_add (LinliPaperTemplateColumns *self,
                                  const LinliLedgerPlace    *place)
{
  LinliPaperTemplateColumn *line = g_new0 (LinliPaperTemplateColumn, 1);
  const char *title = linli_ledger_get_column (self->ledger, place->column)->title;

  line->column = place->column;
  line->row = linli_plain_row_new (title, NULL);
  gtk_widget_set_focusable (line->row, FALSE);
  line->paper = linli_paper_template_columns_add_check (line->row, C_("column", "On paper"), title, place->on_paper);
  line->sheet = linli_paper_template_columns_add_check (line->row, C_("column", "In spreadsheets"), title, place->in_sheet);
  linli_paper_template_columns_add_move (self, line->row, "go-up-symbolic", C_("column", "Earlier (Alt+Up)"), -1);
  linli_paper_template_columns_add_move (self, line->row, "go-down-symbolic", C_("column", "Later (Alt+Down)"), 1);
  g_ptr_array_add (self->lines, line);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), line->row);
}

LinliPaperTemplateColumns *
_linli_paper_template_columns_new (LinliForm   *form,
                                   LinliLedger *ledger,
                                   const char  *columns)
{
  LinliPaperTemplateColumns *self = g_new0 (LinliPaperTemplateColumns, 1);
  g_autoptr (GArray) places = _linli_ledger_arrange (ledger, columns);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->form = form;
  self->ledger = g_object_ref (ledger);
  self->old = g_strdup (columns);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  gtk_list_box_append (GTK_LIST_BOX (form->list),
                       linli_plain_row_new (C_("column", "Columns"), _("Which are printed, which are exported; Alt+Up and Alt+Down move one. Of what stands above, "
                                                                       "spreadsheets take the title, who signs, and A3.")));
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (form->list), self->above) != NULL)
    self->above++;
  for (guint i = 0; i < places->len; i++)
    linli_paper_template_columns_add (self, &g_array_index (places, LinliLedgerPlace, i));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (linli_paper_template_columns_key_cb), self);
  gtk_widget_add_controller (form->list, keys);
  return self;
}

void
_linli_paper_template_columns_free (LinliPaperTemplateColumns *self)
{
  g_object_unref (self->ledger);
  g_free (self->old);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

gboolean
_linli_paper_template_columns_read (LinliPaperTemplateColumns  *self,
                                    char                      **columns)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (LinliLedgerPlace));
  gboolean on_paper = FALSE, in_sheet = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const LinliPaperTemplateColumn *line = linli_paper_template_columns_get (self, i);
      LinliLedgerPlace place = { line->column, gtk_check_button_get_active (GTK_CHECK_BUTTON (line->paper)),
                                 gtk_check_button_get_active (GTK_CHECK_BUTTON (line->sheet)) };

      on_paper = on_paper || place.on_paper;
      in_sheet = in_sheet || place.in_sheet;
      g_array_append_val (places, place);
    }
  if (!on_paper || !in_sheet)
    {
      const LinliPaperTemplateColumn *first = linli_paper_template_columns_get (self, 0);

      linli_form_complain (self->form, on_paper ? _("No column is left in spreadsheets") : _("No column is left on paper"), on_paper ? first->sheet : first->paper);
      return FALSE;
    }
  *columns = _linli_ledger_dup_arrangement (self->ledger, places, self->old);
  return TRUE;
}
