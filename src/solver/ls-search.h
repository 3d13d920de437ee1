/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-problem.h"

G_BEGIN_DECLS

/* LsFound: called for each better roster and each better bound. */
typedef void (*LsFound) (LsPath *roster, gint64 cost, gint64 bound, gpointer user_data);

typedef enum {
  LS_END_PROVED,
  LS_END_STOPPED, /* time was over */
  LS_END_IMPOSSIBLE, /* no roster keeps the rules */
} LsEnd;

LsEnd ls_search (const LsProblem *problem, double seconds, guint32 seed, LsFound found, gpointer user_data);

G_END_DECLS
