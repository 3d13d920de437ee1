/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Shifts of a volunteer that are over and of which nobody noted who came: two lines of a form, and a window in which they are noted one after another. The
 * lines belong to the form, the window keeps what it needs itself. */

#include "lp-open-shifts.h"

#include <glib/gi18n-lib.h>

#include "lp-attendance-store.h"
#include "lp-dialog.h"
#include "lp-roster-rules.h"
#include "lp-week.h"

#define ROW_HEIGHT 62u
#define MOST_HEIGHT 420u

struct _LpOpenShifts {
  LinliContext *context;
  gint64 card_id;
  GtkWidget *row, *agreed;
  char *first_day, *last_day;
};

/* The window. */
typedef struct {
  LinliContext *context;
  gint64 card_id;
  char *first_day, *last_day;
  GPtrArray *duties; /* of LpAttendance, in the order of the rows */
  GtkWidget *window, *count, *scroller, *list;
  GtkWidget *first; /* the first choice of the first row; NULL for none */
} LpOpenList;

static void
lp_open_list_free (gpointer data)
{
  LpOpenList *self = data;

  g_signal_handlers_disconnect_by_data (linli_context_get_store (self->context), self);
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  g_object_unref (self->context);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self);
}

static void
lp_open_list_note_cb (GtkWidget  *button,
                      LpOpenList *self)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  const LpAttendance *duty = g_ptr_array_index (self->duties, (guint) gtk_list_box_row_get_index (row));

  linli_act (self->window, self->context, _("Attendance"), lp_attendance_note,
             lp_attendance_mark_new (duty->duty_id, 0, g_object_get_data (G_OBJECT (button), "outcome")), lp_attendance_mark_free);
}

static void
lp_open_list_add (LpOpenList         *self,
                  const LpAttendance *duty)
{
  const struct {
    const char *label;
    const char *outcome;
  } choices[] = {
    { C_("attendance", "Came"), LP_DUTY_CAME }, { C_("attendance", "Absent"), LP_DUTY_ABSENT }, { C_("attendance", "Excused"), LP_DUTY_EXCUSED },
  };
  g_autofree char *hours = lp_roster_hours_dup_words (duty->from, duty->to), *title = g_strdup_printf ("%s  %s", duty->day, duty->post);
  GtkWidget *row = linli_plain_row_new (title, hours);

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *button = linli_button_new (choices[i].label, NULL);
      g_autofree char *name = g_strdup_printf (C_("desk", "%s: %s"), title, choices[i].label);

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "outcome", (gpointer) choices[i].outcome);
      g_signal_connect (button, "clicked", G_CALLBACK (lp_open_list_note_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      if (self->first == NULL)
        self->first = button;
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
lp_open_list_load (LpOpenList *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *duties = lp_attendance_list_open (linli_context_get_database (self->context), self->card_id, self->first_day, self->last_day, &error);
  g_autofree char *words = NULL;

  if (duties == NULL)
    {
      linli_toast_show_error (self->window, _("The attendance could not be read"), error);
      return;
    }
  linli_plain_list_clear (self->list);
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  self->duties = duties;
  self->first = NULL;
  for (guint i = 0; i < duties->len; i++)
    lp_open_list_add (self, g_ptr_array_index (duties, i));
  words = duties->len == 0 ? g_strdup (C_("attendance", "All of these days is noted"))
          : g_strdup_printf (ngettext ("%u shift not noted", "%u shifts not noted", duties->len), duties->len);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_visible (self->list, duties->len > 0);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), (int) MIN (duties->len * ROW_HEIGHT, MOST_HEIGHT));
  if (self->first != NULL)
    gtk_widget_grab_focus (self->first);
}

static void
lp_open_list_changed_cb (LinliStore   *store,
                         LinliChanges *changes,
                         LpOpenList   *self)
{
  static const char * const kinds[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, LP_POST_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_open_list_load (self);
}

static void
lp_open_shifts_list_cb (GtkWidget    *button,
                        LpOpenShifts *shifts)
{
  LpOpenList *self = g_new0 (LpOpenList, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  self->context = g_object_ref (shifts->context);
  self->card_id = shifts->card_id;
  self->first_day = g_strdup (shifts->first_day);
  self->last_day = g_strdup (shifts->last_day);
  self->count = linli_plain_label_add (box, "", "heading");
  self->list = linli_plain_list_add (inner, C_("attendance", "Shifts not noted"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), (int) MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_box_append (GTK_BOX (box), scroller);
  self->scroller = scroller;
  gtk_widget_add_css_class (box, "linli-dialog-body");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (button)), C_("attendance", "Shifts not noted"), box, 640, -1);
  lp_dialog_own (self->window, "open-shifts", self, lp_open_list_free);
  g_signal_connect (linli_context_get_store (self->context), "changed", G_CALLBACK (lp_open_list_changed_cb), self);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE); /* over a form, whose grab would keep the keys from it */
  lp_open_list_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

LpOpenShifts *
lp_open_shifts_add (LinliForm    *form,
                    LinliContext *context,
                    gint64        card_id)
{
  LpOpenShifts *self = g_new0 (LpOpenShifts, 1);
  GtkWidget *button = linli_button_new (C_("attendance", "Note Them…"), NULL);

  self->context = g_object_ref (context);
  self->card_id = card_id;
  self->row = linli_plain_row_new ("", C_("attendance", "They count once it is noted that this volunteer came"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (lp_open_shifts_list_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), button);
  gtk_list_box_append (GTK_LIST_BOX (form->list), self->row);
  self->agreed = gtk_switch_new ();
  gtk_widget_set_valign (self->agreed, GTK_ALIGN_CENTER);
  gtk_list_box_append (GTK_LIST_BOX (form->list), linli_plain_row_new_for (C_("attendance", "Shifts that are not noted do not count"), self->agreed));
  lp_open_shifts_update (self, 0, NULL, NULL);
  return self;
}

void
lp_open_shifts_free (LpOpenShifts *self)
{
  g_object_unref (self->context);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self);
}

void
lp_open_shifts_update (LpOpenShifts *self,
                       guint         n_open,
                       const char   *first_day,
                       const char   *last_day)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Attendance of %u shift is not noted", "Attendance of %u shifts is not noted", n_open), n_open);

  /* It was said of others. */
  if (n_open == 0 || g_strcmp0 (first_day, self->first_day) != 0 || g_strcmp0 (last_day, self->last_day) != 0)
    gtk_switch_set_active (GTK_SWITCH (self->agreed), FALSE);
  g_free (self->first_day);
  self->first_day = g_strdup (first_day);
  g_free (self->last_day);
  self->last_day = g_strdup (last_day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  gtk_widget_set_visible (self->row, n_open > 0);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->agreed, GTK_TYPE_LIST_BOX_ROW), n_open > 0);
}

gboolean
lp_open_shifts_do_not_count (LpOpenShifts *self)
{
  return gtk_switch_get_active (GTK_SWITCH (self->agreed));
}
