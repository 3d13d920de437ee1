/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-visit.h"

G_BEGIN_DECLS

/* What is looked at in every home of a campaign. */
typedef struct {
  gint64 id; /* 0: a new one */
  char *name;
  char *items; /* one a line */
} LpChecklist;

void lp_checklist_free (gpointer checklist);
/* A LinliActionFunc with an LpChecklist; sets the id of a new one. */
gboolean lp_checklist_save (LinliTransaction  *transaction,
                            gpointer           checklist,
                            GError           **error);
/* Of LpChecklist. */
GPtrArray *lp_checklist_list (LinliDatabase  *database,
                              GError        **error);

G_END_DECLS
