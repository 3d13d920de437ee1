/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpAttendancePart: the duties of a day, one after another; who came is noted in the row, or for a whole shift at once. It begins with the last day
 * of which something is not noted. Freed with its page. */

#include "lp-attendance-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-attendance-store.h"
#include "lp-cover-dialog.h"
#include "lp-real-hours-dialog.h"
#include "lp-roster-rules.h"
#include "lp-week.h"

#define LP_TYPE_ATTENDANCE_PART (lp_attendance_part_get_type ())
G_DECLARE_FINAL_TYPE (LpAttendancePart, lp_attendance_part, LP, ATTENDANCE_PART, GtkWidget)

struct _LpAttendancePart
{
  GtkWidget parent_instance;

  LinliContext *context;
  GtkWidget *scroller;
  GtkWidget *title;
  GtkWidget *count;
  GtkWidget *list;
  GtkWidget *on; /* to the day after */
  GtkWidget *earlier; /* to days of which something is not noted */
  GtkWidget *later;
  GtkWidget *entry; /* any day */
  char *day;
  GPtrArray *duties; /* of LpAttendance, those that are shown; NULL where they could not be read */
};

G_DEFINE_FINAL_TYPE (LpAttendancePart, lp_attendance_part, GTK_TYPE_WIDGET)

/* In the order of the menu. */
static const char * const outcomes[] = { LP_DUTY_PLANNED, LP_DUTY_CAME, LP_DUTY_ABSENT, LP_DUTY_EXCUSED };

static guint
lp_attendance_part_find_outcome (const char *outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (outcomes[i], outcome) == 0)
      return i;
  return 0;
}

static void
lp_attendance_part_chosen_cb (GtkDropDown      *menu,
                              GParamSpec       *unused,
                              LpAttendancePart *self)
{
  const gint64 *duty = g_object_get_data (G_OBJECT (menu), "id");

  linli_act (GTK_WIDGET (self), self->context, _("Attendance"), lp_attendance_note,
             lp_attendance_mark_new (*duty, 0, outcomes[MIN (gtk_drop_down_get_selected (menu), G_N_ELEMENTS (outcomes) - 1)]), lp_attendance_mark_free);
}

static void
lp_attendance_part_all_cb (GtkWidget        *button,
                           LpAttendancePart *self)
{
  const gint64 *slot = g_object_get_data (G_OBJECT (button), "id");

  linli_act (GTK_WIDGET (self), self->context, _("Everybody came"), lp_attendance_note, lp_attendance_mark_new (0, *slot, LP_DUTY_CAME),
             lp_attendance_mark_free);
}

static void
lp_attendance_part_hours_cb (GtkWidget        *button,
                             LpAttendancePart *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  for (guint i = 0; i < self->duties->len; i++)
    {
      const LpAttendance *duty = g_ptr_array_index (self->duties, i);

      if (duty->duty_id == *id)
        {
          lp_real_hours_dialog_show (GTK_WIDGET (self), self->context, duty);
          return;
        }
    }
}

static void
lp_attendance_part_cover_cb (GtkWidget        *button,
                             LpAttendancePart *self)
{
  const gint64 *slot = g_object_get_data (G_OBJECT (button), "slot"), *card = g_object_get_data (G_OBJECT (button), "card");

  lp_cover_dialog_show (GTK_WIDGET (self), self->context, *slot, *card, NULL);
}

/* @what tells the controls of a row apart: those of a duty are found again when all rows were made anew. */
static GtkWidget *
lp_attendance_part_add_control (GtkWidget  *row,
                                GtkWidget  *control,
                                const char *what,
                                gint64      id)
{
  g_autofree char *name = g_strdup_printf ("%s-%" G_GINT64_FORMAT, what, id);

  gtk_widget_set_name (control, name);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (control), "id", g_memdup2 (&id, sizeof id), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  return control;
}

