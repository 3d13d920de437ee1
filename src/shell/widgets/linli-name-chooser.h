/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

#define LINLI_TYPE_NAME_CHOOSER (linli_name_chooser_get_type ())

/**
 * LinliNameChooser:
 *
 * A button that shows the chosen name; when pressed, an entry over the names that contain what is typed: characters, pinyin or its initials.
 * The first name is chosen at first. "changed" is emitted when another one is.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliNameChooser, linli_name_chooser, LINLI, NAME_CHOOSER, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_name_chooser_new (const char    *label,
                                   GtkStringList *names);
LINLI_EXPORT
guint linli_name_chooser_get_chosen (LinliNameChooser *self);
LINLI_EXPORT
void linli_name_chooser_set_chosen (LinliNameChooser *self,
                                    guint             position);

G_END_DECLS
