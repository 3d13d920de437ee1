/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

#define LP_TYPE_PLACE_CHOOSER (lp_place_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LpPlaceChooser, lp_place_chooser, LP, PLACE_CHOOSER, GtkWidget)

/* A button that shows the chosen name; when pressed, an entry over the names that contain what is typed: characters, pinyin or its initials.
 * The first name is chosen at first. "changed" is emitted when another one is. */
GtkWidget *lp_place_chooser_new (const char    *label, /* for who cannot see it */
                                 GtkStringList *names);
guint lp_place_chooser_get_chosen (LpPlaceChooser *self);
void lp_place_chooser_set_chosen (LpPlaceChooser *self,
                                  guint           position);

G_END_DECLS
