/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The people of an event: found among the residents, or written as they come. Read by a worker, follows the file; freed with its window. */

#include "lp-attendee-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-entry.h"
#include "lp-attendee-form.h"
#include "lp-attendee-store.h"
#include "lp-attendee-view.h"
#include "lp-event-store.h"
#include "lp-silent-dialog.h"
#include "lp-waiting-dialog.h"
#include "lp-waiting-store.h"

typedef struct {
  LinliContext *context;
  gint64 event_id;
  LpEvent *event; /* (nullable): as it was read last */
  GCancellable *reading;
  GtkWidget *window;
  GtkWidget *entry;
  GtkWidget *silent;
  GtkWidget *reveal;
  GtkWidget *summary;
  GtkWidget *places;
  GtkWidget *waiting; /* what is to be done about the waiting list */
  GtkWidget *view;
} LpAttendeeDialog;

static void
lp_attendee_dialog_free (gpointer data)
{
  LpAttendeeDialog *self = data;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->event, lp_event_free);
  g_object_unref (self->context);
  g_free (self);
}

/* What a worker reads, and what it found. */
typedef struct {
  LinliMatterKind *kind;
  gint64 event_id;
} LpAttendeeQuestion;

typedef struct {
  LpEvent *event;
  GPtrArray *attendees;
} LpAttendeeAnswer;

static void
lp_attendee_question_free (gpointer data)
{
  LpAttendeeQuestion *question = data;

  g_object_unref (question->kind);
  g_free (question);
}

