/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliSheetCell: two lines of text in a frame. The home it shows belongs to the sheet, which outlives it. */

#include "config.h"

#include "linli-sheet-cell.h"

#include <glib/gi18n-lib.h>

struct _LinliSheetCell {
  GtkWidget parent_instance;
  const LinliSheetHome *home;
  GtkWidget *room;
  GtkWidget *mark;
  GtkWidget *head;
  GtkWidget *count;
  char *mark_label;
};

G_DEFINE_FINAL_TYPE (LinliSheetCell, linli_sheet_cell, GTK_TYPE_WIDGET)

static void
linli_sheet_cell_dispose (GObject *object)
{
  LinliSheetCell *self = LINLI_SHEET_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->mark_label, g_free);
  G_OBJECT_CLASS (linli_sheet_cell_parent_class)->dispose (object);
}

static void
linli_sheet_cell_class_init (LinliSheetCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_sheet_cell_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetcell");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static GtkWidget *
linli_sheet_cell_add_line (LinliSheetCell  *self,
                           GtkWidget      **start,
                           GtkWidget      **end)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  *start = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (*start), 0);
  gtk_widget_set_hexpand (*start, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (*start), PANGO_ELLIPSIZE_END);
  *end = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (line), *start);
  gtk_box_append (GTK_BOX (line), *end);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return line;
}

static void
linli_sheet_cell_init (LinliSheetCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  linli_sheet_cell_add_line (self, &self->room, &self->mark);
  linli_sheet_cell_add_line (self, &self->head, &self->count);
  gtk_widget_add_css_class (self->room, "sheet-room");
  gtk_widget_add_css_class (self->mark, "sheet-mark");
  gtk_widget_add_css_class (self->head, "sheet-head");
  gtk_widget_add_css_class (self->count, "sheet-count");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static const char *
linli_sheet_cell_get_word (const LinliSheetHome *home)
{
  const LinliKind *kind = linli_kind_lookup ("dwelling");

  if (g_strcmp0 (home->use, "residence") != 0)
    return linli_field_get_code_label (&kind->fields[linli_kind_find_field (kind, "use")], home->use);
  return home->household == 0 ? _("Vacant") : "";
}

/* What a screen reader says. */
static void
linli_sheet_cell_name (LinliSheetCell *self)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_string_append (name, self->home->room != NULL ? self->home->room : _("No room number"));
  g_string_append_printf (name, ", %s", gtk_label_get_text (GTK_LABEL (self->head)));
  if (self->home->n_people > 0)
    g_string_append_printf (name, ngettext (", %u person", ", %u people", self->home->n_people), self->home->n_people);
  if (self->mark_label != NULL)
    g_string_append_printf (name, ", %s", self->mark_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name->str);
}

/**
 * linli_sheet_cell_new:
 * @home: the dwelling; belongs to the sheet, which must outlive the cell
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
linli_sheet_cell_new (const LinliSheetHome *home)
{
  LinliSheetCell *self = g_object_new (LINLI_TYPE_SHEET_CELL, NULL);
  g_autofree char *masked = home->head != NULL ? linli_mask_name (home->head) : NULL;

  self->home = home;
  gtk_label_set_text (GTK_LABEL (self->room), home->room != NULL ? home->room : "—");
  gtk_label_set_text (GTK_LABEL (self->head), masked != NULL ? masked : linli_sheet_cell_get_word (home));
  if (home->n_people > 0)
    {
      g_autofree char *count = g_strdup_printf (C_("people in a home", "%u"), home->n_people);

      gtk_label_set_text (GTK_LABEL (self->count), count);
    }
  if (home->household == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "vacant");
  linli_sheet_cell_name (self);
  return GTK_WIDGET (self);
}

/**
 * linli_sheet_cell_get_home:
 * @self: a cell
 *
 * Returns: (transfer none): what it shows
 */
const LinliSheetHome *
linli_sheet_cell_get_home (LinliSheetCell *self)
{
  return self->home;
}

/**
 * linli_sheet_cell_set_selected:
 * @self: a cell
 * @selected: whether it is chosen
 */
void
linli_sheet_cell_set_selected (LinliSheetCell *self,
                               gboolean        selected)
{
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * linli_sheet_cell_set_mark:
 * @self: a cell
 * @glyph: (nullable): a shape, one character; %NULL takes the mark away
 * @colour: (nullable): its colour
 * @label: (nullable): what the mark means, for those who do not see it
 */
void
linli_sheet_cell_set_mark (LinliSheetCell *self,
                           const char     *glyph,
                           const GdkRGBA  *colour,
                           const char     *label)
{
  g_free (self->mark_label);
  self->mark_label = g_strdup (label);
  if (glyph != NULL)
    {
      g_autofree char *text = g_strdup_printf ("<span foreground=\"#%02x%02x%02x\">%s</span>", (guint) (colour->red * 255 + 0.5),
                                               (guint) (colour->green * 255 + 0.5), (guint) (colour->blue * 255 + 0.5), glyph);

      gtk_label_set_markup (GTK_LABEL (self->mark), text);
    }
  else
    gtk_label_set_text (GTK_LABEL (self->mark), "");
  linli_sheet_cell_name (self);
}
