/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What plugins add to the details pane: sections below its own, and buttons. A section stays as it is, with what is typed or unfolded in
 * it, until something that it depends on changes or another record is chosen. */

#include "config.h"

#include "linli-details-page-private.h"

#include <string.h>

#include "linli-button.h"
#include "linli-details-section.h"
#include "linli-details-sections-private.h"
#include "linli-record-action.h"
#include "linli-record-kinds-private.h"
#include "linli-record-menu-private.h"
#include "linli-wrap-box.h"

/* Actions of a sort that stand beside each other; more are gathered. */
#define MOST_OF_A_SORT 2

static char *
linli_details_extras_dup_matter (LinliDetailsPage *self)
{
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (self->selection, &n_ids);

  return _linli_record_kinds_dup_matter (self->context, linli_selection_get_kind (self->selection), ids, n_ids);
}

static GListModel *
linli_details_extras_get_list (LinliDetailsPage *self,
                               GType             type)
{
  return linli_extensions_get_list (linli_context_get_extensions (self->context), type);
}

void
_linli_details_add_extras (LinliDetailsPage *self,
                           GtkBox           *box)
{
  GListModel *sections = linli_details_extras_get_list (self, LINLI_TYPE_DETAILS_SECTION);
  const char *kind = linli_selection_get_kind (self->selection);
  gint64 id = linli_selection_get_id (self->selection);
  g_autofree char *matter_kind = linli_details_extras_dup_matter (self);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (LinliDetailsSection) section = g_list_model_get_item (sections, i);
      GtkWidget *content = g_hash_table_lookup (self->extras, section);

      if (content == NULL && linli_details_section_is_for (section, kind, matter_kind, id == 0))
        {
          content = linli_details_section_create (section, self->context, self->selection, kind, id);
          if (content != NULL)
            g_hash_table_insert (self->extras, g_object_ref (section), g_object_ref_sink (content));
        }
      if (content == NULL)
        continue;
      gtk_box_append (box, _linli_details_new_section_title (linli_details_section_get_title (section)));
      gtk_box_append (box, content);
    }
}

static void
linli_details_extras_run_cb (GtkButton         *button,
                             LinliRecordAction *action)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (button), LINLI_TYPE_DETAILS_PAGE));
  GtkWidget *menu = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  if (menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (menu));
  _linli_details_run_action (self, action);
}

void
_linli_details_run_action (LinliDetailsPage  *self,
                           LinliRecordAction *action)
{
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (self->selection, &n_ids);
  g_autofree gint64 *copy = g_memdup2 (ids, n_ids * sizeof *ids);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (n_ids > 0)
    linli_record_action_run (action, window, self->context, linli_selection_get_kind (self->selection), copy, n_ids);
}

static void
linli_details_extras_add_action (LinliRecordAction *action,
                                 GtkWidget         *bar)
{
  GtkWidget *button = linli_button_new (linli_record_action_get_title (action), NULL);
  g_autofree char *key = _linli_record_menu_dup_key (action);
  g_autofree char *words = key != NULL ? g_strdup_printf ("⌨ %s", key) : NULL;

  gtk_widget_set_tooltip_text (button, words);
  g_signal_connect_object (button, "clicked", G_CALLBACK (linli_details_extras_run_cb), action, 0);
  linli_wrap_box_append (LINLI_WRAP_BOX (bar), button);
}

static gboolean
linli_details_extras_are_together (LinliRecordAction *action,
                                   LinliRecordAction *other)
{
  return linli_record_action_get_group (action) != NULL &&
         g_strcmp0 (linli_record_action_get_group (action), linli_record_action_get_group (other)) == 0;
}

/* One button for all that are of a sort with the action; they open under it. */
static void
linli_details_extras_add_group (LinliRecordAction *action,
                                GPtrArray         *offered,
                                GtkWidget         *bar)
{
  const char *name = linli_record_action_get_group (action);
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < offered->len; i++)
    {
      LinliRecordAction *other = g_ptr_array_index (offered, i);

      if (linli_details_extras_are_together (action, other))
        g_signal_connect_object (_linli_record_menu_add_action (box, other), "clicked", G_CALLBACK (linli_details_extras_run_cb), other, 0);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), name);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  linli_wrap_box_append (LINLI_WRAP_BOX (bar), button);
}

/* Its button; that of its sort, where the first of more than two. */
static void
linli_details_extras_offer (GPtrArray *offered,
                            guint      position,
                            GtkWidget *bar)
{
  LinliRecordAction *action = g_ptr_array_index (offered, position);
  guint n_before = 0, n = 0;

  for (guint i = 0; i < offered->len; i++)
    if (linli_details_extras_are_together (action, g_ptr_array_index (offered, i)))
      {
        n++;
        n_before += i < position;
      }
  if (n <= MOST_OF_A_SORT)
    linli_details_extras_add_action (action, bar);
  else if (n_before == 0)
    linli_details_extras_add_group (action, offered, bar);
}

/* The buttons of the shell and of plugins in the bar at the foot; they stay, with the focus, where the same can be done as before. */
void
_linli_details_fill_actions (LinliDetailsPage *self)
{
  GListModel *actions = linli_details_extras_get_list (self, LINLI_TYPE_RECORD_ACTION);
  const char *kind = linli_selection_get_kind (self->selection);
  g_autofree char *matter_kind = linli_details_extras_dup_matter (self);
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->own_actions->len; i++)
    if (linli_record_action_is_for (g_ptr_array_index (self->own_actions, i), kind, matter_kind))
      g_ptr_array_add (offered, g_object_ref (g_ptr_array_index (self->own_actions, i)));
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (LinliRecordAction) action = g_list_model_get_item (actions, i);

      if (linli_record_action_is_for (action, kind, matter_kind))
        g_ptr_array_add (offered, g_object_ref (action));
    }
  if (offered->len == self->offered->len &&
      (offered->len == 0 || memcmp (offered->pdata, self->offered->pdata, offered->len * sizeof (gpointer)) == 0))
    return;
  linli_wrap_box_clear (LINLI_WRAP_BOX (self->actions));
  for (guint i = 0; i < offered->len; i++)
    linli_details_extras_offer (offered, i, self->actions);
  gtk_widget_set_visible (self->actions, offered->len > 0);
  g_ptr_array_unref (self->offered);
  self->offered = g_steal_pointer (&offered);
}

/* What shows something that @changes touched is made anew; everything, when @changes is NULL. */
void
_linli_details_forget_extras (LinliDetailsPage *self,
                              LinliChanges     *changes)
{
  GHashTableIter iter;
  gpointer section;

  if (changes == NULL)
    {
      g_hash_table_remove_all (self->extras);
      return;
    }
  g_hash_table_iter_init (&iter, self->extras);
  while (g_hash_table_iter_next (&iter, &section, NULL))
    if (linli_details_section_depends_on (section, changes))
      g_hash_table_iter_remove (&iter);
}

/* A key of a plugin's action does it, where the focus is in the pane and nothing is typed. */
gboolean
_linli_details_key_pressed_cb (GtkEventControllerKey *controller,
                               guint                  key,
                               guint                  code,
                               GdkModifierType        state,
                               LinliDetailsPage      *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const char *kind = linli_selection_get_kind (self->selection);
  g_autoptr (LinliRecordAction) action = NULL;

  if (kind == NULL || self->form != NULL || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return GDK_EVENT_PROPAGATE;
  action = _linli_record_menu_find_key (self->context, self->selection, key, state);
  if (action == NULL)
    return GDK_EVENT_PROPAGATE;
  _linli_details_run_action (self, action);

  return GDK_EVENT_STOP;
}
