/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

LINLI_EXPORT
GtkWidget *linli_tag_picker_new (LinliContext *context,
                                 const char   *kind,
                                 const gint64 *ids,
                                 gsize         n_ids);

G_END_DECLS
