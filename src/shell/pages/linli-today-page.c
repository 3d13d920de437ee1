/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Today: what is due, overdue and promised, by the person responsible. A line opens its record and can be finished at once. */

#include "config.h"

#include "linli-today-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-mask.h>
#include <linli-agenda.h>
#include <linli-matter-words.h>
#include <linli-title.h>

#include "linli-chip.h"
#include "linli-button.h"
#include "linli-empty-page.h"
#include "linli-moment.h"
#include "linli-toast.h"
#include "linli-today-cards-private.h"
#include "linli-today-ledger-private.h"

#define MOST_LINES 300

#define LINLI_TYPE_TODAY_PAGE (linli_today_page_get_type ())
G_DECLARE_FINAL_TYPE (LinliTodayPage, linli_today_page, LINLI, TODAY_PAGE, GtkWidget)

struct _LinliTodayPage
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *stack;
  GtkWidget *head;
  GtkWidget *summary;
  GtkWidget *cards; /* of plugins */
  GtkWidget *groups;
  GPtrArray *items; /* of LinliAgendaItem: those that are shown in the groups */
  char *period; /* how many are overdue and due, in words */
  gboolean is_due; /* something */
  guint midnight;
};

G_DEFINE_FINAL_TYPE (LinliTodayPage, linli_today_page, GTK_TYPE_WIDGET)

static void linli_today_page_load (LinliTodayPage *self);

static gboolean
linli_today_page_finish_on_writer (LinliTransaction  *transaction,
                                   gpointer           data,
                                   GError           **error)
{
  return linli_agenda_item_finish (data, transaction, error);
}

static void
linli_today_page_finished_cb (GObject      *object,
                              GAsyncResult *result,
                              gpointer      data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (object), result, &error) && gtk_widget_get_root (self) != NULL)
    linli_toast_show_error (self, _("It could not be marked as done"), error);
}

static void
linli_today_page_finish_cb (GtkButton       *button,
                            LinliAgendaItem *item)
{
  LinliTodayPage *self = LINLI_TODAY_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (button), LINLI_TYPE_TODAY_PAGE));
  g_autofree char *masked = linli_title_mask_words (linli_context_get_database (self->context), linli_agenda_item_get_kind (item),
                                                    linli_agenda_item_get_id (item), linli_agenda_item_get_title (item));
  g_autofree char *title = g_strdup_printf (_("Done: %s"), masked);

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  linli_store_act_async (linli_context_get_store (self->context), title, linli_today_page_finish_on_writer,
                         g_object_ref (item), g_object_unref, NULL, linli_today_page_finished_cb, g_object_ref (self));
}

static void
linli_today_page_activated_cb (AdwActionRow    *row,
                               LinliAgendaItem *item)
{
  LinliTodayPage *self = LINLI_TODAY_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), LINLI_TYPE_TODAY_PAGE));

  if (linli_agenda_item_get_subject_id (item) != 0)
    linli_selection_open (self->selection, linli_agenda_item_get_subject_kind (item),
                          linli_agenda_item_get_subject_id (item));
}

/* The matter that the line is about, or NULL. */
static LinliRecord *
linli_today_page_load_matter (LinliTodayPage  *self,
                              LinliAgendaItem *item)
{
  if (!g_str_equal (linli_agenda_item_get_subject_kind (item), "matter"))
    return NULL;

  return linli_record_load (linli_context_get_database (self->context), linli_kind_lookup ("matter"), linli_agenda_item_get_subject_id (item),
                            NULL);
}

/* A due item can be ticked off. A matter of a kind ends by the steps of its kind, which may ask for words or for somebody else. */
static gboolean
linli_today_page_may_finish (LinliAgendaItem *item,
                             const char      *sort)
{
  return sort == NULL || g_str_equal (linli_agenda_item_get_kind (item), "due");
}

/* What is revealed is what the line leads to. */
static char *
linli_today_page_dup_prose (LinliTodayPage  *self,
                            LinliAgendaItem *item,
                            const char      *text)
{
  const char *kind = linli_agenda_item_get_subject_kind (item);
  gint64 id = linli_agenda_item_get_subject_id (item);

  if (text == NULL)
    return g_strdup ("");
  return id != 0 ? linli_privacy_dup_prose (linli_context_get_privacy (self->context), kind, id, text) : linli_mask_numbers (text);
}

