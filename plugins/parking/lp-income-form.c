/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form for a note of what came in. Freed with its window; nothing is written before it is kept. */

#include "lp-income-form.h"

#include <glib/gi18n-lib.h>

#include "lp-agreement-store.h"
#include "lp-car-list.h"
#include "lp-parking-codes.h"

typedef struct {
  LinliForm *form;
  LinliContext *context;
  LpIncome *income;      /* as it is in the file, or new */
  GPtrArray *agreements; /* of LpAgreement: those of the lot that were signed */
  GtkWidget *month;
  GtkWidget *source;
  GtkWidget *yuan;
  GtkWidget *used_for;
  GtkWidget *note;
} LpIncomeForm;

static void
lp_income_form_free (gpointer data)
{
  LpIncomeForm *self = data;

  g_object_unref (self->context);
  g_object_unref (self->income);
  g_ptr_array_unref (self->agreements);
  g_free (self);
}

/* What was typed; NULL with a complaint for what cannot be. */
static LpIncome *
lp_income_form_read (LpIncomeForm *self)
{
  LpIncomeScope scope = { self->income->lot_id, 0 };
  g_autoptr (LpIncome) income = NULL;
  g_autofree char *today = lp_parking_dup_today ();
  guint source = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->source));
  const char *fault;

  if (source > 0)
    scope.agreement_id = ((LpAgreement *) g_ptr_array_index (self->agreements, source - 1))->id;
  income = lp_income_new (&scope);
  income->id = self->income->id;
  income->month = lp_month_from_text (gtk_editable_get_text (GTK_EDITABLE (self->month)));
  income->used_for = linli_form_dup_text (self->used_for);
  income->note = linli_form_dup_text (self->note);
  if (!lp_fen_from_text (gtk_editable_get_text (GTK_EDITABLE (self->yuan)), &income->fen))
    {
      linli_form_complain (self->form, _("The amount is not understood; write yuan as 120 or 120.50"), self->yuan);
      return NULL;
    }
  fault = lp_income_find_fault (income, today);
  if (fault == NULL)
    return g_steal_pointer (&income);
  linli_form_complain (self->form, fault, income->month != NULL && income->fen == LP_NOT_KNOWN ? self->yuan : self->month);
  return NULL;
}

static void
lp_income_form_keep_cb (LpIncomeForm *self)
{
  LpIncome *income = lp_income_form_read (self);

  if (income != NULL)
    linli_act_and_close (self->form->window, self->context, _("Income noted"), lp_income_save, income, g_object_unref);
}

/* Those about the lot that hold or held. */
static GPtrArray *
lp_income_form_list_agreements (LinliContext  *context,
                                gint64         lot_id,
                                GError       **error)
{
  g_autoptr (GPtrArray) all = lp_agreement_list (linli_context_get_database (context), error);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      const LpAgreement *agreement = g_ptr_array_index (all, i - 1);

      if (agreement->lot_id != lot_id || agreement->signed_on == NULL)
        g_ptr_array_remove_index (all, i - 1);
    }
  return g_steal_pointer (&all);
}

static void
lp_income_form_add_source (LpIncomeForm *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  guint chosen = 0;

  g_strv_builder_add (builder, C_("income", "Single uses"));
  for (guint i = 0; i < self->agreements->len; i++)
    {
      const LpAgreement *agreement = g_ptr_array_index (self->agreements, i);
      g_autofree char *label = g_strdup_printf ("%s %s", agreement->number != NULL ? agreement->number : "", agreement->guest);

      g_strv_builder_add (builder, label);
      if (agreement->id == self->income->agreement_id)
        chosen = i + 1;
    }
  labels = g_strv_builder_end (builder);
  self->source = linli_form_add_choice (self->form, C_("income", "Came in by"), (const char * const *) labels, chosen);
}

void
lp_income_form_show (GtkWidget    *over,
                     LinliContext *context,
                     LpIncome     *income)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *agreements = lp_income_form_list_agreements (context, income->lot_id, &error);
  g_autofree char *today = lp_parking_dup_today (), *month = g_strndup (today, strlen ("2026-10"));
  g_autofree char *yuan = income->fen != LP_NOT_KNOWN ? lp_fen_to_text (income->fen) : NULL;
  LpIncomeForm *self;

  if (agreements == NULL)
    {
      linli_toast_show_error (over, _("The agreements could not be read"), error);
      return;
    }
  self = g_new0 (LpIncomeForm, 1);
  self->form = linli_form_new (over, income->id != 0 ? C_("income", "A Note of Income") : C_("income", "Note an Income"), C_("income", "_Save"));
  self->context = g_object_ref (context);
  self->income = g_object_ref (income);
  self->agreements = agreements;
  self->month = linli_form_add_entry (self->form, C_("income", "Month (2026-10)"), income->month != NULL ? income->month : month);
  lp_income_form_add_source (self);
  self->yuan = linli_form_add_entry (self->form, C_("income", "How much (yuan)"), yuan);
  self->used_for = linli_form_add_entry (self->form, C_("income", "What it was used for"), income->used_for);
  self->note = linli_form_add_entry (self->form, _("Note"), income->note);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->used_for), C_("income", "Empty: not noted yet"));
  linli_form_show (self->form, G_CALLBACK (lp_income_form_keep_cb), self, lp_income_form_free);
  gtk_widget_grab_focus (self->yuan);
}
