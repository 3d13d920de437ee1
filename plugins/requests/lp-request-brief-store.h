/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* What requests give to the monthly brief. */
LinliFigureSource *lp_request_brief_source_new (void);

G_END_DECLS
