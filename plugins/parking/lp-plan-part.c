/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A plan for those who lost a lot, or for all who wait: made by a worker while the part is seen, and anew after whatever concerns it; accepted in one
 * action. GTK frees it with the page. */

#include "lp-plan-part.h"

#include <glib/gi18n-lib.h>

#include "lp-lot-store.h"
#include "lp-option-ledger.h"
#include "lp-plan-compare.h"
#include "lp-plan-facts.h"
#include "lp-plan-table.h"
#include "lp-plan-weights.h"
#include "lp-plan-wishes.h"

#define LP_TYPE_PLAN_PART (lp_plan_part_get_type ())
G_DECLARE_FINAL_TYPE (LpPlanPart, lp_plan_part, LP, PLAN_PART, GtkWidget)

/* What is quicker than this, in milliseconds, shows no progress; several changes in so short a time make one plan. */
#define SOON 200

struct _LpPlanPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GPtrArray *lost; /* LpLostLot: what can be chosen beside all who wait */
  LpPlan *plan;    /* (nullable): the last one */
  LpWalk *walk;    /* (nullable): the network, until roads change */
  GTask *task;     /* (nullable): that makes the next one */
  guint tick;
  gboolean stale;  /* another one is to be made when the part is seen */
  gboolean busy;   /* the chooser is being filled */
  GtkWidget *box;
  GtkWidget *whom;
  GtkWidget *placed;
  GtkWidget *accept;
  GtkWidget *status; /* a stack: "plan", "work" or "none" */
  GtkWidget *stage;
  GtkWidget *words[4];
  GtkWidget *stack;
  GtkWidget *shows[LP_PLAN_N_SHOWS];
  GtkWidget *table;
  GtkWidget *wishes;
  GtkWidget *why; /* of the chosen row, whole */
  GtkWidget *compare;
  GtkWidget *body; /* a stack: "body" or "empty" */
};

G_DEFINE_FINAL_TYPE (LpPlanPart, lp_plan_part, GTK_TYPE_WIDGET)

static LpPlanShow
lp_plan_part_get_show (LpPlanPart *self)
{
  for (guint i = 0; i < LP_PLAN_N_SHOWS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->shows[i])))
      return i;
  return LP_PLAN_SHOW_ALL;
}

/* Whether accepting it would change anything, and nothing says that it does not hold any more. */
static gboolean
lp_plan_part_can_accept (LpPlanPart *self)
{
  if (self->plan == NULL || self->stale || self->task != NULL || linli_store_is_read_only (linli_context_get_store (self->context)))
    return FALSE;
  for (guint i = 0; i < self->plan->input->needs->len; i++)
    {
      const LpPlanAnswer *answer = lp_plan_get_answer (self->plan, i);
      gint64 current = g_array_index (self->plan->input->needs, LpPlanNeed, i).current;

      if (current != (answer->code == LP_PLAN_PLACED ? g_array_index (self->plan->input->lots, LpPlanLot, answer->lot).id : 0))
        return TRUE;
    }
  return FALSE;
}

static void
lp_plan_part_update (LpPlanPart *self)
{
  gboolean work = self->task != NULL && self->tick == 0;

  gtk_widget_set_sensitive (self->accept, lp_plan_part_can_accept (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->status), work ? "work" : self->plan != NULL ? "plan" : "none");
}

static void
lp_plan_part_show_table (LpPlanPart *self)
{
  if (self->plan != NULL)
    lp_plan_table_show (LP_PLAN_TABLE (self->table), self->plan, lp_plan_part_get_show (self));
}

