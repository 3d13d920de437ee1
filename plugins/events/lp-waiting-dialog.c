/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The waiting list of an event: who moves up is chosen in the order in which they came, shown before it is done, and told afterwards. Read by a worker
 * after each change; freed with its window. */

#include "lp-waiting-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-waiting-store.h"

#define SHOWN_MOST 300 /* at a time; whoever stands behind them comes next */

typedef struct {
  LinliContext *context;
  LpEvent *event;
  gboolean telling;
  LpWaiting *waiting; /* (nullable): before it is read */
  GPtrArray *boxes;   /* of GtkCheckButton beside the rows, borrowed */
  GCancellable *reading;
  GtkWidget *over;
  GtkWidget *window;
  GtkWidget *summary;
  GtkWidget *list;
  GtkWidget *deed;
  GtkWidget *copy;
} LpWaitingDialog;

static void
lp_waiting_dialog_free (gpointer data)
{
  LpWaitingDialog *self = data;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->waiting, lp_waiting_free);
  g_ptr_array_unref (self->boxes);
  lp_event_free (self->event);
  g_object_unref (self->context);
  g_object_unref (self->over);
  g_free (self);
}

static gboolean
lp_waiting_dialog_is_open (LpWaitingDialog *self)
{
  return linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", self->event->id);
}

static gboolean
lp_waiting_dialog_is_chosen (LpWaitingDialog *self,
                             guint            i)
{
  return self->telling || gtk_check_button_get_active (GTK_CHECK_BUTTON (g_ptr_array_index (self->boxes, i)));
}

/* What is free and what is chosen, one way of being there. */
static void
lp_waiting_dialog_say (GString    *words,
                       const char *label,
                       int         n_free,
                       int         n_chosen,
                       int         n_waiting)
{
  if (n_waiting == 0)
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  if (n_free == G_MAXINT)
    g_string_append_printf (words, C_("attendee", "%s: no limit, %d people chosen"), label, n_chosen);
  else
    g_string_append_printf (words, C_("attendee", "%s: %d places free, %d people chosen"), label, MAX (n_free, 0), n_chosen);
}

static void
lp_waiting_dialog_sum_up (LpWaitingDialog *self)
{
  guint n = MIN (self->waiting->rows->len, SHOWN_MOST), n_chosen = 0;
  int site = 0, online = 0, site_waiting = 0, online_waiting = 0;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const LpAttendee *attendee = g_ptr_array_index (self->waiting->rows, i);

      (*(g_str_equal (attendee->mode, LP_MODE_ONLINE) ? &online_waiting : &site_waiting))++;
      if (!lp_waiting_dialog_is_chosen (self, i))
        continue;
      n_chosen++;
      *(g_str_equal (attendee->mode, LP_MODE_ONLINE) ? &online : &site) += attendee->party;
    }
  if (self->telling)
    g_string_printf (words, C_("attendee", "%d got a place and are to be told"), (int) self->waiting->rows->len);
  else if (self->waiting->rows->len == 0)
    g_string_assign (words, C_("attendee", "Nobody waits"));
  else
    {
      lp_waiting_dialog_say (words, C_("event", "On site"), self->waiting->free_site, site, site_waiting);
      lp_waiting_dialog_say (words, C_("event", "Online"), self->waiting->free_online, online, online_waiting);
    }
  gtk_label_set_text (GTK_LABEL (self->summary), words->str);
  gtk_widget_set_sensitive (self->deed, n_chosen > 0);
  gtk_widget_set_sensitive (self->copy, n_chosen > 0);
}

