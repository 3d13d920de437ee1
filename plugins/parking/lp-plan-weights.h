/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-plan.h"

G_BEGIN_DECLS

/* A button that shows what weighs how much, and lets it be changed: then the page plans again, as the file changed. */
GtkWidget *lp_plan_weights_button_new (LinliContext *context);

G_END_DECLS
