/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"

G_BEGIN_DECLS

/* The cards of plugins on the page of the day; not visible while none has a line. "matters-changed" is emitted when other
 * matters have a line than before. */
GtkWidget *_linli_today_cards_new (LinliContext   *context,
                                   LinliSelection *selection);
/* Reads them all again, for another day may have begun. */
void _linli_today_cards_load (GtkWidget *cards);
/* Reads again what was put off while nobody looked. */
void _linli_today_cards_look (GtkWidget *cards);
/* Whether a line that is shown is about the matter. */
gboolean _linli_today_cards_have (GtkWidget *cards,
                                  gint64     matter);

G_END_DECLS
