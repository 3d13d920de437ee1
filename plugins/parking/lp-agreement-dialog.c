/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The forms of an agreement: its terms, and until when it goes on. Freed with their windows; nothing is written before it is kept. */

#include "lp-agreement-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-lot-store.h"
#include "lp-parking-codes.h"

typedef struct {
  LinliForm *form;
  LinliContext *context;
  LpAgreement *agreement; /* gone once it is being stored */
  GPtrArray *lots;        /* (nullable): of LpLot, where one is to be chosen */
  GPtrArray *compounds;   /* (nullable): of LinliRecord */
  GtkWidget *lot;
  GtkWidget *guest;
  GtkWidget *people[4]; /* name and phone of the host's contact, then of the guest's */
  GtkWidget *bays;
  GtkWidget *span;
  GtkWidget *price;
  GtkWidget *starts_on;
  GtkWidget *ends_on;
  GtkWidget *remind;
  GtkWidget *terms;
} LpAgreementDialog;

static void
lp_agreement_dialog_free (gpointer data)
{
  LpAgreementDialog *self = data;

  g_clear_object (&self->context);
  g_clear_pointer (&self->agreement, lp_agreement_free);
  g_clear_pointer (&self->lots, g_ptr_array_unref);
  g_clear_pointer (&self->compounds, g_ptr_array_unref);
  g_free (self);
}

static void
lp_agreement_dialog_take (char **text,
                          char  *value)
{
  g_free (*text);
  *text = value;
}

static gboolean
lp_agreement_dialog_read_price (LpAgreementDialog *self)
{
  g_autofree char *text = linli_form_dup_text (self->price);
  gint64 fen = LP_NOT_KNOWN;

  if (!lp_fen_from_text (text != NULL ? text : "", &fen))
    {
      linli_form_complain (self->form, _("The price is not understood; write yuan as 120 or 120.50"), self->price);
      return FALSE;
    }
  self->agreement->fen = (int) fen;
  return TRUE;
}

/* What was typed; FALSE with a complaint for what cannot be. */
static gboolean
lp_agreement_dialog_read (LpAgreementDialog *self)
{
  LpAgreement *it = self->agreement;
  char **people[] = { &it->host_name, &it->host_phone, &it->guest_name, &it->guest_phone };
  char *starts_on = NULL, *ends_on = NULL;
  const char *fault;

  if (!linli_form_read_number (self->form, self->bays, LP_AGREEMENT_OPEN_NUMBER, &it->bays) || !lp_agreement_dialog_read_price (self) ||
      !linli_form_read_number (self->form, self->remind, it->remind_days, &it->remind_days) ||
      !linli_form_read_day (self->form, self->starts_on, &starts_on))
    return FALSE;
  lp_agreement_dialog_take (&it->starts_on, starts_on);
  if (!linli_form_read_day (self->form, self->ends_on, &ends_on))
    return FALSE;
  lp_agreement_dialog_take (&it->ends_on, ends_on);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    lp_agreement_dialog_take (people[i], linli_form_dup_text (self->people[i]));
  lp_agreement_dialog_take (&it->terms, linli_form_dup_text (self->terms));
  lp_agreement_dialog_take (&it->span, g_strdup (lp_span_get_code (lp_span_nth (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->span))))));
  fault = lp_agreement_find_fault (it);
  if (fault != NULL)
    linli_form_complain (self->form, fault, NULL);
  return fault == NULL;
}

static void
lp_agreement_dialog_keep_cb (LpAgreementDialog *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_AGREEMENT_KIND);

  if (self->agreement == NULL || kind == NULL || !lp_agreement_dialog_read (self))
    return;
  if (self->agreement->id != 0)
    linli_act_and_close (self->form->window, self->context, _("Terms of an agreement"), lp_agreement_save, g_steal_pointer (&self->agreement),
                         lp_agreement_free);
  else
    linli_act_and_close (self->form->window, self->context, _("A parking agreement"), lp_agreement_open,
                         lp_agreement_deed_new (kind, g_steal_pointer (&self->agreement)), lp_agreement_deed_free);
}

