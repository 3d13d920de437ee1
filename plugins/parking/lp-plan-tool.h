/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* A LinliToolCommandFunc. */
LinliToolCommandExit lp_plan_tool_print (LinliContext         *context,
                                         int                   argc,
                                         const char * const   *argv,
                                         GOutputStream        *output,
                                         GError              **error);

G_END_DECLS
