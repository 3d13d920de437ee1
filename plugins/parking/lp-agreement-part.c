/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpAgreementPart: cars that wait for an agreement, and the agreements. A row opens its agreement in the details pane. Freed with its page. */

#include "lp-agreement-part.h"

#include <glib/gi18n-lib.h>

#include "lp-agreement-dialog.h"
#include "lp-agreement-ledger.h"
#include "lp-agreement-words.h"
#include "lp-lot-store.h"

#define MOST_ROWS 500

#define LP_TYPE_AGREEMENT_PART (lp_agreement_part_get_type ())
G_DECLARE_FINAL_TYPE (LpAgreementPart, lp_agreement_part, LP, AGREEMENT_PART, GtkWidget)

struct _LpAgreementPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GPtrArray *wanted;     /* of LpAgreement, in the order of the rows */
  GPtrArray *agreements; /* the same */
  GtkWidget *stack;
  GtkWidget *wanted_box;
  GtkWidget *wanted_list;
  GtkWidget *list;
  GtkWidget *rest; /* says how many agreements have no row */
};

G_DEFINE_FINAL_TYPE (LpAgreementPart, lp_agreement_part, GTK_TYPE_WIDGET)

static void
lp_agreement_part_begin_cb (GtkWidget       *button,
                            LpAgreementPart *self)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "n"));
  const LpAgreement *wanted = g_ptr_array_index (self->wanted, n);
  g_autoptr (GError) error = NULL;
  LpAgreement *agreement = lp_agreement_propose (linli_context_get_database (self->context), wanted->lot_id, wanted->guest_id, &error);

  if (agreement != NULL)
    lp_agreement_dialog_show (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->context, agreement);
  else
    linli_toast_show_error (GTK_WIDGET (self), _("The agreement could not be begun"), error);
}

