/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The part of the page with the needs. Read by a worker; the list makes rows only for what is seen. GTK frees it with the page. */

#include "lp-need-part.h"

#include <glib/gi18n-lib.h>

#include "lp-need-ledger.h"
#include "lp-need-words.h"

#define LP_TYPE_NEED_PART (lp_need_part_get_type ())
G_DECLARE_FINAL_TYPE (LpNeedPart, lp_need_part, LP, NEED_PART, GtkWidget)

struct _LpNeedPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GCancellable *loading;
  GListStore *items; /* of LpNeedItem */
  LinliLedger *ledger; /* of what is shown; NULL until it is read */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *which;
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (LpNeedPart, lp_need_part, GTK_TYPE_WIDGET)

/* What a worker reads. */
typedef struct {
  LinliMatterKind *kind;
  LpNeedList which;
} LpNeedQuestion;

static void
lp_need_question_free (gpointer data)
{
  LpNeedQuestion *question = data;

  g_object_unref (question->kind);
  g_free (question);
}

static GtkWidget *
lp_need_part_new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
lp_need_part_setup_cb (GtkSignalListItemFactory *factory,
                       GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *place = gtk_label_new (NULL), *chip = adw_bin_new ();

  gtk_label_set_width_chars (GTK_LABEL (place), 3);
  gtk_label_set_xalign (GTK_LABEL (place), 1);
  gtk_widget_add_css_class (place, "numeric");
  gtk_widget_add_css_class (place, "heading");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), lp_need_part_new_label ("heading"));
  gtk_box_append (GTK_BOX (words), lp_need_part_new_label (NULL));
  gtk_box_append (GTK_BOX (words), lp_need_part_new_label ("dim-label"));
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_margin_end (row, 12);
  gtk_box_append (GTK_BOX (row), place);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), chip);
  gtk_list_item_set_child (item, row);
}

static void
lp_need_part_bind_cb (GtkSignalListItemFactory *factory,
                      GtkListItem              *item)
{
  LpNeedItem *shown = gtk_list_item_get_item (item);
  const LpNeed *need = shown->need;
  GtkWidget *row = gtk_list_item_get_child (item), *place = gtk_widget_get_first_child (row), *words = gtk_widget_get_next_sibling (place);
  GtkWidget *label = gtk_widget_get_first_child (words);
  g_autofree char *number = shown->place > 0 ? g_strdup_printf ("%u", shown->place) : NULL, *car = lp_need_dup_car (need);
  g_autofree char *home = lp_need_dup_home (need), *title = g_strdup_printf ("%s · %s", car, home);
  g_autofree char *wishes = lp_need_dup_wishes (need), *order = lp_need_dup_order (need);

  gtk_label_set_text (GTK_LABEL (place), number != NULL ? number : "");
  gtk_label_set_text (GTK_LABEL (label), title);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), wishes);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), order);
  adw_bin_set_child (ADW_BIN (gtk_widget_get_last_child (row)), lp_need_chip_new (need));
}

static void
lp_need_part_activated_cb (LpNeedPart *self,
                           guint       position)
{
  g_autoptr (LpNeedItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  linli_selection_open (self->selection, "matter", item->need->id);
}

static void
lp_need_part_fill (LpNeedPart *self,
                   GPtrArray  *needs)
{
  GtkStringObject *which = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->which));
  guint n_waiting;
  g_autoptr (GPtrArray) items = lp_need_items_new (needs, &n_waiting);
  g_autofree char *title = NULL, *period = NULL;

  if (needs->len == LP_NEED_MOST)
    title = g_strdup_printf (_("The first %d; more are not shown"), LP_NEED_MOST);
  else
    title = g_strdup_printf (_("%u waiting for a bay, %u shown"), n_waiting, needs->len);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  period = g_strdup_printf ("%s · %s", gtk_string_object_get_string (which), title);
  g_clear_object (&self->ledger);
  self->ledger = lp_need_ledger_new (items, period);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), needs->len > 0 ? "list" : "empty");
}

