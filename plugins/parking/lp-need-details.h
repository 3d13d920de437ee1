/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliDetailsSectionFunc for needs. */
GtkWidget *lp_need_details_new (LinliContext   *context,
                                LinliSelection *selection,
                                const char     *kind,
                                gint64          id);
/* A LinliDetailsSectionFunc for households, people and vehicles: where their cars park. NULL when nowhere. */
GtkWidget *lp_use_details_new (LinliContext   *context,
                               LinliSelection *selection,
                               const char     *kind,
                               gint64          id);
/* Needs that wait longest, on the page of the day. */
LinliTodayCard *lp_need_card_new (void);

G_END_DECLS
