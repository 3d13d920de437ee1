/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The dialog in which the State Council's notice of a year is pasted. Its days are shown while one types; they are stored as one action.
 * The window owns what is read. */

#include "config.h"

#include "linli-holidays-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <linli-work-calendar.h>

#include "linli-act.h"
#include "linli-button.h"
#include "linli-dialog.h"

typedef struct
{
  LinliContext *context;
  GtkWidget *window;
  GtkWidget *year;
  GtkWidget *text;
  GtkWidget *said;
  GtkWidget *list;
  GtkWidget *save;
  GPtrArray *days; /* NULL while the text is not understood */
} LinliHolidaysDialog;

typedef struct
{
  guint year;
  GPtrArray *days;
} LinliHolidaysAction;

static void
linli_holidays_dialog_free (gpointer data)
{
  LinliHolidaysDialog *self = data;

  g_object_unref (self->context);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_free (self);
}

static void
linli_holidays_action_free (gpointer data)
{
  LinliHolidaysAction *action = data;

  g_ptr_array_unref (action->days);
  g_free (action);
}

static gboolean
linli_holidays_store (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  LinliHolidaysAction *action = data;

  return linli_work_calendar_set_own_days (transaction, action->year, action->days, error);
}

static char *
linli_holidays_dup_error (const GError *error)
{
  switch (error->code)
    {
    case LINLI_ARRANGEMENT_ERROR_FORM:
      return g_strdup_printf (_("This sentence cannot be read: “%s”. Write days off and working days as the notice does."), error->message);
    case LINLI_ARRANGEMENT_ERROR_DAY:
      return g_strdup_printf (_("“%s” are no days of this year. Look at the year above."), error->message);
    case LINLI_ARRANGEMENT_ERROR_WEEKDAY:
      return g_strdup_printf (_("“%s” is another day of the week. Look at the year above."), error->message);
    case LINLI_ARRANGEMENT_ERROR_COUNT:
      return g_strdup_printf (_("The number of days does not agree: “%s”."), error->message);
    case LINLI_ARRANGEMENT_ERROR_CONFLICT:
      return g_strdup_printf (_("%s is both off and a working day."), error->message);
    case LINLI_ARRANGEMENT_ERROR_LONG:
      return g_strdup (_("The text is too long. Paste the notice alone."));
    default:
      return g_strdup (_("There are no days off and no working days in the text."));
    }
}

static GtkWidget *
linli_holidays_new_label (const char *text,
                          const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css);
  return label;
}

/* Whether the day goes on with what the one before it is. */
static gboolean
linli_holidays_continues (const LinliArrangedDay *before,
                          const LinliArrangedDay *day)
{
  return before->is_off && day->is_off && g_strcmp0 (before->holiday, day->holiday) == 0 &&
         linli_date_to_day_number (&before->date) + 1 == linli_date_to_day_number (&day->date);
}

static char *
linli_holidays_dup_date (const LinliDate *date)
{
  static const char *const weekdays[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday") };
  g_autoptr (GDateTime) moment = g_date_time_new_utc (date->year, date->month, date->day, 0, 0, 0);
  g_autofree char *day = g_date_time_format (moment, _("%-d %b"));

  /* Translators: a day and its day of the week */
  return g_strdup_printf (C_("holidays", "%s (%s)"), day, g_dgettext (GETTEXT_PACKAGE, weekdays[g_date_time_get_day_of_week (moment) - 1]));
}

/* From @from to before @to the days are of one kind. */
static GtkWidget *
linli_holidays_new_row (GPtrArray *days,
                        guint      from,
                        guint      to)
{
  const LinliArrangedDay *first = g_ptr_array_index (days, from), *last = g_ptr_array_index (days, to - 1);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *start = linli_holidays_dup_date (&first->date);
  g_autofree char *end = linli_holidays_dup_date (&last->date);
  g_autofree char *when = to - from == 1 ? g_strdup (start) : g_strdup_printf (_("%s to %s"), start, end);
  g_autofree char *n = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day off", "%u days off", to - from), to - from);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  if (first->holiday != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), first->holiday);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), first->is_off ? linli_holidays_new_label (n, "success")
                                                                 : linli_holidays_new_label (linli_calendar_get_kind_words (LINLI_DAY_WORKING_WEEKEND), "warning"));
  return row;
}