static void
lp_need_part_loaded_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      data)
{
  LpNeedPart *self = LP_NEED_PART (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) needs = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (needs != NULL)
    lp_need_part_fill (self, needs);
  else
    linli_toast_show_error (GTK_WIDGET (self), _("The parking needs could not be read"), error);
}

static gpointer
lp_need_part_read (LinliDatabase  *reader,
                   gpointer        data,
                   GCancellable   *cancellable,
                   GError        **error)
{
  const LpNeedQuestion *question = data;

  return lp_need_list (reader, question->kind, question->which, LP_NEED_MOST, error);
}

static void
lp_need_part_load (LpNeedPart *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_NEED_KIND);
  LpNeedQuestion *question;
  g_autoptr (GTask) task = NULL;

  if (kind == NULL) /* being switched off */
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  question = g_new0 (LpNeedQuestion, 1);
  *question = (LpNeedQuestion) { g_object_ref (kind), (LpNeedList) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which)) };
  task = g_task_new (self, self->loading, lp_need_part_loaded_cb, NULL);
  g_task_set_task_data (task, question, lp_need_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_need_part_read, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_need_part_changed_cb (LinliStore   *store,
                         LinliChanges *changes,
                         LpNeedPart   *self)
{
  static const char * const kinds[] = { "matter", LP_NEED_TABLE, LP_REFUSAL_TABLE, LP_LOT_TABLE, "person", "household", "vehicle", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_need_part_load (self);
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_need_part_dup_shown (gpointer data)
{
  LpNeedPart *self = data;

  return self->ledger != NULL ? g_object_ref (self->ledger) : NULL;
}

static void
lp_need_part_dispose (GObject *object)
{
  LpNeedPart *self = LP_NEED_PART (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->ledger);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_need_part_parent_class)->dispose (object);
}

static void
lp_need_part_class_init (LpNeedPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_need_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_need_part_new_head (LpNeedPart *self)
{
  const char * const lists[] = { C_("parking", "Waiting"), C_("parking", "Waiting or a bay kept"), C_("parking", "All needs"), NULL };
  GtkWidget *head = linli_wrap_box_new (12, 6), *add = linli_button_new (C_("parking", "_New Need…"), NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.parking-new-need");
  gtk_widget_add_css_class (add, "suggested-action");
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "title-3");
  self->which = gtk_drop_down_new_from_strings (lists);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->which), LP_NEED_LIST_OPEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->which), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Which needs are shown"), -1);
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (lp_need_part_load), self);
  linli_wrap_box_append (LINLI_WRAP_BOX (head), self->title);
  linli_wrap_box_append (LINLI_WRAP_BOX (head), self->which);
  linli_wrap_box_append (LINLI_WRAP_BOX (head), linli_ledger_buttons_new (self->context, lp_need_part_dup_shown, self));
  linli_wrap_box_append (LINLI_WRAP_BOX (head), add);
  return head;
}

static GtkWidget *
lp_need_part_new_list (LpNeedPart *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *view;

  g_signal_connect (factory, "setup", G_CALLBACK (lp_need_part_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lp_need_part_bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)))), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Parking needs"), -1);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (lp_need_part_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_valign (scroller, GTK_ALIGN_START); /* a short list is no empty box */
  return scroller;
}

static void
lp_need_part_init (LpNeedPart *self)
{
}

static void
lp_need_part_build (LpNeedPart *self)
{
  GtkWidget *empty = linli_empty_page_new ("linli-vehicle-symbolic", C_("parking", "Nobody Waits for a Bay"),
                                           _("Cars that need a bay stand here in the order in which they get one: who has priority first, then who waits longest."));

  self->items = g_list_store_new (LP_TYPE_NEED_ITEM);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), lp_need_part_new_head (self));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), lp_need_part_new_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_add_css_class (self->box, "linli-page-box");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
lp_need_part_new (LinliContext   *context,
                  LinliSelection *selection)
{
  LpNeedPart *self = g_object_new (LP_TYPE_NEED_PART, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  lp_need_part_build (self);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_need_part_changed_cb), self, 0);
  lp_need_part_load (self);
  return GTK_WIDGET (self);
}
