/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliSheetCell: two lines of text in a frame: the room and the class of the theme, then who lives there. The home it shows belongs to the sheet, which outlives it. */

#include "config.h"

#include "linli-sheet-cell.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-map-legend.h"
#include "linli-sheet-paper-private.h"

/* A room number of so many characters is never cut short. */
#define ROOM_SHOWN 5

struct _LinliSheetCell {
  GtkWidget parent_instance;
  const LinliSheetHome *home;
  GtkWidget *room;
  GtkWidget *word; /* the class of the theme */
  GtkWidget *swatch;
  GtkWidget *head;
  GtkWidget *count;
  const LinliMapClass *item;
};

G_DEFINE_FINAL_TYPE (LinliSheetCell, linli_sheet_cell, GTK_TYPE_WIDGET)

static void
linli_sheet_cell_dispose (GObject *object)
{
  LinliSheetCell *self = LINLI_SHEET_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (linli_sheet_cell_parent_class)->dispose (object);
}

/* The colour of the class, thin enough for the text on it. */
static void
linli_sheet_cell_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  LinliSheetCell *self = LINLI_SHEET_CELL (widget);

  if (self->item != NULL)
    {
      gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
      GtkBorder padding;
      GskRoundedRect outline;
      graphene_rect_t bounds;
      GdkRGBA colour;

      gtk_style_context_get_padding (gtk_widget_get_style_context (widget), &padding);
      graphene_rect_init (&bounds, -padding.left, -padding.top, gtk_widget_get_width (widget) + padding.left + padding.right,
                          gtk_widget_get_height (widget) + padding.top + padding.bottom);
      linli_map_tint_get (self->item->tint, dark, &colour);
      colour.alpha = dark ? 0.22 : 0.16;
      gsk_rounded_rect_init_from_rect (&outline, &bounds, 6);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &colour, &bounds);
      gtk_snapshot_pop (snapshot);
    }
  GTK_WIDGET_CLASS (linli_sheet_cell_parent_class)->snapshot (widget, snapshot);
}

static void
linli_sheet_cell_class_init (LinliSheetCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_sheet_cell_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = linli_sheet_cell_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetcell");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

/* Returns the text at the start of the line. */
static GtkWidget *
linli_sheet_cell_add_line (LinliSheetCell *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), text);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return text;
}

static void
linli_sheet_cell_init (LinliSheetCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->room = linli_sheet_cell_add_line (self);
  self->head = linli_sheet_cell_add_line (self);
  self->word = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->word), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->word), 6);
  gtk_widget_add_css_class (self->word, "sheet-head");
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->room)), self->word);
  self->count = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->head)), self->count);
  gtk_widget_add_css_class (self->room, "sheet-room");
  gtk_widget_add_css_class (self->head, "sheet-head");
  gtk_widget_add_css_class (self->count, "sheet-count");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/* What a screen reader says. */
static void
linli_sheet_cell_name (LinliSheetCell *self)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *head = gtk_label_get_text (GTK_LABEL (self->head));

  g_string_append (name, self->home->room != NULL ? self->home->room : _("No room number"));
  g_string_append_printf (name, ", %s", head);
  if (self->home->n_people > 0)
    g_string_append_printf (name, ngettext (", %u person", ", %u people", self->home->n_people), self->home->n_people);
  if (self->item != NULL && strcmp (self->item->label, head) != 0)
    g_string_append_printf (name, ", %s", self->item->label);
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
  if (home->room == NULL || g_utf8_strlen (home->room, -1) <= ROOM_SHOWN) /* the word beside it gives way */
    gtk_label_set_ellipsize (GTK_LABEL (self->room), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_text (GTK_LABEL (self->head), masked != NULL ? masked : _linli_sheet_home_get_word (home));
  if (home->n_people > 0)
    {
      g_autofree char *count = g_strdup_printf (C_("people in a home", "%u"), home->n_people);

      gtk_label_set_text (GTK_LABEL (self->count), count);
    }
  if (_linli_sheet_home_is_vacant (home))
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
 * linli_sheet_cell_set_class:
 * @self: a cell
 * @item: (nullable): the class of the theme into which the home falls; belongs to the theme, which must outlive the cell
 *
 * Shows the class by a shape, the first characters of its label, and its colour behind the whole cell; all of the label is in the tooltip.
 */
void
linli_sheet_cell_set_class (LinliSheetCell      *self,
                            const LinliMapClass *item)
{
  if (self->item == item)
    return;
  self->item = item;
  g_clear_pointer (&self->swatch, gtk_widget_unparent);
  /* a home that is vacant says so already */
  gtk_label_set_text (GTK_LABEL (self->word),
                      item != NULL && strcmp (item->label, gtk_label_get_text (GTK_LABEL (self->head))) != 0 ? item->label : "");
  if (item != NULL)
    {
      self->swatch = linli_map_swatch_new (item->tint, item->mark);
      gtk_widget_insert_after (self->swatch, gtk_widget_get_parent (self->room), self->word);
    }
  linli_sheet_cell_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
