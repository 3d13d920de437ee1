/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-backup-facts.h>
#include <linli-context.h>

G_BEGIN_DECLS

GtkWidget *_linli_backup_view_new (const LinliBackupFacts *facts,
                                   LinliContext           *context);

G_END_DECLS
