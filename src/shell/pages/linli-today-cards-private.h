/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"
#include "linli-today-card.h"

G_BEGIN_DECLS

/* The cards of plugins on the page of the day; not visible while none has a line. "matters-changed" is emitted when other
 * matters have a line than before. */
GtkWidget *_linli_today_cards_new (LinliContext   *context,
                                   LinliSelection *selection);
/* Reads them all again, for another day may have begun. */
void _linli_today_cards_load (GtkWidget *cards);
/* Reads again what was put off while nobody looked. */
void _linli_today_cards_look (GtkWidget *cards);
typedef void (*LinliTodayLineFunc) (const char     *title,
                                    LinliTodayLine *line,
                                    gpointer        data);

/* The lines of all cards, with the title of their card; also those for which a card on the screen has no room. */
void _linli_today_cards_foreach (GtkWidget          *cards,
                                 LinliTodayLineFunc  func,
                                 gpointer            data);
/* When a matter is due, where that has come, and in how many days; else %NULL. */
char *_linli_today_cards_dup_due (LinliContext *context,
                                  gint64        matter,
                                  int          *days);
/* Whether a line that is shown is about the matter. */
gboolean _linli_today_cards_have (GtkWidget *cards,
                                  gint64     matter);

G_END_DECLS
