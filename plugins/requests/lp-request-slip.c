/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The reply slip: what was asked, what was done, by whom, and the lines of the call-back, for each resident a page. */

#include <glib/gi18n-lib.h>

#include "lp-request-diary-store.h"
#include "lp-request-list-store.h"
#include "lp-request-paper.h"
#include "lp-request-store.h"

/* What all slips of a request say. */
typedef struct {
  LpRequestWords *words;
  LpRequest *request;
  GPtrArray *entries;
  GPtrArray *residents;
  char *phone; /* (nullable): of the community */
  gboolean masked;
} LpRequestSlip;

static void
lp_request_slip_clear (LpRequestSlip *slip)
{
  g_clear_object (&slip->request);
  g_clear_pointer (&slip->entries, g_ptr_array_unref);
  g_clear_pointer (&slip->residents, g_ptr_array_unref);
  g_free (slip->phone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LpRequestSlip, lp_request_slip_clear)

static char *
lp_request_slip_dup_prose (const LpRequestSlip *slip,
                           const char          *text)
{
  return text == NULL ? NULL : slip->masked ? lp_request_dup_words (slip->request, text) : g_strdup (text);
}

/* What has no resident gets one slip, to be filled in by hand. */
static void
lp_request_slip_add_head (const LpRequestSlip     *slip,
                          LinliPaper              *paper,
                          const LpRequestResident *resident)
{
  LpRequest *request = slip->request;
  g_autofree char *clean = resident != NULL ? linli_mask_numbers (resident->name) : NULL;
  g_autofree char *name = resident == NULL ? NULL : slip->masked ? linli_mask_name (clean) : g_strdup (resident->name);
  g_autofree char *phone = resident == NULL || resident->phone == NULL ? NULL : slip->masked ? linli_mask_phone (resident->phone) : g_strdup (resident->phone);
  g_autofree char *moment = lp_request_words_dup_moment (request->opened_at);
  g_autofree char *place = lp_request_slip_dup_prose (slip, request->place);
  const LinliPaperField fields[] = {
    { _("Who asked"), name },
    { _("Phone"), phone },
    { _("Received on"), moment },
    { _("Channel"), lp_request_channels_get_label (request->channel) },
    { _("Location"), place },
    { _("Category"), lp_request_words_get_category (slip->words, request->category) },
    { _("First told"), request->first_receiver },
    { C_("request", "Handler"), request->assignee },
  };

  linli_paper_add_fields (paper, 2, fields, G_N_ELEMENTS (fields));
}

/* What was noted when the request came in is no step; what was heard from others is theirs. */
static void
lp_request_slip_add_course (const LpRequestSlip *slip,
                            LinliPaper          *paper)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < slip->entries->len; i++)
    {
      LpRequestEntry *entry = g_ptr_array_index (slip->entries, i);
      g_autofree char *moment = lp_request_words_dup_moment (entry->at);
      g_autofree char *way = lp_request_words_dup_way (slip->words, entry->from_state, entry->to_state);
      g_autofree char *text = lp_request_slip_dup_prose (slip, entry->text);

      if (lp_request_entry_is_only_kept (entry) || g_str_equal (entry->verb, "call") || (way == NULL && text == NULL))
        continue;
      g_ptr_array_add (lines, g_strdup_printf (_("%s  %s: %s%s%s"), moment, entry->actor, way != NULL ? way : "",
                                               way != NULL && text != NULL ? C_("request", " — ") : "", text != NULL ? text : ""));
    }
  linli_paper_add_heading (paper, C_("request", "What was done"));
  if (lines->len == 0)
    linli_paper_add_text (paper, _("Nothing was done yet."));
  g_ptr_array_add (lines, NULL);
  if (lines->len > 1)
    linli_paper_add_list (paper, (const char * const *) lines->pdata);
}

static void
lp_request_slip_add_answer (const LpRequestSlip *slip,
                            LinliPaper          *paper)
{
  LpRequest *request = slip->request;
  gboolean answered = g_str_equal (request->state, LP_REQUEST_ANSWERED) || g_str_equal (request->state, LP_REQUEST_CLOSED);
  g_autofree char *answer = lp_request_slip_dup_prose (slip, request->answer);
  g_autofree char *why = lp_request_slip_dup_prose (slip, request->waiting_for);
  g_autofree char *state = g_strdup_printf (_("Not answered yet; it stands at “%s”."), lp_request_words_get_state (slip->words, request->state));
  g_autofree char *wait = why != NULL ? g_strdup_printf (_("It waits: %s."), why) : NULL;
  g_autofree char *day = request->promised_on != NULL ? g_strdup_printf (_("Promised for %s."), request->promised_on) : NULL;
  g_autofree char *words = g_strjoin (" ", state, wait != NULL ? wait : "", day != NULL ? day : "", NULL);

  linli_paper_add_heading (paper, _("Our answer"));
  linli_paper_add_text (paper, answered && answer != NULL ? answer : g_strstrip (words));
}

