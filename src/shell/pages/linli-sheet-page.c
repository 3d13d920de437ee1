/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* 楼盘表: one building at a time, chosen at the top or by what is selected elsewhere. The chosen cells are the window's
 * selection, and what is recorded for them is one action for all. */

#include "config.h"

#include "linli-sheet-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-button.h"
#include "linli-empty-page.h"
#include "linli-record-menu-private.h"
#include "linli-room-dialog.h"
#include "linli-sheet-paper-private.h"
#include "linli-sheet-theme.h"
#include "linli-sheet-view.h"
#include "linli-toast.h"

#define LINLI_TYPE_SHEET_PAGE (linli_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (LinliSheetPage, linli_sheet_page, LINLI, SHEET_PAGE, GtkWidget)

struct _LinliSheetPage {
  GtkWidget parent_instance;
  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *stack;
  GtkWidget *head;
  GtkWidget *theme;
  GtkWidget *compounds;
  GtkWidget *buildings;
  GtkWidget *summary;
  GtkWidget *bar;
  GtkWidget *bar_label;
  GtkWidget *view;
  GArray *compound_ids;
  GArray *building_ids;
  gint64 building;
  gboolean busy;     /* while the choosers are filled */
  gboolean choosing; /* while the selection comes from the cells */
};

G_DEFINE_FINAL_TYPE (LinliSheetPage, linli_sheet_page, GTK_TYPE_WIDGET)

static void linli_sheet_page_show (LinliSheetPage *self,
                                   gint64          building);

static void
linli_sheet_page_colour_cell_cb (LinliSheetCell *cell,
                                 gpointer        data)
{
  LinliSheetPage *self = data;

  linli_sheet_cell_set_class (cell, linli_sheet_theme_get_class (LINLI_SHEET_THEME (self->theme), linli_sheet_cell_get_home (cell)->dwelling));
}

static void
linli_sheet_page_colour (LinliSheetPage *self)
{
  linli_sheet_view_foreach (LINLI_SHEET_VIEW (self->view), linli_sheet_page_colour_cell_cb, self);
}

/* Fills a chooser with id and name of every row, and remembers the ids. */
static void
linli_sheet_page_fill (LinliSheetPage *self,
                       GtkWidget      *chooser,
                       GArray         *ids,
                       GPtrArray      *records,
                       gint64          chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;

  g_array_set_size (ids, 0);
  for (guint i = 0; i < records->len; i++)
    {
      LinliRecord *record = g_ptr_array_index (records, i);
      gint64 id = linli_record_get_id (record);

      g_array_append_val (ids, id);
      gtk_string_list_append (names, linli_record_get_text (record, "name"));
      if (id == chosen)
        position = i;
    }
  self->busy = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), records->len > 0 ? position : GTK_INVALID_LIST_POSITION);
  self->busy = FALSE;
}

static int
linli_sheet_page_compare (gconstpointer a,
                          gconstpointer b)
{
  return linli_natural_compare (linli_record_get_text (*(LinliRecord * const *) a, "name"),
                                linli_record_get_text (*(LinliRecord * const *) b, "name"));
}

static GPtrArray *
linli_sheet_page_query (LinliSheetPage *self,
                        const char     *kind,
                        const char     *where,
                        const char     *types,
                        gint64          id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = linli_record_query (linli_context_get_database (self->context), linli_kind_lookup (kind), &error, where, types, id);

  if (records == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The buildings could not be read"), error);
      return g_ptr_array_new_with_free_func (g_object_unref);
    }
  g_ptr_array_sort (records, linli_sheet_page_compare);
  return records;
}

/* The buildings of the same compound; those in none stand together. */
static void
linli_sheet_page_fill_choosers (LinliSheetPage *self,
                                gint64          building)
{
  g_autoptr (LinliRecord) record = linli_record_load (linli_context_get_database (self->context), linli_kind_lookup ("building"), building, NULL);
  gint64 compound = record != NULL ? linli_record_get_int64 (record, "compound_id") : 0;
  g_autoptr (GPtrArray) compounds = NULL;
  g_autoptr (GPtrArray) buildings = NULL;

  compounds = linli_sheet_page_query (self, "compound",
                                      "deleted_at IS NULL AND id IN (SELECT compound_id FROM building WHERE deleted_at IS NULL)", NULL, 0);
  if (compound == 0 && record == NULL && compounds->len > 0)
    compound = linli_record_get_id (g_ptr_array_index (compounds, 0));
  buildings = linli_sheet_page_query (self, "building", "deleted_at IS NULL AND coalesce (compound_id, 0) = ?", "i", compound);
  linli_sheet_page_fill (self, self->compounds, self->compound_ids, compounds, compound);
  if (compound == 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->compounds), GTK_INVALID_LIST_POSITION);
  linli_sheet_page_fill (self, self->buildings, self->building_ids, buildings, building);
}

