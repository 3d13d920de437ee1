/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page of hazards: filters, the board or the list, the on-time rate, the ledger. It reads on a worker and shows the latest answer. */

#include "lp-hazard-page.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-ledger.h"
#include "lp-hazard-setting-store.h"
#include "lp-hazard-store.h"

#define LP_TYPE_HAZARD_PAGE (lp_hazard_page_get_type ())
G_DECLARE_FINAL_TYPE (LpHazardPage, lp_hazard_page, LP, HAZARD_PAGE, GtkWidget)

struct _LpHazardPage
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *box;
  GtkWidget *rate;
  GtkWidget *rate_formula;
  GtkWidget *which;
  GtkWidget *mine;
  GtkWidget *grid;
  GtkWidget *group;
  GtkWidget *as_list;
  GtkWidget *limit; /* says that there are more */
  GtkWidget *stack;
  GtkWidget *board;
  GtkWidget *table;
  GtkWidget *none;
  GArray *grids;     /* of gint64, beside the rows of the menu */
  GPtrArray *groups; /* of codes, beside the rows of the menu */
  LinliLedger *ledger;
  GCancellable *loading;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LpHazardPage, lp_hazard_page, GTK_TYPE_WIDGET)

/* What one reading finds. */
typedef struct {
  GPtrArray *hazards;
  LpHazardRate rate;
  gint64 n_all;
  gboolean more; /* than are shown */
} LpHazardFound;

static void
lp_hazard_found_free (gpointer data)
{
  LpHazardFound *found = data;

  g_clear_pointer (&found->hazards, g_ptr_array_unref);
  g_free (found);
}

/* The quarter so far is what is asked about: ninety days. */
static void
lp_hazard_page_get_period (char **from,
                           char **until)
{
  LinliDate today, first;

  linli_date_today (&today);
  linli_date_from_day_number (linli_date_to_day_number (&today) - 89, &first);
  *from = linli_date_to_string (&first);
  *until = linli_date_to_string (&today);
}

static gpointer
lp_hazard_page_read (LinliDatabase  *reader,
                     gpointer        filter,
                     GCancellable   *cancellable,
                     GError        **error)
{
  LpHazardFound *found = g_new0 (LpHazardFound, 1);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  lp_hazard_page_get_period (&from, &until);
  found->hazards = lp_hazard_store_list (reader, filter, error);
  if (found->hazards == NULL || !lp_hazard_store_load_rate (reader, from, until, &found->rate, error))
    {
      lp_hazard_found_free (found);
      return NULL;
    }
  found->more = found->hazards->len > LP_HAZARD_MOST;
  if (found->more)
    g_ptr_array_set_size (found->hazards, LP_HAZARD_MOST);
  found->n_all = found->hazards->len > 0 ? found->hazards->len : lp_hazard_store_has_any (reader);
  return found;
}

/* Numbers that remain before the rate, and how it is counted. */
static void
lp_hazard_page_show_rate (LpHazardPage       *self,
                          const LpHazardRate *rate)
{
  gint64 counted = rate->closed + rate->open_overdue;
  g_autofree char *words =
    counted > 0 ? g_strdup_printf (_("%d overdue · %d %% on time"), (int) rate->open_overdue, (int) (100 * rate->in_time / counted))
                : g_strdup (_("Nothing closed or overdue in 90 days"));
  g_autofree char *formula =
    g_strdup_printf (_("On time = closed in time ÷ (closed + open and overdue) = %d ÷ (%d + %d), in the last 90 days.\n"
                       "What is open past its deadline counts against it; false reports and duplicates do not count."),
                     (int) rate->in_time, (int) rate->closed, (int) rate->open_overdue);

  gtk_label_set_text (GTK_LABEL (self->rate), words);
  gtk_label_set_text (GTK_LABEL (self->rate_formula), formula);
}

/* What the board shows of hazards. */
static GPtrArray *
lp_hazard_page_dup_items (LpHazardPage *self,
                          GPtrArray    *hazards)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < hazards->len; i++)
    {
      LpHazard *hazard = g_ptr_array_index (hazards, i);
      g_autofree char *title = lp_hazard_dup_title (hazard);
      g_autofree char *category = linli_matter_words_dup_label (self->context, LP_HAZARD_KIND, hazard->category);
      g_autofree char *recurrence = lp_hazard_dup_recurrence (hazard);
      LinliBoardItem *item = linli_board_item_new (hazard->id, hazard->state, title);

      linli_board_item_set_place (item, hazard->place);
      linli_board_item_set_category (item, category, NULL);
      linli_board_item_set_times (item, hazard->due_at, hazard->closed_at);
      if (lp_hazard_is_major (hazard))
        linli_board_item_add_chip (item, _("Major"), LINLI_TONE_ERROR);
      if (recurrence != NULL)
        linli_board_item_add_chip (item, recurrence, LINLI_TONE_WARNING);
      g_ptr_array_add (items, item);
    }
  return items;
}

