/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is printed of an event: the sign-in sheet with numbered rows, and the brief on one page. On a worker thread. */

#include "lp-event-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-store.h"
#include "lp-event-store.h"
#include "lp-feedback-store.h"
#include "lp-topic-store.h"

#define SHEET_COLUMNS 7
#define BRIEF_WORDS 5
#define BRIEF_PHOTOS 2

LinliPaper *
lp_event_paper_new (LinliDatabase *reader,
                    const LpEvent *event,
                    const char    *kind,
                    const char    *title,
                    gboolean       masked)
{
  LinliPaper *paper = linli_paper_new (title);
  g_autofree char *when = lp_event_dup_when (event);

  linli_paper_set_kind (paper, kind, reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_number (paper, event->number);
  linli_paper_set_period (paper, when);
  if (masked)
    linli_paper_set_masked (paper);
  return paper;
}

char *
lp_event_paper_dup_words (LinliDatabase *reader,
                          gboolean       masked,
                          gint64         matter,
                          const char    *words)
{
  return masked && words != NULL ? linli_title_mask_words (reader, "matter", matter, words) : g_strdup (words);
}

/* The name, and below it what else than registered they are. */
static char *
lp_event_sheet_dup_name (const LpAttendee *attendee,
                         gboolean          masked)
{
  g_autofree char *name = lp_attendee_dup_shown_name (attendee, !masked);

  if (g_str_equal (attendee->status, LP_STATUS_WAITING))
    return g_strdup_printf (C_("sign-in sheet", "%s\n(waiting)"), name);
  if (g_str_equal (attendee->status, LP_STATUS_MAYBE))
    return g_strdup_printf (C_("sign-in sheet", "%s\n(not sure yet)"), name);
  if (g_str_equal (attendee->status, LP_STATUS_UNANSWERED))
    return g_strdup_printf (C_("sign-in sheet", "%s\n(no answer)"), name);
  return g_steal_pointer (&name);
}

static void
lp_event_sheet_add_row (LinliPaper       *paper,
                        const LpAttendee *attendee,
                        gboolean          masked)
{
  g_autofree char *line = lp_line_dup_label (attendee->line), *name = lp_event_sheet_dup_name (attendee, masked);
  g_autofree char *party = g_strdup_printf (attendee->party > 1 ? C_("sign-in sheet", "__/%d") : "%d", attendee->party);
  g_autofree char *place = attendee->place == NULL || !masked ? g_strdup (attendee->place) : linli_mask_address (attendee->place);
  g_autofree char *phone = attendee->phone == NULL || !masked ? g_strdup (attendee->phone) : linli_mask_phone (attendee->phone);
  const char * const cells[SHEET_COLUMNS] = { line, name, place, phone, party, NULL, NULL };

  linli_paper_add_row (paper, cells, SHEET_COLUMNS);
}

static gboolean
lp_event_sheet_takes (const LpAttendee *attendee)
{
  return g_str_equal (attendee->mode, LP_MODE_SITE) && !g_str_equal (attendee->status, LP_STATUS_CANCELLED);
}

/* Those who are expected there, and blank rows behind @last_blank with marks of their own: who registers after it is printed gets a number that is on no row
 * of it. Whether there are parties among them. */
static gboolean
lp_event_sheet_add_rows (LinliPaper      *paper,
                         const GPtrArray *attendees,
                         gboolean         masked,
                         int              last_blank)
{
  gboolean parties = FALSE;

  for (guint i = 0; i < attendees->len; i++)
    {
      const LpAttendee *attendee = g_ptr_array_index (attendees, i);

      if (!lp_event_sheet_takes (attendee))
        continue;
      lp_event_sheet_add_row (paper, attendee, masked);
      parties = parties || attendee->party > 1;
    }
  for (int i = 1; i <= LP_SHEET_BLANK_ROWS; i++)
    {
      g_autofree char *line = lp_line_dup_label (LP_LINE_BLANK + last_blank + i);
      const char * const cells[SHEET_COLUMNS] = { line };

      linli_paper_add_row (paper, cells, SHEET_COLUMNS);
    }
  return parties;
}

LinliPaper *
lp_event_make_sheet (LinliDatabase  *reader,
                     gboolean        masked,
                     gpointer        data,
                     GCancellable   *cancellable,
                     GError        **error)
{
  const LpEvent *event = data;
  const LinliPaperColumn columns[SHEET_COLUMNS] = {
    { C_("sign-in sheet", "Row"), 0, LINLI_PAPER_END, LINLI_PAPER_CELLS_TEXT },
    { C_("sign-in sheet", "Name"), 1.7, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("sign-in sheet", "Room"), 2.3, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("sign-in sheet", "Telephone"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("sign-in sheet", "People"), 0, LINLI_PAPER_CENTER, LINLI_PAPER_CELLS_TEXT },
    { C_("sign-in sheet", "Came"), 0, LINLI_PAPER_CENTER, LINLI_PAPER_CELLS_TICK },
    { C_("sign-in sheet", "Signature"), 1.8, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
  };
  const char * const signatures[] = { C_("sign-in sheet", "Who kept the sheet"), NULL };
  g_autoptr (GPtrArray) attendees = lp_attendee_list (reader, event->id, LP_ATTENDEES_ALL, error);
  g_autofree char *name = lp_event_paper_dup_words (reader, masked, event->id, event->title);
  g_autofree char *title = g_strdup_printf (C_("sign-in sheet", "%s: Sign-in Sheet"), name);
  g_autoptr (LinliPaper) paper = attendees != NULL ? lp_event_paper_new (reader, event, "events.sign-in", title, masked) : NULL;

  if (paper == NULL)
    return NULL;
  if (event->venue != NULL)
    {
      g_autofree char *when = lp_event_dup_when (event), *where = g_strdup_printf ("%s · %s", when, event->venue);

      linli_paper_set_period (paper, where);
    }
  linli_paper_add_table (paper, columns, SHEET_COLUMNS);
  if (lp_event_sheet_add_rows (paper, attendees, masked, lp_attendee_last_blank (reader, event->id)))
    linli_paper_add_text (paper, C_("sign-in sheet", "Where several are registered, write before the stroke how many came."));
  linli_paper_add_text (paper, C_("sign-in sheet", "Who is not on the list signs on b1, b2, …; type back b3, or b3=2 for two."));
  linli_paper_add_signatures (paper, signatures);
  return g_steal_pointer (&paper);
}

/* The series and the edition; names are masked where they are. */
static char *
lp_event_paper_dup_edition (const LpEvent *event,
                            gboolean       masked)
{
  LpEvent open = *event;

  open.shown_series = NULL;
  return lp_event_dup_edition (masked ? event : &open);
}

static void
lp_event_brief_add_facts (LinliPaper    *paper,
                          LinliDatabase *reader,
                          gboolean       masked,
                          const LpEvent *event)
{
  g_autofree char *when = lp_event_dup_when (event), *people = lp_event_counts_dup_words (&event->counts), *edition = lp_event_paper_dup_edition (event, masked);
  const char *what = masked ? event->shown_what : event->changed_what, *why = masked ? event->shown_why : event->changed_why;
  const LinliPaperField fields[] = {
    { C_("brief", "Time"), when }, { C_("brief", "Place"), event->venue }, { C_("brief", "Speaker"), masked ? event->shown_speaker : event->speaker }, { C_("brief", "Series"), edition },
  };
  const LinliPaperField counted[] = { { C_("brief", "People"), people } };

  linli_paper_add_fields (paper, 2, fields, G_N_ELEMENTS (fields));
  linli_paper_add_fields (paper, 1, counted, G_N_ELEMENTS (counted));
  if (what == NULL)
    return;
  linli_paper_add_heading (paper, C_("brief", "What was different this time"));
  if (why != NULL)
    {
      g_autofree char *words = g_strdup_printf (C_("brief", "%s. Why: %s"), what, why);

      linli_paper_add_text (paper, words);
    }
  else
    linli_paper_add_text (paper, what);
}

static gboolean
lp_event_brief_add_feedback (LinliPaper     *paper,
                             LinliDatabase  *reader,
                             gboolean        masked,
                             const LpEvent  *event,
                             GError        **error)
{
  g_autoptr (GPtrArray) feedback = lp_feedback_list (reader, event->id, error);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *scores = lp_event_dup_scores (event);

  if (feedback == NULL)
    return FALSE;
  linli_paper_add_heading (paper, C_("brief", "Feedback"));
  linli_paper_add_text (paper, scores);
  for (guint i = 0; i < feedback->len && words->len < BRIEF_WORDS; i++)
    {
      const LpFeedback *one = g_ptr_array_index (feedback, i);

      if (one->words != NULL)
        g_ptr_array_add (words, masked ? lp_feedback_dup_words (reader, one) : g_strdup (one->words));
    }
  g_ptr_array_add (words, NULL);
  if (words->len > 1)
    linli_paper_add_list (paper, (const char * const *) words->pdata);
  return TRUE;
}

static gboolean
lp_event_brief_add_decisions (LinliPaper     *paper,
                              LinliDatabase  *reader,
                              gboolean        masked,
                              const LpEvent  *event,
                              GError        **error)
{
  g_autoptr (GPtrArray) topics = lp_topic_list (reader, LP_TOPICS_OF, event->id, error);
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func (g_free);

  if (topics == NULL)
    return FALSE;
  for (guint i = 0; i < topics->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *title = lp_event_paper_dup_words (reader, masked, topic->id, topic->title);
      g_autofree char *decision = lp_event_paper_dup_words (reader, masked, topic->id, topic->decision);

      if (decision != NULL)
        g_ptr_array_add (decisions, g_strdup_printf (C_("brief", "%s: %s"), title, decision));
    }
  if (decisions->len == 0)
    return TRUE;
  linli_paper_add_heading (paper, C_("brief", "Decisions"));
  g_ptr_array_add (decisions, NULL);
  linli_paper_add_list (paper, (const char * const *) decisions->pdata);
  return TRUE;
}

/* The first two pictures that are attached to it, so that the brief stays on its page, and how many more there are. */
static gboolean
lp_event_brief_add_photos (LinliPaper     *paper,
                           LinliDatabase  *reader,
                           const LpEvent  *event,
                           GError        **error)
{
  g_autoptr (GPtrArray) attachments = linli_attachment_list (reader, "matter", event->id, error);
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) spoilt = NULL;
  guint n_more = 0;

  if (attachments == NULL)
    return FALSE;
  for (guint i = 0; i < attachments->len; i++)
    {
      LinliRecord *attachment = g_ptr_array_index (attachments, i);
      const char *type = linli_record_get_text (attachment, "media_type");
      GBytes *bytes;

      if (type == NULL || (!g_str_equal (type, "image/png") && !g_str_equal (type, "image/jpeg")))
        continue;
      if (photos->len == BRIEF_PHOTOS)
        {
          n_more++;
          continue;
        }
      bytes = linli_attachment_load (reader, linli_record_get_id (attachment), error);
      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (photos, bytes);
    }
  if (photos->len == 0)
    return TRUE;
  linli_paper_add_heading (paper, C_("brief", "Photos"));
  if (!linli_paper_add_pictures (paper, g_ptr_array_index (photos, 0), NULL, photos->len > 1 ? g_ptr_array_index (photos, 1) : NULL, NULL, &spoilt))
    linli_paper_add_text (paper, C_("brief", "There are photos, but they cannot be read"));
  if (n_more > 0)
    {
      g_autofree char *words = g_strdup_printf (C_("brief", "More photos that are attached to the event: %u"), n_more);

      linli_paper_add_text (paper, words);
    }
  return TRUE;
}

LinliPaper *
lp_event_make_brief (LinliDatabase  *reader,
                     gboolean        masked,
                     gpointer        data,
                     GCancellable   *cancellable,
                     GError        **error)
{
  const LpEvent *event = data;
  const char * const signatures[] = { C_("brief", "Written by"), C_("brief", "Checked by"), NULL };
  g_autofree char *name = lp_event_paper_dup_words (reader, masked, event->id, event->title);
  g_autofree char *title = g_strdup_printf (C_("brief", "%s: Brief"), name);
  g_autoptr (LinliPaper) paper = lp_event_paper_new (reader, event, "events.brief", title, masked);

  lp_event_brief_add_facts (paper, reader, masked, event);
  if (!lp_event_brief_add_decisions (paper, reader, masked, event, error) || !lp_event_brief_add_feedback (paper, reader, masked, event, error) ||
      !lp_event_brief_add_photos (paper, reader, event, error))
    return NULL;
  linli_paper_add_signatures (paper, signatures);
  return g_steal_pointer (&paper);
}