static void
linli_sheet_page_update_bar (LinliSheetPage *self)
{
  g_autoptr (GArray) ids = linli_sheet_view_dup_selected (LINLI_SHEET_VIEW (self->view));
  g_autofree char *text = g_strdup_printf (ngettext ("%u home chosen", "%u homes chosen", ids->len), ids->len);

  gtk_label_set_text (GTK_LABEL (self->bar_label), text);
  gtk_action_bar_set_revealed (GTK_ACTION_BAR (self->bar), ids->len > 1);
}

static void
linli_sheet_page_show (LinliSheetPage *self,
                       gint64          building)
{
  g_autoptr (GError) error = NULL;
  LinliBuildingSheet *sheet = building != 0 ? linli_building_sheet_load (linli_context_get_database (self->context), building, &error) : NULL;
  gboolean has_homes = sheet != NULL && sheet->homes->len > 0;
  g_autofree char *summary = NULL;

  if (error != NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The building could not be read"), error);
  self->building = building;
  linli_sheet_page_fill_choosers (self, building);
  if (building == 0 && self->building_ids->len > 0)
    {
      linli_sheet_page_show (self, g_array_index (self->building_ids, gint64, 0));
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.rooms",
                                 sheet != NULL && !linli_store_is_read_only (linli_context_get_store (self->context)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.export", has_homes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", has_homes);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), sheet == NULL ? "none" : has_homes ? "sheet" : "empty");
  linli_sheet_view_set_sheet (LINLI_SHEET_VIEW (self->view), sheet);
  linli_sheet_theme_set_sheet (LINLI_SHEET_THEME (self->theme), sheet);
  linli_sheet_page_colour (self);
  summary = _linli_sheet_dup_summary (sheet);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  linli_sheet_page_update_bar (self);
}

static void
linli_sheet_page_compound_cb (LinliSheetPage *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->compounds));
  g_autoptr (GPtrArray) buildings = NULL;

  if (self->busy || position >= self->compound_ids->len)
    return;
  buildings = linli_sheet_page_query (self, "building", "deleted_at IS NULL AND compound_id = ?", "i",
                                      g_array_index (self->compound_ids, gint64, position));
  if (buildings->len > 0)
    linli_selection_set_one (self->selection, "building", linli_record_get_id (g_ptr_array_index (buildings, 0)));
}

static void
linli_sheet_page_building_cb (LinliSheetPage *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->buildings));

  if (!self->busy && position < self->building_ids->len)
    linli_selection_set_one (self->selection, "building", g_array_index (self->building_ids, gint64, position));
}

static void
linli_sheet_page_step (LinliSheetPage *self,
                       int             by)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->buildings)) + by;

  if (position < self->building_ids->len)
    linli_selection_set_one (self->selection, "building", g_array_index (self->building_ids, gint64, position));
}

static void
linli_sheet_page_previous_cb (LinliSheetPage *self)
{
  linli_sheet_page_step (self, -1);
}

static void
linli_sheet_page_next_cb (LinliSheetPage *self)
{
  linli_sheet_page_step (self, 1);
}

/* Something was selected anywhere in the window: its building is shown, and its dwelling is marked. */
static void
linli_sheet_page_follow_cb (LinliSheetPage *self)
{
  const char *kind = linli_selection_get_kind (self->selection);
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (self->selection, &n_ids);
  gint64 building;

  if (kind == NULL || n_ids == 0)
    return;
  building = linli_building_sheet_building_of (linli_context_get_database (self->context), kind, ids[0]);
  if (building != 0 && building != self->building)
    linli_sheet_page_show (self, building);
  if (g_str_equal (kind, "dwelling") && !self->choosing)
    linli_sheet_view_select (LINLI_SHEET_VIEW (self->view), ids, n_ids);
  linli_sheet_page_update_bar (self);
}

static void
linli_sheet_page_chosen_cb (LinliSheetPage *self)
{
  g_autoptr (GArray) ids = linli_sheet_view_dup_selected (LINLI_SHEET_VIEW (self->view));

  self->choosing = TRUE;
  linli_selection_set (self->selection, "dwelling", (const gint64 *) (gpointer) ids->data, ids->len);
  self->choosing = FALSE;
}

static void
linli_sheet_page_activated_cb (LinliSheetPage *self,
                               gint64          dwelling)
{
  linli_selection_open (self->selection, "dwelling", dwelling);
}

static void
linli_sheet_page_changed_cb (LinliSheetPage *self,
                             LinliChanges   *changes)
{
  static const char * const kinds[] = { "compound", "building", "unit", "dwelling", "household", "person", NULL };

  if (linli_changes_touches_any (changes, kinds))
    linli_sheet_page_show (self, self->building);
}

typedef struct {
  GArray *ids;
  char *tenure;
} Tenure;

