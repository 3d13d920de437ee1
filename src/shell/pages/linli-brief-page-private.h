/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"

G_BEGIN_DECLS

GtkWidget *_linli_brief_page_new (LinliContext   *context,
                                  LinliSelection *selection);

G_END_DECLS