static void
lp_attendee_answer_free (gpointer data)
{
  LpAttendeeAnswer *answer = data;

  g_clear_pointer (&answer->event, lp_event_free);
  g_clear_pointer (&answer->attendees, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
lp_attendee_dialog_read (LinliDatabase  *reader,
                         gpointer        data,
                         GCancellable   *cancellable,
                         GError        **error)
{
  const LpAttendeeQuestion *question = data;
  LpAttendeeAnswer *answer = g_new0 (LpAttendeeAnswer, 1);

  answer->event = lp_event_load (reader, question->kind, question->event_id, error);
  answer->attendees = answer->event != NULL ? lp_attendee_list (reader, question->event_id, LP_ATTENDEES_ALL, error) : NULL;
  if (answer->attendees != NULL)
    return answer;
  lp_attendee_answer_free (answer);
  return NULL;
}

static void
lp_attendee_dialog_move_up_cb (LpAttendeeDialog *self)
{
  lp_waiting_dialog_show (self->window, self->context, self->event);
}

static void
lp_attendee_dialog_tell_cb (LpAttendeeDialog *self)
{
  lp_tell_dialog_show (self->window, self->context, self->event);
}

static void
lp_attendee_dialog_add_note (LpAttendeeDialog *self,
                             const char       *words,
                             const char       *label,
                             GCallback         clicked)
{
  GtkWidget *row = linli_plain_row_new (words, NULL), *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (GTK_LIST_BOX (self->waiting), row);
  gtk_widget_set_visible (self->waiting, TRUE);
}

/* That places are free while people wait, and who is to be told, before the event is over. Nobody moves up by themselves. */
static void
lp_attendee_dialog_fill_waiting (LpAttendeeDialog *self)
{
  const LpEventCounts *counts = &self->event->counts;
  int site = self->event->capacity_site, online = self->event->capacity_online;
  g_autofree char *here = lp_waiting_dup_words (C_("event", "On site"), counts->site.waiting, site < 0 ? G_MAXINT : site - counts->site.registered);
  g_autofree char *far = lp_waiting_dup_words (C_("event", "Online"), counts->online.waiting, online < 0 ? G_MAXINT : online - counts->online.registered);

  if (gtk_widget_get_focus_child (self->waiting) != NULL) /* it is not lost with the row */
    lp_attendee_entry_focus_name (LP_ATTENDEE_ENTRY (self->entry));
  linli_plain_list_clear (self->waiting);
  gtk_widget_set_visible (self->waiting, FALSE);
  if (!lp_event_is_ahead (self->event))
    return;
  if (here != NULL)
    lp_attendee_dialog_add_note (self, here, C_("attendee", "Move Up…"), G_CALLBACK (lp_attendee_dialog_move_up_cb));
  if (far != NULL)
    lp_attendee_dialog_add_note (self, far, C_("attendee", "Move Up…"), G_CALLBACK (lp_attendee_dialog_move_up_cb));
  if (counts->n_to_tell > 0)
    {
      g_autofree char *words = g_strdup_printf (C_("attendee", "%d got a place and are to be told"), counts->n_to_tell);

      lp_attendee_dialog_add_note (self, words, C_("attendee", "Tell Them…"), G_CALLBACK (lp_attendee_dialog_tell_cb));
    }
}

static void
lp_attendee_dialog_follow_privacy (LpAttendeeDialog *self)
{
  gboolean open = linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", self->event_id);

  gtk_widget_set_visible (self->reveal, !open);
  lp_attendee_view_follow_privacy (LP_ATTENDEE_VIEW (self->view));
}

static void
lp_attendee_dialog_read_cb (GObject      *window,
                            GAsyncResult *result,
                            gpointer      data)
{
  LpAttendeeDialog *self = g_object_get_data (window, "attendees");
  g_autoptr (GError) error = NULL;
  LpAttendeeAnswer *answer = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *people = NULL, *places = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->reading || !gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      g_clear_pointer (&answer, lp_attendee_answer_free);
      return;
    }
  if (answer == NULL)
    {
      linli_toast_show_error (self->window, C_("attendee", "The people could not be read"), error);
      return;
    }
  g_clear_pointer (&self->event, lp_event_free);
  self->event = g_steal_pointer (&answer->event);
  people = lp_event_counts_dup_words (&self->event->counts);
  places = lp_event_dup_places (self->event);
  gtk_label_set_text (GTK_LABEL (self->summary), people);
  gtk_label_set_text (GTK_LABEL (self->places), places != NULL ? places : "");
  gtk_widget_set_visible (self->places, places != NULL);
  gtk_widget_set_sensitive (self->silent, TRUE);
  lp_attendee_dialog_fill_waiting (self);
  lp_attendee_view_set_rows (LP_ATTENDEE_VIEW (self->view), g_steal_pointer (&answer->attendees));
  lp_attendee_answer_free (answer);
}

static void
lp_attendee_dialog_load (LpAttendeeDialog *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_EVENT_KIND);
  LpAttendeeQuestion *question;
  g_autoptr (GTask) task = NULL;

  if (kind == NULL) /* being switched off */
    return;
  question = g_new0 (LpAttendeeQuestion, 1);
  *question = (LpAttendeeQuestion) { g_object_ref (kind), self->event_id };
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  task = g_task_new (self->window, self->reading, lp_attendee_dialog_read_cb, NULL);
  g_task_set_task_data (task, question, lp_attendee_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_attendee_dialog_read, lp_attendee_answer_free);
}

