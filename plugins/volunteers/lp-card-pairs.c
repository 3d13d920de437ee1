/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who serves together, in the form of a card. What it holds is freed with its row; nothing is written before the card is kept. */

#include "lp-card-pairs.h"

#include <glib/gi18n-lib.h>

#include "lp-dialog.h"

typedef struct {
  LinliContext *context;
  gint64 own; /* card, 0 for a new one */
  GPtrArray *rows; /* of who is chosen, borrowed; each has its "card" */
  GtkWidget *expander;
  GtkWidget *fault;
} LpCardPairs;

static void
lp_card_pairs_free (gpointer data)
{
  LpCardPairs *self = data;

  g_object_unref (self->context);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static gint64
lp_card_pairs_get_card (GtkWidget *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), "card");
}

static void
lp_card_pairs_count (LpCardPairs *self)
{
  g_autofree char *words = self->rows->len == 0 ? g_strdup (_("Nobody yet; an old hand with a newcomer, a couple, neighbours"))
                           : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "with %u other where it can be", "with %u others where it can be", self->rows->len),
                                              self->rows->len);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander), words);
}

static void
lp_card_pairs_remove_cb (GtkWidget   *button,
                         LpCardPairs *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  g_ptr_array_remove (self->rows, row);
  adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), row);
  lp_card_pairs_count (self);
}

/* A card that cannot be read is left as it is: it is in the list, without its name. */
static void
lp_card_pairs_add (LpCardPairs *self,
                   gint64       card)
{
  g_autoptr (LpCard) other = lp_card_load (linli_context_get_database (self->context), card, NULL);
  g_autofree char *name = other != NULL && other->name != NULL ? linli_mask_name (other->name) : g_strdup ("—"), *label = NULL;
  GtkWidget *row = linli_plain_row_new (name, other != NULL && other->newcomer ? _("Newcomer") : NULL);
  GtkWidget *button = linli_button_new (C_("volunteers", "Remove"), NULL);

  label = g_strdup_printf ("%s: %s", C_("volunteers", "Remove"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (lp_card_pairs_remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "card", g_memdup2 (&card, sizeof card), g_free);
  g_ptr_array_add (self->rows, row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
  lp_card_pairs_count (self);
}

static gboolean
lp_card_pairs_has (LpCardPairs *self,
                   gint64       card)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (lp_card_pairs_get_card (g_ptr_array_index (self->rows, i)) == card)
      return TRUE;
  return FALSE;
}

static void
lp_card_pairs_found_cb (LinliRecordFinder *finder,
                        const char        *kind,
                        gint64             id,
                        const char        *title, /* masked */
                        LpCardPairs       *self)
{
  gint64 card = lp_card_find (linli_context_get_database (self->context), id);
  g_autofree char *words = card == 0 ? g_strdup_printf (_("%s has no volunteer's card"), title)
                           : card == self->own ? g_strdup (_("Nobody can be paired with themselves")) : NULL;

  gtk_label_set_text (GTK_LABEL (self->fault), words != NULL ? words : "");
  gtk_widget_set_visible (self->fault, words != NULL);
  linli_record_finder_clear (finder);
  if (words == NULL && !lp_card_pairs_has (self, card))
    lp_card_pairs_add (self, card);
}

static GtkWidget *
lp_card_pairs_new_finder (LpCardPairs *self)
{
  GtkWidget *finder, *row = lp_finder_row_new (self->context, C_("volunteers", "Serves together with"), "error", &finder, &self->fault);

  g_signal_connect (finder, "found", G_CALLBACK (lp_card_pairs_found_cb), self);
  return row;
}

GtkWidget *
lp_card_pairs_new (LinliContext *context,
                   const LpCard *card)
{
  LpCardPairs *self = g_new0 (LpCardPairs, 1);

  self->context = g_object_ref (context);
  self->own = card->id;
  self->rows = g_ptr_array_new ();
  self->expander = adw_expander_row_new ();
  g_object_set_data_full (G_OBJECT (self->expander), "pairs", self, lp_card_pairs_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), C_("volunteers", "Partners"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("volunteers", "Partners"), -1); /* for the list in it, which has none */
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), lp_card_pairs_new_finder (self));
  for (guint i = 0; i < card->pairs->len; i++)
    lp_card_pairs_add (self, g_array_index (card->pairs, gint64, i));
  lp_card_pairs_count (self);
  return self->expander;
}

void
lp_card_pairs_get (GtkWidget *pairs,
                   GArray    *cards)
{
  LpCardPairs *self = g_object_get_data (G_OBJECT (pairs), "pairs");

  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 card = lp_card_pairs_get_card (g_ptr_array_index (self->rows, i));

      g_array_append_val (cards, card);
    }
}