static GtkWidget *
linli_today_page_new_row (LinliTodayPage  *self,
                          LinliAgendaItem *item)
{
  g_autoptr (LinliRecord) matter = linli_today_page_load_matter (self, item);
  g_autofree char *sort =
    matter != NULL ? linli_matter_words_dup (self->context, linli_record_get_text (matter, "kind"), linli_record_get_text (matter, "state")) : NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *due;
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");
  g_autofree char *where = linli_today_page_dup_prose (self, item, linli_agenda_item_get_place (item));
  g_autofree char *title = linli_today_page_dup_prose (self, item, linli_agenda_item_get_title (item));
  g_autofree char *why = linli_today_page_dup_prose (self, item, linli_agenda_item_get_why (item));
  int days = 0;
  g_autofree char *words = linli_moment_dup_due (linli_agenda_item_get_time (item), &days);
  g_autofree char *name = g_strdup_printf (_("Mark as done: %s"), title);
  LinliTone tone = days < 0 ? LINLI_TONE_ERROR : LINLI_TONE_WARNING;
  g_autoptr (GString) subtitle = g_string_new (where);

  if (sort != NULL)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", sort);
  if (*why != '\0')
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", why);
  if (linli_agenda_item_is_promised (item))
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", _("promised"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), linli_agenda_item_get_subject_id (item) != 0);
  /* Nobody else keeps the item. */
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (linli_today_page_activated_cb), item);

  gtk_widget_add_css_class (dot, "linli-dot");
  gtk_widget_add_css_class (dot, linli_tone_get_css_class (tone));
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), dot);

  due = gtk_label_new (words);
  gtk_widget_add_css_class (due, days < 0 ? linli_tone_get_css_class (tone) : "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), due);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _("Mark as done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (linli_today_page_finish_cb), item);
  gtk_widget_set_visible (button, linli_today_page_may_finish (item, sort));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

/* A matter itself, not something that is to be done about it. */
static gboolean
linli_today_page_is_on_card (LinliTodayPage  *self,
                             LinliAgendaItem *item)
{
  return self->cards != NULL && g_str_equal (linli_agenda_item_get_kind (item), "matter") &&
         _linli_today_cards_have (self->cards, linli_agenda_item_get_id (item));
}

static void
linli_today_page_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* Cards of plugins beside it tell of more than matters: what is counted here is said. */
static void
linli_today_page_add_summary (LinliTodayPage *self,
                              GPtrArray      *items)
{
  int overdue = 0;
  int promised = 0;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      LinliAgendaItem *item = g_ptr_array_index (items, i);
      int days = 0;
      g_autofree char *words = linli_moment_dup_due (linli_agenda_item_get_time (item), &days);

      overdue += days < 0;
      promised += linli_agenda_item_is_promised (item);
    }
  a = g_strdup_printf (_("Matters overdue %d"), overdue);
  b = g_strdup_printf (_("Matters due today %d"), (int) items->len - overdue);
  c = g_strdup_printf (_("of these promised %d"), promised);

  g_free (self->period);
  self->period = g_strjoin (" · ", a, b, promised > 0 ? c : NULL, NULL);
  linli_today_page_clear (self->summary);
  if (overdue > 0)
    gtk_box_append (GTK_BOX (self->summary), linli_chip_new (a, LINLI_TONE_ERROR));
  gtk_box_append (GTK_BOX (self->summary), linli_chip_new (b, LINLI_TONE_WARNING));
  if (promised > 0)
    gtk_box_append (GTK_BOX (self->summary), linli_chip_new (c, LINLI_TONE_ACCENT));
}

/* To the list, where a card of a plugin has something even if nothing is due. */
static void
linli_today_page_turn (LinliTodayPage *self)
{
  gboolean some = self->is_due || (self->cards != NULL && gtk_widget_get_visible (self->cards));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), some ? "list" : "empty");
}

