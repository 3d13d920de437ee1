/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"

G_BEGIN_DECLS

#define LINLI_TYPE_SEARCH_BOX (linli_search_box_get_type ())

/**
 * LinliSearchBox:
 *
 * The search entry of the header bar and the list of answers under it: records by kind, then commands.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliSearchBox, linli_search_box, LINLI, SEARCH_BOX, GtkWidget)

LINLI_EXPORT
void linli_search_box_set_context (LinliSearchBox *self,
                                   LinliContext   *context,
                                   LinliSelection *selection,
                                   GListModel     *pages);

G_END_DECLS