static GtkWidget *
lp_agreement_part_new_wanted (LpAgreementPart *self,
                              guint            n)
{
  const LpAgreement *wanted = g_ptr_array_index (self->wanted, n);
  GtkWidget *row, *button = gtk_button_new_with_label (_("Start Talks…"));
  g_autofree char *title = g_strdup_printf (_("Cars of %s park at %s"), wanted->guest, wanted->lot);
  g_autofree char *words = g_strdup_printf (ngettext ("A bay is kept for %u car", "Bays are kept for %u cars", wanted->n_kept), wanted->n_kept);

  row = linli_plain_row_new (title, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data (G_OBJECT (button), "n", GUINT_TO_POINTER (n));
  g_signal_connect (button, "clicked", G_CALLBACK (lp_agreement_part_begin_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
lp_agreement_part_new_row (LpAgreementPart   *self,
                           const LpAgreement *it)
{
  GtkWidget *row, *chip;
  LinliTone tone;
  const char *standing = lp_agreement_get_standing (it, linli_context_find_matter_kind (self->context, LP_AGREEMENT_KIND), &tone);
  g_autofree char *title = g_strdup_printf (_("Cars of %s park at %s"), it->guest, it->lot);
  g_autofree char *period = it->starts_on != NULL && it->ends_on != NULL ? g_strdup_printf (_("%s to %s"), it->starts_on, it->ends_on)
                                                                         : g_strdup (_("First and last day are open"));
  guint n = it->n_kept + it->n_parked;
  g_autofree char *cars = g_strdup_printf (ngettext ("%u car", "%u cars", n), n);
  g_autofree char *words = g_strdup_printf ("%s · %s · %s", it->number, period, cars);

  row = linli_plain_row_new (title, words);
  chip = linli_chip_new (standing, tone);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
lp_agreement_part_load (LpAgreementPart *self)
{
  LinliDatabase *reader = linli_context_get_database (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) agreements = lp_agreement_list (reader, &error);
  g_autoptr (GPtrArray) wanted = agreements != NULL ? lp_agreement_list_wanted (reader, &error) : NULL;
  g_autofree char *rest = NULL;

  if (wanted == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The agreements could not be read"), error);
      return;
    }
  linli_plain_list_clear (self->wanted_list);
  linli_plain_list_clear (self->list);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  self->wanted = g_steal_pointer (&wanted);
  self->agreements = g_steal_pointer (&agreements);
  for (guint i = 0; i < self->wanted->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->wanted_list), lp_agreement_part_new_wanted (self, i));
  for (guint i = 0; i < MIN (self->agreements->len, MOST_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_agreement_part_new_row (self, g_ptr_array_index (self->agreements, i)));
  gtk_widget_set_visible (self->wanted_box, self->wanted->len > 0);
  gtk_widget_set_visible (self->list, self->agreements->len > 0);
  rest = g_strdup_printf (_("The first %u of %u agreements are shown; the ledger has them all"), MOST_ROWS, self->agreements->len);
  gtk_label_set_text (GTK_LABEL (self->rest), rest);
  gtk_widget_set_visible (self->rest, self->agreements->len > MOST_ROWS);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->wanted->len + self->agreements->len > 0 ? "list" : "empty");
}

static void
lp_agreement_part_activated_cb (GtkListBox      *list,
                                GtkListBoxRow   *row,
                                LpAgreementPart *self)
{
  const LpAgreement *it = g_ptr_array_index (self->agreements, (guint) gtk_list_box_row_get_index (row));

  linli_selection_open (self->selection, "matter", it->id);
}

static void
lp_agreement_part_changed_cb (LinliStore      *store,
                              LinliChanges    *changes,
                              LpAgreementPart *self)
{
  static const char * const kinds[] = { "matter", LP_AGREEMENT_TABLE, LP_USE_TABLE, LP_LOT_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_agreement_part_load (self);
}

static void
lp_agreement_part_dispose (GObject *object)
{
  LpAgreementPart *self = LP_AGREEMENT_PART (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_agreement_part_parent_class)->dispose (object);
}

static void
lp_agreement_part_class_init (LpAgreementPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_agreement_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_agreement_part_dup_shown (gpointer data)
{
  LpAgreementPart *self = data;
  g_autoptr (GError) error = NULL;
  LinliLedger *shown = lp_agreement_ledger_new (linli_context_get_database (self->context),
                                                linli_context_find_matter_kind (self->context, LP_AGREEMENT_KIND), &error);

  if (shown == NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The agreements could not be read"), error);
  return shown;
}

static GtkWidget *
lp_agreement_part_new_head (LpAgreementPart *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title = gtk_label_new (C_("agreement", "Agreements"));
  GtkWidget *add = linli_button_new (_("_New Agreement…"), "win.parking-new-agreement");

  gtk_widget_add_css_class (title, "title-2");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), linli_ledger_buttons_new (self->context, lp_agreement_part_dup_shown, self));
  gtk_box_append (GTK_BOX (head), add);
  return head;
}

static void
lp_agreement_part_init (LpAgreementPart *self)
{
}

static void
lp_agreement_part_build (LpAgreementPart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *empty = linli_empty_page_new ("linli-vehicle-symbolic", _("No Agreement Yet"),
                                           _("When a plan keeps bays in the lot of another compound, both compounds agree here: talks, vote, signature, renewal."));

  gtk_box_append (GTK_BOX (box), lp_agreement_part_new_head (self));
  self->wanted_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (box), self->wanted_box);
  linli_plain_label_add (self->wanted_box, _("Cars that Wait for an Agreement"), "heading");
  self->wanted_list = linli_plain_list_add (self->wanted_box, _("Cars that Wait for an Agreement"));
  self->list = linli_plain_list_add (box, C_("agreement", "Agreements"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (lp_agreement_part_activated_cb), self);
  self->rest = linli_plain_label_add (box, "", "dim-label");
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("_New Agreement…"), "win.parking-new-agreement", TRUE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), linli_plain_scroller_new (box), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
lp_agreement_part_new (LinliContext   *context,
                       LinliSelection *selection)
{
  LpAgreementPart *self = g_object_new (LP_TYPE_AGREEMENT_PART, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  lp_agreement_part_build (self);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_agreement_part_changed_cb), self, 0);
  lp_agreement_part_load (self);

  return GTK_WIDGET (self);
}
