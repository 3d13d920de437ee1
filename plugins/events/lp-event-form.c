/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form of an event. Freed with its window; nothing is written before it is kept. */

#include "lp-event-form.h"

#include <glib/gi18n-lib.h>

#include "lp-event-clash.h"
#include "lp-event-form-private.h"
#include "lp-event-store.h"
#include "lp-feedback-store.h"

static void
lp_event_form_free (gpointer data)
{
  LpEventForm *self = data;

  g_object_unref (self->context);
  lp_event_free (self->event);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->yards);
  g_clear_pointer (&self->feedback, g_ptr_array_unref);
  g_free (self);
}

/* Takes @event. */
static void
lp_event_form_keep (LpEventForm *self,
                    LpEvent     *event)
{
  const char *title = event->renames ? C_("event", "Series renamed") : event->id == 0 ? C_("event", "Event planned") : C_("event", "Event changed");

  linli_act_and_close (self->form->window, self->context, title, lp_event_save, event, lp_event_free);
}

static void
lp_event_form_renamed_cb (LpEventForm *self,
                          const char  *response,
                          GtkWidget   *dialog)
{
  LpEvent *event;

  if (g_str_equal (response, "cancel"))
    return;
  event = lp_event_copy (g_object_get_data (G_OBJECT (dialog), "event"));
  event->renames = g_str_equal (response, "rename");
  lp_event_form_keep (self, event);
}

/* Another name may be a correction, or be meant for this edition. Takes @event. */
static void
lp_event_form_ask (LpEventForm *self,
                   LpEvent     *event,
                   guint        n_others)
{
  g_autofree char *body = g_strdup_printf (C_("event", "The series “%1$s” has %2$u other editions. Is it called “%3$s” from now on, with all its editions? Or is "
                                                       "this edition put into another series, and not compared with the others any more?"),
                                           self->event->series, n_others, event->series);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self->form->window), C_("event", "Rename the Series?"), body));

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (dialog, "move", C_("event", "_Another Series"));
  adw_message_dialog_add_response (dialog, "rename", C_("event", "_Rename It"));
  adw_message_dialog_set_default_response (dialog, "rename");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "event", event, lp_event_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (lp_event_form_renamed_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
lp_event_form_keep_cb (LpEventForm *self)
{
  LpEvent *event = _lp_event_form_read (self);
  guint n_others;

  if (event == NULL)
    return;
  event->renames = lp_series_may_rename (linli_context_get_database (self->context), event, &n_others);
  if (event->renames && n_others > 0)
    lp_event_form_ask (self, event, n_others);
  else
    lp_event_form_keep (self, event);
}

/* The words that were chosen are the reason. They are quoted as they may be shown: the new event does not know whom they name. */
static void
lp_event_form_said_cb (LpEventForm *self)
{
  guint said = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->said));
  g_autofree char *words = NULL, *why = NULL;

  if (said == 0 || said > self->feedback->len)
    return;
  words = lp_feedback_dup_words (linli_context_get_database (self->context), g_ptr_array_index (self->feedback, said - 1));
  why = g_strdup_printf (C_("event", "Feedback of an earlier edition: %s"), words);
  gtk_editable_set_text (GTK_EDITABLE (self->changed_why), why);
}

static void
lp_event_form_add_category (LpEventForm *self)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint chosen = 0;

  for (guint i = 0; i < self->categories->len; i++)
    {
      const LinliMatterCategory *category = g_ptr_array_index (self->categories, i);

      g_strv_builder_add (labels, category->label);
      if (g_strcmp0 (category->code, self->event->category) == 0)
        chosen = i;
    }
  names = g_strv_builder_end (labels);
  self->category = linli_form_add_choice (self->form, C_("event", "Kind"), (const char * const *) names, chosen);
}

/* Topics of meetings go on from one to the next of the same courtyard. */
static void
lp_event_form_add_yard (LpEventForm *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  g_strv_builder_add (builder, C_("event", "No single courtyard"));
  for (guint i = 0; i < self->yards->len; i++)
    g_strv_builder_add (builder, ((LpYard *) g_ptr_array_index (self->yards, i))->name);
  names = g_strv_builder_end (builder);
  self->yard = linli_form_add_names (self->form, C_("event", "Courtyard"), (const char * const *) names);
  gtk_widget_set_size_request (self->yard, 260, -1);
  for (guint i = 0; i < self->yards->len; i++)
    if (((LpYard *) g_ptr_array_index (self->yards, i))->id == self->event->compound_id)
      linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->yard), i + 1);
}

