/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The way of a community project: what residents decide on, and what takes money and weeks, so that it is neither a request nor a hazard. */

#include "lp-event-project-kind.h"

#include <glib/gi18n-lib.h>

LinliMatterKind *
lp_project_kind_new (void)
{
  static const struct {
    const char *id;
    const char *label;
    const char *from;
    const char *to;
    LinliMatterStepFlags flags;
  } steps[] = {
    { "begin", NC_("project", "Begin"), LP_PROJECT_PROPOSED, LP_PROJECT_UNDER_WAY, LINLI_MATTER_STEP_PLAIN },
    { "finish", NC_("project", "Finish"), LP_PROJECT_UNDER_WAY, LP_PROJECT_DONE, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "drop", NC_("project", "Drop"), NULL, LP_PROJECT_DROPPED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "reopen", NC_("project", "Reopen"), LP_PROJECT_DONE, LP_PROJECT_UNDER_WAY, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "reopen", NC_("project", "Reopen"), LP_PROJECT_DROPPED, LP_PROJECT_PROPOSED, LINLI_MATTER_STEP_NEEDS_WORDS },
  };
  LinliMatterKind *kind = linli_matter_kind_new (LP_PROJECT_KIND, C_("project", "Project"), "linli-matter-symbolic");

  linli_matter_kind_add_state (kind, LP_PROJECT_PROPOSED, C_("project", "Proposed"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_PROJECT_UNDER_WAY, C_("project", "Under way"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_PROJECT_DONE, C_("project", "Done"), LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_state (kind, LP_PROJECT_DROPPED, C_("project", "Dropped"), LINLI_MATTER_STATE_FINAL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    linli_matter_kind_add_step (kind, steps[i].id, g_dpgettext2 (GETTEXT_PACKAGE, "project", steps[i].label), steps[i].from, steps[i].to, steps[i].flags);
  linli_matter_kind_add_category (kind, "project", C_("project", "Project"), 90, _("Residents have seen the result"));
  linli_matter_kind_set_mends (kind, TRUE);
  linli_matter_kind_set_takes_over (kind, TRUE);
  return kind;
}