static void
lp_agreement_dialog_add_people (LpAgreementDialog *self)
{
  const LpAgreement *it = self->agreement;
  const char *host = it->host != NULL ? it->host : it->lot;
  const struct {
    const char *title;
    const char *side;
    const char *text;
  } people[] = {
    { _("Who speaks for %s"), host, it->host_name },
    { _("Phone at %s"), host, it->host_phone },
    { _("Who speaks for %s"), it->guest, it->guest_name },
    { _("Phone at %s"), it->guest, it->guest_phone },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (GString) title = g_string_new (people[i].title);

      g_string_replace (title, "%s", people[i].side, 1);
      self->people[i] = linli_form_add_entry (self->form, title->str, people[i].text);
    }
}

static void
lp_agreement_dialog_fill (LpAgreementDialog *self)
{
  const LpAgreement *it = self->agreement;
  g_autofree char *bays = it->bays != LP_AGREEMENT_OPEN_NUMBER ? g_strdup_printf ("%d", it->bays) : NULL;
  g_autofree char *price = it->fen != LP_AGREEMENT_OPEN_NUMBER ? lp_fen_to_text (it->fen) : NULL;
  g_autofree char *remind = g_strdup_printf ("%d", it->remind_days);
  const char *spans[LP_SPAN_N + 1] = { NULL };

  for (guint i = 0; i < LP_SPAN_N; i++)
    spans[i] = lp_span_get_label (lp_span_nth (i));
  self->bays = linli_form_add_entry (self->form, C_("agreement", "Bays at most"), bays);
  self->span = linli_form_add_choice (self->form, C_("agreement", "When"), spans, lp_span_get_position (lp_span_from_code (it->span)));
  self->price = linli_form_add_entry (self->form, C_("agreement", "Yuan a month and car"), price);
  self->starts_on = linli_form_add_entry (self->form, C_("agreement", "First day (2026-12-31)"), it->starts_on);
  self->ends_on = linli_form_add_entry (self->form, C_("agreement", "Last day (2027-12-31)"), it->ends_on);
  self->remind = linli_form_add_entry (self->form, C_("agreement", "Days before the end to be reminded"), remind);
  self->terms = linli_form_add_entry (self->form, C_("agreement", "What else was agreed on"), it->terms);
}

void
lp_agreement_dialog_show (GtkWidget    *window,
                          LinliContext *context,
                          LpAgreement  *agreement)
{
  LpAgreementDialog *self = g_new0 (LpAgreementDialog, 1);
  g_autofree char *title = g_strdup_printf (_("Cars of %s park at %s"), agreement->guest, agreement->lot);

  self->form = linli_form_new (window, title, agreement->id != 0 ? _("_Save") : _("_Start Talks"));
  self->context = g_object_ref (context);
  self->agreement = agreement;
  lp_agreement_dialog_add_people (self);
  lp_agreement_dialog_fill (self);
  linli_form_show (self->form, G_CALLBACK (lp_agreement_dialog_keep_cb), self, lp_agreement_dialog_free);
}

/* Goes on to the form, with what is known of the two that were chosen. */
static void
lp_agreement_dialog_chosen_cb (LpAgreementDialog *self)
{
  guint lot = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->lot)), guest = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->guest));
  g_autoptr (GError) error = NULL;
  g_autoptr (LpAgreement) it = NULL;
  const char *fault;
  GtkWidget *over;

  it = lp_agreement_propose (linli_context_get_database (self->context), ((LpLot *) g_ptr_array_index (self->lots, lot))->id,
                             linli_record_get_id (g_ptr_array_index (self->compounds, guest)), &error);
  if (it == NULL)
    {
      linli_toast_show_error (self->form->window, _("The agreement could not be begun"), error);
      return;
    }
  fault = lp_agreement_find_fault (it);
  if (fault != NULL)
    {
      linli_form_complain (self->form, fault, self->guest);
      return;
    }
  over = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self->form->window)));
  lp_agreement_dialog_show (over, self->context, g_steal_pointer (&it));
  gtk_window_destroy (GTK_WINDOW (self->form->window));
}

