/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

/* Says that every folder lies on a network share, where a file is kept with a rollback journal in place of a log, or that none does. */
void share_pretend (gboolean on_network);
