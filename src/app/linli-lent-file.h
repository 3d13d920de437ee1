/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*LinliLentFunc) (const char   *path,
                               const GError *error,
                               gpointer      data);

void linli_lent_file_take (GtkWidget      *parent,
                           const char     *path,
                           LinliLentFunc   func,
                           gpointer        data,
                           GDestroyNotify  destroy);

G_END_DECLS
