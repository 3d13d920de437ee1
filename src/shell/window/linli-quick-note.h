/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"

G_BEGIN_DECLS

#define LINLI_TYPE_QUICK_NOTE (linli_quick_note_get_type ())

/**
 * LinliQuickNote:
 *
 * One line to write something down, and under it what was understood of it. Enter stores a matter; the line is kept as written.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliQuickNote, linli_quick_note, LINLI, QUICK_NOTE, GtkPopover)

LINLI_EXPORT
void linli_quick_note_set_context (LinliQuickNote *self,
                                   LinliContext   *context,
                                   LinliSelection *selection);

G_END_DECLS
