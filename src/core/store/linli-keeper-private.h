/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LinliKeeper LinliKeeper;

typedef void (*LinliKeeperFailedFunc) (const GError *error,
                                       gpointer      data);

LinliKeeper *_linli_keeper_new (const char            *path,
                                LinliKeeperFailedFunc  failed,
                                gpointer               data);
void _linli_keeper_free (LinliKeeper *self);
void _linli_keeper_changed (LinliKeeper *self);

G_END_DECLS