static void
lp_plan_part_show (LpPlanPart *self)
{
  guint n = self->plan->input->needs->len, n_placed = self->plan->result->n_placed;
  char *labels[LP_PLAN_N_SHOWS] = { g_strdup_printf (C_("parking", "All %u"), n), g_strdup_printf (C_("parking", "Placed %u"), n_placed),
                                    g_strdup_printf (C_("parking", "Left over %u"), n - n_placed) };
  char *words[] = { lp_fact_dup_placed (self->plan), lp_fact_dup_walk (self->plan), lp_fact_dup_saved (self->plan), lp_fact_dup_proof (self->plan) };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == G_N_ELEMENTS (self->words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gtk_label_set_text (GTK_LABEL (self->words[i]), words[i]);
      g_free (words[i]);
    }
  for (guint i = 0; i < LP_PLAN_N_SHOWS; i++)
    {
      gtk_button_set_label (GTK_BUTTON (self->shows[i]), labels[i]);
      g_free (labels[i]);
    }
  lp_plan_part_show_table (self);
  lp_plan_compare_show (LP_PLAN_COMPARE (self->compare), self->plan);
  gtk_stack_set_visible_child_name (GTK_STACK (self->body), n > 0 ? "body" : "empty");
}

static void
lp_plan_part_made_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      data)
{
  LpPlanPart *self = LP_PLAN_PART (object);
  g_autoptr (GError) error = NULL;
  LpPlan *plan = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->box == NULL || G_TASK (result) != self->task) /* gone, or another one is made already */
    {
      g_clear_pointer (&plan, lp_plan_unref);
      return;
    }
  g_clear_object (&self->task);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (plan != NULL)
    {
      g_clear_pointer (&self->plan, lp_plan_unref);
      self->plan = plan;
      if (self->walk == NULL)
        self->walk = lp_walk_ref (plan->walk);
      lp_plan_part_show (self);
    }
  else
    {
      self->stale = TRUE;
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        linli_toast_show_error (GTK_WIDGET (self), _("The plan could not be made"), error);
    }
  lp_plan_part_update (self);
}

static gboolean
lp_plan_part_watch_cb (gpointer data)
{
  LpPlanPart *self = data;
  const char *stages[] = { _("Reading lots and needs…"), _("Putting the roads together…"), _("Measuring the ways on foot…"), _("Matching cars to bays…") };
  LpPlanOrder *order = g_task_get_task_data (self->task);

  gtk_label_set_text (GTK_LABEL (self->stage), stages[g_atomic_int_get (&order->stage)]);
  self->tick = 0;
  lp_plan_part_update (self);
  self->tick = g_timeout_add (SOON, lp_plan_part_watch_cb, self);
  return G_SOURCE_REMOVE;
}

static LpPlanScope
lp_plan_part_get_scope (LpPlanPart *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->whom));
  gint64 lost = chosen > 0 && chosen <= self->lost->len ? ((LpLostLot *) self->lost->pdata[chosen - 1])->id : 0;

  return (LpPlanScope) { lost, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->placed)) };
}

static void
lp_plan_part_stop (LpPlanPart *self)
{
  if (self->task != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->task));
  g_clear_object (&self->task);
  g_clear_handle_id (&self->tick, g_source_remove);
}

static void
lp_plan_part_make (LpPlanPart *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_NEED_KIND);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LpPlanScope scope;

  self->stale = TRUE;
  if (kind == NULL || self->busy || !gtk_widget_get_mapped (GTK_WIDGET (self))) /* being switched off, or not seen */
    return;
  lp_plan_part_stop (self);
  self->stale = FALSE;
  scope = lp_plan_part_get_scope (self);
  self->task = g_task_new (self, cancellable, lp_plan_part_made_cb, NULL);
  g_task_set_task_data (self->task, lp_plan_order_new (kind, &scope, self->walk), lp_plan_order_free);
  self->tick = g_timeout_add (SOON, lp_plan_part_watch_cb, self);
  gtk_widget_set_sensitive (self->accept, FALSE);
  linli_read_task_run (self->task, linli_context_get_store (self->context), lp_plan_run, (GDestroyNotify) lp_plan_unref);
}