static void
lp_event_form_add_said (LpEventForm *self)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_add (labels, C_("event", "No feedback led to it"));
  for (guint i = 0; i < self->feedback->len; i++)
    {
      const LpFeedback *feedback = g_ptr_array_index (self->feedback, i);
      g_autofree char *said = lp_feedback_dup_words (linli_context_get_database (self->context), feedback);
      g_autofree char *label = g_strdup_printf (C_("event", "Edition %s: %s"), feedback->edition, said);

      g_strv_builder_add (labels, label);
    }
  words = g_strv_builder_end (labels);
  self->said = linli_form_add_choice (self->form, C_("event", "From feedback"), (const char * const *) words, 0);
  gtk_widget_set_size_request (self->said, 260, -1);
  g_signal_connect_swapped (self->said, "notify::selected", G_CALLBACK (lp_event_form_said_cb), self);
}

static GtkWidget *
lp_event_form_add_number (LpEventForm *self,
                          const char  *title,
                          int          number,
                          int          none)
{
  g_autofree char *text = number != none ? g_strdup_printf ("%d", number) : NULL;

  return linli_form_add_entry (self->form, title, text);
}

/* Says what may be in the way, while it is typed. */
static void
lp_event_form_warn_cb (LpEventForm *self)
{
  g_autoptr (LpEvent) event = _lp_event_form_guess (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clashes = event != NULL ? lp_event_list_clashes (self->context, event, &error) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *last = event != NULL && event->ends_at != NULL ? g_strndup (event->ends_at, strlen ("2026-05-23")) : NULL;

  if (error != NULL)
    g_string_append (words, C_("event", "Whether it clashes could not be read"));
  if (last != NULL && !g_str_has_prefix (event->starts_at, last))
    g_string_append_printf (words, C_("event", "%s· It ends on another day: %s"), words->len > 0 ? "\n" : "", event->ends_at);
  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    {
      const LpClash *clash = g_ptr_array_index (clashes, i);

      g_string_append_printf (words, "%s%s %s", words->len > 0 ? "\n" : "", clash->grave ? "▲" : "·", clash->words);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->clash), words->str);
  gtk_widget_set_visible (self->clash, words->len > 0);
}

/* Only meetings have minutes. */
static void
lp_event_form_kind_cb (LpEventForm *self)
{
  guint category = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->category));
  gboolean meeting = category < self->categories->len &&
                     g_strcmp0 (((LinliMatterCategory *) g_ptr_array_index (self->categories, category))->code, LP_EVENT_MEETING) == 0;

  gtk_widget_set_visible (gtk_widget_get_ancestor (self->recorder, GTK_TYPE_LIST_BOX_ROW), meeting);
}

static void
lp_event_form_follow (LpEventForm *self)
{
  GtkWidget *entries[] = { self->day, self->from, self->to, self->venue, self->audience };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_swapped (entries[i], "changed", G_CALLBACK (lp_event_form_warn_cb), self);
  g_signal_connect_swapped (self->category, "notify::selected", G_CALLBACK (lp_event_form_kind_cb), self);
  lp_event_form_kind_cb (self);
  lp_event_form_warn_cb (self);
}

static void
lp_event_form_add_clash (LpEventForm *self)
{
  self->clash = linli_plain_row_new (C_("event", "To be considered"), NULL);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->clash), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->clash), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), self->clash);
}

static void
lp_event_form_add_rows (LpEventForm *self)
{
  const LpEvent *event = self->event;
  g_auto (GStrv) starts = g_strsplit (event->starts_at != NULL ? event->starts_at : " ", " ", 2);
  g_autofree char *to = _lp_event_form_dup_typed_end (event);

  self->title = linli_form_add_entry (self->form, C_("event", "Name of the event"), event->title);
  lp_event_form_add_category (self);
  lp_event_form_add_yard (self);
  self->day = linli_form_add_entry (self->form, C_("event", "Day (2026-05-23)"), starts[0]);
  self->from = linli_form_add_entry (self->form, C_("event", "Begins (14:30)"), starts[1]);
  self->to = linli_form_add_entry (self->form, C_("event", "Ends (16:00)"), to);
  gtk_widget_set_tooltip_text (self->to, C_("event", "An hour before the begin is on the next day; for a later one, write 2026-05-25 16:00"));
  self->venue = linli_form_add_entry (self->form, C_("event", "Venue"), event->venue);
  lp_event_form_add_clash (self);
  self->audience = linli_form_add_entry (self->form, C_("event", "For whom (parents, all residents)"), event->audience);
  self->speaker = linli_form_add_entry (self->form, C_("event", "Speaker or host"), event->speaker);
  self->recorder = linli_form_add_entry (self->form, C_("event", "Who writes the minutes"), event->recorder);
  self->changed_what = self->changed_why = NULL;
  if (self->feedback != NULL && self->feedback->len > 0)
    lp_event_form_add_said (self);
  if (event->series != NULL)
    {
      self->changed_what = linli_form_add_entry (self->form, C_("event", "Changed from the edition before"), event->changed_what);
      self->changed_why = linli_form_add_entry (self->form, C_("event", "Why"), event->changed_why);
    }
  self->capacity_site = lp_event_form_add_number (self, C_("event", "Places on site (empty: no limit)"), event->capacity_site, LP_UNCOUNTED);
  self->capacity_online = lp_event_form_add_number (self, C_("event", "Places online (empty: no limit)"), event->capacity_online, LP_UNCOUNTED);
  self->online_link = linli_form_add_entry (self->form, C_("event", "Online at (platform, number)"), event->online_link);
  self->register_until = linli_form_add_entry (self->form, C_("event", "Register until (day)"), event->register_until);
  self->series = linli_form_add_entry (self->form, C_("event", "Series (empty: none)"), event->series);
  self->edition = lp_event_form_add_number (self, C_("event", "Edition (empty: the next)"), event->edition, 0);
  if (event->series == NULL)
    {
      self->changed_what = linli_form_add_entry (self->form, C_("event", "Changed from the edition before"), NULL);
      self->changed_why = linli_form_add_entry (self->form, C_("event", "Why"), NULL);
    }
}

