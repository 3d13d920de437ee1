/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What plugins add to the window: their pages among its own, and their actions in the menu. Both come and go with the plugins. */

#include "config.h"

#include <linli-extensions.h>

#include "linli-bundled-pages.h"
#include "linli-window-action.h"
#include "linli-window-private.h"

/* Pages of plugins stand between those that are always there and the tools. A page that went takes what it showed along. */
static void
linli_window_added_pages_changed_cb (GListModel  *added,
                                     guint        position,
                                     guint        n_removed,
                                     guint        n_added,
                                     LinliWindow *self)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  guint start = self->n_base_pages + position;

  for (guint i = 0; i < n_removed; i++)
    {
      g_autoptr (LinliPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), start + i);
      GtkWidget *shown = gtk_stack_get_child_by_name (self->pages_stack, linli_page_get_id (page));

      if (shown != NULL)
        gtk_stack_remove (self->pages_stack, shown);
    }
  for (guint i = 0; i < n_added; i++)
    {
      LinliPage *page = g_list_model_get_item (added, position + i);

      g_ptr_array_add (fresh, page);
      linli_page_refresh (page, self->context, NULL);
    }
  g_list_store_splice (self->pages, start, n_removed, fresh->pdata, fresh->len);
  if (self->page != NULL && gtk_stack_get_child_by_name (self->pages_stack, self->page) != NULL)
    linli_navigation_set_current (LINLI_NAVIGATION (self->navigation), self->page);
  else if (self->page != NULL)
    linli_window_show_page (self, "today");
}

/* The shell's own pages, and those of plugins as they come and go. */
void
_linli_window_collect_pages (LinliWindow *self)
{
  GListModel *added = linli_extensions_get_list (linli_context_get_extensions (self->context), LINLI_TYPE_PAGE);

  linli_bundled_pages_add (self->pages);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (LinliPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      linli_page_refresh (page, self->context, NULL);
      self->n_base_pages += linli_page_get_section (page) == LINLI_PAGE_BASE;
    }
  g_signal_connect_object (added, "items-changed", G_CALLBACK (linli_window_added_pages_changed_cb), self, 0);
  linli_window_added_pages_changed_cb (added, 0, 0, g_list_model_get_n_items (added), self);
}

static void
linli_window_added_action_cb (GSimpleAction *simple,
                              GVariant      *parameter,
                              gpointer       data)
{
  LinliWindow *self = data;
  GListModel *added = linli_extensions_get_list (linli_context_get_extensions (self->context), LINLI_TYPE_WINDOW_ACTION);

  for (guint i = 0; i < g_list_model_get_n_items (added); i++)
    {
      g_autoptr (LinliWindowAction) action = g_list_model_get_item (added, i);

      if (g_str_equal (linli_window_action_get_id (action), g_action_get_name (G_ACTION (simple))))
        {
          linli_window_action_run (action, GTK_WIDGET (self), self->context, self->selection);
          return;
        }
    }
}

/* Makes the actions and their part of the menu anew. An id that the window has already stays the window's. */
static void
linli_window_added_actions_changed_cb (GListModel  *added,
                                       guint        position,
                                       guint        n_removed,
                                       guint        n_added,
                                       LinliWindow *self)
{
  GActionMap *map = G_ACTION_MAP (self);

  for (guint i = 0; i < self->added_actions->len; i++)
    g_action_map_remove_action (map, g_ptr_array_index (self->added_actions, i));
  g_ptr_array_set_size (self->added_actions, 0);
  g_menu_remove_all (self->added_menu);
  for (guint i = 0; i < g_list_model_get_n_items (added); i++)
    {
      g_autoptr (LinliWindowAction) action = g_list_model_get_item (added, i);
      const char *id = linli_window_action_get_id (action);
      g_autofree char *name = g_strconcat ("win.", id, NULL);
      g_autoptr (GSimpleAction) simple = NULL;

      if (g_action_map_lookup_action (map, id) != NULL)
        continue;
      simple = g_simple_action_new (id, NULL);
      g_signal_connect (simple, "activate", G_CALLBACK (linli_window_added_action_cb), self);
      g_action_map_add_action (map, G_ACTION (simple));
      g_ptr_array_add (self->added_actions, g_strdup (id));
      g_menu_append (self->added_menu, linli_window_action_get_title (action), name);
    }
}

void
_linli_window_collect_actions (LinliWindow *self)
{
  GListModel *added = linli_extensions_get_list (linli_context_get_extensions (self->context), LINLI_TYPE_WINDOW_ACTION);

  g_menu_insert_section (self->main_menu, 2, NULL, G_MENU_MODEL (self->added_menu));
  g_signal_connect_object (added, "items-changed", G_CALLBACK (linli_window_added_actions_changed_cb), self, 0);
  linli_window_added_actions_changed_cb (added, 0, 0, 0, self);
}
