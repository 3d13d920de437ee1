/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliPreferencesSectionFunc: within how many days a request has come back. */
GtkWidget *lp_request_preferences_new (LinliContext *context);

G_END_DECLS
