/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliPlanMenu: the menu of what lies under the map: the base map, a new scanned plan, and each of the plans that there are. It adds
 * the actions `plan.…` to the page. Main thread; the page owns it. */

#include "config.h"

#include "linli-plan-menu-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-file-request.h"
#include "linli-toast.h"

struct _LinliPlanMenu {
  GObject parent_instance;
  GtkWidget *page;
  LinliMapPlans *plans;
  LinliPlanPlacer *placer;
  LinliStore *store;
  GSimpleActionGroup *actions;
  GMenu *menu;
  GMenu *list;
};

G_DEFINE_FINAL_TYPE (LinliPlanMenu, linli_plan_menu, G_TYPE_OBJECT)

static void
file_chosen_cb (GFile    *file,
                gpointer  data)
{
  LinliPlanMenu *self = data;

  if (gtk_widget_get_root (self->page) != NULL)
    linli_plan_placer_add (self->placer, file);
}

static void
add_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  static const char * const suffixes[] = { "png", "jpg", "jpeg", "tif", "tiff", "bmp", NULL };
  LinliPlanMenu *self = data;

  linli_file_request_open (self->page, _("Choose a Scanned Plan"), _("Pictures"), suffixes, file_chosen_cb, g_object_ref (self),
                           g_object_unref);
}

static void
place_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  linli_plan_placer_place (((LinliPlanMenu *) data)->placer, g_variant_get_int64 (parameter));
}

static gboolean
remove_run (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  return linli_site_plan_remove (transaction, *(gint64 *) data, error);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (LinliPlanMenu) self = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (object), result, &error) && gtk_widget_get_root (self->page) != NULL)
    linli_toast_show_error (self->page, _("The plan could not be removed"), error);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  LinliPlanMenu *self = data;
  gint64 id = g_variant_get_int64 (parameter);

  linli_store_act_async (self->store, _("Remove a scanned plan"), remove_run, g_memdup2 (&id, sizeof id), g_free, NULL, removed_cb,
                         g_object_ref (self));
}

static void
shown_cb (GSimpleAction *action,
          GVariant      *state,
          gpointer       data)
{
  LinliPlanMenu *self = data;

  linli_map_plans_set_shown (self->plans, g_ascii_strtoll (g_action_get_name (G_ACTION (action)) + strlen ("shown-"), NULL, 10),
                             g_variant_get_boolean (state));
}

static char *
dup_shown_name (const LinliSitePlan *plan)
{
  return g_strdup_printf ("shown-%" G_GINT64_FORMAT, plan->id);
}

static void
menu_add_shown (LinliPlanMenu       *self,
                const LinliSitePlan *plan)
{
  g_autofree char *name = dup_shown_name (plan);
  gboolean shown = linli_map_plans_is_shown (self->plans, plan->id);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  if (action == NULL)
    {
      g_autoptr (GSimpleAction) added = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (shown));

      g_signal_connect_object (added, "change-state", G_CALLBACK (shown_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (added));
      return;
    }
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
}

/* The menu itself is made anew only when there are other plans, for it may be open. */
static gboolean
menu_lists_them (LinliPlanMenu *self)
{
  guint n = linli_map_plans_get_size (self->plans);

  if ((int) n != g_menu_model_get_n_items (G_MENU_MODEL (self->list)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gint64 id = 0;

      g_menu_model_get_item_attribute (G_MENU_MODEL (self->list), i, "plan", "x", &id);
      if (id != linli_map_plans_get (self->plans, i)->id)
        return FALSE;
    }
  return TRUE;
}

/* The name of the file without its ending; an underscore would underline a letter. */
static char *
dup_label (const LinliSitePlan *plan)
{
  g_autofree char *name = g_strdup (plan->name != NULL ? plan->name : _("Scanned plan"));
  char *ending = strrchr (name, '.');

  if (ending != NULL && ending != name)
    *ending = '\0';
  return g_strdelimit (g_steal_pointer (&name), "_", ' ');
}

static GMenuItem *
menu_new_item (LinliPlanMenu       *self,
               const LinliSitePlan *plan)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = dup_shown_name (plan), *action = g_strconcat ("plan.", name, NULL);
  g_autofree char *label = dup_label (plan);
  GMenuItem *item;

  g_menu_append (menu, _("_Show"), action);
  if (!linli_store_is_read_only (self->store))
    {
      g_autofree char *place = g_strdup_printf ("plan.place(int64 %" G_GINT64_FORMAT ")", plan->id);
      g_autofree char *remove = g_strdup_printf ("plan.remove(int64 %" G_GINT64_FORMAT ")", plan->id);

      g_menu_append (menu, _("_Place Anew"), place);
      g_menu_append (menu, _("_Remove"), remove);
    }
  item = g_menu_item_new_submenu (label, G_MENU_MODEL (menu));
  g_menu_item_set_attribute (item, "plan", "x", plan->id);
  return item;
}

static void
plans_changed_cb (LinliPlanMenu *self)
{
  gboolean same = menu_lists_them (self);

  if (!same)
    g_menu_remove_all (self->list);
  for (guint i = 0; i < linli_map_plans_get_size (self->plans); i++)
    {
      const LinliSitePlan *plan = linli_map_plans_get (self->plans, i);

      menu_add_shown (self, plan);
      if (!same)
        {
          g_autoptr (GMenuItem) item = menu_new_item (self, plan);

          g_menu_append_item (self->list, item);
        }
    }
}

static void
linli_plan_menu_finalize (GObject *object)
{
  LinliPlanMenu *self = LINLI_PLAN_MENU (object);

  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->placer);
  g_clear_object (&self->plans);
  g_clear_object (&self->store);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (linli_plan_menu_parent_class)->finalize (object);
}

static void
linli_plan_menu_class_init (LinliPlanMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_plan_menu_finalize;
}

static void
linli_plan_menu_init (LinliPlanMenu *self)
{
  static const GActionEntry entries[] = {
    { "add", add_cb },
    { "place", place_cb, "x" },
    { "remove", remove_cb, "x" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->menu = g_menu_new ();
  self->list = g_menu_new ();
}

/* @page gets the actions `plan.…`. */
LinliPlanMenu *
_linli_plan_menu_new (GtkWidget       *page,
                      LinliMapPlans   *plans,
                      LinliPlanPlacer *placer,
                      LinliStore      *store)
{
  LinliPlanMenu *self = g_object_new (LINLI_TYPE_PLAN_MENU, NULL);
  g_autoptr (GMenu) first = g_menu_new ();

  g_set_weak_pointer (&self->page, page);
  g_set_weak_pointer (&self->placer, placer);
  self->plans = g_object_ref (plans);
  self->store = g_object_ref (store);
  g_menu_append (first, _("Choose a _Base Map…"), "map.base-map");
  g_menu_append (first, _("Add a _Scanned Plan…"), "plan.add");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (self->menu, _("Scanned plans"), G_MENU_MODEL (self->list));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "add")),
                               !linli_store_is_read_only (store));
  gtk_widget_insert_action_group (page, "plan", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (plans, "changed", G_CALLBACK (plans_changed_cb), self, G_CONNECT_SWAPPED);
  plans_changed_cb (self);
  return self;
}

GMenuModel *
_linli_plan_menu_get_model (LinliPlanMenu *self)
{
  return G_MENU_MODEL (self->menu);
}
