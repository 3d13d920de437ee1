/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What shared bays brought in, year by year. What it holds is freed with its window, which follows the file while it is open. */

#include "lp-income-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-income-form.h"
#include "lp-income-ledger.h"
#include "lp-parking-codes.h"

typedef struct {
  LinliContext *context;
  LpIncomeScope scope;
  char *name;
  GHashTable *folded; /* years whose notes are not shown */
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *toasts;
  GtkWidget *expected;
  GtkWidget *list;
  GtkWidget *none;
  GtkWidget *writers[2]; /* what there is nothing for while nothing is noted */
  gulong following;
} LpIncomeDialog;

static void
lp_income_dialog_free (gpointer data)
{
  LpIncomeDialog *self = data;

  if (self->following != 0)
    g_signal_handler_disconnect (linli_context_get_store (self->context), self->following);
  g_object_unref (self->context);
  g_hash_table_unref (self->folded);
  g_free (self->name);
  g_free (self);
}

static LpIncome *
lp_income_dialog_get_note (gpointer row)
{
  return g_object_get_data (row, "income");
}

static void
lp_income_dialog_open_cb (GtkWidget      *row,
                          LpIncomeDialog *self)
{
  lp_income_form_show (self->window, self->context, lp_income_dialog_get_note (row));
}

static void
lp_income_dialog_remove_cb (GtkWidget      *button,
                            LpIncomeDialog *self)
{
  linli_act (self->window, self->context, _("Note of income removed"), lp_income_remove, g_object_ref (lp_income_dialog_get_note (button)), g_object_unref);
}

static GtkWidget *
lp_income_dialog_new_note (LpIncomeDialog *self,
                           LpIncome       *income)
{
  g_autofree char *yuan = lp_fen_to_text (income->fen), *title = g_strdup_printf (_("%s: %s yuan"), income->month, yuan);
  const char *source = income->agreement != NULL ? income->agreement : C_("income", "Single uses");
  g_autofree char *use = income->used_for != NULL ? g_strdup_printf (_("used for: %s"), income->used_for) : g_strdup (_("what it was used for is not noted"));
  g_autofree char *words = g_strdup_printf ("%s · %s%s%s", source, use, income->note != NULL ? " · " : "", income->note != NULL ? income->note : "");
  g_autofree char *name = g_strdup_printf (_("Remove: %s"), title);
  GtkWidget *row = linli_plain_row_new (title, words), *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, C_("parking", "Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  g_object_set_data_full (G_OBJECT (row), "income", g_object_ref (income), g_object_unref);
  g_object_set_data_full (G_OBJECT (remove), "income", g_object_ref (income), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (lp_income_dialog_open_cb), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (lp_income_dialog_remove_cb), self);
  return row;
}

static char *
lp_income_year_dup_words (const LpIncomeYear *year)
{
  g_autofree char *n = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", year->n), year->n), *yuan = NULL;

  if (year->open_fen == 0)
    return g_steal_pointer (&n);
  yuan = lp_fen_to_text (year->open_fen);
  return g_strdup_printf (_("%s · what %s yuan were used for is not noted"), n, yuan);
}

static void
lp_income_dialog_folded_cb (GtkWidget      *row,
                            GParamSpec     *property,
                            LpIncomeDialog *self)
{
  gpointer year = g_object_get_data (G_OBJECT (row), "year");

  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    g_hash_table_remove (self->folded, year);
  else
    g_hash_table_add (self->folded, year);
}

static GtkWidget *
lp_income_dialog_new_year (LpIncomeDialog     *self,
                           const LpIncomeYear *year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = lp_income_list (linli_context_get_database (self->context), &self->scope, year->year, &error);
  g_autofree char *title = lp_income_year_dup_title (year), *words = lp_income_year_dup_words (year);
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  g_object_set_data (G_OBJECT (row), "year", GINT_TO_POINTER (year->year));
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), lp_income_dialog_new_note (self, g_ptr_array_index (notes, i)));
  if (notes == NULL)
    linli_toast_show_error (self->window, _("The income could not be read"), error);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), !g_hash_table_contains (self->folded, GINT_TO_POINTER (year->year)));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (lp_income_dialog_folded_cb), self);
  return row;
}

/* What should come in by the prices of the cars; NULL when no car of an outsider parks there. */
static char *
lp_income_dialog_dup_expected (LpIncomeDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *yuan = NULL;
  LpIncomeExpected expected;

  if (!lp_income_expect (linli_context_get_database (self->context), &self->scope, &expected, &error))
    return linli_error_dup_words (error);
  yuan = lp_fen_to_text (expected.fen);
  if (expected.n_priced + expected.n_unknown == 0)
    return NULL;
  if (expected.n_priced == 0)
    return g_strdup_printf (_("Cars of outsiders that park here today: %u. What they pay is not noted."), expected.n_unknown);
  if (expected.n_unknown == 0)
    return g_strdup_printf (_("Cars of outsiders that park here today: %u. By their prices they bring %s yuan a month."), expected.n_priced, yuan);
  return g_strdup_printf (_("Cars of outsiders that park here today bring %s yuan a month by their prices: %u; those whose price is not noted, and which are not in the sum: %u."),
                          yuan, expected.n_priced, expected.n_unknown);
}

