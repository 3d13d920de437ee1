/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Households to be visited: overdue first, then those of the coming week. */
GtkWidget *lp_care_part_new (LinliContext   *context,
                             LinliSelection *selection);
/* A LinliPreferencesSectionFunc: how often who has a tag is to be seen. */
GtkWidget *lp_care_preferences_new (LinliContext *context);

G_END_DECLS
