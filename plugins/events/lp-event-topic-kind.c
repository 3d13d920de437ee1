/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The way of a topic: raised, talked over, decided, handed on, and answered at a later meeting. A request can become one. */

#include "lp-event-topic-kind.h"

#include <glib/gi18n-lib.h>

#include "lp-event-follow-store.h"

LinliMatterKind *
lp_topic_kind_new (void)
{
  static const struct {
    const char *id;
    const char *label;
    const char *from;
    const char *to;
    LinliMatterStepFlags flags;
  } steps[] = {
    { "discuss", NC_("topic", "Was talked over"), LP_TOPIC_RAISED, LP_TOPIC_DISCUSSED, LINLI_MATTER_STEP_PLAIN },
    /* Who decided, into what it was made and where people were told is asked by the forms of the topic. */
    { "decide", NC_("topic", "Decide"), LP_TOPIC_RAISED, LP_TOPIC_DECIDED, LINLI_MATTER_STEP_NEEDS_WORDS | LINLI_MATTER_STEP_ASKED },
    { "decide", NC_("topic", "Decide"), LP_TOPIC_DISCUSSED, LP_TOPIC_DECIDED, LINLI_MATTER_STEP_NEEDS_WORDS | LINLI_MATTER_STEP_ASKED },
    { "hand-on", NC_("topic", "Hand on"), LP_TOPIC_RAISED, LP_TOPIC_HANDED_ON, LINLI_MATTER_STEP_ASKED },
    { "hand-on", NC_("topic", "Hand on"), LP_TOPIC_DISCUSSED, LP_TOPIC_HANDED_ON, LINLI_MATTER_STEP_ASKED },
    { "hand-on", NC_("topic", "Hand on"), LP_TOPIC_DECIDED, LP_TOPIC_HANDED_ON, LINLI_MATTER_STEP_ASKED },
    { "answer", NC_("topic", "Answer"), NULL, LP_TOPIC_ANSWERED, LINLI_MATTER_STEP_NEEDS_WORDS | LINLI_MATTER_STEP_ASKED },
    { "drop", NC_("topic", "Drop"), NULL, LP_TOPIC_DROPPED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "reopen", NC_("topic", "Reopen"), LP_TOPIC_ANSWERED, LP_TOPIC_DISCUSSED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "reopen", NC_("topic", "Reopen"), LP_TOPIC_DROPPED, LP_TOPIC_RAISED, LINLI_MATTER_STEP_NEEDS_WORDS },
  };
  LinliMatterKind *kind = linli_matter_kind_new (LP_TOPIC_KIND, C_("topic", "Topic"), "linli-note-symbolic");

  linli_matter_kind_add_state (kind, LP_TOPIC_RAISED, C_("topic", "Raised"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_TOPIC_DISCUSSED, C_("topic", "Talked over"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_TOPIC_DECIDED, C_("topic", "Decided"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_TOPIC_HANDED_ON, C_("topic", "Handed on"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_TOPIC_ANSWERED, C_("topic", "Answered"), LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_state (kind, LP_TOPIC_DROPPED, C_("topic", "Dropped"), LINLI_MATTER_STATE_FINAL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    linli_matter_kind_add_step (kind, steps[i].id, g_dpgettext2 (GETTEXT_PACKAGE, "topic", steps[i].label), steps[i].from, steps[i].to, steps[i].flags);
  linli_matter_kind_set_follow (kind, lp_topic_follow);
  linli_matter_kind_set_takes_over (kind, TRUE);
  return kind;
}
