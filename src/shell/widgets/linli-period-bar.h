/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-period.h>

G_BEGIN_DECLS

#define LINLI_TYPE_PERIOD_BAR (linli_period_bar_get_type ())

/**
 * LinliPeriodBar:
 *
 * Chooses a period: a kind, one earlier or later, or from a day to a day. Emits “changed”.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliPeriodBar, linli_period_bar, LINLI, PERIOD_BAR, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_period_bar_new (guint           kinds,
                                 LinliPeriodKind first);
LINLI_EXPORT
gboolean linli_period_bar_get (LinliPeriodBar *self,
                               LinliPeriod    *period);

G_END_DECLS
