/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliPreferencesSectionFunc: the limits of the office, by age, that hold where a card has none of its own. */
GtkWidget *lp_volunteer_preferences_new (LinliContext *context);

G_END_DECLS
