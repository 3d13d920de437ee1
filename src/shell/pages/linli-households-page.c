/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* 住户: one table over residents or households, with filters as chips. A compound or building, or the grids or dwellings, selected
 * elsewhere become the table's place; what is chosen in the table is the window's selection. */

#include "config.h"

#include "linli-households-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-button.h"
#include "linli-duplicates.h"
#include "linli-empty-page.h"
#include "linli-households-chips-private.h"
#include "linli-households-export-private.h"
#include "linli-households-print-private.h"
#include "linli-households-table-private.h"
#include "linli-record-menu-private.h"
#include "linli-toast.h"

/* How many chosen rows the rest of the window is told of. */
#define MOST_CHOSEN 10000

#define LINLI_TYPE_HOUSEHOLDS_PAGE (linli_households_page_get_type ())
G_DECLARE_FINAL_TYPE (LinliHouseholdsPage, linli_households_page, LINLI, HOUSEHOLDS_PAGE, GtkWidget)

struct _LinliHouseholdsPage {
  GtkWidget parent_instance;
  LinliContext *context;
  LinliSelection *selection;
  LinliResidentFilter *filter;
  GtkWidget *stack;
  GtkWidget *entry;
  GtkWidget *chips;
  GtkWidget *filter_button;
  GtkWidget *columns_button;
  GtkWidget *count;
  GtkWidget *table;
  gboolean choosing; /* while the selection comes from the table */
};

G_DEFINE_FINAL_TYPE (LinliHouseholdsPage, linli_households_page, GTK_TYPE_WIDGET)

static void linli_households_page_apply (LinliHouseholdsPage *self);

static LinliDatabase *
linli_households_page_get_database (LinliHouseholdsPage *self)
{
  return linli_context_get_database (self->context);
}

static void
linli_households_page_remove_cb (LinliHouseholdsPart part,
                                 gpointer            data)
{
  LinliHouseholdsPage *self = data;

  switch (part)
    {
    case LINLI_HOUSEHOLDS_PLACE:
      linli_resident_filter_set_places (self->filter, NULL, NULL, 0);
      break;
    case LINLI_HOUSEHOLDS_TAG:
      g_clear_pointer (&self->filter->tag, g_free);
      break;
    case LINLI_HOUSEHOLDS_AGES:
      self->filter->least_age = self->filter->most_age = -1;
      break;
    case LINLI_HOUSEHOLDS_POPULATION:
      g_clear_pointer (&self->filter->population_type, g_free);
      break;
    case LINLI_HOUSEHOLDS_PRESENCE:
      self->filter->presence = LINLI_PRESENCE_HERE;
      break;
    default:
      g_assert_not_reached ();
    }
  linli_households_page_apply (self);
}

static void
linli_households_page_count (LinliHouseholdsPage *self)
{
  LinliIdList *list = _linli_households_table_get_list (LINLI_HOUSEHOLDS_TABLE (self->table));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autofree char *text = NULL;
  gboolean loading = _linli_households_table_is_loading (LINLI_HOUSEHOLDS_TABLE (self->table));

  if (loading)
    text = g_strdup (_("Counting …"));
  else if (self->filter->rows == LINLI_RESIDENT_ROWS_PERSONS)
    text = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  else
    text = g_strdup_printf (ngettext ("%u household", "%u households", n), n);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  if (n > 0 || loading)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "table");
  else if (!linli_resident_filter_knows_anybody (linli_households_page_get_database (self)))
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nobody");
}

static void
linli_households_page_apply (LinliHouseholdsPage *self)
{
  _linli_households_chips_fill (self->chips, self->filter, linli_households_page_get_database (self), linli_households_page_remove_cb, self);
  _linli_households_table_set_filter (LINLI_HOUSEHOLDS_TABLE (self->table), self->filter);
  linli_households_page_count (self);
}

static void
linli_households_page_sorted_cb (LinliHouseholdsPage *self)
{
  const char *sort = _linli_households_table_get_sort (LINLI_HOUSEHOLDS_TABLE (self->table), &self->filter->descending);

  g_free (self->filter->sort);
  self->filter->sort = g_strdup (sort);
  linli_households_page_apply (self);
}

static const char *
linli_households_page_get_kind (LinliHouseholdsPage *self)
{
  return self->filter->rows == LINLI_RESIDENT_ROWS_PERSONS ? "person" : "household";
}

