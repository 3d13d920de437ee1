/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-journal.h>

G_BEGIN_DECLS

GtkWidget *_linli_journal_row_new (LinliJournalEntry *entry);

G_END_DECLS