void
lp_agreement_dialog_show_new (GtkWidget      *window,
                              LinliContext   *context,
                              LinliSelection *selection,
                              gpointer        unused)
{
  LpAgreementDialog *self = g_new0 (LpAgreementDialog, 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new (), guests = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  self->context = g_object_ref (context);
  self->lots = lp_lot_list (linli_context_get_database (context), &error);
  self->compounds = self->lots != NULL ? lp_agreement_list_guests (linli_context_get_database (context), &error) : NULL;
  if (self->compounds == NULL || self->lots->len == 0 || self->compounds->len == 0)
    {
      if (error != NULL)
        linli_toast_show_error (window, _("The parking lots could not be read"), error);
      else
        linli_message_show (window, _("Nothing to Agree On Yet"), _("There has to be a parking lot, and a compound whose cars need it."));
      lp_agreement_dialog_free (self);
      return;
    }
  for (guint i = 0; i < self->lots->len; i++)
    g_ptr_array_add (names, ((LpLot *) g_ptr_array_index (self->lots, i))->name);
  for (guint i = 0; i < self->compounds->len; i++)
    g_ptr_array_add (guests, (gpointer) linli_record_get_text (g_ptr_array_index (self->compounds, i), "name"));
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (guests, NULL);
  self->form = linli_form_new (window, _("A Parking Agreement"), _("_Continue"));
  self->lot = linli_form_add_names (self->form, C_("agreement", "Lot"), (const char * const *) names->pdata);
  self->guest = linli_form_add_names (self->form, C_("agreement", "Cars of"), (const char * const *) guests->pdata);
  linli_form_show (self->form, G_CALLBACK (lp_agreement_dialog_chosen_cb), self, lp_agreement_dialog_free);
}

static void
lp_agreement_renew_dialog_keep_cb (LpAgreementDialog *self)
{
  char *ends_on = NULL;

  if (self->agreement == NULL || !linli_form_read_day (self->form, self->ends_on, &ends_on))
    return;
  if (ends_on == NULL || g_strcmp0 (ends_on, self->agreement->ends_on) <= 0)
    {
      linli_form_complain (self->form, _("The new last day has to be later than the one before"), self->ends_on);
      g_free (ends_on);
      return;
    }
  lp_agreement_dialog_take (&self->agreement->ends_on, ends_on);
  linli_act_and_close (self->form->window, self->context, _("An agreement goes on"), lp_agreement_renew, g_steal_pointer (&self->agreement),
                       lp_agreement_free);
}

/* A year more is proposed. */
void
lp_agreement_renew_dialog_show (GtkWidget    *window,
                                LinliContext *context,
                                LpAgreement  *agreement)
{
  LpAgreementDialog *self = g_new0 (LpAgreementDialog, 1);
  g_autofree char *proposed = NULL;
  LinliDate day;

  self->form = linli_form_new (window, _("Extend the Agreement"), _("_Save"));
  self->context = g_object_ref (context);
  self->agreement = agreement;
  if (agreement->ends_on != NULL && linli_date_parse (agreement->ends_on, &day, NULL))
    {
      linli_date_from_day_number (linli_date_to_day_number (&day) + 365, &day);
      proposed = linli_date_to_string (&day);
    }
  self->ends_on = linli_form_add_entry (self->form, _("New last day"), proposed);
  linli_form_show (self->form, G_CALLBACK (lp_agreement_renew_dialog_keep_cb), self, lp_agreement_dialog_free);
}
