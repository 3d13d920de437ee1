/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>
#include <linli-matter-kind.h>

G_BEGIN_DECLS

/**
 * LinliTakerFunc:
 * @owner: who made the buttons
 * @kind: the kind that was chosen
 *
 * Lets a matter become one of @kind.
 */
typedef void (*LinliTakerFunc) (gpointer         owner,
                                LinliMatterKind *kind);

LINLI_EXPORT
GtkWidget *linli_takers_new (LinliContext   *context,
                             const char     *kind,
                             LinliTakerFunc  chosen,
                             GObject        *owner);

G_END_DECLS