static void
lp_waiting_dialog_add_row (LpWaitingDialog *self,
                           guint            i,
                           gboolean         fits,
                           gboolean         chosen)
{
  const LpAttendee *attendee = g_ptr_array_index (self->waiting->rows, i);
  gboolean open = lp_waiting_dialog_is_open (self);
  g_autofree char *name = open ? g_strdup (attendee->name) : linli_mask_name (attendee->name);
  g_autofree char *phone = attendee->phone == NULL || open ? g_strdup (attendee->phone) : linli_mask_phone (attendee->phone);
  g_autofree char *title = g_strdup_printf (C_("attendee", "%s, party of %d"), name, attendee->party), *line = lp_line_dup_label (attendee->line);
  g_autoptr (GString) words = g_string_new (g_str_equal (attendee->mode, LP_MODE_ONLINE) ? C_("event", "Online") : C_("event", "On site"));
  GtkWidget *row, *box;

  g_string_append_printf (words, C_("attendee", " · row %s"), line);
  g_string_append_printf (words, " · %s", phone != NULL ? phone : C_("attendee", "no telephone is known"));
  if (!self->telling && !fits)
    g_string_append (words, C_("attendee", " · more people than places, and a party stays together"));
  row = linli_plain_row_new (title, words->str);
  if (!self->telling)
    {
      box = gtk_check_button_new ();
      gtk_check_button_set_active (GTK_CHECK_BUTTON (box), chosen);
      gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), box);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), box);
      g_signal_connect_swapped (box, "toggled", G_CALLBACK (lp_waiting_dialog_sum_up), self);
      g_ptr_array_add (self->boxes, box);
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* @kept, of gboolean beside the rows, is what somebody chose; NULL where it goes by the order. */
static void
lp_waiting_dialog_fill (LpWaitingDialog *self,
                        const GArray    *kept)
{
  g_autoptr (GArray) fits = lp_waiting_choose (self->waiting);
  guint n = MIN (self->waiting->rows->len, SHOWN_MOST);

  if (gtk_widget_get_focus_child (self->list) != NULL) /* it is not lost with the row */
    gtk_widget_grab_focus (self->deed);
  linli_plain_list_clear (self->list);
  g_ptr_array_set_size (self->boxes, 0);
  for (guint i = 0; i < n; i++)
    lp_waiting_dialog_add_row (self, i, g_array_index (fits, gboolean, i), g_array_index (kept != NULL ? kept : fits, gboolean, i));
  if (n < self->waiting->rows->len)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more stands behind them", "%u more stand behind them", self->waiting->rows->len - n), self->waiting->rows->len - n);

      gtk_list_box_append (GTK_LIST_BOX (self->list), linli_plain_row_new (more, NULL));
    }
  gtk_widget_set_visible (self->list, n > 0);
  lp_waiting_dialog_sum_up (self);
}

/* What a worker reads. */
typedef struct {
  gint64 event_id;
  gboolean telling;
} LpWaitingQuestion;

static gpointer
lp_waiting_dialog_read (LinliDatabase  *reader,
                        gpointer        data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  const LpWaitingQuestion *question = data;

  return question->telling ? lp_waiting_load_to_tell (reader, question->event_id, error) : lp_waiting_load (reader, question->event_id, error);
}

static void
lp_waiting_dialog_read_cb (GObject      *window,
                           GAsyncResult *result,
                           gpointer      data)
{
  LpWaitingDialog *self = g_object_get_data (window, "waiting");
  g_autoptr (GError) error = NULL;
  LpWaiting *waiting = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading || !gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      g_clear_pointer (&waiting, lp_waiting_free);
      return;
    }
  if (waiting == NULL)
    {
      linli_act_show_error (self->window, error);
      return;
    }
  g_clear_pointer (&self->waiting, lp_waiting_free);
  self->waiting = waiting;
  lp_waiting_dialog_fill (self, NULL);
}

static void
lp_waiting_dialog_load (LpWaitingDialog *self)
{
  LpWaitingQuestion question = { self->event->id, self->telling };
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  task = g_task_new (self->window, self->reading, lp_waiting_dialog_read_cb, NULL);
  g_task_set_task_data (task, g_memdup2 (&question, sizeof question), g_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_waiting_dialog_read, lp_waiting_free);
}

static void
lp_waiting_dialog_store_cb (LinliStore   *store,
                            LinliChanges *changes,
                            GtkWidget    *window)
{
  static const char * const kinds[] = { LP_ATTENDEE_TABLE, LP_EVENT_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_waiting_dialog_load (g_object_get_data (G_OBJECT (window), "waiting"));
}

/* Who was chosen stays so. */
static void
lp_waiting_dialog_privacy_cb (LinliPrivacy *privacy,
                              GtkWidget    *window)
{
  LpWaitingDialog *self = g_object_get_data (G_OBJECT (window), "waiting");
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gboolean));

  if (self->waiting == NULL) /* not read yet */
    return;
  for (guint i = 0; i < MIN (self->waiting->rows->len, SHOWN_MOST); i++)
    g_array_append_val (chosen, (gboolean) { lp_waiting_dialog_is_chosen (self, i) });
  lp_waiting_dialog_fill (self, chosen);
}

static void
lp_waiting_dialog_deed_cb (LpWaitingDialog *self)
{
  LpWaitingDeed *deed = lp_waiting_deed_new ();

  for (guint i = 0; i < MIN (self->waiting->rows->len, SHOWN_MOST); i++)
    if (lp_waiting_dialog_is_chosen (self, i))
      g_array_append_val (deed->ids, ((LpAttendee *) g_ptr_array_index (self->waiting->rows, i))->id);
  if (self->telling)
    linli_act_and_close (self->window, self->context, C_("attendee", "Told that they have a place"), lp_waiting_note_told, deed, lp_waiting_deed_free);
  else
    linli_act_and_close (self->window, self->context, C_("attendee", "Moved up from the waiting list"), lp_waiting_promote, deed, lp_waiting_deed_free);
}

