/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

/* Returns: (transfer full): where the workbook lies that the input is */
char *pack_workbook (const guint8 *data,
                     gsize         size);