static void
linli_today_page_load (LinliTodayPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = linli_agenda_list (linli_context_get_database (self->context), now, MOST_LINES, &error);
  GtkWidget *group = NULL;
  const char *whom = NULL;

  if (items == NULL)
    {
      g_warning ("Today: %s", error->message);
      return;
    }

  linli_today_page_clear (self->groups);
  linli_today_page_add_summary (self, items);
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < items->len; i++)
    {
      LinliAgendaItem *item = g_ptr_array_index (items, i);

      if (linli_today_page_is_on_card (self, item))
        continue;
      g_ptr_array_add (self->items, g_object_ref (item));
      if (group == NULL || g_strcmp0 (whom, linli_agenda_item_get_whom (item)) != 0)
        {
          g_autofree char *title = NULL;

          whom = linli_agenda_item_get_whom (item);
          title = g_markup_escape_text (*whom != '\0' ? whom : _("Nobody Named Yet"), -1);
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          gtk_box_append (GTK_BOX (self->groups), group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_today_page_new_row (self, item));
    }
  if (items->len == MOST_LINES)
    {
      guint all = linli_agenda_count (linli_context_get_database (self->context), now);
      g_autofree char *more =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more is not shown", "%u more are not shown", all - MOST_LINES),
                         all - MOST_LINES);

      if (all > MOST_LINES)
        {
          g_autofree char *before = g_steal_pointer (&self->period);

          self->period = g_strjoin (" · ", before, more, NULL);
          gtk_box_append (GTK_BOX (self->groups), gtk_label_new (more));
        }
    }
  self->is_due = items->len > 0;
  linli_today_page_turn (self);
}

static LinliLedger *
linli_today_page_dup_ledger (gpointer data)
{
  LinliTodayPage *self = data;

  return _linli_today_ledger_new (self->context, self->cards, self->items, self->period);
}

static void
linli_today_page_changed_cb (LinliStore     *store,
                             LinliChanges   *changes,
                             LinliTodayPage *self)
{
  static const char * const kinds[] = { "due", "matter", NULL };

  if (linli_changes_touches_any (changes, kinds))
    linli_today_page_load (self);
}

static gboolean
linli_today_page_midnight_cb (gpointer data)
{
  LinliTodayPage *self = data;

  linli_today_page_load (self);
  _linli_today_cards_load (self->cards);

  return G_SOURCE_CONTINUE;
}

static void
linli_today_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (linli_today_page_parent_class)->map (widget);
  _linli_today_cards_look (LINLI_TODAY_PAGE (widget)->cards);
}

static void
linli_today_page_dispose (GObject *object)
{
  LinliTodayPage *self = LINLI_TODAY_PAGE (object);

  g_clear_handle_id (&self->midnight, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (linli_today_page_parent_class)->dispose (object);
}

static void
linli_today_page_finalize (GObject *object)
{
  LinliTodayPage *self = LINLI_TODAY_PAGE (object);

  g_ptr_array_unref (self->items);
  g_free (self->period);

  G_OBJECT_CLASS (linli_today_page_parent_class)->finalize (object);
}

static void
linli_today_page_class_init (LinliTodayPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_today_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = linli_today_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = linli_today_page_map;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
linli_today_page_init (LinliTodayPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *title = gtk_label_new (_("Today")), *brief;
  GtkWidget *empty =
    linli_empty_page_new ("linli-today-symbolic", _("Nothing Is Due Today"),
                          _("Visits, promises and deadlines of all matters come together here on their day. Write something down and give it a date."));

  gtk_widget_add_css_class (title, "title-2");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->head), title);
  self->summary = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->head), self->summary);
  gtk_widget_set_hexpand (self->summary, TRUE);
  brief = linli_button_new (_("Monthly _Brief"), NULL);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (brief), "win.page::brief");
  gtk_widget_set_valign (brief, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->head), brief);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->groups);
  gtk_widget_add_css_class (box, "linli-page-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("_Write a Note"), "win.note", TRUE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * linli_today_page_new:
 * @context: the open document
 * @selection: the window's selection
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
linli_today_page_new (LinliContext   *context,
                      LinliSelection *selection)
{
  LinliTodayPage *self = g_object_new (LINLI_TYPE_TODAY_PAGE, NULL);
  GtkWidget *buttons;

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  buttons = linli_ledger_buttons_new (context, linli_today_page_dup_ledger, self);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (self->head), buttons, self->summary);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_today_page_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (linli_today_page_load), self, G_CONNECT_SWAPPED);
  self->midnight = g_timeout_add_seconds (1800, linli_today_page_midnight_cb, self);
  linli_today_page_load (self);
  self->cards = _linli_today_cards_new (context, selection);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->groups)), self->cards, self->head);
  g_signal_connect_object (self->cards, "matters-changed", G_CALLBACK (linli_today_page_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cards, "notify::visible", G_CALLBACK (linli_today_page_turn), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * linli_today_page_count:
 * @context: the open document
 *
 * Returns: how many things are due today or overdue
 */
guint
linli_today_page_count (LinliContext *context)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return linli_agenda_count (linli_context_get_database (context), now);
}
