/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-ledger.h"

G_BEGIN_DECLS

/* What the page of the day shows, to be taken along: the lines of the cards, then @items, of LinliAgendaItem. @period: how many are overdue and
 * due. */
LinliLedger *_linli_today_ledger_new (LinliContext *context,
                                      GtkWidget    *cards,
                                      GPtrArray    *items,
                                      const char   *period);

G_END_DECLS