static void
linli_households_page_chosen_cb (LinliHouseholdsPage *self)
{
  g_autoptr (GArray) ids = _linli_households_table_dup_chosen (LINLI_HOUSEHOLDS_TABLE (self->table), MOST_CHOSEN);

  if (ids->len == 0)
    return;
  self->choosing = TRUE;
  linli_selection_set (self->selection, linli_households_page_get_kind (self), (const gint64 *) (gpointer) ids->data, ids->len);
  self->choosing = FALSE;
}

/* A change of a record makes the list anew; what is chosen stays so. */
static void
linli_households_page_listed_cb (LinliHouseholdsPage *self)
{
  linli_households_page_count (self);
  if (linli_selection_get_n_ids (self->selection) > 0 &&
      g_strcmp0 (linli_selection_get_kind (self->selection), linli_households_page_get_kind (self)) == 0)
    _linli_households_table_mark (LINLI_HOUSEHOLDS_TABLE (self->table), self->selection);
}

static void
linli_households_page_activated_cb (LinliHouseholdsPage *self,
                                    gint64               id)
{
  linli_selection_open (self->selection, linli_households_page_get_kind (self), id);
}

/* Something was selected elsewhere: places filter, a person is looked up in the table. */
static void
linli_households_page_follow_cb (LinliHouseholdsPage *self)
{
  const char *kind = linli_selection_get_kind (self->selection);
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (self->selection, &n_ids);

  if (self->choosing || kind == NULL)
    return;
  if (g_strv_contains ((const char * const[]) { "grid", "dwelling", NULL }, kind) ||
      (n_ids == 1 && g_strv_contains ((const char * const[]) { "compound", "building", NULL }, kind)))
    {
      linli_resident_filter_set_places (self->filter, kind, ids, n_ids);
      linli_households_page_apply (self);
    }
  else if (n_ids == 1 && g_str_equal (kind, linli_households_page_get_kind (self)))
    _linli_households_table_choose (LINLI_HOUSEHOLDS_TABLE (self->table), ids[0]);
}

static void
linli_households_page_typed_cb (LinliHouseholdsPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_free (self->filter->text);
  self->filter->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  linli_households_page_apply (self);
}

static void
linli_households_page_filter_cb (GtkWidget  *widget,
                                 const char *action,
                                 GVariant   *choice)
{
  LinliHouseholdsPage *self = LINLI_HOUSEHOLDS_PAGE (widget);

  _linli_households_chips_apply (self->filter, g_variant_get_string (choice, NULL));
  linli_households_page_apply (self);
}

static void
linli_households_page_clear_cb (GtkWidget  *widget,
                                const char *action,
                                GVariant   *parameter)
{
  LinliHouseholdsPage *self = LINLI_HOUSEHOLDS_PAGE (widget);
  LinliResidentFilter *fresh = linli_resident_filter_new ();

  linli_resident_filter_set_rows (fresh, self->filter->rows);
  linli_resident_filter_free (self->filter);
  self->filter = fresh;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  linli_households_page_apply (self);
}

static void
linli_households_page_column_cb (LinliHouseholdsPage *self,
                                 GtkCheckButton      *check)
{
  guint n_columns;
  const LinliResidentColumn *columns = linli_resident_query_list_columns (self->filter->rows, &n_columns);
  const char *name = g_object_get_data (G_OBJECT (check), "name");
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < n_columns; i++)
    {
      gboolean wanted = g_strv_contains ((const char * const *) self->filter->columns, columns[i].name);

      if (g_str_equal (columns[i].name, name))
        wanted = gtk_check_button_get_active (check);
      if (wanted)
        g_ptr_array_add (chosen, g_strdup (columns[i].name));
    }
  /* A table without columns would be of no use. */
  if (chosen->len == 0)
    {
      gtk_check_button_set_active (check, TRUE);
      return;
    }
  g_ptr_array_add (chosen, NULL);
  g_strfreev (self->filter->columns);
  self->filter->columns = (char **) g_ptr_array_free (g_steal_pointer (&chosen), FALSE);
  linli_households_page_apply (self);
}

static void
linli_households_page_sort_cb (LinliHouseholdsPage *self,
                               GtkButton           *button)
{
  _linli_households_table_sort_by (LINLI_HOUSEHOLDS_TABLE (self->table), g_object_get_data (G_OBJECT (button), "name"));
}

