/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Adds what can always be done with chosen records: a visit, a change in somebody's life. */
void lp_visit_actions_add (LinliRegistrar *registrar);
/* The outcomes of a call, to be recorded for chosen homes. */
GPtrArray *lp_visit_actions_new_outcomes (void);
/* Adds a theme for each running campaign, and the outcomes while there is one, and follows them. */
void lp_visit_themes_add (LinliRegistrar *registrar);
/* Adds the section of a person with visits and the trend, and the card of the day. */
void lp_visit_sections_add (LinliRegistrar *registrar);

G_END_DECLS
