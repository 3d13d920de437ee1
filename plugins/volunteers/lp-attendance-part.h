/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* (transfer floating): who came on a day, and how long they were there. */
GtkWidget *lp_attendance_part_new (LinliContext   *context,
                                   LinliSelection *selection);

G_END_DECLS
