/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-work-report.h"

G_BEGIN_DECLS

/* A file on its way in or out, for the thread that works on it. */
typedef struct {
  gpointer with; /* the importer or exporter */
  char *path;
  LinliWorkReport *report;
} LinliWork;

LinliWork *_linli_work_new (gpointer         with,
                            const char      *path,
                            LinliWorkReport *report);
void _linli_work_free (gpointer data);
/* Passes on what a function of a plugin said, with a reason in any case; @problem is taken. */
gboolean _linli_work_end (gboolean     done,
                          const char  *id,
                          GError      *problem,
                          GError     **error);

G_END_DECLS