static void
lp_income_dialog_load (LpIncomeDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) years = lp_income_list_years (linli_context_get_database (self->context), &self->scope, &error);
  g_autofree char *expected = lp_income_dialog_dup_expected (self);

  gtk_label_set_text (GTK_LABEL (self->expected), expected != NULL ? expected : "");
  gtk_widget_set_visible (self->expected, expected != NULL);
  if (years == NULL)
    {
      linli_toast_show_error (self->window, _("The income could not be read"), error);
      return;
    }
  linli_plain_list_clear (self->list);
  for (guint i = 0; i < years->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_income_dialog_new_year (self, &g_array_index (years, LpIncomeYear, i)));
  gtk_widget_set_visible (self->list, years->len > 0);
  gtk_widget_set_visible (self->none, years->len == 0);
  for (gsize i = 0; i < G_N_ELEMENTS (self->writers); i++)
    gtk_widget_set_sensitive (self->writers[i], years->len > 0);
}

static void
lp_income_dialog_changed_cb (LinliStore     *store,
                             LinliChanges   *changes,
                             LpIncomeDialog *self)
{
  static const char * const kinds[] = { LP_INCOME_TABLE, LP_USE_TABLE, LP_AGREEMENT_TABLE, "matter", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_income_dialog_load (self);
}

static void
lp_income_dialog_add_cb (LpIncomeDialog *self)
{
  g_autoptr (LpIncome) income = lp_income_new (&self->scope);

  lp_income_form_show (self->window, self->context, income);
}

static LinliLedger *
lp_income_dialog_make_ledger (LpIncomeDialog *self)
{
  g_autoptr (GError) error = NULL;
  LinliLedger *ledger = lp_income_ledger_new (linli_context_get_database (self->context), &self->scope, self->name, &error);

  if (ledger == NULL)
    linli_toast_show_error (self->window, _("The income could not be read"), error);
  return ledger;
}

static void
lp_income_dialog_export_cb (LpIncomeDialog *self)
{
  g_autoptr (LinliLedger) ledger = lp_income_dialog_make_ledger (self);

  if (ledger != NULL)
    linli_ledger_export_asking (ledger, self->toasts, self->context);
}

static void
lp_income_dialog_print_cb (LpIncomeDialog *self)
{
  g_autoptr (LinliLedger) ledger = lp_income_dialog_make_ledger (self);

  if (ledger != NULL)
    linli_ledger_print (ledger, self->window, self->context);
}

static GtkWidget *
lp_income_dialog_new_content (LpIncomeDialog *self)
{
  const struct {
    const char *label;
    GCallback clicked;
  } buttons[] = { { C_("income", "_Note an Income…"), G_CALLBACK (lp_income_dialog_add_cb) },
                  { C_("income", "_Export…"), G_CALLBACK (lp_income_dialog_export_cb) },
                  { C_("income", "_Print…"), G_CALLBACK (lp_income_dialog_print_cb) } };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *bar = linli_wrap_box_new (8, 8), *scroller;

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = linli_button_new (buttons[i].label, NULL);

      if (i == 0)
        gtk_widget_add_css_class (button, "suggested-action");
      else
        self->writers[i - 1] = button;
      g_signal_connect_swapped (button, "clicked", buttons[i].clicked, self);
      linli_wrap_box_append (LINLI_WRAP_BOX (bar), button);
    }
  gtk_box_append (GTK_BOX (box), bar);
  linli_plain_label_add (box, _("What shared bays bring belongs to all owners of the compound. Note what came in by month, and what it was used for, so that they can be told."),
                         "dim-label");
  self->expected = linli_plain_label_add (box, NULL, "body");
  self->none = linli_plain_label_add (box, C_("income", "Nothing is noted yet"), "heading");
  self->list = linli_plain_list_add (box, C_("income", "Income by year"));
  scroller = linli_plain_scroller_new (box);
  self->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), scroller);
  gtk_widget_set_vexpand (self->toasts, TRUE);
  return self->toasts;
}

void
lp_income_dialog_show (GtkWidget           *over,
                       LinliContext        *context,
                       const LpIncomeScope *scope,
                       const char          *name)
{
  LpIncomeDialog *self = g_new0 (LpIncomeDialog, 1);
  g_autofree char *title = g_strdup_printf (_("Income of Shared Bays: %s"), name);

  self->context = g_object_ref (context);
  self->scope = *scope;
  self->name = g_strdup (name);
  self->folded = g_hash_table_new (NULL, NULL);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, lp_income_dialog_new_content (self), 720, 600);
  self->following = g_signal_connect (linli_context_get_store (context), "changed", G_CALLBACK (lp_income_dialog_changed_cb), self);
  g_object_set_data_full (G_OBJECT (self->window), "income", self, lp_income_dialog_free);
  lp_income_dialog_load (self);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
lp_income_row_open_cb (GtkWidget      *button,
                       LpIncomeDialog *self)
{
  lp_income_dialog_show (button, self->context, &self->scope, self->name);
}

GtkWidget *
lp_income_row_new (LinliContext        *context,
                   const LpIncomeScope *scope,
                   const char          *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) years = lp_income_list_years (linli_context_get_database (context), scope, &error);
  GtkWidget *row, *button = gtk_button_new_with_label (C_("income", "Income…"));
  LpIncomeDialog *self = g_new0 (LpIncomeDialog, 1); /* only what the button needs */
  g_autofree char *words = NULL;

  if (years == NULL)
    words = linli_error_dup_words (error);
  else
    words = years->len > 0 ? lp_income_year_dup_title (&g_array_index (years, LpIncomeYear, 0)) : g_strdup (C_("income", "Nothing is noted yet"));
  self->context = g_object_ref (context);
  self->scope = *scope;
  self->name = g_strdup (name);
  self->folded = g_hash_table_new (NULL, NULL);
  row = linli_plain_row_new (C_("income", "Income of shared bays"), words);
  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (lp_income_row_open_cb), self);
  g_object_set_data_full (G_OBJECT (row), "income", self, lp_income_dialog_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}