/* What is sent to the chat group: names, and no telephones. */
static char *
lp_waiting_dialog_dup_text (LpWaitingDialog *self)
{
  g_autofree char *when = lp_event_dup_when (self->event);
  g_autofree char *where = g_strjoin (C_("attendee", ", "), when, self->event->venue, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->waiting->rows->len; i++)
    {
      const LpAttendee *attendee = g_ptr_array_index (self->waiting->rows, i);

      if (i > 0)
        g_string_append (names, C_("attendee", ", "));
      g_string_append (names, attendee->name);
      if (attendee->party > 1)
        g_string_append_printf (names, C_("attendee", " (%d people)"), attendee->party);
    }
  return g_strdup_printf (C_("attendee", "“%s” (%s): there is a place for you now: %s. Please answer whether you come."), self->event->title, where,
                          names->str);
}

static void
lp_waiting_dialog_copied_cb (gpointer window)
{
  LpWaitingDialog *self = g_object_get_data (window, "waiting");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!linli_privacy_log (linli_context_get_store (self->context), "copy", C_("attendee", "Text for who got a place"), &error))
    {
      linli_act_show_error (self->window, error);
      return;
    }
  text = lp_waiting_dialog_dup_text (self);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->over), text);
  gtk_label_set_text (GTK_LABEL (self->summary), C_("attendee", "Copied; paste it into the chat group"));
}

static void
lp_waiting_dialog_copy_cb (LpWaitingDialog *self)
{
  if (lp_waiting_dialog_is_open (self))
    lp_waiting_dialog_copied_cb (self->window);
  else
    linli_reveal_ask (self->window, self->context, "matter", self->event->id, lp_waiting_dialog_copied_cb, g_object_ref (self->window), g_object_unref);
}

static GtkWidget *
lp_waiting_dialog_new_foot (LpWaitingDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->copy = gtk_button_new_with_mnemonic (C_("attendee", "_Copy a Text…"));
  self->deed = gtk_button_new_with_mnemonic (self->telling ? C_("attendee", "They Are _Told") : C_("attendee", "_Give Them Places"));
  linli_button_name_once (self->copy);
  linli_button_name_once (self->deed);
  gtk_widget_set_visible (self->copy, self->telling);
  gtk_widget_set_sensitive (self->copy, FALSE);
  gtk_widget_set_sensitive (self->deed, FALSE);
  gtk_widget_add_css_class (self->deed, "suggested-action");
  gtk_widget_set_hexpand (self->deed, TRUE);
  gtk_widget_set_halign (self->deed, GTK_ALIGN_END);
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (lp_waiting_dialog_copy_cb), self);
  g_signal_connect_swapped (self->deed, "clicked", G_CALLBACK (lp_waiting_dialog_deed_cb), self);
  gtk_box_append (GTK_BOX (foot), self->copy);
  gtk_box_append (GTK_BOX (foot), self->deed);
  return foot;
}

static void
lp_waiting_dialog_open (GtkWidget     *over,
                        LinliContext  *context,
                        const LpEvent *event,
                        gboolean       telling)
{
  LpWaitingDialog *self = g_new0 (LpWaitingDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  const char *title = telling ? C_("attendee", "Who Got a Place") : C_("attendee", "Move Up from the Waiting List");

  self->context = g_object_ref (context);
  self->event = lp_event_copy (event);
  self->telling = telling;
  self->over = g_object_ref (over);
  self->boxes = g_ptr_array_new ();
  self->summary = linli_plain_label_add (box, "", "heading");
  self->list = linli_plain_list_add (rows, title);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), rows);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), lp_waiting_dialog_new_foot (self));
  gtk_widget_add_css_class (box, "linli-dialog-body");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, box, 600, 460);
  g_object_set_data_full (G_OBJECT (self->window), "waiting", self, lp_waiting_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_waiting_dialog_store_cb), self->window, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_waiting_dialog_privacy_cb), self->window, 0);
  lp_waiting_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

void
lp_waiting_dialog_show (GtkWidget     *over,
                        LinliContext  *context,
                        const LpEvent *event)
{
  lp_waiting_dialog_open (over, context, event, FALSE);
}

void
lp_tell_dialog_show (GtkWidget     *over,
                     LinliContext  *context,
                     const LpEvent *event)
{
  lp_waiting_dialog_open (over, context, event, TRUE);
}
