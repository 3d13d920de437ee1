/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliSeverity:
 * @LINLI_SEVERITY_ERROR: the data contradicts itself; something will be wrong that is counted or printed
 * @LINLI_SEVERITY_WARNING: probably a mistake; somebody should look
 * @LINLI_SEVERITY_HINT: outside a guidance; may be as it should
 */
typedef enum {
  LINLI_SEVERITY_ERROR,
  LINLI_SEVERITY_WARNING,
  LINLI_SEVERITY_HINT,
} LinliSeverity;

#define LINLI_TYPE_FINDING (linli_finding_get_type ())

/**
 * LinliFinding:
 *
 * One thing that a check found: how bad, which rule, in which record, where on the map, and in words. Never changes.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliFinding, linli_finding, LINLI, FINDING, GObject)

LINLI_EXPORT
LinliFinding *linli_finding_new (LinliSeverity  severity,
                                 const char    *code,
                                 const char    *kind,
                                 gint64         id,
                                 const char    *message);
LINLI_EXPORT
LinliFinding *linli_finding_new_at (LinliSeverity  severity,
                                    const char    *code,
                                    const char    *kind,
                                    gint64         id,
                                    double         x,
                                    double         y,
                                    const char    *message);
LINLI_EXPORT
LinliSeverity linli_finding_get_severity (LinliFinding *self);
LINLI_EXPORT
const char *linli_finding_get_code (LinliFinding *self);
LINLI_EXPORT
const char *linli_finding_get_kind (LinliFinding *self);
LINLI_EXPORT
gint64 linli_finding_get_id (LinliFinding *self);
LINLI_EXPORT
gboolean linli_finding_get_position (LinliFinding *self,
                                     double       *x,
                                     double       *y);
LINLI_EXPORT
const char *linli_finding_get_message (LinliFinding *self);
LINLI_EXPORT
const char *linli_severity_get_name (LinliSeverity severity);
LINLI_EXPORT
const char *linli_severity_get_label (LinliSeverity severity);

G_END_DECLS
