/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

G_BEGIN_DECLS

/* A chip for each tag, and a button to give one, if there are some to give. They activate the actions of the pane: details.edit-tag (id),
 * details.end-tag (id, code), details.tag. */
GtkWidget *_linli_details_new_tags (LinliDossier *dossier,
                                    gboolean      editable,
                                    gboolean      some);
void _linli_details_end_tag (GtkWidget    *from,
                             LinliContext *context,
                             gint64        id,
                             const char   *code,
                             const char   *kind,
                             const gint64 *ids,
                             gsize         n_ids);

G_END_DECLS
