/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

G_BEGIN_DECLS

/* What hangs on a record: photos and scans, and links to other records. Nothing is appended where there is none and none can be
 * added. */
void _linli_details_add_attachments (GtkBox       *box,
                                     LinliContext *context,
                                     const char   *kind,
                                     gint64        id,
                                     gboolean      editable);
void _linli_details_add_links (GtkBox       *box,
                               LinliContext *context,
                               const char   *kind,
                               gint64        id,
                               gboolean      editable);
/* Does something as one action, and says so at @from if it could not be stored. */
void _linli_details_act (GtkWidget      *from,
                         LinliContext   *context,
                         const char     *title,
                         LinliActionFunc func,
                         gpointer        data,
                         GDestroyNotify  destroy);

G_END_DECLS
