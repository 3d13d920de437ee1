/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

#define LINLI_TYPE_RECORD_FINDER (linli_record_finder_get_type ())

/**
 * LinliRecordFinder:
 *
 * An entry that searches as the window's does, among records of some kinds alone, with what was found under it. "found" is emitted with the
 * kind, the id and the masked title of the record that was taken; Enter takes the first one.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliRecordFinder, linli_record_finder, LINLI, RECORD_FINDER, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_record_finder_new (LinliContext       *context,
                                    const char         *label,
                                    const char * const *kinds);
LINLI_EXPORT
const char *linli_record_finder_get_text (LinliRecordFinder *self);
LINLI_EXPORT
void linli_record_finder_clear (LinliRecordFinder *self);

G_END_DECLS
