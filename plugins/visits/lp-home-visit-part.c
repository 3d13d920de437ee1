/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpHomeVisitPart: two lists, asked on a worker: what is to be made, the longest overdue first, and what ended. At most 300 rows are made of
 * the first and 50 of the second, and it is said when there are more. */

#include "lp-home-visit-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-home-visit-dialog.h"
#include "lp-home-visit-store.h"
#include "lp-visit-ui.h"

#define LP_TYPE_HOME_VISIT_PART (lp_home_visit_part_get_type ())
G_DECLARE_FINAL_TYPE (LpHomeVisitPart, lp_home_visit_part, LP, HOME_VISIT_PART, GtkWidget)

#define MOST 300
#define MOST_ENDED 50

struct _LpHomeVisitPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GCancellable *loading;
  GtkWidget *scroller;
  GtkWidget *bar;
  GtkWidget *none; /* instead of everything else */
  GtkWidget *title;
  GtkWidget *list;
  GtkWidget *ended_title;
  GtkWidget *ended;
};

G_DEFINE_FINAL_TYPE (LpHomeVisitPart, lp_home_visit_part, GTK_TYPE_WIDGET)

/* What a worker brings: both lists. */
typedef struct {
  GPtrArray *open; /* of LpHomeVisit, as the other */
  GPtrArray *ended;
} LpHomeVisitLists;

static void
lp_home_visit_lists_free (gpointer data)
{
  LpHomeVisitLists *lists = data;

  g_clear_pointer (&lists->open, g_ptr_array_unref);
  g_clear_pointer (&lists->ended, g_ptr_array_unref);
  g_free (lists);
}

static gpointer
lp_home_visit_part_read (LinliDatabase  *reader,
                         gpointer        data,
                         GCancellable   *cancellable,
                         GError        **error)
{
  LpHomeVisitLists *lists = g_new0 (LpHomeVisitLists, 1);

  lists->open = lp_home_visit_list (reader, FALSE, MOST, error);
  lists->ended = lists->open != NULL ? lp_home_visit_list (reader, TRUE, MOST_ENDED, error) : NULL;
  if (lists->ended != NULL)
    return lists;
  lp_home_visit_lists_free (lists);
  return NULL;
}

static void
lp_home_visit_part_activated_cb (GtkListBox      *list,
                                 GtkListBoxRow   *row,
                                 LpHomeVisitPart *self)
{
  linli_selection_open (self->selection, "matter", *(gint64 *) g_object_get_data (G_OBJECT (row), "id"));
}

static GtkWidget *
lp_home_visit_part_new_chip (const LpHomeVisit *visit,
                             const char        *today)
{
  int order = visit->planned_on != NULL ? strncmp (visit->planned_on, today, strlen (today)) : 1;
  g_autofree char *due = visit->planned_on == NULL ? g_strdup (_("no day")) : linli_moment_dup_due (visit->planned_on, NULL);

  if (visit->closed_on != NULL)
    {
      gboolean done = g_str_equal (visit->state, LP_HOME_VISIT_DONE);

      return linli_chip_new (done ? C_("home visit", "Visited") : C_("home visit", "Not needed"), done ? LINLI_TONE_SUCCESS : LINLI_TONE_NEUTRAL);
    }
  return linli_chip_new (due, order < 0 ? LINLI_TONE_ERROR : order == 0 ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL);
}

static GtkWidget *
lp_home_visit_part_new_row (LpHomeVisitPart   *self,
                            const LpHomeVisit *visit,
                            const char        *today)
{
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  g_autofree char *name = visit->name != NULL ? linli_mask_name (visit->name) : NULL, *why = linli_privacy_dup_prose (privacy, "matter", visit->id, visit->title);
  g_autofree char *outcome = visit->outcome != NULL ? linli_privacy_dup_prose (privacy, "matter", visit->id, visit->outcome) : NULL;
  g_autofree char *title = g_strdup_printf ("%s%s%s", visit->place != NULL ? visit->place : _("No address"), name != NULL ? " " : "", name != NULL ? name : "");
  g_autoptr (GString) words = g_string_new (why);
  GtkWidget *row = adw_action_row_new (), *chip = lp_home_visit_part_new_chip (visit, today);

  if (g_strcmp0 (visit->state, LP_HOME_VISIT_MISSED) == 0)
    g_string_append_printf (words, " · %s", C_("home visit", "To be planned again"));
  if (visit->closed_on != NULL)
    g_string_append_printf (words, " · %s · %s", visit->closed_on, outcome != NULL ? outcome : "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words->str);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  if (visit->whom != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (visit->whom));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&visit->id, sizeof visit->id), g_free);
  return row;
}

static void
lp_home_visit_part_fill_list (LpHomeVisitPart *self,
                              GtkWidget       *list,
                              GPtrArray       *visits,
                              const char      *today)
{
  lp_visit_clear_list (list);
  gtk_widget_set_visible (list, visits->len > 0);
  for (guint i = 0; i < visits->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), lp_home_visit_part_new_row (self, g_ptr_array_index (visits, i), today));
}

