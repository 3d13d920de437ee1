/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"

G_BEGIN_DECLS

LINLI_EXPORT
void linli_office_forms_show (GtkWindow      *over,
                              LinliContext   *context,
                              LinliSelection *selection);

G_END_DECLS