static void
lp_plan_part_cancel_cb (LpPlanPart *self)
{
  lp_plan_part_stop (self);
  self->stale = TRUE;
  lp_plan_part_update (self);
}

static void
lp_plan_part_accept_cb (LpPlanPart *self)
{
  g_autofree char *title = NULL;

  if (!lp_plan_part_can_accept (self))
    return;
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Parking plan accepted: %u household", "Parking plan accepted: %u households",
                                        self->plan->result->n_placed), self->plan->result->n_placed);
  linli_act (GTK_WIDGET (self), self->context, title, lp_plan_accept, lp_plan_ref (self->plan), (GDestroyNotify) lp_plan_unref);
}

/* Fills the chooser; who is chosen stays so. At first it is the lot that was lost last and whose users wait. */
static void
lp_plan_part_load_lost (LpPlanPart *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lost = lp_lost_lot_list (linli_context_get_database (self->context), &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 before = self->lost != NULL && self->lost->len > 0 ? lp_plan_part_get_scope (self).lost_lot : -1; /* without any, nobody chose */
  guint chosen = 0;
  g_autofree char *all = g_strdup_printf (C_("parking", "All who wait (%u)"), lp_need_count (linli_context_get_database (self->context), LP_NEED_LIST_OPEN));

  if (lost == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The lots that were closed could not be read"), error);
      return;
    }
  gtk_string_list_append (names, all);
  for (guint i = 0; i < lost->len; i++)
    {
      const LpLostLot *lot = g_ptr_array_index (lost, i);
      g_autofree char *name = g_strdup_printf (C_("parking", "Lost %s (%u)"), lot->name, lot->n_open);

      gtk_string_list_append (names, name);
      if (lot->id == before || (before == -1 && chosen == 0 && lot->n_open > 0))
        chosen = i + 1;
    }
  self->busy = TRUE;
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  self->lost = g_steal_pointer (&lost);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->whom), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->whom), chosen);
  self->busy = FALSE;
}

static void
lp_plan_part_changed_cb (LinliStore   *store,
                         LinliChanges *changes,
                         LpPlanPart   *self)
{
  static const char * const kinds[] = { LP_LOT_TABLE, LP_BAYS_TABLE, LP_ENTRANCE_TABLE, LP_HOURS_TABLE, LP_FEE_TABLE, LP_NEED_TABLE, LP_REFUSAL_TABLE,
                                        LP_USE_TABLE, LP_AGREEMENT_TABLE, LP_SETTING_TABLE, "matter", "household", "person", "dwelling", "building",
                                        "place", "road", NULL };

  if (linli_changes_touches (changes, "road"))
    g_clear_pointer (&self->walk, lp_walk_unref);
  if (!linli_changes_touches_any (changes, kinds))
    return;
  lp_plan_part_load_lost (self);
  lp_plan_part_make (self);
}

static void
lp_plan_part_mapped_cb (LpPlanPart *self)
{
  if (self->stale)
    lp_plan_part_make (self);
}

static void
lp_plan_part_chosen_cb (LpPlanPart *self)
{
  int need = lp_plan_table_get_chosen (LP_PLAN_TABLE (self->table));
  const LpPlanInput *input = self->plan->input;
  g_autofree char *why = need == LP_PLAN_NONE ? g_strdup (C_("parking", "Choose a household to read why, and to wish for another lot"))
                         : lp_plan_dup_reason (lp_plan_get_answer (self->plan, (guint) need), &g_array_index (input->needs, LpPlanNeed, need),
                                               (const LpPlanLot *) (gpointer) input->lots->data);

  gtk_label_set_text (GTK_LABEL (self->why), why);
  lp_plan_wishes_show (LP_PLAN_WISHES (self->wishes), self->plan, need);
}

static void
lp_plan_part_opened_cb (LpPlanPart *self,
                        gint64      need)
{
  linli_selection_open (self->selection, "matter", need);
}