/* Takes @event and @feedback. */
static void
lp_event_form_open (GtkWidget    *over,
                    LinliContext *context,
                    LpEvent      *event,
                    GPtrArray    *feedback)
{
  g_autoptr (GError) error = NULL;
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GPtrArray) categories = linli_matter_kind_load_categories (event->kind, database, &error);
  GPtrArray *yards = categories != NULL ? lp_yard_list (database, &error) : NULL;
  LpEventForm *self;

  if (yards == NULL)
    {
      lp_event_free (event);
      g_clear_pointer (&feedback, g_ptr_array_unref);
      linli_toast_show_error (over, categories == NULL ? _("The categories could not be read") : C_("event", "The courtyards could not be read"), error);
      return;
    }
  self = g_new0 (LpEventForm, 1);
  self->form = linli_form_new (over, event->id != 0 ? C_("event", "Event") : event->series != NULL ? C_("event", "New Edition") : C_("event", "New Event"),
                               C_("event", "_Keep"));
  self->context = g_object_ref (context);
  self->event = event;
  self->categories = g_steal_pointer (&categories);
  self->yards = yards;
  self->feedback = feedback;
  lp_event_form_add_rows (self);
  lp_event_form_follow (self);
  linli_form_show (self->form, G_CALLBACK (lp_event_form_keep_cb), self, lp_event_form_free);
  gtk_widget_grab_focus (event->id == 0 && event->title != NULL ? self->day : self->title);
}

void
lp_event_form_show (GtkWidget    *over,
                    LinliContext *context,
                    LpEvent      *event)
{
  lp_event_form_open (over, context, event, NULL);
}

void
lp_event_form_show_next (GtkWidget     *over,
                         LinliContext  *context,
                         const LpEvent *last)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *feedback = last->series_id != 0 ? lp_feedback_list_series (linli_context_get_database (context), last->series_id, &error)
                                             : lp_feedback_list (linli_context_get_database (context), last->id, &error);

  if (feedback == NULL)
    {
      linli_toast_show_error (over, C_("event", "The feedback could not be read"), error);
      return;
    }
  for (guint i = feedback->len; i > 0; i--)
    if (((LpFeedback *) g_ptr_array_index (feedback, i - 1))->words == NULL)
      g_ptr_array_remove_index (feedback, i - 1);
  lp_event_form_open (over, context, lp_event_dup_next (last), feedback);
}

void
lp_event_form_show_new (GtkWidget      *window,
                        LinliContext   *context,
                        LinliSelection *selection,
                        gpointer        data)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_EVENT_KIND);

  if (kind != NULL)
    lp_event_form_open (window, context, lp_event_new (kind), NULL);
}

void
lp_event_form_show_about (GtkWidget    *window,
                          LinliContext *context,
                          const char   *record_kind,
                          const gint64 *ids,
                          gsize         n_ids)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_EVENT_KIND);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliRecord) matter = linli_record_load (linli_context_get_database (context), linli_kind_lookup ("matter"), ids[0], &error);
  LpEvent *event;

  if (kind == NULL)
    return;
  if (matter == NULL)
    {
      linli_act_show_error (window, error);
      return;
    }
  event = lp_event_new (kind);
  event->origin_id = ids[0];
  event->title = g_strdup (linli_record_get_text (matter, "title"));
  lp_event_form_open (window, context, event, NULL);
}
