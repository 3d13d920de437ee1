/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The way of an event from the plan to the brief. It is due on its day, and once it was held a week later, when the brief is to be written. */

#include "lp-event-kind.h"

#include <glib/gi18n-lib.h>

#include "lp-event-follow-store.h"

static void
lp_event_kind_add_states (LinliMatterKind *kind)
{
  linli_matter_kind_add_state (kind, LP_EVENT_PLANNED, C_("event", "Planned"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_EVENT_ANNOUNCED, C_("event", "Announced"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_EVENT_HELD, C_("event", "Held"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_EVENT_BRIEFED, C_("event", "Briefed"), LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_state (kind, LP_EVENT_CANCELLED, C_("event", "Called off"), LINLI_MATTER_STATE_FINAL);
}

static void
lp_event_kind_add_steps (LinliMatterKind *kind)
{
  static const struct {
    const char *id;
    const char *label;
    const char *from;
    const char *to;
    LinliMatterStepFlags flags;
  } steps[] = {
    { "announce", NC_("event", "Announce"), LP_EVENT_PLANNED, LP_EVENT_ANNOUNCED, LINLI_MATTER_STEP_PLAIN },
    { "hold", NC_("event", "Was held"), LP_EVENT_PLANNED, LP_EVENT_HELD, LINLI_MATTER_STEP_PLAIN },
    { "hold", NC_("event", "Was held"), LP_EVENT_ANNOUNCED, LP_EVENT_HELD, LINLI_MATTER_STEP_PLAIN },
    { "brief", NC_("event", "Brief is written"), LP_EVENT_HELD, LP_EVENT_BRIEFED, LINLI_MATTER_STEP_PLAIN },
    { "call-off", NC_("event", "Call off"), LP_EVENT_PLANNED, LP_EVENT_CANCELLED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "call-off", NC_("event", "Call off"), LP_EVENT_ANNOUNCED, LP_EVENT_CANCELLED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "not-held", NC_("event", "Was not held"), LP_EVENT_HELD, LP_EVENT_PLANNED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "reopen", NC_("event", "Reopen"), LP_EVENT_BRIEFED, LP_EVENT_HELD, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "plan-again", NC_("event", "Plan again"), LP_EVENT_CANCELLED, LP_EVENT_PLANNED, LINLI_MATTER_STEP_NEEDS_WORDS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    linli_matter_kind_add_step (kind, steps[i].id, g_dpgettext2 (GETTEXT_PACKAGE, "event", steps[i].label), steps[i].from, steps[i].to, steps[i].flags);
}

static void
lp_event_kind_add_categories (LinliMatterKind *kind)
{
  static const struct {
    const char *code;
    const char *label;
  } categories[] = {
    { "lecture", NC_("event", "Lecture") },
    { LP_EVENT_MEETING, NC_("event", "Courtyard meeting") },
    { "activity", NC_("event", "Activity") },
    { "training", NC_("event", "Training") },
    { "volunteer-day", NC_("event", "Volunteer day") },
    { "festival", NC_("event", "Festival") },
    { "clinic", NC_("event", "Free clinic") },
    { "other", NC_("event", "Other event") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    linli_matter_kind_add_category (kind, categories[i].code, g_dpgettext2 (GETTEXT_PACKAGE, "event", categories[i].label), -1,
                                    C_("event", "The brief is written"));
}

LinliMatterKind *
lp_event_kind_new (void)
{
  LinliMatterKind *kind = linli_matter_kind_new (LP_EVENT_KIND, C_("event", "Event"), "linli-today-symbolic");

  lp_event_kind_add_states (kind);
  lp_event_kind_add_steps (kind);
  lp_event_kind_add_categories (kind);
  linli_matter_kind_set_follow (kind, lp_event_follow);
  return kind;
}