static void
linli_sheet_page_tenure_free (gpointer data)
{
  Tenure *tenure = data;

  g_array_unref (tenure->ids);
  g_free (tenure->tenure);
  g_free (tenure);
}

static gboolean
linli_sheet_page_set_tenure (LinliTransaction  *transaction,
                             gpointer           data,
                             GError           **error)
{
  Tenure *tenure = data;

  for (guint i = 0; i < tenure->ids->len; i++)
    {
      g_autoptr (LinliRecord) record = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("dwelling"),
                                                          g_array_index (tenure->ids, gint64, i), error);

      if (record == NULL)
        return FALSE;
      linli_record_set_text (record, "tenure", tenure->tenure);
      if (!linli_record_save (record, transaction, error))
        return FALSE;
    }
  return TRUE;
}

static void
linli_sheet_page_acted_cb (GObject      *object,
                           GAsyncResult *result,
                           gpointer      data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (object), result, &error) && gtk_widget_get_root (self) != NULL)
    linli_toast_show_error (self, _("It could not be recorded"), error);
}

static void
linli_sheet_page_tenure_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  LinliSheetPage *self = LINLI_SHEET_PAGE (widget);
  const LinliKind *kind = linli_kind_lookup ("dwelling");
  Tenure *tenure = g_new0 (Tenure, 1);
  g_autofree char *title = NULL;

  tenure->ids = linli_sheet_view_dup_selected (LINLI_SHEET_VIEW (self->view));
  tenure->tenure = g_variant_dup_string (parameter, NULL);
  title = g_strdup_printf (ngettext ("%u home: %s", "%u homes: %s", tenure->ids->len), tenure->ids->len,
                           linli_field_get_code_label (&kind->fields[linli_kind_find_field (kind, "tenure")], tenure->tenure));
  linli_store_act_async (linli_context_get_store (self->context), title, linli_sheet_page_set_tenure, tenure, linli_sheet_page_tenure_free,
                         NULL, linli_sheet_page_acted_cb, g_object_ref (self));
}

static void
linli_sheet_page_rooms_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  LinliSheetPage *self = LINLI_SHEET_PAGE (widget);

  linli_room_dialog_show (widget, self->context, self->building);
}

static void
linli_sheet_page_theme_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  linli_sheet_theme_set_theme (LINLI_SHEET_THEME (LINLI_SHEET_PAGE (widget)->theme), g_variant_get_string (parameter, NULL));
}

/* What the colours say of the homes, which a paper without colours says in words. */
static GHashTable *
linli_sheet_page_dup_words (LinliSheetPage *self)
{
  const LinliBuildingSheet *sheet = linli_sheet_view_get_sheet (LINLI_SHEET_VIEW (self->view));
  GHashTable *words = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < sheet->homes->len; i++)
    {
      gint64 dwelling = g_array_index (sheet->homes, LinliSheetHome, i).dwelling;
      const LinliMapClass *item = linli_sheet_theme_get_class (LINLI_SHEET_THEME (self->theme), dwelling);

      if (item != NULL)
        g_hash_table_insert (words, g_memdup2 (&dwelling, sizeof dwelling), g_strdup (item->label));
    }
  return words;
}

static void
linli_sheet_page_export_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  LinliSheetPage *self = LINLI_SHEET_PAGE (widget);
  g_autoptr (GHashTable) words = linli_sheet_page_dup_words (self);

  _linli_sheet_export (widget, self->context, self->building, words);
}

static void
linli_sheet_page_print_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  LinliSheetPage *self = LINLI_SHEET_PAGE (widget);
  g_autoptr (GHashTable) words = linli_sheet_page_dup_words (self);

  _linli_sheet_print (widget, self->context, self->building, words);
}

static void
linli_sheet_page_dispose (GObject *object)
{
  LinliSheetPage *self = LINLI_SHEET_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->compound_ids, g_array_unref);
  g_clear_pointer (&self->building_ids, g_array_unref);
  G_OBJECT_CLASS (linli_sheet_page_parent_class)->dispose (object);
}

static void
linli_sheet_page_class_init (LinliSheetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_sheet_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "sheet.tenure", "s", linli_sheet_page_tenure_cb);
  gtk_widget_class_install_action (widget_class, "sheet.theme", "s", linli_sheet_page_theme_cb);
  gtk_widget_class_install_action (widget_class, "sheet.rooms", NULL, linli_sheet_page_rooms_cb);
  gtk_widget_class_install_action (widget_class, "sheet.export", NULL, linli_sheet_page_export_cb);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, linli_sheet_page_print_cb);
}

static GtkWidget *
linli_sheet_page_new_chooser (LinliSheetPage *self,
                              const char     *name,
                              GCallback       callback)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *chooser = gtk_drop_down_new (NULL, expression);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (chooser), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (chooser, name);
  g_signal_connect_swapped (chooser, "notify::selected", callback, self);
  return chooser;
}

