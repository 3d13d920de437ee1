/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ls_read_fail (int line, const char *what, GError **error);
gboolean ls_read_int (int line, const char *text, int least, int most, int *number, GError **error);

G_END_DECLS