static void
lp_attendee_dialog_store_cb (LinliStore   *store,
                             LinliChanges *changes,
                             GtkWidget    *window)
{
  static const char * const kinds[] = { LP_ATTENDEE_TABLE, LP_EVENT_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_attendee_dialog_load (g_object_get_data (G_OBJECT (window), "attendees"));
}

static void
lp_attendee_dialog_privacy_cb (LinliPrivacy *privacy,
                               GtkWidget    *window)
{
  lp_attendee_dialog_follow_privacy (g_object_get_data (G_OBJECT (window), "attendees"));
}

/* A resident who is there already is shown, to be corrected. */
static void
lp_attendee_dialog_found_cb (LinliRecordFinder *finder,
                             const char        *kind,
                             gint64             id,
                             const char        *title,
                             LpAttendeeDialog  *self)
{
  gint64 row = lp_attendee_view_choose_person (LP_ATTENDEE_VIEW (self->view), id);
  g_autoptr (GError) error = NULL;
  LpAttendee *attendee = row != 0 ? lp_attendee_load (linli_context_get_database (self->context), row, &error) : NULL;

  if (error != NULL)
    {
      linli_act_show_error (self->window, error);
      return;
    }
  if (row == 0)
    {
      if (lp_attendee_entry_add_resident (LP_ATTENDEE_ENTRY (self->entry), id))
        linli_record_finder_clear (finder);
      return;
    }
  linli_record_finder_clear (finder);
  lp_attendee_form_show (self->view, self->context, attendee);
}

static void
lp_attendee_dialog_reveal_cb (LpAttendeeDialog *self)
{
  linli_reveal_ask (self->reveal, self->context, "matter", self->event_id, NULL, NULL, NULL);
}

static void
lp_attendee_dialog_silent_cb (LpAttendeeDialog *self)
{
  lp_silent_dialog_show (self->window, self->context, self->event, NULL, NULL);
}

static GtkWidget *
lp_attendee_dialog_add_button (LpAttendeeDialog *self,
                               GtkWidget        *row,
                               const char       *label,
                               GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  linli_button_name_once (button);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

static GtkWidget *
lp_attendee_dialog_new_numbers (LpAttendeeDialog *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->summary = linli_plain_label_add (words, "", "heading");
  self->places = linli_plain_label_add (words, "", "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  self->silent = lp_attendee_dialog_add_button (self, row, C_("attendee", "Who Has _Not Answered…"), G_CALLBACK (lp_attendee_dialog_silent_cb));
  self->reveal = lp_attendee_dialog_add_button (self, row, C_("attendee", "_Show Names…"), G_CALLBACK (lp_attendee_dialog_reveal_cb));
  gtk_widget_set_sensitive (self->silent, FALSE); /* until the event is read */
  return row;
}

static gboolean
lp_attendee_dialog_key_cb (GtkWidget *window,
                            GVariant  *action,
                            gpointer   unused)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (GTK_IS_EDITABLE (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0')
    return FALSE;
  if (g_str_equal (g_variant_get_string (action, NULL), "window.close")) /* a menu that is open takes the key itself */
    return GTK_IS_EDITABLE (focus) && gtk_widget_activate_action (window, "window.close", NULL);
  return gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window))), g_variant_get_string (action, NULL), NULL);
}

/* What was done here is undone here, as in the window below; what is being typed is undone first. Escape closes from an empty search entry, too. */
static void
lp_attendee_dialog_add_keys (LpAttendeeDialog *self)
{
  static const struct {
    const char *keys;
    const char *action;
  } shortcuts[] = { { "<Control>z", "win.undo" }, { "<Control><Shift>z", "win.redo" }, { "<Control>y", "win.redo" }, { "Escape", "window.close" } };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new_with_arguments (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                                           gtk_callback_action_new (lp_attendee_dialog_key_cb, NULL, NULL), "s",
                                                                           shortcuts[i].action));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE); /* an entry that was emptied has nothing to take back */
  gtk_widget_add_controller (self->window, keys);
}

void
lp_attendee_dialog_show (GtkWidget     *over,
                         LinliContext  *context,
                         const LpEvent *event)
{
  static const char * const kinds[] = { "person", NULL };
  LpAttendeeDialog *self = g_new0 (LpAttendeeDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *finder;
  g_autofree char *title = g_strdup_printf (C_("attendee", "Who Comes: %s"), lp_event_get_shown (event));

  self->context = g_object_ref (context);
  self->event_id = event->id;
  finder = linli_record_finder_new (context, C_("attendee", "Register a resident: name, telephone or room"), kinds);
  g_signal_connect (finder, "found", G_CALLBACK (lp_attendee_dialog_found_cb), self);
  gtk_box_append (GTK_BOX (box), finder);
  self->entry = lp_attendee_entry_new (context, event->id);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), lp_attendee_dialog_new_numbers (self));
  self->waiting = linli_plain_list_add (box, C_("attendee", "Waiting list"));
  gtk_widget_set_visible (self->waiting, FALSE);
  self->view = lp_attendee_view_new (context);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, box, 960, 640);
  g_object_set_data_full (G_OBJECT (self->window), "attendees", self, lp_attendee_dialog_free);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_attendee_dialog_store_cb), self->window, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_attendee_dialog_privacy_cb), self->window, 0);
  lp_attendee_dialog_add_keys (self);
  lp_attendee_dialog_follow_privacy (self);
  lp_attendee_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (finder);
}