static void
lp_plan_part_open_chosen_cb (LpPlanPart *self)
{
  int need = lp_plan_table_get_chosen (LP_PLAN_TABLE (self->table));

  if (need != LP_PLAN_NONE)
    lp_plan_part_opened_cb (self, g_array_index (self->plan->input->needs, LpPlanNeed, need).id);
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_plan_part_dup_shown (gpointer data)
{
  LpPlanPart *self = data;
  const char *whom = gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->whom)));
  LpPlanShow show = lp_plan_part_get_show (self);

  /* While another one is made, or after that was stopped, the one that is there is not what was asked for. */
  if (self->plan == NULL || self->stale || self->task != NULL)
    {
      linli_toast_show (GTK_WIDGET (self), _("There is no plan yet"));
      return NULL;
    }
  if (gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->compare)
    return lp_option_ledger_new (self->plan, whom);
  return lp_plan_ledger_new (self->plan, show, whom, gtk_button_get_label (GTK_BUTTON (self->shows[show])));
}

static void
lp_plan_part_dispose (GObject *object)
{
  LpPlanPart *self = LP_PLAN_PART (object);

  lp_plan_part_stop (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->plan, lp_plan_unref);
  g_clear_pointer (&self->walk, lp_walk_unref);
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_plan_part_parent_class)->dispose (object);
}

static void
lp_plan_part_class_init (LpPlanPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_plan_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_plan_part_init (LpPlanPart *self)
{
}

static GtkWidget *
lp_plan_part_new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
lp_plan_part_new_bar (LpPlanPart *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *space = gtk_label_new (NULL), *buttons = linli_wrap_box_new (10, 6);

  self->whom = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->whom), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Whom the plan is for"), -1);
  g_signal_connect_swapped (self->whom, "notify::selected", G_CALLBACK (lp_plan_part_make), self);
  self->placed = gtk_check_button_new_with_mnemonic (C_("parking", "_Those with a bay may move, too"));
  g_signal_connect_swapped (self->placed, "toggled", G_CALLBACK (lp_plan_part_make), self);
  self->accept = linli_button_new (C_("parking", "_Accept the Plan"), NULL);
  gtk_widget_add_css_class (self->accept, "suggested-action");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (lp_plan_part_accept_cb), self);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), self->whom);
  gtk_box_append (GTK_BOX (bar), self->placed);
  gtk_box_append (GTK_BOX (bar), space);
  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), lp_plan_weights_button_new (self->context));
  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), self->accept);
  gtk_box_append (GTK_BOX (bar), buttons);
  return bar;
}

static GtkWidget *
lp_plan_part_new_work (LpPlanPart *self)
{
  GtkWidget *work = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *spinner = gtk_spinner_new ();
  GtkWidget *cancel = linli_button_new (_("_Cancel"), NULL);

  self->stage = lp_plan_part_new_label (NULL);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (lp_plan_part_cancel_cb), self);
  gtk_box_append (GTK_BOX (work), spinner);
  gtk_box_append (GTK_BOX (work), self->stage);
  gtk_box_append (GTK_BOX (work), cancel);
  return work;
}

static GtkWidget *
lp_plan_part_new_status (LpPlanPart *self)
{
  GtkWidget *grid = gtk_grid_new (), *again = linli_button_new (C_("parking", "_Make a Plan"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    {
      self->words[i] = lp_plan_part_new_label (i == 0 ? "title-4" : i == 3 ? "dim-label" : NULL);
      gtk_grid_attach (GTK_GRID (grid), self->words[i], (int) i % 2, (int) i / 2, 1, 1);
    }
  gtk_grid_set_column_spacing (GTK_GRID (grid), 32);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_set_halign (again, GTK_ALIGN_START);
  gtk_widget_set_valign (again, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (lp_plan_part_make), self);
  self->status = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->status), grid, "plan");
  gtk_stack_add_named (GTK_STACK (self->status), lp_plan_part_new_work (self), "work");
  gtk_stack_add_named (GTK_STACK (self->status), again, "none");
  return self->status;
}

