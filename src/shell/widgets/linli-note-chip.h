/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-note.h>

G_BEGIN_DECLS

LINLI_EXPORT
GtkWidget *linli_note_chip_new (const LinliNotePart *part);

G_END_DECLS