static void
lp_hazard_page_show_found (LpHazardPage  *self,
                           LpHazardFound *found)
{
  gboolean as_list = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_list));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->ledger);
  self->ledger = lp_hazard_ledger_new (self->context, found->hazards, &error);
  if (self->ledger == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The categories could not be read"), error);
      return;
    }
  linli_banner_show_first (LINLI_BANNER (self->limit), found->more ? LP_HAZARD_MOST : 0);
  lp_hazard_page_show_rate (self, &found->rate);
  if (as_list)
    linli_ledger_view_show (LINLI_LEDGER_VIEW (self->table), self->ledger);
  else
    {
      items = lp_hazard_page_dup_items (self, found->hazards);
      linli_matter_board_show (LINLI_MATTER_BOARD (self->board), items);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), found->n_all == 0 ? "empty" : found->hazards->len == 0 ? "none" : as_list ? "list" : "board");
}

static void
lp_hazard_page_read_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  LpHazardPage *self = LP_HAZARD_PAGE (source);
  g_autoptr (GError) error = NULL;
  LpHazardFound *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (found != NULL && self->box != NULL)
    lp_hazard_page_show_found (self, found);
  else if (found == NULL && self->box != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           g_task_get_cancellable (G_TASK (result)) == self->loading)
    linli_toast_show_error (GTK_WIDGET (self), _("The hazards could not be read"), error);
  g_clear_pointer (&found, lp_hazard_found_free);
}

static void
lp_hazard_page_load (LpHazardPage *self)
{
  guint which = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));
  guint grid = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->grid));
  guint group = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->group));
  LpHazardFilter filter = { which == GTK_INVALID_LIST_POSITION ? LP_HAZARDS_BOARD : which };
  g_autoptr (GTask) task = NULL;

  if (self->busy)
    return;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->mine)))
    filter.mine = (char *) linli_store_get_actor (linli_context_get_store (self->context));
  if (grid < self->grids->len)
    filter.grid_id = g_array_index (self->grids, gint64, grid);
  if (group < self->groups->len)
    filter.group = g_ptr_array_index (self->groups, group);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_hazard_page_read_cb, NULL);
  g_task_set_task_data (task, lp_hazard_filter_copy (&filter), lp_hazard_filter_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_hazard_page_read, lp_hazard_found_free);
}

static void
lp_hazard_page_changed_cb (LinliStore   *store,
                           LinliChanges *changes,
                           LpHazardPage *self)
{
  static const char * const kinds[] = { "matter", "attachment", LP_HAZARD_TABLE_NAME, LP_HAZARD_ACTOR_TABLE, LP_HAZARD_PAPER_TABLE, LP_HAZARD_SETTING_TABLE,
                                        NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_hazard_page_load (self);
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_hazard_page_dup_shown (gpointer data)
{
  LpHazardPage *self = data;

  if (self->ledger == NULL)
    return NULL;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_list)))
    return linli_ledger_view_dup_shown (LINLI_LEDGER_VIEW (self->table));
  return g_object_ref (self->ledger);
}

/* All grids that dwellings are in; the first row is all of them. */
static void
lp_hazard_page_fill_grids (LpHazardPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) grids = linli_record_query (linli_context_get_database (self->context), linli_kind_lookup ("grid"), &error,
                                                    "level IN ('micro', 'dedicated') ORDER BY name LIMIT 500", NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 none = 0;

  if (grids == NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The grids could not be read"), error);
  gtk_string_list_append (names, _("All grids"));
  g_array_append_val (self->grids, none);
  for (guint i = 0; grids != NULL && i < grids->len; i++)
    {
      gint64 id = linli_record_get_id (g_ptr_array_index (grids, i));

      gtk_string_list_append (names, linli_record_get_text (g_ptr_array_index (grids, i), "name"));
      g_array_append_val (self->grids, id);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->grid), G_LIST_MODEL (names));
}

/* One row for each group: categories whose codes begin alike. */
static void
lp_hazard_page_fill_groups (LpHazardPage *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_HAZARD_KIND);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) categories =
    kind != NULL ? linli_matter_kind_load_categories (kind, linli_context_get_database (self->context), &error) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (error != NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The categories could not be read"), error);
  gtk_string_list_append (names, _("All categories"));
  g_ptr_array_add (self->groups, NULL);
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      LinliMatterCategory *category = g_ptr_array_index (categories, i);
      char *group = lp_hazard_categories_dup_group (category->code);

      if (g_ptr_array_find_with_equal_func (self->groups, group, (GEqualFunc) (void *) g_strcmp0, NULL))
        {
          g_free (group);
          continue;
        }
      gtk_string_list_append (names, lp_hazard_categories_get_group_label (group, category->label));
      g_ptr_array_add (self->groups, group);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->group), G_LIST_MODEL (names));
}

