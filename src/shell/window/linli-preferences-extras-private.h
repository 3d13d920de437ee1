/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <adwaita.h>
#include <linli-context.h>

G_BEGIN_DECLS

/* What plugins bring to the preferences: their sections, and the categories of their kinds of matters. */
void _linli_preferences_add_extras (AdwPreferencesPage *page,
                                    LinliContext       *context);

G_END_DECLS
