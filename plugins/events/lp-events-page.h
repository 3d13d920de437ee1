/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

#define LP_EVENTS_PAGE "events"

GtkWidget *lp_events_page_new (LinliContext   *context,
                               LinliSelection *selection);

G_END_DECLS
