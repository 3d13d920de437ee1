/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <adwaita.h>
#include <linli-context.h>

G_BEGIN_DECLS

/* The group of the preferences that says which years' arrangements of days off are known. */
GtkWidget *_linli_holidays_group_new (LinliContext *context);
/* The dialog in which the notice of a year is pasted. */
void _linli_holidays_dialog_show (GtkWindow    *over,
                                  LinliContext *context,
                                  guint         year);

G_END_DECLS
