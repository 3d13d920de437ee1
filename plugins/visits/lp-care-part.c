/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The care list, asked on a worker: overdue first, each with who is responsible for the grid. At most 300 rows are made, and it is said when
 * there are more. */

#include "lp-care-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-care-dialog.h"
#include "lp-care-ledger.h"
#include "lp-care-store.h"
#include "lp-visit-ui.h"

#define LP_TYPE_CARE_PART (lp_care_part_get_type ())
G_DECLARE_FINAL_TYPE (LpCarePart, lp_care_part, LP, CARE_PART, GtkWidget)

#define MOST 300
#define AHEAD_DAYS 7

struct _LpCarePart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GCancellable *loading;
  LinliLedger *ledger; /* of what is shown; NULL until it is read */
  GtkWidget *scroller;
  GtkWidget *title;
  GtkWidget *surges;
  GtkWidget *list;
  GtkWidget *none; /* instead of it */
};

G_DEFINE_FINAL_TYPE (LpCarePart, lp_care_part, GTK_TYPE_WIDGET)

static void
lp_care_part_visit_cb (GtkWidget  *button,
                       LpCarePart *self)
{
  LpCareItem *item = g_object_get_data (G_OBJECT (button), "item");

  lp_care_dialog_show (GTK_WIDGET (self), self->context, item->household, item->person);
}

static void
lp_care_part_activated_cb (GtkListBox    *list,
                           GtkListBoxRow *row,
                           LpCarePart    *self)
{
  LpCareItem *item = g_object_get_data (G_OBJECT (row), "item");

  linli_selection_open (self->selection, "person", item->person);
}

/* Who and why, how often, when last. */
static char *
lp_care_part_dup_words (const LpCareItem *item)
{
  g_autofree char *people = lp_care_item_dup_people (item, TRUE);
  g_autoptr (GString) words = g_string_new (people);

  if (item->tag != NULL)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " · every day", " · every %d days", item->days), item->days);
  if (item->last_on != NULL)
    g_string_append_printf (words, _(" · last seen %s"), item->last_on);
  else if (!lp_care_item_is_new (item)) /* who is, is told so instead of a day */
    g_string_append (words, _(" · never visited"));
  return g_strdup (words->str);
}

static GtkWidget *
lp_care_part_new_row (LpCarePart *self,
                      LpCareItem *item,
                      const char *today)
{
  GtkWidget *row = adw_action_row_new (), *visit = gtk_button_new_with_label (_("Visit…")), *chip;
  g_autofree char *words = lp_care_part_dup_words (item), *due = NULL, *label = NULL;
  int order = strcmp (item->due_on, today);

  due = lp_care_item_dup_due (item);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->address != NULL ? item->address : _("No address"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  chip = linli_chip_new (due, order < 0 ? LINLI_TONE_ERROR : order == 0 ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  if (item->whom != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (item->whom));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_widget_set_valign (visit, GTK_ALIGN_CENTER);
  label = g_strdup_printf (_("%s: %s"), _("Visit…"), item->address != NULL ? item->address : _("No address"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (visit), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (visit), "item", item);
  g_signal_connect (visit, "clicked", G_CALLBACK (lp_care_part_visit_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), visit);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  return row;
}

static void
lp_care_part_fill (LpCarePart *self,
                   GPtrArray  *items)
{
  g_autofree char *today = lp_visit_dup_today (), *title = NULL;
  guint n_late = 0;

  for (guint i = 0; i < items->len; i++)
    n_late += strcmp (((LpCareItem *) g_ptr_array_index (items, i))->due_on, today) < 0;
  title = g_strdup_printf (items->len == MOST ? _("%d overdue, and more than %d in all; the longest overdue first") : _("%d overdue, %d due within a week"),
                           (int) n_late, items->len == MOST ? MOST : (int) (items->len - n_late));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  lp_visit_clear_list (self->list);
  gtk_widget_set_visible (self->list, items->len > 0);
  gtk_widget_set_visible (self->none, items->len == 0);
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_care_part_new_row (self, g_ptr_array_index (items, i), today));
  g_clear_object (&self->ledger);
  self->ledger = lp_care_ledger_new (items, title);
}

static void
lp_care_part_loaded_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      data)
{
  LpCarePart *self = LP_CARE_PART (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->scroller == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items != NULL)
    lp_care_part_fill (self, items);
  else
    linli_toast_show_error (GTK_WIDGET (self), _("The care list could not be read"), error);
}

static gpointer
lp_care_part_read (LinliDatabase  *reader,
                   gpointer        data,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_autofree char *today = lp_visit_dup_today (), *until = lp_visit_dup_day (AHEAD_DAYS);

  return lp_care_list (reader, today, until, MOST, error);
}

static void
lp_care_part_end_surge_cb (GtkWidget  *button,
                           LpCarePart *self)
{
  LpSurge *surge = g_new0 (LpSurge, 1);

  surge->id = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");
  lp_visit_act (GTK_WIDGET (self), self->context, _("Days with more visits ended"), lp_care_end_surge, surge, lp_surge_free);
}

static void
lp_care_part_load_surges (LpCarePart *self)
{
  g_autofree char *today = lp_visit_dup_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) surges = lp_care_surges (linli_context_get_database (self->context), today, &error);

  linli_wrap_box_clear (LINLI_WRAP_BOX (self->surges));
  if (surges == NULL)
    linli_wrap_box_append (LINLI_WRAP_BOX (self->surges), lp_visit_label_new (error->message, "error"));
  for (guint i = 0; surges != NULL && i < surges->len; i++)
    {
      LpSurge *surge = g_ptr_array_index (surges, i);
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s until %s: every day (end)", "%s until %s: every %d days (end)", (gulong) surge->days),
                                                lp_surge_label (surge->kind), surge->until_on, surge->days);
      GtkWidget *button = gtk_button_new_with_label (words);

      g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&surge->id, sizeof surge->id), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (lp_care_part_end_surge_cb), self);
      linli_wrap_box_append (LINLI_WRAP_BOX (self->surges), button);
    }
}

