/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The way of a request and its categories. No law says in how many days a community answers a request; the days are where an office may begin,
 * and a file may have others. */

#include "lp-request-kind.h"

#include <glib/gi18n-lib.h>

#include "lp-request-store.h"

static const struct {
  const char *code;
  const char *label;
} lp_request_channels[] = {
  { "visit", N_("Came in person") }, { "phone", N_("By phone") },  { "wechat", N_("WeChat") },
  { "patrol", N_("On a patrol") },   { "meeting", N_("Courtyard meeting") }, { "12345", N_("Hotline 12345") },
};

const char * const *
lp_request_channels_get (void)
{
  static const char *codes[G_N_ELEMENTS (lp_request_channels) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (lp_request_channels); i++)
    codes[i] = lp_request_channels[i].code;
  return codes;
}

const char *
lp_request_channels_get_label (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lp_request_channels); i++)
    if (g_strcmp0 (lp_request_channels[i].code, code) == 0)
      return _(lp_request_channels[i].label);
  return code;
}

static void
lp_request_kind_add_states (LinliMatterKind *kind)
{
  const struct {
    const char *code;
    const char *label;
    LinliMatterStateFlags flags;
  } states[] = {
    { LP_REQUEST_RECEIVED, C_("request", "Received"), LINLI_MATTER_STATE_OPEN },
    { LP_REQUEST_DISPATCHED, C_("request", "Dispatched"), LINLI_MATTER_STATE_OPEN },
    { LP_REQUEST_IN_HAND, C_("request", "In hand"), LINLI_MATTER_STATE_OPEN },
    { LP_REQUEST_WAITING, C_("request", "Waiting"), LINLI_MATTER_STATE_OPEN },
    { LP_REQUEST_ANSWERED, C_("request", "Answered"), LINLI_MATTER_STATE_OPEN },
    { LP_REQUEST_RETURNED, C_("request", "Returned"), LINLI_MATTER_STATE_OPEN },
    { LP_REQUEST_CLOSED, C_("request", "Closed"), LINLI_MATTER_STATE_FINAL },
    { LP_REQUEST_PASSED_UP, C_("request", "Passed up"), LINLI_MATTER_STATE_FINAL },
    { LP_REQUEST_DECLINED, C_("request", "Declined"), LINLI_MATTER_STATE_FINAL },
    { LP_REQUEST_MERGED, C_("request", "Merged"), LINLI_MATTER_STATE_FINAL | LINLI_MATTER_STATE_VOID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    linli_matter_kind_add_state (kind, states[i].code, states[i].label, states[i].flags);
}

static void
lp_request_kind_add_steps (LinliMatterKind *kind)
{
  static const char * const ends[] = { LP_REQUEST_CLOSED, LP_REQUEST_PASSED_UP, LP_REQUEST_DECLINED };
  const struct {
    const char *id;
    const char *label;
    const char *from;
    const char *to;
    LinliMatterStepFlags flags;
  } steps[] = {
    { LP_REQUEST_DISPATCH, C_("request", "Dispatch"), LP_REQUEST_RECEIVED, LP_REQUEST_DISPATCHED, LINLI_MATTER_STEP_PLAIN },
    { LP_REQUEST_DISPATCH, C_("request", "Dispatch"), LP_REQUEST_RETURNED, LP_REQUEST_DISPATCHED, LINLI_MATTER_STEP_PLAIN },
    { "take-up", C_("request", "Take in hand"), LP_REQUEST_DISPATCHED, LP_REQUEST_IN_HAND, LINLI_MATTER_STEP_PLAIN },
    { "take-up", C_("request", "Take in hand"), LP_REQUEST_RECEIVED, LP_REQUEST_IN_HAND, LINLI_MATTER_STEP_PLAIN },
    { "give-back", C_("request", "Send back"), LP_REQUEST_DISPATCHED, LP_REQUEST_RETURNED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { LP_REQUEST_TAKE_BACK, C_("request", "Take back"), LP_REQUEST_DISPATCHED, LP_REQUEST_RECEIVED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "answer", C_("request", "Answer"), LP_REQUEST_IN_HAND, LP_REQUEST_ANSWERED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { LP_REQUEST_WAIT, C_("request", "Wait"), LP_REQUEST_IN_HAND, LP_REQUEST_WAITING, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "go-on", C_("request", "Go on"), LP_REQUEST_WAITING, LP_REQUEST_IN_HAND, LINLI_MATTER_STEP_PLAIN },
    { "answer", C_("request", "Answer"), LP_REQUEST_WAITING, LP_REQUEST_ANSWERED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "close", C_("request", "Close"), LP_REQUEST_ANSWERED, LP_REQUEST_CLOSED, LINLI_MATTER_STEP_PLAIN },
    { LP_REQUEST_AGAIN, C_("request", "Do it again"), LP_REQUEST_ANSWERED, LP_REQUEST_IN_HAND, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "pass-up", C_("request", "Pass up"), NULL, LP_REQUEST_PASSED_UP, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "decline", C_("request", "Decline"), NULL, LP_REQUEST_DECLINED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { LP_REQUEST_MERGE, C_("request", "Merge as a duplicate"), NULL, LP_REQUEST_MERGED, LINLI_MATTER_STEP_NEEDS_WORDS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    linli_matter_kind_add_step (kind, steps[i].id, steps[i].label, steps[i].from, steps[i].to, steps[i].flags);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    linli_matter_kind_add_step (kind, "reopen", C_("request", "Reopen"), ends[i], LP_REQUEST_IN_HAND, LINLI_MATTER_STEP_NEEDS_WORDS);
}

/* In days, where an office may begin; what is none of these waits a week. */
static int
lp_request_kind_get_days (const char *code)
{
  static const struct {
    const char *code;
    int days;
  } days[] = { { "gas", 0 }, { "lift", 1 }, { "fire", 1 }, { "power", 1 }, { "water", 2 }, { "sewer", 2 }, { "security", 2 }, { "care", 2 },
               { "light", 3 }, { "refuse", 3 }, { "papers", 3 }, { "building", 15 }, { "green", 15 }, { "facility", 15 }, { "parking", 15 } };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_str_equal (days[i].code, code))
      return days[i].days;
  return 7;
}

/* What the core's line recognises is what a request may be about. */
static void
lp_request_kind_add_categories (LinliMatterKind *kind)
{
  const char *code;

  for (guint i = 0; (code = linli_note_get_category (i)) != NULL; i++)
    linli_matter_kind_add_category (kind, code, linli_note_get_category_label (code), lp_request_kind_get_days (code),
                                    _("The residents who asked were called back"));
  linli_matter_kind_add_category (kind, "other", _("Other request"), 7, _("The residents who asked were called back"));
}

LinliMatterKind *
lp_request_kind_new (void)
{
  LinliMatterKind *kind = linli_matter_kind_new (LP_REQUEST_KIND, C_("request", "Request"), "linli-note-symbolic");

  lp_request_kind_add_states (kind);
  lp_request_kind_add_steps (kind);
  lp_request_kind_add_categories (kind);
  linli_matter_kind_set_takes_notes (kind, TRUE);
  linli_matter_kind_set_takes_over (kind, TRUE);
  linli_matter_kind_set_mends (kind, TRUE);
  linli_matter_kind_set_follow (kind, lp_request_follow);
  return kind;
}
