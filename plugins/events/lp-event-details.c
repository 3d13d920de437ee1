/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the details pane shows of an event, and what can be done with it. Made anew after each change. */

#include "lp-event-details.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-dialog.h"
#include "lp-event-clash.h"
#include "lp-event-form.h"
#include "lp-event-forms.h"
#include "lp-event-paper.h"
#include "lp-event-store.h"
#include "lp-feedback-dialog.h"
#include "lp-minutes-paper.h"
#include "lp-notice-form.h"
#include "lp-signup-dialog.h"
#include "lp-waiting-dialog.h"
#include "lp-waiting-store.h"

typedef struct {
  LinliContext *context;
  LpEvent *event;
  GtkWidget *list;
} LpEventDetails;

/* What a button does. */
typedef void (*LpEventDeed) (GtkWidget     *over,
                             LinliContext  *context,
                             const LpEvent *event);

static void
lp_event_details_free (gpointer data)
{
  LpEventDetails *self = data;

  g_object_unref (self->context);
  lp_event_free (self->event);
  g_free (self);
}

static GtkWidget *
lp_event_details_add (LpEventDetails *self,
                      const char     *title,
                      const char     *subtitle)
{
  GtkWidget *row = linli_plain_row_new (title, subtitle);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static void
lp_event_details_edit (GtkWidget     *over,
                       LinliContext  *context,
                       const LpEvent *event)
{
  lp_event_form_show (over, context, lp_event_copy (event));
}

static void
lp_event_details_print_sheet (GtkWidget     *over,
                              LinliContext  *context,
                              const LpEvent *event)
{
  linli_paper_show_made (over, context, "matter", event->id, lp_event_make_sheet, lp_event_copy (event), lp_event_free);
}

static void
lp_event_details_print_brief (GtkWidget     *over,
                              LinliContext  *context,
                              const LpEvent *event)
{
  linli_paper_show_made (over, context, "matter", event->id, lp_event_make_brief, lp_event_copy (event), lp_event_free);
}

static void
lp_event_details_print_minutes (GtkWidget     *over,
                                LinliContext  *context,
                                const LpEvent *event)
{
  linli_paper_show_made (over, context, "matter", event->id, lp_minutes_make, lp_minutes_new (context, lp_event_copy (event)), lp_minutes_free);
}

static void
lp_event_details_print_outcomes (GtkWidget     *over,
                                 LinliContext  *context,
                                 const LpEvent *event)
{
  linli_paper_show_made (over, context, "matter", event->id, lp_minutes_make_outcomes, lp_minutes_new (context, lp_event_copy (event)), lp_minutes_free);
}

static void
lp_event_details_deed_cb (GtkWidget      *button,
                          LpEventDetails *self)
{
  LpEventDeed deed = (LpEventDeed) g_object_get_data (G_OBJECT (button), "deed");

  deed (GTK_WIDGET (gtk_widget_get_root (button)), self->context, self->event);
}

static GtkWidget *
lp_event_details_new_button (LpEventDetails *self,
                             const char     *label,
                             LpEventDeed     deed)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "deed", (gpointer) deed);
  g_signal_connect (button, "clicked", G_CALLBACK (lp_event_details_deed_cb), self);
  return button;
}

/* Whoever waits while places are free is said, and who got one and does not know it, as long as that is of use. */
static void
lp_event_details_add_waiting (LpEventDetails *self)
{
  const LpEventCounts *counts = &self->event->counts;
  const struct {
    const LpModeCounts *counts;
    int capacity;
    const char *label;
  } modes[] = { { &counts->site, self->event->capacity_site, C_("event", "On site") }, { &counts->online, self->event->capacity_online, C_("event", "Online") } };

  if (!lp_event_is_ahead (self->event))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      int n_free = modes[i].capacity < 0 ? G_MAXINT : modes[i].capacity - modes[i].counts->registered;
      g_autofree char *words = lp_waiting_dup_words (modes[i].label, modes[i].counts->waiting, n_free);

      if (words != NULL)
        adw_action_row_add_suffix (ADW_ACTION_ROW (lp_event_details_add (self, words, NULL)),
                                   lp_event_details_new_button (self, C_("attendee", "Move Up…"), lp_waiting_dialog_show));
    }
  if (counts->n_to_tell > 0)
    {
      g_autofree char *words = g_strdup_printf (C_("attendee", "%d got a place and are to be told"), counts->n_to_tell);

      adw_action_row_add_suffix (ADW_ACTION_ROW (lp_event_details_add (self, words, NULL)),
                                 lp_event_details_new_button (self, C_("attendee", "Tell Them…"), lp_tell_dialog_show));
    }
}

static void
lp_event_details_add_people (LpEventDetails *self)
{
  g_autofree char *people = lp_event_counts_dup_words (&self->event->counts), *places = lp_event_dup_places (self->event);

  lp_event_details_add (self, people, places);
  lp_event_details_add_waiting (self);
}