/* The keyboard does not come to the headers, so it sorts from here. */
static GtkWidget *
linli_households_page_new_sort_button (LinliHouseholdsPage       *self,
                                       const LinliResidentColumn *column,
                                       GtkWidget                 *check)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-sort-ascending-symbolic");
  g_autofree char *name = g_strdup_printf (_("Sort by %s"), g_dgettext (GETTEXT_PACKAGE, column->label));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "name", (gpointer) column->name);
  g_object_bind_property (check, "active", button, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (linli_households_page_sort_cb), self);

  return button;
}

/* A check for every column there is, and a button that sorts by it. */
static void
linli_households_page_fill_columns (LinliHouseholdsPage *self)
{
  guint n_columns;
  const LinliResidentColumn *columns = linli_resident_query_list_columns (self->filter->rows, &n_columns);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();

  for (guint i = 0; i < n_columns; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, columns[i].label));
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

      g_object_set_data (G_OBJECT (check), "name", (gpointer) columns[i].name);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strv_contains ((const char * const *) self->filter->columns, columns[i].name));
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (linli_households_page_column_cb), self);
      gtk_widget_set_hexpand (check, TRUE);
      gtk_box_append (GTK_BOX (row), check);
      if (linli_resident_query_can_sort (self->filter->rows, columns[i].name))
        gtk_box_append (GTK_BOX (row), linli_households_page_new_sort_button (self, &columns[i], check));
      gtk_box_append (GTK_BOX (box), row);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->columns_button), popover);
}

static void
linli_households_page_rows_cb (LinliHouseholdsPage *self,
                               GtkToggleButton     *button)
{
  LinliResidentRows rows = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "rows"));

  if (!gtk_toggle_button_get_active (button) || rows == self->filter->rows)
    return;
  linli_resident_filter_set_rows (self->filter, rows);
  linli_households_page_fill_columns (self);
  linli_households_page_apply (self);
}

static void
linli_households_page_export_cb (GtkWidget  *widget,
                                 const char *action,
                                 GVariant   *parameter)
{
  LinliHouseholdsPage *self = LINLI_HOUSEHOLDS_PAGE (widget);

  _linli_households_export (widget, self->context, self->filter);
}

/* The rows that are chosen, or all when it is one: that is only where somebody stands. */
static void
linli_households_page_print_cb (GtkWidget  *widget,
                                const char *action,
                                GVariant   *parameter)
{
  LinliHouseholdsPage *self = LINLI_HOUSEHOLDS_PAGE (widget);
  LinliHouseholdsTable *table = LINLI_HOUSEHOLDS_TABLE (self->table);
  g_autoptr (GArray) chosen = _linli_households_table_dup_chosen (table, MOST_CHOSEN);
  g_autoptr (GArray) listed = linli_id_list_ref_ids (_linli_households_table_get_list (table));

  if (_linli_households_table_is_loading (table))
    linli_toast_show (widget, _("Counting …"));
  else
    _linli_households_print (widget, self->context, self->filter, chosen->len > 1 ? chosen : listed, chosen->len > 1);
}

static void
linli_households_page_dispose (GObject *object)
{
  LinliHouseholdsPage *self = LINLI_HOUSEHOLDS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->filter, linli_resident_filter_free);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (linli_households_page_parent_class)->dispose (object);
}

static void
linli_households_page_duplicates_cb (GtkWidget  *widget,
                                     const char *action,
                                     GVariant   *parameter)
{
  LinliHouseholdsPage *self = LINLI_HOUSEHOLDS_PAGE (widget);

  linli_duplicates_show (widget, self->context, self->selection);
}

static void
linli_households_page_class_init (LinliHouseholdsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_households_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "residents.filter", "s", linli_households_page_filter_cb);
  gtk_widget_class_install_action (widget_class, "residents.clear", NULL, linli_households_page_clear_cb);
  gtk_widget_class_install_action (widget_class, "residents.export", NULL, linli_households_page_export_cb);
  gtk_widget_class_install_action (widget_class, "residents.print", NULL, linli_households_page_print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "residents.print", NULL);
  gtk_widget_class_install_action (widget_class, "residents.duplicates", NULL, linli_households_page_duplicates_cb);
}

