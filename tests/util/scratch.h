/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

/* The folder that a test made for its files. */
void scratch_empty (const char *folder);
void scratch_remove (const char *folder);
