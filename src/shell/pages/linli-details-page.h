/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-page.h"

G_BEGIN_DECLS

#define LINLI_TYPE_DETAILS_PAGE (linli_details_page_get_type ())

/**
 * LinliDetailsPage:
 *
 * The pane at the right: who or what is chosen, whoever it is, with its matters and its timeline.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliDetailsPage, linli_details_page, LINLI, DETAILS_PAGE, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_details_page_new (LinliContext   *context,
                                   LinliSelection *selection);
LINLI_EXPORT
gboolean linli_details_page_is_editing (LinliDetailsPage *self);
LINLI_EXPORT
gboolean linli_details_page_settle (LinliDetailsPage *self);

G_END_DECLS
