/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page of requests: filters, the board, the list, the figures, the ledger. It reads on a worker and shows the latest answer. */

#include "lp-request-page.h"

#include <glib/gi18n-lib.h>

#include "lp-request-figures-view.h"
#include "lp-request-item.h"
#include "lp-request-ledger.h"
#include "lp-request-list-store.h"
#include "lp-request-store.h"

#define LP_TYPE_REQUEST_PAGE (lp_request_page_get_type ())
G_DECLARE_FINAL_TYPE (LpRequestPage, lp_request_page, LP, REQUEST_PAGE, GtkWidget)

/* How the requests are looked at. */
typedef enum {
  LP_REQUEST_WAY_BOARD,
  LP_REQUEST_WAY_LIST,
  LP_REQUEST_WAY_FIGURES,
  LP_REQUEST_N_WAYS,
} LpRequestWay;

struct _LpRequestPage
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *box;
  GtkWidget *summary;
  GtkWidget *which;
  GtkWidget *mine;
  GtkWidget *grid;
  GtkWidget *category;
  GtkWidget *filters;
  GtkWidget *limit; /* says that there are more */
  GtkWidget *ways[LP_REQUEST_N_WAYS];
  GtkWidget *stack;
  GtkWidget *board;
  GtkWidget *table;
  GtkWidget *figures;
  GtkWidget *none;
  GArray *grids;     /* of gint64, beside the rows of the menu */
  GPtrArray *categories; /* of codes, beside the rows of the menu */
  LinliLedger *ledger;   /* of what is shown */
  GCancellable *loading;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LpRequestPage, lp_request_page, GTK_TYPE_WIDGET)

/* What one reading finds. */
typedef struct {
  GPtrArray *requests;
  gint64 n_all;
  gboolean more; /* than are shown */
} LpRequestFound;

static void
lp_request_found_free (gpointer data)
{
  LpRequestFound *found = data;

  g_clear_pointer (&found->requests, g_ptr_array_unref);
  g_free (found);
}

static gpointer
lp_request_page_read (LinliDatabase  *reader,
                      gpointer        filter,
                      GCancellable   *cancellable,
                      GError        **error)
{
  LpRequestFound *found = g_new0 (LpRequestFound, 1);

  found->requests = lp_request_list (reader, filter, error);
  if (found->requests == NULL)
    {
      lp_request_found_free (found);
      return NULL;
    }
  found->more = found->requests->len > LP_REQUEST_MOST;
  if (found->more)
    g_ptr_array_set_size (found->requests, LP_REQUEST_MOST);
  found->n_all = found->requests->len > 0 ? found->requests->len : lp_request_has_any (reader);
  return found;
}

/* What is left to do of what is shown. */
static void
lp_request_page_show_summary (LpRequestPage *self,
                              GPtrArray     *requests)
{
  guint n_open = 0, n_overdue = 0, n_to_call = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < requests->len; i++)
    {
      LpRequest *request = g_ptr_array_index (requests, i);

      n_open += lp_request_is_open (request);
      n_overdue += request->overdue;
      n_to_call += request->n_to_call;
    }
  words = g_strdup_printf (_("%u open · %u overdue · %u to call"), n_open, n_overdue, n_to_call);
  gtk_label_set_text (GTK_LABEL (self->summary), words);
}

static LpRequestWay
lp_request_page_get_way (LpRequestPage *self)
{
  for (int i = 0; i < LP_REQUEST_N_WAYS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->ways[i])))
      return i;
  return LP_REQUEST_WAY_BOARD;
}

/* The filters in words, for the head of the ledger. */
static char *
lp_request_page_dup_filter (LpRequestPage *self)
{
  GtkWidget * const menus[] = { self->which, self->category, self->grid };
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (menus); i++)
    {
      GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (menus[i]));

      if (chosen != NULL && (i == 0 || gtk_drop_down_get_selected (GTK_DROP_DOWN (menus[i])) > 0))
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", gtk_string_object_get_string (chosen));
    }
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->mine)))
    g_string_append_printf (words, " · %s", linli_store_get_actor (linli_context_get_store (self->context)));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
lp_request_page_make_ledger (LpRequestPage *self,
                             GPtrArray     *requests)
{
  g_autofree char *filter = lp_request_page_dup_filter (self);
  g_autoptr (GError) error = NULL;
  LpRequestWords *words = lp_request_words_new (linli_context_find_matter_kind (self->context, LP_REQUEST_KIND),
                                                linli_context_get_database (self->context), &error);

  g_clear_object (&self->ledger);
  if (words == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The categories could not be read"), error);
      return;
    }
  self->ledger = lp_request_ledger_new (words, requests);
  linli_ledger_set_period (self->ledger, filter);
}

