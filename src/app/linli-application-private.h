/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-application.h"
#include "linli-window.h"

G_BEGIN_DECLS

LinliWindow *_linli_application_present (LinliApplication *self,
                                         LinliContext     *context);
LinliWindow *_linli_application_find_document (LinliApplication *self,
                                               const char       *path);
void _linli_application_show_error (LinliApplication *self,
                                    const char       *what,
                                    const GError     *error);
void _linli_application_open_path (LinliApplication *self,
                                   const char       *path);
GtkWindow *_linli_application_wait (LinliApplication *self,
                                    const char       *heading,
                                    const char       *body,
                                    GCancellable     *cancellable);
void _linli_application_wait_end (GtkWindow *dialog);
void _linli_application_offer_backups (LinliApplication *self,
                                       const char       *path);
void _linli_application_add_backup_actions (LinliApplication *self);

G_END_DECLS
