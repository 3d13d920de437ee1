/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The column of pages. Rows are made from a list of LinliPage; choosing one activates win.page. Three list boxes, one a
 * section, so that the tools stay at the bottom. */

#include "config.h"

#include "linli-navigation.h"

#include <glib/gi18n-lib.h>

#include "linli-page.h"

#define N_SECTIONS 3

struct _LinliNavigation
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *sections[N_SECTIONS];
  GtkWidget *separators[N_SECTIONS];
  GListModel *pages;
  gboolean choosing;
};

G_DEFINE_FINAL_TYPE (LinliNavigation, linli_navigation, GTK_TYPE_WIDGET)

static void
linli_navigation_update_count (LinliPage  *page,
                               GParamSpec *pspec,
                               GtkWidget  *label)
{
  guint count = linli_page_get_count (page);
  GtkWidget *row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *text = count > 999 ? g_strdup ("999+") : g_strdup_printf ("%u", count);
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, count > 0);

  if (count > 0)
    /* translators: a page's title and how many things wait there */
    name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u waiting", "%s, %u waiting", count),
                            linli_page_get_title (page), count);
  else
    name = g_strdup (linli_page_get_title (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
linli_navigation_new_row (LinliPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (linli_page_get_title (page));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (linli_page_get_icon_name (page)));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (count, "linli-count");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  g_object_set_data_full (G_OBJECT (row), "page", g_object_ref (page), g_object_unref);
  linli_navigation_update_count (page, NULL, count);
  g_signal_connect_object (page, "notify::count", G_CALLBACK (linli_navigation_update_count), count, 0);

  return row;
}

static void
linli_navigation_row_selected_cb (GtkListBox      *list,
                                  GtkListBoxRow   *row,
                                  LinliNavigation *self)
{
  LinliPage *page;

  if (row == NULL || self->choosing)
    return;

  page = g_object_get_data (G_OBJECT (row), "page");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", linli_page_get_id (page));
}

static void
linli_navigation_dispose (GObject *object)
{
  LinliNavigation *self = LINLI_NAVIGATION (object);

  g_clear_object (&self->pages);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (linli_navigation_parent_class)->dispose (object);
}

/* One stop for Tab, at the row of the current page: a list box would stop at every row, and turn to its page. */
static gboolean
linli_navigation_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  LinliNavigation *self = LINLI_NAVIGATION (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (self->scroller, direction);
  for (int i = 0; i < N_SECTIONS && !inside; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->sections[i]));

      if (row != NULL)
        return gtk_widget_grab_focus (GTK_WIDGET (row));
    }

  return FALSE;
}

static void
linli_navigation_class_init (LinliNavigationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = linli_navigation_dispose;
  widget_class->focus = linli_navigation_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
linli_navigation_init (LinliNavigation *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < N_SECTIONS; i++)
    {
      GtkWidget *list = gtk_list_box_new ();

      self->separators[i] = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_visible (self->separators[i], FALSE);
      gtk_box_append (GTK_BOX (box), self->separators[i]);
      gtk_widget_add_css_class (list, "navigation-sidebar");
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_SINGLE);
      g_signal_connect (list, "row-selected", G_CALLBACK (linli_navigation_row_selected_cb), self);
      if (i == N_SECTIONS - 1)
        {
          gtk_widget_set_vexpand (list, TRUE);
          gtk_widget_set_valign (list, GTK_ALIGN_END);
        }
      gtk_box_append (GTK_BOX (box), list);
      self->sections[i] = list;
    }

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "linli-nav");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
}

/**
 * linli_navigation_new:
 *
 * Returns: (transfer floating): an empty navigation
 */
GtkWidget *
linli_navigation_new (void)
{
  return g_object_new (LINLI_TYPE_NAVIGATION, NULL);
}

static void
linli_navigation_pages_changed_cb (GListModel      *pages,
                                   guint            position,
                                   guint            n_removed,
                                   guint            n_added,
                                   LinliNavigation *self)
{
  self->choosing = TRUE;
  for (int i = 0; i < N_SECTIONS; i++)
    {
      GtkWidget *row;

      while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sections[i]), 0))) != NULL)
        gtk_list_box_remove (GTK_LIST_BOX (self->sections[i]), row);
      gtk_widget_set_visible (self->separators[i], FALSE);
    }
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (LinliPage) page = g_list_model_get_item (pages, i);
      LinliPageSection section = linli_page_get_section (page);

      gtk_list_box_append (GTK_LIST_BOX (self->sections[section]), linli_navigation_new_row (page));
      gtk_widget_set_visible (self->separators[section], section == LINLI_PAGE_WORK);
    }
  self->choosing = FALSE;
}

/**
 * linli_navigation_set_pages:
 * @self: a navigation
 * @pages: a list of #LinliPage, in order
 *
 * Makes a row for each page, and follows the list.
 */
void
linli_navigation_set_pages (LinliNavigation *self,
                            GListModel      *pages)
{
  g_return_if_fail (LINLI_IS_NAVIGATION (self));
  g_return_if_fail (self->pages == NULL);

  self->pages = g_object_ref (pages);
  g_signal_connect_object (pages, "items-changed", G_CALLBACK (linli_navigation_pages_changed_cb), self, 0);
  linli_navigation_pages_changed_cb (pages, 0, 0, g_list_model_get_n_items (pages), self);
}

/**
 * linli_navigation_set_current:
 * @self: a navigation
 * @id: the id of the page shown
 *
 * Marks the row of that page.
 */
void
linli_navigation_set_current (LinliNavigation *self,
                              const char      *id)
{
  g_return_if_fail (LINLI_IS_NAVIGATION (self));

  self->choosing = TRUE;
  for (int i = 0; i < N_SECTIONS; i++)
    {
      GtkListBox *list = GTK_LIST_BOX (self->sections[i]);
      GtkListBoxRow *row;

      gtk_list_box_unselect_all (list);
      for (int j = 0; (row = gtk_list_box_get_row_at_index (list, j)) != NULL; j++)
        {
          LinliPage *page = g_object_get_data (G_OBJECT (row), "page");

          if (g_str_equal (linli_page_get_id (page), id))
            gtk_list_box_select_row (list, row);
        }
    }
  self->choosing = FALSE;
}