static void
lp_care_part_load (LpCarePart *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_care_part_loaded_cb, NULL);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_care_part_read, (GDestroyNotify) g_ptr_array_unref);
  lp_care_part_load_surges (self);
}

static void
lp_care_part_changed_cb (LinliStore   *store,
                         LinliChanges *changes,
                         LpCarePart   *self)
{
  static const char * const kinds[] = { LP_VISIT_CALL, LP_VISIT_CADENCE, LP_VISIT_SURGE, LP_VISIT_CHANGE, "person", "household", "tag", "grid_duty", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_care_part_load (self);
}

static void
lp_care_part_surge_cb (LpCarePart *self)
{
  lp_care_surge_dialog_show (GTK_WIDGET (self), self->context);
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_care_part_dup_shown (gpointer data)
{
  LpCarePart *self = data;

  return self->ledger != NULL ? g_object_ref (self->ledger) : NULL;
}

static void
lp_care_part_dispose (GObject *object)
{
  LpCarePart *self = LP_CARE_PART (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->ledger);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (lp_care_part_parent_class)->dispose (object);
}

static void
lp_care_part_class_init (LpCarePartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_care_part_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_care_part_init (LpCarePart *self)
{
}

/* How many wait, and what can be done with the list. */
static GtkWidget *
lp_care_part_new_bar (LpCarePart *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *surge = linli_button_new (_("_More Visits for Some Days…"), NULL);

  self->title = lp_visit_label_new (NULL, "title-3");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (bar), self->title);
  gtk_box_append (GTK_BOX (bar), linli_ledger_buttons_new (self->context, lp_care_part_dup_shown, self));
  g_signal_connect_swapped (surge, "clicked", G_CALLBACK (lp_care_part_surge_cb), self);
  gtk_box_append (GTK_BOX (bar), surge);
  return bar;
}

GtkWidget *
lp_care_part_new (LinliContext   *context,
                  LinliSelection *selection)
{
  LpCarePart *self = g_object_new (LP_TYPE_CARE_PART, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->surges = linli_wrap_box_new (6, 6);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Care list"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (lp_care_part_activated_cb), self);
  gtk_box_append (GTK_BOX (box), lp_care_part_new_bar (self));
  gtk_box_append (GTK_BOX (box), self->surges);
  gtk_box_append (GTK_BOX (box), self->list);
  self->none = linli_empty_page_new ("linli-household-symbolic", _("Nobody Is to Be Visited Soon"),
                                     _("Who has a tag that asks for visits stands here a week before the next one. Give residents their tags, and set the days"
                                       " between visits in the preferences."));
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (self->none), _("_Set the Days…"), "win.preferences", TRUE);
  gtk_widget_set_vexpand (self->none, TRUE);
  gtk_widget_set_visible (self->none, FALSE);
  gtk_box_append (GTK_BOX (box), self->none);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_care_part_changed_cb), self, 0);
  lp_care_part_load (self);
  return GTK_WIDGET (self);
}
