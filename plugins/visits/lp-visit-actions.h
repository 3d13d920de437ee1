/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Adds what can be done with chosen records: outcomes for homes, a visit, a change in somebody's life. */
void lp_visit_actions_add (LinliRegistrar *registrar);
/* Adds a theme for each running campaign, and follows them. */
void lp_visit_themes_add (LinliRegistrar *registrar);
/* Adds the section of a person with visits and the trend, and the card of the day. */
void lp_visit_sections_add (LinliRegistrar *registrar);

G_END_DECLS
