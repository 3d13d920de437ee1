/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

#define LINLI_TYPE_WORK_REPORT (linli_work_report_get_type ())

/**
 * LinliWorkReport:
 *
 * How far an import or export of a plugin is, and what it did with each row. Filled on one thread while another looks at it.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliWorkReport, linli_work_report, LINLI, WORK_REPORT, GObject)

LINLI_EXPORT
LinliWorkReport *linli_work_report_new (void);
LINLI_EXPORT
void linli_work_report_add_taken (LinliWorkReport *self,
                                  guint            n);
LINLI_EXPORT
void linli_work_report_add_left (LinliWorkReport *self,
                                 guint            row,
                                 const char      *reason);
LINLI_EXPORT
void linli_work_report_set_progress (LinliWorkReport *self,
                                     guint            done,
                                     guint            total);
LINLI_EXPORT
guint linli_work_report_get_n_taken (LinliWorkReport *self);
LINLI_EXPORT
guint linli_work_report_get_n_left (LinliWorkReport *self);
LINLI_EXPORT
char *linli_work_report_dup_left (LinliWorkReport *self,
                                  guint            index,
                                  guint           *row);
LINLI_EXPORT
void linli_work_report_get_progress (LinliWorkReport *self,
                                     guint           *done,
                                     guint           *total);

G_END_DECLS
