/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

#define LP_TYPE_NOTEBOOK_PICTURE (lp_notebook_picture_get_type ())
G_DECLARE_FINAL_TYPE (LpNotebookPicture, lp_notebook_picture, LP, NOTEBOOK_PICTURE, GtkWidget)

GtkWidget *lp_notebook_picture_new (LinliContext *context);

/* Shows the picture of an attachment, read by a worker. `name` is said by a screen reader. */
void lp_notebook_picture_show (LpNotebookPicture *self,
                               gint64             attachment,
                               const char        *name);

/* The picture in a file, upright and not larger than a page needs; NULL with %LINLI_STORE_ERROR_INVALID when it is none. On any thread. */
GdkPixbuf *lp_notebook_picture_decode (GBytes        *content,
                                       GCancellable  *cancellable,
                                       GError       **error);

G_END_DECLS