static void
lp_request_page_show_found (LpRequestPage  *self,
                            LpRequestFound *found)
{
  LpRequestWay way = lp_request_page_get_way (self);
  g_autoptr (GPtrArray) items = lp_request_items_new (self->context, found->requests);
  const char *shown = way == LP_REQUEST_WAY_LIST ? "list" : "board";

  linli_banner_show_first (LINLI_BANNER (self->limit), found->more && way != LP_REQUEST_WAY_FIGURES ? LP_REQUEST_MOST : 0);
  lp_request_page_show_summary (self, found->requests);
  lp_request_page_make_ledger (self, found->requests);
  if (way == LP_REQUEST_WAY_LIST && self->ledger != NULL)
    linli_ledger_view_show (LINLI_LEDGER_VIEW (self->table), self->ledger);
  else
    linli_matter_board_show (LINLI_MATTER_BOARD (self->board), items);
  if (way == LP_REQUEST_WAY_FIGURES && found->n_all > 0)
    shown = "figures";
  else if (found->requests->len == 0)
    shown = found->n_all == 0 ? "empty" : "none";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown);
  gtk_widget_set_visible (self->filters, way != LP_REQUEST_WAY_FIGURES);
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_request_page_dup_shown (gpointer data)
{
  LpRequestPage *self = data;

  if (self->ledger == NULL)
    return NULL;
  if (lp_request_page_get_way (self) == LP_REQUEST_WAY_LIST)
    return linli_ledger_view_dup_shown (LINLI_LEDGER_VIEW (self->table));
  return g_object_ref (self->ledger);
}

static void
lp_request_page_read_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  LpRequestPage *self = LP_REQUEST_PAGE (source);
  g_autoptr (GError) error = NULL;
  LpRequestFound *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (found != NULL && self->box != NULL)
    lp_request_page_show_found (self, found);
  else if (found == NULL && self->box != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           g_task_get_cancellable (G_TASK (result)) == self->loading)
    linli_toast_show_error (GTK_WIDGET (self), _("The requests could not be read"), error);
  g_clear_pointer (&found, lp_request_found_free);
}

static void
lp_request_page_load (LpRequestPage *self)
{
  guint which = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));
  guint grid = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->grid));
  guint category = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->category));
  LpRequestFilter filter = { which == GTK_INVALID_LIST_POSITION ? LP_REQUESTS_BOARD : which };
  g_autoptr (GTask) task = NULL;

  if (self->busy)
    return;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->mine)))
    filter.mine = (char *) linli_store_get_actor (linli_context_get_store (self->context));
  if (grid < self->grids->len)
    filter.grid_id = g_array_index (self->grids, gint64, grid);
  if (category < self->categories->len)
    filter.category = g_ptr_array_index (self->categories, category);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_request_page_read_cb, NULL);
  g_task_set_task_data (task, lp_request_filter_copy (&filter), lp_request_filter_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_request_page_read, lp_request_found_free);
}

static void
lp_request_page_way_cb (GtkWidget     *button,
                        LpRequestPage *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    lp_request_page_load (self);
}

static void
lp_request_page_changed_cb (LinliStore    *store,
                            LinliChanges  *changes,
                            LpRequestPage *self)
{
  static const char * const kinds[] = { "matter", LP_REQUEST_TABLE_NAME, LP_REQUEST_RESIDENT_TABLE, LP_REQUEST_CALLBACK_TABLE, LP_REQUEST_SETTING_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_request_page_load (self);
}

/* All grids that dwellings are in; the first row is all of them. */
static void
lp_request_page_fill_grids (LpRequestPage *self)
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

static void
lp_request_page_fill_categories (LpRequestPage *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) categories =
    kind != NULL ? linli_matter_kind_load_categories (kind, linli_context_get_database (self->context), &error) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (error != NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The categories could not be read"), error);
  gtk_string_list_append (names, _("All categories"));
  g_ptr_array_add (self->categories, NULL);
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      LinliMatterCategory *category = g_ptr_array_index (categories, i);

      gtk_string_list_append (names, category->label);
      g_ptr_array_add (self->categories, g_strdup (category->code));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->category), G_LIST_MODEL (names));
}

static void
lp_request_page_dispose (GObject *object)
{
  LpRequestPage *self = LP_REQUEST_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->busy = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->grids, g_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_object (&self->ledger);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_request_page_parent_class)->dispose (object);
}