static void
lp_event_details_add_clashes (LpEventDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clashes = NULL;

  if (self->event->starts_at == NULL || lp_event_is_over (self->event))
    return;
  clashes = lp_event_list_clashes (self->context, self->event, &error);
  if (clashes == NULL)
    linli_trouble_add (self->list, C_("event", "Whether it clashes could not be read"), error);
  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    {
      const LpClash *clash = g_ptr_array_index (clashes, i);
      GtkWidget *row = lp_event_details_add (self, clash->words, NULL);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (clash->grave ? "dialog-warning-symbolic" : "dialog-information-symbolic"));
    }
}

static void
lp_event_details_fill (LpEventDetails *self)
{
  const LpEvent *event = self->event;
  g_autofree char *when = lp_event_dup_when (event), *edition = lp_event_dup_edition (event), *scores = lp_event_dup_scores (event);
  g_autofree char *where = g_strjoin (" · ", event->venue != NULL ? event->venue : C_("event", "No venue yet"), event->speaker, NULL);
  GtkWidget *row = lp_event_details_add (self, when, where), *edit = lp_event_details_new_button (self, C_("event", "Edit…"), lp_event_details_edit);

  gtk_widget_add_css_class (edit, "linli-inline");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  lp_event_details_add_clashes (self);
  lp_event_details_add_people (self);
  if (event->online_link != NULL || event->register_until != NULL)
    {
      g_autofree char *until = event->register_until != NULL ? g_strdup_printf (C_("event", "Register until %s"), event->register_until) : NULL;

      lp_event_details_add (self, event->online_link != NULL ? event->online_link : until, event->online_link != NULL ? until : NULL);
    }
  if (edition != NULL)
    lp_event_details_add (self, edition, NULL);
  if (event->compound != NULL)
    lp_event_details_add (self, C_("event", "Courtyard"), event->compound);
  if (event->changed_what != NULL)
    lp_event_details_add (self, event->shown_what, event->shown_why);
  lp_event_details_add (self, C_("event", "Feedback"), scores);
}

static GtkWidget *
lp_event_details_new_deeds (LpEventDetails *self)
{
  gboolean meeting = g_strcmp0 (self->event->category, LP_EVENT_MEETING) == 0;
  const struct {
    const char *label;
    LpEventDeed deed;
  } deeds[] = {
    { C_("event", "Notice and Poster…"), g_str_equal (self->event->state, LP_EVENT_CANCELLED) ? NULL : lp_notice_form_show },
    { C_("event", "Earlier Topics"), meeting ? lp_event_details_print_outcomes : NULL },
    { C_("event", "Minutes"), meeting ? lp_event_details_print_minutes : NULL },
    { C_("event", "Who Comes…"), lp_attendee_dialog_show },       { C_("event", "Sign-in Sheet"), lp_event_details_print_sheet },
    { C_("event", "Type the Sheet Back…"), lp_tick_form_show },   { C_("event", "Count People…"), lp_unnamed_form_show },
    { C_("event", "Feedback…"), lp_feedback_dialog_show },     { C_("event", "Brief"), lp_event_details_print_brief },
    { C_("event", "New Edition…"), lp_event_form_show_next },     { C_("event", "Paste a Sign-up List…"), lp_signup_dialog_show },
  };
  GtkWidget *box = linli_wrap_box_new (6, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (deeds[i].deed != NULL)
      linli_wrap_box_append (LINLI_WRAP_BOX (box), lp_event_details_new_button (self, deeds[i].label, deeds[i].deed));
  return box;
}

GtkWidget *
lp_event_details_new (LinliContext   *context,
                      LinliSelection *selection,
                      const char     *kind,
                      gint64          id)
{
  LinliMatterKind *events = linli_context_find_matter_kind (context, LP_EVENT_KIND);
  g_autoptr (GError) error = NULL;
  LpEvent *event = events != NULL ? lp_event_load (linli_context_get_database (context), events, id, &error) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *list;
  LpEventDetails *self;

  if (event == NULL && (error == NULL || g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND)))
    {
      g_object_unref (g_object_ref_sink (box));
      return NULL; /* removed meanwhile */
    }
  list = linli_plain_list_add (box, C_("event", "Event"));
  if (event == NULL)
    {
      linli_trouble_add (list, C_("event", "The event could not be read"), error);
      return box;
    }
  self = g_new0 (LpEventDetails, 1);
  self->context = g_object_ref (context);
  self->event = event;
  self->list = list;
  g_object_set_data_full (G_OBJECT (box), "details", self, lp_event_details_free);
  lp_event_details_fill (self);
  gtk_box_append (GTK_BOX (box), lp_event_details_new_deeds (self));
  return box;
}
