/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

/**
 * LinliFileFunc:
 * @file: what the user chose
 * @data: what was passed with the request
 *
 * Called when the user chose a file or folder; not called otherwise.
 */
typedef void (*LinliFileFunc) (GFile    *file,
                               gpointer  data);

LINLI_EXPORT
void linli_file_request_open (GtkWidget           *parent,
                              const char          *title,
                              const char          *filter_name,
                              const char * const  *suffixes,
                              LinliFileFunc        func,
                              gpointer             data,
                              GDestroyNotify       destroy);
LINLI_EXPORT
void linli_file_request_save (GtkWidget      *parent,
                              const char     *title,
                              const char     *name,
                              LinliFileFunc   func,
                              gpointer        data,
                              GDestroyNotify  destroy);
LINLI_EXPORT
void linli_file_request_folder (GtkWidget      *parent,
                                const char     *title,
                                LinliFileFunc   func,
                                gpointer        data,
                                GDestroyNotify  destroy);

G_END_DECLS
