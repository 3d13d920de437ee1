/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-events.h"

G_BEGIN_DECLS

/* The command `linli-tool run events`. */
LinliToolCommandExit lp_event_tool_list (LinliContext         *context,
                                         int                   argc,
                                         const char * const   *argv,
                                         GOutputStream        *output,
                                         GError              **error);

G_END_DECLS
