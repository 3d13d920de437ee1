/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpAttendeeView: the rows of an event, as many as there are, in groups whose numbers add up; widgets are made only for what is seen. GTK frees it. */

#include "lp-attendee-view.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-factory.h"
#include "lp-attendee-form.h"
#include "lp-attendee-item.h"
#include "lp-attendee-store.h"

struct _LpAttendeeView
{
  GtkWidget parent_instance;

  LinliContext *context;
  GListStore *items; /* of LpAttendeeItem */
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *groups[LP_N_GROUPS + 1]; /* the last one is all of them */
  GtkWidget *view;
  GtkWidget *stack;
  GtkWidget *foot; /* what can be done with the chosen row: in the rows Tab would walk through all of them */
  GtkWidget *give;
  GtkWidget *away;
  int group;
};

G_DEFINE_FINAL_TYPE (LpAttendeeView, lp_attendee_view, GTK_TYPE_WIDGET)

/* The chosen row, NULL for none. */
static const LpAttendee *
lp_attendee_view_get_chosen (LpAttendeeView *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? lp_attendee_item_get (item) : NULL;
}

/* What can be done with the chosen row as it is now. */
static void
lp_attendee_view_follow_chosen (LpAttendeeView *self)
{
  const LpAttendee *attendee = lp_attendee_view_get_chosen (self);

  gtk_widget_set_visible (self->foot, attendee != NULL);
  if (attendee == NULL)
    return;
  gtk_widget_set_sensitive (self->give, !g_str_equal (attendee->status, LP_STATUS_REGISTERED));
  gtk_widget_set_sensitive (self->away, !g_str_equal (attendee->status, LP_STATUS_CANCELLED) && attendee->came <= 0);
}

static void
lp_attendee_view_act (LpAttendeeView *self,
                      const char     *status,
                      const char     *title)
{
  const LpAttendee *attendee = lp_attendee_view_get_chosen (self);
  LpAttendeeDeed *deed;

  if (attendee == NULL)
    return;
  deed = g_new0 (LpAttendeeDeed, 1);
  *deed = (LpAttendeeDeed) { attendee->id, status };
  linli_act (GTK_WIDGET (self), self->context, title, lp_attendee_set_status, deed, g_free);
}

static void
lp_attendee_view_give_cb (LpAttendeeView *self)
{
  lp_attendee_view_act (self, LP_STATUS_REGISTERED, C_("attendee", "Somebody has a place"));
}

static void
lp_attendee_view_away_cb (LpAttendeeView *self)
{
  lp_attendee_view_act (self, LP_STATUS_CANCELLED, C_("attendee", "Somebody does not come"));
}

static void
lp_attendee_view_correct_cb (LpAttendeeView *self)
{
  const LpAttendee *attendee = lp_attendee_view_get_chosen (self);

  if (attendee != NULL)
    lp_attendee_form_show (GTK_WIDGET (self), self->context, lp_attendee_copy (attendee));
}

static gboolean
lp_attendee_view_matches (gpointer item,
                          gpointer data)
{
  LpAttendeeView *self = data;

  return (self->group == LP_N_GROUPS || (int) lp_attendee_get_group (lp_attendee_item_get (item)) == self->group) &&
         lp_attendee_item_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Which of the two pages; a list without rows is an empty box. */
static void
lp_attendee_view_show_page (LpAttendeeView *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0 ? "rows" : "none");
}

static void
lp_attendee_view_filter (LpAttendeeView *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  lp_attendee_view_show_page (self);
}

static void
lp_attendee_view_group_cb (GtkWidget      *button,
                           LpAttendeeView *self)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    return;
  for (int i = 0; i <= LP_N_GROUPS; i++)
    if (self->groups[i] == button)
      self->group = i;
  lp_attendee_view_filter (self);
}

/* How many rows each group has; one that has none is not offered. */
static void
lp_attendee_view_count (LpAttendeeView *self)
{
  guint counts[LP_N_GROUPS + 1] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (LpAttendeeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      counts[lp_attendee_get_group (lp_attendee_item_get (item))]++;
      counts[LP_N_GROUPS]++;
    }
  for (int i = 0; i <= LP_N_GROUPS; i++)
    {
      g_autofree char *label = i == LP_N_GROUPS ? g_strdup_printf (C_("attendee", "All %u rows"), counts[i])
                                                : g_strdup_printf ("%s %u", lp_group_get_label ((LpGroup) i), counts[i]);

      gtk_button_set_label (GTK_BUTTON (self->groups[i]), label);
      gtk_widget_set_visible (self->groups[i], i == LP_N_GROUPS || counts[i] > 0);
    }
  if (self->group != LP_N_GROUPS && counts[self->group] == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->groups[LP_N_GROUPS]), TRUE);
}

static GtkWidget *
lp_attendee_view_new_head (LpAttendeeView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *groups = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", C_("attendee", "Name, telephone or row"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("attendee", "Look for a row"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (lp_attendee_view_filter), self);
  gtk_widget_add_css_class (groups, "linked");
  for (int i = LP_N_GROUPS; i >= 0; i--)
    {
      self->groups[i] = gtk_toggle_button_new_with_label ("");
      if (i < LP_N_GROUPS)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->groups[i]), GTK_TOGGLE_BUTTON (self->groups[LP_N_GROUPS]));
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->groups[LP_N_GROUPS]), TRUE);
  gtk_box_append (GTK_BOX (groups), self->groups[LP_N_GROUPS]);
  for (int i = 0; i < LP_N_GROUPS; i++)
    gtk_box_append (GTK_BOX (groups), self->groups[i]);
  for (int i = 0; i <= LP_N_GROUPS; i++)
    g_signal_connect (self->groups[i], "toggled", G_CALLBACK (lp_attendee_view_group_cb), self);
  gtk_box_append (GTK_BOX (head), groups);
  gtk_box_append (GTK_BOX (head), self->search);
  return head;
}

