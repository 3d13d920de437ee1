/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-checklist-store.h"

G_BEGIN_DECLS

/* Edits a checklist, or keeps what was written as a new one when it was given another name. */
void lp_checklist_dialog_show (GtkWidget         *over,
                               LinliContext      *context,
                               const LpChecklist *checklist);

G_END_DECLS