static void
lp_request_page_class_init (LpRequestPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_request_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* Board, list, figures. */
static GtkWidget *
lp_request_page_new_ways (LpRequestPage *self)
{
  const char * const labels[LP_REQUEST_N_WAYS] = { C_("request", "Board"), C_("request", "List"), C_("request", "Figures") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int i = 0; i < LP_REQUEST_N_WAYS; i++)
    {
      self->ways[i] = linli_button_new_toggle (labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->ways[i]), GTK_TOGGLE_BUTTON (self->ways[0]));
      gtk_box_append (GTK_BOX (box), self->ways[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->ways[LP_REQUEST_WAY_BOARD]), TRUE);
  return box;
}

/* What is beside words or buttons in several lines is not as high as those. */
static void
lp_request_page_centre (GtkWidget *bar)
{
  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
}

static GtkWidget *
lp_request_page_new_head (LpRequestPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_("Requests")), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *add = linli_button_new (_("_New Request…"), "win.requests-new"), *buttons = linli_wrap_box_new (8, 6);

  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->summary), GTK_NATURAL_WRAP_NONE); /* the buttons wrap first */
  gtk_widget_add_css_class (self->summary, "caption");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-2");
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), self->summary);
  gtk_box_append (GTK_BOX (head), words);
  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), lp_request_page_new_ways (self));
  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), linli_button_new (_("_Notebook…"), "win.requests-notebook"));
  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), linli_button_new (_("_Diary…"), "win.requests-diary"));
  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), add);
  gtk_box_append (GTK_BOX (head), buttons);
  lp_request_page_centre (head);
  return head;
}

static GtkWidget *
lp_request_page_new_filters (LpRequestPage *self)
{
  const char * const which[] = { _("Open and lately closed"), _("Open"), _("Overdue"), _("Untouched"), _("Closed"), _("Asked for repeatedly"), _("All"), NULL };
  const char * const none[] = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->which = linli_drop_down_new (which, _("Which requests"));
  self->grid = linli_drop_down_new (none, _("Grid"));
  self->category = linli_drop_down_new (none, _("Category"));
  self->mine = linli_button_new_toggle (_("_Mine only"));
  gtk_box_append (GTK_BOX (box), self->which);
  gtk_box_append (GTK_BOX (box), self->category);
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->mine);
  gtk_box_append (GTK_BOX (box), linli_ledger_buttons_new (self->context, lp_request_page_dup_shown, self));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), TRUE);
  gtk_widget_set_halign (gtk_widget_get_last_child (box), GTK_ALIGN_END);
  lp_request_page_centre (box);
  return box;
}

static void
lp_request_page_init (LpRequestPage *self)
{
}

static void
lp_request_page_build (LpRequestPage *self)
{
  GtkWidget *head = lp_request_page_new_head (self);

  self->filters = lp_request_page_new_filters (self);
  self->grids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (head, "sheet-head-bar");
  gtk_widget_add_css_class (self->filters, "linli-chip-row");
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->filters);
  self->limit = linli_banner_new ();
  gtk_box_append (GTK_BOX (self->box), self->limit);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
lp_request_page_fill (LpRequestPage *self)
{
  /* What was returned stands in the first column, too. */
  static const char * const states[] = { LP_REQUEST_RECEIVED, LP_REQUEST_DISPATCHED, LP_REQUEST_IN_HAND, LP_REQUEST_WAITING, LP_REQUEST_ANSWERED, NULL };
  GtkWidget *empty = linli_empty_page_new ("linli-note-symbolic", _("No Request Yet"),
                                           _("What residents ask for stands here until they were called back."));

  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("_New Request…"), "win.requests-new", TRUE);
  self->board = linli_matter_board_new (self->context, self->selection, LP_REQUEST_KIND, states);
  self->none = linli_empty_page_new ("linli-note-symbolic", _("No Request Like That"), _("Other filters may show more."));
  self->table = lp_request_ledger_view_new (self->selection);
  self->figures = lp_request_figures_view_new (self->context, self->selection);
  gtk_stack_add_named (GTK_STACK (self->stack), self->board, "board");
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->figures, "figures");
  gtk_stack_add_named (GTK_STACK (self->stack), self->none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  lp_request_page_fill_grids (self);
  lp_request_page_fill_categories (self);
}

GtkWidget *
lp_request_page_new (LinliContext   *context,
                     LinliSelection *selection)
{
  LpRequestPage *self = g_object_new (LP_TYPE_REQUEST_PAGE, NULL);
  GtkWidget *menus[3];

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->busy = TRUE;
  lp_request_page_build (self);
  lp_request_page_fill (self);
  menus[0] = self->which, menus[1] = self->grid, menus[2] = self->category;
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    g_signal_connect_object (menus[i], "notify::selected", G_CALLBACK (lp_request_page_load), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (self->ways); i++)
    g_signal_connect_object (self->ways[i], "toggled", G_CALLBACK (lp_request_page_way_cb), self, 0);
  g_signal_connect_object (self->mine, "toggled", G_CALLBACK (lp_request_page_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_request_page_changed_cb), self, 0);
  self->busy = FALSE;
  lp_request_page_load (self);
  return GTK_WIDGET (self);
}
