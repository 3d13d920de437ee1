/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The part of the page with the events. Read by a worker; the list makes rows only for what is seen. GTK frees it with the page. */

#include "lp-event-part.h"

#include <glib/gi18n-lib.h>

#include "lp-event-ledger.h"
#include "lp-event-store.h"

#define LP_TYPE_EVENT_PART (lp_event_part_get_type ())
G_DECLARE_FINAL_TYPE (LpEventPart, lp_event_part, LP, EVENT_PART, GtkWidget)

struct _LpEventPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GCancellable *loading;
  GListStore *items; /* of LpEventItem */
  LinliLedger *ledger; /* of what is shown; NULL until it is read */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *which;
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (LpEventPart, lp_event_part, GTK_TYPE_WIDGET)

/* What a worker reads. */
typedef struct {
  LinliMatterKind *kind;
  LpEventList which;
} LpEventQuestion;

static void
lp_event_question_free (gpointer data)
{
  LpEventQuestion *question = data;

  g_object_unref (question->kind);
  g_free (question);
}

static GtkWidget *
lp_event_part_new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
lp_event_part_setup_cb (GtkSignalListItemFactory *factory,
                        GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *chip = adw_bin_new ();

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), lp_event_part_new_label ("heading"));
  gtk_box_append (GTK_BOX (words), lp_event_part_new_label (NULL));
  gtk_box_append (GTK_BOX (words), lp_event_part_new_label ("dim-label"));
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), chip);
  gtk_list_item_set_child (item, row);
}

static LinliTone
lp_event_part_get_tone (const LpEvent *event)
{
  if (g_strcmp0 (event->state, LP_EVENT_ANNOUNCED) == 0)
    return LINLI_TONE_ACCENT;
  if (g_strcmp0 (event->state, LP_EVENT_HELD) == 0)
    return LINLI_TONE_WARNING; /* the brief is to be written */
  return g_strcmp0 (event->state, LP_EVENT_BRIEFED) == 0 ? LINLI_TONE_SUCCESS : LINLI_TONE_NEUTRAL;
}

static void
lp_event_part_bind_cb (GtkSignalListItemFactory *factory,
                       GtkListItem              *item)
{
  const LpEvent *event = LP_EVENT_ITEM (gtk_list_item_get_item (item))->event;
  GtkWidget *row = gtk_list_item_get_child (item), *label = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  g_autofree char *title = lp_event_dup_heading (event, TRUE), *when = lp_event_dup_when (event), *place = lp_event_dup_place (event);
  g_autofree char *where = g_strjoin (" · ", when, place, NULL), *counts = lp_event_counts_dup_words (&event->counts);
  g_autofree char *scores = lp_event_dup_scores (event);
  g_autofree char *numbers = lp_event_is_over (event) ? g_strdup_printf ("%s · %s", counts, scores) : g_strdup (counts);

  gtk_label_set_text (GTK_LABEL (label), title);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), where);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), numbers);
  adw_bin_set_child (ADW_BIN (gtk_widget_get_last_child (row)),
                     linli_chip_new (linli_matter_kind_get_state_label (event->kind, event->state), lp_event_part_get_tone (event)));
}

static void
lp_event_part_activated_cb (LpEventPart *self,
                            guint        position)
{
  g_autoptr (LpEventItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  linli_selection_open (self->selection, "matter", item->event->id);
}

static void
lp_event_part_fill (LpEventPart *self,
                    GPtrArray   *events)
{
  g_autoptr (GPtrArray) items = lp_event_items_new (events);
  GtkStringObject *which = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->which));
  g_autofree char *title = NULL, *period = NULL;

  if (events->len == LP_EVENT_MOST)
    title = g_strdup_printf (_("The first %d; more are not shown"), LP_EVENT_MOST);
  else
    title = g_strdup_printf (ngettext ("%u event", "%u events", (gulong) events->len), events->len);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  period = g_strdup_printf ("%s · %s", gtk_string_object_get_string (which), title);
  g_clear_object (&self->ledger);
  self->ledger = lp_event_ledger_new (items, period);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), events->len > 0 ? "list" : "empty");
}