static void
lp_attendance_part_add_slot (LpAttendancePart   *self,
                             const LpAttendance *duty)
{
  g_autofree char *hours = lp_roster_hours_dup_words (duty->from, duty->to), *title = g_strdup_printf ("%s %s", hours, duty->post);
  GtkWidget *row = linli_plain_row_new (title, NULL);
  GtkWidget *all = lp_attendance_part_add_control (row, gtk_button_new_with_label (_("Everybody Came")), "all", duty->slot_id);

  gtk_widget_add_css_class (row, "heading");
  g_signal_connect (all, "clicked", G_CALLBACK (lp_attendance_part_all_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Whoever does not come to a shift that is not over can be covered, unless somebody has the place; after it nobody can be called any more. Shifts go on
 * after midnight. */
static gboolean
lp_attendance_part_wants_cover (const LpAttendance *duty)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = lp_day_dup_today ();
  int minutes = lp_day_count_from (duty->day, today) * LP_ROSTER_DAY + g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);

  return duty->lacks && !lp_duty_outcome_serves (duty->outcome) && minutes < duty->to;
}

/* The first of the controls, so that those of all rows stand below one another. */
static void
lp_attendance_part_add_cover (LpAttendancePart   *self,
                              const LpAttendance *duty,
                              GtkWidget          *row,
                              const char         *name)
{
  GtkWidget *button = lp_attendance_part_add_control (row, gtk_button_new_with_label (C_("roster", "Find Cover…")), "cover", duty->duty_id);
  g_autofree char *label = g_strdup_printf (C_("desk", "%s: %s"), C_("roster", "Find Cover…"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "slot", g_memdup2 (&duty->slot_id, sizeof duty->slot_id), g_free);
  g_object_set_data_full (G_OBJECT (button), "card", g_memdup2 (&duty->card_id, sizeof duty->card_id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (lp_attendance_part_cover_cb), self);
}

static void
lp_attendance_part_add_duty (LpAttendancePart   *self,
                             const LpAttendance *duty)
{
  const char *labels[] = { C_("attendance", "Not noted"), C_("attendance", "Came"), C_("attendance", "Absent"), C_("attendance", "Excused"), NULL };
  gboolean plain = linli_privacy_is_revealed (linli_context_get_privacy (self->context), "person", duty->person_id);
  gboolean real = duty->came_from >= 0 || duty->came_to >= 0;
  int from = duty->came_from >= 0 ? duty->came_from : duty->from, to = duty->came_to >= 0 ? duty->came_to : duty->to;
  g_autofree char *name = plain ? g_strdup (duty->name) : linli_mask_name (duty->name), *hours = lp_roster_hours_dup_words (from, to);
  g_autofree char *minutes = lp_roster_dup_minutes (lp_attendance_get_minutes (duty));
  g_autofree char *words = g_strcmp0 (duty->outcome, LP_DUTY_CAME) == 0 ? g_strdup_printf ("%s · %s", real ? hours : _("as planned"), minutes) : NULL;
  GtkWidget *row = linli_plain_row_new (name, words), *menu, *button;

  if (lp_attendance_part_wants_cover (duty))
    lp_attendance_part_add_cover (self, duty, row, name);
  menu = lp_attendance_part_add_control (row, gtk_drop_down_new_from_strings (labels), "outcome", duty->duty_id);
  button = lp_attendance_part_add_control (row, gtk_button_new_with_label (_("Actual Times")), "hours", duty->duty_id);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), lp_attendance_part_find_outcome (duty->outcome));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (menu, "notify::selected", G_CALLBACK (lp_attendance_part_chosen_cb), self);
  g_signal_connect (button, "clicked", G_CALLBACK (lp_attendance_part_hours_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* The control of the list that has the focus; NULL when none has. */
static char *
lp_attendance_part_dup_focus (LpAttendancePart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->list))
    return NULL;
  while (focus != self->list && g_object_get_data (G_OBJECT (focus), "id") == NULL)
    focus = gtk_widget_get_parent (focus);
  return focus != self->list ? g_strdup (gtk_widget_get_name (focus)) : NULL;
}

/* Whoever goes through the list by keys stays where they were. */
static gboolean
lp_attendance_part_focus (GtkWidget  *widget,
                          const char *name)
{
  if (g_object_get_data (G_OBJECT (widget), "id") != NULL)
    return g_str_equal (gtk_widget_get_name (widget), name) && gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (lp_attendance_part_focus (child, name))
      return TRUE;
  return FALSE;
}

static void
lp_attendance_part_show_day (LpAttendancePart *self)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autofree char *today = lp_day_dup_today (), *words = lp_day_dup_words (self->day), *title = g_strdup_printf ("%.4s · %s", self->day, words);
  g_autofree char *earlier = lp_attendance_dup_open_day (database, self->day), *later = lp_attendance_dup_next_open_day (database, self->day, today);

  gtk_label_set_text (GTK_LABEL (self->title), strncmp (self->day, today, 4) == 0 ? words : title); /* days of other years say so */
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->day);
  gtk_widget_set_sensitive (self->on, strcmp (self->day, today) < 0);
  gtk_widget_set_sensitive (self->earlier, earlier != NULL);
  gtk_widget_set_sensitive (self->later, later != NULL);
}

static void
lp_attendance_part_load (LpAttendancePart *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *duties = lp_attendance_list (linli_context_get_database (self->context), self->day, &error);
  g_autofree char *focus = lp_attendance_part_dup_focus (self), *words = NULL;
  gint64 slot = 0;
  guint n_open = 0;

  lp_attendance_part_show_day (self);
  linli_plain_list_clear (self->list);
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  self->duties = duties;
  if (duties == NULL)
    {
      linli_trouble_add (self->list, _("The attendance could not be read"), error);
      return;
    }
  for (guint i = 0; i < duties->len; i++)
    {
      const LpAttendance *duty = g_ptr_array_index (duties, i);

      if (duty->slot_id != slot)
        lp_attendance_part_add_slot (self, duty);
      slot = duty->slot_id;
      n_open += g_str_equal (duty->outcome, LP_DUTY_PLANNED);
      lp_attendance_part_add_duty (self, duty);
    }
  words = duties->len > 0 ? g_strdup_printf (_("%u on duty, %u not noted"), duties->len, n_open) : g_strdup (_("Nobody is on duty on this day."));
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_visible (self->list, duties->len > 0);
  if (focus != NULL)
    lp_attendance_part_focus (self->list, focus);
}