static GtkWidget *
linli_households_page_new_rows (LinliHouseholdsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *persons = gtk_toggle_button_new_with_label (C_("rows", "People"));
  GtkWidget *households = gtk_toggle_button_new_with_label (C_("rows", "Households"));

  gtk_widget_add_css_class (box, "linked");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (households), GTK_TOGGLE_BUTTON (persons));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (persons), TRUE);
  g_object_set_data (G_OBJECT (persons), "rows", GINT_TO_POINTER (LINLI_RESIDENT_ROWS_PERSONS));
  g_object_set_data (G_OBJECT (households), "rows", GINT_TO_POINTER (LINLI_RESIDENT_ROWS_HOUSEHOLDS));
  g_signal_connect_swapped (persons, "toggled", G_CALLBACK (linli_households_page_rows_cb), self);
  g_signal_connect_swapped (households, "toggled", G_CALLBACK (linli_households_page_rows_cb), self);
  gtk_box_append (GTK_BOX (box), persons);
  gtk_box_append (GTK_BOX (box), households);
  return box;
}

static void
linli_households_page_add_head (LinliHouseholdsPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row;

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Name, pinyin, phone, room"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter the table"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (linli_households_page_typed_cb), self);
  self->filter_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->filter_button), _("Filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);
  self->columns_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->columns_button), _("Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_set_margin_end (self->count, 6);
  gtk_widget_add_css_class (head, "sheet-head-bar");
  gtk_box_append (GTK_BOX (head), linli_households_page_new_rows (self));
  gtk_box_append (GTK_BOX (head), self->entry);
  gtk_box_append (GTK_BOX (head), self->filter_button);
  gtk_box_append (GTK_BOX (head), self->columns_button);
  gtk_box_append (GTK_BOX (head), linli_button_new (_("Export…"), "residents.export"));
  gtk_box_append (GTK_BOX (head), linli_button_new (_("Print"), "residents.print"));
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (row, "linli-chip-row");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (row), self->count);
  gtk_widget_set_hexpand (self->chips, TRUE);
  gtk_box_append (GTK_BOX (row), self->chips);
  gtk_box_append (GTK_BOX (row), linli_button_new (_("_Duplicates"), "residents.duplicates"));
  gtk_box_append (GTK_BOX (row), linli_button_new (_("Fill a For_m"), "win.forms"));
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

static void
linli_households_page_init (LinliHouseholdsPage *self)
{
  GtkWidget *empty, *nobody;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->filter = linli_resident_filter_new ();
  linli_households_page_add_head (self);
  empty = linli_empty_page_new ("linli-household-symbolic", _("No Residents Yet"),
                                _("Import the list of residents that the office keeps in a spreadsheet; headings, merged cells and mistakes are understood."));
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("_Import a List"), "win.page::import", TRUE);
  nobody = linli_empty_page_new ("linli-household-symbolic", _("Nothing Fits These Filters"), _("Remove a filter, or all of them."));
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (nobody), _("_Show Everybody"), "residents.clear", TRUE);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), nobody, "nobody");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * linli_households_page_new:
 * @context: the open document
 * @selection: what is chosen in the window
 *
 * Returns: (transfer floating): the page of residents and households
 */
GtkWidget *
linli_households_page_new (LinliContext   *context,
                           LinliSelection *selection)
{
  LinliHouseholdsPage *self = g_object_new (LINLI_TYPE_HOUSEHOLDS_PAGE, NULL);
  g_autoptr (GMenuModel) menu = _linli_households_chips_menu (linli_context_get_database (context));
  LinliIdList *list;

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->filter_button), menu);
  self->table = _linli_households_table_new (context);
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "table");
  _linli_record_menu_attach (self->table, context, selection, _linli_households_table_choose_at);
  g_signal_connect_swapped (self->table, "sorted", G_CALLBACK (linli_households_page_sorted_cb), self);
  g_signal_connect_swapped (self->table, "chosen", G_CALLBACK (linli_households_page_chosen_cb), self);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (linli_households_page_activated_cb), self);
  g_signal_connect_swapped (self->table, "listed", G_CALLBACK (linli_households_page_count), self);
  list = _linli_households_table_get_list (LINLI_HOUSEHOLDS_TABLE (self->table));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (linli_households_page_listed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (linli_households_page_count), self, G_CONNECT_SWAPPED);
  linli_households_page_fill_columns (self);
  linli_households_page_apply (self);
  linli_households_page_follow_cb (self);
  g_signal_connect_object (selection, "changed", G_CALLBACK (linli_households_page_follow_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
