/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Pins and refusals of the chosen need, as a row of buttons. */

#include "lp-plan-wishes.h"

#include <glib/gi18n-lib.h>

/* Lots in the menu: the best for the whole group come first. */
#define MOST 30

struct _LpPlanWishes
{
  GtkWidget parent_instance;

  LinliContext *context;
  LpPlan *plan; /* (nullable) */
  int need;
  GSimpleActionGroup *actions;
  GtkWidget *box;
  GtkWidget *pin;
};

G_DEFINE_FINAL_TYPE (LpPlanWishes, lp_plan_wishes, GTK_TYPE_WIDGET)

enum { OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const LpPlanNeed *
lp_plan_wishes_get_need (LpPlanWishes *self)
{
  return &g_array_index (self->plan->input->needs, LpPlanNeed, self->need);
}

/* The lot that is proposed, or that it has; 0 for none. */
static gint64
lp_plan_wishes_get_lot (LpPlanWishes *self)
{
  const LpPlanAnswer *answer = lp_plan_get_answer (self->plan, (guint) self->need);

  return answer->code == LP_PLAN_PLACED ? g_array_index (self->plan->input->lots, LpPlanLot, answer->lot).id : lp_plan_wishes_get_need (self)->current;
}

static void
lp_plan_wishes_act (LpPlanWishes    *self,
                    const char      *title,
                    LinliActionFunc  func,
                    gint64           lot)
{
  linli_act (GTK_WIDGET (self), self->context, title, func, lp_need_lot_new (self->plan->kind, lp_plan_wishes_get_need (self)->id, lot), lp_need_lot_free);
}

static void
lp_plan_wishes_pin_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  LpPlanWishes *self = data;

  if (self->need != LP_PLAN_NONE)
    lp_plan_wishes_act (self, _("A household is to have one lot"), lp_need_pin, g_variant_get_int64 (parameter));
}

static void
lp_plan_wishes_refuse_cb (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       data)
{
  LpPlanWishes *self = data;

  if (self->need != LP_PLAN_NONE && lp_plan_wishes_get_lot (self) != 0)
    lp_plan_wishes_act (self, _("A household is not to have one lot"), lp_need_refuse, lp_plan_wishes_get_lot (self));
}

/* Takes all wishes of a need back, in one action. */
static gboolean
lp_plan_wishes_clear (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  LpNeedLot *wish = data;
  LpNeed *need = lp_need_load (linli_transaction_get_database (transaction), wish->kind, wish->need_id, error);
  gboolean done = need != NULL;

  for (guint i = 0; done && i < need->refused->len; i++)
    {
      wish->lot_id = g_array_index (need->refused, gint64, i);
      done = lp_need_unrefuse (transaction, wish, error);
    }
  wish->lot_id = 0;
  if (done && need->pinned_lot_id != 0)
    done = lp_need_pin (transaction, wish, error);
  g_clear_pointer (&need, lp_need_free);
  return done;
}

static void
lp_plan_wishes_free_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  LpPlanWishes *self = data;

  if (self->need != LP_PLAN_NONE)
    lp_plan_wishes_act (self, _("A household may have any lot"), lp_plan_wishes_clear, 0);
}

static void
lp_plan_wishes_open_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  g_signal_emit (data, signals[OPENED], 0);
}

static void
lp_plan_wishes_fill_menu (LpPlanWishes *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const GArray *options = self->plan->result->options;

  for (guint i = 0; i < MIN (options->len, MOST); i++)
    {
      const LpPlanLot *lot = &g_array_index (self->plan->input->lots, LpPlanLot, g_array_index (options, LpPlanOption, i).lot);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_auto (GStrv) parts = g_strsplit (lot->name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "wishes.pin", "x", lot->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->pin), G_MENU_MODEL (menu));
}

static void
lp_plan_wishes_enable (LpPlanWishes *self,
                       const char   *action,
                       gboolean      enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)), enabled);
}

static void
lp_plan_wishes_dispose (GObject *object)
{
  LpPlanWishes *self = LP_PLAN_WISHES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->plan, lp_plan_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_plan_wishes_parent_class)->dispose (object);
}

static void
lp_plan_wishes_class_init (LpPlanWishesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_plan_wishes_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[OPENED] = g_signal_new ("opened", LP_TYPE_PLAN_WISHES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lp_plan_wishes_add (LpPlanWishes *self,
                    const char   *label,
                    const char   *action)
{
  GtkWidget *button = linli_button_new (label, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  linli_wrap_box_append (LINLI_WRAP_BOX (self->box), button);
}

static void
lp_plan_wishes_init (LpPlanWishes *self)
{
  static const GActionEntry entries[] = {
    { "pin", lp_plan_wishes_pin_cb, "x" },
    { "refuse", lp_plan_wishes_refuse_cb },
    { "free", lp_plan_wishes_free_cb },
    { "open", lp_plan_wishes_open_cb },
  };

  self->need = LP_PLAN_NONE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "wishes", G_ACTION_GROUP (self->actions));
  self->box = linli_wrap_box_new (6, 6);
  self->pin = gtk_menu_button_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The chosen household gets this lot, whatever its limits are"), -1);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->pin), C_("parking", "A_ssign Lot"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->pin), TRUE);
  gtk_widget_set_tooltip_text (self->pin, _("The chosen household gets this lot, whatever its limits are"));
  linli_wrap_box_append (LINLI_WRAP_BOX (self->box), self->pin);
  lp_plan_wishes_add (self, C_("parking", "_Not This Lot"), "wishes.refuse");
  lp_plan_wishes_add (self, C_("parking", "_Any Lot"), "wishes.free");
  lp_plan_wishes_add (self, C_("parking", "_Open Need"), "wishes.open");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
lp_plan_wishes_new (LinliContext *context)
{
  LpPlanWishes *self = g_object_new (LP_TYPE_PLAN_WISHES, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

void
lp_plan_wishes_show (LpPlanWishes *self,
                     LpPlan       *plan,
                     int           need)
{
  const LpPlanNeed *who;
  gboolean writable = !linli_store_is_read_only (linli_context_get_store (self->context));

  if (self->plan != plan)
    {
      g_clear_pointer (&self->plan, lp_plan_unref);
      self->plan = lp_plan_ref (plan);
      lp_plan_wishes_fill_menu (self);
    }
  self->need = need;
  who = need != LP_PLAN_NONE ? lp_plan_wishes_get_need (self) : NULL;
  gtk_widget_set_sensitive (self->pin, who != NULL && writable);
  lp_plan_wishes_enable (self, "pin", who != NULL && writable);
  lp_plan_wishes_enable (self, "refuse", who != NULL && writable && lp_plan_wishes_get_lot (self) != 0);
  lp_plan_wishes_enable (self, "free", who != NULL && writable && (who->pinned != 0 || who->n_refused > 0));
  lp_plan_wishes_enable (self, "open", who != NULL);
}
