/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpHazardCard: a hazard on the board. Used again and again by its list view; shows what it is given. */

#include "lp-hazard-card.h"

#include <glib/gi18n-lib.h>

struct _LpHazardCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *place;
  GtkWidget *category;
  GtkWidget *chips;
};

G_DEFINE_FINAL_TYPE (LpHazardCard, lp_hazard_card, GTK_TYPE_WIDGET)

static void
lp_hazard_card_dispose (GObject *object)
{
  g_clear_pointer (&LP_HAZARD_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lp_hazard_card_parent_class)->dispose (object);
}

static void
lp_hazard_card_class_init (LpHazardCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_hazard_card_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_hazard_card_add_label (LpHazardCard *self,
                          const char   *style,
                          int           lines)
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
lp_hazard_card_init (LpHazardCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "finding");
  gtk_widget_set_margin_top (self->box, 3);
  gtk_widget_set_margin_bottom (self->box, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = lp_hazard_card_add_label (self, "heading", 2);
  self->place = lp_hazard_card_add_label (self, "linli-small", 1);
  self->category = lp_hazard_card_add_label (self, "dim-label", 1);
  gtk_widget_add_css_class (self->category, "linli-small");
  self->chips = linli_wrap_box_new (4, 4);
  gtk_box_append (GTK_BOX (self->box), self->chips);
}

GtkWidget *
lp_hazard_card_new (void)
{
  return g_object_new (LP_TYPE_HAZARD_CARD, NULL);
}

char *
lp_hazard_card_dup_due (LpHazard  *hazard,
                        LinliTone *tone)
{
  int days = 0;
  char *words;

  *tone = LINLI_TONE_NEUTRAL;
  if (!lp_hazard_is_open (hazard))
    return linli_moment_dup_words (hazard->closed_at);
  if (hazard->due_at == NULL)
    return g_strdup (_("No deadline"));
  words = linli_moment_dup_due (hazard->due_at, &days);
  *tone = days < 0 ? LINLI_TONE_ERROR : days <= 1 ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL;
  return words;
}

void
lp_hazard_card_show (LpHazardCard *self,
                     LpHazard     *hazard,
                     const char   *category)
{
  LinliTone tone;
  g_autofree char *title = lp_hazard_dup_title (hazard);
  g_autofree char *due = lp_hazard_card_dup_due (hazard, &tone);
  g_autofree char *recurrence = lp_hazard_dup_recurrence (hazard);
  const char *place = hazard->place != NULL ? hazard->place : _("No place yet");

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_label_set_text (GTK_LABEL (self->category), category);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), place);
  linli_wrap_box_clear (LINLI_WRAP_BOX (self->chips));
  linli_wrap_box_append (LINLI_WRAP_BOX (self->chips), linli_chip_new (due, tone));
  if (lp_hazard_is_major (hazard))
    linli_wrap_box_append (LINLI_WRAP_BOX (self->chips), linli_chip_new (_("Major"), LINLI_TONE_ERROR));
  if (recurrence != NULL)
    linli_wrap_box_append (LINLI_WRAP_BOX (self->chips), linli_chip_new (recurrence, LINLI_TONE_WARNING));
}
