/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-paper.h"

G_BEGIN_DECLS

/**
 * LinliPaperProgressFunc:
 * @done: how much is done, from 0 to 1
 * @data: what was passed with it
 *
 * Called now and then on the thread that began, while a paper is being written.
 */
typedef void (*LinliPaperProgressFunc) (double   done,
                                        gpointer data);

LINLI_EXPORT
guint linli_paper_count_pages (LinliPaper *self);
LINLI_EXPORT
gboolean linli_paper_write_pdf (LinliPaper  *self,
                                const char  *path,
                                GError     **error);
LINLI_EXPORT
void linli_paper_write_pdf_async (LinliPaper             *self,
                                  const char             *path,
                                  GCancellable           *cancellable,
                                  LinliPaperProgressFunc  progress,
                                  gpointer                progress_data,
                                  GAsyncReadyCallback     callback,
                                  gpointer                user_data);
LINLI_EXPORT
gboolean linli_paper_write_pdf_finish (LinliPaper    *self,
                                       GAsyncResult  *result,
                                       GError       **error);

G_END_DECLS
