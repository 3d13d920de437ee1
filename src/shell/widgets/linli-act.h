/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

LINLI_EXPORT
void linli_act (GtkWidget       *from,
                LinliContext    *context,
                const char      *title,
                LinliActionFunc  func,
                gpointer         data,
                GDestroyNotify   destroy);
LINLI_EXPORT
void linli_act_and_close (GtkWidget       *dialog,
                          LinliContext    *context,
                          const char      *title,
                          LinliActionFunc  func,
                          gpointer         data,
                          GDestroyNotify   destroy);
LINLI_EXPORT
char *linli_act_dup_error (const GError *error);
LINLI_EXPORT
void linli_act_show_error (GtkWidget    *from,
                           const GError *error);

G_END_DECLS
