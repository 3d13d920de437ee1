/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The menu over chosen records: to their details, to the map, and what plugins can do with them. A popover of buttons, for its items are
 * plugins' and go with them; it is unparented when it is closed. */

#include "config.h"

#include "linli-record-menu-private.h"

#include <glib/gi18n-lib.h>

#include "linli-record-kinds-private.h"

typedef struct
{
  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *over;
  GtkWidget *popover;
  GtkWidget *focus; /* (nullable): where it was, to be given back; weak */
} LinliRecordMenu;

static void
linli_record_menu_free (gpointer data)
{
  LinliRecordMenu *menu = data;

  g_object_unref (menu->context);
  g_object_unref (menu->selection);
  g_clear_weak_pointer (&menu->focus);
  g_free (menu);
}

static void
linli_record_menu_run_cb (GtkWidget         *button,
                          LinliRecordAction *action)
{
  LinliRecordMenu *menu = g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)), "menu");
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (menu->over));
  g_autoptr (LinliContext) context = g_object_ref (menu->context);
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (menu->selection, &n_ids);
  g_autofree gint64 *copy = g_memdup2 (ids, n_ids * sizeof *ids);
  const char *kind = linli_selection_get_kind (menu->selection);

  gtk_popover_popdown (GTK_POPOVER (menu->popover));
  if (n_ids > 0)
    linli_record_action_run (action, window, context, kind, copy, n_ids);
}

static void
linli_record_menu_open_cb (GtkWidget *button)
{
  LinliRecordMenu *menu = g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)), "menu");
  g_autoptr (LinliSelection) selection = g_object_ref (menu->selection);

  gtk_popover_popdown (GTK_POPOVER (menu->popover));
  if (linli_selection_get_id (selection) != 0)
    linli_selection_open (selection, linli_selection_get_kind (selection), linli_selection_get_id (selection));
}

static void
linli_record_menu_locate_cb (GtkWidget *button)
{
  LinliRecordMenu *menu = g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)), "menu");
  g_autoptr (LinliSelection) selection = g_object_ref (menu->selection);

  gtk_popover_popdown (GTK_POPOVER (menu->popover));
  linli_selection_locate (selection);
}

static GtkWidget *
linli_record_menu_add (GtkWidget  *box,
                       const char *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "linli-menu-item");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

GtkWidget *
_linli_record_menu_add_action (GtkWidget         *box,
                               LinliRecordAction *action)
{
  GtkWidget *button = linli_record_menu_add (box, linli_record_action_get_title (action));
  GtkWidget *title = g_object_ref (gtk_button_get_child (GTK_BUTTON (button)));
  g_autofree char *key = _linli_record_menu_dup_key (action);

  if (key != NULL)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
      GtkWidget *label = gtk_label_new (key);

      gtk_button_set_child (GTK_BUTTON (button), line);
      gtk_widget_set_hexpand (title, TRUE);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (line), title);
      gtk_box_append (GTK_BOX (line), label);
    }
  g_object_unref (title);

  return button;
}

static void
linli_record_menu_add_actions (LinliRecordMenu *menu,
                               GtkWidget       *box)
{
  GListModel *actions = linli_extensions_get_list (linli_context_get_extensions (menu->context), LINLI_TYPE_RECORD_ACTION);
  const char *kind = linli_selection_get_kind (menu->selection);
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (menu->selection, &n_ids);
  g_autofree char *matter_kind = _linli_record_kinds_dup_matter (menu->context, kind, ids, n_ids);

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (LinliRecordAction) action = g_list_model_get_item (actions, i);

      if (linli_record_action_is_for (action, kind, matter_kind))
        g_signal_connect_object (_linli_record_menu_add_action (box, action), "clicked", G_CALLBACK (linli_record_menu_run_cb), action, 0);
    }
}

/* Not at once: what was chosen in it is being done. */
static gboolean
linli_record_menu_unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);

  return G_SOURCE_REMOVE;
}

static void
linli_record_menu_closed_cb (GtkWidget *popover)
{
  LinliRecordMenu *menu = g_object_get_data (G_OBJECT (popover), "menu");

  if (menu->focus != NULL && gtk_widget_get_root (menu->focus) != NULL)
    gtk_widget_grab_focus (menu->focus);
  g_idle_add_full (G_PRIORITY_DEFAULT, linli_record_menu_unparent_cb, g_object_ref (popover), g_object_unref);
}

void
_linli_record_menu_popup (GtkWidget      *widget,
                          LinliContext   *context,
                          LinliSelection *selection,
                          double          x,
                          double          y)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *popover = gtk_popover_new ();
  LinliRecordMenu *menu;

  if (linli_selection_get_n_ids (selection) == 0)
    {
      g_object_unref (g_object_ref_sink (popover));
      g_object_unref (g_object_ref_sink (box));
      return;
    }
  menu = g_new0 (LinliRecordMenu, 1);
  menu->context = g_object_ref (context);
  menu->selection = g_object_ref (selection);
  menu->over = widget;
  menu->popover = popover;
  g_set_weak_pointer (&menu->focus, gtk_root_get_focus (gtk_widget_get_root (widget)));
  if (linli_selection_get_id (selection) != 0)
    g_signal_connect (linli_record_menu_add (box, _("Show Details")), "clicked", G_CALLBACK (linli_record_menu_open_cb), NULL);
  g_signal_connect (linli_record_menu_add (box, _("Show on the Map")), "clicked", G_CALLBACK (linli_record_menu_locate_cb), NULL);
  linli_record_menu_add_actions (menu, box);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What can be done with it"), -1);
  g_object_set_data_full (G_OBJECT (popover), "menu", menu, linli_record_menu_free);
  g_signal_connect (popover, "closed", G_CALLBACK (linli_record_menu_closed_cb), NULL);
  gtk_widget_set_parent (popover, widget);
  gtk_popover_popup (GTK_POPOVER (popover));
}