static GtkWidget *
lp_plan_part_new_people (LpPlanPart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *shows = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *above = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (shows, "linked");
  for (guint i = 0; i < LP_PLAN_N_SHOWS; i++)
    {
      self->shows[i] = gtk_toggle_button_new ();
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->shows[i]), GTK_TOGGLE_BUTTON (self->shows[0]));
      gtk_box_append (GTK_BOX (shows), self->shows[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->shows[0]), TRUE);
  for (guint i = 0; i < LP_PLAN_N_SHOWS; i++)
    g_signal_connect_swapped (self->shows[i], "toggled", G_CALLBACK (lp_plan_part_show_table), self);
  self->wishes = lp_plan_wishes_new (self->context);
  gtk_widget_set_hexpand (shows, TRUE);
  gtk_widget_set_halign (shows, GTK_ALIGN_START);
  gtk_widget_set_valign (shows, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), shows);
  gtk_box_append (GTK_BOX (bar), self->wishes);
  self->table = lp_plan_table_new ();
  gtk_widget_set_vexpand (self->table, TRUE);
  g_signal_connect_swapped (self->table, "chosen", G_CALLBACK (lp_plan_part_chosen_cb), self);
  g_signal_connect_swapped (self->table, "opened", G_CALLBACK (lp_plan_part_opened_cb), self);
  g_signal_connect_swapped (self->wishes, "opened", G_CALLBACK (lp_plan_part_open_chosen_cb), self);
  self->why = lp_plan_part_new_label (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->why), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->why), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_hexpand (self->why, TRUE);
  gtk_box_append (GTK_BOX (above), self->why);
  gtk_box_append (GTK_BOX (above), linli_ledger_buttons_new (self->context, lp_plan_part_dup_shown, self));
  gtk_box_append (GTK_BOX (box), above); /* and not below the table: a toast lies over what is at the bottom */
  gtk_box_append (GTK_BOX (box), self->table);
  return box;
}

static GtkWidget *
lp_plan_part_new_body (LpPlanPart *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *switcher = gtk_stack_switcher_new ();
  GtkWidget *empty = linli_empty_page_new ("linli-vehicle-symbolic", C_("parking", "Nobody to Plan for"),
                                           _("When a lot is closed, its users stand here with the lots that could take them; so does everybody who waits for a bay."));

  self->stack = gtk_stack_new ();
  self->compare = lp_plan_compare_new (self->context, lp_plan_part_dup_shown, self);
  gtk_stack_add_titled (GTK_STACK (self->stack), lp_plan_part_new_people (self), "people", C_("parking", "Who Parks Where"));
  gtk_stack_add_titled (GTK_STACK (self->stack), self->compare, "lots", C_("parking", "Lots Compared"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (body), lp_plan_part_new_status (self));
  gtk_box_append (GTK_BOX (body), switcher);
  gtk_box_append (GTK_BOX (body), self->stack);
  self->body = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->body), body, "body");
  gtk_stack_add_named (GTK_STACK (self->body), empty, "empty");
  return self->body;
}

GtkWidget *
lp_plan_part_new (LinliContext   *context,
                  LinliSelection *selection)
{
  LpPlanPart *self = g_object_new (LP_TYPE_PLAN_PART, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (self->box), lp_plan_part_new_bar (self));
  gtk_box_append (GTK_BOX (self->box), lp_plan_part_new_body (self));
  gtk_widget_add_css_class (self->box, "linli-page-box");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  lp_plan_part_load_lost (self);
  lp_plan_part_update (self);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_plan_part_changed_cb), self, 0);
  g_signal_connect (self, "map", G_CALLBACK (lp_plan_part_mapped_cb), NULL);
  return GTK_WIDGET (self);
}
