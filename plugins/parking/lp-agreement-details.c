/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpAgreementDetails: what is special to an agreement, in the details pane: both contacts, the votes, the terms, the cars. Made anew after each
 * change; asks a few indexed questions. */

#include "lp-agreement-details.h"

#include <glib/gi18n-lib.h>

#include "lp-agreement-dialog.h"
#include "lp-consent-store.h"
#include "lp-gate-paper.h"
#include "lp-income-dialog.h"
#include "lp-parking-codes.h"
#include "lp-vote.h"

#define LP_TYPE_AGREEMENT_DETAILS (lp_agreement_details_get_type ())
G_DECLARE_FINAL_TYPE (LpAgreementDetails, lp_agreement_details, LP, AGREEMENT_DETAILS, GtkWidget)

struct _LpAgreementDetails
{
  GtkWidget parent_instance;

  LinliContext *context;
  LpAgreement *agreement;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LpAgreementDetails, lp_agreement_details, GTK_TYPE_WIDGET)

static void
lp_agreement_details_dispose (GObject *object)
{
  LpAgreementDetails *self = LP_AGREEMENT_DETAILS (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->agreement, lp_agreement_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_agreement_details_parent_class)->dispose (object);
}

static void
lp_agreement_details_class_init (LpAgreementDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_agreement_details_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_agreement_details_init (LpAgreementDetails *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("agreement", "Parking agreement"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

static GtkWidget *
lp_agreement_details_add_row (LpAgreementDetails *self,
                              const char         *title,
                              const char         *subtitle)
{
  GtkWidget *row = linli_plain_row_new (title, subtitle);

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static void
lp_agreement_details_add_button (LpAgreementDetails *self,
                                 GtkWidget          *row,
                                 const char         *label,
                                 GCallback           clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
lp_agreement_details_get_window (LpAgreementDetails *self)
{
  return GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* As it is now, for a form that outlives the pane; NULL with a notice. */
static LpAgreement *
lp_agreement_details_load (LpAgreementDetails *self)
{
  g_autoptr (GError) error = NULL;
  LpAgreement *agreement = lp_agreement_load (linli_context_get_database (self->context), self->agreement->id, &error);

  if (agreement == NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The agreement could not be read"), error);
  return agreement;
}

static void
lp_agreement_details_terms_cb (LpAgreementDetails *self)
{
  LpAgreement *agreement = lp_agreement_details_load (self);

  if (agreement != NULL)
    lp_agreement_dialog_show (lp_agreement_details_get_window (self), self->context, agreement);
}

static void
lp_agreement_details_renew_cb (LpAgreementDetails *self)
{
  LpAgreement *agreement = lp_agreement_details_load (self);

  if (agreement != NULL)
    lp_agreement_renew_dialog_show (lp_agreement_details_get_window (self), self->context, agreement);
}

static void
lp_agreement_details_vote_cb (LpAgreementDetails *self)
{
  lp_vote_dialog_show (lp_agreement_details_get_window (self), self->context, self->agreement);
}

static void
lp_agreement_details_list_cb (LpAgreementDetails *self)
{
  lp_gate_paper_show (GTK_WIDGET (self), self->context, self->agreement->lot_id);
}

static gboolean
lp_agreement_details_is_in_force (LpAgreementDetails *self)
{
  return g_str_equal (self->agreement->state, LP_AGREEMENT_IN_FORCE);
}

static gboolean
lp_agreement_details_is_over (LpAgreementDetails *self)
{
  return g_str_equal (self->agreement->state, LP_AGREEMENT_ENDED) || g_str_equal (self->agreement->state, LP_AGREEMENT_FAILED);
}

/* The heads of micro-grids hang out with name and phone in the compound: they are not masked. */
static void
lp_agreement_details_add_contact (LpAgreementDetails *self,
                                  const char         *side,
                                  const char         *name,
                                  const char         *phone)
{
  g_autofree char *words = name != NULL && phone != NULL ? g_strdup_printf ("%s  %s", name, phone) : g_strdup (name != NULL ? name : phone);

  lp_agreement_details_add_row (self, side, words != NULL ? words : _("Nobody speaks for it yet"));
}

static void
lp_agreement_details_add_terms (LpAgreementDetails *self)
{
  const LpAgreement *it = self->agreement;
  g_autofree char *period = it->starts_on != NULL && it->ends_on != NULL ? g_strdup_printf (_("%s to %s"), it->starts_on, it->ends_on)
                                                                         : g_strdup (_("First and last day are open"));
  g_autofree char *bays = it->bays != LP_AGREEMENT_OPEN_NUMBER ? g_strdup_printf (ngettext ("%d bay", "%d bays", (gulong) it->bays), it->bays)
                                                               : g_strdup (_("number of bays open"));
  g_autofree char *yuan = it->fen != LP_AGREEMENT_OPEN_NUMBER ? lp_fen_to_text (it->fen) : NULL;
  g_autofree char *price = yuan != NULL ? g_strdup_printf (_("%s yuan a month"), yuan) : g_strdup (_("price open"));
  g_autofree char *words = g_strdup_printf ("%s · %s · %s%s%s", bays, lp_span_get_label (lp_span_from_code (it->span)), price,
                                            it->terms != NULL ? " · " : "", it->terms != NULL ? it->terms : "");
  GtkWidget *row = lp_agreement_details_add_row (self, period, words);

  if (lp_agreement_details_is_in_force (self))
    lp_agreement_details_add_button (self, row, _("Extend…"), G_CALLBACK (lp_agreement_details_renew_cb));
  else if (!lp_agreement_details_is_over (self))
    lp_agreement_details_add_button (self, row, _("Terms…"), G_CALLBACK (lp_agreement_details_terms_cb));
}

static void
lp_agreement_details_add_vote (LpAgreementDetails *self,
                               const LpVote       *vote)
{
  g_autofree char *title = g_strdup_printf (_("%s: %d of %d for it"), vote->compound != NULL ? vote->compound : _("Residents"), vote->votes_for,
                                            vote->entitled);
  g_autofree char *counts = g_strdup_printf (_("%d against, %d neither, %d not heard"), vote->votes_against, vote->abstained,
                                             vote->entitled - vote->votes_for - vote->votes_against - vote->abstained);
  g_autofree char *words = g_strdup_printf ("%s · %s · %s%s%s", vote->held_on, lp_vote_get_way_label (vote->way), counts, vote->words != NULL ? " · " : "",
                                            vote->words != NULL ? vote->words : "");

  lp_agreement_details_add_row (self, title, words);
}

/* How many must be for it, or why nobody knows. */
static char *
lp_agreement_details_dup_needed (LpAgreementDetails *self)
{
  g_autoptr (GError) error = NULL;
  int consent;

  if (self->agreement->host_id == 0)
    return g_strdup (_("Nobody has to be asked: it is nobody's lot"));
  if (!lp_consent_load (linli_context_get_database (self->context), &consent, &error))
    return linli_error_dup_words (error);
  return g_strdup_printf (_("%d of a hundred households of %s have to be for it"), consent,
                          self->agreement->host != NULL ? self->agreement->host : self->agreement->lot);
}

static void
lp_agreement_details_add_votes (LpAgreementDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) votes = lp_vote_list (linli_context_get_database (self->context), self->agreement->id, &error);
  g_autofree char *needed = lp_agreement_details_dup_needed (self);
  GtkWidget *row;

  if (votes == NULL)
    linli_trouble_add (self->list, _("The votes could not be read"), error);
  for (guint i = 0; votes != NULL && i < votes->len; i++)
    lp_agreement_details_add_vote (self, g_ptr_array_index (votes, i));
  if (lp_agreement_details_is_over (self))
    return;
  row = lp_agreement_details_add_row (self, _("What the residents say"), needed);
  lp_agreement_details_add_button (self, row, _("Note a Vote…"), G_CALLBACK (lp_agreement_details_vote_cb));
}

static void
lp_agreement_details_add_cars (LpAgreementDetails *self)
{
  const LpAgreement *it = self->agreement;
  g_autofree char *kept = g_strdup_printf (ngettext ("A bay is kept for %u car", "Bays are kept for %u cars", it->n_kept), it->n_kept);
  g_autofree char *parked = g_strdup_printf (ngettext ("%u car parks there", "%u cars park there", it->n_parked), it->n_parked);
  GtkWidget *row = lp_agreement_details_add_row (self, lp_agreement_details_is_in_force (self) ? parked : kept, it->lot);

  if (lp_agreement_details_is_in_force (self))
    lp_agreement_details_add_button (self, row, _("Guard's List"), G_CALLBACK (lp_agreement_details_list_cb));
}

/* What it brought; before it is signed it brings nothing. */
static void
lp_agreement_details_add_income (LpAgreementDetails *self)
{
  LpIncomeScope scope = { self->agreement->lot_id, self->agreement->id };
  g_autofree char *name = g_strdup_printf ("%s · %s", self->agreement->lot, self->agreement->guest);

  if (self->agreement->signed_on != NULL)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_income_row_new (self->context, &scope, name));
}

GtkWidget *
lp_agreement_details_new (LinliContext   *context,
                          LinliSelection *selection,
                          const char     *kind,
                          gint64          id)
{
  g_autoptr (GError) error = NULL;
  LpAgreement *agreement = lp_agreement_load (linli_context_get_database (context), id, &error);
  LpAgreementDetails *self;

  if (agreement == NULL && g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
    return NULL; /* removed meanwhile */
  self = g_object_new (LP_TYPE_AGREEMENT_DETAILS, NULL);
  self->context = g_object_ref (context);
  self->agreement = agreement;
  if (agreement == NULL)
    {
      linli_trouble_add (self->list, _("The agreement could not be read"), error);
      return GTK_WIDGET (self);
    }
  lp_agreement_details_add_cars (self);
  lp_agreement_details_add_income (self);
  lp_agreement_details_add_contact (self, agreement->host != NULL ? agreement->host : agreement->lot, agreement->host_name, agreement->host_phone);
  lp_agreement_details_add_contact (self, agreement->guest, agreement->guest_name, agreement->guest_phone);
  lp_agreement_details_add_terms (self);
  lp_agreement_details_add_votes (self);
  return GTK_WIDGET (self);
}