static void
lp_home_visit_part_fill (LpHomeVisitPart        *self,
                         const LpHomeVisitLists *lists)
{
  g_autofree char *today = lp_visit_dup_today (), *title = NULL, *ended = NULL;
  guint n_late = 0;

  for (guint i = 0; i < lists->open->len; i++)
    {
      const LpHomeVisit *visit = g_ptr_array_index (lists->open, i);

      n_late += visit->planned_on != NULL && strncmp (visit->planned_on, today, strlen (today)) < 0;
    }
  title = lists->open->len == 0 ? g_strdup (_("No visit is planned"))
          : g_strdup_printf (lists->open->len == MOST ? _("%u visits to make or more, %u of them overdue") : g_dngettext (GETTEXT_PACKAGE, "%u visit to make, %u of them overdue", "%u visits to make, %u of them overdue", lists->open->len),
                             lists->open->len, n_late);
  ended = g_strdup_printf (lists->ended->len == MOST_ENDED ? _("The last %u that ended") : _("Ended: %u"), lists->ended->len);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->ended_title), ended);
  gtk_widget_set_visible (self->ended_title, lists->ended->len > 0);
  gtk_widget_set_visible (self->bar, lists->open->len + lists->ended->len > 0);
  gtk_widget_set_visible (self->none, lists->open->len + lists->ended->len == 0);
  lp_home_visit_part_fill_list (self, self->list, lists->open, today);
  lp_home_visit_part_fill_list (self, self->ended, lists->ended, today);
}

static void
lp_home_visit_part_loaded_cb (GObject      *object,
                              GAsyncResult *result,
                              gpointer      data)
{
  LpHomeVisitPart *self = LP_HOME_VISIT_PART (object);
  g_autoptr (GError) error = NULL;
  LpHomeVisitLists *lists = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->scroller != NULL && lists != NULL)
    lp_home_visit_part_fill (self, lists);
  else if (self->scroller != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show_error (GTK_WIDGET (self), _("The planned visits could not be read"), error);
  g_clear_pointer (&lists, lp_home_visit_lists_free);
}

static void
lp_home_visit_part_load (LpHomeVisitPart *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_home_visit_part_loaded_cb, NULL);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_home_visit_part_read, lp_home_visit_lists_free);
}

static void
lp_home_visit_part_changed_cb (LinliStore      *store,
                               LinliChanges    *changes,
                               LpHomeVisitPart *self)
{
  static const char * const kinds[] = { "matter", "person", "household", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_home_visit_part_load (self);
}

static void
lp_home_visit_part_plan_cb (LpHomeVisitPart *self)
{
  lp_home_visit_dialog_show (GTK_WIDGET (self), self->context, NULL, 0);
}

static void
lp_home_visit_part_dispose (GObject *object)
{
  LpHomeVisitPart *self = LP_HOME_VISIT_PART (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (lp_home_visit_part_parent_class)->dispose (object);
}

static void
lp_home_visit_part_class_init (LpHomeVisitPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_home_visit_part_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_home_visit_part_init (LpHomeVisitPart *self)
{
}

static GtkWidget *
lp_home_visit_part_add_list (LpHomeVisitPart *self,
                             GtkWidget       *box,
                             const char      *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (lp_home_visit_part_activated_cb), self);
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

static void
lp_home_visit_part_add_empty (LpHomeVisitPart *self,
                              GtkWidget       *box)
{
  GtkWidget *plan;

  self->none = linli_empty_page_new ("linli-household-symbolic", _("No Home Visit Yet"),
                                     _("Plan on what day somebody calls on a household, and why; what is overdue comes first, and what was found is noted here."));
  plan = linli_empty_page_add_step (LINLI_EMPTY_PAGE (self->none), _("_Plan a Home Visit…"), NULL, TRUE);
  g_signal_connect_swapped (plan, "clicked", G_CALLBACK (lp_home_visit_part_plan_cb), self);
  gtk_widget_set_vexpand (self->none, TRUE);
  gtk_widget_set_visible (self->none, FALSE);
  gtk_box_append (GTK_BOX (box), self->none);
}

GtkWidget *
lp_home_visit_part_new (LinliContext   *context,
                        LinliSelection *selection)
{
  LpHomeVisitPart *self = g_object_new (LP_TYPE_HOME_VISIT_PART, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *plan = linli_button_new (_("_Plan a Home Visit…"), NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->title = lp_visit_label_new (NULL, "title-3");
  self->ended_title = lp_visit_label_new (NULL, "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  g_signal_connect_swapped (plan, "clicked", G_CALLBACK (lp_home_visit_part_plan_cb), self);
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->bar), self->title);
  gtk_box_append (GTK_BOX (self->bar), plan);
  gtk_box_append (GTK_BOX (box), self->bar);
  lp_home_visit_part_add_empty (self, box);
  self->list = lp_home_visit_part_add_list (self, box, _("Visits to make"));
  gtk_box_append (GTK_BOX (box), self->ended_title);
  self->ended = lp_home_visit_part_add_list (self, box, _("Visits that ended"));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_home_visit_part_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_home_visit_part_load), self, G_CONNECT_SWAPPED);
  lp_home_visit_part_load (self);
  return GTK_WIDGET (self);
}
