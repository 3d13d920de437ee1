/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-import.h"

G_BEGIN_DECLS

typedef struct _LinliProgress LinliProgress;

LinliProgress *_linli_progress_new (LinliImportProgressFunc  func,
                                    gpointer                 data,
                                    GMainContext            *context);
LinliProgress *_linli_progress_ref (LinliProgress *self);
void _linli_progress_unref (LinliProgress *self);
void _linli_progress_tell (LinliProgress *self,
                           guint          done,
                           guint          total);
void _linli_progress_end (LinliProgress *self);

G_END_DECLS
