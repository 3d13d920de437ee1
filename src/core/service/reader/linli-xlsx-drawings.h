/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-xlsx-edit.h"
#include "linli-xlsx-parts.h"

G_BEGIN_DECLS

/* What is to be nowhere. */
typedef struct {
  gboolean (*stays) (gpointer    data,
                     const char *link); /* whether what the cell says that a shape is linked to is as it was */
  gpointer data;
} LinliXlsxForget;

/* @seen are the names of parts that were edited: a set, empty at first. */
gboolean linli_xlsx_forget_drawings (LinliXlsxParts         *parts,
                                     const char             *part,
                                     const LinliXlsxForget  *what,
                                     GHashTable             *seen,
                                     GError                **error);
gboolean linli_xlsx_shift_drawings (LinliXlsxParts        *parts,
                                    const char            *part,
                                    const LinliXlsxShift  *shift,
                                    gboolean               is_own,
                                    GHashTable            *seen,
                                    GError               **error);

G_END_DECLS
