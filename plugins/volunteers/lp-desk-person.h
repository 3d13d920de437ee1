/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Their name as the program shows it: masked, unless it was revealed. */
char *lp_desk_dup_name (LinliContext *context,
                        gint64        person_id,
                        const char   *name);
char *lp_desk_dup_phone (LinliContext *context,
                         gint64        person_id,
                         const char   *phone);
/* (transfer floating): the phone, which can be revealed; words where there is none. */
GtkWidget *lp_desk_new_phone (LinliContext *context,
                              gint64        person_id,
                              const char   *phone);

G_END_DECLS