/* A tick where it is known, empty boxes where it is to be asked. */
static void
lp_request_slip_add_call (const LpRequestSlip     *slip,
                          LinliPaper              *paper,
                          const LpRequestResident *resident)
{
  const LinliPaperColumn columns[] = {
    { .title = _("Asked when called back"), .weight = 3 },
    { .title = C_("request", "Yes"), .weight = 1, .align = LINLI_PAPER_CENTER, .cells = LINLI_PAPER_CELLS_TICK },
    { .title = C_("request", "No"), .weight = 1, .align = LINLI_PAPER_CENTER, .cells = LINLI_PAPER_CELLS_TICK },
  };
  const char * const signatures[] = { _("Signature of the resident"), _("Called back by"), NULL };
  gboolean called = resident != NULL && resident->called_at != NULL;
  const struct {
    const char *question;
    gboolean yes;
  } lines[] = { { _("Responded: did somebody get in touch?"), called && resident->responded },
                { _("Solved: was it put right?"), called && resident->solved },
                { _("Satisfied: are you satisfied?"), called && resident->satisfied } };
  g_autofree char *words = called ? lp_request_slip_dup_prose (slip, resident->words) : NULL;

  linli_paper_add_heading (paper, _("Call-back"));
  linli_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char * const cells[] = { lines[i].question, called && lines[i].yes ? "1" : "", called && !lines[i].yes ? "1" : "" };

      linli_paper_add_row (paper, cells, G_N_ELEMENTS (cells));
    }
  if (words != NULL && *words != '\0')
    linli_paper_add_text (paper, words);
  else
    linli_paper_add_lines (paper, _("What the resident says"), 2);
  linli_paper_add_signatures (paper, signatures);
}

static void
lp_request_slip_add (const LpRequestSlip     *slip,
                     LinliPaper              *paper,
                     const LpRequestResident *resident)
{
  g_autofree char *title = lp_request_slip_dup_prose (slip, slip->request->title);
  g_autofree char *call = g_strdup_printf (_("If something is not clear or not right, please call the community: %s"), slip->phone != NULL ? slip->phone : "");
  const LinliPaperField phone[] = { { _("Phone of the community"), NULL } };

  lp_request_slip_add_head (slip, paper, resident);
  linli_paper_add_heading (paper, _("What was asked"));
  linli_paper_add_text (paper, title);
  lp_request_slip_add_course (slip, paper);
  lp_request_slip_add_answer (slip, paper);
  if (slip->phone != NULL)
    linli_paper_add_text (paper, call);
  else
    linli_paper_add_fields (paper, 1, phone, G_N_ELEMENTS (phone));
  lp_request_slip_add_call (slip, paper, resident);
}

static gboolean
lp_request_slip_load (LpRequestSlip  *slip,
                      LinliDatabase  *reader,
                      gint64          id,
                      GError        **error)
{
  gint64 whole = lp_request_find_whole (reader, id);

  slip->request = lp_request_load (reader, whole, error);
  slip->entries = slip->request != NULL ? lp_request_entries_load (reader, slip->request, error) : NULL;
  slip->residents = slip->entries != NULL ? lp_request_list_residents (reader, whole, error) : NULL;
  slip->phone = linli_community_dup_phone (reader);
  return slip->residents != NULL;
}

LinliPaper *
lp_request_paper_make_slip (LinliDatabase   *reader,
                            LpRequestWords  *words,
                            gint64           id,
                            gboolean         masked,
                            GError         **error)
{
  g_auto (LpRequestSlip) slip = { .words = words, .masked = masked };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  LinliPaper *paper;

  if (!lp_request_slip_load (&slip, reader, id, error))
    return NULL;
  paper = linli_paper_new (_("Reply to a Request"));
  linli_paper_set_kind (paper, "requests.reply", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_number (paper, slip.request->number);
  linli_paper_set_date (paper, day);
  if (masked)
    linli_paper_set_masked (paper);
  for (guint i = 0; i < MAX (slip.residents->len, 1); i++)
    {
      if (i > 0)
        linli_paper_add_sheet (paper);
      lp_request_slip_add (&slip, paper, i < slip.residents->len ? g_ptr_array_index (slip.residents, i) : NULL);
    }
  return paper;
}
