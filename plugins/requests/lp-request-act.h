/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* One action of the user, with a notice over `from` when it is refused. Takes `data`. */
void lp_request_act (GtkWidget       *from,
                     LinliContext    *context,
                     const char      *title,
                     LinliActionFunc  func,
                     gpointer         data,
                     GDestroyNotify   destroy);
/* The same from a dialog, which closes once it is stored, and keeps what was typed when it is refused. Takes `data`. */
void lp_request_act_and_close (GtkWidget       *dialog,
                               LinliContext    *context,
                               const char      *title,
                               LinliActionFunc  func,
                               gpointer         data,
                               GDestroyNotify   destroy);
/* The label of a category as it holds in this file; owned by the caller. */
char *lp_request_dup_category_label (LinliContext *context,
                                     const char   *code);
/* A drop-down of strings that follows the theme, with a name for who cannot see it. */
GtkWidget *lp_request_drop_down_new (const char * const *labels,
                                     const char         *name);

/* Adds a row to a list of rows: what could not be read, and why in the user's words. */
void lp_request_trouble_add (GtkWidget    *list,
                             const char   *what,
                             const GError *error);

G_END_DECLS