/* The row with the focus is the chosen one, though Tab came to it: what is done is done to the row that one sees. */
static void
lp_attendee_view_focused_cb (LpAttendeeView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL && self->view != NULL && gtk_widget_is_ancestor (focus, self->view) ? gtk_widget_get_first_child (focus) : NULL;
  guint position = row != NULL ? lp_attendee_factory_get_position (row) : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
lp_attendee_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lp_attendee_view_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (lp_attendee_view_focused_cb), widget, G_CONNECT_SWAPPED);
}

static void
lp_attendee_view_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), lp_attendee_view_focused_cb, widget);

  GTK_WIDGET_CLASS (lp_attendee_view_parent_class)->unroot (widget);
}

static void
lp_attendee_view_dispose (GObject *object)
{
  LpAttendeeView *self = LP_ATTENDEE_VIEW (object);

  self->view = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_attendee_view_parent_class)->dispose (object);
}

static void
lp_attendee_view_class_init (LpAttendeeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_attendee_view_dispose;
  GTK_WIDGET_CLASS (klass)->root = lp_attendee_view_root;
  GTK_WIDGET_CLASS (klass)->unroot = lp_attendee_view_unroot;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_attendee_view_new_list (LpAttendeeView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;

  self->filter = GTK_FILTER (gtk_custom_filter_new (lp_attendee_view_matches, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), self->filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), NULL);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("attendee", "Who comes"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (lp_attendee_view_correct_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (lp_attendee_view_follow_chosen), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_valign (scroller, GTK_ALIGN_START); /* a short list is no empty box */
  return scroller;
}

static GtkWidget *
lp_attendee_view_add_button (LpAttendeeView *self,
                             const char     *label,
                             GCallback       clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  linli_button_name_once (button);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->foot), button);
  return button;
}

static GtkWidget *
lp_attendee_view_new_foot (LpAttendeeView *self)
{
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  lp_attendee_view_add_button (self, C_("attendee", "_Correct the Chosen Row…"), G_CALLBACK (lp_attendee_view_correct_cb));
  self->away = lp_attendee_view_add_button (self, C_("attendee", "_Does Not Come"), G_CALLBACK (lp_attendee_view_away_cb));
  self->give = lp_attendee_view_add_button (self, C_("attendee", "Gi_ve a Place"), G_CALLBACK (lp_attendee_view_give_cb));
  gtk_widget_set_visible (self->foot, FALSE);
  return self->foot;
}

static void
lp_attendee_view_init (LpAttendeeView *self)
{
  GtkWidget *none = gtk_label_new (C_("attendee", "Nobody is here; register somebody above, or paste a sign-up list"));

  self->group = LP_N_GROUPS;
  self->items = g_list_store_new (LP_TYPE_ATTENDEE_ITEM);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), lp_attendee_view_new_head (self));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_stack_add_named (GTK_STACK (self->stack), lp_attendee_view_new_list (self), "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), lp_attendee_view_new_foot (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  lp_attendee_view_count (self);
}

GtkWidget *
lp_attendee_view_new (LinliContext *context)
{
  LpAttendeeView *self = g_object_new (LP_TYPE_ATTENDEE_VIEW, NULL);
  g_autoptr (GtkListItemFactory) factory = NULL;

  self->context = g_object_ref (context);
  factory = lp_attendee_factory_new (context);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  return GTK_WIDGET (self);
}

/* The row at @position, or the last one, gets the focus. */
static void
lp_attendee_view_focus_row (LpAttendeeView *self,
                            guint           position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n == 0)
    {
      gtk_widget_grab_focus (self->search);
      return;
    }
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", MIN (position, n - 1)); /* moves what takes the focus, too */
  gtk_widget_grab_focus (self->view);
}

void
lp_attendee_view_set_rows (LpAttendeeView *self,
                           GPtrArray      *attendees)
{
  guint chosen = gtk_single_selection_get_selected (self->selection);
  gpointer item = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (GObject) before = item != NULL ? g_object_ref (item) : NULL;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))); /* where it is under a form that lies over the list, too */
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, self->view);

  lp_attendee_items_set (self->items, attendees);
  lp_attendee_view_count (self);
  lp_attendee_view_filter (self);
  lp_attendee_view_follow_chosen (self);
  if (focused && gtk_single_selection_get_selected_item (self->selection) != before) /* its row was taken off, or has gone to another group */
    lp_attendee_view_focus_row (self, chosen);
}

gint64
lp_attendee_view_choose_person (LpAttendeeView *self,
                                gint64          person_id)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->groups[LP_N_GROUPS]), TRUE);
  lp_attendee_view_filter (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (LpAttendeeItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (lp_attendee_item_get (item)->person_id != person_id)
        continue;
      gtk_widget_activate_action (self->view, "list.select-item", "(ubb)", i, FALSE, FALSE);
      gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", i);
      return lp_attendee_item_get (item)->id;
    }
  return 0;
}

void
lp_attendee_view_follow_privacy (LpAttendeeView *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (LpAttendeeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_signal_emit_by_name (item, "changed");
    }
}