static void
lp_attendance_part_turn_to (LpAttendancePart *self,
                            char             *day) /* takes it; NULL: there is none */
{
  if (day == NULL)
    return;
  g_free (self->day);
  self->day = day;
  lp_attendance_part_load (self);
}

static void
lp_attendance_part_back_cb (LpAttendancePart *self)
{
  lp_attendance_part_turn_to (self, lp_day_dup_after (self->day, -1));
}

static void
lp_attendance_part_on_cb (LpAttendancePart *self)
{
  lp_attendance_part_turn_to (self, lp_day_dup_after (self->day, 1));
}

static void
lp_attendance_part_earlier_cb (LpAttendancePart *self)
{
  lp_attendance_part_turn_to (self, lp_attendance_dup_open_day (linli_context_get_database (self->context), self->day));
}

static void
lp_attendance_part_later_cb (LpAttendancePart *self)
{
  g_autofree char *today = lp_day_dup_today ();

  lp_attendance_part_turn_to (self, lp_attendance_dup_next_open_day (linli_context_get_database (self->context), self->day, today));
}

static void
lp_attendance_part_entered_cb (LpAttendancePart *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *today = lp_day_dup_today (), *day = NULL, *words = NULL;
  LinliDate date = { 0 };

  if (linli_date_parse (text, &date, NULL) && linli_date_is_whole (&date))
    day = linli_date_to_string (&date);
  if (day != NULL && strcmp (day, today) <= 0)
    {
      lp_attendance_part_turn_to (self, g_steal_pointer (&day));
      return;
    }
  words = day != NULL ? g_strdup (_("This day is still to come")) : g_strdup_printf (_("“%s” is no day; write it as 2026-12-31"), text);
  linli_toast_show (GTK_WIDGET (self), words);
  gtk_widget_grab_focus (self->entry);
}

static void
lp_attendance_part_changed_cb (LinliStore       *store,
                               LinliChanges     *changes,
                               LpAttendancePart *self)
{
  static const char * const kinds[] = { LP_DUTY_TABLE, LP_SLOT_TABLE, LP_POST_TABLE, LP_CARD_TABLE, "person", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_attendance_part_load (self);
}

static void
lp_attendance_part_dispose (GObject *object)
{
  LpAttendancePart *self = LP_ATTENDANCE_PART (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->duties, g_ptr_array_unref);

  G_OBJECT_CLASS (lp_attendance_part_parent_class)->dispose (object);
}

static void
lp_attendance_part_class_init (LpAttendancePartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_attendance_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_attendance_part_add_button (LpAttendancePart *self,
                               GtkWidget        *bar,
                               const char       *label,
                               GCallback         clicked)
{
  GtkWidget *button = linli_button_new (label, NULL);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static void
lp_attendance_part_init (LpAttendancePart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *open = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = linli_plain_label_add (bar, NULL, "title-2");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_widget_set_tooltip_text (self->entry, C_("attendance", "Write a day and press Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("attendance", "Day"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (lp_attendance_part_entered_cb), self);
  gtk_box_append (GTK_BOX (bar), self->entry);
  lp_attendance_part_add_button (self, bar, _("Day Before"), G_CALLBACK (lp_attendance_part_back_cb));
  self->on = lp_attendance_part_add_button (self, bar, _("Day After"), G_CALLBACK (lp_attendance_part_on_cb));
  gtk_box_append (GTK_BOX (box), bar);
  self->count = linli_plain_label_add (open, NULL, "heading");
  gtk_widget_set_hexpand (self->count, TRUE);
  self->earlier = lp_attendance_part_add_button (self, open, C_("attendance", "_Earlier Day Not Noted"), G_CALLBACK (lp_attendance_part_earlier_cb));
  self->later = lp_attendance_part_add_button (self, open, C_("attendance", "_Later Day Not Noted"), G_CALLBACK (lp_attendance_part_later_cb));
  gtk_box_append (GTK_BOX (box), open);
  self->list = linli_plain_list_add (box, C_("volunteers", "Attendance"));
  self->scroller = linli_plain_scroller_new (box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lp_attendance_part_new (LinliContext   *context,
                        LinliSelection *selection)
{
  LpAttendancePart *self = g_object_new (LP_TYPE_ATTENDANCE_PART, NULL);
  g_autofree char *today = lp_day_dup_today ();

  self->context = g_object_ref (context);
  self->day = lp_attendance_dup_open_day (linli_context_get_database (context), today);
  if (self->day == NULL)
    self->day = g_steal_pointer (&today);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_attendance_part_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_attendance_part_load), self, G_CONNECT_SWAPPED);
  lp_attendance_part_load (self);

  return GTK_WIDGET (self);
}
