/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpRequestCard: a request on the board. Used again and again by its list view; shows what it is given. */

#include "lp-request-card.h"

#include <glib/gi18n-lib.h>

struct _LpRequestCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *place;
  GtkWidget *category;
  GtkWidget *chips;
};

G_DEFINE_FINAL_TYPE (LpRequestCard, lp_request_card, GTK_TYPE_WIDGET)

static void
lp_request_card_dispose (GObject *object)
{
  g_clear_pointer (&LP_REQUEST_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lp_request_card_parent_class)->dispose (object);
}

static void
lp_request_card_class_init (LpRequestCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_request_card_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_request_card_add_label (LpRequestCard *self,
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
lp_request_card_init (LpRequestCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "finding");
  gtk_widget_set_margin_top (self->box, 3);
  gtk_widget_set_margin_bottom (self->box, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = lp_request_card_add_label (self, "heading", 2);
  self->place = lp_request_card_add_label (self, "linli-small", 1);
  self->category = lp_request_card_add_label (self, "dim-label", 2);
  gtk_widget_add_css_class (self->category, "linli-small");
  self->chips = linli_wrap_box_new (4, 4);
  gtk_box_append (GTK_BOX (self->box), self->chips);
}

GtkWidget *
lp_request_card_new (void)
{
  return g_object_new (LP_TYPE_REQUEST_CARD, NULL);
}

char *
lp_request_card_dup_due (LpRequest *request,
                         LinliTone *tone)
{
  int days = 0;
  char *words;

  *tone = LINLI_TONE_NEUTRAL;
  if (!lp_request_is_open (request))
    return linli_moment_dup_words (request->closed_at);
  if (request->due_at == NULL)
    return g_strdup (_("No deadline"));
  words = linli_moment_dup_due (request->due_at, &days);
  *tone = days < 0 ? LINLI_TONE_ERROR : days <= 1 ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL;
  return words;
}

/* Who has it; why it waits and until when. */
static char *
lp_request_card_dup_who (LpRequest *request)
{
  if (request->waiting_for != NULL)
    {
      g_autofree char *why = linli_mask_numbers (request->waiting_for);

      return request->promised_on != NULL ? g_strdup_printf (_("%s; promised %s"), why, request->promised_on) : g_steal_pointer (&why);
    }
  return g_strdup (request->assignee != NULL ? request->assignee : _("With nobody yet"));
}

static void
lp_request_card_add_chips (LpRequestCard *self,
                           LpRequest     *request)
{
  LinliTone tone;
  g_autofree char *due = lp_request_card_dup_due (request, &tone);
  g_autofree char *again = request->n_again > 0 ? g_strdup_printf (_("done again: %u"), request->n_again) : NULL;
  g_autofree char *calls = request->n_to_call > 0 ? g_strdup_printf (_("to call back: %u"), request->n_to_call) : NULL;
  LinliWrapBox *chips = LINLI_WRAP_BOX (self->chips);

  linli_wrap_box_clear (chips);
  linli_wrap_box_append (chips, linli_chip_new (due, tone));
  if (g_strcmp0 (request->state, LP_REQUEST_RETURNED) == 0)
    linli_wrap_box_append (chips, linli_chip_new (C_("request", "Returned"), LINLI_TONE_WARNING));
  if (g_strcmp0 (request->urgency, "urgent") == 0 || g_strcmp0 (request->urgency, "critical") == 0)
    linli_wrap_box_append (chips, linli_chip_new (C_("request", "Urgent"), LINLI_TONE_ERROR));
  if (calls != NULL)
    linli_wrap_box_append (chips, linli_chip_new (calls, LINLI_TONE_ACCENT));
  if (again != NULL)
    linli_wrap_box_append (chips, linli_chip_new (again, LINLI_TONE_WARNING));
}

void
lp_request_card_show (LpRequestCard *self,
                      LpRequest     *request,
                      const char    *category)
{
  g_autofree char *title = lp_request_dup_title (request);
  g_autofree char *who = lp_request_card_dup_who (request);
  g_autofree char *about = g_strdup_printf ("%s · %s", category, who);
  const char *place = request->place != NULL ? request->place : _("No place yet");

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_label_set_text (GTK_LABEL (self->category), about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), place);
  lp_request_card_add_chips (self, request);
}
