/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

GtkWidget *lp_parking_preferences_new (LinliContext *context);

G_END_DECLS