static void
lp_event_part_loaded_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      data)
{
  LpEventPart *self = LP_EVENT_PART (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (events != NULL)
    lp_event_part_fill (self, events);
  else
    {
      g_clear_object (&self->ledger);
      linli_toast_show_error (GTK_WIDGET (self), C_("event", "The events could not be read"), error);
    }
}

static gpointer
lp_event_part_read (LinliDatabase  *reader,
                    gpointer        data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  const LpEventQuestion *question = data;

  return lp_event_list (reader, question->kind, question->which, LP_EVENT_MOST, error);
}

static void
lp_event_part_load (LpEventPart *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_EVENT_KIND);
  LpEventQuestion *question;
  g_autoptr (GTask) task = NULL;

  if (kind == NULL) /* being switched off */
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  question = g_new0 (LpEventQuestion, 1);
  *question = (LpEventQuestion) { g_object_ref (kind), (LpEventList) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which)) };
  task = g_task_new (self, self->loading, lp_event_part_loaded_cb, NULL);
  g_task_set_task_data (task, question, lp_event_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_event_part_read, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_event_part_changed_cb (LinliStore   *store,
                          LinliChanges *changes,
                          LpEventPart  *self)
{
  static const char * const kinds[] = { "matter", LP_EVENT_TABLE, LP_SERIES_TABLE, LP_ATTENDEE_TABLE, LP_FEEDBACK_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_event_part_load (self);
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_event_part_dup_shown (gpointer self)
{
  LinliLedger *ledger = LP_EVENT_PART (self)->ledger;

  return ledger != NULL ? g_object_ref (ledger) : NULL;
}

static void
lp_event_part_dispose (GObject *object)
{
  LpEventPart *self = LP_EVENT_PART (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->ledger);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_event_part_parent_class)->dispose (object);
}

static void
lp_event_part_class_init (LpEventPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_event_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_event_part_new_head (LpEventPart *self)
{
  const char * const lists[] = { C_("event", "Ahead"), C_("event", "Past"), C_("event", "All events"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *add = linli_button_new (C_("event", "_New Event…"), NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.events-new");
  gtk_widget_add_css_class (add, "suggested-action");
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "title-3");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->which = linli_drop_down_new (lists, C_("event", "Which events are shown"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->which), LP_EVENTS_ALL);
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (lp_event_part_load), self);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->which);
  gtk_box_append (GTK_BOX (head), add);
  return head;
}

static GtkWidget *
lp_event_part_new_list (LpEventPart *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *view;

  g_signal_connect (factory, "setup", G_CALLBACK (lp_event_part_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lp_event_part_bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)))), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("events", "Events"), -1);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (lp_event_part_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_valign (scroller, GTK_ALIGN_START); /* a short list is no empty box */
  return scroller;
}

static void
lp_event_part_init (LpEventPart *self)
{
  GtkWidget *empty = linli_empty_page_new ("linli-today-symbolic", C_("event", "No Event"),
                                           C_("event", "Lectures, courtyard meetings and other events stand here, from the plan to the brief."));

  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), C_("event", "_New Event…"), "win.events-new", TRUE);
  self->items = g_list_store_new (LP_TYPE_EVENT_ITEM);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), lp_event_part_new_head (self));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), lp_event_part_new_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_add_css_class (self->box, "linli-page-box");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
lp_event_part_new (LinliContext   *context,
                   LinliSelection *selection)
{
  LpEventPart *self = g_object_new (LP_TYPE_EVENT_PART, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->which)), linli_ledger_buttons_new (context, lp_event_part_dup_shown, self), self->which);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_event_part_changed_cb), self, 0);
  lp_event_part_load (self);
  return GTK_WIDGET (self);
}
