/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBoardCard: a matter on a board. Used again and again by its list view; shows what it is given. */

#include "config.h"

#include "linli-board-card-private.h"

#include <glib/gi18n-lib.h>

#include "linli-board-item-private.h"
#include "linli-wrap-box.h"

struct _LinliBoardCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *place;
  GtkWidget *category;
  GtkWidget *chips;
};

G_DEFINE_FINAL_TYPE (LinliBoardCard, linli_board_card, GTK_TYPE_WIDGET)

static void
linli_board_card_dispose (GObject *object)
{
  g_clear_pointer (&LINLI_BOARD_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (linli_board_card_parent_class)->dispose (object);
}

static void
linli_board_card_class_init (LinliBoardCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_board_card_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
linli_board_card_add_label (LinliBoardCard *self,
                           const char    *style,
                           int            lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
linli_board_card_init (LinliBoardCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "finding");
  gtk_widget_set_margin_top (self->box, 3);
  gtk_widget_set_margin_bottom (self->box, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = linli_board_card_add_label (self, "heading", 2);
  self->place = linli_board_card_add_label (self, "linli-small", 1);
  self->category = linli_board_card_add_label (self, "dim-label", 2);
  gtk_widget_add_css_class (self->category, "linli-small");
  self->chips = linli_wrap_box_new (4, 4);
  gtk_box_append (GTK_BOX (self->box), self->chips);
}

GtkWidget *
_linli_board_card_new (void)
{
  return g_object_new (LINLI_TYPE_BOARD_CARD, NULL);
}

static void
linli_board_card_show_chips (LinliBoardCard *self,
                             LinliBoardItem *item,
                             const char     *due,
                             LinliTone       tone)
{
  LinliWrapBox *chips = LINLI_WRAP_BOX (self->chips);

  linli_wrap_box_clear (chips);
  linli_wrap_box_append (chips, linli_chip_new (due, tone));
  for (guint i = 0; i < item->chips->len; i++)
    {
      LinliBoardChip *chip = &g_array_index (item->chips, LinliBoardChip, i);

      linli_wrap_box_append (chips, linli_chip_new (chip->label, chip->tone));
    }
}

void
_linli_board_card_show (LinliBoardCard *self,
                        LinliBoardItem *item)
{
  LinliTone tone;
  g_autofree char *due = _linli_board_item_dup_due (item, &tone);
  g_autofree char *about = item->who != NULL ? g_strdup_printf ("%s · %s", item->category, item->who) : g_strdup (item->category);
  const char *place = item->place != NULL ? item->place : _("No place yet");
  g_autofree char *name = g_strjoin (", ", item->title, place, due, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), item->title);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_label_set_text (GTK_LABEL (self->category), about != NULL ? about : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), place);
  linli_board_card_show_chips (self, item, due, tone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