static GtkWidget *
linli_sheet_page_new_arrow (LinliSheetPage *self,
                            const char     *icon_name,
                            const char     *name,
                            GCallback       callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
linli_sheet_page_add_head (LinliSheetPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->compounds = linli_sheet_page_new_chooser (self, _("Compound"), G_CALLBACK (linli_sheet_page_compound_cb));
  self->buildings = linli_sheet_page_new_chooser (self, _("Building"), G_CALLBACK (linli_sheet_page_building_cb));
  self->summary = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_widget_set_margin_start (self->summary, 6);
  gtk_widget_add_css_class (head, "sheet-head-bar");
  gtk_box_append (GTK_BOX (head), self->compounds);
  gtk_box_append (GTK_BOX (head), self->buildings);
  gtk_box_append (GTK_BOX (head), linli_sheet_page_new_arrow (self, "go-previous-symbolic", _("Previous building"),
                                                              G_CALLBACK (linli_sheet_page_previous_cb)));
  gtk_box_append (GTK_BOX (head), linli_sheet_page_new_arrow (self, "go-next-symbolic", _("Next building"),
                                                              G_CALLBACK (linli_sheet_page_next_cb)));
  gtk_box_append (GTK_BOX (head), self->summary);
  gtk_box_append (GTK_BOX (head), linli_button_new (_("_Rooms at Once…"), "sheet.rooms"));
  gtk_box_append (GTK_BOX (head), linli_button_new (_("Export…"), "sheet.export"));
  gtk_box_append (GTK_BOX (head), linli_button_new (_("Print"), "sheet.print"));
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->head = head;
}

static void
linli_sheet_page_add_bar (LinliSheetPage *self)
{
  static const struct {
    const char *label;
    const char *tenure;
  } choices[] = { { N_("Lived in by the owner"), "owner" }, { N_("Rented out"), "rented" }, { N_("Vacant"), "vacant" } };

  self->bar = gtk_action_bar_new ();
  self->bar_label = gtk_label_new (NULL);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (self->bar), self->bar_label);
  for (gsize i = G_N_ELEMENTS (choices); i-- > 0;)
    {
      GtkWidget *button = gtk_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, choices[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sheet.tenure");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", choices[i].tenure);
      gtk_action_bar_pack_end (GTK_ACTION_BAR (self->bar), button);
    }
  gtk_action_bar_pack_end (GTK_ACTION_BAR (self->bar), gtk_label_new (_("Record for all:")));
  gtk_action_bar_set_revealed (GTK_ACTION_BAR (self->bar), FALSE);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
linli_sheet_page_init (LinliSheetPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *empty;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->compound_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->building_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  linli_sheet_page_add_head (self);
  self->view = linli_sheet_view_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Building Sheet"), -1);
  g_signal_connect_swapped (self->view, "selection-changed", G_CALLBACK (linli_sheet_page_chosen_cb), self);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (linli_sheet_page_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "sheet");
  empty = linli_empty_page_new ("linli-sheet-symbolic", _("No building yet"),
                                _("Import a list of residents or the outlines of the buildings; every building gets its sheet."));
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("Import…"), "win.page::import", TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "none");
  empty = linli_empty_page_new ("linli-sheet-symbolic", _("No homes in this building"),
                                _("Homes appear here once they are imported or added to the building."));
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("_Rooms at Once…"), "sheet.rooms", TRUE);
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("Import…"), "win.page::import", FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  linli_sheet_page_add_bar (self);
}

static gboolean
linli_sheet_page_choose_at (GtkWidget *view,
                            double     x,
                            double     y)
{
  return linli_sheet_view_choose_at (LINLI_SHEET_VIEW (view), x, y);
}

/**
 * linli_sheet_page_new:
 * @context: the open document
 * @selection: what is chosen in the window
 *
 * Returns: (transfer floating): the page of building sheets
 */
GtkWidget *
linli_sheet_page_new (LinliContext   *context,
                      LinliSelection *selection)
{
  LinliSheetPage *self = g_object_new (LINLI_TYPE_SHEET_PAGE, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  _linli_record_menu_attach (self->view, context, selection, linli_sheet_page_choose_at);
  self->theme = linli_sheet_theme_new (context);
  gtk_widget_add_css_class (self->theme, "sheet-theme");
  gtk_widget_insert_after (self->theme, GTK_WIDGET (self), self->head);
  g_signal_connect_object (self->theme, "changed", G_CALLBACK (linli_sheet_page_colour), self, G_CONNECT_SWAPPED);
  linli_sheet_page_show (self, 0);
  linli_sheet_page_follow_cb (self);
  g_signal_connect_object (selection, "changed", G_CALLBACK (linli_sheet_page_follow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_sheet_page_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