static void
lp_hazard_page_dispose (GObject *object)
{
  LpHazardPage *self = LP_HAZARD_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->busy = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->grids, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->ledger);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_hazard_page_parent_class)->dispose (object);
}

static void
lp_hazard_page_class_init (LpHazardPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_hazard_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* The rate is a button which says how it is counted, to the mouse as to the keys. */
static GtkWidget *
lp_hazard_page_new_rate (LpHazardPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->rate = gtk_label_new (_("On-time rate")); /* until it is counted */
  gtk_label_set_ellipsize (GTK_LABEL (self->rate), PANGO_ELLIPSIZE_END);
  self->rate_formula = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->rate_formula), 0);
  gtk_label_set_wrap (GTK_LABEL (self->rate_formula), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->rate_formula), 60);
  gtk_popover_set_child (GTK_POPOVER (popover), self->rate_formula);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), self->rate);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("On-time rate"), -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_hexpand (button, TRUE);
  return button;
}

static GtkWidget *
lp_hazard_page_new_head (LpHazardPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_("Hazards"));
  GtkWidget *report = linli_button_new (_("_Report a Hazard…"), "win.hazards-report");

  gtk_widget_add_css_class (title, "title-2");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), lp_hazard_page_new_rate (self));
  gtk_box_append (GTK_BOX (head), linli_ledger_buttons_new (self->context, lp_hazard_page_dup_shown, self));
  gtk_widget_add_css_class (report, "suggested-action");
  gtk_box_append (GTK_BOX (head), report);
  return head;
}

static GtkWidget *
lp_hazard_page_new_filters (LpHazardPage *self)
{
  const char * const which[] = { _("Open and lately closed"), _("Open"), _("Overdue"), _("Closed"), _("All"), NULL };
  const char * const none[] = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->which = linli_drop_down_new (which, _("Which hazards"));
  self->grid = linli_drop_down_new (none, _("Grid"));
  self->group = linli_drop_down_new (none, _("Category"));
  self->mine = linli_button_new_toggle (_("_Mine only"));
  self->as_list = linli_button_new_toggle (_("As a _List"));
  gtk_widget_set_hexpand (self->as_list, TRUE);
  gtk_widget_set_halign (self->as_list, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), self->which);
  gtk_box_append (GTK_BOX (box), self->group);
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->mine);
  gtk_box_append (GTK_BOX (box), self->as_list);
  return box;
}

static void
lp_hazard_page_init (LpHazardPage *self)
{
}

static void
lp_hazard_page_build (LpHazardPage *self)
{
  GtkWidget *head = lp_hazard_page_new_head (self);
  GtkWidget *filters = lp_hazard_page_new_filters (self);

  self->grids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (head, "sheet-head-bar");
  gtk_widget_add_css_class (filters, "linli-chip-row");
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), filters);
  self->limit = linli_banner_new ();
  gtk_box_append (GTK_BOX (self->box), self->limit);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
lp_hazard_page_fill (LpHazardPage *self)
{
  static const char * const states[] = { LP_HAZARD_FOUND, LP_HAZARD_DISPATCHED, LP_HAZARD_IN_HAND, LP_HAZARD_REPORTED, LP_HAZARD_VERIFIED, NULL };
  GtkWidget *empty = linli_empty_page_new ("linli-due-symbolic", _("No Hazard Reported"),
                                           _("Dangers stand here from being found until somebody else has seen that they are gone."));

  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("_Report a Hazard…"), "win.hazards-report", TRUE);
  self->board = linli_matter_board_new (self->context, self->selection, LP_HAZARD_KIND, states);
  self->table = lp_hazard_ledger_view_new (self->selection);
  self->none = linli_empty_page_new ("linli-due-symbolic", _("No Hazard Like That"), _("Other filters may show more."));
  gtk_stack_add_named (GTK_STACK (self->stack), self->board, "board");
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  lp_hazard_page_fill_grids (self);
  lp_hazard_page_fill_groups (self);
}

GtkWidget *
lp_hazard_page_new (LinliContext   *context,
                    LinliSelection *selection)
{
  LpHazardPage *self = g_object_new (LP_TYPE_HAZARD_PAGE, NULL);
  GtkWidget *menus[3];
  GtkWidget *toggles[2];

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->busy = TRUE;
  lp_hazard_page_build (self);
  lp_hazard_page_fill (self);
  menus[0] = self->which, menus[1] = self->grid, menus[2] = self->group;
  toggles[0] = self->mine, toggles[1] = self->as_list;
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    g_signal_connect_object (menus[i], "notify::selected", G_CALLBACK (lp_hazard_page_load), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    g_signal_connect_object (toggles[i], "toggled", G_CALLBACK (lp_hazard_page_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_hazard_page_changed_cb), self, 0);
  self->busy = FALSE;
  lp_hazard_page_load (self);
  return GTK_WIDGET (self);
}