static void
linli_holidays_dialog_fill (LinliHolidaysDialog *self)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (old));
  for (guint from = 0, to; self->days != NULL && from < self->days->len; from = to)
    {
      for (to = from + 1; to < self->days->len; to++)
        if (!linli_holidays_continues (g_ptr_array_index (self->days, to - 1), g_ptr_array_index (self->days, to)))
          break;
      gtk_list_box_append (GTK_LIST_BOX (self->list), linli_holidays_new_row (self->days, from, to));
    }
  gtk_widget_set_visible (self->list, self->days != NULL);
}

static char *
linli_holidays_dup_sum (GPtrArray *days)
{
  guint off = 0;

  for (guint i = 0; i < days->len; i++)
    off += ((const LinliArrangedDay *) g_ptr_array_index (days, i))->is_off;
  return g_strdup_printf (_("Read: days off %u, worked in exchange %u. Compare them with the notice before you save."), off, days->len - off);
}

static void
linli_holidays_dialog_read_cb (LinliHolidaysDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  if (*g_strstrip (text) != '\0')
    {
      self->days = linli_arrangement_parse (text, gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->year)), &error);
      said = self->days != NULL ? linli_holidays_dup_sum (self->days) : linli_holidays_dup_error (error);
    }
  gtk_label_set_label (GTK_LABEL (self->said), said != NULL ? said : "");
  gtk_widget_set_visible (self->said, said != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (self->said, "error");
  else
    gtk_widget_remove_css_class (self->said, "error");
  gtk_widget_set_sensitive (self->save, self->days != NULL);
  linli_holidays_dialog_fill (self);
}

/* The notice says which year it is for. */
static void
linli_holidays_dialog_text_cb (LinliHolidaysDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  g_autofree char *text = NULL;
  guint year;

  g_object_get (buffer, "text", &text, NULL);
  year = linli_arrangement_find_year (text);
  if (year != 0)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->year), year);
  linli_holidays_dialog_read_cb (self);
}

static void
linli_holidays_dialog_save_cb (LinliHolidaysDialog *self)
{
  LinliHolidaysAction *action;
  g_autofree char *title = NULL;

  if (self->days == NULL)
    return;
  action = g_new0 (LinliHolidaysAction, 1);
  action->year = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->year));
  action->days = g_ptr_array_ref (self->days);
  title = g_strdup_printf (_("Days off of %u entered"), action->year);
  linli_act_and_close (self->window, self->context, title, linli_holidays_store, action, linli_holidays_action_free);
}

static GtkWidget *
linli_holidays_new_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  return list;
}

static GtkWidget *
linli_holidays_dialog_new_year (LinliHolidaysDialog *self,
                                guint                year)
{
  GtkWidget *row = adw_action_row_new (), *list = linli_holidays_new_list ();

  self->year = gtk_spin_button_new_with_range (2014, 2100, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->year), year);
  gtk_widget_set_valign (self->year, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->year), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Year"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Year"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->year);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

static GtkWidget *
linli_holidays_dialog_new_text (LinliHolidaysDialog *self)
{
  GtkWidget *frame = gtk_scrolled_window_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the notice"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), self->text);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_widget_set_size_request (frame, -1, 130);
  return frame;
}

static GtkWidget *
linli_holidays_dialog_new_content (LinliHolidaysDialog *self,
                                   guint                year)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroll = gtk_scrolled_window_new ();
  GtkWidget *hint = linli_holidays_new_label (_("Paste the notice of the State Council, or its sentences about the days:"), "body");

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  self->said = linli_holidays_new_label ("", "body");
  gtk_label_set_wrap (GTK_LABEL (self->said), TRUE);
  self->list = linli_holidays_new_list ();
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroll, TRUE);
  self->save = linli_button_new (_("_Save"), NULL);
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_halign (self->save, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), linli_holidays_dialog_new_year (self, year));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), linli_holidays_dialog_new_text (self));
  gtk_box_append (GTK_BOX (box), self->said);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  return box;
}

void
_linli_holidays_dialog_show (GtkWindow    *over,
                             LinliContext *context,
                             guint         year)
{
  LinliHolidaysDialog *self = g_new0 (LinliHolidaysDialog, 1);
  GtkWidget *content;

  self->context = g_object_ref (context);
  content = linli_holidays_dialog_new_content (self, year);
  self->window = linli_dialog_new (over, _("Days Off of a Year"), content, 560, 640);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, linli_holidays_dialog_free);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed", G_CALLBACK (linli_holidays_dialog_text_cb), self);
  g_signal_connect_swapped (self->year, "value-changed", G_CALLBACK (linli_holidays_dialog_read_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (linli_holidays_dialog_save_cb), self);
  linli_holidays_dialog_read_cb (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->text);
}
