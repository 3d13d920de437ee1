/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* A LinliImporterFunc: a list with the columns title and bulb, in UTF-8, its first row the headings. */
gboolean lp_lamp_import (LinliTransaction  *transaction,
                         const char        *path,
                         LinliWorkReport   *report,
                         GCancellable      *cancellable,
                         GError           **error);
/* A LinliExporterFunc: the lamps that are open, in the same form with state and place behind. */
gboolean lp_lamp_export (LinliDatabase    *reader,
                         const char       *path,
                         LinliWorkReport  *report,
                         GCancellable     *cancellable,
                         GError          **error);

G_END_DECLS