char *
_linli_record_menu_dup_key (LinliRecordAction *action)
{
  const char *name = linli_record_action_get_key (action);
  guint key;
  GdkModifierType modifiers;

  return name != NULL && gtk_accelerator_parse (name, &key, &modifiers) ? gtk_accelerator_get_label (key, modifiers) : NULL;
}

/* The name of a key alone, as "h", or an accelerator. */
static gboolean
linli_record_menu_is_pressed (const char      *name,
                              guint            key,
                              GdkModifierType  state)
{
  guint wanted;
  GdkModifierType modifiers;

  return name != NULL && gtk_accelerator_parse (name, &wanted, &modifiers) && gdk_keyval_to_lower (key) == gdk_keyval_to_lower (wanted) &&
         (state & gtk_accelerator_get_default_mod_mask ()) == modifiers;
}

LinliRecordAction *
_linli_record_menu_find_key (LinliContext    *context,
                             LinliSelection  *selection,
                             guint            key,
                             GdkModifierType  state)
{
  GListModel *actions = linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_RECORD_ACTION);
  const char *kind = linli_selection_get_kind (selection);
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (selection, &n_ids);

  for (guint i = 0; kind != NULL && i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (LinliRecordAction) action = g_list_model_get_item (actions, i);
      g_autofree char *matter_kind = NULL;

      if (!linli_record_menu_is_pressed (linli_record_action_get_key (action), key, state))
        continue;
      matter_kind = _linli_record_kinds_dup_matter (context, kind, ids, n_ids);
      if (linli_record_action_is_for (action, kind, matter_kind))
        return g_steal_pointer (&action);
    }

  return NULL;
}

/* What a widget with the menu needs for it; owned by its controllers. */
typedef struct
{
  LinliContext *context;
  LinliSelection *selection;
  LinliRecordMenuChooseFunc choose;
} LinliRecordMenuPlace;

static void
linli_record_menu_place_free (gpointer data,
                              GClosure *closure)
{
  LinliRecordMenuPlace *place = data;

  g_object_unref (place->context);
  g_object_unref (place->selection);
  g_free (place);
}

static LinliRecordMenuPlace *
linli_record_menu_place_new (LinliContext              *context,
                             LinliSelection            *selection,
                             LinliRecordMenuChooseFunc  choose)
{
  LinliRecordMenuPlace *place = g_new (LinliRecordMenuPlace, 1);

  *place = (LinliRecordMenuPlace) { g_object_ref (context), g_object_ref (selection), choose };

  return place;
}

static void
linli_record_menu_pressed_cb (GtkGestureClick      *gesture,
                              int                   n_press,
                              double                x,
                              double                y,
                              LinliRecordMenuPlace *place)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (n_press != 1 || !place->choose (widget, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _linli_record_menu_popup (widget, place->context, place->selection, x, y);
}

/* Below what has the focus in the widget. */
static void
linli_record_menu_popup_at_focus (GtkWidget            *widget,
                                  LinliRecordMenuPlace *place)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);

  if (focus != NULL && !gtk_widget_compute_bounds (focus, widget, &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  _linli_record_menu_popup (widget, place->context, place->selection, bounds.origin.x + MIN (bounds.size.width, 48),
                            bounds.origin.y + bounds.size.height);
}

static gboolean
linli_record_menu_key_cb (GtkEventControllerKey *controller,
                          guint                  key,
                          guint                  code,
                          GdkModifierType        state,
                          LinliRecordMenuPlace  *place)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  g_autoptr (LinliRecordAction) action = NULL;
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (place->selection, &n_ids);
  g_autofree gint64 *copy = NULL;

  if (n_ids == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK))
    {
      linli_record_menu_popup_at_focus (widget, place);
      return GDK_EVENT_STOP;
    }
  action = _linli_record_menu_find_key (place->context, place->selection, key, state);
  if (action == NULL)
    return GDK_EVENT_PROPAGATE;
  copy = g_memdup2 (ids, n_ids * sizeof *ids);
  linli_record_action_run (action, GTK_WIDGET (gtk_widget_get_root (widget)), place->context, linli_selection_get_kind (place->selection), copy,
                           n_ids);

  return GDK_EVENT_STOP;
}

void
_linli_record_menu_attach (GtkWidget                 *widget,
                           LinliContext              *context,
                           LinliSelection            *selection,
                           LinliRecordMenuChooseFunc  choose)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_data (click, "pressed", G_CALLBACK (linli_record_menu_pressed_cb),
                         linli_record_menu_place_new (context, selection, choose), linli_record_menu_place_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (linli_record_menu_key_cb),
                         linli_record_menu_place_new (context, selection, choose), linli_record_menu_place_free, 0);
  gtk_widget_add_controller (widget, keys);
}
