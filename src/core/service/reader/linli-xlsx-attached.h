/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-xlsx-edit.h"
#include "linli-xlsx-parts.h"

G_BEGIN_DECLS

gboolean linli_xlsx_shift_attached (LinliXlsxParts        *parts,
                                    const LinliXlsxShift  *shift,
                                    const char            *part,
                                    xmlNode               *worksheet,
                                    gboolean               tears,
                                    GError               **error);
gboolean linli_xlsx_set_attached (GError **error);

G_END_DECLS
