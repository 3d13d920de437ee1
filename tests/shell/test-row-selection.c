/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <gtk/gtk.h>
#include <linli-shell.h>

static int n_made;

/* A list of a million rows that counts the objects it hands out. */
#define TEST_TYPE_LONG_LIST (test_long_list_get_type ())
G_DECLARE_FINAL_TYPE (TestLongList, test_long_list, TEST, LONG_LIST, GObject)

struct _TestLongList {
  GObject parent_instance;
};

static GType
get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return 1000000;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  n_made++;
  return g_object_new (G_TYPE_OBJECT, NULL);
}

static void
list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestLongList, test_long_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_init))

static void
test_long_list_class_init (TestLongListClass *klass)
{
}

static void
test_long_list_init (TestLongList *self)
{
}

static void
count_cb (GtkSelectionModel *model,
          guint              position,
          guint              n_items,
          gpointer           data)
{
  *(guint *) data += n_items;
}

static void
test_select_all_makes_nothing (void)
{
  g_autoptr (TestLongList) list = g_object_new (TEST_TYPE_LONG_LIST, NULL);
  g_autoptr (LinliRowSelection) selection = linli_row_selection_new (G_LIST_MODEL (list));
  g_autoptr (GtkBitset) selected = NULL;
  guint n_changed = 0;

  g_signal_connect (selection, "selection-changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_true (gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection)));
  g_assert_cmpint (n_made, ==, 0);
  g_assert_cmpuint (n_changed, ==, 1000000);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1000000);
}

static void
test_single_and_range (void)
{
  g_autoptr (TestLongList) list = g_object_new (TEST_TYPE_LONG_LIST, NULL);
  g_autoptr (LinliRowSelection) selection = linli_row_selection_new (G_LIST_MODEL (list));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  guint n_changed = 0;

  gtk_selection_model_select_item (model, 5, TRUE);
  gtk_selection_model_select_range (model, 10, 3, FALSE);
  g_assert_true (gtk_selection_model_is_selected (model, 5));
  g_assert_true (gtk_selection_model_is_selected (model, 12));
  g_assert_false (gtk_selection_model_is_selected (model, 13));
  g_signal_connect (selection, "selection-changed", G_CALLBACK (count_cb), &n_changed);
  gtk_selection_model_select_item (model, 11, TRUE);
  g_assert_false (gtk_selection_model_is_selected (model, 5));
  g_assert_cmpuint (n_changed, ==, 12 - 5 + 1);
}

static void
test_follows_rows (void)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *[]) { "a", "b", "c", "d", NULL });
  g_autoptr (LinliRowSelection) selection = linli_row_selection_new (G_LIST_MODEL (list));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  gtk_selection_model_select_item (model, 2, TRUE);
  gtk_string_list_splice (list, 0, 1, (const char *[]) { "x", "y", "z", NULL });
  g_assert_true (gtk_selection_model_is_selected (model, 4));
  g_assert_false (gtk_selection_model_is_selected (model, 2));
  gtk_string_list_splice (list, 4, 1, NULL);
  g_assert_false (gtk_selection_model_is_selected (model, 4));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/row-selection/select-all-makes-nothing", test_select_all_makes_nothing);
  g_test_add_func ("/row-selection/single-and-range", test_single_and_range);
  g_test_add_func ("/row-selection/follows-rows", test_follows_rows);
  return g_test_run ();
}
